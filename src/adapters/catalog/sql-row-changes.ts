/**
 * Rows of a view and of its storage table, changed in one transaction: statement by statement, with
 * a look at each row before and after, so that it does not matter what a database calls the same.
 */
import type { Answer } from "./sql-connection.ts";
import type { Row, RowChange, RowKey, Statement } from "./sql-driver.ts";
import { rowsOf, typeIs } from "./sql-statements.ts";

export interface RowsMeans {
  readonly catalog: string;
  readonly columns: ReadonlyMap<string, unknown>;
  /** Ends a statement that looks at rows that are to be changed: `for update`. */
  readonly lock: string;
}

/** Yields statements and is given their answers; returns what was done, as `SqlDriver.change` says it. */
export type Changes = Generator<Statement, "committed" | number, Answer>;

export function* rowChanges(changes: readonly RowChange[], means: RowsMeans): Changes {
  for (const [index, change] of changes.entries()) {
    if (!isAt(yield* found(change, means), change, change.from)) return index;
    const answer = yield statementOf(change, means);
    if (answer.changes !== 1) return index;
    if (!isAt(yield* found(change, means), change, change.to)) return index;
  }
  return "committed";
}

function* found(
  key: RowKey,
  { catalog, lock }: RowsMeans,
): Generator<Statement, readonly Row[], Answer> {
  const { sql, parameters } = rowsOf(catalog, [key]);
  return (yield { sql: sql + lock, parameters }).rows;
}

/** One row, of exactly this spelling and type, that points there; or none of any spelling. */
function isAt(rows: readonly Row[], change: RowChange, location: string | undefined): boolean {
  if (location === undefined) return rows.length === 0;
  const [row] = rows;
  return (
    rows.length === 1 &&
    row?.table_namespace === change.namespace &&
    row.table_name === change.name &&
    row.metadata_location === location &&
    typeIs(row, change.type)
  );
}

function statementOf(change: RowChange, { catalog, columns }: RowsMeans): Statement {
  const { namespace, name, type, from, to } = change;
  const key = [catalog, namespace, name];
  const where = "catalog_name = ? and table_namespace = ? and table_name = ?";
  if (from === undefined) {
    const typed = columns.has("iceberg_type") ? { column: ", iceberg_type", values: [type] } : none;
    return {
      sql: `insert into iceberg_tables (catalog_name, table_namespace, table_name, metadata_location${typed.column}) values (?, ?, ?, ?${typed.column && ", ?"})`,
      parameters: [...key, to, ...typed.values],
    };
  }
  const at = `${where} and metadata_location = ?`;
  if (to === undefined)
    return { sql: `delete from iceberg_tables where ${at}`, parameters: [...key, from] };
  return {
    sql: `update iceberg_tables set metadata_location = ?, previous_metadata_location = ? where ${at}`,
    parameters: [to, from, ...key, from],
  };
}

const none = { column: "", values: [] };
