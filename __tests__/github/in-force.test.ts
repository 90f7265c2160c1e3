/** Whose configuration a run obeys: it says where credentials are sent to. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scratchLake } from "../demo/scratch-lake.ts";
import { dashtoolJson, ingestOf } from "../e2e/lakehouse.ts";
import { ended, lakeHub, ordersPull, spec } from "./lake-hub.ts";
import { breakCatalog, elsewhere, forkPull, reading, withWorkflow } from "./strangers.ts";

describe("the configuration in force", () => {
  it("is the default branch's of now, not of the time of the event", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const config = dashtoolJson(house.lake);
    await hub.commit("main", { "dashtool.json": await elsewhere(lake) });
    const number = await ordersPull(lake);
    const event = await hub.event("pull_request", "opened", number);
    await hub.commit("main", { "dashtool.json": config });
    ended(await lake.run(event), 0);
    assert.equal(await house.ref("orders", "bronze"), await house.ref("orders", "main"));
    assert.deepEqual(hub.violations, []);
  });

  it("is not one that the event's commit had and the default branch has no more", async () => {
    await using lake = await lakeHub();
    await using other = await scratchLake();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    const event = await hub.event("pull_request", "opened", number);
    await hub.commit("main", { "dashtool.json": dashtoolJson(other) });
    await other.table("orders");
    const before = await house.metadata("orders");
    const { report } = ended(await lake.run(event), 0);
    assert.equal(report.tables[0]?.state, "pending", "the other catalog's table has no rows");
    assert.deepEqual(await house.metadata("orders"), before);
    assert.deepEqual(hub.violations, []);
  });

  it("is not that of a pull request which names another catalog, and a notice says so", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    await hub.commit("bronze", { "dashtool.json": await elsewhere(lake) });
    const { log } = ended(await lake.on("pull_request", "opened", number), 0);
    assert.match(log, /^::notice file=dashtool\.json.*IB304.*still that of the default branch/m);
    assert.equal(await house.ref("orders", "bronze"), await house.ref("orders", "main"));
    await hub.closePull(number);
    ended(await lake.on("pull_request", "closed", number), 0);
    assert.equal(await house.ref("orders", "bronze"), undefined);
    assert.deepEqual(hub.violations, []);
  });

  it("is a first pull request's own, with a notice, but for a fork's, which has no catalog", async () => {
    await using lake = await lakeHub({ "dashtool.json": null });
    const { hub, house } = lake;
    const first = { [spec]: ingestOf("orders"), "dashtool.json": dashtoolJson(house.lake) };
    await house.sync("orders", "main", [1, 2]);
    await hub.commit("bronze", first);
    const number = await hub.openPull({ head: "bronze" });
    const foreign = await forkPull(lake, await withWorkflow(lake, first), "first");
    const run = ended(await lake.on("pull_request", "opened", number), 0);
    assert.match(run.log, /^::notice.*IB304.*has no configuration yet/m);
    assert.equal(await house.ref("orders", "bronze"), await house.ref("orders", "main"));
    await breakCatalog(lake);
    const event = await hub.event("pull_request", "opened", foreign);
    assert.deepEqual(ended(await lake.run(event, reading), 0).calls, []);
    assert.deepEqual(hub.violations, []);
  });

  it("is never a pull request's own for a scheduled run, which has production's credentials", async () => {
    await using lake = await lakeHub({ "dashtool.json": null });
    const { hub, house } = lake;
    await house.sync("orders", "main", [1, 2]);
    const first = { [spec]: ingestOf("orders"), "dashtool.json": dashtoolJson(house.lake) };
    await hub.commit("bronze", first);
    const number = await hub.openPull({ head: "bronze" });
    ended(await lake.on("pull_request", "opened", number), 0);
    const before = hub.comments(number);
    assert.equal(before.length, 1);
    await hub.commit("bronze", { "dashtool.json": await elsewhere(lake) });
    const { log } = ended(await lake.on("schedule"), 1);
    assert.doesNotMatch(log, /IB410/);
    assert.deepEqual(hub.comments(number), before);
  });
});
