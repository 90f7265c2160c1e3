/** What a pull request does to those who read its columns, told before the merge. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Report } from "../../src/report/report.ts";
import type { Files } from "../repository.ts";
import { ended, ingestOf, type Lakehouse, lakehouse } from "./lakehouse.ts";

const spec = "bronze/inventory/shop.ingest.json";
const silver = "silver/inventory/fact.sql";
const gold = "gold/inventory/totals.sql";
const before: Files = {
  [spec]: ingestOf("orders"),
  [silver]: "SELECT id, id * 2 AS double_id, CAST(id AS INT) AS small FROM bronze.inventory.orders",
  [gold]: "SELECT sum(double_id) AS total,\n  count(*) AS orders\nFROM silver.inventory.fact",
};

/** Branch `pr` is checked out and holds these files instead. */
async function changed(files: Files, base: Files = before): Promise<Lakehouse> {
  const house = await lakehouse(base);
  await house.sync("orders", "main", [1]);
  await house.repository.branch("pr");
  await house.repository.commit("Change", files);
  return house;
}

function impacts({ changes }: Report): string[] {
  return changes.map(({ node, change, impact, columns }) =>
    [node, change, impact, ...(columns?.breaking ?? []), ...(columns?.widened ?? [])].join(" | "),
  );
}

function problems({ findings }: Report): string[] {
  return findings.map(({ code, level, file, line, column }) =>
    [code, level, [file, line, column].join(":")].join(" "),
  );
}

describe("a change of a view", () => {
  it("that drops a column which nobody below reads breaks those who may", async () => {
    await using house = await changed({
      [silver]: "SELECT id, id * 2 AS double_id FROM bronze.inventory.orders",
    });
    const report = ended(await house.icebranch("plan"), 1);
    assert.deepEqual(impacts(report), [
      "gold.inventory.totals | downstream | none",
      "silver.inventory.fact | modified | breaking | dropped column small",
    ]);
    assert.deepEqual(problems(report), [`IB212 error ${silver}:1:1`]);
  });

  it("that drops a column which a view below reads is told at that view's line", async () => {
    await using house = await changed({
      [silver]: "SELECT id, CAST(id AS INT) AS small FROM bronze.inventory.orders",
    });
    const report = ended(await house.icebranch("plan"), 1);
    assert.deepEqual(impacts(report), [
      "gold.inventory.totals | downstream | broken",
      "silver.inventory.fact | modified | breaking | dropped column double_id",
    ]);
    assert.deepEqual(problems(report), [`IB210 error ${gold}:1:12`, `IB212 error ${silver}:1:1`]);
    const [broken] = report.findings;
    assert.match(
      broken?.message ?? "",
      /gold\.inventory\.totals does not plan any more.*silver\.inventory\.fact/,
    );
  });

  it("is followed as far as it shows", async () => {
    await using house = await changed({
      [silver]:
        "SELECT id, CAST(id * 2 AS DOUBLE) AS double_id, CAST(id AS BIGINT) AS small FROM bronze.inventory.orders",
    });
    const report = ended(await house.icebranch("plan"), 1);
    assert.deepEqual(impacts(report), [
      "gold.inventory.totals | downstream | breaking | changed column total from long to double",
      "silver.inventory.fact | modified | breaking | changed column double_id from long to double | widened column small from int to long",
    ]);
  });

  it("goes through where it is said to be meant, but for what is broken", async () => {
    await using house = await changed({
      [silver]: "SELECT id, id * 2 AS double_id FROM bronze.inventory.orders",
    });
    const report = ended(await house.icebranch("plan", "--allow-breaking"), 0);
    assert.deepEqual(problems(report), [`IB212 warning ${silver}:1:1`]);
    await house.repository.commit("More", { [silver]: "SELECT id FROM bronze.inventory.orders" });
    const broken = ended(await house.icebranch("plan", "--allow-breaking"), 1);
    assert.deepEqual(problems(broken), [`IB210 error ${gold}:1:12`, `IB212 warning ${silver}:1:1`]);
  });

  it("that renames a column everywhere at once breaks only those outside", async () => {
    await using house = await changed({
      [silver]: "SELECT id, id * 2 AS twice, CAST(id AS INT) AS small FROM bronze.inventory.orders",
      [gold]: "SELECT sum(twice) AS total, count(*) AS orders FROM silver.inventory.fact",
    });
    const report = ended(await house.icebranch("plan"), 1);
    assert.deepEqual(impacts(report), [
      "gold.inventory.totals | modified | none",
      "silver.inventory.fact | modified | breaking | renamed column double_id to twice",
    ]);
  });

  it("that adds a column or widens one is told and fine", async () => {
    await using house = await changed({
      [silver]:
        "SELECT id, id * 2 AS double_id, id AS small, 1 AS one FROM bronze.inventory.orders",
    });
    const report = ended(await house.icebranch("plan"), 0);
    assert.deepEqual(
      impacts(report)[1],
      "silver.inventory.fact | modified | widening | widened column small from int to long",
    );
    assert.deepEqual(report.changes[1]?.columns?.added, ["one"]);
    assert.deepEqual(problems(report), []);
  });

  it("is said with every column, its type and where it comes from", async () => {
    await using house = await changed({ [gold]: `${String(before[gold])} -- all\nWHERE id > 0` });
    const { views, planner } = ended(await house.icebranch("plan"), 0);
    assert.equal(planner?.datafusion, "53.1.0");
    assert.deepEqual(views.find(({ node }) => node === "gold.inventory.totals")?.columns, [
      {
        name: "total",
        type: "long",
        nullable: true,
        from: [["silver.inventory.fact", "double_id"]],
      },
      { name: "orders", type: "long", nullable: false, from: [] },
    ]);
  });
});

describe("an ingest in the place of a view", () => {
  const id = { name: "id", type: "long", required: false };
  const ingest: Files = {
    "silver/inventory/fact.ingest.json": ingestOf("fact").replace(/"bronze"/, `"silver"`),
    "silver/inventory/fact.schema.json": JSON.stringify({ tables: { fact: { fields: [id] } } }),
  };
  const none = {
    "silver/inventory/fact.ingest.json": null,
    "silver/inventory/fact.schema.json": null,
  };
  const view = { [silver]: "SELECT id, 1 AS one FROM bronze.inventory.orders" };
  const base = { [spec]: ingestOf("orders"), [gold]: "SELECT id FROM silver.inventory.fact" };

  it("drops the view's columns, and a view in its place the table's", async () => {
    await using there = await changed({ [silver]: null, ...ingest }, { ...base, ...view });
    const report = ended(await there.icebranch("plan"), 1);
    assert.match(impacts(report)[1] ?? "", /fact \| modified \| breaking \| .*dropped column one/);
    await using back = await changed(
      { ...none, [silver]: "SELECT id AS other FROM bronze.inventory.orders" },
      { ...base, ...ingest },
    );
    const report2 = ended(await back.icebranch("plan"), 1);
    assert.match(impacts(report2)[1] ?? "", /fact \| modified \| breaking \| .*column id/);
  });
});

describe("a view that does not plan", () => {
  it("is an error at its place, and nothing is made", async () => {
    await using house = await changed({
      [gold]: "SELECT\n  summ(double_id)\nFROM silver.inventory.fact",
    });
    const report = ended(await house.icebranch("build"), 1);
    assert.deepEqual(problems(report), [`IB210 error ${gold}:2:3`]);
  });

  it("is told without an address's password, which DataFusion repeats", async () => {
    const address = "postgres://lake:hunter2secret@db/lake";
    await using house = await changed({
      [gold]: `SELECT "${address}" FROM silver.inventory.fact`,
    });
    const { printed } = await house.icebranch("plan");
    assert.match(printed, /IB210/);
    assert.doesNotMatch(printed, /hunter2secret/);
  });

  it("and did not before is no error of a change above it", async () => {
    await using house = await changed(
      { [silver]: `${String(before[silver])} WHERE id > 0` },
      { ...before, [gold]: "SELECT missing FROM silver.inventory.fact" },
    );
    const report = ended(await house.icebranch("plan"), 0);
    assert.deepEqual(problems(report), [`IB210 warning ${gold}:1:8`]);
    assert.deepEqual(impacts(report)[0], "gold.inventory.totals | downstream | none");
  });

  it("is told by check, as far as the files say what it reads", async () => {
    await using house = await changed({ "gold/inventory/one.sql": "SELECT nothing" });
    const report = ended(await house.icebranch("check"), 1);
    assert.deepEqual(problems(report), ["IB210 error gold/inventory/one.sql:1:8"]);
  });

  it("breaks those below it, told once where it is", async () => {
    await using house = await changed({ [silver]: "SELECT idd FROM bronze.inventory.orders" });
    const report = ended(await house.icebranch("plan"), 1);
    assert.deepEqual(problems(report), [`IB210 error ${silver}:1:8`]);
    assert.deepEqual(impacts(report)[0], "gold.inventory.totals | downstream | broken");
  });

  it("has a column of a type that Iceberg has not", async () => {
    await using house = await changed({
      [gold]: "SELECT id, row_number() OVER (ORDER BY id) AS rank FROM silver.inventory.fact",
    });
    const report = ended(await house.icebranch("plan"), 1);
    assert.deepEqual(problems(report), [`IB211 error ${gold}:1:1`]);
    assert.match(
      report.findings[0]?.message ?? "",
      /Column rank of gold\.inventory\.totals is UInt64/,
    );
  });

  it("keeps nanoseconds as microseconds, and says so", async () => {
    await using house = await changed({ "gold/inventory/seen.sql": "SELECT now() AS seen_at" });
    const report = ended(await house.icebranch("plan"), 0);
    assert.deepEqual(problems(report), ["IB211 warning gold/inventory/seen.sql:1:1"]);
    const view = report.views.find(({ node }) => node === "gold.inventory.seen");
    assert.deepEqual(
      view?.columns?.map(({ type }) => type),
      ["timestamp"],
    );
    assert.deepEqual(view?.volatile, ["now"]);
  });
});

describe("a view over a table that only the catalog has", () => {
  const files: Files = { [spec]: ingestOf("other"), [silver]: String(before[silver]) };
  const slim = "SELECT id, id * 2 AS double_id FROM bronze.inventory.orders";

  it("breaks those who read it as any other does", async () => {
    await using house = await changed({ [silver]: slim }, files);
    const report = ended(await house.icebranch("plan"), 1);
    assert.deepEqual(problems(report), [`IB212 error ${silver}:1:1`]);
  });

  it("and that did not plan before is no error of a change above it", async () => {
    const reader = "SELECT o.missing FROM silver.inventory.fact JOIN bronze.inventory.orders o";
    await using house = await changed(
      { [silver]: `${String(before[silver])} WHERE id > 0` },
      { ...files, [gold]: `${reader} USING (id)` },
    );
    const report = ended(await house.icebranch("plan"), 0);
    assert.deepEqual(problems(report), [`IB210 warning ${gold}:1:8`]);
  });

  it("that is nowhere, and was not before, keeps no other change out", async () => {
    const nowhere = { [gold]: "SELECT id FROM bronze.inventory.gone" };
    await using house = await changed(
      { [silver]: `${String(files[silver])} WHERE id > 0` },
      { ...files, ...nowhere },
    );
    const report = ended(await house.icebranch("plan"), 0);
    assert.deepEqual(problems(report), [`IB203 warning ${gold}:1:16`]);
    await house.repository.commit("Touch", { [gold]: `${nowhere[gold]} WHERE id > 1` });
    const touched = ended(await house.icebranch("plan"), 1);
    assert.deepEqual(problems(touched), [`IB203 error ${gold}:1:16`]);
  });

  it("is not broken where the change has its table fed no more", async () => {
    await using house = await changed({ [spec]: ingestOf("other") }, { ...files, ...before });
    const report = ended(await house.icebranch("plan"), 0);
    assert.deepEqual(impacts(report), [
      "bronze.inventory.shop | modified | none",
      "gold.inventory.totals | downstream | none",
      "silver.inventory.fact | downstream | none",
    ]);
  });
});

describe("tables that nobody has written yet", () => {
  const added = { "bronze/inventory/more.ingest.json": ingestOf("parcels") };
  const view = {
    "silver/inventory/parcels.sql": "SELECT id, weight FROM bronze.inventory.parcels",
  };
  const schema = (...fields: object[]) => JSON.stringify({ tables: { parcels: { fields } } });
  const id = { name: "id", type: "long", required: true };
  const weight = { name: "weight", type: "double", required: false };
  const beside = "bronze/inventory/more.schema.json";

  it("leave their views unchecked, told and never an error", async () => {
    await using house = await changed({ ...added, ...view });
    const report = ended(await house.icebranch("plan"), 0);
    assert.deepEqual(problems(report), ["IB213 notice silver/inventory/parcels.sql:1:1"]);
    assert.equal(
      report.views.find(({ node }) => node === "silver.inventory.parcels")?.columns,
      null,
    );
  });

  it("have the columns that the file beside the spec declares", async () => {
    await using house = await changed({ ...added, ...view, [beside]: schema(id) });
    const report = ended(await house.icebranch("plan"), 1);
    assert.deepEqual(problems(report), ["IB210 error silver/inventory/parcels.sql:1:12"]);
    await house.repository.commit("Weigh", { [beside]: schema(id, weight) });
    const mended = ended(await house.icebranch("plan"), 0);
    assert.deepEqual(problems(mended), []);
    assert.deepEqual(
      mended.views.find(({ node }) => node === "silver.inventory.parcels")?.columns,
      [
        { name: "id", type: "long", nullable: false, from: [["bronze.inventory.parcels", "id"]] },
        {
          name: "weight",
          type: "double",
          nullable: true,
          from: [["bronze.inventory.parcels", "weight"]],
        },
      ],
    );
  });

  it("and a change of what is declared is followed like any other", async () => {
    await using house = await changed(
      { [beside]: schema(id) },
      { ...before, ...added, ...view, [beside]: schema(id, weight) },
    );
    const report = ended(await house.icebranch("plan"), 1);
    assert.deepEqual(impacts(report), [
      "bronze.inventory.more | modified | breaking | bronze.inventory.parcels: dropped column weight",
      "silver.inventory.parcels | downstream | broken",
    ]);
  });
});
