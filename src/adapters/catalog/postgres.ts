/** PostgreSQL, and what speaks its protocol, by way of `pg`. */
import pg from "pg";
import type { Place } from "./place.ts";
import type { PostgresAddress } from "./sql-address-postgres.ts";
import {
  type Connection,
  defaultLimits,
  inOneTransaction,
  type Limits,
  remembered,
  sqlConnection,
} from "./sql-connection.ts";
import type { Row, SqlDriver, Swap } from "./sql-driver.ts";
import { postgresLinks } from "./sql-link-postgres.ts";
import { rowChanges } from "./sql-row-changes.ts";
import { chunks, onlyTables, removal } from "./sql-statements.ts";
import { type Tell, tellOf } from "./sql-trouble.ts";
import { postgresTrouble } from "./sql-trouble-postgres.ts";

/** Says what its database does not allow to wait for longer than the connection itself waits. */
const begin =
  "begin isolation level read committed read write; set local lock_timeout = 10000; set local statement_timeout = 25000";

/** Relative paths of certificates count from `place.root`. */
export function postgresDriver(
  address: PostgresAddress,
  place: Place,
  limits: Limits = defaultLimits,
): SqlDriver {
  const tell = tellOf(address.catalog);
  const connection = sqlConnection(
    {
      links: () => postgresLinks(address, place),
      mayGoOn: wantsTheOtherWay,
      begin,
      troubleOf: (error) => postgresTrouble(error, address, tell),
      tell,
    },
    { ...limits, connectMs: address.connectMs ?? limits.connectMs },
  );
  const columns = remembered(() => columnsOf(connection));
  const assertUsable = remembered(() => assertSchemas(connection, tell));
  return {
    async query(statement) {
      const rows = await connection.read(statement);
      if (rows.length > 0) return rows;
      await assertUsable();
      return rows;
    },
    spelling: (column) => column,
    columns,
    async swap(catalog, swaps) {
      return swapAll(connection, catalog, swaps, onlyTables(await columns()));
    },
    async change(catalog, changes) {
      const means = { catalog, columns: await columns(), lock: " for update" };
      return inOneTransaction(connection, () => rowChanges(changes, means));
    },
    async remove(catalog, row) {
      const statement = removal(catalog, row, await columns());
      return connection.write(async (run) => {
        const isOne = (await run(statement)).changes === 1;
        return { commit: isOne, answer: isOne };
      });
    },
    [Symbol.asyncDispose]: () => connection[Symbol.asyncDispose](),
  };
}

/** A schema that a user may not look into has no table for it: that would be taken for an empty catalog. */
async function assertSchemas({ read }: Connection, tell: Tell): Promise<void> {
  const rows = await read({
    sql: `select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relname = 'iceberg_tables' and not has_schema_privilege(n.oid, 'usage')
        and n.nspname = any (regexp_split_to_array(replace(current_setting('search_path'), '"', ''), '\\s*,\\s*'))`,
    parameters: [],
  });
  if (rows.length > 0)
    throw tell(
      "IB427",
      "does not let its user into the schema of iceberg_tables",
      "Grant usage on the schema to the user.",
    );
}

/** As the search path finds the table. */
async function columnsOf({ read }: Connection): Promise<ReadonlyMap<string, number | undefined>> {
  const rows = await read({
    sql: `select a.attname as name, case when t.typname in ('varchar', 'bpchar') and a.atttypmod > 4 then a.atttypmod - 4 end as length
      from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
      where a.attrelid = to_regclass('iceberg_tables') and a.attnum > 0 and not a.attisdropped`,
    parameters: [],
  });
  return new Map(
    rows.map(({ name, length }) => [String(name), length === null ? undefined : Number(length)]),
  );
}

/**
 * A few hundred rows a statement. What the database then holds is read back before it is committed,
 * so that a trigger which changes it is found out.
 */
async function swapAll(
  connection: Connection,
  catalog: string,
  swaps: readonly Swap[],
  condition: string,
): Promise<"committed" | number> {
  const sql = `update iceberg_tables as t
    set metadata_location = moved.new, previous_metadata_location = moved.old
    from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[]) as moved (place, namespace, name, old, new)
    where t.catalog_name = ? and t.table_namespace = moved.namespace and t.table_name = moved.name
      and t.metadata_location = moved.old${condition}
    returning moved.place, t.metadata_location = moved.new as took`;
  return connection.write<"committed" | number>(async (run) => {
    for (const some of chunks([...swaps.entries()])) {
      const column = (of: (swap: Swap) => string) => some.map(([, swap]) => of(swap));
      const { rows } = await run({
        sql,
        parameters: [
          some.map(([place]) => place),
          column(({ namespace }) => namespace),
          column(({ name }) => name),
          column(({ from }) => from),
          column(({ to }) => to),
          catalog,
        ],
      });
      const unmoved = firstUnmoved(some, rows);
      if (unmoved !== undefined) return { commit: false, answer: unmoved };
    }
    return { commit: true, answer: "committed" };
  });
}

function firstUnmoved(
  swaps: readonly (readonly [number, Swap])[],
  rows: readonly Row[],
): number | undefined {
  const times = new Map<number, number>();
  for (const { place, took } of rows)
    if (took === true) times.set(Number(place), (times.get(Number(place)) ?? 0) + 1);
  return swaps.find(([place]) => times.get(place) !== 1)?.[0];
}

/** The server offers no TLS, or has no rule for who comes this way. */
function wantsTheOtherWay(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === "28000";
  return error instanceof Error && error.message === "The server does not support SSL connections";
}
