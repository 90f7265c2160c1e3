/** The first line of every report. */
import type { TableMove } from "../plan/plan.ts";
import { impactCounts } from "./columns.ts";
import { count, tally } from "./count.ts";
import { ontoOf, publishing, tableWord } from "./forecast.ts";
import { problemsOf } from "./merging.ts";
import type { Report, ReportTable } from "./report.ts";
import { hasLooked, isDifference, isDone, onlyLooked } from "./result.ts";
import { viewsDone } from "./view-lines.ts";

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
      if (hasLooked(report)) return driftHeadline(report);
      return errors > 0 ? `Blocked by ${count(errors, "error")}` : "Blocked: no table was moved";
    case "failed":
      return `${capitalised(report.command)} failed`;
    case "partial":
      return `Done in part: ${[doings(report, movesDone(report)), ...viewsDone(report), ...leftText(report)].filter(isText).join(", ")}`;
    case "nothing-to-do":
      return stoppedTables(report).length === 0
        ? `Nothing to do${inPlace(report)}`
        : `Nothing was changed: ${count(stoppedTables(report).length, "table")} cannot be published`;
    case "ok":
      return okHeadline(report);
  }
}

/** What a run that changed nothing found there already. */
function inPlace({ branch, command, tables }: Report): string {
  const there = tables.filter(({ head }) => head !== null).length;
  const isAhead = branch !== null && (command === "plan" || command === "build");
  return isAhead && there > 0 ? `: data branch ${branch} is on ${count(there, "table")}` : "";
}

function okHeadline(report: Report): string {
  if (report.command === "check") return "No errors";
  if (report.command === "drift") return driftHeadline(report);
  if (report.command === "plan")
    return report.branch === null
      ? `Plan: ${doings({ ...report, dryRun: true }, movesToCome(report)) || "nothing to publish"}`
      : `Plan for data branch ${report.branch}`;
  return report.dryRun ? `Dry run: ${todo(report)}` : capitalised(done(report) || "done");
}

/** A scheduled run may have done something before it looked. */
function driftHeadline(report: Report): string {
  const differences = report.findings.filter(isDifference).length;
  const found = differences === 0 ? "no differences" : count(differences, "difference");
  return capitalised([done(report), found].filter(isText).join("; "));
}

function done(report: Report): string {
  const moves = movesDone(report);
  const published = moves.some(({ result }) => result === "published") ? "published: " : "";
  const texts = [
    doings(report, moves),
    ...viewsDone(report),
    ...written(report),
    ...committed(report),
    ...inCluster(report),
  ];
  return published + texts.filter(isText).join(", ");
}

function todo(report: Report): string {
  const texts = [
    doings(report, movesToCome(report)),
    ...inCluster(report),
    ...report.files.map((file) => `${isToCommit(report) ? "commit" : "write"} ${file}`),
  ];
  return texts.filter(isText).join(", ") || "nothing was written";
}

/** Whether what a dry run would write is GitHub's to commit: there only the verb of that name writes to the work tree. */
export function isToCommit({ pull, command, dryRun }: Report): boolean {
  return dryRun && pull !== null && command !== "workflow";
}

interface Move extends Pick<ReportTable, "onto"> {
  readonly result: TableMove["result"];
}

function movesToCome({ tables }: Report): Move[] {
  return tables.flatMap(({ move, onto }) => (move ? { result: move.result, onto } : []));
}

function written({ files }: Report): string[] {
  if (files.length === 0) return [];
  return [`wrote ${files.length === 1 ? files[0] : count(files.length, "file")}`];
}

function inCluster({ cluster, dryRun }: Report): string[] {
  if (cluster === undefined || cluster.objects.length === 0) return [];
  const does = dryRun ? "apply" : "applied";
  return [`${does} ${count(cluster.objects.length, "object")} of ${cluster.path}`];
}

function committed({ commit }: Report): string[] {
  return commit === null ? [] : [`committed ${commit.path}`];
}

function movesDone({ tables }: Report): Move[] {
  return tables.flatMap(({ outcome, onto }) =>
    outcome && isDone(outcome) ? { result: outcome.result as TableMove["result"], onto } : [],
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

function doings({ dryRun }: Report, moves: readonly Move[]): string {
  const toBe = dryRun ? "to be " : "";
  return [...Map.groupBy(moves, ({ result, onto }) => `${result} ${onto}`).values()]
    .map((same) => doing(same[0], toBe, count(same.length, "table")))
    .filter(isText)
    .join(", ");
}

function doing(move: Move | undefined, toBe: string, tables: string): string {
  switch (move?.result) {
    case "created":
      return `data branch ${toBe}made on ${tables}`;
    case "adopted":
      return `data branch ${toBe}adopted on ${tables}`;
    case "published":
      return `${ontoOf(move)} ${toBe}moved on ${tables}`;
    case "refreshed":
      return `data branch ${toBe}put back on ${ontoOf(move)} on ${tables}`;
    case "removed":
      return `data branch ${toBe}removed from ${tables}`;
    case "undone":
      return `${ontoOf(move)} ${toBe}put back on ${tables}`;
    case "dropped":
      return `${tables} ${toBe}dropped`;
    case "nothing":
    case undefined:
      return "";
  }
}

function counts(report: Report): string[] {
  const { changes, tables, result } = report;
  const states = [...tally(tables.map(tableWord))].map(([state, n]) => `${n} ${state}`);
  // The headline counts the errors that block.
  const told = problemsOf(report).filter(({ level }) => result !== "blocked" || level !== "error");
  const levels = tally(told.map(({ level }) => level));
  return [
    ...[...tally(changes.map(({ change }) => change))].map(([change, n]) => `${n} ${change}`),
    ...impactCounts(report),
    ...(tables.length === 0 ? [] : [`${count(tables.length, "table")} (${states.join(", ")})`]),
    ...[...levels].map(([level, number]) => count(number, level)),
  ];
}

function alert(report: Report): string | null {
  switch (report.result) {
    case "blocked":
      if (hasLooked(report)) return stoppedText(report);
      return report.command === "publish"
        ? "Nothing was published: no table has moved."
        : "Nothing was written.";
    case "failed":
      return failedText(report);
    case "partial":
      if (report.cluster !== undefined) return "Some objects were applied and some were not.";
      return "Some tables moved and some did not; they stand below.";
    case "ok":
    case "nothing-to-do":
      return stoppedText(report);
  }
}

/** The fate of a commit that nobody answered is not known. */
function failedText(report: Report): string {
  const { command, tables, findings } = report;
  if (onlyLooked(report)) return "Nothing was written.";
  const unknown = findings.some(
    ({ code, level }) => level === "error" && (code === "IB412" || code === "IB408"),
  );
  const moved = tables.some(({ outcome }) => outcome !== null && isDone(outcome));
  return command === "publish" && !unknown && !moved
    ? "Nothing was published: no table has moved."
    : "What was done and what was not stands below, table by table.";
}

function stoppedText(report: Report): string | null {
  const { length } = stoppedTables(report);
  return length === 0 ? null : `${count(length, "table")} cannot be published as things stand.`;
}

function stoppedTables({ tables }: Report): readonly ReportTable[] {
  return tables.filter(
    ({ state, move, outcome }) =>
      publishing(state) === "stops" && move === null && !(outcome && isDone(outcome)),
  );
}

function isText(text: string): boolean {
  return text !== "";
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
