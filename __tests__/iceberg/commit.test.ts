import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyUpdates, brokenRequirement, nextMetadataLocation } from "../../src/iceberg/commit.ts";
import { branchHead } from "../../src/iceberg/refs.ts";
import type {
  TableMetadata,
  TableRequirement,
  TableUpdate,
} from "../../src/iceberg/table-metadata.ts";
import { aTable } from "../a-table.ts";

const context = {
  now: 9_000,
  previousLocation: "file:///lake/orders/metadata/00004-a.metadata.json",
};

function setBranch(name: string, id: number, more = {}): TableUpdate {
  return {
    action: "set-snapshot-ref",
    "ref-name": name,
    type: "branch",
    "snapshot-id": id,
    ...more,
  };
}

function apply(metadata: TableMetadata, ...updates: TableUpdate[]): TableMetadata {
  return applyUpdates(metadata, updates, context);
}

describe("setting refs", () => {
  it("moves main, the current snapshot and the snapshot log together", () => {
    const after = apply(aTable("1 < 2; main=1 pr=2"), setBranch("main", 2));
    assert.equal(after["current-snapshot-id"], 2);
    assert.equal(branchHead(after, "main"), "2");
    assert.deepEqual(after["snapshot-log"], [{ "timestamp-ms": 9_000, "snapshot-id": 2 }]);
  });

  it("leaves the current snapshot and the snapshot log alone when another branch moves", () => {
    const after = apply(aTable("1 < 2; main=1"), setBranch("pr", 2));
    assert.equal(after["current-snapshot-id"], 1);
    assert.equal(after["snapshot-log"], undefined);
  });

  it("writes the previous file into the metadata log with the time that it was written", () => {
    const after = apply(aTable("1; main=1"), setBranch("pr", 1));
    assert.deepEqual(after["metadata-log"], [
      { "timestamp-ms": 5_000, "metadata-file": context.previousLocation },
    ]);
  });

  it("keeps as many log entries as the table's property allows", () => {
    const log = [1, 2, 3].map((n) => ({ "timestamp-ms": n, "metadata-file": `f${n}` }));
    const table = aTable("1; main=1", {
      "metadata-log": log,
      properties: { "write.metadata.previous-versions-max": "2" },
    });
    const after = apply(table, setBranch("pr", 1));
    assert.deepEqual(
      after["metadata-log"]?.map((entry) => entry["metadata-file"]),
      ["f3", context.previousLocation],
    );
  });

  it("is the same metadata where nothing changes, so that no file is written", () => {
    const table = aTable("1; main=1 pr=1");
    assert.equal(apply(table, setBranch("pr", 1)), table);
  });

  it("never goes back in time, whatever this machine's clock says", () => {
    const table = aTable("1; main=1", { "last-updated-ms": 99_000 });
    assert.equal(apply(table, setBranch("pr", 1))["last-updated-ms"], 99_000);
  });

  it("refuses a snapshot that the table does not have", () =>
    assert.throws(() => apply(aTable("1; main=1"), setBranch("main", 7)), { code: "IB411" }));

  it("gives a version 1 table without refs its main when it gets a branch", () => {
    const { refs: _, ...table } = aTable("1; main=1", { "format-version": 1 });
    const after = apply(table, setBranch("pr", 1));
    assert.deepEqual(Object.keys(after.refs ?? {}).sort(), ["main", "pr"]);
  });

  it("keeps every key that it does not know, in its place", () => {
    const table = aTable("1; main=1", { "x-vendor": { deep: [1n] } } as never);
    const after = apply(table, setBranch("pr", 1));
    assert.deepEqual(
      Object.keys(after).filter((key) => key in table),
      Object.keys(table),
    );
    assert.deepEqual(after["x-vendor"], { deep: [1n] });
  });
});

describe("removing main", () => {
  for (const [version, current] of [
    [1, -1],
    [2, -1],
    [3, undefined],
  ] as const)
    it(`leaves no current snapshot in format version ${version}`, () => {
      const after = apply(aTable("1; main=1", { "format-version": version }), {
        action: "remove-snapshot-ref",
        "ref-name": "main",
      });
      assert.equal(after["current-snapshot-id"], current);
      assert.equal(branchHead(after, "main"), null);
    });
});

describe("requirements", () => {
  const table = aTable("1 < 2; main=2 pr=1");
  const cases: { name: string; requirement: TableRequirement; holds: boolean }[] = [
    {
      name: "the uuid that it has",
      requirement: { type: "assert-table-uuid", uuid: table["table-uuid"] },
      holds: true,
    },
    {
      name: "another uuid",
      requirement: { type: "assert-table-uuid", uuid: "other" },
      holds: false,
    },
    {
      name: "main where it is",
      requirement: { type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": 2n },
      holds: true,
    },
    {
      name: "main elsewhere",
      requirement: { type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": 1 },
      holds: false,
    },
    {
      name: "no branch, and there is none",
      requirement: { type: "assert-ref-snapshot-id", ref: "new", "snapshot-id": null },
      holds: true,
    },
    {
      name: "no branch called like a built-in of JavaScript",
      requirement: { type: "assert-ref-snapshot-id", ref: "constructor", "snapshot-id": null },
      holds: true,
    },
    {
      name: "no branch, and there is one",
      requirement: { type: "assert-ref-snapshot-id", ref: "pr", "snapshot-id": null },
      holds: false,
    },
    {
      name: "another schema",
      requirement: { type: "assert-current-schema-id", "current-schema-id": 1 },
      holds: false,
    },
    { name: "no table", requirement: { type: "assert-create" }, holds: false },
  ];
  for (const { name, requirement, holds } of cases)
    it(`${holds ? "hold" : "do not hold"} for ${name}`, () =>
      assert.equal(brokenRequirement(table, [requirement]) === undefined, holds));
});

describe("the next metadata file", () => {
  for (const [previous, next] of [
    ["s3://b/m/00007-x.metadata.json", "s3://b/m/00008-U.metadata.json"],
    ["/m/00007-x.gz.metadata.json", "/m/00008-U.gz.metadata.json"],
    ["/m/00007-x.metadata.json.gz", "/m/00008-U.gz.metadata.json"],
    ["/m/v12.metadata.json", "/m/00013-U.metadata.json"],
    ["/m/99999-x.metadata.json", "/m/100000-U.metadata.json"],
  ] as const)
    it(`after ${previous} is ${next}`, () =>
      assert.equal(nextMetadataLocation(previous, "U"), next));
});
