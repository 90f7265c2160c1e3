/** What of a data branch's snapshots another branch has already, by id or as a replay. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isAllReplayed, ownSnapshots } from "../../src/iceberg/held.ts";
import { aTable } from "../a-table.ts";

const rows: readonly {
  readonly name: string;
  readonly history: string;
  readonly base?: string | null;
  readonly own: string;
  readonly end?: string;
}[] = [
  { name: "appends of both", history: "1 < 2; 1 < 3 < 4; main=2 pr=4", own: "3 4" },
  { name: "a replay of all", history: "1 < 2 < 8(3) < 9(4); 1 < 3 < 4; main=9 pr=4", own: "" },
  { name: "a replay of the first", history: "1 < 2 < 8(3); 1 < 3 < 4; main=8 pr=4", own: "4" },
  {
    name: "a stacked child of a replayed parent",
    history: "1 < 2 < 8(3); 1 < 3 < 4; main=8 pr=4",
    base: "1",
    own: "4",
  },
  {
    name: "a replay of a replay",
    history: "1 < 5(3) < 6; 1 < 2 < 8(5); 1 < 3 < 4; main=8 pr=4",
    own: "4",
  },
  {
    name: "two replays of one snapshot",
    history: "1 < 2 < 8(3); 1 < 3; 1 < 5(3) < 6; main=8 pr=6",
    own: "6",
  },
  { name: "what came before the base", history: "1 < 3 < 4; 2; main=2 pr=4", base: "3", own: "4" },
  { name: "two roots", history: "2; 3 < 4; main=2 pr=4", base: null, own: "3 4" },
  { name: "begun anew", history: "1 < 2; 3 < 4; main=2 pr=4", base: "1", own: "3 4", end: "apart" },
  { name: "a cut chain", history: "1 < 2; 3? < 4; main=2 pr=4", own: "3 4", end: "expired" },
  {
    name: "chains of both that are cut below what they share",
    history: "1? < 2; 1 < 3; main=2 pr=3",
    own: "3",
  },
];

describe("what a data branch has of its own", () => {
  for (const { name, history, base, own, end = "whole" } of rows)
    it(`is known of ${name}`, () => {
      const table = aTable(history);
      const head = String(table.refs?.pr?.["snapshot-id"]);
      const main = String(table.refs?.main?.["snapshot-id"]);
      const found = ownSnapshots(table, head, main, base);
      assert.deepEqual(
        [found.own.map((one) => String(one["snapshot-id"])).join(" "), found.end],
        [own, end],
      );
    });

  it("is nothing where a compaction is all that was not replayed", () => {
    const table = aTable("1 < 2 < 8(3); 1 < 3 < 4~; main=8 pr=4");
    assert.equal(isAllReplayed(table, "4", "8"), true);
  });

  it("is a compaction where nothing was replayed", () => {
    assert.equal(isAllReplayed(aTable("1 < 2; 1 < 4~; main=2 pr=4"), "4", "2"), false);
  });
});
