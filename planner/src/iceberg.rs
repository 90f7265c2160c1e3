//! Iceberg's types and Arrow's: those of version 2, and version 3's nanoseconds.
use std::collections::HashMap;
use std::sync::Arc;

use arrow_schema::{DataType, Field, Fields, TimeUnit};
use serde_json::{Value, json};

const EXTENSION: &str = "ARROW:extension:name";
const UUID: &str = "arrow.uuid";

/// A column that DataFusion has no type for stands in the schema as this, so that its use is seen.
const UNTYPED: DataType = DataType::Binary;

pub struct Column {
    pub field: Field,
    /// Iceberg's type, where DataFusion has none for it.
    pub untyped: Option<String>,
}

pub fn columns(fields: &Value) -> Vec<Column> {
    let fields = fields.as_array().expect("a schema has fields");
    fields.iter().map(column).collect()
}

fn column(field: &Value) -> Column {
    match to_field(name_of(field), &field["type"], is(field, "required")) {
        Ok(field) => Column { field, untyped: None },
        Err(untyped) => {
            let field = Field::new(name_of(field), UNTYPED, !is(field, "required"));
            Column { field, untyped: Some(untyped) }
        }
    }
}

fn name_of(field: &Value) -> &str {
    field["name"].as_str().expect("a field has a name")
}

fn is(object: &Value, key: &str) -> bool {
    object[key].as_bool().unwrap_or(false)
}

/// Its metadata is handed on with a column that is only passed through, so that a uuid stays one.
fn to_field(name: &str, iceberg: &Value, required: bool) -> Result<Field, String> {
    let field = Field::new(name, to_arrow(iceberg)?, !required);
    if iceberg != "uuid" {
        return Ok(field);
    }
    Ok(field.with_metadata(HashMap::from([(EXTENSION.into(), UUID.into())])))
}

fn to_arrow(iceberg: &Value) -> Result<DataType, String> {
    if let Some(name) = iceberg.as_str() {
        return primitive(name).ok_or_else(|| name.into());
    }
    let part =
        |name, key: &str| to_field(name, &iceberg[key], is(iceberg, &format!("{key}-required")));
    match iceberg["type"].as_str() {
        Some("struct") => {
            let fields = iceberg["fields"].as_array().expect("a struct has fields").iter();
            let fields: Result<Fields, _> = fields
                .map(|field| to_field(name_of(field), &field["type"], is(field, "required")))
                .collect();
            Ok(DataType::Struct(fields?))
        }
        Some("list") => Ok(DataType::List(Arc::new(part("element", "element")?))),
        Some("map") => {
            let key = to_field("key", &iceberg["key"], true)?;
            let entries = DataType::Struct(Fields::from(vec![key, part("value", "value")?]));
            Ok(DataType::Map(Arc::new(Field::new("key_value", entries, false)), false))
        }
        _ => Err(iceberg.to_string()),
    }
}

fn primitive(name: &str) -> Option<DataType> {
    let timestamp = |unit, zone: Option<&str>| DataType::Timestamp(unit, zone.map(Into::into));
    Some(match name {
        "boolean" => DataType::Boolean,
        "int" => DataType::Int32,
        "long" => DataType::Int64,
        "float" => DataType::Float32,
        "double" => DataType::Float64,
        "date" => DataType::Date32,
        "time" => DataType::Time64(TimeUnit::Microsecond),
        "string" => DataType::Utf8,
        "binary" => DataType::Binary,
        "uuid" => DataType::FixedSizeBinary(16),
        "timestamp" => timestamp(TimeUnit::Microsecond, None),
        "timestamptz" => timestamp(TimeUnit::Microsecond, Some("UTC")),
        "timestamp_ns" => timestamp(TimeUnit::Nanosecond, None),
        "timestamptz_ns" => timestamp(TimeUnit::Nanosecond, Some("UTC")),
        _ => return parametrized(name),
    })
}

/// `decimal(10, 2)` and `fixed[16]`.
fn parametrized(name: &str) -> Option<DataType> {
    if let Some(length) = name.strip_prefix("fixed[") {
        let length = length.strip_suffix(']')?.trim().parse().ok()?;
        return Some(DataType::FixedSizeBinary(length));
    }
    let numbers = name.strip_prefix("decimal(")?.strip_suffix(')')?;
    let (precision, scale) = numbers.split_once(',')?;
    let precision = precision.trim().parse().ok()?;
    Some(DataType::Decimal128(precision, scale.trim().parse().ok()?))
}

/// Iceberg's type for a column of DataFusion's, without ids; null where there is none.
pub fn type_of(field: &Field) -> Value {
    from_field(field).unwrap_or(Value::Null)
}

fn from_field(field: &Field) -> Option<Value> {
    let is_uuid = field.metadata().get(EXTENSION).is_some_and(|name| name == UUID);
    match field.data_type() {
        DataType::FixedSizeBinary(16) if is_uuid => Some(json!("uuid")),
        arrow => from_arrow(arrow),
    }
}

fn from_arrow(arrow: &DataType) -> Option<Value> {
    Some(match arrow {
        DataType::Boolean => json!("boolean"),
        DataType::Int8 | DataType::Int16 | DataType::Int32 => json!("int"),
        DataType::UInt8 | DataType::UInt16 => json!("int"),
        DataType::Int64 | DataType::UInt32 => json!("long"),
        DataType::Float16 | DataType::Float32 => json!("float"),
        DataType::Float64 => json!("double"),
        DataType::Decimal32(precision, scale)
        | DataType::Decimal64(precision, scale)
        | DataType::Decimal128(precision, scale)
            if *scale >= 0 && *precision <= 38 =>
        {
            json!(format!("decimal({precision}, {scale})"))
        }
        DataType::Date32 => json!("date"),
        DataType::Time64(TimeUnit::Microsecond) => json!("time"),
        DataType::Timestamp(TimeUnit::Nanosecond, None) => json!("timestamp_ns"),
        DataType::Timestamp(TimeUnit::Nanosecond, Some(_)) => json!("timestamptz_ns"),
        DataType::Timestamp(_, None) => json!("timestamp"),
        DataType::Timestamp(_, Some(_)) => json!("timestamptz"),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => json!("string"),
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView => json!("binary"),
        DataType::FixedSizeBinary(length) => json!(format!("fixed[{length}]")),
        DataType::Dictionary(_, value) => from_arrow(value)?,
        DataType::List(element)
        | DataType::LargeList(element)
        | DataType::FixedSizeList(element, _)
        | DataType::ListView(element)
        | DataType::LargeListView(element) => json!({
            "type": "list",
            "element": from_field(element)?,
            "element-required": !element.is_nullable(),
        }),
        DataType::Struct(fields) => json!({
            "type": "struct",
            "fields": fields.iter().map(|field| struct_field(field)).collect::<Option<Vec<_>>>()?,
        }),
        DataType::Map(entries, _) => from_entries(entries.data_type())?,
        _ => return None,
    })
}

fn struct_field(field: &Field) -> Option<Value> {
    Some(json!({
        "name": field.name(),
        "required": !field.is_nullable(),
        "type": from_field(field)?,
    }))
}

fn from_entries(entries: &DataType) -> Option<Value> {
    let DataType::Struct(fields) = entries else {
        return None;
    };
    let [key, value] = fields.iter().as_slice() else {
        return None;
    };
    Some(json!({
        "type": "map",
        "key": from_field(key)?,
        "value": from_field(value)?,
        "value-required": !value.is_nullable(),
    }))
}
