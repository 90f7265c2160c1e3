/** The stand-in connector's tables are Iceberg tables to pyiceberg, and the other way round. */
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { readRows } from "../../src/demo/table-reader.ts";
import { appendRows, overwriteRows } from "../../src/demo/table-writer.ts";
import { scratchLake } from "../demo/scratch-lake.ts";
import { pyiceberg } from "./pyiceberg.ts";

const table = "inventory.orders";
const row = (id: number) => ({ id: BigInt(id) });

describe("tables of the stand-in connector", () => {
  it("are listed by pyiceberg, with their refs and the rows of each", async () => {
    await using lake = await scratchLake("icebranch lake ");
    const orders = await lake.table("orders");
    const main = await appendRows({ ...orders, branch: "main", rows: [row(1), row(2)] });
    await appendRows({ ...orders, branch: "feature/x", rows: [row(3)] });
    const branch = await appendRows({ ...orders, branch: "feature/x", rows: [row(4)] });
    const full = await overwriteRows({ ...orders, branch: "full", rows: [row(5)] });
    const answers = pyiceberg(
      lake.folder,
      { do: "tables", namespace: "inventory" },
      { do: "refs", table },
      { do: "ids", table, ref: "main" },
      { do: "ids", table, ref: "feature/x" },
      { do: "ids", table, ref: "full" },
    );
    assert.deepEqual(answers, [[table], { main, "feature/x": branch, full }, [1, 2], [3, 4], [5]]);
  });

  it("give pyiceberg every type as it was written", async () => {
    await using lake = await scratchLake("icebranch lake ");
    const orders = await lake.table("orders", {
      id: "long",
      quantity: "int",
      weight: "double",
      paid: "boolean",
      note: "string",
      day: "date",
      at: "timestamptz",
    });
    const at = new Date("2026-02-28T23:59:59.123Z");
    const rows = [{ id: 7n, quantity: -3, weight: 0.25, paid: true, note: "é'", day: at, at }];
    await appendRows({ ...orders, branch: "main", rows });
    const [answer] = pyiceberg(lake.folder, { do: "rows", table });
    assert.deepEqual(answer, [
      {
        id: 7,
        quantity: -3,
        weight: 0.25,
        paid: true,
        note: "é'",
        day: "2026-02-28",
        at: "2026-02-28 23:59:59.123000+00:00",
      },
    ]);
  });

  it("can be appended to by pyiceberg and by the stand-in in turn", async () => {
    await using lake = await scratchLake("icebranch lake ");
    const orders = await lake.table("orders");
    await appendRows({ ...orders, branch: "main", rows: [row(1)] });
    await appendRows({ ...orders, branch: "pr", rows: [row(2)] });
    pyiceberg(
      lake.folder,
      { do: "append", table, ids: [3] },
      { do: "append", table, ids: [4], branch: "pr" },
    );
    await appendRows({ ...orders, branch: "main", rows: [row(5)] });
    const answers = pyiceberg(lake.folder, { do: "ids", table }, { do: "ids", table, ref: "pr" });
    assert.deepEqual(answers, [
      [1, 3, 5],
      [2, 4],
    ]);
    const read = (await readRows(orders, "main")).map(({ id }) => Number(id)).sort();
    assert.deepEqual(read, [1, 3, 5], "icebird reads what both wrote");
  });

  it("are found by pyiceberg in a catalog that dashtool made", async () => {
    await using lake = await scratchLake("icebranch lake ");
    {
      using database = new DatabaseSync(lake.address("orders").catalogFile);
      database.exec(`create table iceberg_tables (
        catalog_name varchar(255) not null, table_namespace varchar(255) not null,
        table_name varchar(255) not null, metadata_location varchar(255) not null,
        previous_metadata_location varchar(255),
        primary key (catalog_name, table_namespace, table_name))`);
    }
    const orders = await lake.table("orders");
    await appendRows({ ...orders, branch: "main", rows: [row(1)] });
    assert.deepEqual(pyiceberg(lake.folder, { do: "ids", table }), [[1]]);
  });

  it("are never partitioned: it refuses to write to pyiceberg's that are", async () => {
    await using lake = await scratchLake("icebranch lake ");
    pyiceberg(lake.folder, { do: "create", table, partitioned: true });
    const write = appendRows({ ...lake.address("orders"), branch: "main", rows: [row(1)] });
    await assert.rejects(write, { code: "IB420" });
  });
});
