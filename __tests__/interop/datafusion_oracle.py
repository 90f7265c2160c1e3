"""What DataFusion itself says of queries: each is executed over empty tables, and its columns told.

Reads {"tables", "defaults", "queries"} as JSON, with Iceberg's schemas, and prints {"version", "answers"}.
An answer is {"columns": [[name, Iceberg's type or null, required], ...]}, with "planned" beside it
where the plan's schema says otherwise than the rows' does, or {"refused": message}.

A column is required only if the plan as analyzed, the plan as optimized and every batch of the result
say so: they differ (of DISTINCT ON's columns, of a scalar subquery, of CASE, of a branch of a UNION).
"""

import json
import sys

import datafusion
import pyarrow as pa
from datafusion import SessionConfig, SessionContext, SQLOptions
from datafusion.catalog import Catalog, Schema

PRIMITIVES = {
    "boolean": pa.bool_(),
    "int": pa.int32(),
    "long": pa.int64(),
    "float": pa.float32(),
    "double": pa.float64(),
    "date": pa.date32(),
    "time": pa.time64("us"),
    "timestamp": pa.timestamp("us"),
    "timestamptz": pa.timestamp("us", "UTC"),
    "timestamp_ns": pa.timestamp("ns"),
    "timestamptz_ns": pa.timestamp("ns", "UTC"),
    "string": pa.string(),
    "uuid": pa.binary(16),
    "binary": pa.binary(),
}


def arrow_type(iceberg):
    if isinstance(iceberg, dict):
        return nested_arrow_type(iceberg)
    if iceberg in PRIMITIVES:
        return PRIMITIVES[iceberg]
    name, numbers = iceberg.rstrip(")]").replace("[", "(").split("(")
    sizes = [int(number) for number in numbers.split(",")]
    return {"decimal": pa.decimal128, "fixed": pa.binary}[name](*sizes)


def nested_arrow_type(iceberg):
    match iceberg["type"]:
        case "struct":
            return pa.struct([arrow_field(field) for field in iceberg["fields"]])
        case "list":
            element = arrow_type(iceberg["element"])
            return pa.list_(pa.field("element", element, not iceberg["element-required"]))
        case "map":
            value = pa.field("value", arrow_type(iceberg["value"]), not iceberg["value-required"])
            return pa.map_(pa.field("key", arrow_type(iceberg["key"]), False), value)
    raise ValueError(iceberg)


def arrow_field(field):
    return pa.field(field["name"], arrow_type(field["type"]), not field["required"])


def iceberg_type(arrow):
    """None where Iceberg has no such type."""
    is_ = pa.types
    if is_.is_dictionary(arrow):
        return iceberg_type(arrow.value_type)
    if is_.is_boolean(arrow):
        return "boolean"
    if is_.is_integer(arrow):
        bits = arrow.bit_width + is_.is_unsigned_integer(arrow)
        return "int" if bits <= 32 else "long" if bits <= 64 else None
    if is_.is_floating(arrow):
        return "double" if arrow.bit_width == 64 else "float"
    if is_.is_decimal(arrow):
        fits = arrow.precision <= 38 and arrow.scale >= 0 and arrow.bit_width <= 128
        return f"decimal({arrow.precision}, {arrow.scale})" if fits else None
    if is_.is_timestamp(arrow):
        zone = "timestamptz" if arrow.tz else "timestamp"
        return zone + ("_ns" if arrow.unit == "ns" else "")
    if is_.is_string(arrow) or is_.is_large_string(arrow) or is_.is_string_view(arrow):
        return "string"
    if is_.is_fixed_size_binary(arrow):
        return f"fixed[{arrow.byte_width}]"
    if is_.is_binary(arrow) or is_.is_large_binary(arrow) or is_.is_binary_view(arrow):
        return "binary"
    if arrow in (pa.date32(), pa.time64("us")):
        return "date" if is_.is_date32(arrow) else "time"
    return nested_iceberg_type(arrow) if is_.is_nested(arrow) else None


def nested_iceberg_type(arrow):
    """None also where Iceberg lacks the type of a part."""
    is_ = pa.types
    if is_.is_struct(arrow):
        parts = [(field.name, iceberg_type(field.type), not field.nullable) for field in arrow]
        fields = [{"name": name, "required": req, "type": kind} for name, kind, req in parts]
        return None if any(kind is None for _, kind, _ in parts) else {"type": "struct", "fields": fields}
    if is_.is_map(arrow):
        key, value = iceberg_type(arrow.key_type), iceberg_type(arrow.item_type)
        required = not arrow.item_field.nullable
        whole = {"type": "map", "key": key, "value": value, "value-required": required}
        return None if key is None or value is None else whole
    element = iceberg_type(arrow.value_type)
    required = not arrow.value_field.nullable
    return element and {"type": "list", "element": element, "element-required": required}


def session(tables, defaults, optimize):
    config = SessionConfig().with_default_catalog_and_schema(defaults["catalog"], defaults["namespace"])
    # Without a pass of the optimizer, what is called the optimized plan is the analyzed one.
    config = config if optimize else config.set("datafusion.optimizer.max_passes", "0")
    context = SessionContext(config.with_create_default_catalog_and_schema(False))
    catalogs = {}
    for place, table in enumerate(tables):
        catalog = catalogs.setdefault(table["catalog"], Catalog.memory_catalog())
        if table["namespace"] not in catalog.names():
            catalog.register_schema(table["namespace"], Schema.memory_schema())
        catalog.schema(table["namespace"]).register_table(table["name"], empty_table(place, table))
    for name, catalog in catalogs.items():
        context.register_catalog_provider(name, catalog)
    return context


def empty_table(place, table):
    maker, name = SessionContext(), f"t{place}"
    schema = pa.schema([arrow_field(field) for field in table["schema"]["fields"]])
    maker.register_record_batches(name, [[pa.RecordBatch.from_pylist([], schema=schema)]])
    return maker.catalog().schema().table(name)


def answer(analyzing, running, sql):
    options = SQLOptions().with_allow_ddl(False).with_allow_dml(False).with_allow_statements(False)
    try:
        plans = [schema_of(context, sql, options) for context in (analyzing, running)]
        batches = [columns(one.schema) for one in running.sql_with_options(sql, options).collect()]
    # A panic of DataFusion's is no Exception.
    except BaseException as error:
        return {"refused": str(error).split("\n\nbacktrace")[0]}
    # What is run has lost the names of a UNION, and has types that the plans do not know.
    planned, kinds = plans[0], (batches or plans[1:])[0]
    told = [*plans, *batches]
    whole = [
        [name, kinds[at][1], all(one[at][2] for one in told)]
        for at, (name, _, _) in enumerate(planned)
    ]
    return {"columns": whole} | ({"planned": planned} if planned != whole else {})


def schema_of(context, sql, options):
    plan = context.sql_with_options(sql, options).optimized_logical_plan()
    return columns(context.create_dataframe_from_logical_plan(plan).schema())


def columns(fields):
    return [[field.name, iceberg_type(field.type), not field.nullable] for field in fields]


asked = json.load(sys.stdin)
contexts = [session(asked["tables"], asked["defaults"], optimize) for optimize in (False, True)]
answers = [answer(*contexts, sql) for sql in asked["queries"]]
json.dump({"version": datafusion.__version__, "answers": answers}, sys.stdout)
