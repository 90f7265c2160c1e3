/** What a pull request is shown, from its first run to its receipt. */
import type { Report } from "../../src/report/report.ts";
import { standingReport } from "../../src/report/standing.ts";
import {
  cleaned,
  foundPublished,
  nightly,
  publishBlocked,
  publishFailed,
  receiptOf,
  reconciled,
  stackReceipt,
} from "./closed-pull.ts";
import { allFine, blocked, large, pull, stacked, typical, withRivals } from "./open-pull.ts";
import { aReport } from "./plans.ts";

/** As a second look finds it: the branch that the run made is there. */
function lookedAtAgain(report: Report): Report {
  const tables = report.tables.map((table) =>
    table.outcome?.result === "created"
      ? { ...table, state: "exists" as const, move: null, outcome: null, head: table.outcome.to }
      : table,
  );
  return { ...report, tables };
}

export const onGitHub: Readonly<Record<string, Report>> = {
  typical: standingReport(lookedAtAgain(typical())),
  "first-run": typical(),
  "all-fine": standingReport(allFine()),
  blocked: blocked(),
  stacked: standingReport(stacked()),
  rivals: standingReport(withRivals()),
  receipt: receiptOf(reconciled()),
  "receipt-from-marks": receiptOf(foundPublished()),
  "receipt-of-stack": stackReceipt(),
  "publish-failed": publishFailed(),
  "publish-blocked": publishBlocked(),
  cleaned: cleaned(),
  "nothing-to-do": aReport({ command: "build", pull }),
  nightly: nightly(),
  large: large(),
};
