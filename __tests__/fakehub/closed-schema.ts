/** A request's schema that knows no property but the described ones, at any depth. */
import { isObject, type JsonObject } from "./extract.ts";

/**
 * GitHub ignores a property that it does not know, be it a slip of the pen. `unevaluatedProperties`
 * rather than `additionalProperties`, since an `anyOf` beside may describe further ones.
 */
export function closed(schema: JsonObject): JsonObject {
  return close(schema, true);
}

function close(schema: JsonObject, root: boolean): JsonObject {
  const { additionalProperties, ...rest } = schema;
  const result: JsonObject = { ...rest };
  if (isObject(additionalProperties)) result.additionalProperties = additionalProperties;
  if (isObject(schema.properties))
    result.properties = mapValues(schema.properties, (inner) => close(inner, true));
  if (isObject(schema.items)) result.items = close(schema.items, true);
  for (const key of ["anyOf", "oneOf", "allOf"]) {
    const branches = schema[key];
    if (Array.isArray(branches))
      result[key] = branches.map((branch) => (isObject(branch) ? close(branch, false) : branch));
  }
  const described = isObject(schema.properties) && !isObject(additionalProperties);
  return described && root ? { ...result, unevaluatedProperties: false } : result;
}

function mapValues(object: JsonObject, change: (value: JsonObject) => JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, isObject(value) ? change(value) : value]),
  );
}
