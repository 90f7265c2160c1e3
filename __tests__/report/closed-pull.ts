/** A pull request after it was merged or closed. */
import { joinReports } from "../../src/report/join.ts";
import { reportOfPull } from "../../src/report/pull-report.ts";
import type { Report } from "../../src/report/report.ts";
import { forecast, moving, pull, stuck } from "./open-pull.ts";
import { notes, orders, products } from "./planned.ts";
import {
  aFinding,
  aMove,
  anOutcome,
  aPlan,
  aReport,
  aStep,
  aTable,
  base,
  head,
  main,
} from "./plans.ts";

const id = "3f2a9c71d0e4";
const undo = `icebranch undo --publish ${id}`;
const unwritten = aTable(products, "behind", { pull: 7, head: base, note: notes.behind });
/** Of another pull request: no word of it is in this one's receipt. */
const other = aTable("bronze.inventory.stock", "fast-forward", {
  branch: "stock",
  pull: 9,
  head: "99",
});

/** A reconcile that published the pull request itself. */
export function reconciled(): Report {
  const moves = [
    aMove(moving, "published", { undo }),
    aMove(unwritten, "nothing", { to: main }),
    aMove(other, "published", { undo: "icebranch undo --publish 000000000000" }),
  ];
  const tables = [moving, unwritten, other];
  const warning = aFinding({ ...forecast, pull: 7, message: "It has a new column." });
  return aReport({
    command: "build",
    branch: null,
    plan: aPlan({ branch: null, tables, findings: [warning], steps: [aStep(...moves)] }),
    outcome: anOutcome(moves),
  });
}

/** A later one, that finds the marks: `main` has moved on since. */
export function foundPublished(): Report {
  const later = { main: "9".repeat(19), target: "9".repeat(19), state: "published" as const };
  const receipt = { id, from: main, to: head };
  const tables = [
    { ...moving, ...later, receipt, schemaChange: "added column phone" },
    { ...unwritten, ...later, note: null, receipt: { id, from: main, to: main } },
  ];
  return aReport({ command: "build", branch: null, plan: aPlan({ branch: null, tables }) });
}

export function receiptOf(report: Report, number = 7): Report {
  const receipt = reportOfPull(report, { ...pull, number });
  if (receipt === undefined) throw new Error("the run has nothing of the pull request");
  return receipt;
}

export function stackReceipt(): Report {
  const table = { ...moving, branch: "orders-v2", pull: 8, onto: "bronze", schemaChange: null };
  const move = aMove(table, "published");
  const plan = aPlan({ branch: null, tables: [table], steps: [aStep(move)] });
  return receiptOf(
    aReport({ command: "build", branch: null, plan, outcome: anOutcome([move]) }),
    8,
  );
}

export function publishFailed(): Report {
  const move = aMove(moving, "published", { undo });
  return receiptOf(
    aReport({
      command: "build",
      branch: null,
      project: "lake house",
      plan: aPlan({ branch: null, tables: [moving], steps: [aStep(move)] }),
      outcome: anOutcome([{ ...move, result: "failed", undo: null }], {
        findings: [
          aFinding({
            code: "IB410",
            message: "The catalog bronze cannot be written: the connection was refused.",
            hint: "See that the database is up, and that the runner can reach it.",
          }),
        ],
      }),
    }),
  );
}

export function publishBlocked(): Report {
  const finding = aFinding({
    code: "IB401",
    pull: 7,
    message: `${products} was not published: ${notes.diverged}`,
    hint: "Put the data branch on the current main (icebranch refresh --branch bronze --discard), run the connectors on it again, then publish.",
  });
  const plan = aPlan({ branch: null, tables: [moving, stuck], findings: [finding] });
  return receiptOf(aReport({ command: "build", branch: null, plan }));
}

export function cleaned(): Report {
  const tables = [moving, stuck];
  const moves = tables.map((table) => aMove(table, "removed", { from: table.head, to: null }));
  const plan = aPlan({ tables, steps: [aStep(...moves)] });
  return aReport({ command: "clean", pull, plan, outcome: anOutcome(moves) });
}

export function nightly(): Report {
  const finding = aFinding({
    code: "IB407",
    message: `${orders}: a sync was lost: 00042.metadata.json holds snapshots that the table does not have.`,
    hint: "Run the connector again; reset its state first if the rows do not come back.",
  });
  const drift = {
    command: "drift",
    branch: null,
    plan: aPlan({ branch: null, findings: [finding] }),
  };
  return joinReports([reconciled(), aReport(drift)]);
}
