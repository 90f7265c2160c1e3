/** Which data branches may be committed again on top of main, as far as their metadata says. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { walkReplay } from "../../src/plan/replay-walk.ts";
import { aTable } from "../a-table.ts";

function walk(history: string, base: string | null = "1", more = {}): string {
  const table = aTable(history, more);
  const main = table.refs?.main?.["snapshot-id"];
  const found = walkReplay(
    table,
    "pr",
    { base, onTarget: base },
    main === undefined ? null : String(main),
  );
  if ("why" in found) return found.why;
  const ids = (all: typeof found.picks) => all.map((one) => one["snapshot-id"]).join(" ");
  return `picks ${ids(found.picks)}${found.compactions.length === 0 ? "" : `, not ${ids(found.compactions)}`}`;
}

const rows: readonly (readonly [history: string, base: string | null, answer: string | RegExp])[] =
  [
    ["1 < 2; 1 < 3 < 4; main=2 pr=4", "1", "picks 3 4"],
    ["1 < 2; 1 < 3 < 4~ < 5; main=2 pr=5", "1", "picks 3 5, not 4"],
    ["1 < 2 < 8(3); 1 < 3 < 4; main=8 pr=4", "1", "picks 4"],
    ["2; 3 < 4; main=2 pr=4", null, "picks 3 4"],
    ["1 < 2; 1 < 3%; main=2 pr=3", "1", "picks 3"],
    ["1 < 2; 1 < 3% < 4; main=2 pr=4", "1", "picks 3 4"],
    ["1 < 2; 1 < 3 < 4%; main=2 pr=4", "1", /Snapshot 4 .*after other snapshots of the branch/],
    ["1 < 2; 1 < 3!; main=2 pr=3", "1", /Snapshot 3 .*does more than add files/],
    ["1 < 2; 1 < 3 < 4-; main=2 pr=4", "1", /Snapshot 4 .*does more than add files/],
    ["1 < 2; 3 < 4; main=2 pr=4", "1", /begun anew/],
    ["1 < 2; 3! < 4; main=2 pr=4", "1", /holds a full refresh/],
    ["1 < 2; 3? < 4; main=2 pr=4", "1", /expired/],
    ["1 < 3; pr=3", "1", /gone/],
    ["1 < 3 < 4; 20!; main=20 pr=4", "1", /begun anew, or put back/],
    ["1 < 3 < 4; 20 < 21; main=21 pr=4", "1", /begun anew, or put back/],
    ["0 < 1 < 3; 0 < 2; main=2 pr=3", "1", /begun anew, or put back/],
  ];

describe("a data branch beside a main that has moved", () => {
  for (const [history, base, answer] of rows)
    it(`${history}: ${answer}`, () => {
      const found = walk(history, base);
      if (typeof answer === "string") assert.equal(found, answer);
      else assert.match(found, answer);
    });

  for (const path of ["file:///tmp/x", "/tmp/x", "gs://other/x"])
    it(`whose table in S3 has its metadata in ${path} is not replayed`, () => {
      const properties = { "write.metadata.path": path };
      assert.match(
        walk("1 < 2; 1 < 3; main=2 pr=3", "1", { location: "s3://lake/t", properties }),
        /write\.metadata\.path/,
      );
    });

  for (const [who, key, id] of [
    ["main", "wap.id", 2],
    ["main's own replays", "published-wap-id", 2],
    ["the data branch itself", "wap.id", 3],
  ] as const)
    it(`is not replayed where what was audited is published by ${who}`, () => {
      const table = aTable("1 < 2; 1 < 3 < 4; main=2 pr=4");
      const snapshots = table.snapshots?.map((one) => {
        const more = { ...(one["snapshot-id"] === id ? { [key]: "w" } : {}) };
        const own = one["snapshot-id"] === 4 ? { "wap.id": "w" } : {};
        return { ...one, summary: { ...one.summary, ...more, ...own } };
      });
      assert.match(walk("1 < 2; 1 < 3 < 4; main=2 pr=4", "1", { snapshots }), /w \(wap\.id\)/);
    });

  it("whose metadata is in another bucket is replayed", () => {
    const more = { location: "s3://lake/t", properties: { "write.metadata.path": "s3a://meta/t" } };
    assert.equal(walk("1 < 2; 1 < 3; main=2 pr=3", "1", more), "picks 3");
  });

  for (const [what, more] of [
    ["a key", { properties: { "encryption.key-id": "k" } }],
    ["keys in its metadata", { "encryption-keys": [{ "key-id": "k" }] }],
  ] as const)
    it(`of a table with ${what} is not replayed`, () => {
      assert.match(walk("1 < 2; 1 < 3; main=2 pr=3", "1", more), /encrypted/);
    });
});
