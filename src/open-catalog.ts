/** Which adapter serves a catalog's address. Each is loaded only when it is used. */
import { isAbsolute, join } from "node:path";
import type { Place } from "./adapters/catalog/place.ts";
import { type SqlAddress, sqlAddress } from "./adapters/catalog/sql-address.ts";
import type { SqlDriver } from "./adapters/catalog/sql-driver.ts";
import type { Catalog, CatalogAddress, Storage } from "./ports.ts";

/**
 * Throws IB420 for what is not supported, and what the
 * catalog's own connection throws: IB410, IB427.
 */
export async function openCatalog(
  name: string,
  address: CatalogAddress,
  place: Place,
): Promise<Catalog> {
  switch (address.type) {
    case "sql":
      return openSql(name, address, place);
    case "rest":
    case "nessie":
      return openRest(name, address, place);
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
async function openRest(name: string, address: CatalogAddress, place: Place): Promise<Catalog> {
  const { connectRest } = await import("./adapters/catalog/rest/connection.ts");
  const connection = await connectRest(name, address, { place });
  if (address.type === "nessie" || connection.isNessie) {
    const { nessieCatalog } = await import("./adapters/catalog/nessie/catalog.ts");
    return nessieCatalog({ name, connection });
  }
  const { restCatalog } = await import("./adapters/catalog/rest/catalog.ts");
  return restCatalog({ name, connection });
}

async function openFile(name: string, address: CatalogAddress, root: string): Promise<Catalog> {
  const { fileCatalog } = await import("./adapters/catalog/file.ts");
  return fileCatalog({ name, address, root, storage: storageOf(address), clock: Date.now });
}

/** Files where their location's scheme says: on this machine, or in a store that speaks S3. */
function storageOf({ properties, uriStyle }: CatalogAddress): Storage {
  const local = once(async () => (await import("./adapters/storage/local.ts")).localStorage());
  // dashtool speaks no http unless it is told to.
  const allowHttp = uriStyle === "sqlalchemy";
  const s3 = once(async () => {
    const { s3Storage } = await import("./adapters/storage/s3.ts");
    return s3Storage(properties, { allowHttp });
  });
  const at = (location: string) => (/^s3[an]?:/i.test(location) ? s3() : local());
  return {
    read: async (location) => (await at(location)).read(location),
    create: async (location, bytes) => (await at(location)).create(location, bytes),
    remove: async (location) => (await at(location)).remove(location),
    has: async (location) => (await at(location)).has(location),
    list: async (folder) => (await at(folder)).list(folder),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
