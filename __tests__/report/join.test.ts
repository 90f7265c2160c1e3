import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { joinReports } from "../../src/report/join.ts";
import { exitStatus } from "../../src/report/result.ts";
import { verdictOf } from "../../src/report/verdict.ts";
import { aFinding, aMove, anOutcome, aPlan, aReport, aStep, aTable } from "./plans.ts";

const orders = aTable("bronze.inventory.orders", "fast-forward");
const move = aMove(orders, "published");
const planned = { branch: null, plan: aPlan({ tables: [orders], steps: [aStep(move)] }) };
const error = aFinding();

const published = aReport({ ...planned, command: "build", outcome: anOutcome([move]) });
const failed = aReport({
  ...planned,
  command: "build",
  outcome: anOutcome([{ ...move, result: "failed" }], { findings: [error] }),
});
const idle = aReport({ command: "build", branch: null });
const stuck = aReport({ command: "build", branch: null, plan: aPlan({ findings: [error] }) });
const swept = aReport({
  ...planned,
  command: "clean",
  outcome: anOutcome([{ ...move, result: "removed" }]),
});
const clear = aReport({ command: "drift", branch: null });
const different = aReport({ command: "drift", branch: null, plan: aPlan({ findings: [error] }) });

const cases: {
  readonly name: string;
  readonly reports: readonly ReturnType<typeof aReport>[];
  readonly result: string;
  readonly status: number;
  readonly headline: string;
}[] = [
  {
    name: "nothing was missed and nothing differs",
    reports: [idle, clear],
    ...{ result: "ok", status: 0, headline: "No differences" },
  },
  {
    name: "something was published, something removed, and nothing differs",
    reports: [published, swept, clear],
    ...{ result: "ok", status: 0 },
    headline: "Published: main moved on 1 table, data branch removed from 1 table; no differences",
  },
  {
    name: "something was published, and something else differs",
    reports: [published, different],
    ...{ result: "blocked", status: 1, headline: "Published: main moved on 1 table; 1 difference" },
  },
  {
    name: "a publish that cannot be done is told once, though drift sees it too",
    reports: [stuck, different],
    ...{ result: "blocked", status: 1, headline: "1 difference" },
  },
  {
    name: "one thing failed and another one was done",
    reports: [failed, swept, clear],
    ...{ result: "partial", status: 4 },
    headline: "Done in part: data branch removed from 1 table, 1 table left",
  },
  {
    name: "all that was tried failed",
    reports: [failed, clear],
    ...{ result: "failed", status: 3, headline: "Drift failed" },
  },
];

describe("the report of a scheduled run, which does one thing after the other", () => {
  for (const { name, reports, result, status, headline } of cases)
    it(`${name}: ${result}`, () => {
      const joined = joinReports(reports);
      assert.equal(joined.result, result);
      assert.equal(exitStatus(joined, joined.command), status);
      assert.equal(verdictOf(joined).headline, headline);
    });

  it("has each problem once, every table, and a digest of its own", () => {
    const joined = joinReports([stuck, published, different]);
    assert.equal(joined.findings.length, 1);
    assert.equal(joined.tables.length, 1);
    assert.deepEqual(joined.catalogs, published.catalogs);
    assert.match(joined.digest, /^sha256:[0-9a-f]{64}$/);
    assert.notEqual(joined.digest, joinReports([stuck, published]).digest);
  });

  it("of one report is that report", () => {
    assert.equal(joinReports([published]), published);
  });
});
