/** What changes for those who read a table or a view by the names of its columns. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { diffSchemas, type SchemaDiff } from "../iceberg/schema-diff.ts";
import type { Columns, NestedField } from "../iceberg/table-metadata.ts";
import { isObject } from "../project/shape.ts";
import type { ColumnOrigin } from "./planner.ts";

/** Columns with what their values are computed from, where that is known. */
export type Traced = readonly (Columns[number] & { readonly from?: readonly ColumnOrigin[] })[];

/**
 * Columns are matched by name, as SQL does. One that went and one that came are a column renamed,
 * where both have the same type and origin and no other has.
 */
export function diffColumns(before: Traced, after: Traced): SchemaDiff {
  const origins = renamed(before, after);
  const ids = new Map<string, number>();
  const idOf = (path: string) => {
    const known = ids.get(path) ?? ids.size + 1;
    ids.set(path, known);
    return known;
  };
  const schema = (columns: Traced, nameOf: (name: string) => string) => ({
    type: "struct" as const,
    fields: columns.map((column) => numbered(column, nameOf(column.name), idOf)),
  });
  return diffSchemas(
    schema(before, (name) => name),
    schema(after, (name) => origins.get(name) ?? name),
  );
}

/** New name → old name. */
function renamed(before: Traced, after: Traced): ReadonlyMap<string, string> {
  const old = new Set(before.map(({ name }) => name));
  const now = new Set(after.map(({ name }) => name));
  const gone = Map.groupBy(
    before.filter(({ name }) => !now.has(name)),
    content,
  );
  const come = Map.groupBy(
    after.filter(({ name }) => !old.has(name)),
    content,
  );
  const names = new Map<string, string>();
  for (const [key, [to, ...others]] of come) {
    const [from, ...more] = gone.get(key) ?? [];
    if (to && from && to.from?.length && others.length + more.length === 0)
      names.set(to.name, from.name);
  }
  return names;
}

function content({ type, from = [] }: Traced[number]): string {
  return JSON.stringify([type, from]);
}

/** The same path has the same id on both sides. `path` is that of the older side. */
function numbered(
  { name, type, required }: Columns[number],
  path: string,
  idOf: (path: string) => number,
): NestedField {
  return { id: idOf(path), name, required, type: numberedType(type, path, idOf) };
}

function numberedType(type: Json, path: string, idOf: (path: string) => number): Json {
  if (!isObject(type)) return type;
  const inner = (key: string) => {
    const below = `${path}\0${key}`;
    return { [`${key}-id`]: idOf(below), [key]: numberedType(type[key], below, idOf) };
  };
  switch (type.type) {
    case "list":
      return { ...type, ...inner("element") };
    case "map":
      return { ...type, ...inner("key"), ...inner("value") };
    default:
      return {
        ...type,
        fields: fieldsOf(type).map((one) => numbered(one, `${path}\0${one.name}`, idOf)),
      };
  }
}

function fieldsOf({ fields }: JsonObject): Columns {
  return (Array.isArray(fields) ? fields : []) as unknown as Columns;
}
