/** A pull request that is closed unmerged, and one that is opened again. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { refsOf } from "../../src/iceberg/refs.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import { ended, type LakeHub, lakeHub, ordersPull } from "./lake-hub.ts";

async function synced(lake: LakeHub): Promise<number> {
  const number = await ordersPull(lake);
  ended(await lake.on("pull_request", "opened", number), 0);
  await lake.house.sync("orders", "bronze", [3]);
  return number;
}

async function refs({ house }: LakeHub): Promise<readonly string[]> {
  return Object.keys(refsOf(await house.metadata("orders"))).map((name) =>
    name.replace(/^icebranch-kept-.*/, "kept"),
  );
}

describe("a pull request that is closed unmerged", () => {
  it("loses its data branch, whose rows a tag keeps, and its comment says so", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await synced(lake);
    await hub.closePull(number);
    ended(await lake.on("pull_request", "closed", number), 0);
    assert.deepEqual(await refs(lake), ["main", "kept"]);
    const [comment, ...more] = hub.comments(number);
    assert.match(comment?.body ?? "", /Branch bronze was removed/);
    assert.deepEqual(more, []);
    assert.deepEqual(await lake.house.rows("orders"), [1, 2]);
  });

  it("says the same after a second run", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await synced(lake);
    await hub.closePull(number);
    ended(await lake.on("pull_request", "closed", number), 0);
    const before = hub.comments(number);
    ended(await lake.on("pull_request", "closed", number), 0);
    assert.deepEqual(hub.comments(number), before);
  });

  it("has its rows back on its branch when it is opened again", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await synced(lake);
    await hub.closePull(number);
    ended(await lake.on("pull_request", "closed", number), 0);
    await hub.reopenPull(number);
    ended(await lake.on("pull_request", "reopened", number), 0);
    assert.deepEqual(await refs(lake), ["main", "bronze"]);
    assert.deepEqual(await house.rows("orders", "bronze"), [1, 2, 3]);
    assert.match(hub.comments(number)[0]?.body ?? "", /1 row in 1 file/);
  });

  for (const event of ["push", "schedule"] as const)
    it(`while in conflict, for which GitHub starts no run, is ended by the ${event}`, async () => {
      // Production writes to the same namespace: that is where a run of it looks.
      const kafka = "bronze/inventory/kafka.ingest.json";
      await using lake = await lakeHub({ [kafka]: ingestOf("products") });
      const { hub } = lake;
      const number = await synced(lake);
      await hub.commit("main", { "README.md": "main\n" });
      await hub.commit("bronze", { "README.md": "bronze\n" });
      await hub.closePull(number);
      await assert.rejects(lake.on("pull_request", "closed", number));
      if (event === "push") ended(await lake.on("push", "main"), 0);
      // It is red for the workflow file, which this production branch never had.
      else ended(await lake.on("schedule"), 1);
      assert.deepEqual(await refs(lake), ["main", "kept"]);
      assert.match(hub.comments(number)[0]?.body ?? "", /Branch bronze was removed/);
    });

  it("leaves the branches of other pull requests", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await synced(lake);
    const other = await ordersPull(lake, "silver");
    ended(await lake.on("pull_request", "opened", other), 0);
    await hub.closePull(number);
    ended(await lake.on("pull_request", "closed", number), 0);
    assert.deepEqual(await refs(lake), ["main", "silver", "kept"]);
  });
});
