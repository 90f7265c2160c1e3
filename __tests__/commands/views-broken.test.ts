/** Tables are published whatever the views beside them read: what cannot be asked for those is told. */
import assert from "node:assert/strict";
import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { readPointer } from "../../src/demo/catalog-pointer.ts";
import { file, type Town, townOf } from "./views-town.ts";
import { said } from "./village.ts";

function change(database: string, statement: string): void {
  using opened = new DatabaseSync(database);
  opened.exec(statement);
}

/** Pull request 7 is built, something breaks, and it is merged. */
async function mergedAfter(
  { village, seven }: Town,
  files: Parameters<Town["seven"]>[0],
  what: () => void,
) {
  await seven(files);
  what();
  await village.merge(7);
  return village.event("closed", 7);
}

describe("a publish beside a view", () => {
  it("goes on where a table that the view reads cannot be read", async () => {
    await using town = await townOf();
    const { house, rows } = town.village;
    await house.lake.table("strange");
    const address = house.lake.address("strange");
    const location = readPointer(address) ?? assert.fail();
    change(
      address.catalogFile,
      "update iceberg_tables set table_namespace = 'others' where table_name = 'strange'",
    );
    const reads = { [file]: "select id from bronze.others.strange" };
    const report = await mergedAfter(town, reads, () => rmSync(location.replace("file://", "")));
    assert.deepEqual(await rows("orders", "main"), [[1, 7]]);
    assert.deepEqual(said(report), ["IB413 warning", "IB434 notice"]);
    assert.deepEqual(await town.seen(), { kind: "none", storage: undefined });
  });

  it("goes on where the catalog that the view reads from cannot be asked", async () => {
    await using town = await townOf();
    const { house, rows } = town.village;
    const { folder } = house.lake;
    const gold = join(folder, "gold.db");
    copyFileSync(join(folder, "catalog.db"), gold);
    change(gold, "update iceberg_tables set catalog_name = 'gold'");
    await house.repository.commit("Two catalogs", {
      "dashtool.json": null,
      "icebranch.yaml": JSON.stringify({
        secrets: { "postgres-secret": { password: "POSTGRES_PASSWORD" } },
        catalogs: Object.fromEntries(
          [
            ["default", "catalog.db"],
            ["gold", "gold.db"],
          ].map(([name = "", at]) => [
            name,
            {
              type: "sql",
              uri: `sqlite:///${folder}/${at}`,
              warehouse: `file://${folder}/warehouse`,
            },
          ]),
        ),
      }),
    });
    const reads = { "silver/shop/other.sql": "select id from gold.inventory.orders" };
    const report = await mergedAfter(town, reads, () =>
      writeFileSync(gold, "no database, whatever its name may say of it"),
    );
    assert.deepEqual(await rows("orders", "main"), [[1, 7]]);
    assert.ok(said(report).includes("IB410 warning"), said(report).join());
    assert.equal((await town.seen()).kind, "view");
  });
});
