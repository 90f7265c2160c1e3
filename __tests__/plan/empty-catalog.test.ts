import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { emptyCatalog } from "../../src/plan/empty-catalog.ts";

describe("a catalog without tables", () => {
  it("is a notice where nothing tells whether it is new", () => {
    const { code, level, message } = emptyCatalog("bronze", []);
    assert.deepEqual([code, level], ["IB430", "notice"]);
    assert.equal(message, "The catalog bronze has no table yet.");
  });

  it("is a warning where its database has others, of which it names a few", () => {
    const { level, message } = emptyCatalog("bronze", ["a", "b", "c", "d"]);
    assert.equal(level, "warning");
    assert.match(message, /has those of a, b, c and others\.$/);
  });
});
