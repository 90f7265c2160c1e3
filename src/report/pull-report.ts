/** What a run that published several pull requests has to say of one of them. */
import type { Finding } from "../errors.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import { hexDigest } from "../plan/digest.ts";
import type { Report, ReportTable, Result } from "./report.ts";
import { hasMoved, isError } from "./result.ts";

/**
 * The part of one pull request, its receipt; undefined where the run has nothing of it. The same
 * whether this run published or an earlier one, so that two that race write the same comment.
 */
export function reportOfPull(
  report: Report,
  pull: NonNullable<Report["pull"]>,
): Report | undefined {
  const tables = report.tables
    .filter((table) => table.pull === pull.number)
    .map((table) => settled(table) ?? table);
  const own = report.findings.filter((finding) => finding.pull === pull.number);
  if (tables.length + own.length === 0) return undefined;
  const done = tables.length > 0 && tables.every(isSettled);
  const errors = own.filter(isError);
  // What one run warned of, the next one does not know any more.
  const findings = done ? errors : [...own, ...general(report.findings)];
  return {
    ...report,
    command: tables.some(isEnded) ? "clean" : "publish",
    result: resultOf(tables, findings, report),
    base: null,
    head: null,
    branch: tables[0]?.branch ?? null,
    pull,
    findings,
    tables,
    catalogs: report.catalogs.filter(({ name }) => tables.some(({ catalog }) => catalog === name)),
    digest: `sha256:${hexDigest(JSON.stringify([tables, findings]))}`,
    ...{ changes: [], views: [], planner: null, notIsolated: [], workflow: null },
    ...{ files: [], commit: null, graph: [] },
  };
}

/** The pull requests that a run has something of. */
export function pullsOf({ tables, findings }: Report): readonly number[] {
  const pulls = [...tables, ...findings].flatMap(({ pull }) => pull ?? []);
  return [...new Set(pulls)].sort((a, b) => a - b);
}

/** A publish as both its own run and a later one know it; undefined where there was none. */
function settled(table: ReportTable): ReportTable | undefined {
  const publish = publishOf(table);
  if (publish === undefined) return undefined;
  const { from, to, undo } = publish;
  const moved = from !== to;
  return {
    ...table,
    target: to,
    base: null,
    main: table.onto === MAIN ? to : null,
    head: moved ? to : null,
    state: "published",
    totals: { onto: null, branch: null },
    rivals: [],
    receipt: null,
    added: moved ? table.added : null,
    schemaChange: null,
    sharedState: false,
    note: null,
    move: null,
    outcome: { result: moved ? "published" : "nothing", from, to, undo: moved ? undo : null },
  };
}

function publishOf({ onto, outcome, receipt }: ReportTable) {
  if (outcome?.result === "published" || outcome?.result === "nothing") return outcome;
  if (outcome !== null || receipt === null) return undefined;
  const { id, from, to } = receipt;
  return { from, to, undo: onto === MAIN ? `icebranch undo --publish ${id}` : null };
}

function isSettled({ state, outcome }: ReportTable): boolean {
  return state === "published" && outcome !== null;
}

function isEnded({ outcome, move }: ReportTable): boolean {
  const result = outcome?.result ?? move?.result;
  return result === "removed" || result === "dropped";
}

/** What stopped the whole run, or came while it worked, is about nobody's pull request by name. */
function general(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.pull === undefined && isError(finding));
}

function resultOf(
  tables: readonly ReportTable[],
  findings: readonly Finding[],
  { dryRun, result: whole }: Report,
): Result {
  const done = hasMoved({ tables });
  const failed = tables.some(({ outcome }) => outcome?.result === "failed");
  const held =
    findings.some(isError) || tables.some(({ outcome }) => outcome?.result === "skipped");
  if (done) return failed || held ? "partial" : "ok";
  if (failed) return "failed";
  // Of a run that broke, nothing more is known.
  if (held) return whole === "failed" ? "failed" : "blocked";
  return dryRun && tables.some(({ move }) => move !== null) ? "ok" : "nothing-to-do";
}
