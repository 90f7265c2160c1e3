import type { JsonObject } from "../../../iceberg/json.ts";
import type { RestConnection } from "../rest/connection.ts";
import type { NessieReads } from "./api.ts";
import { at, keyIn, listOf, logEntry, objectOf, refOf, textOf } from "./api-json.ts";
import { keyText, tableContent } from "./content.ts";
import { bodyOf, noEnd, noList, noNessie } from "./refusal.ts";

type Query = { readonly [name: string]: string };

export function reads(connection: RestConnection, base: string): NessieReads {
  async function read(path: string, query: Query = {}): Promise<JsonObject> {
    const request = { method: "GET", path: base + path, query, repeatable: true } as const;
    return bodyOf(await connection.request(request), connection.name);
  }

  async function pages(path: string, member: string, query: Query = {}) {
    const all: JsonObject[] = [];
    const tokens = new Set<string | undefined>();
    for (let token: string | undefined; !tokens.has(token); ) {
      tokens.add(token);
      const page = await read(path, withToken(query, token));
      token = nextOf(page);
      // Half a list looks like one: what is not on it would be taken for gone, or for unchanged.
      if (!Array.isArray(page[member]) || (page.hasMore === true && token === undefined))
        throw noList(connection.name, member);
      all.push(...listOf(page[member]));
      if (token === undefined) return all;
    }
    throw noEnd(connection.name, member);
  }

  return {
    async config() {
      const request = { method: "GET", path: `${base}config`, repeatable: true } as const;
      const { defaultBranch, noAncestorHash } = objectOf((await connection.request(request)).body);
      if (typeof defaultBranch !== "string" || typeof noAncestorHash !== "string")
        throw noNessie(connection.name);
      return { defaultBranch, emptyHash: noAncestorHash };
    },
    async refs() {
      return (await pages("trees", "references")).map(refOf);
    },
    async commonAncestor(branch) {
      const { reference } = await read(`trees/${encodeURIComponent(branch)}`, { fetch: "ALL" });
      return textOf(objectOf(objectOf(reference).metadata).commonAncestorHash);
    },
    async entries(ref, content) {
      const all = await pages(`trees/${at(ref)}/entries`, "entries", { content: String(content) });
      return all.map((one) => ({
        type: String(one.type),
        key: keyIn(one.name),
        content: one.content,
      }));
    },
    async differences(from, to) {
      const all = await pages(`trees/${at(from)}/diff/${at(to)}`, "diffs");
      return all.map((one) => ({
        key: keyIn(one.key),
        from: tableContent(one.from),
        to: tableContent(one.to),
      }));
    },
    async contents(ref, keys) {
      if (keys.length === 0) return new Map();
      const path = `${base}trees/${at(ref)}/contents`;
      const body = { requestedKeys: keys.map((key) => ({ elements: key })) };
      const answer = await connection.request({ method: "POST", path, body, repeatable: true });
      const { contents } = bodyOf(answer, connection.name);
      const found = listOf(contents).map(
        (one) => [keyText(keyIn(one.key)), objectOf(one.content)] as const,
      );
      return new Map(found);
    },
    async history(ref, next) {
      const page = await read(`trees/${at(ref)}/history`, withToken({ fetch: "ALL" }, next));
      return { entries: listOf(page.logEntries).map(logEntry), next: nextOf(page) };
    },
  };
}

function withToken(query: Query, token: string | undefined): Query {
  return token === undefined ? query : { ...query, "page-token": token };
}

function nextOf({ hasMore, token }: JsonObject): string | undefined {
  return hasMore === true ? textOf(token) : undefined;
}
