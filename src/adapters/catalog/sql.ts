/**
 * The SQL catalog as pyiceberg, Java's JdbcCatalog and dashtool write it: a row a table in
 * `iceberg_tables`, whose `metadata_location` is swapped by everyone with one compare-and-swap.
 * Version 1 has a column `iceberg_type`; in version 0 only the metadata tells views from tables.
 */
import { IcebranchError } from "../../errors.ts";
import type { LoadedTable, TableIdentifier } from "../../iceberg/table-metadata.ts";
import type { Catalog, Clock, Storage } from "../../ports.ts";
import { type MetadataFile, readMetadataFile } from "./metadata-file.ts";
import { notAsPlanned } from "./not-as-planned.ts";
import { commitAll, loaded, rowKey } from "./sql-commit.ts";
import type { SqlDriver } from "./sql-driver.ts";
import { catalogRows } from "./sql-rows.ts";
import { sqlViews } from "./sql-views.ts";
import { readStrays } from "./stray-metadata.ts";

export interface SqlCatalogOptions {
  /** The value of the column `catalog_name`. */
  readonly name: string;
  readonly driver: SqlDriver;
  readonly storage: Storage;
  readonly clock: Clock;
  /** Where new views are made; without one there are none. */
  readonly warehouse?: string | undefined;
}

export function sqlCatalog(options: SqlCatalogOptions): Catalog {
  const { name, driver, storage, warehouse = "" } = options;
  const rows = catalogRows(driver, name);
  // A table is read once for each place that its row points at; undefined for a view.
  const files = new Map<string, MetadataFile | undefined>();

  async function readFile(location: string): Promise<MetadataFile | undefined> {
    if (!files.has(location)) files.set(location, await readMetadataFile(storage, location));
    return files.get(location);
  }

  /** `location`: where the table was seen to point. */
  async function readTable(
    identifier: TableIdentifier,
    location: string | undefined,
  ): Promise<MetadataFile | undefined> {
    if (location === undefined) return undefined;
    try {
      return await readFile(location);
    } catch (error) {
      if (!(error instanceof IcebranchError && error.code === "IB413")) throw error;
      // Its writers may take old files away, and have moved it on meanwhile.
      const [now] = await rows.pointers([rowKey(identifier)]);
      if (now === location) throw error;
      return now === undefined ? undefined : readFile(now);
    }
  }

  const means = { ...options, rows, readTable };
  return {
    atomic: true,
    views: /^(\/|[a-z0-9]+:)/i.test(warehouse)
      ? sqlViews({ ...means, warehouse: warehouse.replace(/\/+$/, "") })
      : { none: "its configuration names no warehouse to make them in" },
    async listNamespaces() {
      return (await rows.namespaces()).map((namespace) => namespace.split("."));
    },
    otherNames: () => rows.otherNames(),
    async listTables(namespace) {
      const tables = await rows.list(namespace.join("."));
      return tables.map((row) => ({ namespace, name: String(row.table_name) }));
    },
    async loadTable(identifier) {
      const file = await readTable(identifier, await rows.pointer(rowKey(identifier)));
      return file && loaded(identifier, file);
    },
    async commit(commits) {
      // What follows is to see what holds now.
      rows.forget();
      const after = await commitAll(commits, means);
      return after.map(({ identifier, file, before }) => {
        if (before !== file.location) files.delete(before);
        files.set(file.location, file);
        return loaded(identifier, file);
      });
    },
    async dropTable({ identifier, metadataLocation }) {
      rows.forget();
      const isGone = await driver.remove(name, { ...rowKey(identifier), from: metadataLocation });
      if (!isGone) throw notAsPlanned(identifier, "somebody wrote to it");
    },
    tableStorage: async () => storage,
    strayMetadata: (table: LoadedTable, sought) => readStrays(storage, table, sought),
    [Symbol.asyncDispose]: () => driver[Symbol.asyncDispose](),
  };
}
