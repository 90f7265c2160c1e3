/** Goes through a configuration along its schema. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { pointerTo } from "../project/document.ts";
import { isObject } from "../project/shape.ts";
import type { Schema } from "./schema.ts";
import { tagOf } from "./tag.ts";

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
    const items = schemaAt(schema, "items");
    if (items === undefined) return;
    for (const [i, item] of value.entries()) yield* membersOf(items, item, `${pointer}/${i}`);
  }
  if (!isObject(value)) return;
  const found = knownTo(schema, value);
  const rest = schemaAt(schema, "additionalProperties");
  for (const [key, member] of Object.entries(value)) {
    const at = pointerTo(pointer, key);
    const own = found && Object.hasOwn(found.properties, key) ? found.properties[key] : undefined;
    const isUnknown = own === undefined && found !== undefined && !found.isOpen;
    const isNamed = own !== undefined || isUnknown;
    const known = Object.keys(found?.properties ?? {});
    if (isNamed) yield { pointer: at, key, value: member, schema: own, known };
    const next = own ?? rest;
    if (next !== undefined) yield* membersOf(next, member, at);
  }
}

interface Known {
  readonly properties: { readonly [key: string]: Schema };
  /** Whether other keys may have a meaning, too. */
  readonly isOpen: boolean;
}

/** By these words an object may take keys that are not listed, or that cannot be told from here. */
const opening = ["$ref", "patternProperties", "dependencies", "if", "then", "else"];

/** undefined where no key is known, or none can be told. */
function knownTo(schema: Schema, value: JsonObject): Known | undefined {
  const parts: Known[] = [];
  let isOpen =
    opening.some((word) => Object.hasOwn(schema, word)) ||
    schemaAt(schema, "additionalProperties") !== undefined;
  const { properties } = schema;
  if (isObject(properties as Json)) parts.push({ properties: properties ?? {}, isOpen: false });
  for (const part of schemasAt(schema, "allOf")) {
    const found = knownTo(part, value);
    if (found !== undefined) parts.push(found);
  }
  for (const word of ["oneOf", "anyOf"]) {
    const branches = schemasAt(schema, word);
    if (branches.length === 0) continue;
    const tag = tagOf(branches as readonly Json[]);
    const branch = branches[tag?.values.indexOf(value[tag.key] as string) ?? -1];
    if (tag !== undefined && branch === undefined) return undefined;
    const chosen = branch && knownTo(branch, value);
    if (chosen === undefined) isOpen = true;
    else parts.push(chosen);
  }
  if (parts.length === 0) return undefined;
  const all = parts.map((part) => part.properties);
  return {
    properties: Object.assign({}, ...all),
    isOpen: isOpen || parts.some((one) => one.isOpen),
  };
}

/** A schema of somebody else's may have anything there: `true`, a list. */
function schemaAt(schema: Schema, word: string): Schema | undefined {
  const found = Object.hasOwn(schema, word) ? (schema as JsonObject)[word] : undefined;
  return isObject(found) ? (found as Schema) : undefined;
}

function schemasAt(schema: Schema, word: string): readonly Schema[] {
  const found = Object.hasOwn(schema, word) ? (schema as JsonObject)[word] : undefined;
  return Array.isArray(found) ? found.filter(isObject) : [];
}
