/** Equality of what YAML and JSON can say; the order of an object's keys is no difference. */
import type { Json, JsonObject } from "../iceberg/json.ts";

export function isEqual(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  );
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Its items; none of what is no list. */
export function listOf(value: Json): readonly Json[] {
  return isList(value) ? value : [];
}
