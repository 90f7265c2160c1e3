/** One report of a run that did several things, one after the other. */
import { compareFindings } from "../errors.ts";
import { hexDigest } from "../plan/digest.ts";
import type { Report, Result } from "./report.ts";
import { hasLooked, hasMoved } from "./result.ts";
import { joinViews } from "./view-lines.ts";

/** A scheduled run publishes what was missed, sweeps, and then looks for differences. */
export function joinReports(reports: readonly Report[]): Report {
  const [first, ...more] = reports;
  if (first === undefined) throw new RangeError("there is no report to join");
  if (more.length === 0) return first;
  return {
    ...first,
    command: "drift",
    result: joinedResult(reports),
    dryRun: reports.some(({ dryRun }) => dryRun),
    findings: different(reports.flatMap(({ findings }) => findings)).sort(compareFindings),
    changes: different(reports.flatMap(({ changes }) => changes)),
    tables: reports.flatMap(({ tables }) => tables),
    views: joinViews(reports.flatMap(({ views }) => views)),
    planner: reports.find(({ planner }) => planner !== null)?.planner ?? null,
    catalogs: different(reports.flatMap(({ catalogs }) => catalogs)),
    notIsolated: different(reports.flatMap(({ notIsolated }) => notIsolated)),
    workflow: reports.findLast(({ workflow }) => workflow !== null)?.workflow ?? null,
    files: different(reports.flatMap(({ files }) => files)),
    commit: reports.findLast(({ commit }) => commit !== null)?.commit ?? null,
    graph: different(reports.flatMap(({ graph }) => graph)),
    digest: `sha256:${hexDigest(reports.map(({ digest }) => digest).join("\n"))}`,
  };
}

const worstFirst: readonly Result[] = ["failed", "blocked", "partial", "ok", "nothing-to-do"];

function joinedResult(reports: readonly Report[]): Result {
  const results = reports.map(({ result }) => result);
  const worst = worstFirst.find((result) => results.includes(result)) ?? "nothing-to-do";
  return reports.some(hasMoved) && reports.some(isStopped) ? "partial" : worst;
}

function isStopped(report: Report): boolean {
  return report.result === "failed" || (report.result === "blocked" && !hasLooked(report));
}

/** Each value once, where it stands first. */
function different<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
