/** Snapshots that a commit adds to a table, or takes away again, as Java's builder has them. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { brokenCommit } from "../../src/iceberg/broken-commit.ts";
import { applyUpdates } from "../../src/iceberg/commit.ts";
import { parseJson, stringifyJson } from "../../src/iceberg/json.ts";
import type {
  Long,
  Snapshot,
  TableCommit,
  TableMetadata,
  TableUpdate,
} from "../../src/iceberg/table-metadata.ts";
import { untaken } from "../../src/iceberg/untaken.ts";
import { aTable } from "../a-table.ts";

const context = { now: 9_000, previousLocation: "file:///lake/orders/metadata/00004-a.json" };
const identifier = { namespace: ["inventory"], name: "orders" };

/** Made at 8 seconds after 1970, so before the commit. */
function snapshot(id: Long, more: Partial<Snapshot> = {}): Snapshot {
  return {
    ...{ "snapshot-id": id, "parent-snapshot-id": 2, "timestamp-ms": 8_000 },
    "manifest-list": `file:///lake/orders/metadata/snap-${id}.avro`,
    summary: { operation: "append", "source-snapshot-id": "3" },
    ...more,
  };
}

function add(id: Long, more: Partial<Snapshot> = {}): TableUpdate {
  return { action: "add-snapshot", snapshot: snapshot(id, more) };
}

function setBranch(name: string, id: Long): TableUpdate {
  const ref = { "ref-name": name, type: "branch", "snapshot-id": id } as const;
  return { action: "set-snapshot-ref", ...ref };
}

function apply(metadata: TableMetadata, ...updates: TableUpdate[]): TableMetadata {
  return applyUpdates(metadata, updates, context);
}

const large = 9_007_199_254_740_993n;
const history = "1 < 2; 1 < 3; main=2 pr=3";
const v1 = aTable(history, { "format-version": 1 });
delete (v1 as { [key: string]: unknown })["last-sequence-number"];
const v2 = aTable(history);
const v3 = aTable(history, { "format-version": 3, "next-row-id": 60 });

describe("adding a snapshot", () => {
  for (const { name, before, more, last, rows } of [
    { name: "of version 1 counts nothing", before: v1, more: {}, last: undefined, rows: undefined },
    {
      name: "of version 2 takes the next sequence number",
      ...{ before: v2, more: { "sequence-number": 4 }, last: 4, rows: undefined },
    },
    {
      name: "of version 2 may leave sequence numbers out, of writers that failed",
      ...{ before: v2, more: { "sequence-number": 9 }, last: 9, rows: undefined },
    },
    {
      name: "of version 3 takes row ids as well, as many as it added",
      before: v3,
      more: { "sequence-number": 4, "first-row-id": 60, "added-rows": 7 },
      ...{ last: 4, rows: 67 },
    },
    {
      name: "of version 3 moves the next row id on from where it was, as Java does",
      before: v3,
      more: { "sequence-number": 4, "first-row-id": 100, "added-rows": 7 },
      ...{ last: 4, rows: 67 },
    },
    {
      name: "of version 3 counts beyond what a double holds",
      before: aTable(history, {
        ...{ "format-version": 3, "next-row-id": large, "last-sequence-number": large },
      }),
      more: { "sequence-number": large + 1n, "first-row-id": large, "added-rows": 2 },
      ...{ last: large + 1n, rows: large + 2n },
    },
  ])
    it(name, () => {
      const after = apply(before, add(4, more));
      assert.equal(after["last-sequence-number"], last);
      assert.equal(after["next-row-id"], rows);
      assert.deepEqual(after.snapshots?.at(-1), snapshot(4, more));
      assert.equal(after.snapshots?.length, 4);
      assert.deepEqual(after.refs, before.refs);
      assert.equal(after["snapshot-log"], undefined);
      assert.equal(after["current-snapshot-id"], 2);
    });

  it("of version 1 leaves its number out, with which Java would not read the table", () => {
    const after = apply(v1, add(4, { "sequence-number": 4 }));
    assert.deepEqual(after.snapshots?.at(-1), snapshot(4));
  });

  it("and setting main to it logs the time that it was made at, and of a rollback the time of that", () => {
    const after = apply(v2, add(4, { "sequence-number": 4 }), setBranch("main", 4));
    assert.deepEqual(after["snapshot-log"], [{ "timestamp-ms": 8_000, "snapshot-id": 4 }]);
    assert.equal(after["current-snapshot-id"], 4);
    assert.equal(after["last-updated-ms"], 9_000);
    const back = applyUpdates(after, [setBranch("main", 2)], { ...context, now: 9_500 });
    assert.deepEqual(back["snapshot-log"]?.at(-1), { "timestamp-ms": 9_500, "snapshot-id": 2 });
  });

  it("and setting another branch to it logs nothing", () => {
    const after = apply(v2, add(4, { "sequence-number": 4 }), setBranch("pr", 4));
    assert.equal(after["snapshot-log"], undefined);
    assert.equal(after["current-snapshot-id"], 2);
  });

  it("and another one on top of it logs the last alone", () => {
    const after = apply(
      v3,
      add(4, { "sequence-number": 4, "first-row-id": 60, "added-rows": 7 }),
      add(5, {
        ...{ "sequence-number": 5, "parent-snapshot-id": 4 },
        ...{ "first-row-id": 67, "added-rows": 3, "timestamp-ms": 8_001 },
      }),
      setBranch("main", 5),
    );
    assert.deepEqual([after["last-sequence-number"], after["next-row-id"]], [5, 70]);
    assert.deepEqual(after["snapshot-log"], [{ "timestamp-ms": 8_001, "snapshot-id": 5 }]);
  });

  const numbered = { "sequence-number": 4, "first-row-id": 60, "added-rows": 7 };
  for (const { name, before, updates, why } of [
    {
      name: "with a sequence number that is taken",
      ...{ before: v2, updates: [add(4, { "sequence-number": 3 })] },
      why: "another writer has taken its sequence number",
    },
    {
      name: "without a sequence number",
      ...{ before: v2, updates: [add(4)] },
      why: "another writer has taken its sequence number",
    },
    {
      name: "with row ids that are taken",
      ...{ before: v3, updates: [add(4, { ...numbered, "first-row-id": 59 })] },
      why: "another writer has taken its row ids",
    },
    {
      name: "with the id of another one",
      ...{ before: v2, updates: [add(2, { "sequence-number": 4 })] },
      why: "the table has a snapshot 2 already",
    },
    {
      name: "that is the second one, with the number of the first",
      ...{ before: v2, updates: [add(4, numbered), add(5, numbered)] },
      why: "another writer has taken its sequence number",
    },
    {
      name: "that is the second one, with row ids of the first",
      before: v3,
      updates: [
        add(4, numbered),
        add(5, { "sequence-number": 5, "first-row-id": 66, "added-rows": 1 }),
      ],
      why: "another writer has taken its row ids",
    },
  ])
    it(`is refused for one ${name}`, () => {
      const commit: TableCommit = { identifier, requirements: [], updates };
      assert.equal(brokenCommit(before, commit), why);
      assert.throws(() => apply(before, ...updates), { code: "IB411" });
    });

  it("is not looked at where the table is not as it was read, which is the better reason", () => {
    const requirements = [{ type: "assert-table-uuid", uuid: "another" }] as const;
    const commit: TableCommit = { identifier, requirements, updates: [add(4)] };
    assert.match(brokenCommit(v2, commit) ?? "", /uuid/);
    assert.match(brokenCommit(undefined, commit) ?? "", /does not exist/);
  });

  it("survives a file with every digit", () => {
    const after = apply(v2, add(large, { "sequence-number": large }), setBranch("main", large));
    assert.deepEqual(parseJson(stringifyJson(after)), after);
    assert.match(stringifyJson(after), /"snapshot-id":9007199254740993,"parent/);
  });
});

describe("removing snapshots", () => {
  const added = apply(v2, add(4, { "sequence-number": 4 }), setBranch("main", 4));

  it("takes with them their statistics and the log that main was there, and no number back", () => {
    const statistics = [{ "snapshot-id": 2 }, { "snapshot-id": 4 }];
    const log = [{ "timestamp-ms": 2_000, "snapshot-id": 2 }, ...(added["snapshot-log"] ?? [])];
    const table = { ...added, statistics, "partition-statistics": statistics, "snapshot-log": log };
    const remove: TableUpdate = { action: "remove-snapshots", "snapshot-ids": [4n] };
    const after = apply(table, setBranch("main", 2), remove);
    assert.deepEqual(after.snapshots, v2.snapshots);
    assert.deepEqual(after.statistics, [{ "snapshot-id": 2 }]);
    assert.deepEqual(after["partition-statistics"], [{ "snapshot-id": 2 }]);
    assert.deepEqual(after["snapshot-log"], [
      { "timestamp-ms": 2_000, "snapshot-id": 2 },
      { "timestamp-ms": 9_000, "snapshot-id": 2 },
    ]);
    assert.equal(after["last-sequence-number"], 4);
  });

  it("is refused where a ref leads to one of them", () => {
    const remove: TableUpdate = { action: "remove-snapshots", "snapshot-ids": [4] };
    assert.throws(() => apply(added, remove), { code: "IB411", message: /main is at it/ });
    const tagged = { ...added, refs: { ...added.refs, keep: { "snapshot-id": 4, type: "tag" } } };
    assert.throws(() => apply(tagged as TableMetadata, setBranch("main", 2), remove), {
      ...{ code: "IB411", message: /keep is at it/ },
    });
  });

  it("changes nothing where they are gone already", () => {
    assert.equal(apply(v2, { action: "remove-snapshots", "snapshot-ids": [4, 5] }), v2);
  });
});

describe("what of added and removed snapshots a table does not show", () => {
  const commit: TableCommit = {
    identifier,
    requirements: [{ type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": 2 }],
    updates: [add(4, { "sequence-number": 4 }), setBranch("main", 4)],
  };
  const after = apply(v2, ...commit.updates);
  const of = (metadata: TableMetadata, one = commit) =>
    untaken(one, { identifier, metadataLocation: "m", metadata });

  it("is nothing once they are there", () => assert.deepEqual(of(after), []));

  it("is all of it before", () =>
    assert.deepEqual(of(v2), [
      "inventory.orders: snapshot 4 is not there",
      "inventory.orders: main is not at 4",
    ]));

  it("is the snapshot where another run wrote it with files of its own", () => {
    const [other] = [add(4, { "sequence-number": 4, "manifest-list": "file:///another.avro" })];
    const theirs = apply(v2, other as TableUpdate, setBranch("main", 4));
    assert.deepEqual(of(theirs), ["inventory.orders: snapshot 4 is not there"]);
  });

  it("is what was to be removed and is still there", () => {
    const removal: TableCommit = {
      ...{ identifier, requirements: [] },
      updates: [{ action: "remove-snapshots", "snapshot-ids": [4, 77] }],
    };
    assert.deepEqual(of(v2, removal), []);
    assert.deepEqual(of(after, removal), ["inventory.orders: 4, 77 is still there"]);
  });
});
