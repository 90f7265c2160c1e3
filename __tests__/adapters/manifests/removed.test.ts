/** A pick that takes files away, as replace-partitions does: main's manifests are written again. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tableFiles } from "../../../src/adapters/manifests.ts";
import type { DataFile, ReplayPick } from "../../../src/iceberg/replay.ts";
import type { LoadedTable, Snapshot } from "../../../src/iceberg/table-metadata.ts";
import { avroRows, fixture, memoryStorage, parentOf, snapshotOf } from "./lake.ts";
import { entry, madeTable, makeSnapshot } from "./made.ts";

const tables: readonly { readonly table: string; readonly version?: number }[] = [
  { table: "java/shop/orders_v1" },
  { table: "java/shop/orders_v2" },
  { table: "java/shop/orders_v3" },
  { table: "py/sales/moved_v1" },
  { table: "py/sales/moved_v1", version: 2 },
  { table: "py/sales/moved_v2", version: 3 },
];

function tableOf({ table, version }: (typeof tables)[number]): LoadedTable {
  const loaded = fixture(table);
  const upgraded = version === undefined ? {} : { "format-version": version, "next-row-id": 0 };
  return { ...loaded, metadata: { ...loaded.metadata, ...upgraded } };
}

/** The files that the snapshots of main's line have added, the newest snapshot's first. */
async function filesOfMain(storage: ReturnType<typeof memoryStorage>, table: LoadedTable) {
  const found: DataFile[] = [];
  for (
    let one: Snapshot | undefined = snapshotOf(table, "main");
    one !== undefined;
    one = parentOf(table, one)
  )
    found.push(
      ...(await tableFiles(storage).read(one, parentOf(table, one))).added.flatMap(
        ({ files }) => files,
      ),
    );
  return found;
}

function pick(id: bigint, parent: Snapshot, removed: readonly DataFile[]): ReplayPick {
  const snapshot = {
    "snapshot-id": id,
    "parent-snapshot-id": parent["snapshot-id"],
    "timestamp-ms": 0,
    summary: { operation: "overwrite" },
  };
  return { snapshot, added: [], removed };
}

interface Row {
  readonly [key: string]: unknown;
}

describe("files that a pick takes away", () => {
  for (const one of tables) {
    const name = `${one.table}${one.version === undefined ? "" : ` upgraded to ${one.version}`}`;
    it(`${name}: are deleted entries of its snapshot, and the others of their manifest stay`, async () => {
      const storage = memoryStorage();
      const table = tableOf(one);
      const files = tableFiles(storage);
      const [gone, ...others] = await filesOfMain(storage, table);
      assert.ok(gone);
      const main = snapshotOf(table, "main");
      const { snapshots } = await files.write(table, [pick(77n, main, [gone])], 0);
      const [snapshot] = snapshots;
      assert.ok(snapshot);
      const read = await files.read(snapshot, main);
      assert.deepEqual(read.removed, [gone]);
      assert.deepEqual(read.added, []);
      assert.deepEqual(read.growth, { files: -1, rows: -gone.rows });
      const all = new Set([gone, ...others].map(({ path }) => path));
      assert.deepEqual(
        [...(await files.find(all, snapshot))].sort(),
        others.map(({ path }) => path).sort(),
      );
    });

    it(`${name}: leave entries that say what they inherited`, async () => {
      const storage = memoryStorage();
      const table = tableOf(one);
      const main = snapshotOf(table, "main");
      const [gone] = await filesOfMain(storage, table);
      assert.ok(gone);
      const before = await entriesOf(storage, main);
      const { snapshots } = await tableFiles(storage).write(table, [pick(77n, main, [gone])], 0);
      const after = await entriesOf(storage, snapshots[0]);
      const version = table.metadata["format-version"];
      for (const [path, { entry, row }] of after) {
        if (row.added_snapshot_id !== 77n) continue;
        const was = before.get(path);
        assert.ok(was);
        const isGone: boolean = path === gone.path;
        assert.equal(entry.status, isGone ? 2 : 0);
        assert.equal(
          entry.snapshot_id,
          isGone ? 77n : (was.entry.snapshot_id ?? was.row.added_snapshot_id),
        );
        if (version === 1) continue;
        const inherited = was.row.sequence_number ?? 0n;
        assert.equal(entry.sequence_number, was.entry.sequence_number ?? inherited);
        assert.equal(entry.file_sequence_number, was.entry.file_sequence_number ?? inherited);
        const file = entry.data_file as Row;
        if (version === 3 && one.version === undefined) assert.equal(file.first_row_id, was.rowId);
        if (version === 3 && one.version === 3) assert.equal(file.first_row_id, null);
      }
    });
  }

  it("leave the others their row ids: by place where a file has none, its own else", async () => {
    const storage = memoryStorage();
    const entries = [entry("a"), entry("b", { file: { f142: 500n } }), entry("c"), entry("d")];
    const parent = await makeSnapshot(storage, 1n, [{ firstRowId: 100n, entries }], 3);
    const table = madeTable(3, [parent]);
    const metadata = { ...table.metadata, "next-row-id": 600 };
    const gone = { path: "c", rows: 10n, size: 99n, specId: 0, partition: "" };
    const picks = [pick(77n, parent, [gone])];
    const { snapshots } = await tableFiles(storage).write({ ...table, metadata }, picks, 0);
    const [snapshot] = snapshots;
    const found = [...(await entriesOf(storage, snapshot))].map(([path, one]) => [
      path,
      (one.entry.data_file as Row).first_row_id,
    ]);
    const rowIds = [
      ["a", 100n],
      ["b", 500n],
      ["c", 110n],
      ["d", 120n],
    ];
    assert.deepEqual(found, rowIds);
    // Room for the rows of all live files, as Java makes it.
    assert.deepEqual([snapshot?.["first-row-id"], snapshot?.["added-rows"]], [600, 30]);
  });

  it("must be live", async () => {
    const storage = memoryStorage();
    const table = tableOf({ table: "java/shop/orders_v2" });
    const [gone] = await filesOfMain(storage, table);
    assert.ok(gone);
    const main = snapshotOf(table, "main");
    const picks = [pick(77n, main, [{ ...gone, path: `${gone.path}x` }])];
    await assert.rejects(tableFiles(storage).write(table, picks, 0), {
      code: "IB411",
      message: /not as planned/,
    });
    assert.deepEqual([...storage.files.keys()], []);
  });

  it("are told once: the next pick has no manifest without a live file, and cannot take them again", async () => {
    const storage = memoryStorage();
    const table = tableOf({ table: "java/shop/orders_v2" });
    const all = await filesOfMain(storage, table);
    const first = pick(77n, snapshotOf(table, "main"), all);
    const second = pick(78n, first.snapshot, []);
    const { snapshots } = await tableFiles(storage).write(table, [first, second], 0);
    const rows = await avroRows(storage, snapshots[0]?.["manifest-list"]);
    assert.ok(
      rows.length > 0 && rows.every(({ deleted_files_count }) => deleted_files_count === 1),
    );
    assert.deepEqual(await avroRows(storage, snapshots[1]?.["manifest-list"]), []);
    const again = [first, pick(78n, first.snapshot, all.slice(0, 1))];
    await assert.rejects(tableFiles(storage).write(table, again, 0), { code: "IB411" });
  });
});

/** By path, each entry of a snapshot's manifests, with its manifest's row and the row id that it has. */
async function entriesOf(
  storage: ReturnType<typeof memoryStorage>,
  snapshot: Snapshot | undefined,
) {
  const found = new Map<string, { entry: Row; row: Row; rowId: bigint | null }>();
  for (const row of await avroRows(storage, snapshot?.["manifest-list"])) {
    let next = (row.first_row_id ?? null) as bigint | null;
    for (const entry of await avroRows(storage, String(row.manifest_path))) {
      const file = entry.data_file as Row;
      const own = (file.first_row_id ?? null) as bigint | null;
      found.set(String(file.file_path), { entry, row, rowId: own ?? next });
      if (own === null && next !== null) next += file.record_count as bigint;
    }
  }
  return found;
}
