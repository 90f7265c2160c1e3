/** The commits that an event names, each checked for being an id. */

import type { Commits, Pull } from "../trigger.ts";
import { commitAt, type Payload } from "./payload.ts";

/** What of an event says which commits it is about. */
interface Named {
  readonly payload: Payload;
  /** GITHUB_SHA */
  readonly sha: string;
  readonly branch: string | undefined;
  readonly production: string;
}

export function only(head: string): Commits {
  return { kind: "range", base: undefined, head };
}

export function testMerge({ payload, sha }: Named, { headCommit: pullHead }: Pull): Commits {
  const onto = commitAt(payload, "pull_request.base.sha");
  return { kind: "test-merge", head: sha, pullHead, onto };
}

export function closedCommits({ sha }: Named, { mergeCommit }: Pull): Commits {
  return mergeCommit === undefined ? only(sha) : { kind: "last", head: mergeCommit };
}

export function mergeGroup({ payload }: Pick<Named, "payload">): Commits {
  const base = commitAt(payload, "merge_group.base_sha");
  return { kind: "range", base, head: commitAt(payload, "merge_group.head_sha") };
}

export function dispatched({ branch, production, sha }: Named): Commits {
  if (branch === production) return { kind: "last", head: sha };
  return { kind: "fork", head: sha, from: production };
}
