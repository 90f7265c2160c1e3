import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../src/errors.ts";
import { planBuild } from "../../src/plan/build.ts";
import { branchDrift } from "../../src/plan/drift.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import { openBranches } from "../../src/plan/reconcile.ts";
import { aTable } from "../a-table.ts";
import { allOf, carryOut, context, lake, marked } from "./lake.ts";

/** What a notice tells is none. */
const differences = (findings: readonly Finding[]) =>
  findings.filter(({ level }) => level !== "notice");

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
      differences(branchDrift(lake({ orders: table }), [], context)).map((one) => one.code),
      ["IB409"],
    );
  });

  it("names a data branch past its time", () => {
    const state = lake({ orders: aTable("1; main=1 pr=1", marked()) });
    assert.deepEqual(differences(branchDrift(state, [], context)), []);
    const late = { ...context, now: 500_000 + context.expireAfterMs };
    assert.deepEqual(
      differences(branchDrift(state, [], late)).map((one) => one.code),
      ["IB404"],
    );
  });

  it("notes data branches that have lost their retention to writers, once a catalog", () => {
    const state = lake({ orders: "1; main=1", customers: "1; main=1", products: "1; main=1" });
    const made = carryOut(state, planBuild(allOf(state), state, context));
    assert.deepEqual(branchDrift(made, [], context), []);
    const synced = new Map(
      [...made].map(([name, one]) => {
        const { metadata } = one.table;
        const refs = { ...metadata.refs, pr: { type: "branch", "snapshot-id": 1 } as const };
        const table = { ...one.table, metadata: { ...metadata, refs } };
        return [name, { catalog: name.endsWith("products") ? "silver" : one.catalog, table }];
      }),
    );
    const found = branchDrift(synced, [], context);
    assert.deepEqual(
      found.map(({ code, level, message }) => [code, level, /catalog (.*):/.exec(message)?.[1]]),
      [
        ["IB408", "notice", "bronze have dropped the max-ref-age-ms of 1 data branch on 2 tables"],
        ["IB408", "notice", "silver have dropped the max-ref-age-ms of 1 data branch on 1 table"],
      ],
    );
  });

  it("has nothing to say of a branch that somebody else made", () => {
    const table = aTable(
      "1 < 2 < 3; main=2 pr=3",
      marked({ state: "published", publish, base: "unknown" }),
    );
    assert.deepEqual(branchDrift(lake({ orders: table }), [], context), []);
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
