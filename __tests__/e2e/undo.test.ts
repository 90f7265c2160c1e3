/** `undo`: main goes back to where a publish found it, and nothing that was written is lost. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { marksOf } from "../../src/iceberg/marks.ts";
import { ended, findingCodes, ingestOf, type Lakehouse, lakehouse, outcomes } from "./lakehouse.ts";
import { shopMerged, shopPublished, shopSpec, shopSynced } from "./shop.ts";

/** The id of the publish that a table's receipt names. */
async function publishOf(house: Lakehouse, table: string): Promise<string | undefined> {
  const mark = marksOf(await house.metadata(table)).get("pr");
  return mark === undefined || mark === "unreadable" ? undefined : mark.publish?.id;
}

describe("icebranch undo", () => {
  it("puts main of every table back, keeps the rows on the branch, and is done once", async () => {
    await using house = await shopPublished();
    const report = ended(await house.icebranch("undo"), 0);
    assert.equal(outcomes(report), "customers undone, orders undone");
    assert.deepEqual(await house.rows("customers"), [1]);
    assert.deepEqual(await house.rows("orders"), [101]);
    assert.deepEqual(await house.rows("orders", "pr"), [101, 102]);
    assert.equal(ended(await house.icebranch("undo"), 0).result, "nothing-to-do");
  });

  it("is not undone by the next build, but by a publish that names the branch", async () => {
    await using house = await shopPublished();
    ended(await house.icebranch("undo"), 0);
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [101]);
    ended(await house.icebranch("publish", "--branch=pr"), 0);
    assert.deepEqual(await house.rows("orders"), [101, 102]);
    ended(await house.icebranch("undo"), 0);
    assert.deepEqual(await house.rows("orders"), [101]);
  });

  it("takes main away where the publish had made it", async () => {
    await using house = await lakehouse();
    await house.repository.branch("pr");
    await house.repository.commit("Load", { [shopSpec]: ingestOf("orders") });
    await house.sync("orders", "pr", [101]);
    ended(await house.icebranch("build"), 0);
    await house.repository.checkout("main");
    await house.repository.merge("pr");
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [101]);
    ended(await house.icebranch("undo"), 0);
    assert.equal(await house.ref("orders", "main"), undefined);
    ended(await house.icebranch("publish", "--branch=pr"), 0);
    assert.deepEqual(await house.rows("orders"), [101]);
  });

  it("undoes nothing where main of one table has moved on since", async () => {
    await using house = await shopPublished();
    await house.sync("orders", "main", [150]);
    assert.deepEqual(findingCodes(ended(await house.icebranch("undo"), 1)), ["IB401"]);
    assert.deepEqual(await house.rows("customers"), [1, 2]);
    assert.deepEqual(await house.rows("orders"), [101, 102, 150]);
  });

  it("asks which one where there are two", async () => {
    await using house = await shopPublished();
    const { repository } = house;
    await repository.branch("second");
    await repository.commit("More", { "bronze/inventory/b.ingest.json": ingestOf("more") });
    await house.sync("more", "main", [1]);
    ended(await house.icebranch("build"), 0);
    await house.sync("more", "second", [2]);
    await repository.checkout("main");
    await repository.merge("second");
    ended(await house.icebranch("build"), 0);
    const [finding] = ended(await house.icebranch("undo"), 1).findings;
    const id = /([0-9a-f]{12}) \(second, 1 table/.exec(finding?.message ?? "")?.[1];
    ended(await house.icebranch("undo", `--publish=${id}`), 0);
    assert.deepEqual(await house.rows("more"), [1]);
    assert.deepEqual(await house.rows("orders"), [101, 102]);
  });

  it("takes back late rows first, then the publish before them", async () => {
    await using house = await shopPublished();
    const first = await publishOf(house, "customers");
    await house.sync("orders", "pr", [103]);
    ended(await house.icebranch("publish", "--branch=pr"), 0);
    const second = await publishOf(house, "orders");
    const refused = ended(await house.icebranch("undo", `--publish=${first}`), 1);
    assert.deepEqual(findingCodes(refused), ["IB416"]);
    assert.deepEqual(await house.rows("customers"), [1, 2]);
    ended(await house.icebranch("undo", `--publish=${second}`), 0);
    assert.deepEqual(await house.rows("orders"), [101, 102]);
    ended(await house.icebranch("undo", `--publish=${first}`), 0);
    assert.deepEqual(await house.rows("orders"), [101]);
    assert.deepEqual(await house.rows("customers"), [1]);
  });
});

describe("the connectors' state", () => {
  const state = (position: number) => ({ properties: { "airbyte.state": String(position) } });

  async function position(house: Lakehouse) {
    return (await house.metadata("orders")).properties?.["airbyte.state"];
  }

  it("goes back with main, so that the next sync reads the rows again", async () => {
    await using house = await shopMerged();
    await house.sync("orders", "pr", [103], state(103));
    ended(await house.icebranch("build"), 0);
    assert.equal(await position(house), "103");
    ended(await house.icebranch("undo"), 0);
    assert.equal(await position(house), undefined);
  });

  it("goes forth with main when it is published again", async () => {
    await using house = await shopMerged();
    await house.sync("orders", "pr", [103], state(103));
    ended(await house.icebranch("build"), 0);
    ended(await house.icebranch("undo"), 0);
    ended(await house.icebranch("publish", "--branch=pr"), 0);
    assert.equal(await position(house), "103");
  });

  it("stops an undo while it is past rows that came late, until those are dealt with", async () => {
    await using house = await shopMerged();
    await house.sync("orders", "pr", [103], state(103));
    ended(await house.icebranch("build"), 0);
    await house.sync("orders", "pr", [104, 105], state(105));
    const report = ended(await house.icebranch("undo"), 1);
    assert.deepEqual(findingCodes(report), ["IB415"]);
    assert.match(report.findings[0]?.message ?? "", /past 2 rows/);
    ended(await house.icebranch("refresh", "--branch=pr", "--discard"), 0);
    ended(await house.icebranch("undo"), 0);
    assert.equal(await position(house), undefined);
    assert.deepEqual(await house.rows("orders"), [101]);
  });

  it("stays past rows that came late when only their publish is undone", async () => {
    await using house = await shopMerged();
    ended(await house.icebranch("build"), 0);
    await house.sync("orders", "pr", [104], state(104));
    ended(await house.icebranch("publish", "--branch=pr"), 0);
    ended(await house.icebranch("undo", `--publish=${await publishOf(house, "orders")}`), 0);
    assert.equal(await position(house), "104");
    ended(await house.icebranch("publish", "--branch=pr"), 0);
    assert.deepEqual(await house.rows("orders"), [101, 102, 104]);
  });

  it("goes back with a clean, and forth again with the rows that a new build brings back", async () => {
    await using house = await shopSynced();
    await house.sync("orders", "pr", [103], state(103));
    ended(await house.icebranch("clean"), 0);
    assert.equal(await position(house), undefined);
    ended(await house.icebranch("build"), 0);
    assert.equal(await position(house), "103");
  });
});
