/** pyiceberg reads the snapshots that a replay writes, and goes on from them. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { sqlCatalog } from "../../src/adapters/catalog/sql.ts";
import { sqliteDriver } from "../../src/adapters/catalog/sqlite.ts";
import { tableFiles } from "../../src/adapters/manifests.ts";
import { localStorage } from "../../src/adapters/storage/local.ts";
import type { ReplayPick } from "../../src/iceberg/replay.ts";
import type { LoadedTable, Snapshot } from "../../src/iceberg/table-metadata.ts";
import { scratchLake } from "../demo/scratch-lake.ts";
import { type PyicebergAction, pyiceberg } from "./pyiceberg.ts";

const table = "shop.typed";

/** What stands between main's head and the branch's, oldest first. */
function snapshotsOf({ metadata }: LoadedTable, branch: string, base: Snapshot): Snapshot[] {
  const byId = new Map((metadata.snapshots ?? []).map((one) => [one["snapshot-id"], one]));
  const found: Snapshot[] = [];
  for (
    let one = byId.get(metadata.refs?.[branch]?.["snapshot-id"] ?? 0);
    one !== undefined && one["snapshot-id"] !== base["snapshot-id"];
    one = byId.get(one["parent-snapshot-id"] ?? 0)
  )
    found.unshift(one);
  return found;
}

/** Writes the snapshots of branch `b` on top of main, and moves main there. */
async function replay(folder: string): Promise<readonly string[]> {
  const storage = localStorage();
  const files = tableFiles(storage);
  await using catalog = sqlCatalog({
    name: "bronze",
    driver: sqliteDriver(join(folder, "catalog.db")),
    storage,
    clock: Date.now,
    warehouse: `file://${folder}/warehouse`,
  });
  const identifier = { namespace: ["shop"], name: "typed" };
  const loaded = await catalog.loadTable(identifier);
  assert.ok(loaded);
  const snapshots = loaded.metadata.snapshots ?? [];
  const main = loaded.metadata.refs?.main?.["snapshot-id"] ?? 0;
  const [base] = snapshots;
  assert.ok(base);
  const picks: ReplayPick[] = [];
  for (const one of snapshotsOf(loaded, "b", base)) {
    const parent = snapshots.find((other) => other["snapshot-id"] === one["parent-snapshot-id"]);
    const { added, removed } = await files.read(one, parent);
    const snapshot = {
      ...one,
      "snapshot-id": BigInt(one["snapshot-id"]) ^ 1n,
      "parent-snapshot-id": picks.at(-1)?.snapshot["snapshot-id"] ?? main,
      summary: { ...one.summary, "source-snapshot-id": String(one["snapshot-id"]) },
    };
    picks.push({ snapshot, added, removed });
  }
  const written = await files.write(loaded, picks, Date.now());
  const head = written.snapshots.at(-1)?.["snapshot-id"] ?? 0;
  await catalog.commit([
    {
      identifier,
      requirements: [{ type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": main }],
      updates: [
        ...written.snapshots.map((snapshot) => ({ action: "add-snapshot", snapshot }) as const),
        { action: "set-snapshot-ref", "ref-name": "main", type: "branch", "snapshot-id": head },
      ],
    },
  ]);
  return written.snapshots.map((one) => String(one["snapshot-id"]));
}

type Entry = readonly [number, string, number, number, number, readonly string[]];

type Partition = readonly (readonly [column: string, transform: string])[];

interface Case {
  readonly name: string;
  readonly version: 1 | 2;
  readonly partition: Partition;
  /** Between main's first rows and the branch's. */
  readonly onBranch?: readonly PyicebergAction[];
  /** After the branch's last rows, on main. */
  readonly onMain?: readonly PyicebergAction[];
}

const all: Partition = [
  ["region", "identity"],
  ["id", "bucket"],
  ["day", "identity"],
  ["price", "identity"],
  ["at", "identity"],
];

const cases: readonly Case[] = [
  { name: "of version 1", version: 1, partition: [] },
  { name: "of version 2", version: 2, partition: [] },
  { name: "of version 1 with partitions of many types", version: 1, partition: all },
  { name: "of version 2 with partitions of many types", version: 2, partition: all },
  {
    name: "upgraded since the branch was written",
    version: 1,
    partition: [["at", "day"]],
    onMain: [{ do: "upgrade", table, version: 2 }],
  },
  {
    name: "whose spec and schema changed on the branch",
    version: 2,
    partition: [["region", "identity"]],
    onBranch: [
      { do: "add_partition", table, column: "id", transform: "bucket" },
      { do: "add_column", table, name: "note" },
    ],
  },
];

describe("a table", () => {
  for (const { name, version, partition, onBranch = [], onMain = [] } of cases)
    it(`${name}: pyiceberg reads the rows of both sides, and writes on`, async () => {
      await using lake = await scratchLake("icebranch lake ");
      pyiceberg(
        lake.folder,
        { do: "create_typed", table, version, partition },
        { do: "append_typed", table, ids: [1, 2, 3, 4, 5, 6] },
        { do: "branch", table, name: "b" },
        ...onBranch,
        { do: "append_typed", table, ids: [11, 12, 13], branch: "b" },
        { do: "append_typed", table, ids: [14, 15], branch: "b" },
        { do: "append_typed", table, ids: [7, 8] },
        ...onMain,
      );
      const written = await replay(lake.folder);
      const [ids, right, sevens, early, entries, , after, , more] = pyiceberg(
        lake.folder,
        { do: "ids", table },
        { do: "typed_rows_are_right", table },
        { do: "ids_where", table, filter: "id == 13" },
        { do: "ids_where", table, filter: "region == 'r1' and day >= '2024-10-05'" },
        { do: "entries", table },
        { do: "append_typed", table, ids: [16] },
        { do: "ids", table },
        { do: "delete", table, filter: "id == 13" },
        { do: "ids", table },
      );
      assert.deepEqual(ids, [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15]);
      assert.equal(right, true);
      assert.deepEqual(sevens, [13]);
      assert.deepEqual(early, [1, 7, 11, 13]);
      const own = (entries as readonly Entry[]).filter(([, snapshot]) =>
        written.includes(snapshot),
      );
      assert.equal(
        own.reduce((sum, [, , , , rows]) => sum + rows, 0),
        5,
      );
      assert.ok(own.every(([status]) => status === 1));
      assert.deepEqual(after, [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16]);
      assert.deepEqual(more, [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16]);
    });

  it("with partitions by UUID: pyiceberg reads them", async () => {
    await using lake = await scratchLake("icebranch lake ");
    pyiceberg(
      lake.folder,
      { do: "create_typed", table, version: 2, partition: [["key", "identity"]] },
      { do: "append_by_uuid", table, ids: [1, 3] },
      { do: "branch", table, name: "b" },
      { do: "append_by_uuid", table, ids: [2, 4], branch: "b" },
      { do: "append_by_uuid", table, ids: [5], branch: "b" },
      { do: "append_by_uuid", table, ids: [7] },
    );
    await replay(lake.folder);
    const [entries, ids] = pyiceberg(lake.folder, { do: "entries", table }, { do: "ids", table });
    assert.deepEqual(
      (entries as readonly Entry[]).map(([, , , , rows, partition]) => [rows, ...partition]),
      [
        [1, "00000010-0000-0000-0000-000000000001"],
        [2, "00000010-0000-0000-0000-000000000000"],
        [1, "00000010-0000-0000-0000-000000000001"],
        [2, "00000010-0000-0000-0000-000000000001"],
      ],
    );
    assert.deepEqual(ids, [1, 2, 3, 4, 5, 7]);
  });
});
