/** Somebody else writes between the moment when icebranch looks and the moment when it commits. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseArguments } from "../../src/arguments.ts";
import { parseInputs } from "../../src/inputs.ts";
import { localTrigger } from "../../src/local-trigger.ts";
import type { Catalog } from "../../src/ports.ts";
import type { Report } from "../../src/report/report.ts";
import { run } from "../../src/run.ts";
import { openMachine } from "../../src/this-machine.ts";
import { ended, findingCodes, type Lakehouse, outcomes } from "./lakehouse.ts";
import { shopMerged, shopOnBranch, shopSynced } from "./shop.ts";

/** A verb, with somebody else who acts before each of the first `times` commits. */
async function racing(
  { repository }: Lakehouse,
  verb: string,
  somebody: () => Promise<unknown>,
  times = 1,
): Promise<Report> {
  const asked = parseArguments([verb]);
  assert.ok(asked.kind === "run");
  const inputs = parseInputs(asked.read);
  const { git, dir, ports } = await openMachine(repository.root, ".");
  const trigger = await localTrigger(git, asked.verb, inputs, "main");
  let left = times;
  const disturbed = (catalog: Catalog): Catalog => ({
    ...catalog,
    async commit(commits) {
      if (left-- > 0) await somebody();
      return catalog.commit(commits);
    },
  });
  return run(
    { trigger, inputs, dir, inForce: undefined, notices: [] },
    { ...ports, openCatalog: async (...where) => disturbed(await ports.openCatalog(...where)) },
  );
}

describe("somebody who commits between plan and publish", () => {
  it("to main: nothing moves, and the report says who was first", async () => {
    await using house = await shopMerged();
    const report = await racing(house, "build", () => house.sync("orders", "main", [150]));
    assert.equal(report.result, "blocked");
    assert.deepEqual(findingCodes(report), ["IB401"]);
    assert.deepEqual(await house.rows("customers"), [1]);
    assert.deepEqual(await house.rows("orders"), [101, 150]);
  });

  it("to the data branch: what was written is published too", async () => {
    await using house = await shopMerged();
    const report = await racing(house, "build", () => house.sync("orders", "pr", [103]));
    assert.equal(report.result, "ok");
    assert.deepEqual(await house.rows("orders"), [101, 102, 103]);
  });

  it("to another branch: both stay", async () => {
    await using house = await shopMerged();
    await racing(house, "build", () => house.sync("orders", "elsewhere", [170]));
    assert.deepEqual(await house.rows("orders"), [101, 102]);
    assert.deepEqual(await house.rows("orders", "elsewhere"), [170]);
  });

  it("the same publish: one does it, the other finds it done", async () => {
    await using house = await shopMerged();
    const report = await racing(house, "build", () => house.icebranch("build"));
    assert.equal(report.result, "nothing-to-do");
    assert.deepEqual(await house.rows("orders"), [101, 102]);
    assert.deepEqual(await house.rows("customers"), [1, 2]);
  });

  it("again and again: it gives up after some tries, and nothing has moved", async () => {
    await using house = await shopMerged();
    let id = 200;
    const report = await racing(house, "build", () => house.sync("orders", "pr", [id++]), 99);
    assert.equal(report.result, "failed");
    assert.deepEqual(findingCodes(report), ["IB411"]);
    assert.equal(outcomes(report), "customers failed, orders failed");
    assert.deepEqual(await house.rows("customers"), [1]);
    assert.deepEqual(await house.rows("orders"), [101]);
  });
});

describe("somebody who commits while data branches are made", () => {
  it("to main: the branch begins where main is now", async () => {
    await using house = await shopOnBranch();
    const report = await racing(house, "build", () => house.sync("orders", "main", [150]));
    assert.equal(outcomes(report), "customers created, orders created");
    assert.equal(await house.ref("orders", "pr"), await house.ref("orders", "main"));
  });

  it("to a branch of the same name: it is theirs", async () => {
    await using house = await shopOnBranch();
    const report = await racing(house, "build", () => house.sync("orders", "pr", [150]));
    assert.deepEqual(findingCodes(report), ["IB402"]);
    assert.deepEqual(await house.rows("orders", "pr"), [150]);
    assert.equal(await house.ref("customers", "pr"), undefined);
  });
});

it("a connector that does not look loses its sync to a build, and drift finds it", async () => {
  await using house = await shopSynced();
  const { repository } = house;
  await repository.checkout("main");
  await repository.merge("pr");
  await house.sync("orders", "pr", [103], {
    careless: true,
    beforeCommit: async () => {
      ended(await house.icebranch("build"), 0);
    },
  });
  assert.deepEqual(await house.rows("orders", "pr"), [101, 102]);
  assert.ok(findingCodes(ended(await house.icebranch("drift"), 1)).includes("IB407"));
});
