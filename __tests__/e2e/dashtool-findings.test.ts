/** The five findings that matter most about dashtool 0.4.0, as measured: none of it may happen here. */
import assert from "node:assert/strict";
import { join } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { readPointer } from "../../src/demo/catalog-pointer.ts";
import { readMetadata } from "../../src/demo/local-file.ts";
import { dashtoolJson, ended, findingCodes, ingestOf, type Lakehouse } from "./lakehouse.ts";
import { computed, merge, tutorial, workflowText } from "./tutorial-lakehouse.ts";

function names({ lake }: Lakehouse): readonly string[] {
  using database = new DatabaseSync(join(lake.folder, "catalog.db"), { readOnly: true });
  const rows = database.prepare("select table_name from iceberg_tables order by 1").all();
  return rows.map(({ table_name }) => String(table_name));
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
      ended(await house.icebranch("build"), 0);
      assert.equal(await house.ref("orders", "pr"), await house.ref("orders", "main"));
    });
  }

  it("with a bucket in S3 an unset key is an error, not another store", async () => {
    await using house = await tutorial();
    const config = { ...JSON.parse(dashtoolJson(house.lake)), aws_region: "eu" };
    const onS3 = JSON.stringify({ ...config, aws_access_key_id: "AKIA", bucket: "s3://lake" });
    await house.repository.commit("S3", { "dashtool.json": onS3 });
    assert.equal(process.env.AWS_SECRET_ACCESS_KEY, undefined);
    assert.deepEqual(findingCodes(ended(await house.icebranch("build"), 1)), ["IB303"]);
  });

  it("a table in a store that cannot be read is an error, not a success", async () => {
    await using house = await tutorial();
    using database = new DatabaseSync(join(house.lake.folder, "catalog.db"));
    database.exec("update iceberg_tables set metadata_location = 's3://lake/orders/metadata/1'");
    assert.deepEqual(findingCodes((await house.icebranch("build")).report), ["IB102"]);
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
    assert.deepEqual(names(house), before);
    await merge(house);
    ended(await house.icebranch("build"), 0);
    const made = ["dim_customer", "fact_order"].flatMap((view) => [view, `${view}__storage`]);
    assert.deepEqual(names(house), [...before, ...made].sort());
    const storage = {
      ...house.lake.address("orders"),
      catalogName: "silver",
      name: "dim_customer__storage",
    };
    const { schemas } = await readMetadata(readPointer(storage) ?? "");
    assert.deepEqual(
      schemas?.[0]?.fields.map(({ id, name, type }) => [id, name, type]),
      [
        [1, "id", "long"],
        [2, "email", "binary"],
        [3, "text", "string"],
        [4, "one", "long"],
      ],
    );
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
