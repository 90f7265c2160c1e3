/** Tables in Nessie with a row each, and a branch name that no other test has. */
import assert from "node:assert/strict";
import type { LoadedTable, TableIdentifier } from "../../src/iceberg/table-metadata.ts";
import type { Catalog } from "../../src/ports.ts";
import type { Engines } from "./lake.ts";
import { type NessieLake, openNessieLake } from "./nessie-lakes.ts";

export interface Scene extends AsyncDisposable {
  readonly lake: NessieLake;
  readonly catalog: Catalog;
  /** A branch name that no other test has. */
  readonly branch: string;
  load(table: string): Promise<LoadedTable>;
  rows(table: string, branch?: string): Promise<readonly number[]>;
  sync(table: string, branch: string, ...ids: readonly number[]): Promise<string>;
}

/** Tables with row 1. */
export async function openScene(
  engines: Pick<Engines, "pyiceberg" | "java">,
  ...tables: readonly string[]
): Promise<Scene> {
  const lake = await openNessieLake(engines);
  const catalog = await lake.connect();
  const { namespace, writer, api } = lake;
  const branch = `b/${namespace}`;
  for (const table of tables) {
    await writer.ask({ do: "createTable", table });
    await writer.ask({ do: "append", table, ids: [1] });
  }
  return {
    ...{ lake, catalog, branch },
    async load(name) {
      const id: TableIdentifier = { namespace: [namespace], name };
      return (await catalog.loadTable(id)) ?? assert.fail(`no table ${name}`);
    },
    rows: (table, ref = "main") => writer.ask({ do: "rows", table, ref }),
    sync: (table, to, ...ids) => writer.ask({ do: "append", table, ids, branch: to }),
    async [Symbol.asyncDispose]() {
      await catalog[Symbol.asyncDispose]();
      for (const name of await api.refs())
        if (name.includes(namespace)) await api.removeBranch(name);
    },
  };
}
