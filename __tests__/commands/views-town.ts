/** A village with materialized views. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { sqlCatalog } from "../../src/adapters/catalog/sql.ts";
import { sqliteDriver } from "../../src/adapters/catalog/sqlite.ts";
import { localStorage } from "../../src/adapters/storage/local.ts";
import type { LoadedView } from "../../src/iceberg/view-metadata.ts";
import type { SeenView } from "../../src/iceberg/view-write.ts";
import type { Report } from "../../src/report/report.ts";
import { ingestOf, type Run } from "../e2e/lakehouse.ts";
import type { Files } from "../repository.ts";
import { spec, type Village, village } from "./village.ts";

export const file = "silver/shop/big.sql";
export const id = "silver.shop.big";
export const identifier = { namespace: ["shop"], name: "big" };

export interface How {
  readonly drop?: true;
}

export interface Town extends AsyncDisposable {
  readonly village: Village;
  /** A push of files to the production branch, and its run. */
  push(files?: Files, how?: How): Promise<Report>;
  /** Pull request 7, which changes what writes the orders, and these files; its run and a sync of row 7. */
  seven(files?: Files): Promise<Report>;
  undo(...argv: readonly string[]): Promise<Run>;
  seen(): Promise<SeenView>;
  view(): Promise<LoadedView>;
}

export async function townOf(first = "select id from bronze.inventory.orders"): Promise<Town> {
  const town = await village(["orders"]);
  const { house } = town;
  await house.repository.commit("A view", { [file]: first, [spec("orders")]: ingestOf("orders") });
  const seen = async () => {
    await using catalog = sqlCatalog({
      ...{ name: "silver", storage: localStorage(), clock: Date.now },
      driver: sqliteDriver(join(house.lake.folder, "catalog.db")),
      warehouse: `file://${house.lake.folder}/warehouse`,
    });
    assert.ok(!("none" in catalog.views));
    return catalog.views.load(identifier);
  };
  return {
    ...{ village: town, seen },
    async push(files = {}, { drop } = {}) {
      await house.repository.commit("A change", files);
      return town.push(drop ? { with: { "drop-views": "true" } } : {});
    },
    async seven(files = {}) {
      await house.repository.branch("bronze");
      const changed = ingestOf("orders").replaceAll("lake_orders", "lake_other");
      await house.repository.commit("Load others", { [spec("orders")]: changed, ...files });
      await town.open(7, "bronze");
      const report = await town.event("opened", 7);
      await house.sync("orders", "bronze", [7]);
      return report;
    },
    undo: (...argv) => house.icebranch("undo", ...argv),
    async view() {
      const found = await seen();
      return found.kind === "view" ? found.view : assert.fail(`there is no view: ${found.kind}`);
    },
    [Symbol.asyncDispose]: () => town[Symbol.asyncDispose](),
  };
}
