/** What icebranch keeps on a Nessie branch of its own, and what it makes of what others put there. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Change, Entry } from "../../../src/adapters/catalog/nessie/api.ts";
import {
  formatChange,
  parseLedger,
  refChange,
  tableChange,
} from "../../../src/adapters/catalog/nessie/ledger.ts";
import { requireBranchName } from "../../../src/adapters/catalog/nessie/names.ts";
import {
  applyChange,
  changeOf,
  isNoChange,
  noState,
  type TableState,
} from "../../../src/adapters/catalog/nessie/state.ts";

const key = ["inventory", "orders"];
const name = JSON.stringify(key);
const tracked = {
  type: "branch",
  line: [{ location: "m1", snapshot: { "snapshot-id": 2n ** 62n, "timestamp-ms": 1 } }],
  main: { hash: "aa", location: "m1", head: 2n ** 62n },
  retention: {},
} as const;
const state: TableState = {
  ...noState,
  properties: { "icebranch.branch.pr": "{}" },
  refs: { pr: tracked },
};

function entriesOf(...changes: readonly Change[]): readonly Entry[] {
  return changes.flatMap((change) =>
    change.type === "PUT" ? [{ type: "NAMESPACE", key: change.key, content: change.content }] : [],
  );
}

describe("the ledger on Nessie", () => {
  it("reads what it wrote, each 64-bit id exactly", () => {
    const written = [
      formatChange(),
      ...tableChange(key, { now: state, next: [] }, undefined),
      ...refChange("pr", { type: "BRANCH", bases: ["aa"] }, undefined),
    ];
    const { tables, refs } = parseLedger(entriesOf(...written));
    assert.deepEqual(tables.get(name)?.now, state);
    assert.deepEqual(refs.get("pr")?.bases, ["aa"]);
  });

  it("has no entry of a table that nothing is left of", () => {
    const entry = { now: noState, next: [] };
    assert.deepEqual(tableChange(key, entry, undefined), []);
    const before = { key, contentId: "1", ...entry };
    assert.equal(tableChange(key, entry, before)[0]?.type, "DELETE");
  });

  it("is empty before the first commit", () => {
    assert.equal(parseLedger([]).isMade, false);
  });

  it("is refused where the branch is somebody else's, or a later version's", () => {
    const content = { type: "NAMESPACE", properties: { v: "2" } };
    const foreign = { type: "ICEBERG_TABLE", key, content: {} };
    assert.throws(() => parseLedger([foreign]), { code: "IB420" });
    assert.throws(() => parseLedger([{ type: "NAMESPACE", key: ["icebranch"], content }]), {
      code: "IB420",
    });
  });

  it("is refused where somebody else wrote into it", () => {
    for (const now of ["", "{", "null", "{}", "7"]) {
      const properties = { table: name, now, next: "[]" };
      const entry = { type: "NAMESPACE", key: [`table ${name}`], content: { properties } };
      assert.throws(() => parseLedger([entry]), { code: "IB418" }, now);
    }
  });
});

describe("a change of what is kept of a table", () => {
  const other: TableState = { ...state, properties: { "icebranch.branch.pr": "done" }, refs: {} };

  it("leads from the one to the other", () => {
    const change = changeOf(state, { ...other, landed: "m2" });
    assert.deepEqual(applyChange(state, change), { ...other, landed: "m2" });
    assert.equal(isNoChange(change), false);
    assert.equal(isNoChange(changeOf(state, structuredClone(state))), true);
  });

  it("leaves alone what another run did", () => {
    const theirs = { ...state, refs: { ...state.refs, other: tracked } };
    const both = applyChange(theirs, changeOf(state, other));
    assert.deepEqual(Object.keys(both.refs), ["other"]);
    assert.deepEqual(both.properties, other.properties);
  });
});

describe("a data branch's name on Nessie", () => {
  for (const good of ["pr", "feature/x.1_y-z", "deadbeefx", "abcdef", "Main"])
    it(`may be ${good}`, () => requireBranchName(good, "main"));

  const bad = ["main", "icebranch-ledger", "1-fix", "_x", "a@b", "a..b", "a.", "a/", "deadbeef"];
  for (const name of [...bad, "HEAD", "detached", "ümlaut", "-"])
    it(`may not be ${name}`, () =>
      assert.throws(() => requireBranchName(name, "main"), { code: "IB605" }));
});
