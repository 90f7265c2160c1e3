/** What every catalog adapter promises; each one's test calls this with a way to open it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inverseCommit } from "../../src/iceberg/inverse.ts";
import { branchHead, findRef, findSnapshot, snapshotId } from "../../src/iceberg/refs.ts";
import { asLong } from "../../src/iceberg/snapshot-updates.ts";
import type {
  LoadedTable,
  Snapshot,
  TableCommit,
  TableIdentifier,
} from "../../src/iceberg/table-metadata.ts";
import { untaken } from "../../src/iceberg/untaken.ts";
import type { Catalog } from "../../src/ports.ts";

export interface OpenCatalog extends AsyncDisposable {
  /** A new connection to the same catalog. */
  connect(): Catalog | Promise<Catalog>;
  /** Makes a table with one snapshot on `main`. */
  makeTable(name: string): Promise<TableIdentifier>;
  /** A foreign writer appends a snapshot to a branch. */
  append(table: TableIdentifier, branch: string): Promise<void>;
}

/** `withoutSnapshots`: why none is ever added to its tables, as `tableStorage` says it. */
export function catalogContract(
  name: string,
  open: () => Promise<OpenCatalog>,
  { withoutSnapshots }: { readonly withoutSnapshots?: RegExp } = {},
): void {
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

    if (withoutSnapshots === undefined) takesSnapshots(open);
    else
      it("takes no snapshot of icebranch's own, and says why", async () => {
        await using lake = await open();
        await using catalog = await lake.connect();
        const table = await load(catalog, await lake.makeTable("orders"));
        const found = await catalog.tableStorage(table);
        assert.match("none" in found ? found.none : "", withoutSnapshots);
      });
  });
}

/** Commits that add snapshots: main is pinned, and what a snapshot counts on is pinned by itself. */
function takesSnapshots(open: () => Promise<OpenCatalog>): void {
  it("adds a snapshot and sets main to it, with every digit and word", async () => {
    await using lake = await open();
    await using catalog = await lake.connect();
    const before = await load(catalog, await lake.makeTable("orders"));
    const [snapshot, commit] = replayOn(before);
    const [answer] = await catalog.commit([commit]);
    await using other = await lake.connect();
    const { metadata } = await load(other, before.identifier);
    assert.equal(branchHead(metadata, "main"), snapshotId(snapshot["snapshot-id"]));
    assert.deepEqual(shown(metadata, snapshot), snapshot);
    assert.deepEqual(metadata["last-sequence-number"], snapshot["sequence-number"]);
    assert.deepEqual(metadata["snapshot-log"]?.at(-1), {
      "timestamp-ms": snapshot["timestamp-ms"],
      "snapshot-id": snapshot["snapshot-id"],
    });
    assert.deepEqual(answer?.metadata.snapshots, metadata.snapshots);
  });

  it("adds two snapshots, one on top of the other", async () => {
    await using lake = await open();
    await using catalog = await lake.connect();
    const before = await load(catalog, await lake.makeTable("orders"));
    const [first] = replayOn(before);
    const [second, commit] = replayOn(before, first);
    await catalog.commit([commit]);
    const { metadata } = await load(catalog, before.identifier);
    assert.equal(branchHead(metadata, "main"), snapshotId(second["snapshot-id"]));
    for (const one of [first, second]) assert.deepEqual(shown(metadata, one), one);
    await lake.append(before.identifier, "main");
    const after = await load(catalog, before.identifier);
    const head = findSnapshot(after.metadata, branchHead(after.metadata, "main") ?? "");
    assert.deepEqual(head?.["parent-snapshot-id"], second["snapshot-id"]);
  });

  it("puts main back from added snapshots, which stay without a ref", async () => {
    await using lake = await open();
    await using catalog = await lake.connect();
    const before = await load(catalog, await lake.makeTable("orders"));
    const [first] = replayOn(before);
    const [, commit] = replayOn(before, first);
    const [after] = await catalog.commit([commit]);
    assert.ok(after);
    const { commit: back, passed } = inverseCommit(before.metadata, after.metadata, commit);
    assert.deepEqual([passed, untaken(back, after).length], [[], 1]);
    await catalog.commit([back]);
    const { metadata } = await load(catalog, before.identifier);
    assert.equal(branchHead(metadata, "main"), branchHead(before.metadata, "main"));
    assert.deepEqual(metadata.snapshots, after.metadata.snapshots);
    await lake.append(before.identifier, "main");
    await catalog.commit([replayOn(await load(catalog, before.identifier))[1]]);
  });

  it("refuses a snapshot whose number a foreign writer has taken on another branch", async () => {
    await using lake = await open();
    await using catalog = await lake.connect();
    const before = await load(catalog, await lake.makeTable("orders"));
    const [snapshot, commit] = replayOn(before);
    await lake.append(before.identifier, "elsewhere");
    await assert.rejects(catalog.commit([commit]), { code: "IB411", message: /orders/ });
    await assertUnmoved(lake, before, snapshot);
    const now = await load(catalog, before.identifier);
    await catalog.commit([replayOn(now)[1]]);
  });

  it("adds nothing to one table where the snapshot of another is too late", async () => {
    await using lake = await open();
    await using catalog = await lake.connect();
    const tables = [await lake.makeTable("orders"), await lake.makeTable("products")];
    const [first, second] = [await load(catalog, tables[0]), await load(catalog, tables[1])];
    const [[added, early], [late, tooLate]] = [replayOn(first), replayOn(second)];
    await lake.append(second.identifier, "elsewhere");
    for (const commits of [
      [early, tooLate],
      [tooLate, early],
    ])
      await assert.rejects(catalog.commit(commits), { code: "IB411", message: /products/ });
    await assertUnmoved(lake, first, added);
    await assertUnmoved(lake, second, late);
    await catalog.commit([early, replayOn(await load(catalog, second.identifier))[1]]);
    const { metadata } = await load(catalog, first.identifier);
    assert.equal(branchHead(metadata, "main"), snapshotId(added["snapshot-id"]));
  });

  it("lets one of many racing writers add a snapshot, and tells the others", async () => {
    await using lake = await open();
    await using reader = await lake.connect();
    const before = await load(reader, await lake.makeTable("orders"));
    const commits = Array.from({ length: 6 }, () => replayOn(before));
    const racers = await Promise.all(commits.map(() => lake.connect()));
    const results = await Promise.allSettled(
      racers.map((racer, index) => racer.commit([commits[index]?.[1] ?? assert.fail()])),
    );
    await Promise.all(racers.map((racer) => racer[Symbol.asyncDispose]()));
    const winners = commits.filter((_, index) => results[index]?.status === "fulfilled");
    assert.equal(winners.length, 1);
    const { metadata } = await load(reader, before.identifier);
    assert.equal(branchHead(metadata, "main"), snapshotId(winners[0]?.[0]["snapshot-id"] ?? 0));
    assert.equal(metadata.snapshots?.length, (before.metadata.snapshots?.length ?? 0) + 1);
  });
}

let nextId = 6_111_111_111_111_111_111n + BigInt(Date.now());

/**
 * A snapshot on top of main, or of `on` that the same commit adds, and that commit: with the manifest
 * list of main, which is a file that is there, and so with no row of its own.
 */
export function replayOn(
  { identifier, metadata }: LoadedTable,
  on?: Snapshot,
): [Snapshot, TableCommit] {
  const main = findRef(metadata, "main")?.["snapshot-id"] ?? 0;
  const head = findSnapshot(metadata, snapshotId(main)) ?? assert.fail();
  const { "sequence-number": number = 0 } = on ?? {
    "sequence-number": metadata["last-sequence-number"],
  };
  const next = metadata["next-row-id"];
  const snapshot: Snapshot = {
    ...{ "snapshot-id": nextId++, "parent-snapshot-id": on?.["snapshot-id"] ?? main },
    ...(metadata["format-version"] < 2 ? {} : { "sequence-number": asLong(BigInt(number) + 1n) }),
    "timestamp-ms": Number(metadata["last-updated-ms"]) + 1,
    "manifest-list": head["manifest-list"] ?? assert.fail("no manifest list"),
    summary: { operation: "append", "source-snapshot-id": snapshotId(main) },
    "schema-id": head["schema-id"] ?? 0,
    ...(next === undefined ? {} : { "first-row-id": next, "added-rows": 0 }),
  };
  const added = [...(on === undefined ? [] : [on]), snapshot];
  const commit: TableCommit = {
    identifier,
    requirements: [
      { type: "assert-table-uuid", uuid: metadata["table-uuid"] },
      { type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": main },
    ],
    updates: [
      ...added.map((one) => ({ action: "add-snapshot", snapshot: one }) as const),
      {
        ...{ action: "set-snapshot-ref", "ref-name": "main", type: "branch" },
        "snapshot-id": snapshot["snapshot-id"],
      },
    ],
  };
  return [snapshot, commit];
}

/** What of a snapshot was sent: a server may add to it. */
function shown(metadata: LoadedTable["metadata"], sent: Snapshot): Partial<Snapshot> {
  const found: Partial<Snapshot> = findSnapshot(metadata, snapshotId(sent["snapshot-id"])) ?? {};
  return Object.fromEntries(Object.entries(found).filter(([key]) => Object.hasOwn(sent, key)));
}

async function assertUnmoved(
  lake: OpenCatalog,
  before: LoadedTable,
  { "snapshot-id": id }: Snapshot,
): Promise<void> {
  await using other = await lake.connect();
  const { metadata } = await load(other, before.identifier);
  assert.equal(branchHead(metadata, "main"), branchHead(before.metadata, "main"));
  assert.equal(findSnapshot(metadata, snapshotId(id)), undefined);
}

async function load(catalog: Catalog, table?: TableIdentifier): Promise<LoadedTable> {
  assert.ok(table);
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
