/** SQL catalogs: three databases, the tables of each as three programs lay them out. */

import { type DashtoolWriter, dashtoolLayout, dashtoolWriter } from "./dashtool-writer.ts";
import type { EngineCatalog } from "./engine-actions.ts";
import {
  catalogName,
  contractMembers,
  type Engines,
  engineIn,
  type LakeEngine,
  newFolder,
  newNamespace,
  type ServerLake,
  syncFirst,
  viewsOf,
} from "./lake.ts";
import { type DatabaseKind, type LakeDatabase, makeDatabase } from "./lake-databases.ts";
import { server } from "./servers.ts";

/** `Java`: of a folder, which has no database. */
export type Layout = "pyiceberg" | "Java V0" | "Java V1" | "dashtool" | "Java";
export type Store = "local" | "SeaweedFS" | "moto";

interface SqlLakeHouse {
  readonly database: LakeDatabase;
  readonly warehouse: string;
  readonly s3: { readonly [property: string]: string };
  readonly engineCatalog: EngineCatalog;
}

const houses = new Map<string, Promise<SqlLakeHouse>>();

/** Lakes of one kind share a database in one process of tests. */
export async function openSqlLake(
  engines: Engines,
  kind: DatabaseKind,
  layout: Layout,
  store: Store,
): Promise<ServerLake> {
  const key = [kind, layout, store].join();
  const house = houses.get(key) ?? makeHouse(engines, kind, layout, store);
  houses.set(key, house);
  const { database, warehouse, s3, engineCatalog } = await house;
  const namespace = newNamespace();
  const pyiceberg = engineIn(engines.pyiceberg, engineCatalog, namespace);
  const java = engineIn(engines.java, engineCatalog, namespace);
  const dashtool = dashtoolWriter(database, catalogName, warehouse);
  const writers = { pyiceberg, java, dashtool: asEngine(dashtool, java, namespace) };
  const lake = {
    namespace,
    config: { type: "sql", uri: database.uri, warehouse, ...s3 } as const,
    env: database.env,
    writer: writerOf(layout, writers),
    readers: [pyiceberg, java],
    views: viewsOf(java),
    firstSync: (table: string, branch: string, ids: readonly number[]) =>
      syncFirst(layout === "dashtool" ? writers.dashtool : java, table, branch, ids),
    ...(layout === "dashtool" ? ofDashtool(dashtool, namespace) : {}),
  };
  return { ...lake, ...contractMembers(lake) };
}

/** What none of the engines does. */
function ofDashtool(
  dashtool: DashtoolWriter,
  namespace: string,
): Pick<ServerLake, "overwrite" | "carelessAppend" | "views"> {
  return {
    views: {
      create: (view, sql) => dashtool.createView(`${namespace}.${view}`, sql),
      location: (view) => dashtool.location(`${namespace}.${view}`),
    },
    overwrite: (table, branch, ids) => dashtool.overwrite(`${namespace}.${table}`, branch, ids),
    carelessAppend: (table, branch, ids, beforeCommit) =>
      dashtool.append(`${namespace}.${table}`, branch, ids, { careless: true, beforeCommit }),
  };
}

async function makeHouse(
  engines: Engines,
  kind: DatabaseKind,
  layout: Layout,
  store: Store,
): Promise<SqlLakeHouse> {
  const folder = newFolder();
  const name = newNamespace().replace("ns", "lake");
  const database = await makeDatabase(kind, folder, name);
  const s3 = store === "local" ? {} : s3Of(store === "moto" ? "moto" : "seaweed");
  const warehouse = store === "local" ? `file://${folder}/warehouse` : `s3://warehouse/${name}`;
  const engineCatalog: EngineCatalog = {
    ...{ type: "sql", name: catalogName, uri: database.engineUri, warehouse },
    "jdbc.schema-version": layout === "Java V0" || layout === "dashtool" ? "V0" : "V1",
    ...s3,
  };
  // Who comes first lays out the tables.
  if (layout === "dashtool") for (const ddl of dashtoolLayout) await database.execute(ddl);
  const first = layout === "pyiceberg" ? engines.pyiceberg : engines.java;
  await first.ask(engineCatalog, { do: "listTables", table: "nowhere.*" }).catch(() => []);
  return { database, warehouse, s3, engineCatalog };
}

/** The store's endpoint and keys, as pyiceberg's properties. */
export function s3Of(store: "moto" | "seaweed"): { readonly [property: string]: string } {
  const { properties } = server(store);
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key.startsWith("s3.")));
}

function writerOf(
  layout: Layout,
  writers: { readonly [name in LakeEngine["name"]]: LakeEngine },
): LakeEngine {
  switch (layout) {
    case "pyiceberg":
      return writers.pyiceberg;
    case "Java V0":
    case "Java V1":
    case "Java":
      return writers.java;
    case "dashtool":
      return writers.dashtool;
  }
}

/** Dashtool's programs make what they can; for all else, and what that made, its users take an engine. */
function asEngine(dashtool: DashtoolWriter, other: LakeEngine, namespace: string): LakeEngine {
  const others = new Set<string>();
  const perform = async (action: Parameters<LakeEngine["ask"]>[0]): Promise<unknown> => {
    const name = `${namespace}.${action.table}`;
    if (action.do === "createTable") {
      const plain = action.formatVersion === undefined && action.partitioned !== true;
      if (!plain || action.properties !== undefined) {
        others.add(action.table);
        return other.ask(action);
      }
      await dashtool.create(name);
      const { text } = await other.ask({ do: "metadata", table: action.table });
      return (JSON.parse(text) as { "table-uuid": string })["table-uuid"];
    }
    if (action.do === "append" && action.ids !== undefined && !others.has(action.table))
      return dashtool.append(name, action.branch ?? "main", action.ids);
    return other.ask(action);
  };
  return { name: "dashtool", ask: (action) => perform(action) as Promise<never> };
}
