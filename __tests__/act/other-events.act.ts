/** What starts a run at a runner beside pull requests: the queue, a push, the clock, a person. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { type LakeHub, ordersPull, ended as wasEnded } from "../github/lake-hub.ts";
import { actLake, ended } from "./act-lake.ts";

/** Its data branch has a row more than `main`. */
async function synced(lake: LakeHub): Promise<number> {
  const number = await ordersPull(lake);
  wasEnded(await lake.on("pull_request", "opened", number), 0);
  await lake.house.sync("orders", "bronze", [3]);
  return number;
}

it("a merge queue is answered on the combined tree, and the push that follows publishes", async () => {
  await using lake = await actLake();
  const { hub, house } = lake;
  const number = await synced(lake);
  const group = await hub.queuePull(number);
  const before = await house.metadata("orders");
  const { log } = ended(lake, await lake.act(["merge_group", "checks_requested", number]), 0);
  assert.match(log, /plan\. A merge queue asks whether the combined tree is sound\./);
  assert.deepEqual(await house.metadata("orders"), before);
  assert.equal(hub.checkRuns(group)[0]?.conclusion, "success");
  await hub.mergePull(number, "queue");
  const { outputs } = ended(lake, await lake.act(["push", "main"]), 0);
  assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
  assert.equal(outputs.published, '["bronze.inventory.orders"]');
  assert.match(hub.comments(number)[0]?.body ?? "", /Published: main moved on 1 table/);
});

it("a scheduled run publishes a merge that no run has seen, sweeps and looks for drift", async () => {
  await using lake = await actLake();
  const { hub, house } = lake;
  const number = await synced(lake);
  await hub.mergePull(number, "rebase");
  const { log, outputs } = ended(lake, await lake.act(["schedule"]), 0);
  for (const verb of ["build", "clean", "drift"])
    assert.match(log, new RegExp(`\\| icebranch [\\d.]+: ${verb}\\.`));
  assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
  assert.equal(outputs.published, '["bronze.inventory.orders"]');
  assert.match(hub.comments(number)[0]?.body ?? "", /Published: main moved on 1 table/);
});

it("a person's inputs reach it: the verb, the data branch, whether it is a dry run", async () => {
  await using lake = await actLake();
  const { hub, house } = lake;
  const number = await synced(lake);
  await hub.mergePull(number);
  const byHand = async (dryRun: boolean) => {
    const inputs = { command: "publish", branch: "bronze", "dry-run": String(dryRun) };
    return ended(lake, await lake.act(["workflow_dispatch", "main", inputs]), 0);
  };
  const dry = await byHand(true);
  assert.match(dry.log, /publish\. The input `command` asks for `publish`\./);
  assert.deepEqual([dry.report?.dryRun, dry.report?.branch], [true, "bronze"]);
  assert.deepEqual(await house.rows("orders"), [1, 2]);
  const done = await byHand(false);
  assert.equal(done.report?.schema, "icebranch/report/1");
  assert.equal(done.report?.dryRun, false);
  assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
  assert.match(hub.comments(number)[0]?.body ?? "", /Published: main moved on 1 table/);
});
