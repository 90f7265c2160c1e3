/** Connections to the server of `rest-server.ts`, as icebranch opens one. */
import { restCatalog } from "../../../src/adapters/catalog/rest/catalog.ts";
import { connectRest, type RestConnection } from "../../../src/adapters/catalog/rest/connection.ts";
import type { Stores } from "../../../src/adapters/catalog/rest/storage.ts";
import { findRef } from "../../../src/iceberg/refs.ts";
import type { TableCommit, TableIdentifier } from "../../../src/iceberg/table-metadata.ts";
import type { Catalog } from "../../../src/ports.ts";
import type { RestServer } from "./rest-server.ts";

/** A server that has no commit of several tables. */
export const oneByOne = ["POST /v1/{prefix}/namespaces/{namespace}/tables/{table}"];

/** For tests that look at no file of a table. */
export const noStores: Stores = {
  local: () => Promise.reject(new Error("no store")),
  own: () => Promise.reject(new Error("no store")),
  vended: () => Promise.reject(new Error("no store")),
};

type Properties = { readonly [key: string]: string };

export function connection(
  uri: string,
  properties: Properties = {},
  warehouse?: string,
): Promise<RestConnection> {
  const address = { type: "rest", uri, uriStyle: "sqlalchemy", warehouse, properties } as const;
  return connectRest("bronze", address, { pauseMs: 5 });
}

export async function connect(
  { origin }: RestServer,
  properties: Properties = {},
): Promise<Catalog> {
  const opened = await connection(origin, properties);
  return restCatalog({ name: "bronze", connection: opened, stores: noStores });
}

/** Makes the branch `pr` at main, and a mark. */
export function branchCommit(server: RestServer, table: TableIdentifier): TableCommit {
  const metadata = server.table(table);
  const main = findRef(metadata, "main")?.["snapshot-id"] ?? 0;
  return {
    identifier: table,
    requirements: [
      { type: "assert-table-uuid", uuid: metadata["table-uuid"] },
      { type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": main },
      { type: "assert-ref-snapshot-id", ref: "pr", "snapshot-id": null },
    ],
    updates: [
      { action: "set-snapshot-ref", "ref-name": "pr", type: "branch", "snapshot-id": main },
      { action: "set-properties", updates: { mark: table.name } },
    ],
  };
}

/** The tables that have the branch `pr`, and those that have the mark. */
export function branched(server: RestServer): {
  readonly refs: string[];
  readonly marks: string[];
} {
  const all = [...server.tables.values()];
  const names = (some: typeof all) => some.map(({ identifier }) => identifier.name).sort();
  return {
    refs: names(all.filter(({ metadata }) => findRef(metadata, "pr") !== undefined)),
    marks: names(all.filter(({ metadata }) => metadata.properties?.mark !== undefined)),
  };
}
