/** `main` moves after a merge only, wherever and however the run was started. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ended, findingCodes, ingestOf, outcomes } from "./lakehouse.ts";
import { shopMerged, shopPublished, shopSpec, shopSynced } from "./shop.ts";

describe("icebranch publish, without a merge", () => {
  it("refuses on a detached HEAD, as other CI systems check out", async () => {
    await using house = await shopSynced();
    await house.repository.git("checkout", "-q", "--detach", "pr");
    assert.deepEqual(findingCodes(ended(await house.icebranch("publish"), 1)), ["IB421"]);
    assert.deepEqual(await house.rows("orders"), [101]);
  });

  it("refuses a commit that is named by its id", async () => {
    await using house = await shopSynced();
    const head = await house.repository.git("rev-parse", "pr");
    await house.repository.checkout("main");
    ended(await house.icebranch("publish", `--head=${head}`), 1);
    assert.deepEqual(await house.rows("orders"), [101]);
  });

  it("publishes on a detached HEAD of the production branch", async () => {
    await using house = await shopMerged();
    await house.repository.git("checkout", "-q", "--detach", "main");
    assert.equal(
      outcomes(ended(await house.icebranch("publish"), 0)),
      "customers published, orders published",
    );
  });
});

it("drift does not take a branch for merged because it is run there", async () => {
  await using house = await shopSynced();
  for (const where of [["pr"], ["--detach", "pr"]]) {
    await house.repository.git("checkout", "-q", ...where);
    const { report } = await house.icebranch("drift");
    assert.deepEqual(findingCodes(report), ["IB501", "IB408"]);
  }
});

describe("a publish that was undone", () => {
  it("is not published by itself when its git branch goes on", async () => {
    await using house = await shopPublished();
    const { repository } = house;
    ended(await house.icebranch("undo"), 0);
    await repository.checkout("pr");
    await repository.commit("More", { [shopSpec]: ingestOf("customers", "orders", "more") });
    ended(await house.icebranch("build"), 0);
    await repository.checkout("main");
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [101]);
    await repository.merge("pr");
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [101, 102]);
  });

  it("is not published by itself when its branch is put on main again", async () => {
    await using house = await shopPublished();
    ended(await house.icebranch("undo"), 0);
    ended(await house.icebranch("refresh", "--branch=pr", "--discard"), 0);
    await house.sync("orders", "pr", [105]);
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [101]);
    ended(await house.icebranch("publish", "--branch=pr"), 0);
    assert.deepEqual(await house.rows("orders"), [101, 105]);
  });
});

describe("a branch that was cleaned after its merge", () => {
  it("comes back with a new build, and waits for that one's merge", async () => {
    await using house = await shopMerged();
    const { repository } = house;
    ended(await house.icebranch("clean", "--branch=pr"), 0);
    await repository.checkout("pr");
    await repository.commit("More", { [shopSpec]: ingestOf("customers", "orders", "more") });
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders", "pr"), [101, 102]);
    await repository.checkout("main");
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [101]);
  });
});

describe("a shallow clone of the production branch", () => {
  it("says that it cannot tell whose a data branch is, rather than that there is nothing to do", async () => {
    await using house = await shopMerged();
    await house.repository.commit("Later");
    await using shallow = await house.repository.clone("--depth=2");
    const { report, status } = await house.icebranchIn(shallow.root, "build");
    assert.equal(status, 0);
    assert.deepEqual(
      report.findings.map(({ code, level }) => `${code} ${level}`),
      ["IB602 warning"],
    );
    assert.deepEqual(await house.rows("orders"), [101]);
    await shallow.git("fetch", "-q", "--unshallow");
    ended(await house.icebranchIn(shallow.root, "build"), 0);
    assert.deepEqual(await house.rows("orders"), [101, 102]);
  });
});
