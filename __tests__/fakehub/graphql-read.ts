/** What GraphQL shows of a repository and its pull requests. */
import type { JsonObject } from "./extract.ts";
import {
  actorNode,
  commitNode,
  connection,
  GraphQLFailure,
  mustHave,
  type PageArguments,
  refNode,
  type Viewer,
} from "./graphql-nodes.ts";
import { type TimelineArguments, timelineItems } from "./labels.ts";
import { type Fork, fullName, type IssueComment, type Pull, type State } from "./state.ts";
import { askMergeable } from "./test-merge.ts";
import { commentNode, commentUrl, resolve } from "./views.ts";

export function repositoryNode(viewer: Viewer): JsonObject {
  const { state } = viewer;
  return {
    ...repositoryFacts(state),
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      mustHave(viewer, "contents", "read");
      return refNode(state, fullRef(qualifiedName));
    },
    defaultBranchRef: () => refNode(state, `refs/heads/${state.defaultBranch}`),
    object: (args: { oid?: string; expression?: string }) => {
      mustHave(viewer, "contents", "read");
      return objectNode(state, args.oid ?? args.expression ?? "");
    },
    pullRequest: ({ number }: { number: number }) => {
      mustHave(viewer, "pull_requests", "read");
      const pull = state.pulls.get(number);
      if (pull !== undefined) return pullNode(viewer, pull);
      const what = `Could not resolve to a PullRequest with the number of ${number}.`;
      throw new GraphQLFailure("NOT_FOUND", what);
    },
    pullRequests: (args: PullsArguments) => {
      mustHave(viewer, "pull_requests", "read");
      const node = (pull: Pull) => pullNode(viewer, pull);
      return connection("pullRequests", chosen(state, args), args, node);
    },
  };
}

function repositoryFacts(state: State, fork?: Fork): JsonObject {
  const owner = fork?.owner ?? state.owner;
  return {
    ...{ __typename: "Repository", id: `R_${fork?.id ?? state.id}`, name: state.name },
    ...{ databaseId: fork?.id ?? state.id, nameWithOwner: `${owner}/${state.name}` },
    ...{ isFork: fork !== undefined, isPrivate: true, url: `${state.url}/${owner}/${state.name}` },
    owner: actorNode(state, owner),
  };
}

function fullRef(name: string): string {
  return name.startsWith("refs/") ? name : `refs/heads/${name}`;
}

interface PullsArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: { readonly field: string; readonly direction: "ASC" | "DESC" } | null;
}

/** A head's name is compared alone: a fork's branch of that name is among them. */
function chosen(state: State, args: PullsArguments): readonly Pull[] {
  const { states, baseRefName, headRefName, labels, orderBy } = args;
  const key = orderBy?.field === "UPDATED_AT" ? "updatedAt" : "createdAt";
  const sign = orderBy?.direction === "DESC" ? -1 : 1;
  return [...state.pulls.values()]
    .filter(
      (pull) =>
        (states == null || states.includes(stateOf(pull))) &&
        (baseRefName == null || pull.base.branch === baseRefName) &&
        (headRefName == null || pull.head.branch === headRefName) &&
        (labels == null || labels.some((label) => pull.labels.includes(label))),
    )
    .sort((a, b) => (a[key] < b[key] ? -1 : 1) * sign);
}

function stateOf(pull: Pull): "OPEN" | "CLOSED" | "MERGED" {
  if (pull.merged !== undefined) return "MERGED";
  return pull.state === "open" ? "OPEN" : "CLOSED";
}

function pullNode(viewer: Viewer, pull: Pull): JsonObject {
  const { state } = viewer;
  const { number, title, body, draft, head, base, merged, testMerge } = pull;
  const gone = pull.forkGone;
  return {
    ...{ __typename: "PullRequest", id: `PR_${number}`, number, title, body, state: stateOf(pull) },
    ...{ databaseId: number, fullDatabaseId: String(number), isDraft: draft },
    ...{ merged: merged !== undefined, mergedAt: merged?.at ?? null },
    ...{ createdAt: pull.createdAt, updatedAt: pull.updatedAt, closedAt: pull.closedAt ?? null },
    ...{ closed: pull.state === "closed", url: `${state.url}/${fullName(state)}/pull/${number}` },
    ...{ headRefName: head.branch, headRefOid: head.commit },
    ...{ baseRefName: base.branch, baseRefOid: base.commit },
    isCrossRepository: gone || head.fork !== undefined,
    headRepository: gone ? null : repositoryFacts(state, head.fork),
    headRepositoryOwner: gone ? null : actorNode(state, head.fork?.owner ?? state.owner),
    author: actorNode(state, pull.author),
    mergeable: () => askMergeable(pull),
    mergeCommit: () => (merged === undefined ? null : commitNode(state, merged.commit)),
    potentialMergeCommit: () => (testMerge === undefined ? null : commitNode(state, testMerge)),
    labels: (args: PageArguments) =>
      connection("labels", pull.labels, args, (name) => ({ name, id: `LA_${name}` })),
    timelineItems: (args: TimelineArguments) => timelineItems(state, pull, args),
    comments: (args: PageArguments) => {
      const own = state.comments.filter((comment) => comment.pull === number);
      return connection("comments", own, args, (comment) => issueCommentNode(viewer, comment));
    },
  };
}

function issueCommentNode({ state, token }: Viewer, comment: IssueComment): JsonObject {
  const { id, author, body } = comment;
  return {
    ...{ __typename: "IssueComment", id: commentNode(id), body, url: commentUrl(state, comment) },
    // GitHub's ids have outgrown GraphQL's Int.
    ...{ databaseId: id < 2 ** 31 ? id : null, fullDatabaseId: String(id) },
    ...{ author: actorNode(state, author), viewerDidAuthor: author === token.login },
    ...{ createdAt: comment.createdAt, updatedAt: comment.updatedAt, isMinimized: false },
  };
}

async function objectNode(state: State, name: string): Promise<JsonObject | null> {
  const { repository } = state;
  const [revision = "", ...path] = name.split(":");
  const commit = await resolve(state, revision);
  const full = path.length === 0 ? (commit ?? name) : `${commit}:${path.join(":")}`;
  const oid = await repository.attempt("rev-parse", "--verify", "--quiet", full);
  if (oid === undefined) return null;
  const type = await repository.attempt("cat-file", "-t", oid);
  if (type === "commit") return commitNode(state, oid);
  if (type === "tree") return { __typename: "Tree", oid, id: `T_${oid}` };
  if (type !== "blob") return null;
  const bytes = await repository.bytes(oid);
  const isBinary = bytes.includes(0);
  return {
    ...{ __typename: "Blob", oid, id: `B_${oid}`, isBinary, byteSize: bytes.length },
    ...{ isTruncated: false, text: isBinary ? null : bytes.toString() },
  };
}
