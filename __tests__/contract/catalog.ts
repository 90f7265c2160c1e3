/** What every catalog adapter promises; each one's test calls this with a way to open it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { branchHead, findRef, snapshotId } from "../../src/iceberg/refs.ts";
import type {
  LoadedTable,
  TableCommit,
  TableIdentifier,
} from "../../src/iceberg/table-metadata.ts";
import type { Catalog } from "../../src/ports.ts";

export interface OpenCatalog extends AsyncDisposable {
  /** A new connection to the same catalog. */
  connect(): Catalog | Promise<Catalog>;
  /** Makes a table with one snapshot on `main`. */
  makeTable(name: string): Promise<TableIdentifier>;
  /** A foreign writer appends a snapshot to a branch. */
  append(table: TableIdentifier, branch: string): Promise<void>;
}

export function catalogContract(name: string, open: () => Promise<OpenCatalog>): void {
  describe(`${name} keeps a catalog's promises`, () => {
    it("lists the tables of a namespace, and none of one that is not there", async () => {
      await using lake = await open();
      await using catalog = await lake.connect();
      const orders = await lake.makeTable("orders");
      assert.deepEqual(await catalog.listTables(orders.namespace), [orders]);
      assert.deepEqual(await catalog.listTables(["nowhere"]), []);
    });

    it("answers undefined for a table that is not there", async () => {
      await using lake = await open();
      await using catalog = await lake.connect();
      assert.equal(await catalog.loadTable({ namespace: ["n"], name: "t" }), undefined);
    });

    it("makes a branch, and a new connection sees it", async () => {
      await using lake = await open();
      const { table, commit } = await branchOn(lake, "orders");
      await using catalog = await lake.connect();
      const [answer] = await catalog.commit([commit]);
      await using other = await lake.connect();
      const seen = await load(other, table);
      assert.equal(branchHead(seen.metadata, "pr"), branchHead(seen.metadata, "main"));
      assert.deepEqual(answer?.metadata.refs, seen.metadata.refs);
    });

    it("moves nothing where one requirement of one table does not hold", async () => {
      await using lake = await open();
      await using catalog = await lake.connect();
      const first = await branchOn(lake, "orders");
      const second = await branchOn(lake, "products");
      const stale = {
        ...second.commit,
        requirements: [{ type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": 42 } as const],
      };
      await assert.rejects(catalog.commit([first.commit, stale]), { code: "IB411" });
      assert.equal(findRef((await load(catalog, first.table)).metadata, "pr"), undefined);
    });

    it("refuses a commit that was planned before a foreign writer moved the ref", async () => {
      await using lake = await open();
      await using catalog = await lake.connect();
      const { table, commit } = await branchOn(lake, "orders");
      await load(catalog, table);
      await lake.append(table, "main");
      await assert.rejects(catalog.commit([commit]), { code: "IB411" });
    });

    it("commits although a foreign writer moved another ref meanwhile, and keeps both", async () => {
      await using lake = await open();
      await using catalog = await lake.connect();
      const { table, commit } = await branchOn(lake, "orders");
      await lake.append(table, "elsewhere");
      await catalog.commit([commit]);
      const { metadata } = await load(catalog, table);
      assert.notEqual(findRef(metadata, "pr"), undefined);
      assert.notEqual(findRef(metadata, "elsewhere"), undefined);
    });

    it("lets one of many racing writers make a branch, and tells the others", async () => {
      await using lake = await open();
      const { commit } = await branchOn(lake, "orders");
      const racers = await Promise.all(Array.from({ length: 8 }, () => lake.connect()));
      const results = await Promise.allSettled(racers.map((racer) => racer.commit([commit])));
      await Promise.all(racers.map((racer) => racer[Symbol.asyncDispose]()));
      assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
    });

    it("moves nothing where a table is gone, or another has its name", async () => {
      await using lake = await open();
      await using catalog = await lake.connect();
      const first = await branchOn(lake, "orders");
      const second = await branchOn(lake, "products");
      await catalog.dropTable(await load(catalog, second.table));
      const both = [first.commit, second.commit];
      await assert.rejects(catalog.commit(both), { code: "IB411" });
      await lake.makeTable("products");
      await assert.rejects(catalog.commit(both), { code: "IB411" });
      await using other = await lake.connect();
      assert.equal(findRef((await load(other, first.table)).metadata, "pr"), undefined);
    });

    it("drops a table only while nobody has written to it since it was read", async () => {
      await using lake = await open();
      await using catalog = await lake.connect();
      const table = await lake.makeTable("orders");
      const before = await load(catalog, table);
      await lake.append(table, "elsewhere");
      await assert.rejects(catalog.dropTable(before), { code: "IB411" });
      await catalog.dropTable(await load(catalog, table));
      assert.equal(await catalog.loadTable(table), undefined);
      await assert.rejects(catalog.dropTable(before), { code: "IB411" });
    });
  });
}

async function load(catalog: Catalog, table: TableIdentifier): Promise<LoadedTable> {
  const loaded = await catalog.loadTable(table);
  assert.ok(loaded);
  return loaded;
}

/** A table, and the commit that makes the branch `pr` at its main. */
async function branchOn(
  lake: OpenCatalog,
  name: string,
): Promise<{ readonly table: TableIdentifier; readonly commit: TableCommit }> {
  const table = await lake.makeTable(name);
  await using catalog = await lake.connect();
  const { metadata } = await load(catalog, table);
  const main = findRef(metadata, "main")?.["snapshot-id"] ?? 0;
  assert.match(snapshotId(main), /^\d{2,}$/);
  const commit: TableCommit = {
    identifier: table,
    requirements: [
      { type: "assert-table-uuid", uuid: metadata["table-uuid"] },
      { type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": main },
      { type: "assert-ref-snapshot-id", ref: "pr", "snapshot-id": null },
    ],
    updates: [
      { action: "set-snapshot-ref", "ref-name": "pr", type: "branch", "snapshot-id": main },
      { action: "set-properties", updates: { "icebranch.test": name } },
    ],
  };
  return { table, commit };
}
