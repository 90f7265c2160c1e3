/** Pull requests and their comments: GraphQL, in as few requests as it can be. */
import type { Comment, Comparison, GitHub, PullRequest } from "../../github-port.ts";
import type { Api } from "./api.ts";
import { explainRefusal, type Task } from "./refusal.ts";
import type { GraphqlError } from "./result.ts";

const fields = `fragment pull on PullRequest {
  number state isDraft isCrossRepository headRepository { id } headRefName headRefOid baseRefName
  body mergedAt mergeCommit { oid } mergeable
}`;

/** https://docs.github.com/en/graphql/reference/objects#pullrequest */
interface PullNode {
  readonly number: number;
  readonly state: "OPEN" | "CLOSED" | "MERGED";
  readonly isDraft: boolean;
  readonly isCrossRepository: boolean;
  readonly headRepository: object | null;
  readonly headRefName: string;
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly body: string;
  readonly mergedAt: string | null;
  readonly mergeCommit: { readonly oid: string } | null;
  readonly mergeable: "MERGEABLE" | "CONFLICTING" | "UNKNOWN";
}

export interface Page<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** null for one that GitHub could not read. */
  readonly nodes: readonly (T | null)[];
}

const reading: Task = {
  failed: "The pull request cannot be read",
  permission: "pull-requests: read",
  token: "github-token",
};

/** Whoever reads the comments is about to write one: both permissions are asked for at once. */
const talking: Task = { ...reading, permission: "pull-requests: write" };

export function pullRequests(
  api: Api,
): Pick<GitHub, "conversation" | "pulls" | "openPulls" | "pullsFrom" | "compare" | "changesOf"> {
  return {
    conversation: (number) => readConversation(api, number),
    async pulls(numbers) {
      const found = new Map<number, PullRequest>();
      const wanted = [...new Set(numbers)].filter(isNumber);
      for (let start = 0; start < wanted.length; start += 50)
        for (const pull of await readPulls(api, wanted.slice(start, start + 50)))
          found.set(pull.number, pull);
      return found;
    },
    openPulls: ({ baseBranch, limit }) =>
      listPulls(api, { filter: { states: ["OPEN"], base: baseBranch }, limit }),
    pullsFrom: (headBranch) => listPulls(api, { filter: { head: headBranch }, limit: 10 }),
    compare: (base, head) => readComparison(api, base, head),
    changesOf: (path, from, limit) => readChanges(api, path, from, limit),
  };
}

const conversationQuery = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      ...pull
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId body url viewerDidAuthor }
      }
    }
  }
}
${fields}`;

interface CommentNode {
  /** A `BigInt`, which GraphQL writes as text. */
  readonly fullDatabaseId: string | number;
  readonly body: string;
  readonly url: string;
  readonly viewerDidAuthor: boolean;
}

/** GitHub keeps 2,500 comments; whoever says that there are always more is not waited for. */
const mostCommentPages = 30;

async function readConversation(api: Api, number: number): ReturnType<GitHub["conversation"]> {
  type Conversation = PullNode & { readonly comments: Page<CommentNode> };
  type Data = { readonly repository: { readonly pullRequest: Conversation | null } };
  let pull: PullRequest | undefined;
  const comments: Comment[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostCommentPages; page++) {
    const variables = { owner: api.owner, repo: api.repo, number, after };
    const data: Data = await api.graphql(talking, { query: conversationQuery, variables }, noPull);
    const node = data.repository.pullRequest;
    if (node === null) return undefined;
    pull ??= pullRequest(node);
    const { nodes, pageInfo } = node.comments;
    comments.push(...nodes.flatMap((one) => (one?.viewerDidAuthor ? comment(one) : [])));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return pull && { pull, comments };
}

function comment({ fullDatabaseId, body, url }: CommentNode): Comment {
  return { id: String(fullDatabaseId), body, url };
}

/** That there is no pull request of this number, though there is the repository. */
export function noPull({ type, path = [] }: GraphqlError): boolean {
  return type === "NOT_FOUND" && path.length === 2;
}

async function readPulls(api: Api, numbers: readonly number[]): Promise<readonly PullRequest[]> {
  const each = numbers.map((number) => `p${number}: pullRequest(number: ${number}) { ...pull }`);
  const query = `query ($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) { ${each.join("\n")} }
}
${fields}`;
  const variables = { owner: api.owner, repo: api.repo };
  const data = await api.graphql<{
    readonly repository: { readonly [alias: string]: PullNode | null };
  }>(reading, { query, variables }, noPull);
  return Object.values(data.repository).flatMap((node) => (node === null ? [] : pullRequest(node)));
}

const listQuery = `query (
  $owner: String!, $repo: String!, $states: [PullRequestState!], $base: String, $head: String,
  $first: Int!, $after: String
) {
  repository(owner: $owner, name: $repo) {
    pullRequests(
      states: $states, baseRefName: $base, headRefName: $head, first: $first, after: $after,
      orderBy: { field: CREATED_AT, direction: DESC }
    ) {
      pageInfo { hasNextPage endCursor }
      nodes { ...pull }
    }
  }
}
${fields}`;

/** No more is read than that: whoever likes can open pull requests from as many forks. */
const mostPages = 10;

/** Not those of forks, which may have branches of any name. */
async function listPulls(
  api: Api,
  {
    filter,
    limit,
  }: {
    readonly filter: { readonly [variable: string]: unknown };
    readonly limit: number;
  },
): Promise<readonly PullRequest[]> {
  type Data = { readonly repository: { readonly pullRequests: Page<PullNode> } };
  const found: PullRequest[] = [];
  const first = Math.min(100, Math.max(limit, 20));
  let after: string | null = null;
  for (let page = 0; page < mostPages && found.length < limit; page++) {
    const variables = { owner: api.owner, repo: api.repo, ...filter, first, after };
    const data: Data = await api.graphql(reading, { query: listQuery, variables });
    const { nodes, pageInfo } = data.repository.pullRequests;
    const pulls = nodes.flatMap((one) => (one === null ? [] : pullRequest(one)));
    found.push(...pulls.filter(({ fork }) => !fork));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return found.slice(0, limit);
}

function pullRequest(node: PullNode): PullRequest {
  if (!isNumber(node.number) || !/^[0-9a-f]{40,64}$/.test(node.headRefOid))
    throw new TypeError("no pull request");
  const states = { OPEN: "open", CLOSED: "closed", MERGED: "merged" } as const;
  const mergeable = { MERGEABLE: "yes", CONFLICTING: "conflict", UNKNOWN: "unknown" } as const;
  return {
    number: node.number,
    state: states[node.state],
    draft: node.isDraft,
    fork: node.isCrossRepository || node.headRepository === null,
    headBranch: node.headRefName,
    headCommit: node.headRefOid,
    baseBranch: node.baseRefName,
    body: node.body,
    mergedAt: node.mergedAt === null ? undefined : Date.parse(node.mergedAt),
    mergeCommit: node.mergeCommit?.oid,
    mergeable: mergeable[node.mergeable],
  };
}

/** A table's properties name pull requests, and whoever writes to the catalog writes those. */
function isNumber(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number < 2 ** 31;
}

async function readComparison(
  api: Api,
  base: string,
  head: string,
): Promise<Comparison | undefined> {
  const task: Task = {
    failed: "Two commits cannot be compared",
    permission: "contents: read",
    token: "github-token",
  };
  const answer = await api.tryRest(task, (request) =>
    request("GET /repos/{owner}/{repo}/compare/{basehead}", {
      ...{ owner: api.owner, repo: api.repo, basehead: `${base}...${head}` },
      // The commits are not looked at.
      per_page: 1,
    }),
  );
  if (answer.kind === "refused") {
    // Also where they have no common ancestor.
    if (answer.status === 404) return undefined;
    throw explainRefusal(task, answer);
  }
  return { mergeBase: answer.data.merge_base_commit.sha, status: answer.data.status };
}

async function readChanges(
  api: Api,
  path: string,
  sha: string,
  limit: number,
): Promise<readonly string[]> {
  const task: Task = {
    failed: "The commits of a file cannot be listed",
    permission: "contents: read",
    token: "github-token",
  };
  const answer = await api.tryRest(task, (request) =>
    request("GET /repos/{owner}/{repo}/commits", {
      ...{ owner: api.owner, repo: api.repo, sha, path, per_page: limit },
    }),
  );
  if (answer.kind === "refused") {
    if (answer.status === 404) return [];
    throw explainRefusal(task, answer);
  }
  return answer.data.map((commit) => commit.sha);
}
