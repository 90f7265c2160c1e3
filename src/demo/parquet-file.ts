/** Rows as one Parquet file, with the field ids by which Iceberg's readers find columns. */
import type { SchemaElement } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { IcebranchError } from "../errors.ts";
import { stringifyJson } from "../iceberg/json.ts";
import type { NestedField, Schema } from "../iceberg/table-metadata.ts";

/** A column's name → its value: `bigint` for `long`, `Date` for dates and times. */
export interface Row {
  readonly [column: string]: boolean | number | bigint | string | Date | null;
}

/** https://iceberg.apache.org/spec/#parquet; `iceberg.schema` is what Java writes too. */
export function parquetFile(schema: Schema, rows: readonly Row[]): Uint8Array {
  const columns = schema.fields.map((field) => ({
    name: field.name,
    data: rows.map((row) => row[field.name] ?? null),
  }));
  const buffer = parquetWriteBuffer({
    columnData: columns,
    schema: [
      { name: "table", num_children: columns.length },
      ...schema.fields.map((field) => parquetColumn(field)),
    ],
    kvMetadata: [{ key: "iceberg.schema", value: stringifyJson(schema) }],
    createdBy: "icebranch demo",
  });
  return new Uint8Array(buffer);
}

function parquetColumn(field: NestedField): SchemaElement {
  return {
    name: field.name,
    field_id: field.id,
    repetition_type: field.required ? "REQUIRED" : "OPTIONAL",
    ...parquetType(field),
  };
}

function parquetType(field: NestedField): Partial<SchemaElement> {
  switch (field.type) {
    case "boolean":
      return { type: "BOOLEAN" };
    case "int":
      return { type: "INT32" };
    case "long":
      return { type: "INT64" };
    case "double":
      return { type: "DOUBLE" };
    case "string":
      return { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } };
    case "date":
      return { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } };
    case "timestamptz":
      return {
        type: "INT64",
        converted_type: "TIMESTAMP_MICROS",
        logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MICROS" },
      };
    default:
      throw new IcebranchError(
        "IB420",
        `The stand-in connector cannot write column ${field.name} of type ${stringifyJson(field.type)}.`,
        { hint: "Use boolean, int, long, double, string, date or timestamptz." },
      );
  }
}
