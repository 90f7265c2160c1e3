/** The report of a run that stopped before there was a plan. */
import { asFinding, type Code, IcebranchError } from "./errors.ts";
import { makePlan } from "./plan/make-plan.ts";
import type { Step } from "./plan/plan.ts";
import { redact } from "./redact.ts";
import { makeReport } from "./report/make.ts";
import type { Report } from "./report/report.ts";
import type { RunDescription } from "./run-description.ts";

/** Where something broke; whatever else stops a run is for a person to put right: it is blocked. */
const failures: ReadonlySet<Code> = new Set([
  ...(["IB408", "IB410", "IB411", "IB412", "IB413", "IB418", "IB608", "IB610"] as const),
  ...(["IB612", "IB614", "IB901", "IB902", "IB904"] as const),
]);

export function failedReport(run: RunDescription, error: IcebranchError): Report {
  const finding = asFinding(error);
  const failed = failures.has(error.code);
  return makeReport({
    ...run,
    plan: planOf([], failed ? error.doubts : [finding, ...error.doubts]),
    outcome: !failed
      ? null
      : { applied: false, tables: [], files: [], commit: null, findings: [finding] },
  });
}

/** The report of files written, or to be written, without any project: `init`. */
export function filesReport(
  run: RunDescription,
  steps: readonly Step[],
  written: readonly string[],
): Report {
  const outcome = { applied: true, tables: [], files: written, commit: null, findings: [] };
  return makeReport({ ...run, plan: planOf(steps, []), outcome: run.dryRun ? null : outcome });
}

function planOf(steps: readonly Step[], findings: readonly ReturnType<typeof asFinding>[]) {
  return makePlan({
    ...{ branch: null, dataBranch: null, changes: [], catalogs: [], groups: [], workflow: null },
    graph: { nodes: [], findings: [] },
    ...{ steps, findings },
  });
}

/** A fault of ours, with what a report of it needs; the user's own mistakes have codes of their own. */
export function mistakeOfOurs(cause: unknown): IcebranchError {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  return new IcebranchError("IB901", `icebranch made a mistake: ${redact(error.message)}`, {
    hint: "Please report it, with the command and ICEBRANCH_DEBUG=1 set.",
    cause,
  });
}
