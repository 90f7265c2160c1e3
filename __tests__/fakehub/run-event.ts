/** An event as a run of a workflow has it: the payload, and what GITHUB_SHA and GITHUB_REF say. */
import type { JsonObject } from "./extract.ts";
import { groupBranch } from "./merges.ts";
import { type EventArguments, makePayload } from "./payloads.ts";
import { pullNumbered } from "./pulls.ts";
import { branchRef, type Pull, type State } from "./state.ts";

export interface RunEvent {
  readonly name: EventArguments[0];
  readonly payload: JsonObject;
  /** GITHUB_SHA and GITHUB_REF. */
  readonly sha: string;
  readonly ref: string;
  /** The variables of the event, but for GITHUB_EVENT_PATH. */
  readonly env: { readonly [name: string]: string };
}

/** Throws where GitHub would start no run: for a pull request in conflict. */
export async function runEvent(state: State, args: EventArguments): Promise<RunEvent> {
  const payload = await makePayload(state, args);
  const { sha, ref } = place(state, args, payload);
  const [name] = args;
  const pull = name === "pull_request" ? pullNumbered(state, args[2] as number) : undefined;
  const branches =
    pull === undefined
      ? {}
      : { GITHUB_HEAD_REF: pull.head.branch, GITHUB_BASE_REF: pull.base.branch };
  const env = {
    ...{ GITHUB_EVENT_NAME: name, GITHUB_SHA: sha, GITHUB_REF: ref, GITHUB_ACTOR: "octocat" },
    ...{ GITHUB_REF_NAME: ref.replace(/^refs\/(heads|pull)\//, ""), GITHUB_REF_TYPE: "branch" },
    ...branches,
  };
  return { name, payload, sha, ref, env };
}

function place(state: State, args: EventArguments, payload: JsonObject) {
  switch (args[0]) {
    case "pull_request":
      return placeOfPull(pullNumbered(state, args[2]));
    case "push":
      return { sha: String(payload.after), ref: String(payload.ref) };
    case "merge_group": {
      const pull = pullNumbered(state, args[2]);
      const { head = "", base = "" } = pull.group ?? {};
      return { sha: head, ref: branchRef(groupBranch(pull, base)) };
    }
    case "schedule":
      return tipOf(state, state.defaultBranch);
    case "workflow_dispatch":
      return tipOf(state, args[1] ?? state.defaultBranch);
  }
}

function placeOfPull(pull: Pull) {
  if (pull.merged !== undefined)
    return { sha: pull.merged.commit, ref: branchRef(pull.base.branch) };
  if (pull.testMerge === undefined)
    throw new Error(`fakehub: #${pull.number} conflicts with its base: GitHub starts no run`);
  return { sha: pull.testMerge, ref: `refs/pull/${pull.number}/merge` };
}

function tipOf(state: State, branch: string) {
  const ref = branchRef(branch);
  const sha = state.tips.get(ref);
  if (sha === undefined) throw new Error(`fakehub: no branch ${branch}`);
  return { sha, ref };
}
