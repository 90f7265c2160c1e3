import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Outcome, TableOutcome } from "../../src/plan/plan.ts";
import type { Result } from "../../src/report/report.ts";
import { exitStatus } from "../../src/report/result.ts";
import { aChange, aFinding, aMove, anOutcome, aPlan, aReport, aStep, aTable } from "./plans.ts";

const orders = aTable("bronze.inventory.orders", "fast-forward");
const customers = aTable("bronze.inventory.customers", "fast-forward");
const published = aMove(orders, "published");
const error = aFinding();
const warning = aFinding({ level: "warning" });
const steps = [aStep(published, aMove(customers, "published"))];

function came(result: TableOutcome["result"], parts: Partial<Outcome> = {}): Outcome {
  return anOutcome([published, { ...aMove(customers, "nothing"), result }], parts);
}

function onlyCame(result: TableOutcome["result"], parts: Partial<Outcome> = {}): Outcome {
  return anOutcome([{ ...published, result }], parts);
}

const cases: {
  readonly name: string;
  readonly report: Parameters<typeof aReport>[0];
  readonly result: Result;
  readonly status: number;
}[] = [
  { name: "a plan without changes", report: {}, result: "nothing-to-do", status: 0 },
  {
    name: "a plan with changes, though no table is to be touched",
    report: { plan: aPlan({ changes: [aChange("silver.a.b", "modified")] }) },
    result: "ok",
    status: 0,
  },
  {
    name: "a check that found nothing wrong",
    report: { command: "check" },
    result: "ok",
    status: 0,
  },
  {
    name: "a warning",
    report: { command: "check", plan: aPlan({ findings: [warning] }) },
    result: "ok",
    status: 0,
  },
  {
    name: "an error",
    report: { command: "check", plan: aPlan({ findings: [warning, error] }) },
    result: "blocked",
    status: 1,
  },
  {
    name: "drift that found no difference",
    report: { command: "drift", plan: aPlan({ findings: [aFinding({ level: "notice" })] }) },
    result: "ok",
    status: 0,
  },
  {
    name: "drift that found a difference",
    report: { command: "drift", plan: aPlan({ findings: [{ ...warning, code: "IB409" }] }) },
    result: "ok",
    status: 1,
  },
  {
    name: "drift that found a doubt about a file",
    report: { command: "drift", plan: aPlan({ findings: [{ ...warning, code: "IB209" }] }) },
    result: "ok",
    status: 0,
  },
  {
    name: "a second build",
    report: {
      command: "build",
      plan: aPlan({
        changes: [aChange("silver.a.b", "modified")],
        tables: [aTable("bronze.inventory.orders", "exists")],
      }),
    },
    result: "nothing-to-do",
    status: 0,
  },
  {
    name: "a build whose steps are not done yet",
    report: { command: "build", dryRun: true, plan: aPlan({ steps }) },
    result: "ok",
    status: 0,
  },
  {
    name: "a publish that moved all",
    report: { command: "publish", plan: aPlan({ steps }), outcome: came("published") },
    result: "ok",
    status: 0,
  },
  {
    name: "a publish that only wrote receipts",
    report: { command: "publish", plan: aPlan({ steps }), outcome: onlyCame("nothing") },
    result: "nothing-to-do",
    status: 0,
  },
  {
    name: "a publish that moved some and skipped some",
    report: { command: "publish", plan: aPlan({ steps }), outcome: came("skipped") },
    result: "partial",
    status: 4,
  },
  {
    name: "a publish that moved some and failed on some",
    report: { command: "publish", plan: aPlan({ steps }), outcome: came("failed") },
    result: "partial",
    status: 4,
  },
  {
    name: "a publish of one branch, while an error keeps another one",
    report: {
      command: "build",
      plan: aPlan({ steps, findings: [error] }),
      outcome: onlyCame("published"),
    },
    result: "partial",
    status: 4,
  },
  {
    name: "a publish that skipped all",
    report: { command: "publish", plan: aPlan({ steps }), outcome: onlyCame("skipped") },
    result: "blocked",
    status: 1,
  },
  {
    name: "a publish that failed on all",
    report: {
      command: "publish",
      plan: aPlan({ steps }),
      outcome: onlyCame("failed", { findings: [error] }),
    },
    result: "failed",
    status: 3,
  },
  {
    name: "a file that could not be written",
    report: { command: "workflow", outcome: anOutcome([], { findings: [error] }) },
    result: "failed",
    status: 3,
  },
  {
    name: "a file that was written",
    report: { command: "workflow", outcome: anOutcome([], { files: ["argo/workflow.yaml"] }) },
    result: "ok",
    status: 0,
  },
  {
    name: "a workflow file that GitHub committed",
    report: {
      command: "build",
      outcome: anOutcome([], {
        commit: {
          path: "argo/workflow.yaml",
          branch: "bronze",
          oid: "c".repeat(40),
          verified: true,
        },
      }),
    },
    result: "ok",
    status: 0,
  },
];

describe("what a run came to, and its exit status", () => {
  for (const { name, report: parts, result, status } of cases)
    it(`${name}: ${result}, ${status}`, () => {
      const report = aReport(parts);
      assert.equal(report.result, result);
      assert.equal(exitStatus(report, report.command), status);
    });
});
