import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planBuild } from "../../src/plan/build.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import { firstSyncBranches, openBranches } from "../../src/plan/reconcile.ts";
import { aTable } from "../a-table.ts";
import { allOf, context, lake, marked } from "./lake.ts";

const publish = { id: "p", merge: "m", from: "1", to: "2" };

describe("branches in work", () => {
  for (const [name, mark] of [
    ["published", { state: "published", publish }],
    ["undone", { state: "undone", publish }],
    ["ended", { state: "closed", kept: "icebranch-kept-pr-2" }],
    ["another project's", { project: "other" }],
  ] as const)
    it(`are not those that are ${name}`, () => {
      const state = lake({ orders: aTable("1 < 2; main=1 pr=2", marked(mark)) });
      assert.deepEqual(openBranches(state, context), []);
    });

  it("name every build that marked a table: all of them must be merged", () => {
    const state = lake({
      orders: aTable("1; main=1 pr=1", marked()),
      products: aTable("1; main=1 pr=1", marked({ head: "later" })),
    });
    const [branch] = openBranches(state, context);
    assert.deepEqual(
      branch?.commits.map(({ head }) => head),
      ["head", "later"],
    );
  });
});

describe("branches that only a first sync made", () => {
  for (const [name, table] of [
    ["a branch beside main", aTable("1; 2; main=1 pr=2")],
    ["a branch that has a mark", aTable("1; pr=1", marked({ state: "undone", publish }))],
    ["a tag", aTable("1; tag:pr=1")],
  ] as const)
    it(`are not ${name}`, () => assert.deepEqual(firstSyncBranches(lake({ fresh: table })), []));

  it("are known with their tables", () =>
    assert.deepEqual(
      firstSyncBranches(lake({ fresh: "1; pr=1", more: "1; pr=1" })).map(
        ({ dataBranch, tables }) => [dataBranch, tables],
      ),
      [["pr", ["bronze.inventory.fresh", "bronze.inventory.more"]]],
    ));
});

it("an error of one table keeps its data branch from being dealt with, and no other one", () => {
  const state = lake({ orders: "1; main=1", products: "1; main=1 pr=1" });
  const other = { ...context, branch: "other", dataBranch: "other" };
  const plan = makePlan({
    ...{
      branch: null,
      dataBranch: null,
      changes: [],
      catalogs: [],
      steps: [],
      findings: [],
      workflow: null,
    },
    graph: { nodes: [], findings: [] },
    groups: [
      planBuild(allOf(state), state, context),
      planBuild(allOf(state), state, other).slice(0, 1),
    ],
  });
  const [step, ...more] = plan.steps;
  assert.ok(step?.kind === "commit");
  assert.deepEqual(more, []);
  assert.deepEqual(
    step.commits.map(({ commit }) => commit.identifier.name),
    ["orders"],
  );
  assert.ok(
    step.commits[0]?.commit.updates.some((one) => "ref-name" in one && one["ref-name"] === "other"),
  );
});
