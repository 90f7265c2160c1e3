/** The statements that every database takes alike. */
import type { Row, RowChange, RowKey, SqlDriver, Statement, Swap } from "./sql-driver.ts";

/** How many rows one statement is about, so that its parameters stay few enough for any database. */
const chunkSize = 500;

export function chunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  const all: T[][] = [];
  for (let at = 0; at < items.length; at += chunkSize) all.push(items.slice(at, at + chunkSize));
  return all;
}

export function namespacesOf(catalog: string, spelling: SqlDriver["spelling"]): Statement {
  const columns = ["catalog_name", "table_namespace"];
  return {
    sql: `select ${columns} from iceberg_tables where catalog_name = ? group by ${[...columns, ...columns.map(spelling)]}`,
    parameters: [catalog],
  };
}

export const catalogNames: Statement = {
  sql: "select distinct catalog_name from iceberg_tables",
  parameters: [],
};

export function rowsIn(catalog: string, namespaces: readonly string[]): Statement {
  return {
    sql: `select * from iceberg_tables where catalog_name = ? and table_namespace in (${marks(namespaces)})`,
    parameters: [catalog, ...namespaces],
  };
}

export function rowsOf(catalog: string, keys: readonly RowKey[]): Statement {
  const { sql, parameters } = where(catalog, keys);
  return { sql: `select * from iceberg_tables where ${sql}`, parameters };
}

/** Rows by their keys, a namespace at a time: what an index of all three columns serves well. */
export function where(catalog: string, keys: readonly RowKey[]): Statement {
  const namespaces = [...Map.groupBy(keys, ({ namespace }) => namespace)];
  const each = namespaces.map(
    ([, rows]) => `(table_namespace = ? and table_name in (${marks(rows)}))`,
  );
  return {
    sql: `catalog_name = ? and (${each.join(" or ")})`,
    parameters: [
      catalog,
      ...namespaces.flatMap(([namespace, rows]) => [namespace, ...rows.map(({ name }) => name)]),
    ],
  };
}

/** Java reads a missing type as TABLE, and so do we. `columns`: those that there are. */
export function onlyTables(columns: ReadonlyMap<string, unknown>): string {
  return columns.has("iceberg_type") ? " and (iceberg_type = 'TABLE' or iceberg_type is null)" : "";
}

/** In version 0, and where a catalog was brought to version 1, only the metadata tells. */
export function typeIs({ iceberg_type }: Row, type: RowChange["type"]): boolean {
  return (iceberg_type ?? type) === type;
}

/** One row; others take it away, or point it elsewhere, with the same condition. */
export function removal(
  catalog: string,
  { namespace, name, from }: Omit<Swap, "to">,
  columns: ReadonlyMap<string, unknown>,
): Statement {
  return {
    sql: `delete from iceberg_tables where catalog_name = ? and table_namespace = ? and table_name = ? and metadata_location = ?${onlyTables(columns)}`,
    parameters: [catalog, namespace, name, from],
  };
}

function marks(items: readonly unknown[]): string {
  return items.map(() => "?").join(", ");
}
