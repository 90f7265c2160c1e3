/** What a commit to the SQL catalog leaves when it fails halfway. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { sqlCatalog } from "../../../src/adapters/catalog/sql.ts";
import type { SqlDriver } from "../../../src/adapters/catalog/sql-driver.ts";
import { sqliteDriver } from "../../../src/adapters/catalog/sqlite.ts";
import { localStorage } from "../../../src/adapters/storage/local.ts";
import { appendRows } from "../../../src/demo/table-writer.ts";
import { IcebranchError } from "../../../src/errors.ts";
import { branchHead, findRef } from "../../../src/iceberg/refs.ts";
import type { TableCommit } from "../../../src/iceberg/table-metadata.ts";
import type { Catalog, Storage } from "../../../src/ports.ts";
import { type ScratchLake, scratchLake } from "../../demo/scratch-lake.ts";

function connect(lake: ScratchLake, more: { driver?: SqlDriver; storage?: Storage } = {}): Catalog {
  const driver = sqliteDriver(join(lake.folder, "catalog.db"));
  return sqlCatalog({ name: "bronze", driver, storage: localStorage(), clock: () => 1, ...more });
}

/** Makes a table, and the commit that puts a branch `pr` on it while main is where it is now. */
async function branchOn(lake: ScratchLake, name: string): Promise<TableCommit> {
  await appendRows({ ...(await lake.table(name)), branch: "main", rows: [{ id: 1n }] });
  await using catalog = connect(lake);
  const identifier = { namespace: ["inventory"], name };
  const { metadata } = (await catalog.loadTable(identifier)) ?? assert.fail();
  const id = findRef(metadata, "main")?.["snapshot-id"] ?? assert.fail();
  return {
    identifier,
    requirements: [{ type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": id }],
    updates: [{ action: "set-snapshot-ref", "ref-name": "pr", type: "branch", "snapshot-id": id }],
  };
}

/** Makes a table, and the commit that adds a snapshot on top of its main. */
async function replayOn(lake: ScratchLake, name: string): Promise<TableCommit> {
  const { identifier } = await branchOn(lake, name);
  await using catalog = connect(lake);
  const { metadata } = (await catalog.loadTable(identifier)) ?? assert.fail();
  const head = metadata.snapshots?.at(-1) ?? assert.fail();
  const number = Number(metadata["last-sequence-number"]) + 1;
  const snapshot = { ...head, "snapshot-id": 7, "sequence-number": number };
  const main = { "ref-name": "main", type: "branch", "snapshot-id": 7 } as const;
  return {
    ...{ identifier, requirements: [] },
    updates: [
      { action: "add-snapshot", snapshot },
      { action: "set-snapshot-ref", ...main },
    ],
  };
}

async function branchOf(lake: ScratchLake, name: string): Promise<string | null> {
  await using catalog = connect(lake);
  const table = await catalog.loadTable({ namespace: ["inventory"], name });
  return branchHead(table?.metadata ?? assert.fail(), "pr");
}

function filesOf(lake: ScratchLake): readonly string[] {
  return readdirSync(lake.folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".metadata.json"))
    .sort();
}

describe("a commit of several tables to the SQL catalog", () => {
  it("moves none where somebody takes the last one at the last moment", async () => {
    await using lake = await scratchLake();
    const commits = [await branchOn(lake, "orders"), await branchOn(lake, "products")];
    let made = 0;
    const local = localStorage();
    const racing: Storage = {
      ...local,
      async create(location, bytes) {
        await local.create(location, bytes);
        if (++made < 2) return;
        await appendRows({ ...lake.address("products"), branch: "main", rows: [{ id: 2n }] });
      },
    };
    await using catalog = connect(lake, { storage: racing });
    await assert.rejects(catalog.commit(commits), { code: "IB411" });
    assert.equal(await branchOf(lake, "orders"), null);
    assert.equal(await branchOf(lake, "products"), null);
  });

  it("keeps its files where nobody knows whether it happened: the catalog may point at them", async () => {
    await using lake = await scratchLake();
    const commits = [await branchOn(lake, "orders")];
    const before = filesOf(lake);
    const sqlite = sqliteDriver(join(lake.folder, "catalog.db"));
    const cut: SqlDriver = {
      ...sqlite,
      async swap(catalog, swaps) {
        await sqlite.swap(catalog, swaps);
        throw new IcebranchError("IB412", "The connection was cut.");
      },
    };
    await using catalog = connect(lake, { driver: cut });
    await assert.rejects(catalog.commit(commits), { code: "IB412" });
    assert.equal(filesOf(lake).length, before.length + 1);
    assert.notEqual(await branchOf(lake, "orders"), null);
  });

  it("writes again only for the table that was busy, and keeps no file that nothing points at", async () => {
    await using lake = await scratchLake();
    const commits = [await branchOn(lake, "orders"), await branchOn(lake, "products")];
    const before = filesOf(lake);
    let made = 0;
    const local = localStorage();
    const racing: Storage = {
      ...local,
      async create(location, bytes) {
        await local.create(location, bytes);
        if (++made === 2)
          await appendRows({ ...lake.address("products"), branch: "other", rows: [{ id: 2n }] });
      },
    };
    await using catalog = connect(lake, { storage: racing });
    await catalog.commit(commits);
    assert.equal(made, 3);
    // Two of ours, and the one of the append.
    assert.equal(filesOf(lake).length, before.length + 3);
    assert.notEqual(await branchOf(lake, "orders"), null);
    assert.notEqual(await branchOf(lake, "products"), null);
  });

  it("adds no snapshot whose number somebody takes at the last moment, and keeps no file", async () => {
    await using lake = await scratchLake();
    const commits = [await branchOn(lake, "orders"), await replayOn(lake, "products")];
    const before = filesOf(lake);
    let made = 0;
    const local = localStorage();
    const racing: Storage = {
      ...local,
      async create(location, bytes) {
        await local.create(location, bytes);
        if (++made === 2)
          await appendRows({ ...lake.address("products"), branch: "other", rows: [{ id: 2n }] });
      },
    };
    await using catalog = connect(lake, { storage: racing });
    await assert.rejects(catalog.commit(commits), {
      code: "IB411",
      message: /inventory\.products is not as it was planned: another writer has taken its seq/,
    });
    assert.equal(filesOf(lake).length, before.length + 1);
    assert.equal(await branchOf(lake, "orders"), null);
  });

  it("takes its files away where the database refused it", async () => {
    await using lake = await scratchLake();
    const commits = [await branchOn(lake, "orders")];
    const before = filesOf(lake);
    const sqlite = sqliteDriver(join(lake.folder, "catalog.db"));
    const locked: SqlDriver = {
      ...sqlite,
      swap: () => Promise.reject(new IcebranchError("IB410", "It is locked.")),
    };
    await using catalog = connect(lake, { driver: locked });
    await assert.rejects(catalog.commit(commits), { code: "IB410" });
    assert.deepEqual(filesOf(lake), before);
  });
});

describe("a table that moves on while it is read", () => {
  it("is read where it then is, if its old file was taken away", async () => {
    await using lake = await scratchLake();
    await branchOn(lake, "orders");
    await using catalog = connect(lake);
    const [identifier = assert.fail()] = await catalog.listTables(["inventory"]);
    const before = filesOf(lake);
    await appendRows({ ...lake.address("orders"), branch: "late", rows: [{ id: 2n }] });
    for (const file of before) await rm(join(lake.folder, file));
    const table = await catalog.loadTable(identifier);
    assert.notEqual(branchHead(table?.metadata ?? assert.fail(), "late"), null);
  });

  it("is missed where its file is gone and the catalog still points at it", async () => {
    await using lake = await scratchLake();
    await branchOn(lake, "orders");
    await using catalog = connect(lake);
    for (const file of filesOf(lake)) await rm(join(lake.folder, file));
    const identifier = { namespace: ["inventory"], name: "orders" };
    await assert.rejects(catalog.loadTable(identifier), { code: "IB413" });
  });
});

describe("a database that holds several catalogs", () => {
  it("shows of each its own namespaces, tables and views apart", async () => {
    await using lake = await scratchLake();
    await branchOn(lake, "orders");
    using database = new DatabaseSync(join(lake.folder, "catalog.db"));
    const copy =
      "insert into iceberg_tables (catalog_name, table_namespace, table_name, metadata_location, previous_metadata_location, iceberg_type) select ?, ?, ?, metadata_location, null, ? from iceberg_tables where table_name = 'orders' and catalog_name = 'bronze'";
    database.prepare(copy).run("silver", "elsewhere", "orders", "TABLE");
    database.prepare(copy).run("bronze", "inventory", "report", "VIEW");
    await using catalog = connect(lake);
    assert.deepEqual(await catalog.listNamespaces(), [["inventory"]]);
    const names = (await catalog.listTables(["inventory"])).map(({ name }) => name);
    assert.deepEqual(names, ["orders"]);
    const view = { namespace: ["inventory"], name: "report" };
    assert.equal(await catalog.loadTable(view), undefined);
  });
});
