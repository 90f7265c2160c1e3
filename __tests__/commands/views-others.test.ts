/** What the catalog has of others, beside a view or below it, is theirs: nothing of it is changed or dropped. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { sqlCatalog } from "../../src/adapters/catalog/sql.ts";
import { sqliteDriver } from "../../src/adapters/catalog/sqlite.ts";
import { localStorage } from "../../src/adapters/storage/local.ts";
import type { ViewUpdate } from "../../src/iceberg/view-metadata.ts";
import type { Report } from "../../src/report/report.ts";
import { file, id, identifier, type Town, townOf } from "./views-town.ts";
import { said } from "./village.ts";

const narrower = "select id from bronze.inventory.orders where id > 1";

function statesOf({ views }: Report) {
  return views.map(({ node, state, outcome }) => [node, state, outcome?.result]);
}

/** Every row of the catalog, by its name, and where it points. */
function rowsOf({ village: { house } }: Town): ReadonlyMap<string, string> {
  using database = new DatabaseSync(join(house.lake.folder, "catalog.db"));
  const rows = database.prepare("select * from iceberg_tables").all();
  return new Map(
    rows.map((row) => [
      `${row.catalog_name}.${row.table_namespace}.${row.table_name}`,
      String(row.metadata_location),
    ]),
  );
}

function renameRow({ village: { house } }: Town, from: string, to: string): void {
  using database = new DatabaseSync(join(house.lake.folder, "catalog.db"));
  database.prepare("update iceberg_tables set table_name = ? where table_name = ?").run(to, from);
}

/** Somebody else's table, in the place of the one that stores the view. */
async function pointElsewhere(town: Town): Promise<void> {
  const { house } = town.village;
  await house.lake.table("precious");
  await house.sync("precious", "main", [1, 2, 3]);
  using database = new DatabaseSync(join(house.lake.folder, "catalog.db"));
  database.exec(
    "update iceberg_tables set catalog_name = 'silver', table_namespace = 'shop' where table_name = 'precious'",
  );
  await using catalog = sqlCatalog({
    ...{ name: "silver", storage: localStorage(), clock: Date.now },
    driver: sqliteDriver(join(house.lake.folder, "catalog.db")),
    warehouse: `file://${house.lake.folder}/warehouse`,
  });
  assert.ok(!("none" in catalog.views));
  const { metadata, metadataLocation } = await town.view();
  const [version] = metadata.versions;
  assert.ok(version);
  const named = { namespace: ["shop"], name: "precious" };
  const updates: readonly ViewUpdate[] = [
    {
      action: "add-view-version",
      "view-version": { ...version, "version-id": 2, "storage-table": named },
    },
    { action: "set-current-view-version", "view-version-id": -1 },
    { action: "set-properties", updates: { "ref-main": "2" } },
  ];
  const before = { uuid: metadata["view-uuid"], metadataLocation };
  await catalog.views.write({
    ...{ identifier, storage: named },
    change: { kind: "update", before, updates, storage: undefined },
  });
}

describe("a view that somebody has pointed at another table than its own", () => {
  it("is not changed, nor is that table", async () => {
    await using town = await townOf();
    await town.push();
    await pointElsewhere(town);
    const before = rowsOf(town);
    const report = await town.push({ [file]: narrower });
    assert.deepEqual(
      [statesOf(report), said(report)],
      [[[id, "foreign", undefined]], ["IB433 warning"]],
    );
    assert.deepEqual(rowsOf(town), before);
  });

  it("is dropped without that table", async () => {
    await using town = await townOf();
    await town.push();
    await pointElsewhere(town);
    const before = rowsOf(town);
    const report = await town.push({ [file]: null }, { drop: true });
    const after = rowsOf(town);
    assert.equal(
      after.get("silver.shop.precious"),
      before.get("silver.shop.precious"),
      JSON.stringify(report.findings),
    );
    assert.deepEqual(statesOf(report), [[id, "drop", "dropped"]]);
  });
});

describe("a view that somebody has renamed", () => {
  it("is theirs: it is not dropped, and its new name takes nothing along", async () => {
    await using town = await townOf();
    await town.push();
    renameRow(town, "big", "large");
    const before = rowsOf(town);
    const report = await town.push({}, { drop: true });
    const after = rowsOf(town);
    assert.deepEqual(statesOf(report), [[id, "create", "created"]]);
    assert.equal(after.get("silver.shop.large"), before.get("silver.shop.large"));
    assert.ok(after.has("silver.shop.big__storage"), JSON.stringify(report.findings));
  });

  it("keeps the table that stores it when its file is renamed too", async () => {
    await using town = await townOf();
    await town.push();
    renameRow(town, "big", "large");
    const before = rowsOf(town);
    const report = await town.push(
      { [file]: null, "silver/shop/large.sql": "select id from bronze.inventory.orders" },
      { drop: true },
    );
    assert.deepEqual(rowsOf(town), before, JSON.stringify([statesOf(report), report.findings]));
  });
});
