/** Runs that come late, twice, at once, or are cancelled. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { marksOf } from "../../src/iceberg/marks.ts";
import { type ActionRun, ended, type LakeHub, lakeHub, ordersPull } from "./lake-hub.ts";

/** All that anybody can see of a run: refs, marks, comments, check runs, branches. */
async function seen({ hub, house }: LakeHub) {
  const metadata = await house.metadata("orders");
  return {
    refs: metadata.refs,
    marks: [...marksOf(metadata).keys()],
    comments: hub.comments(1).map(({ body }) => body),
    checks: hub.checkRuns().length,
    branches: await hub.git("for-each-ref", "refs/heads"),
  };
}

describe("a run whose event is old", () => {
  const since: { what: string; does: (lake: LakeHub, number: number) => Promise<unknown> }[] = [
    { what: "a newer commit", does: ({ hub }) => hub.commit("bronze", { "README.md": "x\n" }) },
    { what: "its close", does: ({ hub }, number) => hub.closePull(number) },
    { what: "its merge", does: ({ hub }, number) => hub.mergePull(number) },
    { what: "another base", does: ({ hub }, number) => hub.retargetPull(number, "silver") },
    { what: "its being a draft", does: ({ hub }, number) => hub.setDraft(number, true) },
  ];
  for (const { what, does } of since)
    it(`writes nothing after ${what}`, async () => {
      await using lake = await lakeHub();
      const { hub } = lake;
      await hub.commit("silver", { "README.md": "silver\n" });
      const number = await ordersPull(lake);
      const event = await hub.event("pull_request", "opened", number);
      await does(lake, number);
      const before = await seen(lake);
      const { log } = ended(await lake.run(event), 0);
      assert.match(log, /Another run does the work; this one writes nothing\./);
      assert.deepEqual(await seen(lake), before);
    });

  it("writes nothing after a newer commit, though its token may not read pull requests", async () => {
    const login = "github-actions[bot]";
    const permissions = { contents: "write", checks: "write" } as const;
    const tokens = { ghs_actions: { kind: "actions", login, permissions } } as const;
    await using lake = await lakeHub({}, { tokens });
    const { hub } = lake;
    const number = await ordersPull(lake);
    const event = await hub.event("pull_request", "opened", number);
    await hub.commit("bronze", { "README.md": "x\n" });
    const before = await seen(lake);
    const { log } = ended(await lake.run(event), 0);
    assert.match(log, /another last commit since.*this one writes nothing\./);
    assert.deepEqual(await seen(lake), before);
  });

  it("of a close does not end the branch of a pull request that is open again", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    await hub.closePull(number);
    const closed = await hub.event("pull_request", "closed", number);
    await hub.reopenPull(number);
    ended(await lake.run(closed), 0);
    assert.notEqual(await house.ref("orders", "bronze"), undefined);
  });

  it("leaves the comment of a newer one as it is", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    // Somebody pushes after the run has looked and before it comments.
    hub.fail({
      operation: "repository",
      skip: 1,
      does: () => hub.commit("bronze", { "README.md": "newer\n" }),
    });
    const event = await hub.event("pull_request", "opened", number);
    ended(await lake.run(event, { with: { "workflow-mode": "off" } }), 0);
    assert.equal(hub.comments(number).length, 0);
  });
});

describe("the same event", () => {
  it("delivered twice changes nothing the second time", async () => {
    await using lake = await lakeHub();
    const number = await ordersPull(lake);
    const off = { with: { "workflow-mode": "off" } };
    const event = await lake.hub.event("pull_request", "opened", number);
    ended(await lake.run(event, off), 0);
    const { checks, ...before } = await seen(lake);
    ended(await lake.run(event, off), 0);
    const { checks: more, ...after } = await seen(lake);
    assert.deepEqual(after, before);
    assert.equal(more, checks + 1);
  });

  it("run twice at once ends as run once", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    const event = await hub.event("pull_request", "opened", number);
    const runs = await Promise.all([lake.run(event), lake.run(event)]);
    assert.ok(
      runs.every(({ status }: ActionRun) => status === 0 || status === 4),
      runs[0].log,
    );
    assert.equal(hub.comments(number).length, 1);
    assert.equal(await house.ref("orders", "bronze"), await house.ref("orders", "main"));
    assert.equal(marksOf(await house.metadata("orders")).size, 1);
    const commits = await hub.git("rev-list", "--count", "main..bronze");
    assert.equal(commits, "2");
    assert.deepEqual(hub.violations, []);
  });
});

describe("a cancelled job", () => {
  it("begins no table, and says that it was stopped", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    const stop = new AbortController();
    hub.meanwhile({ operation: "repository" }, async () => stop.abort());
    const event = await hub.event("pull_request", "opened", number);
    const begun = performance.now();
    const { status, log } = await lake.run(event, { stop: stop.signal });
    assert.equal(status, 3);
    assert.ok(performance.now() - begun < 7_000);
    assert.match(log, /IB904/);
    assert.equal(await house.ref("orders", "bronze"), undefined);
    assert.equal(hub.comments(number).length + hub.checkRuns().length, 0);
  });

  it("can be run again though its commit has moved the pull request on", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    const head = await hub.tip("bronze");
    const event = await hub.event("pull_request", "opened", number);
    const stop = new AbortController();
    const does = async () => stop.abort();
    hub.fail({ operation: "createCommitOnBranch", drop: true, acted: true, does, times: 9 });
    const { log } = await lake.run(event, { stop: stop.signal });
    assert.match(log, /IB904/);
    // GitHub goes on with what it was asked, though nobody waits for its answer any more.
    while ((await hub.tip("bronze")) === head) await setTimeout(10);
    const commit = await hub.tip("bronze");
    assert.equal(await hub.tip("bronze^"), head);
    assert.equal(hub.comments(number).length, 0);
    ended(await lake.run(event), 0);
    assert.equal(await hub.tip("bronze"), commit);
    assert.equal(hub.comments(number).length, 1);
    assert.notEqual(await house.ref("orders", "bronze"), undefined);
  });
});

describe("a pull request that is made to another branch while its file is committed", () => {
  it("has nothing more written by that run", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    await hub.commit("silver", { "README.md": "silver\n" });
    const number = await ordersPull(lake);
    hub.meanwhile({ operation: "createCommitOnBranch" }, async () => {
      await hub.retargetPull(number, "silver");
      await hub.commit("bronze", { "a.md": "" });
    });
    await lake.on("pull_request", "opened", number);
    assert.doesNotMatch(await hub.git("log", "--format=%s", "bronze"), /Regenerate/);
  });
});
