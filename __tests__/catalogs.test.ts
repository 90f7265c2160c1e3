import assert from "node:assert/strict";
import { it } from "node:test";
import { type Catalogs, loadTables } from "../src/catalogs.ts";
import type { LoadedTable, TableIdentifier } from "../src/iceberg/table-metadata.ts";
import type { Catalog } from "../src/ports.ts";
import { aTable } from "./a-table.ts";

/** Catalogs in which every table that is asked for is there. */
const catalogs = {
  open: async () =>
    ({
      loadTable: async (identifier: TableIdentifier): Promise<LoadedTable> => ({
        ...{ identifier, metadataLocation: "file:///m", metadata: aTable("1; main=1") },
      }),
    }) as unknown as Catalog,
} as unknown as Catalogs;

it("refuses two tables that names with dots make one, for a mark of one would move the other", async () => {
  const nested = { namespace: ["a", "b"], name: "c" };
  const dotted = { namespace: ["a"], name: "b.c" };
  const listings = [
    { catalog: "bronze", namespace: "a.b", tables: [nested] },
    { catalog: "bronze", namespace: "a", tables: [dotted] },
  ];
  await assert.rejects(loadTables(catalogs, listings), {
    code: "IB410",
    message: /bronze\.a\.b\.c/,
  });
  assert.equal((await loadTables(catalogs, listings.slice(1))).size, 1);
});
