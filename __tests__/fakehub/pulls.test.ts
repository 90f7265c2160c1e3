/** Pull requests live as on GitHub: test merges, merges, forks, renamed and deleted branches. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { call, graphql, repository } from "./client.ts";
import { type Hub, startHub } from "./hub.ts";

const files = { "a.sql": "1\n2\n3\n4\n5\n6\n7\n8\n", "argo/workflow.yaml": "old: true\n" };

async function withPull() {
  const hub = await startHub({ repository: files });
  const head = await hub.commit("bronze", { "b.sql": "SELECT 1\n" });
  const number = await hub.openPull({ head: "bronze", title: "Add b" });
  return { hub, head, number };
}

async function parents(hub: Hub, revision: string): Promise<readonly string[]> {
  return (await hub.git("rev-parse", `${revision}^@`)).split("\n");
}

async function mergeable(hub: Hub, number: number): Promise<string> {
  const query = repository(`pullRequest(number: ${number}) { mergeable }`);
  return (await graphql(hub, query)).data.repository.pullRequest.mergeable;
}

function happened(hub: Hub): readonly string[] {
  return hub.events.map(({ name, action, number }) =>
    name === "pull_request" ? `${action} #${number}` : name,
  );
}

describe("the test merge", () => {
  it("has the base's tip and the head as its parents", async () => {
    const { hub, head, number } = await withPull();
    await using _ = hub;
    const expected = [await hub.tip("main"), head];
    assert.deepEqual(await parents(hub, `refs/pull/${number}/merge`), expected);
    assert.equal(await hub.tip(`refs/pull/${number}/head`), head);
  });

  it("follows a push to the head and one to the base", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    const head = await hub.commit("bronze", { "c.sql": "SELECT 2\n" });
    const main = await hub.commit("main", { "d.sql": "SELECT 3\n" });
    assert.deepEqual(await parents(hub, `refs/pull/${number}/merge`), [main, head]);
  });

  it("is not there while the two conflict, and back when they do not", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    await hub.commit("bronze", { "argo/workflow.yaml": "mine: true\n" });
    await hub.commit("main", { "argo/workflow.yaml": "theirs: true\n" });
    assert.equal(await mergeable(hub, number), "CONFLICTING");
    await assert.rejects(hub.tip(`refs/pull/${number}/merge`));
    await assert.rejects(hub.event("pull_request", "synchronize", number), /starts no run/);
    assert.equal(hub.events.at(-1)?.run, "started", "the push to main");
    await hub.commit("bronze", { "argo/workflow.yaml": "theirs: true\n" });
    assert.equal(await mergeable(hub, number), "MERGEABLE");
    await hub.tip(`refs/pull/${number}/merge`);
  });

  it("is not known at once where a test asks for that", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    hub.hesitate(2);
    await hub.commit("bronze", { "c.sql": "SELECT 2\n" });
    const answers = [];
    for (let time = 0; time < 3; time++) answers.push(await mergeable(hub, number));
    assert.deepEqual(answers, ["UNKNOWN", "UNKNOWN", "MERGEABLE"]);
  });
});

describe("a merge", () => {
  for (const how of ["merge", "squash", "rebase", "queue"] as const)
    it(`by ${how} closes the pull request, and main has its files`, async () => {
      const { hub, head, number } = await withPull();
      await using _ = hub;
      await hub.commit("bronze", { "c.sql": "SELECT 2\n" }, { message: "second" });
      const main = await hub.commit("main", { "d.sql": "SELECT 3\n" });
      const tested = how === "queue" ? await hub.queuePull(number) : undefined;
      const merge = await hub.mergePull(number, how);
      assert.equal(await hub.tip("main"), merge);
      const names = await hub.git("ls-tree", "--name-only", "main");
      assert.deepEqual(names.split("\n"), ["a.sql", "argo", "b.sql", "c.sql", "d.sql"]);
      const merged = how === "merge" || how === "queue";
      assert.equal((await parents(hub, merge)).length, merged ? 2 : 1);
      if (tested !== undefined) assert.equal(merge, tested);
      if (how === "rebase") assert.equal(await hub.git("rev-parse", `${merge}~2`), main);
      else assert.equal((await parents(hub, merge))[0], main);
      const fields = "state merged mergedAt mergeCommit { oid } headRefOid mergeable";
      const query = repository(`pullRequest(number: ${number}) { ${fields} }`);
      const pull = (await graphql(hub, query)).data.repository.pullRequest;
      assert.deepEqual([pull.state, pull.merged, pull.mergeCommit.oid], ["MERGED", true, merge]);
      assert.notEqual(pull.headRefOid, head);
      assert.deepEqual(happened(hub).slice(-2), [`closed #${number}`, "push"]);
      assert.deepEqual(hub.violations, []);
    });

  it("that somebody pushed is seen, with the commit that brought it", async () => {
    const { hub, head, number } = await withPull();
    await using _ = hub;
    const main = await hub.tip("main");
    const tree = await hub.git("rev-parse", `${head}^{tree}`);
    const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"];
    const made = ["commit-tree", tree, "-p", main, "-p", head, "-m", "by hand"];
    const merge = await hub.git(...identity, ...made);
    const later = await hub.git(...identity, "commit-tree", tree, "-p", merge, "-m", "later");
    await hub.git("update-ref", "refs/heads/main", later);
    await hub.pushed();
    assert.equal(hub.pull(number).merged?.commit, merge);
  });

  it("refreshes the test merges of the others", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    const head = await hub.commit("silver", { "e.sql": "SELECT 5\n" });
    const other = await hub.openPull({ head: "silver" });
    const main = await hub.mergePull(number, "squash");
    assert.deepEqual(await parents(hub, `refs/pull/${other}/merge`), [main, head]);
  });
});

describe("a pull request", () => {
  it("that is closed may be reopened, while its branch is there", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    await hub.closePull(number);
    await assert.rejects(hub.tip(`refs/pull/${number}/merge`));
    await hub.reopenPull(number);
    await hub.tip(`refs/pull/${number}/merge`);
    await hub.closePull(number);
    await hub.deleteBranch("bronze");
    await assert.rejects(hub.reopenPull(number), /cannot be reopened/);
    const log = happened(hub).filter((event) => event.includes("#"));
    const [opened, closed, reopened] = ["opened #1", "closed #1", "reopened #1"];
    assert.deepEqual(log, [opened, closed, reopened, closed]);
  });

  it("is closed when its branch is renamed or deleted", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    await hub.renameBranch("bronze", "silver");
    assert.equal(hub.pull(number).state, "closed");
    const next = await hub.openPull({ head: "silver" });
    await hub.deleteBranch("silver");
    assert.equal(hub.pull(next).state, "closed");
  });

  it("goes on to its new base, chosen or because the old one was merged and deleted", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    await hub.commit("gold", { "g.sql": "SELECT 7\n" }, { from: "refs/heads/bronze" });
    const stacked = await hub.openPull({ head: "gold", base: "bronze" });
    await hub.mergePull(number);
    await hub.deleteBranch("bronze");
    assert.deepEqual([hub.pull(stacked).state, hub.pull(stacked).base.branch], ["open", "main"]);
    await hub.commit("release", { r: "1\n" });
    await hub.retargetPull(stacked, "release");
    const { payload } = await hub.event("pull_request", "edited", stacked);
    assert.equal(payload.action, "edited");
    assert.equal(JSON.stringify(payload.changes).includes('"ref":{"from":"main"}'), true);
    assert.equal((await parents(hub, `refs/pull/${stacked}/merge`))[0], await hub.tip("release"));
  });

  it("from a fork whose branch is named like one here is not of that branch", async () => {
    const { hub, head, number } = await withPull();
    await using _ = hub;
    const fork = { id: 77, owner: "mallory" };
    const theirs = await hub.commit("bronze", { "evil.sql": "SELECT 6\n" }, { fork, from: head });
    const foreign = await hub.openPull({ head: "bronze", fork });
    assert.equal(hub.pull(foreign).head.commit, theirs);
    assert.equal(await hub.tip("bronze"), head);
    await hub.commit("bronze", { "c.sql": "SELECT 2\n" });
    assert.equal(hub.pull(foreign).head.commit, theirs, "a push here moves nothing there");
    assert.notEqual(hub.pull(number).head.commit, head);
    const fields = "number isCrossRepository headRepository { databaseId }";
    const asked = `pullRequests(first: 9, headRefName: "bronze") { nodes { ${fields} } }`;
    const { data } = await graphql(hub, repository(asked));
    assert.deepEqual(data.repository.pullRequests.nodes, [
      { number, isCrossRepository: false, headRepository: { databaseId: 42 } },
      { number: foreign, isCrossRepository: true, headRepository: { databaseId: 77 } },
    ]);
    const listed = await call(hub, "GET /pulls?head=octo:bronze");
    assert.deepEqual(
      listed.body.map((pull: { number: number }) => pull.number),
      [number],
    );
    await hub.deleteFork(foreign);
    const gone = await graphql(hub, repository(`pullRequest(number: ${foreign}) { ${fields} }`));
    assert.equal(gone.data.repository.pullRequest.headRepository, null);
  });

  it("has a base commit that is the one of its last push, though the base moved on", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    const old = await hub.tip("main");
    const main = await hub.commit("main", { "d.sql": "SELECT 3\n" });
    assert.equal(hub.pull(number).base.commit, old);
    await hub.commit("bronze", { "c.sql": "SELECT 2\n" });
    assert.equal(hub.pull(number).base.commit, main);
  });
});
