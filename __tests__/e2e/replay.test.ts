/** A publish that finds main moved: what the data branch added comes on top, and nothing is lost or there twice. */
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { killedRun } from "./killed-run.ts";
import { ended, findingCodes, type Lakehouse, lineOf, outcomes, states } from "./lakehouse.ts";
import { orphans } from "./orphans.ts";
import { shopDiverged, shopMerged, shopSynced, shopTables } from "./shop.ts";

let scratch = "";
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), "icebranch-replay-"));
});
after(async () => rm(scratch, { recursive: true, force: true }));

async function rowsOfMain(house: Lakehouse) {
  return { customers: await house.rows("customers"), orders: await house.rows("orders") };
}

const all = { customers: [1, 2, 3], orders: [101, 102, 103, 104] };

describe("publishing where main has moved", () => {
  it("adds the data branch's rows to main's, and leaves nothing else behind", async () => {
    await using house = await shopDiverged();
    const report = ended(await house.icebranch("build"), 0);
    assert.equal(outcomes(report), "customers published, orders published");
    assert.equal(states(report), "customers replay, orders replay");
    assert.deepEqual(lineOf(report, "orders").added, { rows: 2, files: 2 });
    assert.deepEqual(await rowsOfMain(house), all);
    for (const table of shopTables) assert.deepEqual(await orphans(house, table), []);
  });

  it("changes nothing when it is run again, by whatever verb", async () => {
    await using house = await shopDiverged();
    ended(await house.icebranch("build"), 0);
    const before = await house.metadata("orders");
    for (const argv of [["build"], ["publish", "--branch=pr"], ["refresh", "--branch=pr"]]) {
      assert.deepEqual(await house.metadata("orders"), before);
      ended(await house.icebranch(...argv), 0);
    }
    assert.deepEqual(await rowsOfMain(house), all);
  });

  it("is what the dry run says, digest and all", async () => {
    await using house = await shopDiverged();
    const dry = ended(await house.icebranch("publish", "--dry-run"), 0);
    for (const table of shopTables) assert.deepEqual(await orphans(house, table), []);
    const real = ended(await house.icebranch("publish", `--expect-digest=${dry.digest}`), 0);
    assert.deepEqual(
      real.tables.map(({ outcome }) => outcome?.to),
      dry.tables.map(({ move }) => move?.to),
    );
  });

  it("moves nothing of any table where one cannot be replayed, and says why", async () => {
    await using house = await shopDiverged();
    await house.overwrite("orders", "pr", [900]);
    const report = ended(await house.icebranch("build"), 1);
    assert.match(lineOf(report, "orders").note ?? "", /holds a full refresh/);
    assert.deepEqual(await house.rows("customers"), [1, 3]);
    for (const table of shopTables) assert.deepEqual(await orphans(house, table), []);
  });

  it("moves nothing with --on-diverged=fail", async () => {
    await using house = await shopDiverged();
    assert.ok(
      findingCodes(ended(await house.icebranch("build", "--on-diverged=fail"), 1)).every(
        (code) => code === "IB401",
      ),
    );
    assert.deepEqual(await rowsOfMain(house), { customers: [1, 3], orders: [101, 103] });
  });

  it("is undone, published again, and brings late rows", async () => {
    await using house = await shopDiverged();
    ended(await house.icebranch("build"), 0);
    ended(await house.icebranch("undo"), 0);
    assert.deepEqual(await rowsOfMain(house), { customers: [1, 3], orders: [101, 103] });
    ended(await house.icebranch("publish", "--branch=pr"), 0);
    assert.deepEqual(await rowsOfMain(house), all);
    await house.sync("orders", "pr", [105]);
    assert.equal(findingCodes(ended(await house.icebranch("drift"), 1))[0], "IB409");
    ended(await house.icebranch("publish", "--branch=pr"), 0);
    assert.deepEqual(await house.rows("orders"), [101, 102, 103, 104, 105]);
  });

  it("is told on the branch before the merge, with what will come", async () => {
    await using house = await shopSynced();
    await house.sync("orders", "main", [103]);
    const plan = ended(await house.icebranch("plan"), 0);
    assert.equal(states(plan), "customers fast-forward, orders replay");
    assert.deepEqual(
      [findingCodes(plan), lineOf(plan, "orders").added],
      [[], { rows: 1, files: 1 }],
    );
  });
});

describe("a replay that is killed in the middle of a write", () => {
  it("has moved all tables or none, is finished by the next run, and its files are told", async () => {
    await using house = await shopDiverged();
    const { folder } = house.lake;
    const backup = join(scratch, "diverged");
    await cp(folder, backup, { recursive: true });
    const before = await rowsOfMain(house);
    let [at, left] = [1, 0];
    for (; await killedRun(house.repository.root, ["publish"], at); at += 2) {
      const now = JSON.stringify(await rowsOfMain(house));
      assert.ok([JSON.stringify(before), JSON.stringify(all)].includes(now), `${at}: ${now}`);
      const again = ended(await house.icebranch("publish"), 0);
      assert.deepEqual(await rowsOfMain(house), all, `run again after a kill at ${at}`);
      const drift = ended(await house.icebranch("drift"), 1);
      const told = [...again.findings, ...drift.findings]
        .filter(({ code }) => code === "IB436")
        .map(({ message }) => message)
        .join();
      const files = (await Promise.all(shopTables.map((one) => orphans(house, one)))).flat();
      for (const file of files) assert.ok(told.includes(file), `${at}: ${file} is not told`);
      assert.equal(told === "", files.length === 0, `${at}: ${told}`);
      left += files.length;
      await rm(folder, { recursive: true });
      await cp(backup, folder, { recursive: true });
    }
    assert.ok(at > 20 && left > 10, `${at} writes, ${left} files left behind`);
  });
});

it("takes no part where the branch and main are one", async () => {
  await using house = await shopMerged();
  const report = ended(await house.icebranch("build"), 0);
  assert.equal(states(report), "customers fast-forward, orders fast-forward");
});
