/**
 * Avro schemas by field id. Writers call the same column differently, and an id is what Iceberg goes
 * by: values are read and written under the name `f` and the id.
 */
import type { Schema as AvroSchema } from "avsc";

/** As JSON has it. */
type Node = string | readonly Node[] | { readonly [key: string]: unknown };

/** What no sane schema reaches: one that contains itself has no end. */
const maxDepth = 24;

const primitives = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];

/** Whether it is said with `field-id` or as a plain number. */
function fieldName(field: { readonly [key: string]: unknown }, index: number): string {
  const id = Number(field["field-id"] ?? Number.NaN);
  return Number.isSafeInteger(id) && id >= 0 ? `f${id}` : `n${index}`;
}

/**
 * The same bytes under names that depend on ids and places alone, without logical types: values stay
 * as they stand in the file. Two schemas of one shape have one answer.
 */
export function byFieldId(schema: unknown): AvroSchema {
  return rename(schema as Node, "r", definitions(schema as Node), 0) as AvroSchema;
}

function rename(node: Node, place: string, named: Definitions, depth: number): unknown {
  if (depth > maxDepth) throw new Error("a schema without end");
  const inner = (one: unknown, at: string) =>
    rename(one as Node, `${place}_${at}`, named, depth + 1);
  if (typeof node === "string")
    return primitives.includes(node)
      ? node
      : rename(definitionOf(node, named), place, named, depth);
  if (isUnion(node)) return node.map((one, index) => inner(one, `u${index}`));
  switch (node.type) {
    case "record":
      return {
        type: "record",
        name: place,
        fields: (node.fields as readonly { readonly [key: string]: unknown }[]).map(
          (one, index) => ({
            name: fieldName(one, index),
            type: inner(one.type, fieldName(one, index)),
          }),
        ),
      };
    case "array":
      return { type: "array", items: inner(node.items, "i") };
    case "map":
      return { type: "map", values: inner(node.values, "v") };
    case "fixed":
      return { type: "fixed", name: place, size: node.size };
    case "enum":
      return { type: "enum", name: place, symbols: node.symbols };
    default:
      return rename(node.type as Node, place, named, depth + 1);
  }
}

type Definitions = ReadonlyMap<string, Node>;

function isUnion(node: Node): node is readonly Node[] {
  return Array.isArray(node);
}

function definitionOf(name: string, named: Definitions): Node {
  const found = named.get(name);
  if (found === undefined) throw new Error("a type that is not there");
  // A second definition would be a second name.
  return found;
}

/** The types that a schema gives names to. */
function definitions(node: Node, into = new Map<string, Node>(), depth = 0): Map<string, Node> {
  if (depth > 2 * maxDepth) throw new Error("a schema without end");
  const inside = (one: unknown) => definitions(one as Node, into, depth + 1);
  if (typeof node !== "object" || node === null) return into;
  if (isUnion(node)) {
    for (const one of node) inside(one);
    return into;
  }
  if (typeof node.name === "string" && typeof node.type === "string") into.set(node.name, node);
  for (const one of (node.fields ?? []) as readonly { readonly type: unknown }[]) inside(one.type);
  for (const one of [node.type, node.items, node.values]) inside(one);
  return into;
}

/** The type of the field with an id inside of a record, with all that it needs; undefined where there is none. */
export function typeOfField(schema: unknown, ...ids: readonly number[]): unknown {
  const named = definitions(schema as Node);
  let node = schema as Node;
  for (const id of ids) {
    if (typeof node === "string") node = definitionOf(node, named);
    const fields = (isUnion(node) ? undefined : (node as { fields?: unknown }).fields) as
      | readonly { readonly [key: string]: unknown }[]
      | undefined;
    const found = fields?.find((one) => Number(one["field-id"]) === id);
    if (found === undefined) return undefined;
    node = found.type as Node;
  }
  return complete(node, named, new Set(), 0);
}

/** Each name defined where it is first used. */
function complete(node: Node, named: Definitions, seen: Set<string>, depth: number): unknown {
  if (depth > 2 * maxDepth) throw new Error("a schema without end");
  const inner = (one: unknown) => complete(one as Node, named, seen, depth + 1);
  if (typeof node === "string")
    return primitives.includes(node) || seen.has(node) ? node : inner(definitionOf(node, named));
  if (isUnion(node)) return node.map(inner);
  if (typeof node.name === "string") seen.add(node.name);
  const members = Object.entries(node).map(([key, value]) => {
    if (key === "fields")
      return [key, (value as readonly object[]).map((one) => completeField(one, inner))];
    const isType =
      key === "items" || key === "values" || (key === "type" && typeof value === "object");
    return [key, isType ? inner(value) : value];
  });
  return Object.fromEntries(members);
}

function completeField(field: object, inner: (type: unknown) => unknown): object {
  return { ...field, type: inner((field as { readonly type: unknown }).type) };
}
