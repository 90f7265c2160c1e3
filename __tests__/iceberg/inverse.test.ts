import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { applyUpdates, brokenRequirement } from "../../src/iceberg/commit.ts";
import { hasWritten, inverseCommit } from "../../src/iceberg/inverse.ts";
import { findRef, refsOf } from "../../src/iceberg/refs.ts";
import type {
  SnapshotRef,
  TableCommit,
  TableMetadata,
  TableUpdate,
} from "../../src/iceberg/table-metadata.ts";
import { aTable } from "../a-table.ts";

const context = { now: 9_000, previousLocation: "file:///lake/orders/metadata/00004-a.json" };
const identifier = { namespace: ["inventory"], name: "orders" };

function commitOf(...updates: TableUpdate[]): TableCommit {
  return { identifier, requirements: [], updates };
}

function after(metadata: TableMetadata, { updates }: TableCommit): TableMetadata {
  return applyUpdates(metadata, updates, context);
}

function setBranch(name: string, id: number, more = {}): TableUpdate {
  const ref = { "ref-name": name, type: "branch", "snapshot-id": id } as const;
  return { action: "set-snapshot-ref", ...ref, ...more };
}

const name = fc.constantFrom("main", "pr", "icebranch-undo-1", "constructor");
const id = fc.integer({ min: 1, max: 4 });
const ref: fc.Arbitrary<SnapshotRef> = fc.record(
  {
    "snapshot-id": id,
    type: fc.constantFrom("branch", "tag"),
    "max-ref-age-ms": fc.nat(),
    "min-snapshots-to-keep": fc.nat(9),
  },
  { requiredKeys: ["snapshot-id", "type"], noNullPrototype: true },
);
const key = fc.constantFrom("owner", "icebranch.branch.pr", "constructor");
const table = fc
  .record({ refs: fc.dictionary(name, ref), properties: fc.dictionary(key, fc.string()) })
  .map((more) => aTable("1 < 2 < 3; 1 < 4", more));
const update: fc.Arbitrary<TableUpdate> = fc.oneof(
  fc.tuple(name, ref).map(
    ([refName, to]): TableUpdate => ({
      ...{ action: "set-snapshot-ref", "ref-name": refName },
      ...to,
    }),
  ),
  name.map((refName): TableUpdate => ({ action: "remove-snapshot-ref", "ref-name": refName })),
  fc
    .dictionary(key, fc.string(), { minKeys: 1, noNullPrototype: true })
    .map((updates): TableUpdate => ({ action: "set-properties", updates })),
  fc
    .uniqueArray(key, { minLength: 1 })
    .map((removals): TableUpdate => ({ action: "remove-properties", removals })),
);

function add(snapshotId: number, parent: number, list = `snap-${snapshotId}.avro`): TableUpdate {
  const snapshot = {
    ...{ "snapshot-id": snapshotId, "parent-snapshot-id": parent, "timestamp-ms": 8_000 },
    ...{ "sequence-number": snapshotId, "manifest-list": `file:///lake/orders/${list}` },
  };
  return { action: "add-snapshot", snapshot };
}

/** Two snapshots, one on top of the other, and whatever is done with them. */
const withSnapshots = fc
  .array(update, { minLength: 1, maxLength: 6 })
  .map((updates) => [
    ...[add(5, 2), add(6, 5)],
    ...updates.map((one) =>
      one.action === "set-snapshot-ref"
        ? { ...one, "snapshot-id": Number(one["snapshot-id"]) + 2 }
        : one,
    ),
  ]);

describe("the way back from a commit", () => {
  it("leads to the refs, retention and properties that there were, from every commit", () => {
    fc.assert(
      fc.property(table, fc.array(update, { minLength: 1, maxLength: 6 }), (before, updates) => {
        const commit = commitOf(...updates);
        const moved = after(before, commit);
        const back = inverseCommit(before, moved, commit);
        assert.deepEqual(back.passed, []);
        assert.equal(brokenRequirement(moved, back.commit.requirements), undefined);
        const restored = after(moved, back.commit);
        assert.deepEqual({ ...refsOf(restored) }, { ...refsOf(before) });
        assert.deepEqual({ ...restored.properties }, { ...before.properties });
      }),
    );
  });

  it("leaves the snapshots that were added, without a ref of the commit's, from every commit", () => {
    fc.assert(
      fc.property(table, withSnapshots, (before, updates) => {
        const commit = commitOf(...updates);
        const moved = after(before, commit);
        const back = inverseCommit(before, moved, commit);
        const restored = after(moved, back.commit);
        assert.deepEqual({ ...refsOf(restored) }, { ...refsOf(before) });
        assert.deepEqual(restored.snapshots, moved.snapshots);
      }),
    );
  });

  const replay = commitOf(add(5, 2), add(6, 5), setBranch("main", 6));
  const lake = aTable("1 < 2; main=2");

  it("leaves the added snapshots where main has moved on from them", () => {
    const now = after(after(lake, replay), commitOf(add(7, 6), setBranch("main", 7)));
    const back = inverseCommit(lake, now, replay);
    assert.deepEqual(back.passed, ["main"]);
    assert.deepEqual(back.commit.updates, []);
  });

  it("leaves a snapshot that another run has made, or that was there", () => {
    const theirs = after(lake, commitOf(add(5, 2, "another.avro"), setBranch("main", 5)));
    const ours = commitOf(add(5, 2), setBranch("main", 5));
    const { updates } = inverseCommit(lake, theirs, ours).commit;
    assert.deepEqual(
      updates.map((one) => one.action),
      ["set-snapshot-ref"],
    );
    const there = after(lake, commitOf(add(5, 2)));
    const moved = after(there, commitOf(setBranch("main", 5)));
    const back = inverseCommit(there, moved, ours).commit;
    assert.deepEqual(
      back.updates.map((one) => one.action),
      ["set-snapshot-ref"],
    );
  });

  it("does not lead to a snapshot that the commit took away, and says so", () => {
    const before = aTable("1 < 2; 1 < 3; main=2 pr=3");
    const commit = commitOf(
      { action: "remove-snapshot-ref", "ref-name": "pr" },
      { action: "remove-snapshots", "snapshot-ids": [3] },
    );
    const back = inverseCommit(before, after(before, commit), commit);
    assert.deepEqual([back.passed, back.commit.updates], [["pr"], []]);
  });

  it("has nothing to do where the commit changed nothing, or never took", () => {
    const before = aTable("1 < 2; main=1 pr=2", { properties: { a: "1" } });
    const commit = commitOf(setBranch("main", 2), {
      action: "set-properties",
      updates: { a: "2" },
    });
    assert.deepEqual(inverseCommit(before, before, commit).commit.updates, []);
  });

  it("is pinned to where the commit left the refs, and to the table", () => {
    const before = aTable("1 < 2; main=1 pr=2");
    const commit = commitOf(setBranch("main", 2));
    const { requirements } = inverseCommit(before, after(before, commit), commit).commit;
    const later = aTable("1 < 2 < 3; main=3 pr=2");
    const other = { ...after(before, commit), "table-uuid": "another" };
    assert.notEqual(brokenRequirement(later, requirements), undefined);
    assert.notEqual(brokenRequirement(other, requirements), undefined);
  });

  it("leaves alone what others have moved or written since, and names the refs", () => {
    const before = aTable("1 < 2 < 3; main=1 pr=2", { properties: { mine: "1", theirs: "1" } });
    const commit = commitOf(setBranch("main", 2), setBranch("new", 2), {
      action: "set-properties",
      updates: { mine: "2", theirs: "2" },
    });
    const meanwhile = after(
      after(before, commit),
      commitOf(setBranch("main", 3), { action: "set-properties", updates: { theirs: "3" } }),
    );
    const back = inverseCommit(before, meanwhile, commit);
    assert.deepEqual(back.passed, ["main"]);
    const restored = after(meanwhile, back.commit);
    assert.equal(findRef(restored, "main")?.["snapshot-id"], 3);
    assert.equal(findRef(restored, "new"), undefined);
    assert.deepEqual(restored.properties, { mine: "1", theirs: "3" });
  });

  it("goes back from half a commit, as a server makes it that drops what it does not know", () => {
    const before = aTable("1 < 2; main=1");
    const mark: TableUpdate = { action: "set-properties", updates: { mark: "m" } };
    const commit = commitOf(setBranch("pr", 1), mark);
    const half = after(before, commitOf(mark));
    const back = inverseCommit(before, half, commit).commit;
    assert.deepEqual(back.updates, [{ action: "remove-properties", removals: ["mark"] }]);
  });

  it("is known by the snapshot that it added, whatever became of its mark", () => {
    const mark: TableUpdate = { action: "set-properties", updates: { mark: "m" } };
    const commit = commitOf(add(5, 2), mark);
    assert.equal(hasWritten(lake, after(lake, commitOf(add(5, 2))), commit), true);
    assert.equal(hasWritten(lake, after(lake, commitOf(mark)), commit), false);
    const theirs = after(lake, commitOf(add(5, 2, "another.avro"), mark));
    assert.equal(hasWritten(lake, theirs, commit), false);
  });

  for (const { name, before, after: is, updates, expect } of [
    {
      name: "is known by the mark that it wrote",
      before: {},
      after: { m: "1" },
      updates: { m: "1" },
      expect: true,
    },
    {
      name: "is not there without its mark",
      before: {},
      after: {},
      updates: { m: "1" },
      expect: false,
    },
    {
      name: "is not there where the mark is another's",
      before: {},
      after: { m: "2" },
      updates: { m: "1" },
      expect: false,
    },
    {
      name: "cannot be known by a mark that was there before",
      before: { m: "1" },
      after: { m: "1" },
      updates: { m: "1" },
      expect: undefined,
    },
    {
      name: "cannot be known where it writes no mark",
      before: {},
      after: {},
      updates: undefined,
      expect: undefined,
    },
  ])
    it(`a commit ${name}`, () => {
      const commit = commitOf(
        setBranch("pr", 1),
        ...(updates === undefined ? [] : [{ action: "set-properties", updates } as const]),
      );
      const of = (properties: { [key: string]: string }) => aTable("1; main=1", { properties });
      assert.equal(hasWritten(of(before), of(is), commit), expect);
    });

  it("takes a ref for where it was meant to be though a server dropped its retention", () => {
    const before = aTable("1 < 2; main=1 pr=2");
    const commit = commitOf(setBranch("main", 2, { "max-ref-age-ms": 5 }));
    const moved = after(before, commitOf(setBranch("main", 2)));
    const { updates } = inverseCommit(before, moved, commit).commit;
    assert.deepEqual(updates, [setBranch("main", 1)]);
  });
});
