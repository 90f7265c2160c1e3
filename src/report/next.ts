/** What to do next, as commands that can be copied. */
import { count } from "./count.ts";
import { publishing } from "./forecast.ts";
import type { Report, ReportTable } from "./report.ts";

export interface NextStep {
  readonly why: string;
  readonly command: string | null;
}

/** The other verbs find the branch that is checked out. */
const takesBranch: ReadonlySet<string> = new Set(["publish", "refresh", "clean"]);

export function nextSteps(report: Report): NextStep[] {
  switch (report.result) {
    case "blocked":
      return [...refreshes(report), again(report, "Once that is mended")];
    case "failed":
      return [again(report, "What is done stays done; to go on")];
    case "partial":
      return [...refreshes(report), ...undos(report), again(report, "For the tables left")];
    case "ok":
    case "nothing-to-do":
      return [...afterwards(report), ...undos(report)];
  }
}

function afterwards(report: Report): NextStep[] {
  const { command, dryRun } = report;
  if (command === "init" || command === "check")
    return [{ why: "See what would happen to the data", command: line(report, "plan") }];
  if (command === "plan")
    return [...refreshes(report), ...builds(report), ...workflows(report), ...publishes(report)];
  if (command === "drift") return [];
  if (dryRun) return [again({ ...report, dryRun: false }, "To do it")];
  if (command === "build")
    return [...refreshes(report), ...workflows(report), ...syncs(report), ...publishes(report)];
  return [];
}

/** Such a branch has rows that only `--discard` leaves, which keeps them under a tag. */
function refreshes(report: Report): NextStep[] {
  const stuck = report.tables.filter(
    ({ state }) => state === "diverged" || state === "history-expired",
  );
  return branchesOf(report, stuck).map((branch) => ({
    why: "Start again from the current main (a tag keeps the branch's rows), then sync again",
    command: line(report, "refresh", "--branch", branch, "--discard"),
  }));
}

function builds(report: Report): NextStep[] {
  const missing = report.tables.some(({ state }) => state === "create");
  return missing ? [{ why: "Make the data branches", command: line(report, "build") }] : [];
}

function workflows(report: Report): NextStep[] {
  return report.workflow?.changed
    ? [{ why: `Bring ${report.workflow.path} up to date`, command: line(report, "workflow") }]
    : [];
}

function syncs(report: Report): NextStep[] {
  const waiting = report.tables.filter(({ state }) => publishing(state) === "waits");
  return waiting.length === 0
    ? []
    : [{ why: "After the first sync, see what publishing does", command: line(report, "plan") }];
}

function publishes(report: Report): NextStep[] {
  const ready = report.tables.filter(
    ({ state, outcome }) => publishing(state) === "moves" && outcome?.result !== "published",
  );
  const stopped = report.tables.some(({ state }) => publishing(state) === "stops");
  if (ready.length === 0 || stopped) return [];
  if (report.pull)
    return [{ why: `Merging moves main on ${count(ready.length, "table")}`, command: null }];
  return branchesOf(report, ready).map((branch) => ({
    why: "After the merge",
    command: line(report, "publish", "--branch", branch),
  }));
}

function undos({ tables }: Report): NextStep[] {
  const commands = new Set(tables.flatMap(({ outcome }) => outcome?.undo ?? []));
  return [...commands].map((command) => ({ why: "To put main back", command }));
}

function again(report: Report, why: string): NextStep {
  const { command, branch, dryRun } = report;
  const branchOption = branch !== null && takesBranch.has(command) ? ["--branch", branch] : [];
  const dryRunOption = dryRun && command !== "plan" ? ["--dry-run"] : [];
  return { why, command: line(report, command, ...branchOption, ...dryRunOption) };
}

/** The run's own, or where it has none (a reconcile), those of the tables. */
function branchesOf({ branch: own }: Report, tables: readonly ReportTable[]): string[] {
  return [...new Set(tables.map(({ branch }) => own ?? branch))];
}

function line({ project }: Report, ...words: readonly string[]): string {
  const projectOption = project === "." ? [] : ["--project", project];
  return ["icebranch", ...words, ...projectOption].map(shellWord).join(" ");
}

/** Git allows `$(…)` in a branch's name: what a shell would read as more than text is quoted. */
export function shellWord(text: string): string {
  return /^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
