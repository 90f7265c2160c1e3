/** The catalogs of a configuration, each opened when it is first asked and closed at the end. */

import { concurrently, throwIfStopped } from "./concurrently.ts";
import { IcebranchError } from "./errors.ts";
import { tableName } from "./iceberg/refs.ts";
import type { TableIdentifier } from "./iceberg/table-metadata.ts";
import type { CatalogState, CatalogTable } from "./plan/context.ts";
import type { Plan } from "./plan/plan.ts";
import type { CatalogNamespace } from "./plan/written-tables.ts";
import type { Catalog, CatalogAddress, Ports } from "./ports.ts";
import { catalogOf } from "./project/catalog-of.ts";
import { declaredNames, expandConfig, namesIn } from "./project/expand.ts";
import type { CatalogConfig, Config } from "./project/project.ts";

export interface Catalogs extends AsyncDisposable {
  open(name: string): Promise<Catalog>;
  /** The catalogs opened so far, for the report. */
  opened(): Promise<Plan["catalogs"]>;
  /** Names of the catalogs that the configuration spells out. */
  readonly named: readonly string[];
}

export function openCatalogs(
  config: Config,
  ports: Pick<Ports, "openCatalog" | "env" | "stop">,
): Catalogs {
  const catalogs = new Map<string, Promise<Catalog>>();
  const declared = declaredNames(config);
  const configured = (name: string): CatalogConfig => {
    const found = catalogOf(config, name);
    if (found !== undefined) return found;
    throw new IcebranchError("IB603", `The configuration names no catalog ${name}.`, {
      hint: `Add ${name}, or default, to the catalogs in ${config.file}.`,
    });
  };
  const uriStyle = config.dialect === "dashtool" ? "sqlx" : "sqlalchemy";
  const address = (name: string): CatalogAddress => ({
    ...expandConfig(withoutIdleKeys(configured(name), declared, ports.env), declared, ports.env),
    uriStyle,
    shared: name === "default" || !Object.hasOwn(config.catalogs, name),
  });
  return {
    named: Object.keys(config.catalogs).filter((name) => name !== "default"),
    // Every call to a catalog begins here: once the run is to stop, none does.
    async open(name) {
      throwIfStopped(ports.stop);
      const known = catalogs.get(name) ?? ports.openCatalog(name, address(name));
      catalogs.set(name, known);
      return known;
    },
    async opened() {
      const names = [...catalogs.keys()].sort();
      const there = await concurrently(names, async (name) => {
        // Who asked for one that could not be opened has told why.
        const catalog = await this.open(name).catch(orNone);
        if (catalog === undefined) return [];
        const { atomic, branches, readOnly } = catalog;
        const type = branches === undefined ? configured(name).type : "nessie";
        const local = isOnDisk(address(name)) ? { local: true as const } : {};
        return [{ name, type, atomic, ...(readOnly === undefined ? {} : { readOnly }), ...local }];
      });
      return there.flat();
    },
    async [Symbol.asyncDispose]() {
      const opened = await Promise.allSettled(catalogs.values());
      for (const one of opened)
        if (one.status === "fulfilled") await one.value[Symbol.asyncDispose]();
    },
  };
}

function orNone(error: unknown): undefined {
  if (!(error instanceof IcebranchError) || error.code === "IB904") throw error;
}

/**
 * Keys of an object store that holds no table need no value: where the tables are on a disk, those
 * that refer to a variable which is not there are left out.
 */
function withoutIdleKeys(
  config: CatalogConfig,
  declared: ReadonlySet<string>,
  env: Ports["env"],
): CatalogConfig {
  if (!hasTablesOnDisk(config)) return config;
  const isThere = (name: string) => declared.has(name) && env[name] !== undefined;
  const used = Object.entries(config.properties).filter(
    ([key, text]) => !key.startsWith("s3.") || namesIn(text).every(isThere),
  );
  return { ...config, properties: Object.fromEntries(used) };
}

function hasTablesOnDisk({ type, uri, warehouse }: CatalogConfig): boolean {
  return /^(file:|\/)/.test((type === "file" ? uri : warehouse) ?? "");
}

/** Whether the catalog or its tables are where a cluster would not find them. */
function isOnDisk(config: CatalogConfig): boolean {
  const { type, uri } = config;
  if (type === "file") return !/^s3[an]?:/i.test(uri);
  return hasTablesOnDisk(config) || (type === "sql" && /^sqlite\b/i.test(uri));
}

/** The tables of one namespace of a catalog. */
export interface Listing extends CatalogNamespace {
  readonly tables: readonly TableIdentifier[];
}

export async function listNamespaces(
  catalogs: Catalogs,
  namespaces: readonly CatalogNamespace[],
): Promise<readonly Listing[]> {
  const wanted = new Map(namespaces.map((one) => [`${one.catalog}.${one.namespace}`, one]));
  return concurrently([...wanted.values()], async ({ catalog, namespace }) => ({
    catalog,
    namespace,
    tables: await (await catalogs.open(catalog)).listTables(namespace.split(".")),
  }));
}

/** Every namespace of the catalogs: where a mark may be, whatever the files say now. */
export async function everyNamespace(
  catalogs: Catalogs,
  names: readonly string[],
): Promise<readonly CatalogNamespace[]> {
  const all = await concurrently([...new Set(names)].sort(), async (catalog) =>
    (await (await catalogs.open(catalog)).listNamespaces()).map((parts) => ({
      catalog,
      namespace: parts.join("."),
    })),
  );
  return all.flat();
}

export async function loadTables(
  catalogs: Catalogs,
  listings: readonly Listing[],
): Promise<CatalogState> {
  const all = listings.flatMap(({ catalog, tables }) =>
    tables.map((table) => ({ catalog, table })),
  );
  const loaded = await concurrently(all, async ({ catalog, table }) => {
    const found = await (await catalogs.open(catalog)).loadTable(table);
    return found && ([`${catalog}.${tableName(table)}`, { catalog, table: found }] as const);
  });
  return distinct(loaded.filter((one) => one !== undefined));
}

/** A dot in a name may make one name of two tables; which of them was meant, nobody can tell. */
function distinct(tables: readonly (readonly [string, CatalogTable])[]): CatalogState {
  const state = new Map<string, CatalogTable>();
  for (const [name, table] of tables) {
    if (state.has(name))
      throw new IcebranchError("IB410", `Two tables of the catalog are both called ${name}.`, {
        hint: "Rename the one that has a dot in its own name.",
      });
    state.set(name, table);
  }
  return state;
}
