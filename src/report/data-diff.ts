/** What a data branch holds beside what is there now, by the newest snapshots' summaries. */
import type { Totals } from "../plan/plan.ts";
import { digits, size } from "./count.ts";
import type { Report, ReportTable } from "./report.ts";

export interface DataDifference {
  readonly table: string;
  readonly rows: string;
  readonly files: string;
  readonly size: string;
  readonly schema: string;
}

export interface DataDiff {
  readonly differences: readonly DataDifference[];
  /** Tables that are there on both sides and differ in nothing. */
  readonly same: number;
}

export function dataDiff({ tables }: Pick<Report, "tables">): DataDiff {
  const known = tables.filter((table) => isThere(table) && table.totals.branch !== null);
  const different = known.filter((table) => differs(table));
  return { differences: different.map(difference), same: known.length - different.length };
}

/** What is published or removed is not beside anything any more. */
function isThere({ outcome }: ReportTable): boolean {
  return outcome === null || outcome.result === "failed" || outcome.result === "skipped";
}

function differs({ totals: { onto, branch }, schemaChange }: ReportTable): boolean {
  if (schemaChange !== null || onto === null || branch === null) return true;
  return (["rows", "files", "bytes"] as const).some((key) => onto[key] !== branch[key]);
}

function difference({ table, totals, schemaChange }: ReportTable): DataDifference {
  return {
    table,
    rows: compared(totals, ({ rows }) => rows, digits),
    files: compared(totals, ({ files }) => files, digits),
    size: compared(totals, ({ bytes }) => bytes, size),
    schema: schemaChange ?? "",
  };
}

/** `20 → 23 (+3)`. */
function compared(
  { onto, branch }: ReportTable["totals"],
  pick: (totals: Totals) => number,
  show: (number: number) => string,
): string {
  if (branch === null) return "";
  const after = pick(branch);
  if (onto === null) return `none → ${show(after)}`;
  const before = pick(onto);
  if (before === after) return show(after);
  const sign = after > before ? "+" : "−";
  return `${show(before)} → ${show(after)} (${sign}${show(Math.abs(after - before))})`;
}
