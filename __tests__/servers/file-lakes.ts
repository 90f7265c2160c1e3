/** Warehouse folders without a catalog, as Java's HadoopCatalog keeps them. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { s3Storage } from "../../src/adapters/storage/s3.ts";
import {
  catalogName,
  connectTo,
  contractMembers,
  type Engines,
  engineIn,
  newFolder,
  newNamespace,
  type ServerLake,
  syncFirst,
  viewsOf,
} from "./lake.ts";
import { server } from "./servers.ts";
import { s3Of } from "./sql-lakes.ts";

let shared: string | undefined;

export async function openFileLake(engines: Engines): Promise<ServerLake> {
  shared ??= newFolder();
  const warehouse = `file://${shared}`;
  const namespace = newNamespace();
  // `default` serves catalogs of any name, each with a folder of its own.
  const own = `${warehouse}/${catalogName}`;
  const engineCatalog = { type: "hadoop", name: catalogName, warehouse: own } as const;
  const java = engineIn(engines.java, engineCatalog, namespace);
  const pyiceberg = engineIn(engines.pyiceberg, engineCatalog, namespace);
  const lake = {
    namespace,
    config: { type: "file", uri: warehouse } as const,
    env: {},
    writer: java,
    readers: [pyiceberg, java],
    views: viewsOf(java),
    firstSync: (table: string, branch: string, ids: readonly number[]) =>
      syncFirst(java, table, branch, ids),
  };
  return { ...lake, ...contractMembers(lake) };
}

/**
 * A copy of a local lake in an S3 store. Its metadata names places in the store; the manifests that
 * these lead to still name the local files, which is enough to be read.
 */
export async function copyToS3(lake: ServerLake, store: "moto" | "seaweed"): Promise<ServerLake> {
  const { bucket } = server(store).properties;
  const from = lake.config.uri;
  const to = `s3://${bucket}/${lake.namespace}`;
  const properties = s3Of(store);
  const storage = s3Storage(properties, { env: {} });
  const folder = from.replace("file://", "");
  for (const path of await readdir(join(folder, catalogName, lake.namespace), {
    ...{ recursive: true, withFileTypes: true },
  })) {
    if (!path.isFile() || path.name.startsWith(".")) continue;
    const file = join(path.parentPath, path.name);
    const bytes = await readFile(file);
    const isText = path.name.endsWith(".json");
    const text = isText ? bytes.toString().replaceAll(from, to) : bytes;
    await storage.create(file.replace(folder, to), Buffer.from(text));
  }
  const config = { type: "file", uri: to, ...properties } as const;
  return { ...lake, config, readers: [], connect: () => connectTo(config, lake.env) };
}
