/** What dashtool 0.4.0 does wrong in its own tutorial, scenario by scenario: none of it may happen here. */
import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { commandLine, ended, ingestOf, kafka, outcomes, postgres } from "./lakehouse.ts";
import { computed, merge, tutorial, workflowText } from "./tutorial-lakehouse.ts";

describe("scenario c: merges", () => {
  it("each table moves once, however many ingests its namespace has", async () => {
    await using house = await tutorial({
      "bronze/inventory/third.ingest.json": postgres.replaceAll("airbyte_", "other_"),
    });
    ended(await house.icebranch("build"), 0);
    await house.sync("customers", "pr", [11]);
    await merge(house);
    const log = async () => (await house.metadata("customers"))["metadata-log"]?.length ?? 0;
    const before = await log();
    ended(await house.icebranch("build"), 0);
    assert.equal(await log(), before + 1);
  });

  it("c2: main is never moved back to a branch that it is ahead of", async () => {
    await using house = await tutorial();
    ended(await house.icebranch("build"), 0);
    await house.sync("orders", "main", [3]);
    await merge(house);
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [1, 3]);
  });

  it("c3, c6: a table without the branch keeps no other from moving, and none moves alone", async () => {
    await using house = await tutorial();
    ended(await house.icebranch("build"), 0);
    await house.sync("orders", "pr", [2]);
    await house.sync("products", "main", [20]);
    await merge(house);
    assert.equal(
      outcomes(ended(await house.icebranch("build"), 0)),
      "customers nothing, orders published",
    );
    assert.deepEqual(await house.rows("products"), [20]);
  });

  it("c5: a branch builds while main moves under it", async () => {
    await using house = await tutorial();
    ended(await house.icebranch("build"), 0);
    const { repository } = house;
    await repository.checkout("main");
    const other = { "bronze/inventory/other.ingest.json": ingestOf("other") };
    await repository.commit("Other", other);
    ended(await house.icebranch("build"), 0);
    await repository.checkout("pr");
    ended(await house.icebranch("build"), 0);
  });
});

describe("scenario d: secrets", () => {
  it("d2, d7: the workflow names the secret's key and holds no value", async () => {
    process.env.POSTGRES_PASSWORD = "hunter2-hunter2";
    await using house = await tutorial();
    ended(await house.icebranch("workflow"), 0);
    const text = await workflowText(house);
    assert.doesNotMatch(text, /hunter2/);
    assert.match(text, /secretKeyRef/);
    delete process.env.POSTGRES_PASSWORD;
  });

  it("d3, d4, d5: neither an unset variable nor a dollar in a spec stops a build", async () => {
    await using house = await tutorial();
    const spec = { ...JSON.parse(kafka), source: { ...JSON.parse(kafka).source, price: "$5" } };
    const files = { "bronze/inventory/kafka.ingest.json": JSON.stringify(spec) };
    await house.repository.commit("Dollar", files);
    for (const verb of ["build", "workflow"]) ended(await house.icebranch(verb), 0);
  });
});

describe("scenarios f and g: branches", () => {
  it("f: a changed view is built, and changed from another branch too", async () => {
    await using house = await tutorial(computed);
    ended(await house.icebranch("build"), 0);
    for (const branch of ["pr", "v2"]) {
      await merge(house, "pr");
      ended(await house.icebranch("build"), 0);
      if (branch === "v2") await house.repository.branch("v2");
      const sql = `${computed["silver/inventory/dim_customer.sql"]} where '${branch}' <> ''`;
      await house.repository.commit("View", { "silver/inventory/dim_customer.sql": sql });
      ended(await house.icebranch("build"), 0);
      ended(await house.icebranch("workflow"), 0);
      assert.match(await workflowText(house), /silver-inventory-dim-customer/);
      await house.repository.git("checkout", "-q", ".");
      await house.repository.git("clean", "-qfd");
    }
  });

  it("g5: two branches on one commit are two data branches", async () => {
    await using house = await tutorial();
    ended(await house.icebranch("build"), 0);
    await house.repository.branch("twin");
    ended(await house.icebranch("build"), 0);
    await house.sync("orders", "pr", [2]);
    await merge(house, "pr");
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2]);
    assert.deepEqual(await house.rows("orders", "twin"), [1]);
  });

  it("a workflow before any build, and after one that failed, has every node in it", async () => {
    await using house = await tutorial();
    ended(await house.icebranch("workflow"), 0);
    assert.match(await workflowText(house), /bronze-inventory-kafka/);
  });
});

describe("scenario h: invalid input is a finding with its file, never a crash or a silence", () => {
  const inputs: readonly { readonly path: string; readonly text: string; readonly code: string }[] =
    [
      { path: "bronze/inventory/bad.ingest.json", text: "{ bad", code: "IB101" },
      { path: "bronze/inventory/empty.ingest.json", text: "", code: "IB101" },
      { path: "bronze/inventory/list.ingest.json", text: "[]", code: "IB103" },
      { path: "bronze/inventory/none.ingest.json", text: "{}", code: "IB102" },
      {
        path: "bronze/inventory/text.ingest.json",
        text: '{"image":"a/b:1","source":{},"destination":"here"}',
        code: "IB103",
      },
      {
        path: "bronze/inventory/singer.ingest.json",
        text: '{"tap":"x","target":"y"}',
        code: "IB105",
      },
      { path: "kafka.ingest.json", text: kafka, code: "IB107" },
      { path: "inventory/kafka.ingest.json", text: kafka, code: "IB107" },
      { path: "other/bronze/inventory/kafka.ingest.json", text: kafka, code: "IB201" },
      { path: "bronze/inventory/kafka.sql", text: "select 1 as a", code: "IB201" },
      { path: "silver/inventory/v.sql", text: "select id from (", code: "IB108" },
      { path: "silver/inventory/v.sql", text: "select 1 as a; select 2 as b", code: "IB109" },
      { path: "silver/inventory/v.sql", text: "insert into a values (1)", code: "IB109" },
      { path: "silver/inventory/v.sql", text: "select * from silver.inventory.v", code: "IB202" },
      { path: "silver/inventory/v.sql", text: "select * from a.b.c.d", code: "IB203" },
      { path: "silver/inventory/v.sql", text: "select * from bronze.nowhere.c", code: "IB203" },
    ];
  for (const { path, text, code } of inputs) {
    it(`${code}: ${path} as ${JSON.stringify(text.slice(0, 40))}`, async () => {
      await using house = await tutorial({ [path]: text });
      const report = ended(await house.icebranch("build"), 1);
      const finding = report.findings.find((one) => one.code === code && one.file === path);
      assert.ok(finding, JSON.stringify(report.findings));
      assert.equal(await house.ref("orders", "pr"), undefined);
    });
  }

  it("CTEs, quoted names and windows are no errors", async () => {
    const view =
      'with a as (select id from bronze.inventory.customers) select "id", cast(rank() over () as bigint) as r from a';
    await using house = await tutorial({ "silver/inventory/v.sql": view });
    ended(await house.icebranch("build"), 0);
  });

  it("no stack trace is ever printed", async () => {
    await using house = await tutorial({ "bronze/inventory/bad.ingest.json": "{ bad" });
    const { printed } = await commandLine(house.repository.root, ["build"]);
    assert.match(printed, /bronze\/inventory\/bad\.ingest\.json:1/);
    assert.doesNotMatch(printed, /\n {4}at /);
  });
});
