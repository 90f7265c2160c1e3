/** What a REST catalog holds: namespaces, tables, and the metadata of each. */
import { concurrently } from "../../../concurrently.ts";
import { compareText, IcebranchError } from "../../../errors.ts";
import type { Json, JsonObject } from "../../../iceberg/json.ts";
import { asTableMetadata, tableName } from "../../../iceberg/refs.ts";
import type { LoadedTable, TableIdentifier } from "../../../iceberg/table-metadata.ts";
import type { RestAnswer, RestConnection, RestRequest } from "./connection.ts";
import type { Paths } from "./paths.ts";
import { isAbsent, unreadable } from "./refusal.ts";

export interface Reading {
  listNamespaces(): Promise<readonly (readonly string[])[]>;
  listTables(namespace: readonly string[]): Promise<readonly TableIdentifier[]>;
  /** None where the server lists none. */
  listViews(namespace: readonly string[]): Promise<readonly TableIdentifier[]>;
  load(identifier: TableIdentifier): Promise<LoadedTable | undefined>;
  /** As it was when it was last loaded, which is what a plan was made from; loads it where it never was. */
  lastSeen(identifier: TableIdentifier): Promise<LoadedTable | undefined>;
}

export function reading(connection: RestConnection, paths: Paths): Reading {
  const seen = new Map<string, LoadedTable | undefined>();
  const get = (path: string, query: RestRequest["query"] = {}) =>
    connection.request({ method: "GET", path, query, repeatable: true });
  const refused = (answer: RestAnswer, doing: string) =>
    unreadable(connection.name, `does not ${doing} (${connection.describe(answer)})`);

  async function load(identifier: TableIdentifier): Promise<LoadedTable | undefined> {
    const answer = await get(paths.table(identifier), { snapshots: "all" });
    const table = isAbsent(answer) ? undefined : loaded(identifier, answer, refused);
    seen.set(key(identifier), table);
    return table;
  }

  /** All pages of a list; undefined where there is nothing of that name. */
  async function pages(
    path: string,
    query: { readonly [name: string]: string },
    member: string,
  ): Promise<readonly Json[] | undefined> {
    const all: Json[] = [];
    const tokens = new Set<string>();
    for (let token = ""; !tokens.has(token); ) {
      tokens.add(token);
      const answer = await get(path, { ...query, pageToken: token });
      if (isAbsent(answer)) return undefined;
      const page = answer.status === 200 ? objectOf(answer.body) : undefined;
      const items = page?.[member];
      if (!Array.isArray(items)) throw refused(answer, `list its ${member}`);
      all.push(...items);
      const next = page?.["next-page-token"];
      if (typeof next !== "string" || next === "") return all;
      token = next;
    }
    throw unreadable(connection.name, `lists its ${member} in pages that have no end`);
  }

  async function below(parent: readonly string[]): Promise<readonly (readonly string[])[]> {
    const query = parent.length === 0 ? {} : { parent: paths.parent(parent) };
    const found = await pages(paths.at("namespaces"), query, "namespaces");
    // Servers exist that take no notice of `parent`, and would be asked for ever.
    const children = (found ?? []).filter(isNamespace).filter((one) => isBelow(one, parent));
    const deeper = await concurrently(children, below);
    return [...children, ...deeper.flat()];
  }

  async function names(path: string): Promise<readonly string[]> {
    const found = (await pages(path, {}, "identifiers")) ?? [];
    const all = found.map((one) => objectOf(one)?.name).filter((one) => typeof one === "string");
    return [...new Set(all)].toSorted(compareText);
  }

  return {
    load,
    async lastSeen(identifier) {
      return seen.has(key(identifier)) ? seen.get(key(identifier)) : load(identifier);
    },
    async listNamespaces() {
      const all = new Map((await below([])).map((one) => [one.join("\u001f"), one]));
      return [...all].toSorted(([a], [b]) => compareText(a, b)).map(([, one]) => one);
    },
    async listTables(namespace) {
      return (await names(paths.tables(namespace))).map((name) => ({ namespace, name }));
    },
    async listViews(namespace) {
      return (await names(paths.views(namespace))).map((name) => ({ namespace, name }));
    },
  };
}

function key({ namespace, name }: TableIdentifier): string {
  return [...namespace, name].join("\u001f");
}

function isNamespace(json: Json): json is readonly string[] {
  return Array.isArray(json) && json.length > 0 && json.every((one) => typeof one === "string");
}

function isBelow(namespace: readonly string[], parent: readonly string[]): boolean {
  return (
    namespace.length > parent.length && parent.every((part, index) => namespace[index] === part)
  );
}

function objectOf(json: Json): JsonObject | undefined {
  return typeof json === "object" && json !== null && !Array.isArray(json)
    ? (json as JsonObject)
    : undefined;
}

/** The answer's `config` and credentials are for readers of files, and are not looked at. */
function loaded(
  identifier: TableIdentifier,
  answer: RestAnswer,
  refused: (answer: RestAnswer, doing: string) => IcebranchError,
): LoadedTable | undefined {
  const name = tableName(identifier);
  const body = answer.status === 200 ? objectOf(answer.body) : undefined;
  const metadata = objectOf(body?.metadata);
  if (body === undefined || metadata === undefined) throw refused(answer, `load ${name}`);
  if (metadata["view-uuid"] !== undefined && metadata["table-uuid"] === undefined) return undefined;
  const location = body["metadata-location"];
  if (typeof location !== "string")
    throw new IcebranchError(
      "IB418",
      `The catalog does not say where the metadata of ${name} is.`,
      {
        hint: "Its tables cannot be changed safely; look into the server's settings.",
      },
    );
  return { identifier, metadataLocation: location, metadata: asTableMetadata(metadata, location) };
}
