import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Mark, markKey, marksOf, renderMark } from "../../src/iceberg/marks.ts";
import { aTable } from "../a-table.ts";

const mark: Mark = {
  ...{ repository: 42, project: ".", pull: 7, state: "published", branch: "pr" },
  ...{ base: "b", head: "h", snapshot: "1", schema: 0, spec: 0, sortOrder: 0, at: 1 },
  connectorState: { "airbyte.s": "1" },
  stateTakenBack: { "airbyte.s": "2" },
  publish: {
    id: "p",
    merge: "m",
    from: "1",
    to: "2",
    before: { id: "o", merge: "l", from: null, to: "1" },
  },
  kept: "icebranch-kept-pr-2",
};

function read(value: string): Mark | "unreadable" | undefined {
  return marksOf(aTable("1; main=1", { properties: { [markKey("pr")]: value } })).get("pr");
}

describe("a mark", () => {
  it("is read as it was written", () =>
    assert.deepEqual(read(renderMark(mark)), { v: 1, ...mark }));

  it("is none where a property only begins like one", () =>
    assert.equal(marksOf(aTable("1", { properties: { "icebranch.other": "{}" } })).size, 0));

  for (const [name, change] of [
    ["of a later version", { v: 2 }],
    ["of an unknown state", { state: "paused" }],
    ["without a project", { project: undefined }],
    ["with a repository's name for its id", { repository: "icebranch/example" }],
    ["with a snapshot id that JavaScript may have rounded", { snapshot: 7312 }],
    ["whose connector state is not text", { connectorState: { "airbyte.s": 1 } }],
    ["without a connector state", { connectorState: null }],
    ["whose state to bring back is not text", { stateTakenBack: { "airbyte.s": null } }],
    ["that is a receipt of nothing", { publish: undefined }],
    ["whose receipt names a rounded snapshot", { publish: { ...mark.publish, to: 2 } }],
    ["whose earlier receipt is broken", { publish: { ...mark.publish, before: {} } }],
    ["that names a tag which is not icebranch's", { kept: "main" }],
  ] as const)
    it(`${name} is not trusted`, () =>
      assert.equal(read(JSON.stringify({ v: 1, ...mark, ...change })), "unreadable"));

  for (const text of ["", "null", "[]", '"open"', "{"])
    it(`that is ${text === "" ? "empty" : text} is not trusted`, () =>
      assert.equal(read(text), "unreadable"));
});
