/** The columns that dashbook's destination makes of a stream of Airbyte's. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import type { Columns } from "../iceberg/table-metadata.ts";
import { isObject } from "./shape.ts";

/** Whether a destination is dashbook's: Airbyte's own make other columns of a stream. */
export function isDashbookDestination(destination: JsonObject): boolean {
  return ["catalog_url", "catalogUrl"].some((key) => Object.hasOwn(destination, key));
}

/**
 * A stream's `json_schema` as the destination reads it: integers are `int` and numbers `float`,
 * `null` among the types makes a column optional, and what has parts of its own has no type that a
 * table could have (here `unknown`). Formats: `date`, `date-time` (without a zone), `time`.
 * Source: dashbook/destination-iceberg, `schema_to_arrow`. undefined where it is not an object's.
 */
export function columnsOfStream(schema: Json, isOverwritten: boolean): Columns | undefined {
  if (!isObject(schema) || !isObject(schema.properties)) return undefined;
  return Object.entries(schema.properties)
    .filter(([name]) => !(isOverwritten && name.startsWith("_ab_cdc")))
    .map(([name, property]) => ({ name: name.trim().replace(/^"+|"+$/g, ""), ...typed(property) }));
}

function typed(property: Json): Pick<Columns[number], "type" | "required"> {
  if (!isObject(property)) return { type: "unknown", required: false };
  const types: readonly Json[] = Array.isArray(property.type) ? property.type : [property.type];
  const [first] = types.filter((one) => one !== "null");
  const type = icebergType(first, property.format);
  return { type, required: type !== "unknown" && !types.includes("null") };
}

function icebergType(type: Json, format: Json): string {
  if (format === "date") return "date";
  if (format === "date-time") return "timestamp";
  if (format === "time") return "time";
  switch (type) {
    case "boolean":
      return "boolean";
    case "integer":
      return "int";
    case "number":
      return "float";
    case "string":
      return "string";
    default:
      return "unknown";
  }
}

/**
 * Whether each sync takes the place of the rows before: then the columns of change data are left
 * out. Unless the settings say so, what can be incremental is.
 */
export function isOverwritten(settings: Json, supported: Json): boolean {
  const mode = isObject(settings) ? (settings.sync_mode ?? settings.syncMode) : undefined;
  return (
    mode === "full_refresh" || !(Array.isArray(supported) && supported.includes("incremental"))
  );
}
