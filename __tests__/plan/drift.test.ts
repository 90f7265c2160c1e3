import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { branchDrift, lostSyncs } from "../../src/plan/drift.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import { openBranches } from "../../src/plan/reconcile.ts";
import { aTable } from "../a-table.ts";
import { context, lake, marked } from "./lake.ts";

const publish = { id: "p", merge: "m", from: "1", to: "2" };

describe("what the catalog says differently", () => {
  it("names a merged branch that was not published, with its tables", () => {
    const state = lake({ orders: aTable("1 < 2; main=1 pr=2", marked()) });
    const [finding] = branchDrift(state, openBranches(state, context), context);
    assert.equal(finding?.code, "IB404");
    assert.match(finding?.message ?? "", /pr is merged.*bronze\.inventory\.orders/);
  });

  it("names rows that came after the publish", () => {
    const table = aTable("1 < 2 < 3; main=2 pr=3", marked({ state: "published", publish }));
    assert.deepEqual(
      branchDrift(lake({ orders: table }), [], context).map((one) => one.code),
      ["IB409"],
    );
  });

  it("names a data branch past its time", () => {
    const state = lake({ orders: aTable("1; main=1 pr=1", marked()) });
    assert.deepEqual(branchDrift(state, [], context), []);
    const late = { ...context, now: 500_000 + context.expireAfterMs };
    assert.deepEqual(
      branchDrift(state, [], late).map((one) => one.code),
      ["IB404"],
    );
  });

  it("has nothing to say of a branch that somebody else made", () => {
    const table = aTable(
      "1 < 2 < 3; main=2 pr=3",
      marked({ state: "published", publish, base: "unknown" }),
    );
    assert.deepEqual(branchDrift(lake({ orders: table }), [], context), []);
  });

  it("takes a metadata file with snapshots that the table lacks for a lost sync, and no other", () => {
    const loaded = {
      identifier: { namespace: ["n"], name: "t" },
      metadataLocation: "m/00002-a.metadata.json",
    };
    const table = { ...loaded, metadata: aTable("1 < 2; main=2") };
    const lost = {
      ...loaded,
      metadataLocation: "m/00002-b.metadata.json",
      metadata: aTable("1 < 3; main=3"),
    };
    const harmless = { ...loaded, metadata: aTable("1; main=1") };
    const findings = lostSyncs("c.n.t", table, [lost, harmless]);
    assert.deepEqual(
      findings.map((one) => one.code),
      ["IB407"],
    );
    assert.match(findings[0]?.message ?? "", /00002-b\.metadata\.json/);
  });
});

describe("the plan of a branch", () => {
  it("carries out nothing when another plan was expected, and says which one it is", () => {
    const parts = {
      ...{
        branch: "pr",
        dataBranch: null,
        changes: [],
        catalogs: [],
        groups: [],
        findings: [],
        workflow: null,
      },
      graph: { nodes: [], findings: [] },
      steps: [{ kind: "write-file", path: "a", bytes: new Uint8Array([1]) } as const],
    };
    const { digest } = makePlan(parts);
    assert.equal(makePlan(parts, { digest }).steps.length, 1);
    const other = makePlan(parts, { digest: `sha256:${"0".repeat(64)}` });
    assert.deepEqual(other.steps, []);
    assert.equal(other.findings[0]?.code, "IB414");
    assert.ok(other.findings[0]?.message.includes(digest));
  });
});
