/** Payloads of events are as GitHub describes its webhooks. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startHub } from "./hub.ts";
import type { PullAction } from "./payloads.ts";
import { checkPayload } from "./webhooks.ts";

async function withPull() {
  const hub = await startHub({ repository: { a: "1\n" } });
  const first = await hub.commit("bronze", { a: "2\n" });
  const number = await hub.openPull({ head: "bronze", title: "Two", body: "Reverts #3" });
  return { hub, first, number };
}

const actions: readonly PullAction[] = [
  ...(["opened", "synchronize", "reopened", "closed", "edited", "ready_for_review"] as const),
  ...(["converted_to_draft", "labeled", "unlabeled"] as const),
];

describe("a payload", () => {
  for (const action of actions)
    it(`of pull_request ${action} is as GitHub describes it`, async () => {
      const { hub, number } = await withPull();
      await using _ = hub;
      await hub.setLabel(number, "data");
      const payload = await hub.payload("pull_request", action, number);
      assert.deepEqual(checkPayload("pull_request", action, payload), []);
    });

  it("of a label names the one that came or went", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    await hub.setLabel(number, "data");
    await hub.setLabel(number, "later");
    await hub.setLabel(number, "data", false);
    const { label, pull_request } = await hub.payload("pull_request", "unlabeled", number);
    assert.equal((label as { name: string }).name, "data");
    const names = (pull_request as { labels: { name: string }[] }).labels.map(({ name }) => name);
    assert.deepEqual(names, ["later"]);
  });

  it("that lacks something is told", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    const { sender, ...payload } = await hub.payload("pull_request", "opened", number);
    assert.notEqual(sender, undefined);
    assert.match(checkPayload("pull_request", "opened", payload).join(), /'sender'/);
  });

  it("of a push names its ends and commits, and no files", async () => {
    const { hub, first } = await withPull();
    await using _ = hub;
    const after = await hub.commit("bronze", { a: "3\n" }, { message: "three" });
    const payload = await hub.payload("push", "bronze");
    assert.deepEqual(checkPayload("push", undefined, payload), []);
    assert.deepEqual([payload.before, payload.after, payload.forced], [first, after, false]);
    const [commit] = payload.commits as { readonly message: string; readonly added?: unknown }[];
    assert.deepEqual([commit?.message, commit?.added], ["three", undefined]);
    await hub.deleteBranch("bronze");
    const gone = await hub.payload("push", "bronze");
    assert.deepEqual(checkPayload("push", undefined, gone), []);
    assert.equal(gone.deleted, true);
  });

  it("of a merge queue, of a run by hand and of a schedule", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    const head = await hub.queuePull(number);
    const group = await hub.event("merge_group", "checks_requested", number);
    assert.deepEqual(checkPayload("merge_group", "checks_requested", group.payload), []);
    assert.equal(group.sha, head);
    assert.equal(await hub.tip(group.ref), head);
    const dispatch = await hub.event("workflow_dispatch", "bronze", { command: "plan" });
    assert.deepEqual(checkPayload("workflow_dispatch", undefined, dispatch.payload), []);
    assert.deepEqual(dispatch.payload.inputs, { command: "plan" });
    assert.equal(dispatch.sha, await hub.tip("bronze"));
    const schedule = await hub.event("schedule");
    assert.deepEqual(Object.keys(schedule.payload), ["schedule", "repository", "workflow"]);
    assert.equal(schedule.sha, await hub.tip("main"));
  });

  it("says what is so in the repository", async () => {
    const { hub, first, number } = await withPull();
    await using _ = hub;
    const head = await hub.commit("bronze", { a: "3\n" });
    const { payload, sha, ref, env } = await hub.event("pull_request", "synchronize", number);
    assert.deepEqual([payload.before, payload.after], [first, head]);
    assert.equal(ref, `refs/pull/${number}/merge`);
    assert.equal(sha, await hub.tip(ref));
    assert.equal(env.GITHUB_HEAD_REF, "bronze");
    const { repository, pull_request: pull } = payload as Record<string, Record<string, unknown>>;
    assert.deepEqual([repository?.id, repository?.default_branch], [42, "main"]);
    assert.deepEqual([pull?.state, pull?.merged, pull?.body], ["open", false, "Reverts #3"]);
    assert.match(JSON.stringify(pull?.head), new RegExp(`"sha":"${head}"`));
  });

  it("of a merge has the merge commit, on the base branch", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    const merge = await hub.mergePull(number, "squash");
    const { payload, sha, ref } = await hub.event("pull_request", "closed", number);
    assert.deepEqual(checkPayload("pull_request", "closed", payload), []);
    assert.deepEqual([sha, ref], [merge, "refs/heads/main"]);
    const pull = payload.pull_request as Record<string, unknown>;
    assert.deepEqual([pull.merged, pull.merge_commit_sha], [true, merge]);
  });

  it("of a fork that is gone has no head repository", async () => {
    const { hub, first } = await withPull();
    await using _ = hub;
    const fork = { id: 77, owner: "mallory" };
    const number = await hub.openPull({ head: "bronze", commit: first, fork });
    const ids = async () => {
      const payload = await hub.payload("pull_request", "opened", number);
      assert.deepEqual(checkPayload("pull_request", "opened", payload), []);
      const { head } = payload.pull_request as { head: { repo: { id: number } | null } };
      return head.repo?.id;
    };
    assert.equal(await ids(), 77);
    await hub.deleteFork(number);
    assert.equal(await ids(), undefined);
  });
});
