/** What the catalogs have of views: those that are asked for by name, and those of whole namespaces. */
import { concurrently } from "../concurrently.ts";
import { asFinding, type Finding, IcebranchError } from "../errors.ts";
import { tableName } from "../iceberg/refs.ts";
import type { TableIdentifier } from "../iceberg/table-metadata.ts";
import type { ViewState } from "../plan/view-context.ts";
import type { CatalogNamespace } from "../plan/written-tables.ts";
import type { Catalog, CatalogViews } from "../ports.ts";
import type { World } from "../world.ts";

interface Sought {
  readonly catalog: string;
  readonly identifier: TableIdentifier;
}

interface ReadViews {
  readonly state: ViewState;
  readonly findings: readonly Finding[];
}

/** A view, or a catalog, that cannot be read keeps no table from being published. */
export async function readViews(
  world: World,
  declared: readonly Sought[],
  namespaces: readonly CatalogNamespace[],
): Promise<ReadViews> {
  const catalogs = [...declared, ...namespaces].map(({ catalog }) => catalog);
  const all = await concurrently([...new Set(catalogs)].sort(), async (catalog) => {
    const own = declared.filter((one) => one.catalog === catalog);
    const folders = namespaces.filter((one) => one.catalog === catalog);
    return orFinding(() => readCatalog(world, catalog, own, folders));
  });
  const read = all.filter((one) => "state" in one);
  return {
    state: new Map(read.flatMap(({ state }) => [...state])),
    findings: all.flatMap((one) => ("state" in one ? one.findings : [one])),
  };
}

/** What is asked for views alone: where it cannot be had, all else goes on. */
export async function orFinding<T extends object>(read: () => Promise<T>): Promise<T | Finding> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof IcebranchError) || error.code === "IB904") throw error;
    return { ...asFinding(error), level: "warning" };
  }
}

async function readCatalog(
  world: World,
  catalog: string,
  declared: readonly Sought[],
  namespaces: readonly CatalogNamespace[],
): Promise<ReadViews> {
  const opened = await world.catalogs.open(catalog);
  const { views } = opened;
  const idOf = (identifier: TableIdentifier) => `${catalog}.${tableName(identifier)}`;
  const named = declared.map(({ identifier }) => [idOf(identifier), identifier] as const);
  if ("none" in views) {
    const none = { kind: "unsupported", why: views.none } as const;
    return { state: new Map(named.map(([id]) => [id, none])), findings: [] };
  }
  const folders = [...new Set(namespaces.map(({ namespace }) => namespace))];
  const listed = await concurrently(folders, (folder) => listIn(opened, views, folder.split(".")));
  const all = new Map([...named, ...listed.flat().map((one) => [idOf(one), one] as const)]);
  const seen = await concurrently([...all], async ([id, identifier]) => {
    const found = await orFinding(() => views.load(identifier));
    return { id, found };
  });
  return {
    state: new Map(
      seen.flatMap(({ id, found }) =>
        "kind" in found ? [[id, { kind: "seen", seen: found }] as const] : [],
      ),
    ),
    findings: seen.flatMap(({ found }) => ("kind" in found ? [] : [found])),
  };
}

/** Views, and those of which an undo has left the storage table alone. */
async function listIn(
  catalog: Pick<Catalog, "listTables">,
  views: CatalogViews,
  namespace: readonly string[],
): Promise<readonly TableIdentifier[]> {
  const tables = await catalog.listTables(namespace);
  const stored = tables.flatMap(({ name }) =>
    name.endsWith("__storage") ? [{ namespace, name: name.slice(0, -"__storage".length) }] : [],
  );
  return [...(await views.list(namespace)), ...stored];
}
