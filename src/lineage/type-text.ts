import type { Json } from "../iceberg/json.ts";
import { isObject } from "../project/shape.ts";

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
