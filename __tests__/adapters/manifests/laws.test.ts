/** What a manifest says of a file survives being written again, whatever it says. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { tableFiles } from "../../../src/adapters/manifests.ts";
import { avroRows, memoryStorage } from "./lake.ts";
import { entry, madeTable, makeSnapshot } from "./made.ts";

const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const count = fc.bigInt({ min: 0n, max: 2n ** 40n });
const bytes = fc.uint8Array({ maxLength: 20 }).map((one) => Buffer.from(one));
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

function mapOf(key: number, value: number, values: fc.Arbitrary<unknown>) {
  return fc.option(
    fc.array(fc.record({ [`f${key}`]: int, [`f${value}`]: values }), { maxLength: 4 }),
  );
}

const file = fc.record({
  f102: fc.record({
    f1000: fc.option(int),
    f1001: fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 }).map((one) => Buffer.from(one))),
    f1002: fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 }).map((one) => Buffer.from(one))),
  }),
  f103: count,
  f104: long,
  f105: long,
  f108: mapOf(117, 118, long),
  f109: mapOf(119, 120, long),
  f110: mapOf(121, 122, long),
  f137: mapOf(138, 139, long),
  f125: mapOf(126, 127, bytes),
  f128: mapOf(129, 130, bytes),
  f132: fc.option(fc.array(long, { maxLength: 3 })),
  f135: fc.option(fc.array(int, { maxLength: 3 })),
  f140: fc.option(int),
  f143: fc.option(fc.string()),
  f144: fc.option(long),
  f145: fc.option(long),
});

/** The table may have been upgraded between the two. */
const versions = fc.constantFrom([1, 1], [1, 2], [1, 3], [2, 2], [2, 3], [3, 3]);

describe("a manifest", () => {
  it("says the same of its files on top of another snapshot, but for whose they are", async () => {
    const entries = fc.array(fc.tuple(fc.string(), file), { minLength: 1, maxLength: 4 });
    const property = fc.asyncProperty(
      versions,
      entries,
      long,
      async ([from = 2, to = 2], all, id) => {
        const storage = memoryStorage();
        const made = all.map(([path, one]) => entry(path, { snapshotId: 7n, file: one }));
        const snapshot = await makeSnapshot(storage, 7n, [{ entries: made }], from);
        const files = tableFiles(storage);
        const { added } = await files.read(snapshot, undefined);
        const pick = { snapshot: { ...snapshot, "snapshot-id": id }, added, removed: [] };
        const { snapshots } = await files.write(madeTable(to, []), [pick], 0);
        const [written] = await avroRows(storage, snapshots[0]?.["manifest-list"]);
        const [before, after] = await Promise.all([
          avroRows(storage, "mem:/t/metadata/7-m0.avro"),
          avroRows(storage, String(written?.manifest_path)),
        ]);
        assert.equal(after.length, before.length);
        for (const [at, one] of after.entries()) {
          assert.equal(one.snapshot_id, id);
          const said = one.data_file as { readonly [key: string]: unknown };
          for (const [key, value] of Object.entries(before[at]?.data_file as object))
            if (key in said && key !== "first_row_id")
              assert.deepEqual(show(said[key]), show(value), key);
        }
        const again = await files.read(snapshots[0] ?? snapshot, undefined);
        assert.deepEqual(again.added[0]?.files, added[0]?.files);
      },
    );
    await fc.assert(property, { seed: 9, numRuns: 150 });
  });
});

function show(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, one) => (typeof one === "bigint" ? `${one}n` : one));
}
