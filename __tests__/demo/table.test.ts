/** The stand-in connector writes what other engines read: here icebird, in __tests__/interop pyiceberg. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { readAvroFile } from "../../src/avro-file.ts";
import { readPointer, type TableAddress } from "../../src/demo/catalog-pointer.ts";
import { localPath, readMetadata } from "../../src/demo/local-file.ts";
import { readRows } from "../../src/demo/table-reader.ts";
import { appendRows, overwriteRows } from "../../src/demo/table-writer.ts";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import { scratchLake } from "./scratch-lake.ts";

const row = (id: number) => ({ id: BigInt(id) });

async function ids(table: TableAddress, ref: string): Promise<readonly number[]> {
  return (await readRows(table, ref)).map(({ id }) => Number(id)).sort((a, b) => a - b);
}

async function metadataOf(table: TableAddress): Promise<TableMetadata> {
  return readMetadata(readPointer(table) ?? "");
}

describe("rows written by the stand-in connector", () => {
  it("come back with every type and with nulls", async () => {
    await using lake = await scratchLake();
    const table = await lake.table("orders", {
      id: "long",
      quantity: "int",
      weight: "double",
      paid: "boolean",
      note: "string",
      day: "date",
      at: "timestamptz",
    });
    const full = {
      id: 9_007_199_254_740_993n,
      quantity: -3,
      weight: 0.25,
      paid: true,
      note: "Grüße, 'x'",
      day: new Date("2026-02-28"),
      at: new Date("2026-02-28T23:59:59.123Z"),
    };
    const empty = {
      id: null,
      quantity: null,
      weight: null,
      paid: null,
      note: null,
      day: null,
      at: null,
    };
    await appendRows({ ...table, branch: "main", rows: [full, empty] });
    assert.deepEqual(await readRows(table, "main"), [full, empty]);
  });

  it("add to the branch that they name and to no other", async () => {
    await using lake = await scratchLake();
    const table = await lake.table("orders");
    await appendRows({ ...table, branch: "main", rows: [row(1), row(2)] });
    await appendRows({ ...table, branch: "main", rows: [row(3)] });
    await appendRows({ ...table, branch: "pr", rows: [row(4)] });
    assert.deepEqual(await ids(table, "main"), [1, 2, 3]);
    assert.deepEqual(await ids(table, "pr"), [4], "an absent branch starts without main's rows");
    assert.deepEqual(await ids(table, "absent"), []);
  });

  it("replace all rows of a branch in a full refresh, whose snapshot has no parent", async () => {
    await using lake = await scratchLake();
    const table = await lake.table("orders");
    await appendRows({ ...table, branch: "main", rows: [row(1), row(2)] });
    await overwriteRows({ ...table, branch: "main", rows: [row(3)] });
    assert.deepEqual(await ids(table, "main"), [3]);
    const last = (await metadataOf(table)).snapshots?.at(-1);
    assert.equal(last?.summary?.operation, "overwrite");
    assert.equal(last?.["parent-snapshot-id"], undefined);
  });

  it("carry the connector's state in the same commit", async () => {
    await using lake = await scratchLake();
    const table = await lake.table("orders");
    const properties = { "airbyte.stream_state": '{"offset":7}' };
    await appendRows({ ...table, branch: "main", rows: [row(1)], properties });
    assert.deepEqual((await metadataOf(table)).properties, properties);
  });
});

describe("a table's metadata", () => {
  it("keeps 64-bit snapshot ids exact, in refs, parents and summaries' totals", async () => {
    await using lake = await scratchLake();
    const table = await lake.table("orders");
    const first = await appendRows({ ...table, branch: "main", rows: [row(1)] });
    const second = await appendRows({ ...table, branch: "main", rows: [row(2), row(3)] });
    const metadata = await metadataOf(table);
    assert.equal(String(metadata["current-snapshot-id"]), second);
    assert.equal(String(metadata.refs?.main?.["snapshot-id"]), second);
    assert.equal(String(metadata.snapshots?.[1]?.["parent-snapshot-id"]), first);
    assert.equal(metadata.snapshots?.[1]?.summary?.["total-records"], "3");
    assert.deepEqual(
      metadata["snapshot-log"]?.map((entry) => String(entry["snapshot-id"])),
      [first, second],
    );
    assert.equal(metadata["metadata-log"]?.length, 2);
    assert.equal(metadata["last-sequence-number"], 2);
  });

  it("leaves main alone when another branch is written", async () => {
    await using lake = await scratchLake();
    const table = await lake.table("orders");
    await appendRows({ ...table, branch: "pr", rows: [row(1)] });
    const metadata = await metadataOf(table);
    assert.equal(metadata["current-snapshot-id"], undefined);
    assert.deepEqual(Object.keys(metadata.refs ?? {}), ["pr"]);
    assert.deepEqual(metadata["snapshot-log"], []);
  });

  it("names a manifest list whose Avro schema has Iceberg's field ids", async () => {
    await using lake = await scratchLake();
    const table = await lake.table("orders");
    const id = await appendRows({ ...table, branch: "main", rows: [row(1)] });
    const list = (await metadataOf(table)).snapshots?.[0]?.["manifest-list"] ?? "";
    const bytes = await readFile(localPath(list));
    assert.match(bytes.toString("latin1"), /"name":"manifest_path","type":"string","field-id":500/);
    const [manifest] = await readAvroFile(bytes);
    assert.equal(String(manifest?.added_snapshot_id), id);
    assert.equal(manifest?.added_rows_count, 1n);
  });
});

describe("two writers", () => {
  it("cannot both commit: the second is refused and changes nothing", async () => {
    await using lake = await scratchLake();
    const table = await lake.table("orders");
    const loser = appendRows({
      ...table,
      branch: "main",
      rows: [row(2)],
      beforeCommit: async () => {
        await appendRows({ ...table, branch: "main", rows: [row(1)] });
      },
    });
    await assert.rejects(loser, { code: "IB411" });
    assert.deepEqual(await ids(table, "main"), [1]);
  });

  it("lose rows without a word where one does not look at the row count", async () => {
    await using lake = await scratchLake();
    const table = await lake.table("orders");
    await appendRows({
      ...table,
      branch: "main",
      rows: [row(2)],
      careless: true,
      beforeCommit: async () => {
        await appendRows({ ...table, branch: "main", rows: [row(1)] });
      },
    });
    assert.deepEqual(await ids(table, "main"), [1]);
  });
});

describe("a catalog that dashtool made", () => {
  it("takes tables though it has no iceberg_type column", async () => {
    await using lake = await scratchLake();
    {
      using database = new DatabaseSync(lake.address("x").catalogFile);
      database.exec(`create table iceberg_tables (
        catalog_name varchar(255) not null, table_namespace varchar(255) not null,
        table_name varchar(255) not null, metadata_location varchar(255) not null,
        previous_metadata_location varchar(255),
        primary key (catalog_name, table_namespace, table_name))`);
    }
    const table = await lake.table("orders");
    await appendRows({ ...table, branch: "main", rows: [row(1)] });
    assert.deepEqual(await ids(table, "main"), [1]);
  });
});

describe("a table that is not there", () => {
  it("can be neither written nor read", async () => {
    await using lake = await scratchLake();
    await lake.table("orders");
    const table = lake.address("absent");
    await assert.rejects(appendRows({ ...table, branch: "main", rows: [] }), { code: "IB413" });
    await assert.rejects(readRows(table, "main"), { code: "IB413" });
  });
});
