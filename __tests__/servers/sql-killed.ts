/** A program that makes a branch on tables, to be killed while it does: its arguments are JSON. */
import process from "node:process";
import { sqlCatalog } from "../../src/adapters/catalog/sql.ts";
import { localStorage } from "../../src/adapters/storage/local.ts";
import type { TableIdentifier } from "../../src/iceberg/table-metadata.ts";
import { branching, driverTo, load } from "./sql-house.ts";

export interface KilledArguments {
  readonly uri: string;
  readonly tables: readonly TableIdentifier[];
  readonly branch: string;
}

const { uri, tables, branch } = JSON.parse(process.argv[2] ?? "") as KilledArguments;
await using catalog = sqlCatalog({
  ...{ name: "bronze", driver: driverTo(uri), storage: localStorage(), clock: Date.now },
});
const loaded = await Promise.all(tables.map((table) => load(catalog, table)));
await catalog.commit(loaded.map((table) => branching(table, branch)));
