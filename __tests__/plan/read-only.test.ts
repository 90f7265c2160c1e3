import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planBuild } from "../../src/plan/build.ts";
import { makePlan, type PlanParts } from "../../src/plan/make-plan.ts";
import type { Step } from "../../src/plan/plan.ts";
import { aTable } from "../a-table.ts";
import { allOf, context, lake, marked } from "./lake.ts";

const why = "its tables are folders in S3";
const orders = planBuild(
  allOf(lake({ orders: "1; main=1" })),
  lake({ orders: "1; main=1" }),
  context,
);
const other = { ...context, branch: "other", dataBranch: "other" };

function parts(more: Partial<PlanParts>): PlanParts {
  return {
    ...{ branch: "pr", dataBranch: "pr", changes: [], groups: [orders], steps: [], findings: [] },
    ...{ workflow: null, graph: { nodes: [], findings: [] } },
    catalogs: [{ name: "bronze", type: "file", atomic: false, readOnly: why }],
    ...more,
  };
}

describe("a catalog that is only read", () => {
  it("keeps a data branch from being written to it, and says why", () => {
    const plan = makePlan(parts({}));
    assert.deepEqual(plan.steps, []);
    const [finding, ...others] = plan.findings;
    assert.deepEqual([finding?.code, finding?.level, others], ["IB426", "error", []]);
    assert.match(finding?.message ?? "", /bronze\.inventory\.orders: .* bronze is only read/);
    assert.ok(finding?.message.endsWith(`since ${why}.`), finding?.message);
  });

  it("has its forecast all the same, with a warning", () => {
    const plan = makePlan(parts({ isForecast: true }));
    assert.equal(plan.steps.length, 1);
    assert.deepEqual(
      plan.findings.map(({ code, level }) => [code, level]),
      [["IB426", "warning"]],
    );
    assert.deepEqual(
      plan.tables.map(({ state }) => state),
      ["create"],
    );
  });

  it("is told what to do about it by its kind", () => {
    const hints = (["file", "rest"] as const).map((type) => {
      const catalogs = [{ name: "bronze", type, atomic: false, readOnly: why }];
      return makePlan(parts({ catalogs })).findings[0]?.hint;
    });
    assert.match(hints[0] ?? "", /^Register the tables/);
    assert.match(hints[1] ?? "", /^Name the address/);
  });

  it("is not spoken of where nothing would be written to it", () => {
    const state = lake({ orders: aTable("1; main=1 pr=1", marked()) });
    const groups = [planBuild(allOf(state), state, context)];
    assert.deepEqual(makePlan(parts({ groups })).findings, []);
    assert.deepEqual(makePlan(parts({ groups: [] })).findings, []);
  });

  it("keeps no data branch of another catalog from its own", () => {
    const state = lake({ orders: "1; main=1" });
    const silver = planBuild(allOf(state), state, other).map((one) => ({
      ...one,
      plan: { ...one.plan, catalog: "silver" },
    }));
    const plan = makePlan(parts({ groups: [orders, silver] }));
    assert.deepEqual(
      plan.steps.map((step) => step.kind === "commit" && step.catalog),
      ["silver"],
    );
  });

  it("keeps a table from being dropped", () => {
    const identifier = { namespace: ["inventory"], name: "orders" };
    const table = "bronze.inventory.orders";
    const drop: Step = {
      ...{ kind: "drop-table", catalog: "bronze", identifier, uuid: "u", metadataLocation: "m" },
      move: { table, result: "dropped", from: null, to: null, undo: null },
    };
    const plan = makePlan(parts({ groups: [], steps: [drop] }));
    assert.deepEqual(plan.steps, []);
    assert.deepEqual(
      plan.findings.map(({ code }) => code),
      ["IB426"],
    );
  });

  it("names three of many tables", () => {
    const state = lake({ a: "1; main=1", b: "1; main=1", c: "1; main=1", d: "1; main=1" });
    const groups = [planBuild(allOf(state), state, context)];
    assert.match(makePlan(parts({ groups })).findings[0]?.message ?? "", /c and 1 more: /);
  });
});
