/** Field ids for columns that have none: rows that are stored already are found by theirs. */
import type { Json, JsonObject } from "./json.ts";
import type { NestedField, Schema } from "./table-metadata.ts";

/** A column as a SELECT gives it, its type without ids. */
export interface Column {
  readonly name: string;
  readonly type: Json;
  readonly required: boolean;
}

export interface Numbered {
  readonly fields: readonly NestedField[];
  /** The highest id that was ever used. */
  readonly last: number;
}

/**
 * A column that keeps its name and its type keeps its ids; any other gets some that were never used,
 * so that a reader takes no stored value for another column's. Rows that are there may lack a column
 * that is new, or hold none in one that was optional: neither is required.
 */
export function numbered(columns: readonly Column[], before?: Numbered): Numbered {
  const old = new Map(before?.fields.map((field) => [field.name, field]));
  let last = before?.last ?? 0;
  const next = () => ++last;
  // Tables that dashtool made of a join may have one id twice.
  const used = new Set<number>();
  const made = columns.map(({ name, type, required }) => {
    const kept = old.get(name);
    const stored = storedType(type);
    const isKept = kept !== undefined && !used.has(kept.id);
    if (isKept && sameType(withoutIds(kept.type), stored) && used.add(kept.id))
      return { field: { ...kept, required: kept.required && required }, type: undefined };
    const isRequired = before === undefined && required;
    return { field: { id: next(), name, required: isRequired, type: stored }, type: stored };
  });
  // As Iceberg's own libraries number them: all columns first, then what is in them.
  const fields = made.map(({ field, type }): NestedField => {
    if (type === undefined) return field;
    const { id, name, required } = field;
    return { id, name, required, type: withNewIds(type, next) };
  });
  return { fields, last };
}

/** Whether rows of one are rows of the other: ids, names, types, and what is required. */
export function sameFields(a: Pick<Schema, "fields">, b: Pick<Schema, "fields">): boolean {
  return canonical(a.fields as Json) === canonical(b.fields as Json);
}

/**
 * Columns that an Iceberg table of format 2 cannot keep to the nanosecond, by name: they are kept
 * to the microsecond.
 */
export function roundedColumns(columns: readonly Column[]): readonly string[] {
  return columns
    .filter(({ type }) => canonical(storedType(type)) !== canonical(type))
    .map(({ name }) => name);
}

const inMicroseconds: { readonly [type: string]: string } = {
  timestamp_ns: "timestamp",
  timestamptz_ns: "timestamptz",
};

/** What a type becomes in the table that stores a view: version 2 of the format has no nanoseconds. */
export function storedType(type: Json): Json {
  if (typeof type === "string") return inMicroseconds[type] ?? type;
  return mapTypes(type, storedType);
}

/** Whether two types without ids are the same: some writers put a space into `decimal(12, 2)`. */
function sameType(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}

function withoutIds(type: Json): Json {
  if (typeof type === "string" || !isObject(type)) return type;
  const { "element-id": _e, "key-id": _k, "value-id": _v, ...rest } = type;
  const plain = mapTypes(rest, withoutIds) as JsonObject;
  if (!Array.isArray(plain.fields)) return plain;
  return { ...plain, fields: plain.fields.map(({ id: _, ...field }: JsonObject) => field) };
}

function withNewIds(type: Json, next: () => number): Json {
  if (!isObject(type)) return type;
  if (type.type === "list") {
    const id = next();
    return { ...type, "element-id": id, element: withNewIds(type.element, next) };
  }
  if (type.type === "map") {
    const ids = { "key-id": next(), "value-id": next() };
    const [key, value] = [withNewIds(type.key, next), withNewIds(type.value, next)];
    return { ...type, ...ids, key, value };
  }
  const fields = fieldsOf(type).map((field) => ({ id: next(), ...field }));
  return {
    ...type,
    fields: fields.map((field) => ({ ...field, type: withNewIds(field.type, next) })),
  };
}

/** The same type with what it is made of exchanged. */
function mapTypes(type: Json, change: (type: Json) => Json): Json {
  if (!isObject(type)) return type;
  if (type.type === "list") return { ...type, element: change(type.element) };
  if (type.type === "map") return { ...type, key: change(type.key), value: change(type.value) };
  if (type.type !== "struct") return type;
  const fields = fieldsOf(type).map((field) => ({ ...field, type: change(field.type) }));
  return { ...type, fields };
}

function fieldsOf({ fields }: JsonObject): readonly (JsonObject & { readonly type: Json })[] {
  return (Array.isArray(fields) ? fields : []) as never;
}

function isObject(json: Json): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** Of what a type means, one text: keys in order, without what is only told of it. */
function canonical(json: Json): string {
  if (typeof json === "string") return JSON.stringify(json.replaceAll(/[\s]+/g, ""));
  if (Array.isArray(json)) return `[${json.map(canonical).join(",")}]`;
  if (!isObject(json)) return String(json);
  const kept = Object.keys(json)
    .filter((key) => key !== "doc")
    .sort();
  const members = kept.map((key) =>
    key === "name" ? `name:${JSON.stringify(json[key])}` : `${key}:${canonical(json[key])}`,
  );
  return `{${members.join(",")}}`;
}
