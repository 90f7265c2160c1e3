/** The demo's lakehouse: a SQLite catalog and a warehouse folder, loaded by the stand-in connectors. */
import { join } from "node:path";
import { readPointer, type TableAddress } from "./catalog-pointer.ts";
import { dataBranch, type InventoryTable, inventory } from "./inventory.ts";
import type { Row } from "./parquet-file.ts";
import { readRows } from "./table-reader.ts";
import { appendRows, createTable } from "./table-writer.ts";

/** What the connectors call a table; `lake` is the folder of catalog and warehouse. */
function address(lake: string, { name }: InventoryTable): TableAddress {
  return {
    catalogFile: join(lake, "catalog.db"),
    catalogName: "bronze",
    namespace: ["inventory"],
    name,
  };
}

async function create(lake: string, table: InventoryTable): Promise<void> {
  const location = `file://${lake}/warehouse/inventory/${table.name}`;
  await createTable({ ...address(lake, table), location, schema: table.schema });
}

/** Makes the tables that production has, with their rows on `main`. */
export async function loadMain(lake: string): Promise<void> {
  for (const table of inventory.filter(({ loaded }) => loaded.length > 0)) {
    await create(lake, table);
    await appendRows({ ...address(lake, table), branch: "main", rows: table.loaded });
  }
}

/** One sync of the pull request's connectors: onto the data branch, making tables that are absent. */
export async function syncDataBranch(lake: string): Promise<void> {
  for (const table of inventory.filter(({ arriving }) => arriving.length > 0)) {
    if (table.loaded.length === 0) await create(lake, table);
    await appendRows({ ...address(lake, table), branch: dataBranch, rows: table.arriving });
  }
}

export interface TableRows {
  /** `catalog.namespace.name`. */
  readonly table: string;
  readonly rows: readonly Row[];
}

/** Every table's rows as `ref` shows them. */
export async function readLake(lake: string, ref: string): Promise<readonly TableRows[]> {
  const tables: TableRows[] = [];
  for (const table of inventory)
    tables.push({ table: `bronze.inventory.${table.name}`, rows: await read(lake, table, ref) });
  return tables;
}

async function read(lake: string, table: InventoryTable, ref: string): Promise<readonly Row[]> {
  const at = address(lake, table);
  return readPointer(at) === undefined ? [] : readRows(at, ref);
}
