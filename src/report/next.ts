/** What to do next, as commands that can be copied. */
import { shellWord } from "../shell-word.ts";
import { count, shortened } from "./count.ts";
import { hadOwn, ontoOf, publishing } from "./forecast.ts";
import type { Report, ReportTable } from "./report.ts";
import { onlyLooked } from "./result.ts";
import { atHand, branchesOf, line, type NextStep, projectOption, takesBranch } from "./steps.ts";
import { runsOf, syncs } from "./sync-steps.ts";

/** They are about what a commit says. */
const comparesCommits: ReadonlySet<string> = new Set(["check", "plan", "build"]);
/** They write nothing, dry run or not. */
const looks: ReadonlySet<string> = new Set(["check", "plan", "drift"]);

export function nextSteps(report: Report): NextStep[] {
  switch (report.result) {
    case "blocked":
      return mends(report);
    case "failed":
      return again(
        report,
        onlyLooked(report) ? "To look again" : "What is done stays done; to go on",
      );
    case "partial":
      if (report.cluster !== undefined) return again(report, "Once that is mended");
      return [...refreshes(report), ...undos(report), ...again(report, "For the tables left")];
    case "ok":
    case "nothing-to-do":
      return [...afterwards(report), ...undos(report)];
  }
}

function afterwards(report: Report): NextStep[] {
  const { command, dryRun, result } = report;
  if (dryRun && !looks.has(command) && result === "ok")
    return again({ ...report, dryRun: false }, "To do it");
  switch (command) {
    case "init":
      return [{ why: "When the first specs are written", command: line(report, "check") }];
    case "check":
      return [{ why: afterCheck(report), command: line(report, "plan", ...atHand(report)) }];
    case "plan":
      return [
        ...[...refreshes(report), ...builds(report), ...workflows(report)],
        ...(builds(report).length === 0 ? syncs(report) : []),
        ...publishes(report),
      ];
    case "build":
      return [...refreshes(report), ...workflows(report), ...syncs(report), ...publishes(report)];
    case "workflow":
      return report.files.map((path) => ({ why: `Commit ${path} with the change`, command: null }));
    case "refresh":
      return runsOf(report, doneTables(report, "refreshed"));
    case "clean":
      return reopens(report);
    case "undo":
      return branchesOf(report, doneTables(report, "undone")).map((branch) => ({
        why: "To publish it again",
        command: line(report, "publish", "--branch", branch),
      }));
    default:
      return [];
  }
}

/** What a verb can mend, and after what a person must, the same once more. */
function mends(report: Report): NextStep[] {
  const errors = report.findings.filter(({ level }) => level === "error");
  const steps = [
    ...refreshes(report),
    ...(errors.some(({ code }) => code === "IB501") ? workflows(report) : []),
    ...(report.command === "refresh" ? discards(report, errors) : []),
  ];
  const byVerb = errors.every(({ code }) => code === "IB501" || code === "IB419");
  if (byVerb && steps.length > 0) return steps;
  return [...steps, ...undos(report), ...again(report, "Once that is mended")];
}

/** Rows that could as well be published: those of a stuck branch are told of otherwise. */
function discards(report: Report, errors: Report["findings"]): NextStep[] {
  const { branch, tables } = report;
  const stuck = tables.some(({ state }) => state === "diverged" || state === "history-expired");
  if (branch === null || stuck || !errors.some(({ code }) => code === "IB419")) return [];
  const command = line(report, "refresh", "--branch", branch, "--discard");
  return [{ why: "Publish the rows first, or let them go (a tag keeps them)", command }];
}

/** A plan is of commits, a check of files. */
function afterCheck({ findings }: Report): string {
  const isCommitted = !findings.some(({ code }) => code === "IB607");
  return `${isCommitted ? "See" : "Commit, then see"} what would happen to the data`;
}

function doneTables(report: Report, result: "refreshed" | "undone"): readonly ReportTable[] {
  return report.tables.filter(({ outcome }) => outcome?.result === result);
}

/** Such a branch has rows that only `--discard` leaves, which keeps them under a tag. */
function refreshes(report: Report): NextStep[] {
  const stuck = report.tables.filter(
    ({ state, unread }) => (state === "diverged" && !unread) || state === "history-expired",
  );
  const onto = stuck[0] === undefined ? "" : ontoOf(stuck[0]);
  return branchesOf(report, stuck).map((branch) => ({
    why: `Start again from the current ${onto} (a tag keeps the branch's rows), then sync again`,
    command: line(report, "refresh", "--branch", branch, "--discard"),
  }));
}

function builds(report: Report): NextStep[] {
  const missing = report.tables.some(({ state }) => state === "create");
  return missing
    ? [{ why: "Make the data branches", command: line(report, "build", ...atHand(report)) }]
    : [];
}

function workflows(report: Report): NextStep[] {
  return report.workflow?.changed && report.commit === null
    ? [{ why: `Bring ${report.workflow.path} up to date`, command: line(report, "workflow") }]
    : [];
}

function publishes(report: Report): NextStep[] {
  const ready = report.tables.filter(
    ({ state, outcome }) => publishing(state) === "moves" && outcome?.result !== "published",
  );
  const stopped = report.tables.some(({ state }) => publishing(state) === "stops");
  if (ready.length === 0 || stopped) return [];
  if (report.pull) return [merge(ready)];
  if (report.branch === null)
    return [{ why: "Publish what is merged", command: line(report, "build") }];
  return branchesOf(report, ready).map((branch) => ({
    why: "After the merge, on the production branch",
    command: line(report, "publish", "--branch", branch),
  }));
}

function merge(ready: readonly ReportTable[]): NextStep {
  const onto = [...new Set(ready.map(ontoOf))].join(", ");
  const why = `Merge the pull request: that moves ${onto} on ${count(ready.length, "table")}`;
  return { why, command: null };
}

function undos({ project, tables, views }: Report): NextStep[] {
  const publishes = Map.groupBy(tables, ({ outcome }) => outcome?.undo ?? null);
  publishes.delete(null);
  const option = projectOption(project)
    .map((word) => ` ${shellWord(word)}`)
    .join("");
  // One of tables takes its views along.
  const alone = Map.groupBy(views, ({ outcome }) => outcome?.undo ?? null);
  for (const known of [...publishes.keys(), null]) alone.delete(known);
  const ofViews = [...alone].map(([undo, changed]) => ({
    why: `To put back ${shortened(changed.map(({ node }) => node))}`,
    command: `${undo}${option}`,
  }));
  const ofTables = [...publishes].map(([undo, moved]) => {
    const onto = [...new Set(moved.map(ontoOf))].join(", ");
    const names = shortened(moved.map(({ table }) => table));
    return {
      why: `To put ${onto} back${publishes.size === 1 ? "" : ` on ${names}`}`,
      command: `${undo}${option}`,
    };
  });
  return [...ofTables, ...ofViews];
}

/** A terminal's clean knows of no pull request. */
function reopens({ pull, tables }: Report): NextStep[] {
  const isKept = tables.some((one) => one.outcome?.result === "removed" && hadOwn(one));
  if (pull === null || !isKept) return [];
  const why =
    "To have the data branch back with its rows, reopen the pull request within publish.keep-undo";
  return [{ why, command: null }];
}

/** The same once more. At GitHub a push starts the run again, or somebody does. */
function again(report: Report, why: string): NextStep[] {
  const { command, branch, dryRun } = report;
  const branchOption = branch !== null && takesBranch.has(command) ? ["--branch", branch] : [];
  const dryRunOption = dryRun && !looks.has(command) ? ["--dry-run"] : [];
  const words = [command, ...branchOption, ...atHand(report), ...dryRunOption];
  if (report.pull === null) return [{ why, command: line(report, ...words) }];
  if (comparesCommits.has(command) && report.result === "blocked" && isOfFiles(report))
    return [{ why: `${why}, push the change`, command: null }];
  return [
    { why: `${why}, run the job again`, command: null },
    { why: "Or in a terminal", command: line(report, ...words) },
  ];
}

/** Whether what blocks the run is in files; what is in a table no push mends. */
function isOfFiles({ findings }: Report): boolean {
  return findings.some(({ level, file }) => level === "error" && file !== undefined);
}
