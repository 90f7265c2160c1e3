/** What is read of snapshots that Java, pyiceberg and iceberg-rust wrote. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tableFiles } from "../../../src/adapters/manifests.ts";
import type { SnapshotFiles } from "../../../src/iceberg/replay.ts";
import { fixture, fixtureTables, memoryStorage, parentOf, snapshotOf } from "./lake.ts";

const files = tableFiles(memoryStorage());

async function readRef(table: string, ref: string): Promise<SnapshotFiles> {
  const loaded = fixture(table);
  const snapshot = snapshotOf(loaded, ref);
  return files.read(snapshot, parentOf(loaded, snapshot));
}

describe("the snapshots of a table", () => {
  for (const [name, table] of fixtureTables()) {
    const snapshots = table.metadata.snapshots ?? [];
    if (snapshots.length === 0) continue;
    it(`${name}: are read as their summaries count them`, async () => {
      for (const snapshot of snapshots) {
        const { summary = {} } = snapshot;
        const read = await files.read(snapshot, parentOf(table, snapshot));
        const added = read.added.flatMap((one) => one.files);
        assert.equal(added.length, Number(summary["added-data-files"] ?? 0));
        assert.equal(sum(added.map(({ rows }) => rows)), BigInt(summary["added-records"] ?? 0));
        assert.equal(sum(added.map(({ size }) => size)), BigInt(summary["added-files-size"] ?? 0));
        assert.equal(read.removed.length, Number(summary["deleted-data-files"] ?? 0));
        assert.equal(read.changesDeletes, false);
        assert.equal(read.encrypted, false);
        assert.deepEqual(read.growth, {
          files: added.length - read.removed.length,
          rows: sum(added.map(({ rows }) => rows)) - sum(read.removed.map(({ rows }) => rows)),
        });
      }
    });
  }
});

describe("a data file", () => {
  it("is told with its partition as text, its spec and the schema of its manifest", async () => {
    const { added } = await readRef("py/sales/evolved", "feature/x");
    const [one] = added;
    assert.deepEqual([one?.specId, one?.schemaId], [1, 1]);
    assert.equal(one?.files[0]?.partition, '[["f1000","20454"]]');
  });

  it("has no partition where the table has none", async () => {
    const { added } = await readRef("java/shop/gz", "main");
    assert.equal(added[0]?.files[0]?.partition, "");
  });

  it("is of the same partition in the manifests of two snapshots, be it written by the one or the other", async () => {
    const two = await Promise.all(
      ["main", "next"].map((ref) => readRef("java/shop/orders_v2", ref)),
    );
    const partitions = two.map(({ added }) => added[0]?.files[0]?.partition);
    assert.match(String(partitions[0]), /^\[\["f1000","(eu|us)"\]\]$/);
    assert.equal(typeof partitions[1], "string");
  });
});

function sum(numbers: readonly bigint[]): bigint {
  return numbers.reduce((a, b) => a + b, 0n);
}
