/**
 * What the REST specification requires of a request, of the part that icebranch uses:
 * https://github.com/apache/iceberg/blob/main/open-api/rest-catalog-open-api.yaml
 */
import type { IncomingMessage } from "node:http";
import type { Json, JsonObject } from "../../../src/iceberg/json.ts";
import type { Asked } from "./rest-server.ts";

const requirements: { readonly [type: string]: readonly string[] } = {
  "assert-create": [],
  "assert-table-uuid": ["uuid"],
  "assert-view-uuid": ["uuid"],
  "assert-ref-snapshot-id": ["ref", "snapshot-id"],
  "assert-current-schema-id": ["current-schema-id"],
  "assert-default-spec-id": ["default-spec-id"],
  "assert-default-sort-order-id": ["default-sort-order-id"],
};

const updates: {
  readonly [action: string]: {
    readonly required: readonly string[];
    readonly optional: readonly string[];
  };
} = {
  "set-snapshot-ref": {
    required: ["ref-name", "type", "snapshot-id"],
    optional: ["max-ref-age-ms", "max-snapshot-age-ms", "min-snapshots-to-keep"],
  },
  "remove-snapshot-ref": { required: ["ref-name"], optional: [] },
  "set-properties": { required: ["updates"], optional: [] },
  "remove-properties": { required: ["removals"], optional: [] },
  "add-schema": { required: ["schema"], optional: ["last-column-id"] },
  "set-current-schema": { required: ["schema-id"], optional: [] },
  "add-snapshot": { required: ["snapshot"], optional: [] },
  "remove-snapshots": { required: ["snapshot-ids"], optional: [] },
  "add-view-version": { required: ["view-version"], optional: [] },
  "set-current-view-version": { required: ["view-version-id"], optional: [] },
};

export function requestFaults({ method, path, query, headers, body }: Asked): readonly string[] {
  if (method !== "POST") {
    const known = ["warehouse", "parent", "pageToken", "pageSize", "snapshots", "purgeRequested"];
    const unknown = [...query.keys()].filter((name) => !known.includes(name));
    return [
      ...unknown.map((name) => `${method} ${path} has the parameter ${name}`),
      ...(body === undefined ? [] : [`${method} ${path} has a body`]),
    ];
  }
  const key = headers["idempotency-key"];
  return [
    ...(headers["content-type"] === "application/json" ? [] : [`${path} is not sent as JSON`]),
    ...(key === undefined || uuidV7.test(String(key))
      ? []
      : [`${String(key)} is no UUID version 7`]),
    ...bodyFaults(path, body),
  ];
}

function bodyFaults(path: string, body: Json): readonly string[] {
  if (path.endsWith("/transactions/commit")) return transactionFaults(body);
  if (path.endsWith("/tables")) return creationFaults(body, ["name", "schema"]);
  if (path.endsWith("/views"))
    return creationFaults(body, ["name", "schema", "view-version", "properties"]);
  return commitFaults(body);
}

/** `CreateTableRequest`, `CreateViewRequest` */
function creationFaults(body: Json, required: readonly string[]): readonly string[] {
  const optional = ["location", "partition-spec", "write-order", "stage-create", "properties"];
  return partFaults(body, "kind", { required, optional });
}

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function transactionFaults(body: Json): readonly string[] {
  const changes = members(body)["table-changes"];
  if (!Array.isArray(changes) || changes.length === 0)
    return ["a transaction without table-changes"];
  return changes.flatMap((change) => {
    const { namespace, name } = members(members(change).identifier);
    const isNamed = Array.isArray(namespace) && typeof name === "string";
    return [...(isNamed ? [] : ["a table change without identifier"]), ...commitFaults(change)];
  });
}

function commitFaults(body: Json): readonly string[] {
  const { requirements: asserted, updates: asked } = members(body);
  if (!Array.isArray(asserted) || !Array.isArray(asked))
    return ["a commit without requirements or updates"];
  return [
    ...Object.keys(members(body))
      .filter((key) => !["identifier", "requirements", "updates"].includes(key))
      .map((key) => `a commit has ${key}`),
    ...asserted.flatMap((one) => {
      const { type } = members(one);
      return partFaults(one, "type", { required: requirements[String(type)], optional: [] });
    }),
    ...asked.flatMap((one) =>
      partFaults(one, "action", updates[String(members(one).action)] ?? {}),
    ),
  ];
}

function partFaults(
  json: Json,
  kind: string,
  {
    required,
    optional = [],
  }: { readonly required?: readonly string[] | undefined; readonly optional?: readonly string[] },
): readonly string[] {
  const part = members(json);
  if (required === undefined) return [`an unknown ${kind} ${String(part[kind])}`];
  const missing = required.filter((key) => part[key] === undefined);
  const unknown = Object.keys(part).filter(
    (key) => ![kind, ...required, ...optional].includes(key),
  );
  return [
    ...missing.map((key) => `${String(part[kind])} lacks ${key}`),
    ...unknown.map((key) => `${String(part[kind])} has ${key}`),
  ];
}

/** `OAuthTokenRequest`. The specification wants a client id; clients without one exist. */
export function formFaults(raw: string, headers: IncomingMessage["headers"]): readonly string[] {
  const form = new URLSearchParams(raw);
  const grant = form.get("grant_type") ?? "";
  const required =
    grant === "client_credentials"
      ? ["client_secret"]
      : grant === "urn:ietf:params:oauth:grant-type:token-exchange"
        ? ["subject_token", "subject_token_type"]
        : ["a known grant_type"];
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  return [
    ...(isForm ? [] : ["a token request that is no form"]),
    ...required.filter((name) => !form.get(name)).map((name) => `a token request lacks ${name}`),
  ];
}

function members(json: Json): JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json)
    ? (json as JsonObject)
    : {};
}
