/** What a pull request's report says of its merge is what the merge does. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Report } from "../../src/report/report.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import { branchOff, said, spec, village } from "./village.ts";

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

function tablesOf({ tables }: Report): readonly string[] {
  return tables.map(({ table }) => table.split(".").at(-1) ?? "");
}

describe("the report of an open pull request names what its merge moves", () => {
  it("where a terminal built a table that the change does not load any more", async () => {
    await using town = await village(["orders", "customers"]);
    await branchOff(town, "bronze", ["orders", "customers"]);
    await town.house.icebranch("build");
    await town.house.sync("orders", "bronze", [7]);
    await town.house.sync("customers", "bronze", [8]);
    await town.house.repository.commit("Not yet", { [spec("customers")]: null });
    await town.open(7, "bronze");
    assert.deepEqual(tablesOf(await town.event("opened", 7)), ["customers", "orders"]);
    await town.merge(7, "squash");
    assert.deepEqual(tablesOf(await town.event("closed", 7)), ["customers", "orders"]);
    assert.deepEqual(await town.rows("customers", "main"), [[2, 8]]);
  });

  it("where a run of the whole graph made a table that the change does not touch", async () => {
    await using town = await village();
    await town.house.repository.commit("Load", { [spec("fresh")]: ingestOf("fresh") });
    await branchOff(town, "bronze");
    await town.open(7, "bronze");
    await town.event("opened", 7);
    await town.house.sync("orders", "bronze", [7]);
    await town.house.sync("fresh", "bronze", [8]);
    assert.deepEqual(tablesOf(await town.event("synchronize", 7)), ["fresh", "orders"]);
    await town.merge(7, "squash");
    assert.deepEqual(tablesOf(await town.event("closed", 7)), ["fresh", "orders"]);
    assert.deepEqual(await town.rows("fresh", "main"), [[8]]);
  });

  it("where a terminal gave the git branch a second data branch", async () => {
    await using town = await village(["orders", "customers"]);
    await branchOff(town, "bronze");
    await town.open(7, "bronze");
    await town.event("opened", 7);
    await town.house.sync("orders", "bronze", [7]);
    await town.house.repository.commit("More", { [spec("customers")]: ingestOf("customers") });
    await town.house.icebranch("build", "--branch=scratch");
    await town.house.sync("customers", "scratch", [8]);
    await town.house.repository.commit("Not yet", { [spec("customers")]: null });
    const report = await town.event("synchronize", 7);
    const told = report.findings.find(({ message }) => message.includes("as well"));
    assert.match(told?.message ?? "", /scratch on bronze\.inventory\.customers .* as well/);
    await aMoment();
    await town.merge(7, "squash");
    await town.event("closed", 7);
    assert.deepEqual(await town.rows("customers", "main"), [[2, 8]]);
  });

  it("and warns of another one's rows, where it was stacked on that one and is not any more", async () => {
    await using town = await village();
    await branchOff(town, "dev");
    await town.open(7, "dev");
    await town.event("opened", 7);
    await town.house.sync("orders", "dev", [7]);
    await branchOff(town, "top", ["orders"], "dev");
    await town.house.repository.commit("top", { [spec("orders")]: ingestOf("orders", "more") });
    await town.open(8, "top", "dev");
    await town.event("opened", 8);
    await town.house.sync("orders", "top", [8]);
    await town.open(8, "top", "main");
    const report = await town.event("edited", 8);
    assert.deepEqual(said(report), ["IB424 warning", "IB424 notice"]);
    assert.match(
      report.findings[0]?.message ?? "",
      /top shares rows that main has not with dev of #7/,
    );
    // Neither of two that began alike has the other's rows.
    await branchOff(town, "other", ["orders"]);
    await town.open(9, "other");
    await town.event("opened", 9);
    await town.house.sync("orders", "other", [9]);
    const alike = said(await town.event("synchronize", 9));
    assert.ok(!alike.includes("IB424 warning"), alike.join());
  });
});
