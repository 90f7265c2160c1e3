import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeOutputs } from "../../src/report/outputs.ts";
import { renderText } from "../../src/report/text.ts";
import { verdictOf } from "../../src/report/verdict.ts";
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
const pull = { repository: 1, number: 7 };

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

  it("gives a branch that had nothing its own word, not the move of the one that starts where it is", () => {
    const moved = aTable(orders, "fast-forward", { branch: "bronze", main: "41", head: "42" });
    const late = aTable(orders, "behind", { branch: "silver", main: "42", head: "41" });
    const moves = [aMove(moved, "published"), aMove(late, "nothing", { from: "42", to: "42" })];
    const plan = aPlan({ tables: [moved, late], steps: [aStep(...moves)] });
    const { tables } = aReport({ plan, outcome: anOutcome(moves) });
    assert.deepEqual(
      tables.map(({ branch, outcome }) => [branch, outcome?.result]),
      [
        ["bronze", "published"],
        ["silver", "nothing"],
      ],
    );
  });

  it("says in a dry run what GitHub would be asked to commit", () => {
    const path = "argo/workflow.yaml";
    const step = { kind: "commit-file", path, bytes: new Uint8Array() } as const;
    const plan = aPlan({
      workflow: { path, changed: true, patch: "", merging: "", conflicts: [] },
      steps: [{ ...step, branch: "bronze", expectedHead: "2".repeat(40) }],
    });
    const report = aReport({ command: "build", dryRun: true, pull, plan });
    assert.deepEqual(report.files, [path]);
    assert.equal(verdictOf(report).headline, `Dry run: commit ${path}`);
    assert.match(
      renderText(report, { color: false }),
      /argo\/workflow\.yaml {2}is to be committed/,
    );
  });

  it("says what GitHub committed, and whether it signed that", () => {
    const commit = { path: "argo/workflow.yaml", branch: "bronze", oid: "c0ffee12".repeat(5) };
    const workflow = { path: commit.path, changed: true, patch: "", merging: "", conflicts: [] };
    const report = aReport({
      ...{ command: "build", pull, plan: aPlan({ workflow }) },
      outcome: anOutcome([], { commit: { ...commit, verified: false } }),
    });
    assert.equal(report.result, "ok");
    assert.equal(verdictOf(report).headline, "Committed argo/workflow.yaml");
    const word = /argo\/workflow\.yaml {2}committed to bronze as c0ffee1 \(not verified\)/;
    assert.match(renderText(report, { color: false }), word);
    const outputs = makeOutputs(report);
    assert.deepEqual([outputs["commit-sha"], outputs["commit-verified"]], [commit.oid, "false"]);
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
