import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  aChange,
  aFinding,
  aGraph,
  aMove,
  anOutcome,
  aPlan,
  aReport,
  aStep,
  aTable,
} from "./plans.ts";

const orders = "bronze.inventory.orders";

describe("a report", () => {
  it("shows errors first, those that came while applying included", () => {
    const plan = aPlan({ findings: [aFinding({ level: "warning", message: "a" })] });
    const outcome = anOutcome([], { findings: [aFinding({ message: "b" })] });
    const { findings } = aReport({ plan, outcome });
    assert.deepEqual(
      findings.map(({ message }) => message),
      ["b", "a"],
    );
  });

  it("says of each table what is planned before it is done, and what came of it after", () => {
    const table = aTable(orders, "fast-forward");
    const move = aMove(table, "published", { undo: "icebranch undo --publish 1" });
    const plan = aPlan({ tables: [table], steps: [aStep(move)] });
    const { from, to } = move;
    const [before] = aReport({ plan }).tables;
    assert.deepEqual(before?.move, { result: "published", from, to });
    assert.equal(before?.outcome, null);
    const [after] = aReport({ plan, outcome: anOutcome([move]) }).tables;
    assert.deepEqual(after?.outcome, { result: "published", from, to, undo: move.undo });
  });

  it("gives a table's move to the branch that it publishes, where another one is stuck", () => {
    const stuck = aTable(orders, "diverged", { branch: "silver", head: "41" });
    const moved = aTable(orders, "fast-forward", { branch: "bronze", head: "42" });
    const move = aMove(moved, "published");
    const plan = aPlan({ tables: [stuck, moved], steps: [aStep(move)] });
    const { tables } = aReport({ plan, outcome: anOutcome([move]) });
    assert.deepEqual(
      tables.map(({ branch, outcome }) => [branch, outcome?.result]),
      [
        ["silver", undefined],
        ["bronze", "published"],
      ],
    );
  });

  it("keeps of the graph what changed and what is one edge away", () => {
    const graph = aGraph(
      ["bronze.a.source"],
      ["bronze.a.other"],
      ["silver.a.view", "bronze.a.source"],
      ["gold.a.below", "bronze.a.other", "silver.a.view"],
      ["gold.a.far", "gold.a.below"],
    );
    const report = aReport({
      plan: aPlan({ graph, changes: [aChange("silver.a.view", "modified")] }),
    });
    assert.deepEqual(
      report.graph.map(({ node, dependencies }) => [node, ...dependencies]),
      [
        ["bronze.a.source"],
        ["silver.a.view", "bronze.a.source"],
        ["gold.a.below", "silver.a.view"],
      ],
    );
  });
});
