/** What the server of `rest-server.ts` answers to each request, and keeps. */
import { applyUpdates, brokenRequirement } from "../../../src/iceberg/commit.ts";
import type { Json, JsonObject } from "../../../src/iceberg/json.ts";
import { findRef } from "../../../src/iceberg/refs.ts";
import { staleUpdate } from "../../../src/iceberg/snapshot-updates.ts";
import type { LoadedTable, TableCommit } from "../../../src/iceberg/table-metadata.ts";
import { type Answer, found, keep, keyOf, refusal } from "./rest-kept.ts";
import type { Asked, Misdeed, RestServer } from "./rest-server.ts";
import { createTable, viewRoute } from "./rest-view-routes.ts";

const separator = "\u001f";

/** `/v1/{prefix}/…`, the prefix being what the configuration says. */
export function route(server: RestServer, asked: Asked, misdeed: Misdeed | undefined): Answer {
  const { prefix } = (server.config.overrides ?? {}) as JsonObject;
  const start = typeof prefix === "string" ? `/v1/${prefix}/` : "/v1/";
  if (!asked.path.startsWith(start)) return refusal(404, "NotFound", "Path not found");
  const parts = asked.path.slice(start.length).split("/").map(decodeURIComponent);
  const [first, namespace = "", kind, name] = parts;
  if (first === "namespaces" && parts.length === 1) return listNamespaces(server, asked);
  if (first === "transactions") return transact(server, asked.body as JsonObject, misdeed);
  const identifier = { namespace: namespace.split(separator), name: name ?? "" };
  if (first === "namespaces" && kind === "views") return viewRoute(server, asked, identifier);
  if (first !== "namespaces" || kind !== "tables")
    return refusal(404, "NotFound", "Path not found");
  if (name === undefined && asked.method === "POST")
    return createTable(server, identifier.namespace, asked.body as JsonObject);
  if (name === undefined) return listTables(server, asked, identifier.namespace);
  if (!server.tables.has(keyOf(identifier)))
    return refusal(404, "NoSuchTableException", `Table does not exist: ${keyOf(identifier)}`);
  if (asked.method === "GET") {
    const body = { ...result(found(server, identifier)), ...server.handsOut(asked) };
    return { status: 200, body };
  }
  if (asked.method === "DELETE") {
    server.tables.delete(keyOf(identifier));
    return { status: 204 };
  }
  const commit = { ...(asked.body as unknown as TableCommit), identifier };
  return (
    commitAll(server, [commit], misdeed) ?? { status: 200, body: result(found(server, identifier)) }
  );
}

function transact(server: RestServer, body: JsonObject, misdeed: Misdeed | undefined): Answer {
  const commits = body["table-changes"] as unknown as readonly TableCommit[];
  return commitAll(server, commits, misdeed) ?? { status: 204 };
}

/** undefined once it is done. */
function commitAll(
  server: RestServer,
  commits: readonly TableCommit[],
  misdeed: Misdeed | undefined,
): Answer | undefined {
  for (const { identifier } of commits) server.meanwhile(identifier);
  const skipped = misdeed?.do === "skip" ? misdeed.tables : [];
  const done: LoadedTable[] = [];
  for (const { identifier, requirements, updates } of commits) {
    const table = server.tables.get(keyOf(identifier));
    if (table === undefined)
      return refusal(404, "NoSuchTableException", `Table does not exist: ${keyOf(identifier)}`);
    if (skipped.includes(identifier.name)) continue;
    const broken = brokenRequirement(table.metadata, requirements);
    if (broken !== undefined)
      return refusal(409, "CommitFailedException", `Requirement failed: ${broken}`);
    for (const update of updates)
      if (update.action === "remove-snapshot-ref" && !findRef(table.metadata, update["ref-name"]))
        return refusal(400, "BadRequestException", "snapshot ref not found");
    const stale = staleUpdate(table.metadata, updates);
    if (stale !== undefined) {
      const said = `Cannot add snapshot with sequence number older than last: ${stale}`;
      return refusal(server.staleStatus, "ValidationException", said);
    }
    const kept = updates.filter(
      (one) => misdeed?.do !== "lose refs" || !one.action.endsWith("snapshot-ref"),
    );
    const context = { now: 1_700_000_000_000, previousLocation: table.metadataLocation };
    done.push({ ...table, metadata: applyUpdates(table.metadata, kept, context) });
  }
  for (const table of done) keep(server, table);
  return undefined;
}

function listNamespaces(server: RestServer, asked: Asked): Answer {
  const parent = (asked.query.get("parent") || undefined)?.split(separator) ?? [];
  const all = [...server.tables.values()].map(({ identifier }) => identifier.namespace);
  const below = all
    .filter(
      (one) => one.length > parent.length && parent.every((part, index) => one[index] === part),
    )
    .map((one) => one.slice(0, parent.length + 1).join(separator));
  const names = [...new Set(below)].map((one) => one.split(separator));
  return page(server, asked, "namespaces", names);
}

function listTables(server: RestServer, asked: Asked, namespace: readonly string[]): Answer {
  const all = [...server.tables.values()].map(({ identifier }) => identifier);
  const here = all.filter((one) => one.namespace.join(separator) === namespace.join(separator));
  if (here.length === 0)
    return refusal(404, "NoSuchNamespaceException", "Namespace does not exist");
  return page(server, asked, "identifiers", here as unknown as Json[]);
}

function page(server: RestServer, asked: Asked, member: string, items: readonly Json[]): Answer {
  const token = asked.query.get("pageToken");
  const { pageSize } = server;
  if (pageSize === undefined || token === null) return { status: 200, body: { [member]: items } };
  const from = Number(token || 0);
  const next = from + pageSize < items.length ? String(from + pageSize) : null;
  return {
    status: 200,
    body: { [member]: items.slice(from, from + pageSize), "next-page-token": next },
  };
}

function result({ metadataLocation, metadata }: LoadedTable): JsonObject {
  return { "metadata-location": metadataLocation, metadata, config: { token: "of-the-table" } };
}
