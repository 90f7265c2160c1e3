import type { Finding } from "../errors.ts";
import type { PlannedCommit, TablePlan } from "./plan.ts";

/** A table's line, what is to be said of it, and the commit that it needs, if any. */
export interface PlannedTable {
  readonly plan: TablePlan;
  readonly findings: readonly Finding[];
  readonly commit: PlannedCommit | undefined;
  /** Set where Airbyte's destination has a branch of its own on the table. */
  readonly isStaged?: true;
  /** Set where the others are to go on without it, as `on-diverged: skip` wants. */
  readonly skipped?: true;
}

export function hasError(planned: readonly PlannedTable[]): boolean {
  return planned.some(({ findings }) => findings.some((one) => one.level === "error"));
}

/** Where one table has an error, no table of its data branch gets a commit. */
export function allOrNone(planned: readonly PlannedTable[]): readonly PlannedTable[] {
  return hasError(planned) ? planned.map((one) => ({ ...one, commit: undefined })) : planned;
}

/** Says of every finding which pull request it is about, where several are dealt with. */
export function ofPull(
  planned: readonly PlannedTable[],
  pull: number | null,
): readonly PlannedTable[] {
  if (pull === null) return planned;
  return planned.map((one) => ({
    ...one,
    plan: { ...one.plan, pull },
    findings: one.findings.map((finding) => ({ ...finding, pull })),
  }));
}
