/** The first line of every report. */
import type { Finding } from "../errors.ts";
import type { TableMove } from "../plan/plan.ts";
import { count, tally } from "./count.ts";
import { publishing, tableWord } from "./forecast.ts";
import type { Report } from "./report.ts";
import { isDifference, isDone } from "./result.ts";

export interface Verdict {
  /** What came of the run, without a full stop. */
  readonly headline: string;
  /** What there is to read about, such as `2 added`; empty where there is nothing. */
  readonly counts: readonly string[];
  /** Set where a person must act: why, in a sentence or two. */
  readonly alert: string | null;
}

export function verdictOf(report: Report): Verdict {
  return { headline: headline(report), counts: counts(report), alert: alert(report) };
}

function headline(report: Report): string {
  const errors = report.findings.filter(({ level }) => level === "error").length;
  switch (report.result) {
    case "blocked":
      // What `drift` finds stops nothing: it is what was looked for.
      if (report.command === "drift" && report.catalogs.length > 0)
        return driftHeadline(report.findings);
      return errors > 0 ? `Blocked by ${count(errors, "error")}` : "Blocked: no table was moved";
    case "failed":
      return `${capitalised(report.command)} failed`;
    case "partial":
      return `Done in part: ${[doings(report, movesDone(report)), ...leftText(report)].join(", ")}`;
    case "nothing-to-do":
      return "Nothing to do";
    case "ok":
      return okHeadline(report);
  }
}

function okHeadline(report: Report): string {
  if (report.command === "check") return "No errors";
  if (report.command === "drift") return driftHeadline(report.findings);
  if (report.command === "plan")
    return report.branch === null
      ? `Plan: ${doings({ ...report, dryRun: true }, movesToCome(report)) || "nothing to publish"}`
      : `Plan for data branch ${report.branch}`;
  return report.dryRun ? `Dry run: ${todo(report)}` : capitalised(done(report) || "done");
}

function driftHeadline(findings: readonly Finding[]): string {
  const differences = findings.filter(isDifference).length;
  return differences === 0 ? "No differences" : count(differences, "difference");
}

function done(report: Report): string {
  return [doings(report, movesDone(report)), ...written(report.files)].filter(isText).join(", ");
}

function todo(report: Report): string {
  const texts = [
    doings(report, movesToCome(report)),
    ...report.files.map((file) => `write ${file}`),
  ];
  return texts.filter(isText).join(", ") || "nothing was written";
}

function movesToCome({ tables }: Report): TableMove["result"][] {
  return tables.flatMap(({ move }) => move?.result ?? []);
}

function written(files: readonly string[]): string[] {
  if (files.length === 0) return [];
  return [`wrote ${files.length === 1 ? files[0] : count(files.length, "file")}`];
}

function movesDone({ tables }: Report): TableMove["result"][] {
  return tables.flatMap(({ outcome }) =>
    outcome && isDone(outcome) ? (outcome.result as TableMove["result"]) : [],
  );
}

/** Tables that should have been dealt with and were not. */
function leftText({ tables }: Report): string[] {
  const left = tables.filter(({ state, outcome }) =>
    outcome === null
      ? publishing(state) === "stops"
      : outcome.result === "skipped" || outcome.result === "failed",
  );
  return left.length === 0 ? [] : [`${count(left.length, "table")} left`];
}

function doings({ dryRun }: Report, moves: readonly TableMove["result"][]): string {
  const toBe = dryRun ? "to be " : "";
  return [...tally(moves)]
    .map(([move, number]) => doing(move, toBe, count(number, "table")))
    .filter(isText)
    .join(", ");
}

function doing(move: TableMove["result"], toBe: string, tables: string): string {
  switch (move) {
    case "created":
      return `data branch ${toBe}made on ${tables}`;
    case "adopted":
      return `data branch ${toBe}adopted on ${tables}`;
    case "published":
      return `main ${toBe}moved on ${tables}`;
    case "refreshed":
      return `data branch ${toBe}put back on main on ${tables}`;
    case "removed":
      return `data branch ${toBe}removed from ${tables}`;
    case "undone":
      return `main ${toBe}put back on ${tables}`;
    case "dropped":
      return `${tables} ${toBe}dropped`;
    case "nothing":
      return "";
  }
}

function counts({ changes, tables, findings, result }: Report): string[] {
  const states = [...tally(tables.map(tableWord))].map(([state, n]) => `${n} ${state}`);
  // The headline counts the errors that block.
  const told = findings.filter(({ level }) => result !== "blocked" || level !== "error");
  const levels = tally(told.map(({ level }) => level));
  return [
    ...[...tally(changes.map(({ change }) => change))].map(([change, n]) => `${n} ${change}`),
    ...(tables.length === 0 ? [] : [`${count(tables.length, "table")} (${states.join(", ")})`]),
    ...[...levels].map(([level, number]) => count(number, level)),
  ];
}

function alert(report: Report): string | null {
  const stopped = report.tables.filter(
    ({ state, move }) => publishing(state) === "stops" && move === null,
  );
  switch (report.result) {
    case "blocked":
      return report.command === "drift" ? null : "Nothing was written.";
    case "failed":
      return "What was done and what was not stands below, table by table.";
    case "partial":
      return "Some tables moved and some did not; they stand below.";
    case "ok":
    case "nothing-to-do":
      return stopped.length === 0
        ? null
        : `${count(stopped.length, "table")} cannot be published as things stand.`;
  }
}

function isText(text: string): boolean {
  return text !== "";
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
