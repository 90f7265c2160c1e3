/** Rows go where a merge sends them: no name, no clock and no other merge stands in for it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ingestOf } from "../e2e/lakehouse.ts";
import { branchesOf, branchOff, said, spec, type Village, village } from "./village.ts";

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("a data branch that only a terminal made", () => {
  it("for a commit that was not pushed stays when the pushed ones are merged, and that is said", async () => {
    await using town = await village();
    const { repository, icebranch, sync } = town.house;
    await branchOff(town, "bronze");
    await town.open(7, "bronze", "main", { draft: true });
    await repository.commit("Not pushed", { [spec("orders")]: ingestOf("orders", "more") });
    await icebranch("build");
    await sync("orders", "bronze", [70]);
    await aMoment();
    await repository.git("branch", "-f", "local", "bronze");
    await repository.git("reset", "-q", "--hard", "bronze~1");
    await town.merge(7);
    await town.movesOnly([], async () => {
      const report = await town.push();
      assert.deepEqual(said(report), ["IB421 warning #7"]);
      assert.match(report.findings[0]?.message ?? "", /was built for commit .* no part of it/);
      assert.match(report.findings[0]?.hint ?? "", /icebranch publish --branch bronze/);
    });
  });

  it("is not published by its name while the pull request from its git branch is open", async () => {
    await using town = await village();
    await branchOff(town, "bronze");
    await town.house.icebranch("build");
    await town.house.sync("orders", "bronze", [7]);
    await town.open(7, "bronze", "main", { draft: true });
    await loadOnMain(town);
    await town.movesOnly([], async () => {
      const report = await town.push({ with: { command: "publish", branch: "bronze" } });
      assert.deepEqual(said(report), ["IB421 error #7"]);
    });
  });

  it("by its name on the production branch waits to be published by its name", async () => {
    await using town = await village();
    await branchOff(town, "bronze");
    await town.open(7, "bronze");
    await town.event("opened", 7);
    await town.house.sync("orders", "bronze", [7]);
    await town.close(7);
    await town.event("closed", 7);
    await loadOnMain(town);
    await town.push({ with: { command: "build", branch: "bronze" } });
    assert.deepEqual(await town.rows("orders", "bronze"), [[1, 7]]);
    await town.movesOnly([], () => town.push());
    await town.push({ with: { command: "publish", branch: "bronze" } });
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7]]);
  });
});

describe("a first sync's branch whose name ends in a number", () => {
  it("waits for the open pull request whose git branch is called so", async () => {
    await using town = await village();
    await branchOff(town, "bronze");
    await town.open(17, "bronze");
    await town.event("opened", 17);
    await branchOff(town, "bronze-17", ["fresh"]);
    await town.open(20, "bronze-17");
    await town.event("opened", 20);
    await town.house.sync("fresh", "bronze-17", [20]);
    await aMoment();
    await town.merge(17, "squash");
    await town.house.repository.commit("Load it", { [spec("fresh")]: ingestOf("fresh") });
    await town.push();
    assert.deepEqual(branchesOf(await town.house.metadata("fresh")), ["bronze-17"]);
  });
});

describe("a stacked pull request", () => {
  async function stack(): Promise<Village> {
    const town = await village(["orders", "products"]);
    await branchOff(town, "dev", ["orders", "products"]);
    await town.open(7, "dev");
    await town.event("opened", 7);
    await town.house.sync("orders", "dev", [7]);
    await town.house.sync("products", "dev", [7]);
    await branchOff(town, "top", ["products"], "dev");
    await town.house.repository.commit("top", { [spec("products")]: ingestOf("products", "more") });
    await town.open(8, "top", "dev");
    await town.event("opened", 8);
    await town.house.sync("products", "top", [8]);
    return town;
  }

  it("that is merged into one that is merged and stuck waits, and does not reach main with it", async () => {
    await using town = await stack();
    await town.house.overwrite("orders", "dev", [70]);
    await branchOff(town, "nine");
    await town.open(9, "nine");
    await town.event("opened", 9);
    await town.house.sync("orders", "nine", [9]);
    await town.merge(9, "squash");
    await town.event("closed", 9);
    await aMoment();
    await town.merge(7, "squash");
    await town.event("closed", 7);
    await aMoment();
    await town.merge(8);
    await town.movesOnly([], async () => {
      const report = await town.event("closed", 8);
      assert.deepEqual(said(report), ["IB401 error #7", "IB421 warning #8"]);
    });
    await town.house.repository.checkout("main");
    await town.house.icebranch("undo", "--branch=nine");
    await town.push();
    assert.deepEqual(await town.rows("products", "main", "dev"), [
      [2, 7],
      [2, 7, 8],
    ]);
  });

  it("that was made to main since its last run goes to main when it is published by its name", async () => {
    await using town = await stack();
    await town.open(8, "top", "main");
    await town.merge(8, "squash");
    await town.push({ with: { command: "publish", branch: "top" } });
    assert.deepEqual(await town.rows("products", "main", "dev"), [
      [2, 7, 8],
      [2, 7],
    ]);
  });
});

async function loadOnMain({ house: { repository } }: Village): Promise<void> {
  await repository.checkout("main");
  await repository.commit("Load", { [spec("orders")]: ingestOf("orders") });
}
