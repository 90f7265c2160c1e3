/** What REST shows: GitHub's own examples, filled in with what the hub knows. */
import { isObject, type JsonObject } from "./extract.ts";
import { exampleOf } from "./openapi.ts";
import {
  branchRef,
  type CheckRunRecord,
  type Fork,
  fullName,
  type IssueComment,
  type Pull,
  type State,
} from "./state.ts";
import { askMergeable } from "./test-merge.ts";

const repository = "/repos/{owner}/{repo}";

/** An example with this repository's addresses in the place of GitHub's own. */
export function template(state: State, operation: string): JsonObject {
  const example = exampleOf(operation.replace(" ", ` ${repository}`));
  return addressed(state, Array.isArray(example) ? example[0] : example);
}

function addressed(state: State, example: unknown): JsonObject {
  const text = JSON.stringify(example)
    .replaceAll("https://api.github.com", state.url)
    .replaceAll("https://github.com", state.url)
    .replaceAll("octocat/Hello-World", fullName(state));
  return JSON.parse(text) as JsonObject;
}

/** `values` over `object`, object by object; lists as they are. */
export function fill(object: JsonObject, values: JsonObject): JsonObject {
  const merged = { ...object };
  for (const [key, value] of Object.entries(values)) {
    const old = merged[key];
    merged[key] = isObject(old) && isObject(value) ? fill(old, value) : value;
  }
  return merged;
}

export function userView(login: string): JsonObject {
  const bot = login.endsWith("[bot]");
  return { login, type: bot ? "Bot" : "User" };
}

export function repositoryView(state: State, fork?: Fork): JsonObject {
  const owner = fork?.owner ?? state.owner;
  return {
    ...{ id: fork?.id ?? state.id, name: state.name, full_name: `${owner}/${state.name}` },
    ...{ owner: { login: owner }, default_branch: state.defaultBranch },
    ...{ fork: fork !== undefined, private: true, visibility: "private" },
    clone_url: `${state.url}/${owner}/${state.name}.git`,
    html_url: `${state.url}/${owner}/${state.name}`,
  };
}

export function fullRepositoryView(state: State): JsonObject {
  const { source, parent, template_repository, ...example } = template(state, "get ");
  return fill({ ...example, language: null }, repositoryView(state));
}

/** `item`: as a list has it, without what costs GitHub a computation. */
export function pullView(state: State, pull: Pull, item: boolean): JsonObject {
  const example = template(state, item ? "get /pulls" : "get /pulls/{pull_number}");
  const { number, title, body, state: is, draft, head, base, merged } = pull;
  const url = `${state.url}/repos/${fullName(state)}/pulls/${number}`;
  const owner = head.fork?.owner ?? state.owner;
  const filled = fill(example, {
    ...{ number, title, body, draft, url, state: is, user: userView(pull.author) },
    ...{ requested_teams: [], html_url: `${state.url}/${fullName(state)}/pull/${number}` },
    labels: pull.labels.map((name) => ({ ...(example.labels as JsonObject[])[0], name })),
    ...{ created_at: pull.createdAt, updated_at: pull.updatedAt, closed_at: pull.closedAt ?? null },
    ...{
      merged_at: merged?.at ?? null,
      merge_commit_sha: merged?.commit ?? pull.testMerge ?? null,
    },
    head: { ref: head.branch, sha: head.commit, label: `${owner}:${head.branch}` },
    base: { ref: base.branch, sha: base.commit, label: `${state.owner}:${base.branch}` },
  });
  (filled.base as JsonObject).repo = fill(
    (filled.base as JsonObject).repo as JsonObject,
    repositoryView(state),
  );
  const headRepository = fill(
    (filled.head as JsonObject).repo as JsonObject,
    repositoryView(state, head.fork),
  );
  (filled.head as JsonObject).repo = pull.forkGone ? null : headRepository;
  return item ? filled : { ...filled, ...mergeView(pull) };
}

function mergeView(pull: Pull): JsonObject {
  const mergeable = askMergeable(pull);
  return {
    merged: pull.merged !== undefined,
    merged_by: pull.merged === undefined ? null : userViewOf(pull.merged.by),
    mergeable: mergeable === "UNKNOWN" ? null : mergeable === "MERGEABLE",
    mergeable_state:
      mergeable === "CONFLICTING" ? "dirty" : mergeable === "UNKNOWN" ? "unknown" : "clean",
  };
}

/** Whole, since where nothing was merged there is no example to fill. */
function userViewOf(login: string): JsonObject {
  const example = exampleOf(`get ${repository}/pulls/{pull_number}`) as JsonObject;
  return fill(example.user as JsonObject, userView(login));
}

export function commentView(state: State, comment: IssueComment): JsonObject {
  const { id, pull, body, author } = comment;
  return fill(template(state, "post /issues/{issue_number}/comments"), {
    ...{ id, body, user: userView(author), node_id: commentNode(id) },
    url: `${state.url}/repos/${fullName(state)}/issues/comments/${id}`,
    html_url: commentUrl(state, comment),
    issue_url: `${state.url}/repos/${fullName(state)}/issues/${pull}`,
    ...{ created_at: comment.createdAt, updated_at: comment.updatedAt },
  });
}

export function commentUrl(state: State, { id, pull }: IssueComment): string {
  return `${state.url}/${fullName(state)}/pull/${pull}#issuecomment-${id}`;
}

export function commentNode(id: number): string {
  return `IC_${id}`;
}

export function checkRunView(state: State, run: CheckRunRecord): JsonObject {
  const { id, name, status, conclusion = null, title = null, summary = null, text = null } = run;
  const url = `${state.url}/repos/${fullName(state)}/check-runs/${id}`;
  return {
    ...fill(template(state, "get /check-runs/{check_run_id}"), {
      ...{ id, name, status, conclusion, url, head_sha: run.commit },
      ...{ external_id: run.externalId ?? "", details_url: run.detailsUrl ?? null },
      html_url: `${state.url}/${fullName(state)}/runs/${id}`,
      ...{ started_at: run.startedAt, completed_at: run.completedAt ?? null, pull_requests: [] },
    }),
    output: {
      ...{ title, summary, text, annotations_count: run.annotations.length },
      annotations_url: `${url}/annotations`,
    },
  };
}

export function refView(state: State, ref: string, sha: string): JsonObject {
  const api = `${state.url}/repos/${fullName(state)}/git`;
  return {
    ...{ ref, node_id: `REF_${ref}`, url: `${api}/${ref}` },
    object: { type: "commit", sha, url: `${api}/commits/${sha}` },
  };
}

/** The commit of a branch, a tag, an id, or of `owner:branch` in a fork. */
export async function resolve(state: State, name: string): Promise<string | undefined> {
  const { repository: git } = state;
  const fork = /^([\w-]+):(.+)$/.exec(name);
  if (fork !== null) {
    const [, owner = "", branch = ""] = fork;
    if (owner === state.owner) return resolve(state, branch);
    return git.commit(branchRef(branch, { id: 0, owner }));
  }
  if (/^[0-9a-f]{40}$/.test(name)) return git.commit(name);
  return (
    (await git.commit(`refs/heads/${name.replace(/^(refs\/)?heads\//, "")}`)) ??
    (await git.commit(`refs/tags/${name.replace(/^(refs\/)?tags\//, "")}`)) ??
    (/^[0-9a-f]{7,39}$/.test(name) ? await git.commit(name) : undefined)
  );
}
