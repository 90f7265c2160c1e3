/**
 * An Iceberg REST server that keeps its tables in memory, is strict about what the specification
 * requires of a request, and misbehaves where a test asks it to.
 */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { type Json, type JsonObject, parseJson, stringifyJson } from "../../../src/iceberg/json.ts";
import { findRef, refsOf } from "../../../src/iceberg/refs.ts";
import type {
  LoadedTable,
  Snapshot,
  TableIdentifier,
  TableMetadata,
} from "../../../src/iceberg/table-metadata.ts";
import { type Answer, found, keep, refusal } from "./rest-kept.ts";
import { route } from "./rest-routes.ts";
import { formFaults, requestFaults } from "./rest-specification.ts";
import type { KeptView } from "./rest-view-routes.ts";

export interface Asked {
  readonly method: string;
  /** Decoded nowhere. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: Json;
}

/** What it does to a request in the place of what it should. */
export type Misdeed =
  | {
      readonly do: "answer";
      readonly status: number;
      readonly body?: string;
      readonly headers?: { readonly [name: string]: string };
    }
  /** Acts, and then answers so. */
  | { readonly do: "act, answer"; readonly status: number; readonly body?: string }
  /** The connection is cut before it acts, or after. */
  | { readonly do: "drop" | "act, drop" }
  | { readonly do: "twice" }
  | { readonly do: "delay"; readonly ms: number }
  /** Says that all went well, and leaves these tables out. */
  | { readonly do: "skip"; readonly tables: readonly string[] }
  /** Says that all went well, and keeps no ref but main. */
  | { readonly do: "lose refs" };

export interface RestServer extends AsyncDisposable {
  readonly origin: string;
  readonly seen: readonly Asked[];
  /** Keys: namespace and name, joined by dots. */
  readonly tables: Map<string, LoadedTable>;
  readonly views: Map<string, KeptView>;
  /** Keys of a view's version that it drops. */
  viewsLose: readonly string[];
  /** `GET /v1/config`. */
  config: JsonObject;
  /** Tokens that are taken; every one where it is undefined. */
  tokens: Set<string> | undefined;
  /** What a token request is answered with. */
  grant: (form: URLSearchParams) => { readonly status: number; readonly body: Json };
  misdeed: (asked: Asked) => Misdeed | undefined;
  /** What a snapshot is refused with whose number another writer has taken: of Java 400, lately 409. */
  staleStatus: 400 | 409;
  /** At most so many items on a page; no pages at all where it is undefined. */
  pageSize: number | undefined;
  /** What else it says of a table that is loaded: `config`, `storage-credentials`. */
  handsOut: (asked: Asked) => JsonObject;
  /** Called when a commit's requirements were seen to hold: what others do in that moment. */
  meanwhile: (table: TableIdentifier) => void;
  makeTable(name: string, metadata?: Partial<TableMetadata>): TableIdentifier;
  /** A foreign writer. */
  append(table: TableIdentifier, branch: string): void;
  table(identifier: TableIdentifier): TableMetadata;
}

/** Ids that a double cannot hold. */
let nextId = 4_611_686_018_427_387_905n;

export async function restServer(
  namespace: readonly string[] = ["inventory"],
): Promise<RestServer> {
  const seen: Asked[] = [];
  const faults: string[] = [];
  const http = createServer((request, response) => {
    handle(request, response).catch((error) => {
      faults.push(String(error));
      response.destroy();
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://localhost");
    const raw = await text(request);
    const path = decodeURI(url.pathname) === "" ? "/" : url.pathname;
    const { method = "GET", headers } = request;
    const isForm = path.endsWith("/oauth/tokens");
    const body = raw === "" || isForm ? undefined : parseJson(raw);
    const asked = { method, path, query: url.searchParams, headers, body };
    seen.push(asked);
    const misdeed = server.misdeed(asked);
    if (misdeed?.do === "drop") return void response.destroy();
    if (misdeed?.do === "answer")
      return send(response, misdeed.status, misdeed.body, misdeed.headers);
    if (misdeed?.do === "delay") await wait(misdeed.ms);
    const answer = isForm ? granted(raw, headers) : act(asked, misdeed);
    if (misdeed?.do === "twice") act(asked, undefined);
    if (misdeed?.do === "act, drop") return void response.destroy();
    if (misdeed?.do === "act, answer") return send(response, misdeed.status, misdeed.body);
    send(
      response,
      answer.status,
      answer.body === undefined ? undefined : stringifyJson(answer.body),
    );
  }

  function granted(raw: string, headers: IncomingMessage["headers"]): Answer {
    faults.push(...formFaults(raw, headers));
    return server.grant(new URLSearchParams(raw));
  }

  function act(asked: Asked, misdeed: Misdeed | undefined): Answer {
    const token = /^Bearer (.*)$/.exec(asked.headers.authorization ?? "")?.[1] ?? "";
    if (server.tokens !== undefined && !server.tokens.has(token))
      return refusal(401, "NotAuthorizedException", `not you: ${token}`);
    if (asked.path === "/v1/config") return { status: 200, body: server.config };
    const wrong = requestFaults(asked);
    faults.push(...wrong);
    if (wrong.length > 0) return refusal(400, "BadRequestException", wrong.join("; "));
    return route(server, asked, misdeed);
  }

  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const server: RestServer = {
    origin: `http://127.0.0.1:${port}`,
    ...{ seen, tables: new Map(), views: new Map(), viewsLose: [] },
    config: { defaults: {}, overrides: {} },
    tokens: undefined,
    grant: () => ({ status: 401, body: { error: "invalid_client" } }),
    misdeed: () => undefined,
    pageSize: undefined,
    staleStatus: 400,
    meanwhile: () => undefined,
    handsOut: () => ({}),
    makeTable(name, more = {}) {
      const identifier = { namespace, name };
      keep(server, { identifier, metadataLocation: "", metadata: newTable(more) });
      server.append(identifier, "main");
      return identifier;
    },
    append(identifier, branch) {
      const table = found(server, identifier);
      const metadata = appended(table.metadata, branch);
      keep(server, { ...table, metadata });
    },
    table: (identifier) => found(server, identifier).metadata,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      if (faults.length > 0) throw new Error(`Against the specification: ${faults.join("; ")}`);
    },
  };
  return server;
}

function send(
  response: ServerResponse,
  status: number,
  body: string | undefined,
  headers: { readonly [name: string]: string } = {},
): void {
  const type = body?.startsWith("<") ? "text/html" : "application/json";
  response.writeHead(status, {
    ...(body === undefined ? {} : { "content-type": type }),
    ...headers,
  });
  response.end(body);
}

function newTable(more: Partial<TableMetadata>): TableMetadata {
  return {
    "format-version": 2,
    "table-uuid": randomUUID(),
    location: "s3://lake/table",
    "last-updated-ms": 1_600_000_000_000,
    "last-sequence-number": 0,
    schemas: [{ type: "struct", "schema-id": 0, fields: [] }],
    "current-schema-id": 0,
    properties: { owner: "them" },
    snapshots: [],
    refs: {},
    // What we do not know must survive.
    "x-future": { large: 9_223_372_036_854_775_807n },
    ...more,
  };
}

function appended(metadata: TableMetadata, branch: string): TableMetadata {
  const id = nextId++;
  const head = findRef(metadata, branch)?.["snapshot-id"];
  const number = Number(metadata["last-sequence-number"] ?? 0) + 1;
  const snapshot: Snapshot = {
    ...{ "snapshot-id": id, "sequence-number": number },
    "manifest-list": `s3://lake/table/metadata/snap-${id}.avro`,
    ...(head === undefined ? {} : { "parent-snapshot-id": head }),
    "timestamp-ms": 1_650_000_000_000,
    summary: { operation: "append" },
  };
  return {
    ...metadata,
    "last-sequence-number": number,
    snapshots: [...(metadata.snapshots ?? []), snapshot],
    refs: { ...refsOf(metadata), [branch]: { type: "branch", "snapshot-id": id } },
    ...(branch === "main" ? { "current-snapshot-id": id } : {}),
  };
}
