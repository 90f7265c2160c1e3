import { existsSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { IcebranchError } from "../../errors.ts";
import type { Row, SqlDriver } from "./sql.ts";

/** How long to wait for another writer before giving up, in milliseconds. */
const busyMs = 5_000;

/**
 * A SQLite file. It is never made: a catalog that is not there has no tables. Reading opens it
 * read-only, so that no verb that only looks can change it.
 */
export function sqliteDriver(path: string): SqlDriver {
  let reader: DatabaseSync | undefined;
  const open = (readOnly: boolean) =>
    attempt(path, () => new DatabaseSync(path, { readOnly, timeout: busyMs }));
  return {
    async query(sql, parameters) {
      if (!existsSync(path)) return [];
      reader ??= open(true);
      const database = reader;
      const ask = () =>
        hasTables(database)
          ? (database.prepare(sql).all(...(parameters as SQLInputValue[])) as Row[])
          : [];
      return attempt(path, () => afterRollback(path, ask));
    },
    async transaction(statements) {
      const writer = open(false);
      try {
        return attempt(path, () => runAll(writer, statements));
      } finally {
        writer.close();
      }
    },
    async [Symbol.asyncDispose]() {
      reader?.close();
      reader = undefined;
    },
  };
}

/** SQLITE_READONLY_ROLLBACK */
const needsRollback = 776;

/**
 * A writer that was killed in the middle of its commit leaves a journal that must be rolled back
 * before anybody reads, and a connection that only reads must not: another one does it.
 */
function afterRollback<T>(path: string, ask: () => T): T {
  try {
    return ask();
  } catch (cause) {
    if ((cause as { errcode?: number }).errcode !== needsRollback) throw cause;
    using writer = new DatabaseSync(path, { timeout: busyMs });
    hasTables(writer);
    return ask();
  }
}

function hasTables(database: DatabaseSync): boolean {
  return (
    database
      .prepare("select 1 from sqlite_master where type = 'table' and name = 'iceberg_tables'")
      .get() !== undefined
  );
}

/** Runs the statements in one transaction and commits only if each of them changed one row. */
function runAll(
  database: DatabaseSync,
  statements: readonly { readonly sql: string; readonly parameters: readonly unknown[] }[],
): "committed" | number {
  database.exec("begin immediate");
  try {
    for (const [index, { sql, parameters }] of statements.entries()) {
      const { changes } = database.prepare(sql).run(...(parameters as SQLInputValue[]));
      if (Number(changes) !== 1) {
        database.exec("rollback");
        return index;
      }
    }
    database.exec("commit");
    return "committed";
  } finally {
    if (database.isTransaction) database.exec("rollback");
  }
}

/** SQLite's primary result codes. https://www.sqlite.org/rescode.html */
const busyCodes = new Set([5, 6]);

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const primary = ((cause as { errcode?: number }).errcode ?? 0) & 0xff;
    if (busyCodes.has(primary))
      throw new IcebranchError("IB410", `The catalog ${path} is locked by another program.`, {
        hint: "Wait until that program is done, then run again: nothing was changed.",
        cause,
      });
    throw new IcebranchError(
      "IB410",
      `The catalog ${path} cannot be used: ${(cause as Error).message}.`,
      { hint: "Check that it is a SQLite file that you may read and write.", cause },
    );
  }
}
