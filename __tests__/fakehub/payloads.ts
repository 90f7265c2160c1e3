/** The events that start a run: what the runner finds in GITHUB_EVENT_PATH. */
import type { JsonObject } from "./extract.ts";
import { groupBranch } from "./merges.ts";
import { pullNumbered } from "./pulls.ts";
import { branchRef, fullName, type Pull, type State } from "./state.ts";
import { fill, repositoryView, userView } from "./views.ts";
import { payloadTemplate } from "./webhooks.ts";

export type PullAction =
  | "opened"
  | "synchronize"
  | "reopened"
  | "closed"
  | "edited"
  | "ready_for_review"
  | "converted_to_draft"
  | "labeled"
  | "unlabeled";

/** Of a push: the branch's last one unless its ends are given. */
export interface Range {
  readonly before: string;
  readonly after: string;
}

export type EventArguments =
  | readonly [name: "pull_request", action: PullAction, number: number]
  | readonly [name: "push", branch?: string, range?: Range]
  | readonly [name: "merge_group", action: "checks_requested", number: number]
  | readonly [name: "schedule", cron?: string]
  | readonly [
      name: "workflow_dispatch",
      branch?: string,
      inputs?: { readonly [name: string]: string },
    ];

export async function makePayload(state: State, args: EventArguments): Promise<JsonObject> {
  switch (args[0]) {
    case "pull_request":
      return pullPayload(state, args[1], pullNumbered(state, args[2]));
    case "push":
      return pushPayload(state, args[1] ?? state.defaultBranch, args[2]);
    case "merge_group":
      return groupPayload(state, pullNumbered(state, args[2]));
    case "schedule":
      return schedulePayload(state, args[1] ?? "17 3 * * *");
    case "workflow_dispatch":
      return dispatchPayload(state, args[1] ?? state.defaultBranch, args[2] ?? {});
  }
}

/** An example of this event, in this repository and by this person. */
function start(state: State, event: string): JsonObject {
  const { organization, installation, ...example } = payloadTemplate(event);
  const text = JSON.stringify(example)
    .replaceAll("https://api.github.com", state.url)
    .replaceAll("https://github.com", state.url)
    .replaceAll("Codertocat/Hello-World", fullName(state))
    .replaceAll("octo-org/octo-repo", fullName(state));
  return fill(JSON.parse(text) as JsonObject, {
    repository: repositoryFacts(state),
    sender: userView("octocat"),
  });
}

/** Members that the examples, which are some years old, do not have yet. */
function repositoryFacts(state: State): JsonObject {
  return { ...repositoryView(state), homepage: null, has_discussions: false, topics: [] };
}

function pullPayload(state: State, action: PullAction, pull: Pull): JsonObject {
  const payload = start(state, "pull_request");
  const example = payload.pull_request as JsonObject;
  const url = `${state.url}/repos/${fullName(state)}/pulls/${pull.number}`;
  const filled = fill(example, {
    ...{ number: pull.number, title: pull.title, body: pull.body === "" ? null : pull.body },
    ...{ url, html_url: `${state.url}/${fullName(state)}/pull/${pull.number}` },
    ...{ state: pull.state, draft: pull.draft, user: userView(pull.author) },
    ...{ labels: pull.labels.map((name) => label(state, name)), mergeable: null },
    ...{ created_at: pull.createdAt, updated_at: pull.updatedAt, closed_at: pull.closedAt ?? null },
    ...{ merged: pull.merged !== undefined, merged_at: pull.merged?.at ?? null },
    // GitHub looks for conflicts after it sent the event: that of an open one is not to be trusted.
    merge_commit_sha: pull.merged?.commit ?? null,
    merged_by:
      pull.merged === undefined ? null : fill(example.user as JsonObject, userView("octocat")),
  });
  return {
    ...payload,
    ...{ action, number: pull.number },
    pull_request: {
      ...filled,
      head: side(state, example.head as JsonObject, pull, "head"),
      base: side(state, example.base as JsonObject, pull, "base"),
    },
    ...memberOf(state, action, pull),
  };
}

/** The head or the base: null in the place of a fork's repository that is gone. */
function side(state: State, example: JsonObject, pull: Pull, which: "head" | "base"): JsonObject {
  const { branch: ref, commit: sha } = pull[which];
  const fork = which === "head" ? pull.head.fork : undefined;
  const facts = { ...repositoryFacts(state), ...repositoryView(state, fork) };
  const repo = fill(example.repo as JsonObject, facts);
  const owner = fork?.owner ?? state.owner;
  return {
    ...fill(example, { ref, sha, label: `${owner}:${ref}`, user: userView(owner) }),
    repo: which === "head" && pull.forkGone ? null : repo,
  };
}

/** What only some actions have. */
function memberOf(state: State, action: PullAction, pull: Pull): JsonObject {
  switch (action) {
    case "synchronize":
      return { before: pull.headBefore ?? pull.head.commit, after: pull.head.commit };
    case "edited":
      return { changes: pull.changes };
    case "labeled":
    case "unlabeled":
      return { label: label(state, pull.lastLabel ?? "label") };
    case "opened":
    case "reopened":
    case "closed":
    case "ready_for_review":
    case "converted_to_draft":
      return {};
  }
}

function label(state: State, name: string): JsonObject {
  const url = `${state.url}/repos/${fullName(state)}/labels/${name}`;
  const look = { color: "ededed", default: false, description: null };
  return { id: 208_045_946, node_id: "LA_1", url, name, ...look };
}

async function pushPayload(state: State, branch: string, range?: Range): Promise<JsonObject> {
  const ref = branchRef(branch);
  const last = state.events.findLast((event) => event.name === "push" && event.ref === ref);
  const { before = none, after = none } = range ?? last ?? { after: state.tips.get(ref) };
  const list = /^0+$/.test(after) ? "" : await revisions(state, before, after);
  const oids = list.split("\n").filter((oid) => oid !== "");
  const commits = await Promise.all(oids.map((oid) => pushedCommit(state, oid)));
  const forced = !/^0+$/.test(before + after) && (await isForced(state, before, after));
  return {
    ...start(state, "push"),
    ...{ ref, before, after, base_ref: null, commits, head_commit: commits.at(-1) ?? null },
    ...{ created: /^0+$/.test(before), deleted: /^0+$/.test(after), forced },
    compare: `${state.url}/${fullName(state)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    pusher: { name: "octocat", email: "octocat@users.noreply.github.com" },
  };
}

const none = "0".repeat(40);

function revisions(state: State, before: string, after: string): Promise<string> {
  const range = /^0+$/.test(before) ? [after, "-1"] : [`${before}..${after}`, "-20"];
  return state.repository.git("rev-list", "--reverse", ...range);
}

async function isForced(state: State, before: string, after: string): Promise<boolean> {
  if (/^0+$/.test(before) || /^0+$/.test(after)) return false;
  return !(await state.repository.isAncestor(before, after));
}

/** A run's payload lists no files: that is in the webhook only. */
async function pushedCommit(state: State, id: string): Promise<JsonObject> {
  const format = "--format=%T%n%an%n%ae%n%cn%n%ce%n%cI%n%B";
  const lines = (await state.repository.git("show", "-s", format, id)).split("\n");
  const [tree_id, an, ae, cn, ce, timestamp] = lines;
  return {
    ...{ id, tree_id, timestamp, distinct: true, message: lines.slice(6).join("\n").trim() },
    url: `${state.url}/${fullName(state)}/commit/${id}`,
    author: { name: an, email: ae },
    committer: { name: cn, email: ce },
  };
}

async function groupPayload(state: State, pull: Pull): Promise<JsonObject> {
  if (pull.group === undefined) throw new Error(`fakehub: #${pull.number} is not queued`);
  const { base, head } = pull.group;
  const { url, distinct, ...head_commit } = await pushedCommit(state, head);
  return {
    ...start(state, "merge_group"),
    action: "checks_requested",
    merge_group: {
      ...{ head_sha: head, head_ref: branchRef(groupBranch(pull, base)) },
      ...{ base_sha: base, base_ref: branchRef(pull.base.branch), head_commit },
    },
  };
}

function schedulePayload(state: State, schedule: string): JsonObject {
  const { repository } = start(state, "workflow_dispatch");
  return { schedule, repository, workflow: ".github/workflows/icebranch.yml" };
}

function dispatchPayload(state: State, branch: string, inputs: JsonObject): JsonObject {
  const workflow = ".github/workflows/icebranch.yml";
  return { ...start(state, "workflow_dispatch"), inputs, ref: branchRef(branch), workflow };
}
