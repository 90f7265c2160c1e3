/** Which files in a table's folder a killed replay left behind. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tableFiles } from "../../../src/adapters/manifests.ts";
import type { ReplayPick } from "../../../src/iceberg/replay.ts";
import type { Snapshot } from "../../../src/iceberg/table-metadata.ts";
import { fixture, type MemoryStorage, memoryStorage, parentOf, snapshotOf } from "./lake.ts";

const table = fixture("py/sales/moved_v2");
const main = snapshotOf(table, "main");

function withSnapshots(snapshots: readonly Snapshot[]) {
  return { ...table, metadata: { ...table.metadata, snapshots } };
}

async function replayed(storage: MemoryStorage, id: bigint) {
  const branch = snapshotOf(table, "feature/x");
  const { added } = await tableFiles(storage).read(branch, parentOf(table, branch));
  const { "manifest-list": _, ...planned } = branch;
  const snapshot = { ...planned, "snapshot-id": id, "parent-snapshot-id": main["snapshot-id"] };
  const pick: ReplayPick = { snapshot, added, removed: [] };
  return tableFiles(storage).write(table, [pick], 0);
}

describe("what a killed run left behind", () => {
  it("is all that it wrote, where no snapshot names it", async () => {
    const storage = memoryStorage();
    const { files } = await replayed(storage, 5n);
    assert.deepEqual([...(await tableFiles(storage).leftOver(table))].sort(), [...files].sort());
  });

  it("is nothing of another table in the same folder", async () => {
    const storage = memoryStorage();
    await replayed(storage, 5n);
    const uuid = "00000000-0000-4000-8000-000000000000";
    const other = { ...table, metadata: { ...table.metadata, "table-uuid": uuid } };
    assert.deepEqual(await tableFiles(storage).leftOver(other), []);
  });

  it("is nothing of a run whose snapshot is in the table, and no list is read to know it", async () => {
    const storage = memoryStorage();
    const { snapshots } = await replayed(storage, 5n);
    storage.reads.length = 0;
    const loaded = withSnapshots([...(table.metadata.snapshots ?? []), ...snapshots]);
    assert.deepEqual(await tableFiles(storage).leftOver(loaded), []);
    assert.deepEqual(storage.reads, []);
  });

  it("is only the list, where the snapshot is expired and a later one has the manifest", async () => {
    const storage = memoryStorage();
    const { snapshots, files } = await replayed(storage, 5n);
    const [first] = snapshots;
    assert.ok(first);
    const kept = `${first["manifest-list"]}.by-another-engine`;
    storage.files.set(kept, storage.files.get(String(first["manifest-list"])) as Uint8Array);
    const later = { ...first, "snapshot-id": 6, "manifest-list": kept };
    assert.deepEqual(
      await tableFiles(storage).leftOver(withSnapshots([main, later])),
      files.filter((one) => one.includes("/snap-")),
    );
  });

  it("is no file of another name", async () => {
    const storage = memoryStorage();
    const folder = `${table.metadata.location}/metadata`;
    const id = "0b0a6c2e-6f2c-4c5e-9d9a-1f2e3d4c5b6a";
    for (const name of [
      `${id}-m0.avro`,
      `snap-5-1-${id}.avro`,
      `icebranch-${id}.txt`,
      "00001-a.metadata.json",
    ])
      storage.files.set(`${folder}/${name}`, new Uint8Array());
    assert.deepEqual(await tableFiles(storage).leftOver(table), []);
  });
});

describe("removing files", () => {
  it("answers those that are still there", async () => {
    const storage = memoryStorage((call, at) => call === "remove" && at === "b");
    storage.files.set("a", new Uint8Array()).set("b", new Uint8Array());
    assert.deepEqual(await tableFiles(storage).remove(["a", "b", "c"]), ["b"]);
    assert.deepEqual([...storage.files.keys()], ["b"]);
  });
});
