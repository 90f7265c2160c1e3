/** What publishing leaves as it is, and what stops it. */
import assert from "node:assert/strict";
import type { JsonObject } from "../../src/iceberg/json.ts";
import { parseJson } from "../../src/iceberg/json.ts";
import { states } from "../e2e/lakehouse.ts";
import type { LakeEngine } from "./lake.ts";
import { type House, lineOf } from "./publish-house.ts";
import { type merged, type Scenario, shop, synced } from "./publish-scenarios.ts";

function javaOf({ lake }: House): LakeEngine {
  return lake.readers.find(({ name }) => name === "java") ?? assert.fail("Java reads it not");
}

/** The metadata but for what publishing changes by design, as an engine reads it. */
async function unmoved(house: House, table: string, ref = "main"): Promise<JsonObject> {
  const { text } = await javaOf(house).ask({ do: "metadata", table, ref });
  const metadata = parseJson(text) as JsonObject;
  const moved = ["refs", "properties", "metadata-log", "snapshot-log", "last-updated-ms"];
  const rest = Object.entries(metadata).filter(
    ([key]) => ![...moved, "current-snapshot-id"].includes(key),
  );
  const properties = Object.entries((metadata.properties ?? {}) as JsonObject);
  const own = properties.filter(([key]) => !key.startsWith("icebranch."));
  return { ...Object.fromEntries(rest), properties: Object.fromEntries(own) };
}

async function keepsMetadata(house: House, options: Parameters<typeof merged>[1]): Promise<void> {
  await synced(house, { ...options, properties: { "user.note": "kept" } });
  const before = await unmoved(house, "orders", house.branch);
  await house.merge();
  await house.icebranch(0, "build");
  assert.deepEqual(await unmoved(house, "orders"), before);
  assert.deepEqual(await house.rows("orders"), [101, 102]);
}

const formatOne: Scenario = {
  name: "format 1, partitioned",
  run: (house) => keepsMetadata(house, { formatVersion: 1, partitioned: true }),
};

const formatTwo: Scenario = {
  name: "format 2, partitioned",
  run: (house) => keepsMetadata(house, { formatVersion: 2, partitioned: true }),
};

const lineage: Scenario = {
  name: "format 3, row ids",
  async run(house) {
    const java = javaOf(house);
    const table = "orders";
    await java.ask({ do: "createTable", table, formatVersion: 3 });
    house.tables.add(table);
    await java.ask({ do: "append", table, ids: [101] });
    await house.repository.branch(house.branch);
    await house.ingest(table);
    await house.icebranch(0, "build");
    await java.ask({ do: "append", table, branch: house.branch, ids: [102] });
    const rowIds = await java.ask({ do: "rowIds", table, ref: house.branch });
    assert.equal(new Set(rowIds).size, 2);
    assert.ok(rowIds.every((id) => typeof id === "number"));
    const before = await unmoved(house, table, house.branch);
    await house.merge();
    await house.icebranch(0, "build");
    assert.deepEqual(await java.ask({ do: "rowIds", table }), rowIds);
    assert.deepEqual(await unmoved(house, table), before);
  },
};

const retention: Scenario = {
  name: "retention",
  async run(house) {
    const kept = { minSnapshotsToKeep: 7, maxSnapshotAgeMs: 864_000_000 };
    await shop(house);
    const engine = javaOf(house);
    await engine.ask({ do: "setRef", table: "orders", ref: "main", ...kept });
    await house.icebranch(0, "build");
    await house.sync("orders", house.branch, [102]);
    await house.merge();
    await house.icebranch(0, "build");
    const refs = await engine.ask({ do: "refs", table: "orders" });
    const { snapshot: _, ...main } = refs.main ?? assert.fail();
    assert.deepEqual(main, { type: "branch", ...kept });
    assert.deepEqual(await house.rows("orders"), [101, 102]);
  },
};

const tags: Scenario = {
  name: "tags",
  async run(house) {
    await shop(house);
    const engine = javaOf(house);
    const table = "orders";
    await engine.ask({
      do: "setRef",
      table,
      ref: "audit",
      refType: "tag",
      maxRefAgeMs: 86_400_000,
    });
    const before = (await engine.ask({ do: "refs", table })).audit;
    await house.icebranch(0, "build");
    await house.sync(table, house.branch, [102]);
    await house.merge();
    await house.icebranch(0, "build");
    assert.deepEqual((await engine.ask({ do: "refs", table })).audit, before);
    assert.deepEqual(await house.rows(table, "audit"), [101]);
  },
};

async function keepsStatistics(house: House, partitioned: boolean): Promise<void> {
  await shop(house, { partitioned });
  await javaOf(house).ask({ do: "setStatistics", table: "orders" });
  await house.icebranch(0, "build");
  await house.sync("orders", house.branch, [102]);
  const before = await unmoved(house, "orders", house.branch);
  assert.equal((before.statistics as readonly unknown[]).length, 1);
  if (partitioned) assert.equal((before["partition-statistics"] as readonly unknown[]).length, 1);
  await house.merge();
  await house.icebranch(0, "build");
  assert.deepEqual(await unmoved(house, "orders"), before);
}

const statistics: Scenario = {
  name: "statistics",
  run: (house) => keepsStatistics(house, false),
};

const partitionStatistics: Scenario = {
  name: "partition statistics",
  run: (house) => keepsStatistics(house, true),
};

const views: Scenario = {
  name: "views",
  async run(house) {
    const { views } = house.lake;
    await shop(house);
    await views.create("latest", "select id from orders");
    const before = await views.location("latest");
    assert.ok(before !== undefined);
    const built = await house.icebranch(0, "build");
    assert.equal(states(built), "customers create, orders create");
    await house.sync("orders", house.branch, [102]);
    await house.merge();
    await house.icebranch(0, "build");
    assert.equal(await views.location("latest"), before);
  },
};

const schema: Scenario = {
  name: "a column added",
  async run(house) {
    await synced(house);
    const change = { branch: house.branch, add: { amount: "double" } };
    await javaOf(house).ask({ do: "updateSchema", table: "orders", ...change });
    await house.sync("orders", house.branch, [103]);
    const line = lineOf(await house.icebranch(0, "plan"), house, "orders");
    // Elsewhere a branch has no schema of its own: the column is on main already.
    if (house.lake.config.type !== "nessie") assert.match(line.schemaChange ?? "", /amount/);
    await house.merge();
    await house.icebranch(0, "build");
    assert.deepEqual(await house.rows("orders"), [101, 102, 103]);
    assert.match((await javaOf(house).ask({ do: "metadata", table: "orders" })).text, /"amount"/);
  },
};

const expired: Scenario = {
  name: "expired snapshots",
  async run(house) {
    await synced(house);
    const table = "orders";
    const middle = await house.sync(table, house.branch, [103]);
    await house.sync(table, house.branch, [104]);
    await javaOf(house).ask({ do: "expireSnapshots", table, snapshots: [middle] });
    await house.merge();
    const before = await house.places();
    const report = await house.icebranch(1, "build");
    assert.equal(states(report), "customers fast-forward, orders history-expired");
    assert.deepEqual(await house.places(), before);
    assert.deepEqual(await house.rows(table), [101]);
  },
};

const fullRefresh: Scenario = {
  name: "a full refresh",
  async run(house) {
    await synced(house);
    await house.lake.overwrite?.("orders", house.branch, [900]);
    assert.equal(lineOf(await house.icebranch(0, "plan"), house, "orders").state, "replaced");
    await house.merge();
    await house.icebranch(0, "build");
    assert.deepEqual(await house.rows("orders"), [900]);
  },
};

const lostSync: Scenario = {
  name: "a lost sync is told",
  async run(house) {
    await shop(house);
    const build = async () => {
      await house.icebranch(0, "build");
    };
    await house.lake.carelessAppend?.("orders", "main", [102], build);
    assert.deepEqual(await house.rows("orders"), [101]);
    const report = await house.icebranch(1, "drift");
    assert.ok(report.findings.some(({ code }) => code === "IB407"));
  },
};

export const keeps: readonly Scenario[] = [
  ...[formatOne, formatTwo, lineage, retention, tags, statistics, partitionStatistics, views],
  ...[schema, expired, fullRefresh, lostSync],
];
