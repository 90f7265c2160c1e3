/** What changes in the columns of a view or a spec, in few words. */
import type { SchemaDiff } from "../iceberg/schema-diff.ts";
import type { Report, ReportView } from "./report.ts";

/** Breaking ones first: `dropped column total`, `added column discount`. */
export function columnTexts(columns: SchemaDiff | undefined): readonly string[] {
  if (columns === undefined) return [];
  return [
    ...columns.breaking,
    ...columns.widened,
    ...columns.added.map((path) => `added column ${path}`),
  ];
}

/**
 * `id long, total decimal(10, 2)?`: a question mark where a column may be null. What was done to a
 * view needs no list.
 */
export function columnList({ columns, outcome }: ReportView): readonly string[] {
  const shown = outcome === undefined ? (columns ?? []) : [];
  return shown.map(({ name, type, nullable }) => `${name} ${type}${nullable ? "?" : ""}`);
}

/** The worst that the changes do to readers: what a summary counts. */
export function impactCounts({ changes }: Report): readonly string[] {
  return (["broken", "breaking"] as const).flatMap((impact) => {
    const number = changes.filter((change) => change.impact === impact).length;
    return number === 0 ? [] : [`${number} ${impact}`];
  });
}

/** Which DataFusion the columns are of: the images of another age may differ. */
export function plannedBy({ planner }: Report): string {
  return planner === null ? "" : `, as DataFusion ${planner.datafusion} plans them`;
}
