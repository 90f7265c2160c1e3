/** `refresh`, `clean` and the sweep: how data branches go on, end and come back. */
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { ended, findingCodes, ingestOf, lakehouse, outcomes } from "./lakehouse.ts";
import { shopMerged, shopOnBranch, shopPublished, shopSpec, shopSynced } from "./shop.ts";

const day = 86_400_000;

function later(t: TestContext, days: number): void {
  t.mock.timers.reset();
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + days * day });
}

describe("icebranch refresh", () => {
  it("puts a data branch without rows of its own on the current main", async () => {
    await using house = await shopOnBranch();
    ended(await house.icebranch("build"), 0);
    const main = await house.sync("orders", "main", [150]);
    ended(await house.icebranch("refresh"), 0);
    assert.equal(await house.ref("orders", "pr"), main);
    assert.equal(ended(await house.icebranch("refresh"), 0).result, "nothing-to-do");
  });

  it("moves no table where one has rows of its own", async () => {
    await using house = await shopSynced();
    await house.sync("customers", "main", [50]);
    assert.deepEqual(findingCodes(ended(await house.icebranch("refresh"), 1)), ["IB419", "IB419"]);
    assert.deepEqual(await house.rows("customers", "pr"), [1, 2]);
  });

  it("keeps those rows under a tag with --discard", async () => {
    await using house = await shopSynced();
    const head = await house.ref("orders", "pr");
    ended(await house.icebranch("refresh", "--discard"), 0);
    assert.deepEqual(await house.rows("orders", "pr"), [101]);
    assert.deepEqual(await house.rows("orders", `icebranch-kept-pr-${head}`), [101, 102]);
  });

  it("leaves it to be published by the merge, like any other", async () => {
    await using house = await shopSynced();
    ended(await house.icebranch("refresh", "--discard"), 0);
    await house.sync("orders", "pr", [105]);
    await house.repository.checkout("main");
    await house.repository.merge("pr");
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [101, 105]);
  });
});

describe("icebranch clean", () => {
  it("of a name that no table has is nothing to do, and says so", async () => {
    await using house = await shopOnBranch();
    ended(await house.icebranch("build"), 0);
    for (const verb of ["clean", "refresh"]) {
      const report = ended(await house.icebranch(verb, "--branch=typo"), 0);
      assert.match(report.findings[0]?.message ?? "", /no table .*data branch typo/i);
      assert.equal(report.result, "nothing-to-do");
    }
  });

  it("takes away branches that have nothing of their own", async () => {
    await using house = await shopOnBranch();
    const before = await house.metadata("orders");
    ended(await house.icebranch("build"), 0);
    ended(await house.icebranch("clean"), 0);
    const { refs, properties } = await house.metadata("orders");
    assert.deepEqual({ refs, properties }, { refs: before.refs, properties: before.properties });
  });

  it("keeps rows that only the branch has, and a new build brings them back", async () => {
    await using house = await shopSynced();
    assert.equal(
      outcomes(ended(await house.icebranch("clean"), 0)),
      "customers removed, orders removed",
    );
    assert.equal(await house.ref("orders", "pr"), undefined);
    assert.deepEqual(await house.rows("orders"), [101]);
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders", "pr"), [101, 102]);
    assert.deepEqual(Object.keys((await house.metadata("orders")).refs ?? {}).sort(), [
      "main",
      "pr",
    ]);
  });

  it("a sync that comes after it is neither lost nor taken for what was ended", async (t) => {
    await using house = await shopSynced();
    ended(await house.icebranch("clean"), 0);
    await house.sync("orders", "pr", [105]);
    assert.deepEqual(findingCodes(ended(await house.icebranch("build"), 1)), ["IB402"]);
    later(t, 30);
    ended(await house.icebranch("clean", "--sweep"), 0);
    assert.deepEqual(await house.rows("orders", "pr"), [105]);
  });

  it("leaves tables that only the branch ever wrote, and drops them with --drop-new", async () => {
    await using house = await lakehouse();
    await house.repository.branch("pr");
    await house.repository.commit("Load", { [shopSpec]: ingestOf("orders") });
    await house.sync("orders", "pr", [101]);
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(findingCodes(ended(await house.icebranch("clean"), 0)), ["IB419"]);
    assert.deepEqual(await house.rows("orders", "pr"), [101]);
    const report = ended(await house.icebranch("clean", "--drop-new"), 0);
    assert.equal(outcomes(report), "orders dropped");
    assert.equal(await house.ref("orders", "pr"), undefined);
  });

  it("touches no branch of another name, and none that icebranch did not make", async () => {
    await using house = await shopSynced();
    await house.sync("orders", "theirs", [900]);
    ended(await house.icebranch("clean", "--branch=theirs"), 0);
    assert.deepEqual(await house.rows("orders", "theirs"), [900]);
    assert.deepEqual(await house.rows("orders", "pr"), [101, 102]);
  });

  it("puts the connectors' state back, so that main reads the rows that the branch took", async () => {
    await using house = await shopSynced();
    const moved = { properties: { "airbyte.state": "103" } };
    await house.sync("orders", "pr", [103], moved);
    ended(await house.icebranch("clean"), 0);
    assert.equal((await house.metadata("orders")).properties?.["airbyte.state"], undefined);
  });

  it("refuses where main was written to since, and names the rows that it would never read", async () => {
    await using house = await shopSynced();
    const moved = { properties: { "airbyte.state": "103" } };
    await house.sync("orders", "pr", [103], moved);
    await house.sync("orders", "main", [150], moved);
    const report = ended(await house.icebranch("clean"), 1);
    assert.deepEqual(findingCodes(report), ["IB415"]);
    assert.match(report.findings[0]?.message ?? "", /2 rows/);
    assert.deepEqual(await house.rows("orders", "pr"), [101, 102, 103]);
    assert.deepEqual(await house.rows("customers", "pr"), [1, 2]);
  });
});

describe("icebranch clean --sweep", () => {
  it("lets be what is not past its time", async () => {
    await using house = await shopPublished();
    assert.equal(ended(await house.icebranch("clean", "--sweep"), 0).result, "nothing-to-do");
    assert.deepEqual(await house.rows("orders", "pr"), [101, 102]);
  });

  it("ends a published branch with its undo tag and receipt, once keep-undo is over", async (t) => {
    await using house = await shopPublished();
    later(t, 8);
    ended(await house.icebranch("clean", "--sweep"), 0);
    const { refs, properties } = await house.metadata("orders");
    assert.deepEqual(Object.keys(refs ?? {}), ["main"]);
    assert.deepEqual(properties, {});
    assert.deepEqual(await house.rows("orders"), [101, 102]);
    assert.equal(ended(await house.icebranch("clean", "--sweep"), 0).result, "nothing-to-do");
  });

  it("keeps an open branch's rows under a tag first, and ends the tag later", async (t) => {
    await using house = await shopSynced();
    const head = await house.ref("orders", "pr");
    later(t, 15);
    ended(await house.icebranch("clean", "--sweep"), 0);
    assert.equal(await house.ref("orders", "pr"), undefined);
    assert.deepEqual(await house.rows("orders", `icebranch-kept-pr-${head}`), [101, 102]);
    later(t, 23);
    ended(await house.icebranch("clean", "--sweep"), 0);
    assert.deepEqual(Object.keys((await house.metadata("orders")).refs ?? {}), ["main"]);
  });

  it("does not end a branch that is merged and could not be published yet", async (t) => {
    await using house = await shopMerged();
    await house.overwrite("orders", "pr", [900]);
    await house.sync("orders", "main", [150]);
    ended(await house.icebranch("build"), 1);
    later(t, 15);
    ended(await house.icebranch("clean", "--sweep"), 0);
    assert.deepEqual(await house.rows("orders", "pr"), [900]);
    assert.deepEqual(findingCodes(ended(await house.icebranch("build"), 1)), ["IB401"]);
  });

  it("is told of where what it ended is merged later, and how to publish that", async (t) => {
    await using house = await shopSynced();
    later(t, 15);
    ended(await house.icebranch("clean", "--sweep"), 0);
    await house.repository.checkout("main");
    await house.repository.merge("pr");
    const [finding] = ended(await house.icebranch("build"), 0).findings;
    assert.equal(finding?.code, "IB404");
    const asked = /icebranch (build .*?),/.exec(finding?.hint ?? "")?.[1] ?? assert.fail();
    ended(await house.icebranch(...asked.split(" ")), 0);
    const report = ended(await house.icebranch("build"), 0);
    assert.equal(outcomes(report), "customers published, orders published");
    assert.deepEqual(report.findings, []);
  });

  it("never ends rows that came after the publish", async (t) => {
    await using house = await shopPublished();
    await house.sync("orders", "pr", [103]);
    later(t, 30);
    ended(await house.icebranch("clean", "--sweep"), 0);
    assert.deepEqual(await house.rows("orders", "pr"), [101, 102, 103]);
  });

  it("ends an undone publish, and what it left stays under a tag", async (t) => {
    await using house = await shopPublished();
    const head = await house.ref("orders", "pr");
    ended(await house.icebranch("undo"), 0);
    later(t, 8);
    ended(await house.icebranch("clean", "--sweep"), 0);
    assert.deepEqual(await house.rows("orders", `icebranch-kept-pr-${head}`), [101, 102]);
    assert.deepEqual(await house.rows("orders"), [101]);
  });

  it("ends two branches of one table", async (t) => {
    await using house = await shopOnBranch();
    ended(await house.icebranch("build"), 0);
    ended(await house.icebranch("build", "--branch=second"), 0);
    await house.sync("orders", "second", [102]);
    later(t, 15);
    ended(await house.icebranch("clean", "--sweep"), 0);
    assert.equal(await house.ref("orders", "pr"), undefined);
    assert.equal(await house.ref("orders", "second"), undefined);
  });

  it("ends the tag of a refresh that discarded rows", async (t) => {
    await using house = await shopMerged();
    ended(await house.icebranch("refresh", "--branch=pr", "--discard"), 0);
    ended(await house.icebranch("build"), 0);
    later(t, 30);
    ended(await house.icebranch("clean", "--sweep"), 0);
    assert.deepEqual(Object.keys((await house.metadata("orders")).refs ?? {}), ["main"]);
  });
});
