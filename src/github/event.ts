/** The event that started a run, and the commits that it names. */
import { readFileSync } from "node:fs";
import { isCommitId } from "../commit-id.ts";
import { IcebranchError } from "../errors.ts";
import { type Payload, parsePayload, textAt, valueAt } from "./payload.ts";
import type { Runner } from "./runner.ts";

export interface GitHubEvent {
  readonly name: string;
  readonly payload: Payload;
}

/** Throws IB609. */
export function readEvent({ env }: Pick<Runner, "env">): GitHubEvent {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = env;
  if (!name || !path)
    throw new IcebranchError("IB609", "This run has no event of GitHub's.", {
      hint: "Run it as a step of a workflow; elsewhere there is the command line, `icebranch`.",
    });
  try {
    return { name, payload: parsePayload(JSON.parse(readFileSync(path, "utf8"))) };
  } catch (cause) {
    if (cause instanceof IcebranchError) throw cause;
    throw new IcebranchError("IB609", "The event's payload cannot be read.", {
      hint: "Leave GITHUB_EVENT_PATH as the runner sets it.",
      cause,
    });
  }
}

/** Where an event has the commits that a run of it may look at. */
const places = [
  "before",
  "after",
  "merge_group.base_sha",
  "merge_group.head_sha",
  "pull_request.base.sha",
];

/**
 * All that the run will ask git for: so that it is brought in one request. A test merge brings its
 * parents, and a branch's tip the commit before it.
 */
export function wantedCommits(
  { payload }: GitHubEvent,
  { GITHUB_SHA: sha }: Runner["env"],
): { readonly commits: readonly string[]; readonly branches: readonly string[] } {
  const merged = valueAt(payload, "pull_request.merged") === true;
  const named = [...places, ...(merged ? ["pull_request.merge_commit_sha"] : [])];
  const all = [sha, ...named.map((place) => valueAt(payload, place))];
  const commits = all.filter(isCommit);
  return {
    commits: [...new Set(commits)],
    branches: [textAt(payload, "repository.default_branch")],
  };
}

/** Not the zeros that stand for none. */
function isCommit(value: unknown): value is string {
  return typeof value === "string" && isCommitId(value) && !/^0+$/.test(value);
}
