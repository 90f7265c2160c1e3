/** What dashtool 0.4.0 does wrong in its own tutorial, as measured: none of it may happen here. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import {
  bothIngests,
  commandLine,
  dashtoolJson,
  ended,
  findingCodes,
  ingestOf,
  kafka,
  type Lakehouse,
  lakehouse,
  outcomes,
  postgres,
} from "./lakehouse.ts";

const computed = {
  "silver/inventory/dim_customer.sql":
    "select id, sha256(email) as email, cast(id as varchar) as text, 1 as one from bronze.inventory.customers",
  "gold/inventory/fact_order.sql":
    "select c.id, sum(o.quantity) as total, row_number() over (order by c.id) as place from silver.inventory.dim_customer c join bronze.inventory.orders o on o.customer_id = c.id group by c.id",
};

function names({ lake }: Lakehouse): readonly string[] {
  using database = new DatabaseSync(join(lake.folder, "catalog.db"), { readOnly: true });
  const rows = database.prepare("select table_name from iceberg_tables order by 1").all();
  return rows.map(({ table_name }) => String(table_name));
}

/** orders and customers on main; `pr` checked out, with the tutorial's ingests. */
async function tutorial(more: { readonly [path: string]: string } = {}): Promise<Lakehouse> {
  const house = await lakehouse();
  await house.sync("orders", "main", [1]);
  await house.sync("customers", "main", [10]);
  await house.repository.branch("pr");
  await house.repository.commit("Ingests", { ...bothIngests, ...more });
  return house;
}

async function merge({ repository }: Lakehouse, branch = "pr"): Promise<void> {
  await repository.checkout("main");
  await repository.merge(branch);
}

async function workflowText({ repository }: Lakehouse): Promise<string> {
  return readFile(join(repository.root, "argo/workflow.yaml"), "utf8");
}

describe("finding 1: the spelling of S3 keys never changes where tables are read", () => {
  const spellings = [
    { name: "camelCase", keys: { awsRegion: "eu", awsAllowHttp: "true" } },
    { name: "snake_case", keys: { aws_region: "eu", aws_allow_http: "true" } },
    { name: "a boolean", keys: { aws_region: "eu", aws_allow_http: true } },
  ];
  for (const { name, keys } of spellings) {
    it(`with ${name} the branch is made where the table is`, async () => {
      await using house = await tutorial();
      const config = JSON.stringify({ ...JSON.parse(dashtoolJson(house.lake)), ...keys });
      await house.repository.commit("Keys", { "dashtool.json": config });
      delete process.env.AWS_SECRET_ACCESS_KEY;
      assert.deepEqual(findingCodes(ended(await house.icebranch("build"), 1)), ["IB303"]);
      process.env.AWS_SECRET_ACCESS_KEY = "of no use here";
      ended(await house.icebranch("build"), 0);
      assert.equal(await house.ref("orders", "pr"), await house.ref("orders", "main"));
    });
  }

  it("a table in a store that cannot be read is an error, not a success", async () => {
    await using house = await tutorial();
    using database = new DatabaseSync(join(house.lake.folder, "catalog.db"));
    database.exec("update iceberg_tables set metadata_location = 's3://lake/orders/metadata/1'");
    assert.deepEqual(findingCodes((await house.icebranch("build")).report), ["IB420"]);
    assert.notEqual((await house.icebranch("build")).status, 0);
  });
});

describe("findings 2 and 3: views", () => {
  it("may compute their columns", async () => {
    await using house = await tutorial(computed);
    ended(await house.icebranch("build"), 0);
    ended(await house.icebranch("workflow"), 0);
    assert.match(await workflowText(house), /gold-inventory-fact-order/);
  });

  it("leave nothing invalid in the catalog", async () => {
    await using house = await tutorial(computed);
    const before = names(house);
    ended(await house.icebranch("build"), 0);
    await merge(house);
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(names(house), before);
  });
});

describe("finding 4: nothing locks later builds out", () => {
  const after: readonly { readonly name: string; prepare(house: Lakehouse): Promise<unknown> }[] = [
    {
      name: "a spec that was deleted",
      prepare: (house) =>
        house.repository.commit("Delete", { "bronze/inventory/postgres.ingest.json": null }),
    },
    {
      name: "views on main that read what sorts after them",
      prepare: async (house) => {
        await house.repository.commit("Views", computed);
        await merge(house);
        ended(await house.icebranch("build"), 0);
        await house.repository.branch("next");
      },
    },
    {
      name: "a view of a table that is not there, once it is taken away",
      prepare: async (house) => {
        const view = "silver/inventory/v.sql";
        await house.repository.commit("View", {
          [view]: "select id from bronze.elsewhere.nothing",
        });
        assert.deepEqual(findingCodes(ended(await house.icebranch("build"), 1)), ["IB203"]);
        await house.repository.commit("No view", { [view]: null });
      },
    },
    {
      name: "a second ingest for a namespace that has tables",
      prepare: async (house) => {
        await merge(house);
        ended(await house.icebranch("build"), 0);
        await house.repository.branch("second");
        const spec = { "bronze/inventory/second.ingest.json": ingestOf("addresses") };
        await house.repository.commit("Second", spec);
        ended(await house.icebranch("build"), 0);
        await merge(house, "second");
        ended(await house.icebranch("build"), 0);
        await house.repository.branch("third");
      },
    },
  ];
  for (const { name, prepare } of after) {
    it(`after ${name} a build works, here and on a new branch`, async () => {
      await using house = await tutorial();
      ended(await house.icebranch("build"), 0);
      await prepare(house);
      ended(await house.icebranch("build"), 0);
      await house.repository.branch("another", "main");
      const spec = { "bronze/inventory/late.ingest.json": ingestOf("late") };
      await house.repository.commit("Late", spec);
      ended(await house.icebranch("build"), 0);
    });
  }

  it("no state is kept beside the catalog", async () => {
    await using house = await tutorial();
    ended(await house.icebranch("build"), 0);
    assert.equal(await house.repository.git("status", "--porcelain", "--ignored"), "");
  });
});

describe("finding 5: a merge is seen however it was made", () => {
  it("a fresh clone with views on main builds, and publishes", async () => {
    await using house = await tutorial(computed);
    ended(await house.icebranch("build"), 0);
    await house.sync("orders", "pr", [2]);
    await merge(house);
    await using clone = await house.repository.clone();
    ended(await house.icebranchIn(clone.root, "build"), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2]);
  });

  it("a build that moved nothing does not keep a later one from it", async () => {
    await using house = await tutorial();
    ended(await house.icebranch("build"), 0);
    await house.sync("orders", "pr", [2]);
    await house.repository.checkout("main");
    ended(await house.icebranch("build"), 0);
    await house.repository.squash("pr");
    ended(await house.icebranch("build"), 0);
    ended(await house.icebranch("publish", "--branch=pr"), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2]);
  });
});

describe("scenario c: merges", () => {
  it("each table moves once, however many ingests its namespace has", async () => {
    await using house = await tutorial({ "bronze/inventory/third.ingest.json": postgres });
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
      const sql = `select id as ${branch} from bronze.inventory.customers`;
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
      'with a as (select id from bronze.inventory.customers) select "id", rank() over () as r from a';
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
