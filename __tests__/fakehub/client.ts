/** The plainest client there is, for the hub's own tests. */
import type { Hub } from "./hub.ts";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what it holds is what the tests look at.
  readonly body: any;
}

/** `path` below the repository, or the whole one. */
export async function call(
  hub: Hub,
  request: string,
  body?: unknown,
  token = "ghs_actions",
): Promise<Reply> {
  const [method = "", path = ""] = request.split(" ");
  const below = path.startsWith("/graphql") || path.startsWith("/repos/");
  const response = await fetch(`${hub.url}${below ? "" : "/repos/octo/lake"}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "user-agent": "test" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  };
}

export async function graphql(
  hub: Hub,
  query: string,
  variables: { readonly [name: string]: unknown } = {},
  token = "ghs_actions",
): Promise<Reply["body"]> {
  return (await call(hub, "POST /graphql", { query, variables }, token)).body;
}

/** Fields of the repository that the hub has. */
export function repository(fields: string): string {
  return `{ repository(owner: "octo", name: "lake") { ${fields} } }`;
}

export interface Change {
  readonly branch: string;
  readonly head: string;
  readonly path: string;
  readonly text: string;
}

/** `createCommitOnBranch` of one file. */
export function commitOnBranch(
  hub: Hub,
  { branch, head, path, text }: Change,
  token?: string,
): Promise<Reply["body"]> {
  const contents = Buffer.from(text).toString("base64");
  const input = {
    branch: { repositoryNameWithOwner: "octo/lake", branchName: branch },
    expectedHeadOid: head,
    message: { headline: "icebranch writes" },
    fileChanges: { additions: [{ path, contents }] },
  };
  const query =
    "mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid signature { isValid } } } }";
  return graphql(hub, query, { input }, token);
}
