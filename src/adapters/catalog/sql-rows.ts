/** The rows of one catalog, asked for many at a time: over a network each question costs a round trip. */
import { compareText } from "../../errors.ts";
import type { Row, RowKey, SqlDriver, Statement } from "./sql-driver.ts";
import { catalogNames, chunks, namespacesOf, rowsIn, rowsOf } from "./sql-statements.ts";

export interface CatalogRows {
  /** In order. */
  namespaces(): Promise<readonly string[]>;
  /** Of other catalogs in the same table, in order. */
  otherNames(): Promise<readonly string[]>;
  /** Rows of tables, and of views where only their metadata tells them apart, by name. */
  list(namespace: string): Promise<readonly Row[]>;
  /**
   * Where a table points; undefined where there is none. After a listing that is what the listing
   * saw, once: the tables that a run loads are then all of one moment.
   */
  pointer(key: RowKey): Promise<string | undefined>;
  /** Where tables point now. */
  pointers(keys: readonly RowKey[]): Promise<readonly (string | undefined)[]>;
  /** From here on, what a listing saw counts no more. */
  forget(): void;
}

export function catalogRows(driver: SqlDriver, catalog: string): CatalogRows {
  const listed = new Map<string, string>();

  async function ask<K>(
    keys: readonly K[],
    statement: (some: readonly K[]) => Statement,
  ): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (const some of chunks(keys)) rows.push(...(await driver.query(statement(some))));
    // Some databases find rows that are spelled otherwise.
    return rows.filter((row) => row.catalog_name === catalog && mayBeTable(row));
  }

  const inNamespaces = batched(async (namespaces: readonly string[]) => {
    const rows = await ask([...new Set(namespaces)], (some) => rowsIn(catalog, some));
    const byNamespace = Map.groupBy(rows, (row) => String(row.table_namespace));
    return namespaces.map((namespace) => byNamespace.get(namespace) ?? []);
  });

  async function pointers(keys: readonly RowKey[]): Promise<readonly (string | undefined)[]> {
    const rows = await ask(keys, (some) => rowsOf(catalog, some));
    const found = new Map(rows.map((row) => [keyOf(row), pointerOf(row)]));
    return keys.map((key) => found.get(keyText(key)));
  }
  const onePointer = batched(pointers);

  return {
    async namespaces() {
      const rows = await driver.query(namespacesOf(catalog, driver.spelling));
      const own = rows.filter((row) => row.catalog_name === catalog);
      return own.map((row) => String(row.table_namespace)).sort(compareText);
    },
    async otherNames() {
      const names = (await driver.query(catalogNames)).map((row) => String(row.catalog_name));
      // One that differs in capitals alone is another, whatever the database thinks.
      return names.filter((name) => name !== catalog).sort(compareText);
    },
    async list(namespace) {
      const rows = await inNamespaces(namespace);
      for (const row of rows) {
        const location = pointerOf(row);
        if (location !== undefined) listed.set(keyOf(row), location);
      }
      return rows.toSorted((a, b) => compareText(String(a.table_name), String(b.table_name)));
    },
    async pointer(key) {
      const text = keyText(key);
      const location = listed.get(text);
      listed.delete(text);
      return location ?? onePointer(key);
    },
    pointers,
    forget: () => listed.clear(),
  };
}

function mayBeTable(row: Row): boolean {
  return (row.iceberg_type ?? "TABLE") === "TABLE";
}

function pointerOf(row: Row): string | undefined {
  const location = row.metadata_location;
  return typeof location === "string" ? location : undefined;
}

function keyOf(row: Row): string {
  return keyText({ namespace: String(row.table_namespace), name: String(row.table_name) });
}

function keyText({ namespace, name }: RowKey): string {
  return JSON.stringify([namespace, name]);
}

/** Gathers what is asked for in one turn of the event loop, or while an answer is awaited. */
function batched<K, V>(
  answer: (keys: readonly K[]) => Promise<readonly V[]>,
): (key: K) => Promise<V> {
  interface Waiting {
    readonly key: K;
    readonly done: (value: V) => void;
    readonly failed: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let isAtWork = false;
  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const values = await answer(batch.map(({ key }) => key));
        for (const [index, { done }] of batch.entries()) done(values[index] as V);
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    isAtWork = false;
  }
  return (key) =>
    new Promise((done, failed) => {
      waiting.push({ key, done, failed });
      if (isAtWork) return;
      isAtWork = true;
      setImmediate(() => void work());
    });
}
