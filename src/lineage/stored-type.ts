/** What a type becomes in the table that stores a view. */
import type { Json } from "../iceberg/json.ts";
import { isObject } from "../project/shape.ts";

/**
 * Nanoseconds need version 3 of the table format, which the refresh container does not write: they
 * are kept as microseconds. https://iceberg.apache.org/spec/#primitive-types
 */
export function storedType(type: Json): Json {
  if (typeof type === "string") return type.replace(/^(timestamp|timestamptz)_ns$/, "$1");
  if (Array.isArray(type)) return type.map(storedType);
  if (!isObject(type)) return type;
  return Object.fromEntries(
    Object.entries(type).map(([key, value]) => [key, key === "name" ? value : storedType(value)]),
  );
}

/** As people write it: `decimal(10, 2)`, `list<string>`, `struct<a: int>`. */
export function typeText(type: Json): string {
  if (typeof type === "string") return type;
  if (!isObject(type)) return "unknown";
  switch (type.type) {
    case "list":
      return `list<${typeText(type.element)}>`;
    case "map":
      return `map<${typeText(type.key)}, ${typeText(type.value)}>`;
    default: {
      const fields: readonly Json[] = Array.isArray(type.fields) ? type.fields : [];
      const texts = fields
        .filter(isObject)
        .map(({ name, type: inner }) => `${String(name)}: ${typeText(inner)}`);
      return `struct<${texts.join(", ")}>`;
    }
  }
}
