import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { markKey } from "../../src/iceberg/marks.ts";
import type { TableCommit } from "../../src/iceberg/table-metadata.ts";
import { untaken } from "../../src/iceberg/untaken.ts";
import { aTable } from "../a-table.ts";

const identifier = { namespace: ["inventory"], name: "orders" };

/** Moves main from 1 to `to`, as a publish does, or an undo. */
function move(from: number | null, to: number): TableCommit {
  return {
    identifier,
    requirements: [{ type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": from }],
    updates: [
      { action: "set-snapshot-ref", "ref-name": "main", type: "branch", "snapshot-id": to },
    ],
  };
}

describe("what of a commit a table does not show", () => {
  for (const { name, commit, shows, expect } of [
    { name: "a ref that is there", commit: move(1, 2), shows: "1 < 2; main=2", expect: 0 },
    { name: "a ref that has never moved", commit: move(1, 2), shows: "1 < 2; main=1", expect: 1 },
    { name: "a ref that is gone", commit: move(1, 2), shows: "1 < 2; pr=2", expect: 1 },
    {
      name: "a ref from which a writer went on at once",
      commit: move(1, 2),
      shows: "1 < 2 < 3; main=3",
      expect: 0,
    },
    {
      name: "a ref that somebody moved elsewhere",
      commit: move(1, 2),
      shows: "1 < 2; 1 < 3; main=3",
      expect: 1,
    },
    {
      name: "an undo that was skipped, though the ref leads on from where it was to go",
      commit: move(2, 1),
      shows: "1 < 2; main=2",
      expect: 1,
    },
    { name: "a new ref that is not there", commit: move(null, 2), shows: "1 < 2; pr=2", expect: 1 },
  ])
    it(`${name}: ${expect === 0 ? "nothing" : "it"}`, () => {
      const table = { identifier, metadataLocation: "m", metadata: aTable(shows) };
      assert.equal(untaken(commit, table).length, expect);
    });

  it("a connector's state that was moved on at once: nothing, where the commit's mark is there", () => {
    const mark = { [markKey("pr")]: "undone" };
    const updates = [
      { action: "set-properties", updates: { ...mark, "airbyte.a": "10" } },
      { action: "remove-properties", removals: ["airbyte.b"] },
    ] as const;
    const commit: TableCommit = { identifier, requirements: [], updates };
    const left = (properties: { readonly [key: string]: string }) =>
      untaken(commit, {
        identifier,
        metadataLocation: "m",
        metadata: aTable("1; main=1", { properties }),
      });
    assert.deepEqual(left({ ...mark, "airbyte.a": "20", "airbyte.b": "1" }), []);
    assert.equal(
      left({ [markKey("pr")]: "published", "airbyte.a": "20", "airbyte.b": "1" }).length,
      2,
    );
    assert.equal(left({}).length, 1);
  });

  it("a table that is gone: that", () => {
    assert.deepEqual(untaken(move(1, 2), undefined), ["inventory.orders is gone"]);
  });
});
