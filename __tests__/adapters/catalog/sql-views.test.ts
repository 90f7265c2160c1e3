/** A view and its table are one transaction: what is cut off in between leaves nothing that counts. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { sqlCatalog } from "../../../src/adapters/catalog/sql.ts";
import type { RowChange, SqlDriver } from "../../../src/adapters/catalog/sql-driver.ts";
import { sqliteDriver } from "../../../src/adapters/catalog/sqlite.ts";
import { localStorage } from "../../../src/adapters/storage/local.ts";
import { IcebranchError } from "../../../src/errors.ts";
import { mainVersion, sqlOf } from "../../../src/iceberg/view-metadata.ts";
import { untakenView } from "../../../src/iceberg/view-write.ts";
import { createWrite, updateWrite } from "../../../src/plan/view-writes.ts";
import type { Storage } from "../../../src/ports.ts";
import { column, markOf, viewIn, viewsOf } from "../../contract/views.ts";
import { type ScratchLake, scratchLake } from "../../demo/scratch-lake.ts";

const write = createWrite(viewIn(["inventory"]), undefined, markOf(1));

function views(
  { folder }: Pick<ScratchLake, "folder">,
  {
    driver = (one) => one,
    storage = localStorage(),
  }: {
    readonly driver?: (driver: SqlDriver) => SqlDriver;
    readonly storage?: Storage;
  } = {},
) {
  return viewsOf(
    sqlCatalog({
      ...{ name: "bronze", storage, clock: () => 5, warehouse: `file://${folder}/warehouse` },
      driver: driver(sqliteDriver(join(folder, "catalog.db"))),
    }),
  );
}

function rowsOf({ folder }: ScratchLake): readonly string[] {
  using database = new DatabaseSync(join(folder, "catalog.db"));
  const rows = database.prepare("select table_name from iceberg_tables order by 1").all();
  return rows.map((row) => String(row.table_name));
}

async function filesOf({ folder }: ScratchLake): Promise<readonly string[]> {
  const all = await readdir(join(folder, "warehouse"), { recursive: true });
  return all.filter((path) => /big.*metadata\.json$/.test(path));
}

/** The catalog's tables, and none of ours. */
async function lakeWithTable(): Promise<ScratchLake> {
  const lake = await scratchLake();
  await lake.table("orders");
  return lake;
}

const local = localStorage();
const killed = () => Promise.reject(new Error("killed"));

describe("a view of a SQL catalog", () => {
  it("is not there where a run is killed between its files and its rows, and the next one makes it", async () => {
    await using lake = await lakeWithTable();
    const dying = views(lake, {
      driver: (one) => ({ ...one, change: killed }),
      storage: { ...local, remove: killed },
    });
    await assert.rejects(dying.write(write), { message: "killed" });
    assert.deepEqual([rowsOf(lake), (await filesOf(lake)).length], [["orders"], 2]);
    assert.equal((await views(lake).write(write)).kind, "view");
    assert.deepEqual(rowsOf(lake), ["big", "big__storage", "orders"]);
  });

  it("leaves no file where its rows are refused", async () => {
    await using lake = await lakeWithTable();
    const taken = views(lake, {
      driver: (one) => ({
        ...one,
        async change(catalog, changes) {
          // Somebody makes a view of that name in the meantime.
          const own = changes.filter(({ type }) => type === "VIEW");
          await one.change(catalog, own as readonly RowChange[]);
          return one.change(catalog, changes);
        },
      }),
    });
    await assert.rejects(taken.write(write), { code: "IB411" });
    assert.deepEqual([rowsOf(lake), await filesOf(lake)], [["big", "orders"], []]);
  });

  it("keeps its files where the database did not say whether it took the rows", async () => {
    await using lake = await lakeWithTable();
    const silent = views(lake, {
      driver: (one) => ({
        ...one,
        async change(catalog, changes) {
          await one.change(catalog, changes);
          throw new IcebranchError("IB412", "no answer");
        },
      }),
    });
    await assert.rejects(silent.write(write), { code: "IB412" });
    const seen = await views(lake).load(write.identifier);
    assert.ok(seen.kind === "view" && seen.view.storage !== undefined);
  });

  it("is not made in a database that is not there, nor is the database", async () => {
    const folder = await mkdtemp(join(tmpdir(), "icebranch-"));
    await assert.rejects(views({ folder }).write(write), { code: "IB410" });
    assert.equal(existsSync(join(folder, "catalog.db")), false);
    await rm(folder, { recursive: true });
  });

  it("that dashtool's library made is read with its storage table, and goes on as it is when it is changed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "icebranch-"));
    const fixtures = join(import.meta.dirname, "../../fixtures/iceberg");
    await cp(join(fixtures, "catalogs/jk-catalog.db"), join(folder, "catalog.db"));
    await cp(join(fixtures, "lake/jk"), join(folder, "jk"), { recursive: true });
    const at = (location: string) => location.replace("s3://lake", folder);
    const lake: Storage = {
      ...local,
      read: (location) => local.read(at(location)),
      create: (location, bytes) => local.create(at(location), bytes),
    };
    await using catalog = sqlCatalog({
      ...{ name: "lake", storage: lake, clock: () => 5, warehouse: "s3://lake" },
      driver: sqliteDriver(join(folder, "catalog.db")),
    });
    const listed = await viewsOf(catalog).list(["inventory"]);
    assert.deepEqual(
      listed.map(({ name }) => name),
      ["stock_mv", "stock_v"],
    );
    const seen = await viewsOf(catalog).load({ namespace: ["inventory"], name: "stock_mv" });
    assert.ok(seen.kind === "view" && seen.view.storage !== undefined);
    const { metadata, storage } = seen.view;
    assert.match(sqlOf(mainVersion(metadata)) ?? "", /id < 9$/);
    assert.equal(storage.identifier.name, "stock_mv__storage");
    const next = viewIn(["inventory"], { sql: "select 1", columns: [column("id"), column("new")] });
    const write = updateWrite(next, { ...seen.view, storage }, markOf(2));
    const after = await viewsOf(catalog).write(write);
    assert.deepEqual(untakenView(write, after), []);
    assert.ok(after.kind === "view");
    const { versions, properties } = after.view.metadata;
    assert.deepEqual(versions.slice(0, 2), metadata.versions);
    assert.deepEqual([properties?.["ref-feature"], properties?.["ref-main"]], ["1", "2"]);
    assert.deepEqual(after.view.storage?.metadata.refs, storage.metadata.refs);
    assert.deepEqual(after.view.storage?.metadata.snapshots, storage.metadata.snapshots);
    await rm(folder, { recursive: true });
  });
});
