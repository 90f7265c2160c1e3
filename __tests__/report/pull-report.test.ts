import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renderComment } from "../../src/report/comment.ts";
import { pullsOf, reportOfPull } from "../../src/report/pull-report.ts";
import type { Report } from "../../src/report/report.ts";
import { foundPublished, publishFailed, reconciled } from "./closed-pull.ts";
import { aFinding, aMove, anOutcome, aPlan, aReport, aStep, aTable, head, main } from "./plans.ts";

const seven = { repository: 123, number: 7 };
const orders = aTable("bronze.inventory.orders", "fast-forward", { pull: 7 });
const customers = aTable("bronze.inventory.customers", "fast-forward", { pull: 7 });
const stock = aTable("bronze.inventory.stock", "fast-forward", { pull: 9, branch: "stock" });
const error = aFinding({ code: "IB410", message: "It did not answer." });

function aRun(parts: Parameters<typeof aReport>[0]): Report {
  return aReport({ command: "build", branch: null, ...parts });
}

describe("what a run has to say of one pull request", () => {
  it("is the same whether this run published it or finds it published", () => {
    const fresh = reportOfPull(reconciled(), seven);
    const found = reportOfPull(foundPublished(), seven);
    assert.ok(fresh && found);
    assert.deepEqual(fresh, found);
    assert.equal(renderComment(fresh), renderComment(found));
  });

  it("is its own tables and findings, its data branch, and no word of the others", () => {
    const report = reconciled();
    assert.deepEqual(pullsOf(report), [7, 9]);
    const receipt = reportOfPull(report, seven);
    assert.deepEqual(
      receipt?.tables.map(({ table, outcome }) => [table, outcome?.result, outcome?.undo]),
      [
        ["bronze.inventory.orders", "published", "icebranch undo --publish 3f2a9c71d0e4"],
        ["bronze.inventory.products", "nothing", null],
      ],
    );
    assert.deepEqual([receipt?.result, receipt?.branch, receipt?.pull], ["ok", "bronze", seven]);
    assert.deepEqual(receipt?.findings, []);
  });

  it("has no undo where it was published to the branch of another pull request", () => {
    const receipt = { id: "3f2a9c71d0e4", from: main, to: head };
    const parts = { pull: 8, onto: "bronze", receipt };
    const table = aTable("bronze.inventory.orders", "published", parts);
    const part = reportOfPull(aRun({ plan: aPlan({ tables: [table] }) }), { ...seven, number: 8 });
    assert.deepEqual(part?.tables[0]?.outcome, {
      ...{ result: "published", from: main, to: head, undo: null },
    });
    assert.match(renderComment(part), /^## icebranch: Published: data branch bronze moved on 1/m);
  });

  it("is nothing where the run has none of its tables", () => {
    assert.equal(reportOfPull(reconciled(), { ...seven, number: 70 }), undefined);
  });

  const moves = [orders, customers].map((table) => aMove(table, "published"));
  const other = aMove(stock, "published");
  const plan = aPlan({ tables: [orders, customers, stock], steps: [aStep(...moves, other)] });
  const own = { ...error, pull: 7 };
  const cases: {
    readonly name: string;
    readonly report: Report;
    readonly result: Report["result"];
    readonly findings: number;
  }[] = [
    {
      name: "what failed of it is told with what broke the run",
      report: publishFailed(),
      result: "failed",
      findings: 1,
    },
    {
      name: "another one's failure is not its own",
      report: aRun({
        plan,
        outcome: anOutcome([...moves, { ...other, result: "failed" }], { findings: [error] }),
      }),
      result: "ok",
      findings: 0,
    },
    {
      name: "one table of two is a part",
      report: aRun({
        plan,
        outcome: anOutcome(
          moves.map((move, index) => (index === 0 ? move : { ...move, result: "failed" })),
          { findings: [error] },
        ),
      }),
      result: "partial",
      findings: 1,
    },
    {
      name: "an error of its own blocks it, though another one was published",
      report: aRun({
        plan: aPlan({
          tables: [orders, customers, stock],
          findings: [own],
          steps: [aStep(other)],
        }),
        outcome: anOutcome([other]),
      }),
      result: "blocked",
      findings: 1,
    },
    {
      name: "what blocks the whole run blocks it too",
      report: aRun({ plan: aPlan({ tables: [orders], findings: [error] }) }),
      result: "blocked",
      findings: 1,
    },
    {
      name: "a table that was left by the policy blocks nothing else",
      report: aRun({
        plan,
        outcome: anOutcome(
          moves.map((move, index) => (index === 0 ? move : { ...move, result: "skipped" })),
        ),
      }),
      result: "partial",
      findings: 0,
    },
    {
      name: "a dry run says what would be",
      report: aRun({ plan, dryRun: true }),
      result: "ok",
      findings: 0,
    },
  ];
  for (const { name, report, result, findings } of cases)
    it(name, () => {
      const part = reportOfPull(report, report.pull ?? seven);
      assert.equal(part?.result, result);
      assert.equal(part?.findings.length, findings);
    });

  it("of a sweep: what was removed", () => {
    const gone = aMove(orders, "removed", { from: orders.head, to: null });
    const report = aRun({
      command: "clean",
      plan: aPlan({ tables: [orders], steps: [aStep(gone)] }),
      outcome: anOutcome([gone]),
    });
    const part = reportOfPull(report, seven);
    assert.deepEqual([part?.command, part?.result], ["clean", "ok"]);
    assert.match(
      renderComment(part ?? report),
      /^## icebranch: Data branch removed from 1 table$/m,
    );
  });
});
