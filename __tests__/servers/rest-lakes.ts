/** Iceberg REST catalogs: Apache's reference, and SeaweedFS with OAuth2 and its own S3. */
import type { EngineCatalog } from "./engine-actions.ts";
import {
  catalogName,
  contractMembers,
  type Engines,
  engineIn,
  newNamespace,
  type ServerLake,
  syncFirst,
  viewsOf,
} from "./lake.ts";
import { server } from "./servers.ts";
import { s3Of } from "./sql-lakes.ts";

export async function openRestLake(
  engines: Engines,
  name: "rest" | "seaweed",
): Promise<ServerLake> {
  const { uri, properties } = server(name);
  const { credential = "", warehouse = "" } = properties;
  const own: { readonly [property: string]: string } =
    name === "rest" ? {} : { warehouse, credential, ...s3Of("seaweed") };
  const secret = name === "rest" ? {} : { credential: "$LAKE_CREDENTIAL" };
  const namespace = newNamespace();
  const engineCatalog: EngineCatalog = { type: "rest", name: catalogName, uri, ...own };
  const pyiceberg = engineIn(engines.pyiceberg, engineCatalog, namespace);
  const java = engineIn(engines.java, engineCatalog, namespace);
  const lake = {
    namespace,
    config: { type: "rest", uri, ...own, ...secret } as const,
    env: { LAKE_CREDENTIAL: credential },
    writer: pyiceberg,
    readers: [pyiceberg, java],
    views: viewsOf(java),
    firstSync: (table: string, branch: string, ids: readonly number[]) =>
      syncFirst(java, table, branch, ids),
  };
  return { ...lake, ...contractMembers(lake) };
}
