/** Tables and views that are made: what the server of `rest-server.ts` answers, and keeps. */
import { randomUUID } from "node:crypto";
import type { Json, JsonObject } from "../../../src/iceberg/json.ts";
import type { Schema, TableIdentifier } from "../../../src/iceberg/table-metadata.ts";
import {
  applyViewUpdates,
  newTableMetadata,
  newViewMetadata,
} from "../../../src/iceberg/view-commit.ts";
import type { ViewMetadata, ViewUpdate, ViewVersion } from "../../../src/iceberg/view-metadata.ts";
import { type Answer, keep, keyOf, refusal } from "./rest-kept.ts";
import type { Asked, RestServer } from "./rest-server.ts";

export interface KeptView {
  readonly identifier: TableIdentifier;
  readonly metadataLocation: string;
  readonly metadata: ViewMetadata;
}

const place = (key: string) => ({
  ...{ uuid: randomUUID(), location: `s3://lake/${key}`, now: 1_700_000_000_000 },
});

/** Numbers the columns in its own way, as the specification allows: from 101 on. */
export function createTable(
  server: RestServer,
  namespace: readonly string[],
  body: JsonObject,
): Answer {
  const identifier = { namespace, name: String(body.name) };
  if (server.tables.has(keyOf(identifier)) || server.views.has(keyOf(identifier)))
    return refusal(409, "AlreadyExistsException", "Table already exists");
  const { fields } = body.schema as unknown as Schema;
  const schema: Schema = {
    ...{ "schema-id": 0, type: "struct" },
    fields: fields.map((field, index) => ({ ...field, id: 101 + index })),
  };
  const properties = body.properties as { readonly [key: string]: string };
  const last = 100 + fields.length;
  const metadata = newTableMetadata({ schema, last, properties }, place(keyOf(identifier)));
  keep(server, { identifier, metadataLocation: "", metadata });
  return { status: 200, body: { metadata, "metadata-location": "s3://made" } };
}

export function viewRoute(server: RestServer, asked: Asked, identifier: TableIdentifier): Answer {
  const { method } = asked;
  const body = asked.body as JsonObject;
  if (identifier.name === "")
    return method === "GET" ? listViews(server, identifier) : createView(server, identifier, body);
  const found = server.views.get(keyOf(identifier));
  if (found === undefined) return refusal(404, "NoSuchViewException", "View does not exist");
  if (method === "GET") return answer(found);
  if (method === "DELETE") {
    server.views.delete(keyOf(identifier));
    return { status: 204 };
  }
  const [{ uuid = "" } = {}] = body.requirements as readonly { uuid?: string }[];
  if (uuid !== found.metadata["view-uuid"])
    return refusal(409, "CommitFailedException", "view UUID does not match");
  const updates = body.updates as unknown as readonly ViewUpdate[];
  return keepView(server, identifier, applyViewUpdates(found.metadata, updates, 1));
}

function listViews(server: RestServer, { namespace }: TableIdentifier): Answer {
  const all = [...server.views.values()].map(({ identifier }) => identifier);
  const here = all.filter((one) => one.namespace.join() === namespace.join());
  return { status: 200, body: { identifiers: here as unknown as Json[] } };
}

function createView(server: RestServer, { namespace }: TableIdentifier, body: JsonObject): Answer {
  const identifier = { namespace, name: String(body.name) };
  if (server.tables.has(keyOf(identifier)) || server.views.has(keyOf(identifier)))
    return refusal(409, "AlreadyExistsException", "View already exists");
  const made = {
    schema: body.schema as unknown as Schema,
    version: body["view-version"] as unknown as ViewVersion,
    properties: body.properties as { readonly [key: string]: string },
  };
  return keepView(server, identifier, newViewMetadata(made, place(keyOf(identifier))));
}

/** `viewsLose`: keys of a version that it does not know, as Java's parser knows no `storage-table`. */
function keepView(server: RestServer, identifier: TableIdentifier, metadata: ViewMetadata): Answer {
  const versions = metadata.versions.map(
    (version) =>
      Object.fromEntries(
        Object.entries(version).filter(([key]) => !server.viewsLose.includes(key)),
      ) as ViewVersion,
  );
  const metadataLocation = `s3://lake/${keyOf(identifier)}/metadata/${randomUUID()}.metadata.json`;
  const kept = { identifier, metadataLocation, metadata: { ...metadata, versions } };
  server.views.set(keyOf(identifier), kept);
  return answer(kept);
}

function answer({ metadata, metadataLocation }: KeptView): Answer {
  return { status: 200, body: { metadata, "metadata-location": metadataLocation } };
}
