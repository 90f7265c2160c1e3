/**
 * A schema that somebody else wrote, as plain draft-07 with its own references put in: then every
 * error's path leads to the place in the schema where the choice was, and keys can be looked up.
 */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { isObject } from "../project/shape.ts";
import type { Schema } from "./schema.ts";
import { decoded, memberAt } from "./tag.ts";

/** So many characters of what is referred to: a few lines can refer to more than any memory holds. */
const MAX_PUT_IN = 1_048_576;
/** And so far from one to the next: each is as many levels more for whoever walks the schema. */
const MAX_CHAIN = 10;

/** Keywords that hold a schema or a list of them; what a user calls a setting is none of them. */
const holders = new Set([
  ...["allOf", "anyOf", "oneOf", "items", "additionalItems", "additionalProperties"],
  ...["contains", "not", "propertyNames", "if", "then", "else"],
]);

/** Keywords that hold schemas by names of the user's own. */
const maps = new Set(["properties", "patternProperties", "definitions", "$defs", "dependencies"]);

/** Words of other drafts and of validators: draft-07 ignores them, or they name the file itself. */
const ignored = new Set(["$schema", "$id", "id", "$async", "nullable", "discriminator"]);

/** Beside a reference they only say more of it. */
const annotation =
  /^(?:title|description|default|examples?|order|group|airbyte_\w+|\$comment|always_show|multiline)$/;

export function plainSchema(root: JsonObject): Schema {
  let left = MAX_PUT_IN;
  const sizes = new Map<string, number>();
  const plain = (value: Json, within: readonly string[]): Json => {
    if (Array.isArray(value)) return value.map((one) => plain(one, within));
    if (!isObject(value)) return value;
    const target = targetOf(value, within);
    if (target !== undefined) {
      const { $ref, ...beside } = value;
      return { ...(plain(target, [...within, String($ref)]) as JsonObject), ...beside };
    }
    const own = Object.entries(value).filter(([key]) => !ignored.has(key));
    return Object.fromEntries(own.map(([key, one]) => [key, member(key, one, within)]));
  };
  const member = (key: string, value: Json, within: readonly string[]): Json => {
    if (holders.has(key)) return plain(value, within);
    if (!maps.has(key) || !isObject(value)) return value;
    const all = Object.entries(value);
    return Object.fromEntries(all.map(([name, one]) => [name, plain(one, within)]));
  };
  const targetOf = (value: JsonObject, within: readonly string[]): JsonObject | undefined => {
    const { $ref, ...beside } = value;
    if (typeof $ref !== "string" || !$ref.startsWith("#/")) return undefined;
    if (within.includes($ref) || within.length >= MAX_CHAIN) return undefined;
    if (!Object.keys(beside).every((key) => annotation.test(key))) return undefined;
    const found = memberAt(root, decoded($ref.slice(1)));
    if (!isObject(found)) return undefined;
    const size = sizes.get($ref) ?? JSON.stringify(found).length;
    sizes.set($ref, size);
    if (size > left) return undefined;
    left -= size;
    return found;
  };
  return plain(root, []) as Schema;
}
