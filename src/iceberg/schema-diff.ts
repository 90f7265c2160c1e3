/** What changed between two schemas of one table. Schemas belong to the table, not to a branch. */
import type { Json } from "./json.ts";
import type { NestedField, Schema, TableMetadata } from "./table-metadata.ts";

export interface SchemaDiff {
  /** Paths such as `address.zip`. */
  readonly added: readonly string[];
  /** Sentences such as `widened column id from int to long`: readers of `main` go on as before. */
  readonly widened: readonly string[];
  /** Sentences such as `dropped column note`: what breaks a reader of `main`. */
  readonly breaking: readonly string[];
}

/** The schema with this id; version 1 tables may have a single one without an id. */
export function findSchema(metadata: TableMetadata, id: number): Schema | undefined {
  const all = metadata.schemas ?? (metadata.schema === undefined ? [] : [metadata.schema]);
  return all.find((schema) => (schema["schema-id"] ?? 0) === id);
}

interface Column {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly parent: number | undefined;
  readonly required: boolean;
  /** `struct`, `list` and `map` for what has columns of its own. */
  readonly type: string;
}

/** Columns at any depth by field id, as readers match them. */
export function diffSchemas(before: Schema, after: Schema): SchemaDiff {
  const [old, now] = [columnsOf(before), columnsOf(after)];
  const diff = { added: [] as string[], widened: [] as string[], breaking: [] as string[] };
  const isNew = ({ parent }: Column) => parent !== undefined && !old.has(parent);
  for (const column of now.values()) {
    const was = old.get(column.id);
    if (was !== undefined) compare(was, column, diff);
    else if (!isNew(column)) diff.added.push(column.path);
  }
  for (const column of old.values())
    if (!now.has(column.id) && (column.parent === undefined || now.has(column.parent)))
      diff.breaking.push(`dropped column ${column.path}`);
  return diff;
}

/** By id: `name` of every column of a schema. */
export function columnNames(schema: Schema): ReadonlyMap<number, string> {
  return new Map([...columnsOf(schema)].map(([id, { path }]) => [id, path]));
}

function columnsOf(schema: Schema): ReadonlyMap<number, Column> {
  return new Map(
    schema.fields.flatMap((field) => flat(field, "", undefined)).map((one) => [one.id, one]),
  );
}

function flat(field: NestedField, above: string, parent: number | undefined): readonly Column[] {
  const { id, name, required } = field;
  const path = above + name;
  const own = { id, name, path, parent, required, type: typeName(field.type) };
  return [own, ...children(field.type).flatMap((child) => flat(child, `${path}.`, id))];
}

/** https://iceberg.apache.org/spec/#nested-types */
function children(type: Json): readonly NestedField[] {
  if (typeof type !== "object" || type === null || !("type" in type)) return [];
  const child = (name: string, id: Json, required: Json) =>
    ({ id, name, required: required === true, type: type[name] }) as NestedField;
  switch (type.type) {
    case "struct":
      return type.fields as unknown as readonly NestedField[];
    case "list":
      return [child("element", type["element-id"], type["element-required"])];
    case "map":
      return [
        child("key", type["key-id"], true),
        child("value", type["value-id"], type["value-required"]),
      ];
    default:
      return [];
  }
}

function typeName(type: Json): string {
  if (typeof type === "string") return type.replaceAll(" ", "");
  const nested = typeof type === "object" && type !== null && "type" in type ? type.type : type;
  return String(nested);
}

function compare(
  was: Column,
  is: Column,
  { widened, breaking }: { readonly widened: string[]; readonly breaking: string[] },
): void {
  if (was.name !== is.name) breaking.push(`renamed column ${was.path} to ${is.path}`);
  if (was.type !== is.type) {
    const change = `column ${is.path} from ${was.type} to ${is.type}`;
    if (isWider(was.type, is.type)) widened.push(`widened ${change}`);
    else breaking.push(`changed ${change}`);
  }
  if (was.required && !is.required) widened.push(`column ${is.path} may now be null`);
}

/** https://iceberg.apache.org/spec/#schema-evolution */
function isWider(was: string, is: string): boolean {
  const wider: { readonly [type: string]: readonly string[] } = {
    int: ["long"],
    float: ["double"],
    date: ["timestamp", "timestamp_ns"],
  };
  if (was === "unknown" || wider[was]?.includes(is)) return true;
  const [before, after] = [was, is].map((type) => /^decimal\((\d+),(\d+)\)$/.exec(type));
  if (!before || !after || before[2] !== after[2]) return false;
  return Number(after[1]) > Number(before[1]);
}
