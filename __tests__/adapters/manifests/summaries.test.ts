/** Field summaries of manifests: readers pass over every file that they say cannot match. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readList } from "../../../src/adapters/manifests/list.ts";
import { readManifest } from "../../../src/adapters/manifests/manifest.ts";
import { fieldSummaries } from "../../../src/adapters/manifests/summaries.ts";
import { record } from "../../../src/adapters/manifests/values.ts";
import { fixtureTables, memoryStorage } from "./lake.ts";

const storage = memoryStorage();

describe("the field summaries of a table", () => {
  for (const [name, { metadata }] of fixtureTables()) {
    const snapshots = metadata.snapshots ?? [];
    if (snapshots.length === 0 || name.startsWith("jk/")) continue;
    it(`${name}: are those that its writer made`, async () => {
      for (const snapshot of snapshots)
        for (const listed of await readList(storage, snapshot)) {
          const { header, entries } = await readManifest(storage, listed);
          const tuples = [...entries()].map(({ values }) => record(values.f2).f102);
          assert.deepEqual(
            shown(fieldSummaries(header.partition, tuples)),
            shown(listed.partitions),
          );
        }
    });
  }
});

/** Which of Java and pyiceberg say that an integer is no NaN, and which say nothing, is all one. */
function shown(summaries: unknown): unknown {
  return ((summaries ?? []) as readonly { [name: string]: unknown }[]).map((one) => ({
    ...one,
    f518: one.f518 === true,
    ...Object.fromEntries(
      ["f510", "f511"].map((key) => [key, (one[key] as Buffer | null)?.toString("hex") ?? null]),
    ),
  }));
}

describe("a field summary", () => {
  const decimal = { type: "fixed", name: "d", size: 4, logicalType: "decimal" };
  const bytes = (...all: readonly number[]) => Buffer.from(all);
  const rows: readonly (readonly [
    type: unknown,
    values: readonly unknown[],
    low: string | null,
    high: string | null,
    nan?: boolean,
  ])[] = [
    ["int", [3, -2, 1], "feffffff", "03000000"],
    ["long", [3n, -2n], "feffffffffffffff", "0300000000000000"],
    ["string", ["us", "eu", "ü"], "6575", "c3bc"],
    ["boolean", [true, false], "00", "01"],
    ["double", [1.5, Number.NaN], "000000000000f83f", "000000000000f83f", true],
    [decimal, [bytes(0xff, 0xff, 0xff, 0x7f), bytes(0, 0, 0, 0x80)], "ff7f", "0080"],
    ["bytes", [bytes(0x80), bytes(0x01, 0x02)], "0102", "80"],
    ["int", [null], null, null],
  ];
  for (const [type, values, low, high, nan = false] of rows)
    it(`of ${JSON.stringify(type)} over ${values.map(String)} is from ${low} to ${high}`, () => {
      const partition = { type: "record", fields: [{ "field-id": 1000, type: ["null", type] }] };
      const tuples = values.map((value) => ({ f1000: value }));
      assert.deepEqual(shown(fieldSummaries(partition, tuples)), [
        { f509: values.includes(null), f518: nan, f510: low, f511: high },
      ]);
    });
});
