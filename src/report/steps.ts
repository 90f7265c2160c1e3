/** What steps are made of: a reason, and a command line that fits where the report is read. */
import { shellWord } from "../shell-word.ts";
import type { Report, ReportTable } from "./report.ts";

export interface NextStep {
  readonly why: string;
  readonly command: string | null;
}

/** The other verbs find the branch that is checked out. */
export const takesBranch: ReadonlySet<string> = new Set(["publish", "refresh", "clean"]);

/**
 * At GitHub the data branch is named: whoever reads this has another branch checked out, or one
 * whose data branch has a number at its end.
 */
export function atHand({ pull, branch, command }: Report): readonly string[] {
  return pull !== null && branch !== null && !takesBranch.has(command) ? ["--branch", branch] : [];
}

/** The run's own, or where it has none (a reconcile), those of the tables. */
export function branchesOf({ branch: own }: Report, tables: readonly ReportTable[]): string[] {
  return [...new Set(tables.map(({ branch }) => own ?? branch))];
}

export function line({ project }: Pick<Report, "project">, ...words: readonly string[]): string {
  return ["icebranch", ...words, ...projectOption(project)].map(shellWord).join(" ");
}

export function projectOption(project: string): readonly string[] {
  return project === "." ? [] : ["--project", project];
}
