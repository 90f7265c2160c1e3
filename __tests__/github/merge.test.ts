/** What a merge does to the tables, however GitHub makes it and however often anybody looks. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { marksOf } from "../../src/iceberg/marks.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import { defaultTokens } from "../fakehub/permissions.ts";
import { ended, type LakeHub, lakeHub, ordersPull, spec } from "./lake-hub.ts";

/** Built, and synced since: one row more on the data branch. */
async function synced(lake: LakeHub): Promise<number> {
  const number = await ordersPull(lake);
  ended(await lake.on("pull_request", "opened", number), 0);
  await lake.house.sync("orders", "bronze", [3]);
  return number;
}

/** The same of a pull request that has production's own ingest write one table more. */
async function widened(lake: LakeHub): Promise<number> {
  const { hub, house } = lake;
  await house.sync("orders", "main", [1, 2]);
  await hub.commit("bronze", { [spec]: ingestOf("orders", "products") });
  const number = await hub.openPull({ head: "bronze" });
  ended(await lake.on("pull_request", "opened", number), 0);
  await house.sync("orders", "bronze", [3]);
  return number;
}

function bodyOf({ hub }: LakeHub, number: number): string {
  return hub.comments(number)[0]?.body ?? "";
}

async function receipt({ house }: LakeHub) {
  const mark = marksOf(await house.metadata("orders")).get("bronze");
  assert.ok(mark !== undefined && mark !== "unreadable");
  return { state: mark.state, merge: mark.publish?.merge, id: mark.publish?.id };
}

describe("a merge", () => {
  for (const how of ["merge", "squash", "rebase"] as const)
    it(`by ${how} publishes once, and the comment becomes the receipt`, async () => {
      await using lake = await lakeHub();
      const { hub, house } = lake;
      const number = await synced(lake);
      const merge = await hub.mergePull(number, how);
      const { outputs } = ended(await lake.on("pull_request", "closed", number), 0);
      assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
      assert.equal(outputs.published, '["bronze.inventory.orders"]');
      assert.equal(hub.comments(number).length, 1);
      assert.match(bodyOf(lake, number), /## icebranch: Published: main moved on 1 table/);
      assert.match(bodyOf(lake, number), /icebranch undo --publish [0-9a-f]{12}/);
      assert.deepEqual(
        hub.checkRuns(merge).map(({ conclusion }) => conclusion),
        ["success"],
      );
      assert.equal((await receipt(lake)).merge, merge);
      assert.deepEqual(hub.violations, []);
    });

  it("by the merge queue is checked on the combined tree first, which writes nothing", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await synced(lake);
    const group = await hub.queuePull(number);
    const before = await house.metadata("orders");
    const run = ended(await lake.on("merge_group", "checks_requested", number), 0);
    assert.match(run.log, /plan\. A merge queue asks/);
    assert.deepEqual(await house.metadata("orders"), before);
    assert.equal(hub.checkRuns(group)[0]?.conclusion, "success");
    await hub.mergePull(number, "queue");
    ended(await lake.on("push", "main"), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
    assert.match(bodyOf(lake, number), /Published: main moved/);
  });

  it("is published by the push where the close's own run never came", async () => {
    await using lake = await lakeHub();
    const number = await synced(lake);
    await lake.hub.mergePull(number, "squash");
    ended(await lake.on("push", "main"), 0);
    assert.deepEqual(await lake.house.rows("orders"), [1, 2, 3]);
    assert.match(bodyOf(lake, number), /Published: main moved on 1 table/);
  });

  it("is published by the schedule where neither came", async () => {
    await using lake = await lakeHub();
    const number = await synced(lake);
    await lake.hub.mergePull(number, "squash");
    const { outputs, report } = ended(await lake.on("schedule"), 0);
    assert.deepEqual(await lake.house.rows("orders"), [1, 2, 3]);
    assert.equal(outputs.published, '["bronze.inventory.orders"]');
    assert.equal(report.command, "drift");
    assert.match(bodyOf(lake, number), /Published: main moved on 1 table/);
  });

  it("has one publish and one receipt, whichever run comes second", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await synced(lake);
    await hub.mergePull(number);
    ended(await lake.on("push", "main"), 0);
    const [metadata, comments, checks] = [
      await house.metadata("orders"),
      hub.comments(number),
      hub.checkRuns().length,
    ];
    const second = ended(await lake.on("pull_request", "closed", number), 0);
    assert.equal(second.outputs.published, "[]");
    ended(await lake.on("schedule"), 0);
    assert.deepEqual(await house.metadata("orders"), metadata);
    assert.deepEqual(hub.comments(number), comments);
    assert.equal(hub.checkRuns().length, checks);
  });

  it("has one publish and one receipt where all runs come at once", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await synced(lake);
    await hub.mergePull(number);
    const events = [
      await hub.event("pull_request", "closed", number),
      await hub.event("push", "main"),
      await hub.event("schedule"),
    ];
    const runs = await Promise.all(events.map((event) => lake.run(event)));
    assert.ok(
      runs.every(({ status }) => status === 0),
      runs.map(({ log }) => log).join("\n\n"),
    );
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
    assert.equal(hub.comments(number).length, 1);
    assert.match(bodyOf(lake, number), /Published: main moved on 1 table/);
  });

  it("whose receipt could not be written has it written by the next run", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await synced(lake);
    await hub.mergePull(number);
    hub.fail({ path: "/issues/comments/", method: "PATCH", status: 403, times: 9 });
    const first = ended(await lake.on("pull_request", "closed", number), 0);
    assert.match(first.log, /^::warning.*IB61/m);
    assert.doesNotMatch(bodyOf(lake, number), /Published/);
    const again = await lakeHubWithoutFaults(lake);
    ended(await again.on("pull_request", "closed", number), 0);
    assert.match(bodyOf(lake, number), /Published: main moved on 1 table/);
  });

  it("of what main has moved past moves nothing, is red on the merge, and can be run again", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await synced(lake);
    await house.overwrite("orders", "bronze", [2]);
    await house.sync("orders", "main", [9]);
    const merge = await hub.mergePull(number);
    const { outputs } = ended(await lake.on("pull_request", "closed", number), 1);
    assert.equal(outputs.result, "blocked");
    assert.deepEqual(await house.rows("orders"), [1, 2, 9]);
    assert.notEqual(await house.ref("orders", "bronze"), undefined);
    assert.equal(hub.checkRuns(merge)[0]?.conclusion, "failure");
    assert.match(bodyOf(lake, number), /IB401/);
    ended(await lake.on("push", "main"), 1);
    assert.equal(hub.comments(number).length, 1);
  });

  it("with nothing to publish is not told of another one's trouble", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const stuck = await synced(lake);
    await hub.commit("other", { "bronze/inventory/kafka.ingest.json": ingestOf("products") });
    const other = await hub.openPull({ head: "other" });
    ended(await lake.on("pull_request", "opened", other), 0);
    await house.overwrite("orders", "bronze", [2]);
    await house.sync("orders", "main", [9]);
    await hub.mergePull(stuck);
    await hub.commit("readme", { "README.md": "hello\n" }, { from: "main" });
    const readme = await hub.openPull({ head: "readme" });
    await hub.mergePull(readme);
    ended(await lake.on("pull_request", "closed", readme), 1);
    assert.match(bodyOf(lake, stuck), /IB401/);
    assert.equal(bodyOf(lake, readme), "");
  });

  it("that stays blocked is told of once, however many runs find it so", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await synced(lake);
    await house.overwrite("orders", "bronze", [2]);
    await house.sync("orders", "main", [9]);
    const merge = await hub.mergePull(number);
    ended(await lake.on("pull_request", "closed", number), 1);
    ended(await lake.on("push", "main"), 1);
    assert.equal(hub.checkRuns(merge).length, 1);
  });

  it("is waited for, even where somebody asks to publish by name", async () => {
    await using lake = await lakeHub({ [spec]: ingestOf("orders") });
    const { hub, house } = lake;
    const number = await widened(lake);
    const byHand = await hub.event("workflow_dispatch", "main");
    const asked = { with: { command: "publish", branch: "bronze" } };
    const { log } = ended(await lake.run(byHand, asked), 1);
    assert.match(log, new RegExp(`IB421.*Pull request #${number} is open still`));
    assert.deepEqual(await house.rows("orders"), [1, 2]);
  });

  it("is not made up for by a person, once its pull request was closed without one", async () => {
    await using lake = await lakeHub({ [spec]: ingestOf("orders") });
    const { hub, house } = lake;
    const number = await widened(lake);
    await hub.closePull(number);
    const byHand = await hub.event("workflow_dispatch", "main");
    const asked = { with: { command: "publish", branch: "bronze" } };
    const { log } = ended(await lake.run(byHand, asked), 1);
    assert.match(log, new RegExp(`IB421.*Pull request #${number} was closed without being merged`));
    assert.deepEqual(await house.rows("orders"), [1, 2]);
  });

  it("is known by git's history where the token may not read pull requests", async () => {
    const login = "github-actions[bot]";
    const contents = { kind: "actions", login, permissions: { contents: "write" } } as const;
    await using lake = await lakeHub({}, { tokens: { ...defaultTokens, contents } });
    const { hub, house } = lake;
    const number = await synced(lake);
    await hub.mergePull(number, "merge");
    const push = await hub.event("push", "main");
    const { log } = ended(await lake.run(push, { token: "contents" }), 0);
    assert.match(log, /^::warning.*IB611/m);
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
  });

  it("of a fork is green and publishes nothing; the push finds nothing of it either", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    await house.sync("orders", "main", [1]);
    const fork = { id: 77, owner: "mallory" };
    const commit = await hub.commit("bronze", { [spec]: ingestOf("orders") }, { fork });
    const number = await hub.openPull({ head: "bronze", commit, fork });
    const asked = { token: "ghs_fork", with: { "workflow-mode": "off" } };
    ended(await lake.run(await hub.event("pull_request", "opened", number), asked), 0);
    await hub.mergePull(number);
    ended(await lake.run(await hub.event("pull_request", "closed", number), asked), 0);
    ended(await lake.on("push", "main"), 0);
    assert.deepEqual(await house.rows("orders"), [1]);
    assert.equal(hub.comments(number).length, 0);
    assert.deepEqual(hub.violations, []);
  });
});

/** The same, with no fault left that a test has not met. */
async function lakeHubWithoutFaults(lake: LakeHub): Promise<LakeHub> {
  while (lake.hub.pendingFaults.length > 0)
    await fetch(`${lake.hub.url}/repos/octo/lake/issues/comments/1`, {
      method: "PATCH",
      headers: { authorization: "bearer ghs_actions" },
      body: '{"body":"x"}',
    });
  return lake;
}
