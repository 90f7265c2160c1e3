/** How things stand after a run on an open pull request: what its comment shows. */
import type { Report } from "./report.ts";

/**
 * A report of how things stand, by a run that wrote nothing or was not to, as a plan: the same
 * whether this run committed the workflow file or found it committed, so that a run that changes
 * nothing changes no comment.
 */
export function standingReport(report: Report): Report {
  if (report.result !== "ok" && report.result !== "nothing-to-do") return report;
  const { changes, findings, tables, workflow } = report;
  // Where it says so, no run of this pull request commits the file.
  const isLeft = findings.some(({ code }) => code === "IB501");
  const isIdle = changes.length + tables.length + findings.length === 0;
  return {
    ...{ ...report, command: "plan", dryRun: false, commit: null, files: [] },
    result: isIdle ? "nothing-to-do" : "ok",
    workflow: workflow && (isLeft ? workflow : { ...workflow, changed: false, patch: "" }),
  };
}
