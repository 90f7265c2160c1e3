/** One pull request, number 7 of repository 42, to a lakehouse: what GitHub would do with it. */
import assert from "node:assert/strict";
import { type Lakehouse, lakehouse } from "../e2e/lakehouse.ts";
import type { Files } from "../repository.ts";
import { checkOut, runStep, type Step, type StepRun } from "./runner.ts";

export type Payload = { readonly [key: string]: unknown };

/** What a test says of a step; what is left out is as GitHub has it. */
export type Asked = Partial<Step> & {
  /** Members of `pull_request` that are another. */
  readonly pull?: Payload;
  readonly action?: string;
  /** Arguments of `git clone`: `--depth=1`. */
  readonly clone?: readonly string[];
};

export interface PullRequest extends AsyncDisposable {
  readonly house: Lakehouse;
  /** The last commit of its branch `bronze`, as it is now. */
  readonly head: () => Promise<string>;
  /** Runs the action on `pull_request`, in a checkout of the test merge. */
  pull(action: string, asked?: Asked): Promise<StepRun>;
  /** Merges it; answers the commit of `main`. */
  merge(how: "squash" | "merge"): Promise<string>;
  /** Runs the action on the event of its close, after that merge. */
  closeMerged(merge: string, asked?: Asked): Promise<StepRun>;
  /** Runs the action on a push of `main`'s last commit. */
  push(before: string, asked?: Asked): Promise<StepRun>;
  /** Runs the action on any event, in a checkout of a commit. */
  on(event: string, sha: string, asked?: Asked): Promise<StepRun>;
}

export const repository = { id: 42, default_branch: "main" };

/** `main` has the lakehouse and `onMain`; the branch `bronze` adds `changed`, and is checked out. */
export async function pullRequest(changed: Files, onMain: Files = {}): Promise<PullRequest> {
  const house = await lakehouse(onMain, "icebranch-action-");
  const { repository: origin } = house;
  await origin.branch("bronze");
  await origin.commit("change", changed);
  const tip = (branch: string) => origin.git("rev-parse", `refs/heads/${branch}`);

  async function on(event: string, sha: string, { clone = [], ...asked }: Asked = {}) {
    await using checkout = await checkOut(origin, sha, ...clone);
    return await runStep({
      ...{ event, sha, workspace: checkout.root, payload: { repository } },
      ...asked,
      with: { "workflow-mode": "off", ...asked.with },
    });
  }
  async function payload(action: string, more: Payload = {}) {
    const head = { ref: "bronze", sha: await tip("bronze"), repo: { id: 42 } };
    const base = { ref: "main", sha: await tip("main") };
    const open = { state: "open", merged: false, draft: false };
    return { action, repository, pull_request: { number: 7, ...open, head, base, ...more } };
  }
  return {
    house,
    head: () => tip("bronze"),
    on,
    async pull(action, { pull, ...asked } = {}) {
      const sha = await testMerge(house);
      return on("pull_request", sha, {
        ref: "refs/pull/7/merge",
        payload: await payload(action, pull),
        ...asked,
      });
    },
    async merge(how) {
      await origin.checkout("main");
      return how === "squash" ? origin.squash("bronze") : origin.merge("bronze");
    },
    async closeMerged(merge, asked = {}) {
      const merged = { merged: true, state: "closed", merge_commit_sha: merge };
      return on("pull_request", merge, { payload: await payload("closed", merged), ...asked });
    },
    async push(before, asked = {}) {
      const after = await tip("main");
      const pushed = { repository, ref: "refs/heads/main", before, after };
      return on("push", after, { payload: pushed, ...asked });
    },
    async [Symbol.asyncDispose]() {
      await house[Symbol.asyncDispose]();
    },
  };
}

/** What GitHub makes before a run: the merge that nobody keeps. */
async function testMerge({ repository: origin }: Lakehouse): Promise<string> {
  await origin.git("checkout", "-q", "--detach", "main");
  const sha = await origin.merge("bronze");
  await origin.checkout("bronze");
  return sha;
}

/** Fails with the whole log where the step did not end so. */
export function ended(run: StepRun, status: number): StepRun {
  assert.equal(run.status, status, run.log);
  return run;
}
