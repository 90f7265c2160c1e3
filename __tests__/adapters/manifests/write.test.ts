/** What is written of a branch's snapshots on top of main, read back by an Avro reader that knows no Iceberg. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tableFiles } from "../../../src/adapters/manifests.ts";
import type { ReplayPick } from "../../../src/iceberg/replay.ts";
import type { LoadedTable, Snapshot } from "../../../src/iceberg/table-metadata.ts";
import {
  avroRows,
  fixture,
  type MemoryStorage,
  memoryStorage,
  parentOf,
  snapshotOf,
} from "./lake.ts";

const now = 4_000_000_000_000;

interface Case {
  readonly table: string;
  readonly branch: string;
  /** Another format version than the fixture's: the table was upgraded since. */
  readonly version?: number;
}

const cases: readonly Case[] = [
  { table: "java/shop/orders_v1", branch: "ahead" },
  { table: "java/shop/orders_v2", branch: "ahead" },
  { table: "java/shop/orders_v3", branch: "ahead" },
  { table: "py/sales/moved_v1", branch: "feature/x" },
  { table: "py/sales/moved_v2", branch: "feature/x" },
  { table: "java/shop/orders_v1", branch: "ahead", version: 2 },
  { table: "py/sales/moved_v1", branch: "feature/x", version: 2 },
  { table: "java/shop/orders_v1", branch: "ahead", version: 3 },
  { table: "py/sales/moved_v2", branch: "feature/x", version: 3 },
];

/** The table, as if it had been upgraded. */
function tableOf({ table, version }: Case): LoadedTable {
  const loaded = fixture(table);
  const upgraded = version === undefined ? {} : { "format-version": version, "next-row-id": 7 };
  return { ...loaded, metadata: { ...loaded.metadata, ...upgraded } };
}

/** A pick of a branch's last snapshot, `id` in the place of its own, on top of a parent. */
async function pickOf(
  storage: MemoryStorage,
  table: LoadedTable,
  branch: string,
  id: bigint,
  parent: Snapshot | undefined,
): Promise<ReplayPick> {
  const snapshot = snapshotOf(table, branch);
  const read = await tableFiles(storage).read(snapshot, parentOf(table, snapshot));
  const { "manifest-list": _, "parent-snapshot-id": __, ...planned } = snapshot;
  return {
    snapshot: {
      ...planned,
      "snapshot-id": id,
      ...(parent === undefined ? {} : { "parent-snapshot-id": parent["snapshot-id"] }),
    },
    added: read.added,
    removed: read.removed,
  };
}

const id = 9_007_199_254_740_993n;

async function replay(one: Case, storage = memoryStorage()) {
  const table = tableOf(one);
  const main = snapshotOf(table, "main");
  const pick = await pickOf(storage, table, one.branch, id, main);
  const files = tableFiles(storage);
  const written = await files.write(table, [pick], now);
  const [snapshot] = written.snapshots;
  assert.ok(snapshot);
  return { storage, table, main, pick, files, written, snapshot };
}

function name({ table, branch, version }: Case): string {
  return `${table}, ${branch} on main${version === undefined ? "" : ` upgraded to ${version}`}`;
}

describe("a snapshot on top of main", () => {
  for (const one of cases)
    it(`${name(one)}: has main's manifests and adds the branch's files`, async () => {
      const { storage, main, pick, files, written, snapshot } = await replay(one);
      const read = await files.read(snapshot, main);
      assert.deepEqual(
        read.added.map(({ source: _, ...rest }) => rest),
        pick.added.map(({ source: _, ...rest }) => rest),
      );
      assert.deepEqual(read.removed, []);
      const added = read.added.flatMap((manifest) => manifest.files);
      const rows = added.reduce((total, file) => total + file.rows, 0n);
      assert.deepEqual(read.growth, { files: added.length, rows });
      assert.deepEqual([...written.files].sort(), [...storage.files.keys()].sort());
      const before = await avroRows(storage, main["manifest-list"]);
      const after = await avroRows(storage, snapshot["manifest-list"]);
      assert.deepEqual(
        after.slice(-before.length).map(({ manifest_path }) => manifest_path),
        before.map(({ manifest_path }) => manifest_path),
      );
      for (const [at, row] of before.entries())
        for (const [key, value] of Object.entries(after[after.length - before.length + at] ?? {}))
          if (row[key] !== undefined && key !== "first_row_id")
            assert.deepEqual(plain(value), plain(row[key]), key);
    });

  for (const one of cases)
    it(`${name(one)}: keeps all that the branch's manifest says of a file`, async () => {
      const { storage, pick, table, snapshot } = await replay(one);
      const [row] = await avroRows(storage, snapshot["manifest-list"]);
      const entries = await avroRows(storage, String(row?.manifest_path));
      const source = await avroRows(storage, await sourceOf(storage, table, one.branch));
      assert.equal(entries.length, pick.added[0]?.files.length);
      const own = source.filter((entry) => entry.status === 1);
      for (const [at, entry] of entries.entries()) {
        assert.equal(entry.status, 1);
        assert.equal(entry.snapshot_id, id);
        assert.equal(entry.sequence_number ?? null, null);
        assert.equal(entry.file_sequence_number ?? null, null);
        const written = entry.data_file as { readonly [key: string]: unknown };
        for (const [key, value] of Object.entries(own[at]?.data_file as object))
          if (key in written) assert.deepEqual(plain(written[key]), plain(value), key);
        assert.deepEqual(
          [written.content, written.first_row_id],
          [
            [undefined, undefined],
            [0, undefined],
            [0, null],
          ][table.metadata["format-version"] - 1],
        );
      }
    });
});

/** The manifest that a branch's last snapshot wrote. */
async function sourceOf(storage: MemoryStorage, table: LoadedTable, branch: string) {
  const snapshot = snapshotOf(table, branch);
  const list = await avroRows(storage, snapshot["manifest-list"]);
  const own = list.find((row) => row.added_snapshot_id === BigInt(snapshot["snapshot-id"]));
  return String(own?.manifest_path);
}

/** avsc makes a class for each record. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (_key, one) => (typeof one === "bigint" ? String(one) : one)),
  );
}

describe("numbers of the new snapshots", () => {
  it("are the next sequence numbers of the table, one a pick, in lists and snapshots", async () => {
    const storage = memoryStorage();
    const table = tableOf({ table: "java/shop/orders_v2", branch: "ahead" });
    const main = snapshotOf(table, "main");
    const first = await pickOf(storage, table, "ahead", 11n, main);
    const second = await pickOf(storage, table, "next", 12n, first.snapshot);
    const { snapshots } = await tableFiles(storage).write(table, [first, second], now);
    const last = Number(table.metadata["last-sequence-number"]);
    assert.deepEqual(
      snapshots.map((one) => one["sequence-number"]),
      [last + 1, last + 2],
    );
    assert.deepEqual(
      snapshots.map((one) => one["timestamp-ms"]),
      [now, now],
    );
    const rows = await avroRows(storage, snapshots[1]?.["manifest-list"]);
    assert.deepEqual(
      rows
        .slice(0, 2)
        .map((row) => [row.sequence_number, row.min_sequence_number, row.added_snapshot_id]),
      [
        [BigInt(last + 2), BigInt(last + 2), 12n],
        [BigInt(last + 1), BigInt(last + 1), 11n],
      ],
    );
  });

  it("are none in a table of version 1", async () => {
    const { snapshot, storage } = await replay({ table: "py/sales/moved_v1", branch: "feature/x" });
    assert.equal(snapshot["sequence-number"], undefined);
    const [row] = await avroRows(storage, snapshot["manifest-list"]);
    assert.equal(row?.sequence_number, undefined);
  });

  it("begin no earlier than the table's last change or the parent, whatever the clock says", async () => {
    const storage = memoryStorage();
    const table = tableOf({ table: "py/sales/moved_v2", branch: "feature/x" });
    const pick = await pickOf(storage, table, "feature/x", id, snapshotOf(table, "main"));
    const { snapshots } = await tableFiles(storage).write(table, [pick], 5);
    assert.equal(snapshots[0]?.["timestamp-ms"], table.metadata["last-updated-ms"]);
  });
});

describe("row ids", () => {
  it("go on from the table's in version 3, and main's manifests keep theirs", async () => {
    const one = { table: "java/shop/orders_v3", branch: "ahead" };
    const { storage, table, main, pick, snapshot } = await replay(one);
    const next = Number(table.metadata["next-row-id"]);
    const added = pick.added
      .flatMap(({ files }) => files)
      .reduce((sum, { rows }) => sum + rows, 0n);
    assert.equal(snapshot["first-row-id"], next);
    assert.equal(snapshot["added-rows"], Number(added));
    const before = await avroRows(storage, main["manifest-list"]);
    const after = await avroRows(storage, snapshot["manifest-list"]);
    assert.deepEqual(
      after.map((row) => row.first_row_id),
      [BigInt(next), ...before.map((row) => row.first_row_id)],
    );
  });

  it("are given to all of main's manifests in the first commit after an upgrade", async () => {
    const one = { table: "py/sales/moved_v2", branch: "feature/x", version: 3 };
    const { storage, snapshot } = await replay(one);
    const rows = await avroRows(storage, snapshot["manifest-list"]);
    let next = 7n;
    for (const row of rows) {
      assert.equal(row.first_row_id, next);
      next += BigInt(row.added_rows_count as bigint) + BigInt(row.existing_rows_count as bigint);
    }
    assert.deepEqual([snapshot["first-row-id"], snapshot["added-rows"]], [7, Number(next - 7n)]);
  });
});

describe("what cannot be written whole", () => {
  it("leaves nothing behind, whichever file fails", async () => {
    const one = { table: "java/shop/orders_v2", branch: "ahead" };
    for (const failing of [/-m0\.avro$/, /snap-/]) {
      const storage = memoryStorage((call, at) => call === "create" && failing.test(at));
      await assert.rejects(replay(one, storage), { code: "IB608", message: "create failed." });
      assert.deepEqual([...storage.files.keys()], []);
    }
  });

  it("is told where it cannot be removed either", async () => {
    const storage = memoryStorage((call, at) => call === "remove" || /snap-/.test(at));
    const failing = replay({ table: "java/shop/orders_v2", branch: "ahead" }, storage);
    await assert.rejects(failing, (error: Error) => {
      assert.match(error.message, /create failed.*could not be removed: s3:\S+-m0\.avro, /);
      return true;
    });
  });

  it("is refused where main's snapshot is gone", async () => {
    const storage = memoryStorage();
    const table = tableOf({ table: "py/sales/moved_v2", branch: "feature/x" });
    const pick = await pickOf(storage, table, "feature/x", id, snapshotOf(table, "main"));
    const without = { ...table, metadata: { ...table.metadata, snapshots: [] } };
    await assert.rejects(tableFiles(storage).write(without, [pick], now), { code: "IB411" });
  });
});

describe("the folder of the new files", () => {
  const folders: readonly (readonly [string | undefined, string])[] = [
    [undefined, "s3://b/t/metadata/"],
    ["s3://other/meta/", "s3://other/meta/"],
    ["/mnt/meta", "/mnt/meta/"],
    ["meta", "s3://b/t/meta/"],
  ];
  for (const [asked, folder] of folders)
    it(`is ${folder} where write.metadata.path is ${asked ?? "not set"}`, async () => {
      const storage = memoryStorage();
      const table = tableOf({ table: "py/sales/moved_v2", branch: "feature/x" });
      const pick = await pickOf(storage, table, "feature/x", id, undefined);
      const properties = asked === undefined ? {} : { "write.metadata.path": asked };
      const moved = {
        ...table,
        metadata: { ...table.metadata, location: "s3://b/t/", properties },
      };
      const { files } = await tableFiles(storage).write(moved, [pick], now);
      for (const file of files) assert.equal(file.slice(0, file.lastIndexOf("/") + 1), folder);
    });
});
