/** Tables that Java and pyiceberg made, in every format version: built, published and undone. */
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { sqlCatalog } from "../../src/adapters/catalog/sql.ts";
import { sqliteDriver } from "../../src/adapters/catalog/sqlite.ts";
import { localStorage } from "../../src/adapters/storage/local.ts";
import { findRef } from "../../src/iceberg/refs.ts";
import type { LoadedTable, TableMetadata } from "../../src/iceberg/table-metadata.ts";
import type { Catalog } from "../../src/ports.ts";
import { temporaryRepository } from "../repository.ts";
import { commandLine, ingestOf } from "./lakehouse.ts";

const fixtures = join(import.meta.dirname, "../fixtures/iceberg");

interface Case {
  readonly writer: string;
  readonly database: string;
  /** The column `catalog_name`, and the namespace. */
  readonly catalog: string;
  readonly namespace: string;
  readonly table: string;
  /** A branch of the fixture's writer whose head stands on main. */
  readonly ahead: string;
}

const java = { writer: "Java", database: "java-jdbc.db", catalog: "fixture", namespace: "shop" };
const python = { writer: "pyiceberg", database: "py-catalog.db", catalog: "lake" };
const cases: readonly Case[] = [
  { ...java, table: "orders_v1", ahead: "next" },
  { ...java, table: "orders_v2", ahead: "next" },
  { ...java, table: "orders_v3", ahead: "next" },
  { ...java, table: "gz", ahead: "feature" },
  { ...python, namespace: "sales", table: "orders_v1", ahead: "feature/x" },
  { ...python, namespace: "sales", table: "orders_v2", ahead: "feature/x" },
];

async function open(one: Case) {
  const folder = await mkdtemp(join(tmpdir(), "icebranch-formats-"));
  await cp(join(fixtures, "lake"), join(folder, "lake"), { recursive: true });
  const file = join(folder, "catalog.db");
  await cp(join(fixtures, "catalogs", one.database), file);
  using database = new DatabaseSync(file);
  const local = database.prepare(
    "update iceberg_tables set metadata_location = replace(metadata_location, 's3://lake', ?)",
  );
  local.run(`file://${folder}/lake`);
  const spec = JSON.parse(ingestOf(one.table));
  spec.destination = { ...spec.destination, catalog_name: one.catalog, namespace: one.namespace };
  const repository = await temporaryRepository({
    "dashtool.json": JSON.stringify({
      plugin: "sql",
      catalogUrl: `sqlite:///${file}`,
      bucket: "x",
    }),
  });
  await repository.branch("pr");
  await repository.commit("Load", {
    [`${one.catalog}/shop/load.ingest.json`]: JSON.stringify(spec),
  });
  const run = async (...argv: readonly string[]) => {
    const { status, printed } = await commandLine(repository.root, argv);
    assert.equal(status, 0, printed);
  };
  return {
    run,
    repository,
    catalog: sqlCatalog({
      ...{ name: one.catalog, driver: sqliteDriver(file), storage: localStorage() },
      clock: Date.now,
    }),
    async [Symbol.asyncDispose]() {
      await repository[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

async function load(catalog: Catalog, { namespace, table }: Case): Promise<LoadedTable> {
  const identifier = { namespace: namespace.split("."), name: table };
  return (await catalog.loadTable(identifier)) ?? assert.fail(`no table ${table}`);
}

function at({ metadata }: LoadedTable, ref: string): string {
  return String(findRef(metadata, ref)?.["snapshot-id"]);
}

/** A connector's sync, here without its files: the data branch goes where another branch is. */
async function sync(catalog: Catalog, one: Case): Promise<void> {
  const { identifier, metadata } = await load(catalog, one);
  const ref = findRef(metadata, one.ahead) ?? assert.fail(`no branch ${one.ahead}`);
  const move = { action: "set-snapshot-ref", "ref-name": "pr", type: "branch" } as const;
  const updates = [{ ...move, "snapshot-id": ref["snapshot-id"] }];
  await catalog.commit([{ identifier, requirements: [], updates }]);
}

/** What a publish must not change. */
function lasting(metadata: TableMetadata) {
  const { refs: _, properties: __, ...rest } = metadata;
  const changing = ["current-snapshot-id", "snapshot-log", "metadata-log", "last-updated-ms"];
  return Object.fromEntries(Object.entries(rest).filter(([key]) => !changing.includes(key)));
}

describe("a table of another writer", () => {
  for (const one of cases) {
    it(`is built, published and undone: ${one.writer}'s ${one.namespace}.${one.table}`, async () => {
      await using house = await open(one);
      await using catalog = house.catalog;
      const before = await load(catalog, one);
      await house.run("build");
      assert.equal(at(await load(catalog, one), "pr"), at(before, "main"));
      await sync(catalog, one);
      await house.repository.checkout("main");
      await house.repository.merge("pr");
      await house.run("build");
      const after = await load(catalog, one);
      assert.equal(at(after, "main"), at(before, one.ahead));
      assert.equal(String(after.metadata["current-snapshot-id"]), at(before, one.ahead));
      assert.deepEqual(lasting(after.metadata), lasting(before.metadata));
      for (const name of Object.keys(before.metadata.refs ?? {}).filter((ref) => ref !== "main"))
        assert.deepEqual(after.metadata.refs?.[name], before.metadata.refs?.[name]);
      await house.run("undo");
      assert.equal(at(await load(catalog, one), "main"), at(before, "main"));
    });
  }

  it("stays packed if it was, under a name that says so", async () => {
    const one = cases.find(({ table }) => table === "gz") ?? assert.fail();
    await using house = await open(one);
    await using catalog = house.catalog;
    await house.run("build");
    const { metadataLocation } = await load(catalog, one);
    assert.match(metadataLocation, /\.gz\.metadata\.json$/);
    const bytes = await readFile(metadataLocation.replace("file://", ""));
    assert.deepEqual([...bytes.subarray(0, 2)], [0x1f, 0x8b]);
  });
});
