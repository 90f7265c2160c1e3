/** What a snapshot added is found where the one before it has been expired, by whatever writer. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tableFiles } from "../../../src/adapters/manifests.ts";
import { memoryStorage } from "./lake.ts";
import { entry, type MadeManifest, makeSnapshot } from "./made.ts";

/** As iceberg-rust appends: a copy of an older manifest, under the name of that one's snapshot. */
const copy: MadeManifest = {
  addedSnapshotId: 1n,
  entries: [
    entry("a", { status: 0, snapshotId: 1n }),
    entry("b", { snapshotId: 3n }),
    entry("c", { snapshotId: 3n }),
  ],
};

describe("a snapshot whose parent is expired", () => {
  it("added the files that its entries say, and how much it grew nobody can tell", async () => {
    const storage = memoryStorage();
    const snapshot = await makeSnapshot(storage, 3n, [copy]);
    const found = await tableFiles(storage).read(snapshot, "expired");
    const paths = found.added.flatMap(({ files }) => files.map(({ path }) => path));
    assert.equal(paths.length, 2);
    assert.equal(found.growth, undefined);
  });
});
