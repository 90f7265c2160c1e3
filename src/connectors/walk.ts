/** Goes through a configuration along its schema. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { pointerTo } from "../project/document.ts";
import { isObject } from "../project/shape.ts";
import { tagOf } from "./explain.ts";
import type { Schema } from "./schema.ts";

export interface Member {
  /** RFC 6901, from the configuration's root. */
  readonly pointer: string;
  readonly key: string;
  readonly value: Json;
  /** undefined for a key that the schema does not know. */
  readonly schema: Schema | undefined;
  /** The keys that it knows beside this one. */
  readonly known: readonly string[];
}

/**
 * Every member of every object whose keys are known, in the file's order. Of a choice the branch that
 * the value names; nothing of one that it does not name.
 */
export function* membersOf(schema: Schema, value: Json, pointer = ""): Generator<Member> {
  if (Array.isArray(value)) {
    if (schema.items === undefined) return;
    for (const [i, item] of value.entries())
      yield* membersOf(schema.items, item, `${pointer}/${i}`);
  }
  if (isObject(value) && schema.additionalProperties !== undefined)
    for (const [key, one] of Object.entries(value))
      yield* membersOf(schema.additionalProperties, one, pointerTo(pointer, key));
  const properties = isObject(value) ? propertiesFor(schema, value) : undefined;
  if (!isObject(value) || properties === undefined) return;
  const known = Object.keys(properties);
  for (const [key, member] of Object.entries(value)) {
    const at = pointerTo(pointer, key);
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    yield { pointer: at, key, value: member, schema: own, known };
    if (own !== undefined) yield* membersOf(own, member, at);
  }
}

function propertiesFor(schema: Schema, value: JsonObject): Schema["properties"] {
  const { oneOf, properties } = schema;
  if (oneOf === undefined) return properties;
  const tag = tagOf(oneOf as readonly Json[]);
  const branch = tag?.values.indexOf(value[tag.key] as string) ?? -1;
  const chosen = oneOf[branch]?.properties;
  return chosen && { ...properties, ...chosen };
}
