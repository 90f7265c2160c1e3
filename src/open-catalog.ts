/** Which adapter serves a catalog's address. Each is loaded only when it is used. */
import { isAbsolute, join } from "node:path";
import process from "node:process";
import { byLocation } from "./adapters/catalog/by-location.ts";
import type { Place } from "./adapters/catalog/place.ts";
import type { Stores } from "./adapters/catalog/rest/storage.ts";
import { type SqlAddress, sqlAddress } from "./adapters/catalog/sql-address.ts";
import type { SqlDriver } from "./adapters/catalog/sql-driver.ts";
import type { Catalog, CatalogAddress, Storage } from "./ports.ts";

/**
 * Throws IB420 for what is not supported, and what the catalog's own connection throws: IB410,
 * IB427. `secrets` gains what a server hands out.
 */
export async function openCatalog(
  name: string,
  address: CatalogAddress,
  place: Place,
  secrets: Set<string> = new Set(),
): Promise<Catalog> {
  switch (address.type) {
    case "sql":
      return openSql(name, address, place);
    case "rest":
    case "nessie":
      return openRest(name, address, place, secrets);
    case "file":
      return openFile(name, address, place.root);
  }
}

async function openSql(name: string, address: CatalogAddress, place: Place): Promise<Catalog> {
  const [{ sqlCatalog }, driver] = await Promise.all([
    import("./adapters/catalog/sql.ts"),
    openDriver(sqlAddress(name, address), place),
  ]);
  // pyiceberg and Java call a catalog in a database as they like.
  const inDatabase = address.properties["catalog-name"] ?? name;
  const { warehouse } = address;
  const storage = storageOf(address);
  return sqlCatalog({ name: inDatabase, driver, storage, clock: Date.now, warehouse });
}

async function openDriver(address: SqlAddress, place: Place): Promise<SqlDriver> {
  switch (address.kind) {
    case "sqlite": {
      const { sqliteDriver } = await import("./adapters/catalog/sqlite.ts");
      return sqliteDriver(isAbsolute(address.path) ? address.path : join(place.root, address.path));
    }
    case "postgres":
      return (await import("./adapters/catalog/postgres.ts")).postgresDriver(address, place);
    case "mysql":
      return (await import("./adapters/catalog/mysql.ts")).mysqlDriver(address, place);
  }
}

/** Nessie speaks Iceberg REST too, and says in its configuration that it is Nessie. */
async function openRest(
  name: string,
  address: CatalogAddress,
  place: Place,
  secrets: Set<string>,
): Promise<Catalog> {
  const { connectRest } = await import("./adapters/catalog/rest/connection.ts");
  const connection = await connectRest(name, address, { place, secrets });
  if (address.type === "nessie" || connection.isNessie) {
    const { nessieCatalog } = await import("./adapters/catalog/nessie/catalog.ts");
    return nessieCatalog({ name, connection });
  }
  const { restCatalog } = await import("./adapters/catalog/rest/catalog.ts");
  return restCatalog({ name, connection, stores: storesOf(address) });
}

async function openFile(name: string, address: CatalogAddress, root: string): Promise<Catalog> {
  const { fileCatalog } = await import("./adapters/catalog/file.ts");
  return fileCatalog({ name, address, root, storage: storageOf(address), clock: Date.now });
}

/** Files where their location's scheme says: on this machine, or in a store that speaks S3. */
function storageOf(address: CatalogAddress): Storage {
  const { local, own } = storesOf(address);
  const s3 = once(async () => (await own()).storage);
  return byLocation((location) => (/^s3[an]?:/i.test(location) ? s3() : local()));
}

function storesOf({ properties, uriStyle }: CatalogAddress): Stores {
  const s3 = () => import("./adapters/storage/s3.ts");
  // dashtool speaks no http unless it is told to.
  const allowHttp = uriStyle === "sqlalchemy";
  return {
    local: once(async () => (await import("./adapters/storage/local.ts")).localStorage()),
    own: once(async () => (await s3()).ownS3(properties, { allowHttp })),
    async vended(settings) {
      // The token beside our keys is looked for by their name, which a server may know.
      const { AWS_ACCESS_KEY_ID: _, ...env } = process.env;
      return (await s3()).s3Storage(settings, { allowHttp, env });
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
