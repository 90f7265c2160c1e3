import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { sqlCatalog } from "../../../src/adapters/catalog/sql.ts";
import { sqliteDriver } from "../../../src/adapters/catalog/sqlite.ts";
import { localStorage } from "../../../src/adapters/storage/local.ts";
import { appendRows } from "../../../src/demo/table-writer.ts";
import { snapshotId } from "../../../src/iceberg/refs.ts";
import type { TableIdentifier, TableUpdate } from "../../../src/iceberg/table-metadata.ts";
import type { Catalog, Storage } from "../../../src/ports.ts";
import { catalogContract, type OpenCatalog } from "../../contract/catalog.ts";
import { viewsContract } from "../../contract/views.ts";
import { type ScratchLake, scratchLake } from "../../demo/scratch-lake.ts";

function connect(file: string, name = "bronze", storage: Storage = localStorage()): Catalog {
  const warehouse = `file://${dirname(file)}/warehouse`;
  const clock = () => 1_700_000_000_000;
  return sqlCatalog({ name, driver: sqliteDriver(file), storage, clock, warehouse });
}

async function open(): Promise<OpenCatalog & Pick<ScratchLake, "folder">> {
  const lake = await scratchLake();
  return {
    folder: lake.folder,
    connect: () => connect(join(lake.folder, "catalog.db")),
    makeTable: (name) => filled(lake, name),
    async append({ name }, branch) {
      await appendRows({ ...lake.address(name), branch, rows: [{ id: 2n }] });
    },
    [Symbol.asyncDispose]: () => lake[Symbol.asyncDispose](),
  };
}

async function filled(lake: ScratchLake, name: string): Promise<TableIdentifier> {
  await appendRows({ ...(await lake.table(name)), branch: "main", rows: [{ id: 1n }] });
  return { namespace: ["inventory"], name };
}

catalogContract("the SQL catalog on SQLite", open);
viewsContract("the SQL catalog on SQLite", open);

describe("the SQL catalog on SQLite", () => {
  it("takes a catalog that is not there for one without tables, and does not make it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "icebranch-"));
    await using catalog = connect(join(folder, "catalog.db"));
    assert.deepEqual(await catalog.listTables(["inventory"]), []);
    assert.deepEqual(readdirSync(folder), []);
    await rm(folder, { recursive: true });
  });

  it("names the other catalogs of its database", async () => {
    await using lake = await open();
    await lake.makeTable("orders");
    const own = await lake.connect();
    assert.deepEqual(await own.otherNames?.(), []);
    const { folder } = lake;
    for (const name of ["Bronze", "lake"]) {
      await using other = connect(join(folder, "catalog.db"), name);
      assert.deepEqual(await other.listNamespaces(), []);
      assert.deepEqual(await other.otherNames?.(), ["bronze"]);
    }
    await own[Symbol.asyncDispose]();
  });

  it("says that a file is no catalog", async () => {
    const folder = await mkdtemp(join(tmpdir(), "icebranch-"));
    await writeFile(
      join(folder, "catalog.db"),
      "this is not a database, and long enough to be read as one",
    );
    await using catalog = connect(join(folder, "catalog.db"));
    await assert.rejects(catalog.listTables(["inventory"]), { code: "IB410" });
    await rm(folder, { recursive: true });
  });

  it("leaves no file behind where a commit is refused at the last moment", async () => {
    await using lake = await scratchLake();
    const table = await filled(lake, "orders");
    const file = join(lake.folder, "catalog.db");
    const local = localStorage();
    // Somebody commits after our file is written and before our swap, ten times.
    const racing: Storage = {
      ...local,
      async create(location, bytes) {
        await local.create(location, bytes);
        await appendRows({ ...lake.address("orders"), branch: "main", rows: [{ id: 3n }] });
      },
    };
    await using catalog = connect(file, "bronze", racing);
    const update: TableUpdate = { action: "set-properties", updates: { a: "b" } };
    await assert.rejects(
      catalog.commit([{ identifier: table, requirements: [], updates: [update] }]),
      { code: "IB411" },
    );
    const known = new DatabaseSync(file)
      .prepare("select metadata_location as at from iceberg_tables")
      .get();
    const after = await catalog.loadTable(table);
    assert.equal(after?.metadataLocation, known?.at);
    assert.deepEqual(await catalog.strayMetadata(after ?? assert.fail(), "all"), []);
  });

  it("finds the metadata file that a writer which lost a race left behind", async () => {
    await using lake = await scratchLake();
    const table = await filled(lake, "orders");
    const address = lake.address("orders");
    await appendRows({
      ...address,
      branch: "main",
      rows: [{ id: 9n }],
      careless: true,
      beforeCommit: async () => {
        await appendRows({ ...address, branch: "main", rows: [{ id: 4n }] });
      },
    });
    await using catalog = connect(join(lake.folder, "catalog.db"));
    const loaded = await catalog.loadTable(table);
    assert.equal((await catalog.strayMetadata(loaded ?? assert.fail(), "all")).length, 1);
  });

  it("does not rewrite a file that is not UTF-8: what cannot be read would be lost", async () => {
    await using lake = await scratchLake();
    const table = await filled(lake, "orders");
    const file = join(lake.folder, "catalog.db");
    await using before = connect(file);
    const { metadataLocation } = (await before.loadTable(table)) ?? assert.fail();
    const path = metadataLocation.replace("file://", "");
    const text = readFileSync(path, "latin1").replace('"location":"', '"x":"\xff","location":"');
    await writeFile(path, text, "latin1");
    await using catalog = connect(file);
    await assert.rejects(catalog.loadTable(table), { code: "IB418" });
  });

  it("keeps a gzipped table gzipped, whatever its file is called", async () => {
    await using lake = await scratchLake();
    const table = await filled(lake, "orders");
    const file = join(lake.folder, "catalog.db");
    await using before = connect(file);
    const { metadataLocation } = (await before.loadTable(table)) ?? assert.fail();
    const path = metadataLocation.replace("file://", "");
    await writeFile(path, gzipSync(readFileSync(path)));
    await using catalog = connect(file);
    const updates: TableUpdate[] = [{ action: "set-properties", updates: { a: "b" } }];
    const [after] = await catalog.commit([{ identifier: table, requirements: [], updates }]);
    const bytes = readFileSync(after?.metadataLocation.replace("file://", "") ?? "");
    assert.match(gunzipSync(bytes).toString(), /"a":"b"/);
  });
});

describe("a SQLite catalog that others laid out", () => {
  const key = { namespace: "n", name: "t", from: "at" };
  for (const { type, moves } of [
    { type: "'TABLE'", moves: true },
    { type: "null", moves: true },
    { type: "'VIEW'", moves: false },
  ])
    it(`${moves ? "moves and drops" : "leaves alone"} a row whose type is ${type}`, async () => {
      await using lake = await scratchLake();
      const file = join(lake.folder, "catalog.db");
      using database = new DatabaseSync(file);
      database.exec(
        "create table iceberg_tables (catalog_name, table_namespace, table_name, metadata_location, previous_metadata_location, iceberg_type)",
      );
      database.exec(`insert into iceberg_tables values ('bronze', 'n', 't', 'at', null, ${type})`);
      await using driver = sqliteDriver(file);
      const swapped = await driver.swap("bronze", [{ ...key, to: "there" }]);
      assert.equal(swapped, moves ? "committed" : 0);
      assert.equal(await driver.remove("bronze", { ...key, from: moves ? "there" : "at" }), moves);
    });
});

const fixtures = join(import.meta.dirname, "../../fixtures/iceberg");

/** The fixtures' locations start with `s3://lake/`, which this maps to a copy of the folder. */
function mapped(folder: string): Storage {
  const local = localStorage();
  const map = (location: string) => location.replace("s3://lake", `${folder}/lake`);
  return {
    read: (location) => local.read(map(location)),
    create: (location, bytes) => local.create(map(location), bytes),
    remove: (location) => local.remove(map(location)),
    list: async (location) => local.list(map(location)),
    has: (location) => local.has(map(location)),
  };
}

describe("catalogs that others wrote", () => {
  for (const [file, name, namespace, tables, views] of [
    ["java-jdbc.db", "fixture", "shop", "orders_v3", "orders_eu"],
    ["py-catalog.db", "lake", "sales", "orders_v1", undefined],
    ["jk-catalog.db", "lake", "inventory", "stock_mv__storage", "stock_v"],
  ] as const)
    it(`${file}: lists tables, tells views from them, and takes a branch`, async () => {
      const folder = await mkdtemp(join(tmpdir(), "icebranch-"));
      await cp(fixtures, folder, { recursive: true });
      const catalog = connect(join(folder, "catalogs", file), name, mapped(folder));
      const listed = (await catalog.listTables([namespace])).map((one) => one.name);
      assert.ok(listed.includes(tables));
      if (views !== undefined)
        assert.equal(await catalog.loadTable({ namespace: [namespace], name: views }), undefined);
      const identifier = { namespace: [namespace], name: tables };
      const { metadata } = (await catalog.loadTable(identifier)) ?? assert.fail();
      const id = metadata.snapshots?.[0]?.["snapshot-id"] ?? assert.fail();
      const [after] = await catalog.commit([
        {
          identifier,
          requirements: [],
          updates: [
            { action: "set-snapshot-ref", "ref-name": "new", type: "branch", "snapshot-id": id },
          ],
        },
      ]);
      assert.equal(snapshotId(after?.metadata.refs?.new?.["snapshot-id"] ?? 0), snapshotId(id));
      await catalog[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    });
});
