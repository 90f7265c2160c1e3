/** A database of its own with tables of its own, and catalogs that are opened on it in many ways. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { mysqlDriver } from "../../src/adapters/catalog/mysql.ts";
import { postgresDriver } from "../../src/adapters/catalog/postgres.ts";
import { sqlCatalog } from "../../src/adapters/catalog/sql.ts";
import { sqlAddress } from "../../src/adapters/catalog/sql-address.ts";
import type { Limits } from "../../src/adapters/catalog/sql-connection.ts";
import type { SqlDriver } from "../../src/adapters/catalog/sql-driver.ts";
import { localStorage } from "../../src/adapters/storage/local.ts";
import { findRef } from "../../src/iceberg/refs.ts";
import type {
  LoadedTable,
  TableCommit,
  TableIdentifier,
} from "../../src/iceberg/table-metadata.ts";
import type { Catalog, Storage } from "../../src/ports.ts";
import { type DashtoolWriter, dashtoolLayout, dashtoolWriter } from "./dashtool-writer.ts";
import { catalogName, newFolder, newNamespace } from "./lake.ts";
import { type LakeDatabase, makeDatabase } from "./lake-databases.ts";

export type ServerKind = "Postgres" | "MariaDB";

export interface SqlHouse {
  readonly kind: ServerKind;
  readonly database: LakeDatabase;
  readonly name: string;
  readonly warehouse: string;
  readonly writer: DashtoolWriter;
  /** Another way to the same database. */
  uri(change?: (url: URL) => void): string;
  driver(change?: (url: URL) => void, limits?: Limits): SqlDriver;
  connect(
    change?: (url: URL) => void,
    more?: { readonly limits?: Limits; readonly storage?: Storage; readonly name?: string },
  ): Catalog;
  /** Makes a table with a snapshot on `main`. */
  table(name: string): Promise<TableIdentifier>;
}

export const namespace = "inventory";

export async function openHouse(kind: ServerKind, layout = dashtoolLayout): Promise<SqlHouse> {
  const name = newNamespace().replace("ns", "house");
  const folder = join(newFolder(), name);
  mkdirSync(folder);
  const database = await makeDatabase(kind, folder, name);
  for (const ddl of layout) await database.execute(ddl);
  const warehouse = `file://${folder}`;
  const writer = dashtoolWriter(database, catalogName, warehouse);
  const house: SqlHouse = {
    ...{ kind, database, name, warehouse, writer },
    uri(change) {
      const url = new URL(database.engineUri);
      change?.(url);
      return url.href;
    },
    driver: (change, limits) => driverTo(house.uri(change), limits),
    connect: (change, more = {}) =>
      sqlCatalog({
        name: more.name ?? catalogName,
        driver: house.driver(change, more.limits),
        storage: more.storage ?? localStorage(),
        clock: Date.now,
      }),
    async table(table) {
      await writer.create(`${namespace}.${table}`);
      await writer.append(`${namespace}.${table}`, "main", [1]);
      return { namespace: [namespace], name: table };
    },
  };
  return house;
}

export function driverTo(uri: string, limits?: Limits): SqlDriver {
  const address = sqlAddress(catalogName, {
    ...{ type: "sql", uri, uriStyle: "sqlalchemy", warehouse: undefined, properties: {} },
  });
  switch (address.kind) {
    case "sqlite":
      throw new Error("it is no server");
    case "postgres":
      return postgresDriver(address, { root: "/" }, limits);
    case "mysql":
      return mysqlDriver(address, { root: "/" }, limits);
  }
}

/** Through a proxy, and in the clear, so that it sees what is said. */
export function by({ port }: { readonly port: number }): (url: URL) => void {
  return (url) => {
    url.port = String(port);
    url.search = url.protocol.startsWith("mysql") ? "?ssl-mode=DISABLED" : "?sslmode=disable";
  };
}

/** The commit that makes a branch at main, by somebody. */
export function branching(
  { identifier, metadata }: LoadedTable,
  branch: string,
  who = "us",
): TableCommit {
  const main = findRef(metadata, "main")?.["snapshot-id"] ?? 0;
  return {
    identifier,
    requirements: [
      { type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": main },
      { type: "assert-ref-snapshot-id", ref: branch, "snapshot-id": null },
    ],
    updates: [
      { action: "set-snapshot-ref", "ref-name": branch, type: "branch", "snapshot-id": main },
      { action: "set-properties", updates: { [`made.${branch}`]: who } },
    ],
  };
}

export async function load(catalog: Catalog, table: TableIdentifier): Promise<LoadedTable> {
  const loaded = await catalog.loadTable(table);
  if (loaded === undefined) throw new Error(`there is no table ${table.name}`);
  return loaded;
}

/** Who made the branch on each of the tables; undefined where nobody did. */
export async function makers(
  house: SqlHouse,
  tables: readonly TableIdentifier[],
  branch: string,
): Promise<readonly (string | undefined)[]> {
  await using catalog = house.connect();
  const loaded = await Promise.all(tables.map((table) => load(catalog, table)));
  return loaded.map(({ metadata }) =>
    findRef(metadata, branch) === undefined ? undefined : metadata.properties?.[`made.${branch}`],
  );
}
