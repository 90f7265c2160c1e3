/** What a snapshot did, where its manifests are no plain append's. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tableFiles } from "../../../src/adapters/manifests.ts";
import { avroRows, memoryStorage } from "./lake.ts";
import { entry, type MadeManifest, madeTable, makeSnapshot } from "./made.ts";

const data: MadeManifest = {
  path: "mem:/t/d.avro",
  addedSnapshotId: 1n,
  entries: [entry("a", { snapshotId: 1n })],
};
const deletes = { content: "deletes", addedSnapshotId: 1n } as const;
const x = entry("x", { file: { f134: 1 } });
const y = entry("y", { file: { f134: 1 } });
const kept = { status: 0, snapshotId: 1n, file: { f134: 1 } };

const rows: readonly {
  readonly name: string;
  readonly before: readonly MadeManifest[];
  readonly after: readonly MadeManifest[];
  readonly changesDeletes: boolean;
}[] = [
  {
    name: "delete files that stay are no change",
    before: [{ ...deletes, path: "mem:/t/x.avro", entries: [x] }],
    after: [{ ...deletes, path: "mem:/t/x.avro", entries: [x] }],
    changesDeletes: false,
  },
  {
    name: "a new delete file is a change",
    before: [],
    after: [{ content: "deletes", entries: [x] }],
    changesDeletes: true,
  },
  {
    name: "a delete file that is taken away is a change",
    before: [{ ...deletes, path: "mem:/t/x.avro", entries: [x] }],
    after: [{ content: "deletes", entries: [entry("x", { status: 2, file: { f134: 1 } })] }],
    changesDeletes: true,
  },
  {
    name: "manifests of delete files that are put together are no change",
    before: [
      { ...deletes, path: "mem:/t/x.avro", entries: [x] },
      { ...deletes, path: "mem:/t/y.avro", entries: [y] },
    ],
    after: [{ content: "deletes", entries: [entry("x", kept), entry("y", kept)] }],
    changesDeletes: false,
  },
  {
    name: "a manifest of delete files that is gone is a change",
    before: [
      { ...deletes, path: "mem:/t/x.avro", entries: [x] },
      { ...deletes, path: "mem:/t/y.avro", entries: [y] },
    ],
    after: [{ content: "deletes", entries: [entry("x", kept)] }],
    changesDeletes: true,
  },
  {
    name: "another deletion vector in the same file is a change",
    before: [
      {
        ...deletes,
        path: "mem:/t/x.avro",
        entries: [entry("x", { file: { f134: 1, f143: "a" } })],
      },
    ],
    after: [
      { content: "deletes", entries: [entry("x", { ...kept, file: { f134: 1, f143: "b" } })] },
    ],
    changesDeletes: true,
  },
];

describe("a snapshot", () => {
  for (const { name, before, after, changesDeletes } of rows)
    it(name, async () => {
      const storage = memoryStorage();
      const parent = await makeSnapshot(storage, 1n, [data, ...before]);
      const snapshot = await makeSnapshot(storage, 2n, [data, ...after]);
      const read = await tableFiles(storage).read(snapshot, parent);
      assert.equal(read.changesDeletes, changesDeletes);
      assert.deepEqual([read.added, read.removed], [[], []]);
      assert.deepEqual(read.growth, { files: 0, rows: 0n });
    });

  it("of iceberg-rust's adds its files in a copy of an older manifest, in that one's name", async () => {
    const storage = memoryStorage();
    const parent = await makeSnapshot(storage, 1n, [data]);
    const copy: MadeManifest = {
      addedSnapshotId: 1n,
      entries: [entry("a", { status: 0, snapshotId: 1n }), entry("b"), entry("c")],
    };
    const snapshot = await makeSnapshot(storage, 2n, [copy]);
    const { added, growth } = await tableFiles(storage).read(snapshot, parent);
    assert.deepEqual(
      added.flatMap(({ files }) => files.map(({ path }) => path)),
      ["b", "c"],
    );
    assert.deepEqual(growth, { files: 2, rows: 20n });
  });

  it("says nothing of growth where a list has no counts, and a list of version 2 gets them", async () => {
    const storage = memoryStorage();
    const uncounted = { ...data, added: undefined, existing: undefined, deleted: undefined };
    const parent = await makeSnapshot(storage, 1n, [uncounted], 1);
    const snapshot = await makeSnapshot(
      storage,
      2n,
      [uncounted, { entries: [entry("b", { snapshotId: 2n })] }],
      1,
    );
    const { growth, added } = await tableFiles(storage).read(snapshot, parent);
    assert.equal(growth, undefined);
    const pick = {
      snapshot: { ...snapshot, "snapshot-id": 9, "parent-snapshot-id": 1 },
      added,
      removed: [],
    };
    const { snapshots } = await tableFiles(storage).write(madeTable(2, [parent]), [pick], 0);
    const [, row] = await avroRows(storage, snapshots[0]?.["manifest-list"]);
    assert.deepEqual(
      [
        row?.added_files_count,
        row?.existing_files_count,
        row?.deleted_files_count,
        row?.added_rows_count,
      ],
      [1, 0, 0, 10n],
    );
  });

  it("whose manifests are gone from the list has lost their files", async () => {
    const storage = memoryStorage();
    const parent = await makeSnapshot(storage, 1n, [data]);
    const snapshot = await makeSnapshot(storage, 2n, []);
    const { growth, removed } = await tableFiles(storage).read(snapshot, parent);
    assert.deepEqual([growth, removed], [{ files: -1, rows: -10n }, []]);
  });

  const key = Buffer.from("key");
  for (const [name, manifest, more] of [
    ["of a file", { entries: [entry("b", { file: { f131: key } })] }, {}],
    ["of a manifest", { entries: [entry("b")], keyMetadata: key }, {}],
    ["of its list", { entries: [entry("b")] }, { "key-id": "k" }],
  ] as const)
    it(`is encrypted with a key ${name}`, async () => {
      const storage = memoryStorage();
      const snapshot = await makeSnapshot(storage, 2n, [manifest]);
      const read = await tableFiles(storage).read({ ...snapshot, ...more }, undefined);
      assert.equal(read.encrypted, true);
    });
});

describe("finding files", () => {
  it("looks for live ones, in manifests that another snapshot has not", async () => {
    const storage = memoryStorage();
    const old = await makeSnapshot(storage, 1n, [data]);
    const entries = [entry("b"), entry("c", { status: 0 }), entry("d", { status: 2 })];
    const snapshot = await makeSnapshot(storage, 2n, [{ entries }, data]);
    const { find } = tableFiles(storage);
    const sought = new Set(["a", "b", "c", "d", "e"]);
    assert.deepEqual([...(await find(sought, snapshot))].sort(), ["a", "b", "c"]);
    storage.reads.length = 0;
    assert.deepEqual([...(await find(sought, snapshot, { except: old }))].sort(), ["b", "c"]);
    assert.ok(!storage.reads.includes("mem:/t/d.avro"));
  });
});
