/** MySQL and MariaDB, by way of `mysql2`. */
import { IcebranchError } from "../../errors.ts";
import type { Place } from "./place.ts";
import type { MysqlAddress } from "./sql-address-mysql.ts";
import {
  type Connection,
  defaultLimits,
  inOneTransaction,
  type Limits,
  type Run,
  remembered,
  sqlConnection,
} from "./sql-connection.ts";
import type { Row, SqlDriver, Statement, Swap } from "./sql-driver.ts";
import { mysqlLinks } from "./sql-link-mysql.ts";
import { rowChanges } from "./sql-row-changes.ts";
import { chunks, onlyTables, removal, rowsOf, where } from "./sql-statements.ts";
import { tellOf } from "./sql-trouble.ts";
import { mysqlTrouble } from "./sql-trouble-mysql.ts";

/** Relative paths of certificates count from `place.root`. */
export function mysqlDriver(
  address: MysqlAddress,
  place: Place,
  limits: Limits = defaultLimits,
): SqlDriver {
  const tell = tellOf(address.catalog);
  const connection = sqlConnection(
    {
      links: () => mysqlLinks(address, place, tell),
      mayGoOn: (error) => (error as { code?: unknown }).code === "HANDSHAKE_NO_SSL_SUPPORT",
      begin: "start transaction read write",
      troubleOf: (error) => mysqlTrouble(error, address, tell),
      tell,
    },
    { ...limits, connectMs: address.connectMs ?? limits.connectMs },
  );
  const table = remembered(() => describe(connection));
  async function columnsToWrite(): Promise<PointerTable["columns"]> {
    const { columns, isTransactional } = await table();
    if (isTransactional) return columns;
    throw new IcebranchError(
      "IB426",
      `The catalog ${address.catalog} cannot be written: its iceberg_tables is a view, or a table whose engine knows no transactions.`,
      { hint: "Make it a table with one that does: alter table iceberg_tables engine = InnoDB." },
    );
  }
  return {
    query: (statement) => connection.read(statement),
    spelling: (column) => `hex(${column})`,
    columns: async () => (await table()).columns,
    async swap(catalog, swaps) {
      return swapAll(connection, catalog, swaps, onlyTables(await columnsToWrite()));
    },
    async change(catalog, changes) {
      const means = { catalog, columns: await columnsToWrite(), lock: " for update" };
      return inOneTransaction(connection, () => rowChanges(changes, means));
    },
    async remove(catalog, row) {
      const statement = removal(catalog, row, await columnsToWrite());
      return connection.write(async (run) => {
        const [found] = await lockedRows(run, catalog, [row]);
        const isOne = found === row.from && (await run(statement)).changes === 1;
        return { commit: isOne, answer: isOne };
      });
    },
    [Symbol.asyncDispose]: () => connection[Symbol.asyncDispose](),
  };
}

interface PointerTable {
  readonly columns: ReadonlyMap<string, number | undefined>;
  readonly isTransactional: boolean;
}

async function describe({ read }: Connection): Promise<PointerTable> {
  const rows = await read({
    sql: `select c.column_name as name, c.character_maximum_length as length, case when t.engine is null then 'NO' else e.transactions end as transactions
      from information_schema.columns c
      join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
      left join information_schema.engines e on e.engine = t.engine
      where c.table_schema = database() and c.table_name = 'iceberg_tables'`,
    parameters: [],
  });
  return {
    columns: new Map(
      rows.map(({ name, length }) => [
        String(name).toLowerCase(),
        length === null ? undefined : Number(length),
      ]),
    ),
    isTransactional: rows.every(({ transactions }) => transactions !== "NO"),
  };
}

/**
 * Locks a few hundred rows, looks at them here, where capitals and last spaces count whatever the
 * columns' collation, changes them by their keys, and reads them back before it commits: an older
 * mode of the server cuts off what is too long without a word.
 */
async function swapAll(
  connection: Connection,
  catalog: string,
  swaps: readonly Swap[],
  condition: string,
): Promise<"committed" | number> {
  return connection.write<"committed" | number>(async (run) => {
    for (const some of chunks([...swaps.entries()])) {
      const rows = some.map(([, swap]) => swap);
      const before = await lockedRows(run, catalog, rows);
      const moved = some.find((_, index) => before[index] !== rows[index]?.from);
      if (moved !== undefined) return { commit: false, answer: moved[0] };
      const { changes } = await run(update(catalog, rows, condition));
      const [first = 0] = some[0] ?? [];
      // Without a key there may be rows that only the collation takes for the same.
      if (changes !== rows.length) return { commit: false, answer: first };
      const after = await lockedRows(run, catalog, rows);
      const unmoved = some.find((_, index) => after[index] !== rows[index]?.to);
      if (unmoved !== undefined) return { commit: false, answer: unmoved[0] };
    }
    return { commit: true, answer: "committed" };
  });
}

/** Where tables point; nobody else moves them until the transaction ends. */
async function lockedRows(
  run: Run,
  catalog: string,
  keys: readonly Omit<Swap, "from" | "to">[],
): Promise<readonly (string | undefined)[]> {
  const { sql, parameters } = rowsOf(catalog, keys);
  const { rows } = await run({ sql: `${sql} for update`, parameters });
  const own = rows.filter((row) => row.catalog_name === catalog && isTable(row));
  return keys.map(({ namespace, name }) => {
    const found = own.filter((row) => row.table_namespace === namespace && row.table_name === name);
    const location = found[0]?.metadata_location;
    return found.length === 1 && typeof location === "string" ? location : undefined;
  });
}

function isTable(row: Row): boolean {
  return (row.iceberg_type ?? "TABLE") === "TABLE";
}

/** The assignments are made from left to right, so that the first one still sees the old place. */
function update(catalog: string, swaps: readonly Swap[], condition: string): Statement {
  const { sql, parameters } = where(catalog, swaps);
  const cases = swaps.map(() => "when table_namespace = ? and table_name = ? then ?").join(" ");
  return {
    sql: `update iceberg_tables set previous_metadata_location = metadata_location,
      metadata_location = case ${cases} end where ${sql}${condition}`,
    parameters: [
      ...swaps.flatMap(({ namespace, name, to }) => [namespace, name, to]),
      ...parameters,
    ],
  };
}
