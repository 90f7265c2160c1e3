/** What a run came to, in one word, and the exit status that says it to a shell. */
import type { Code, Finding } from "../errors.ts";
import type { Outcome, Plan, TableOutcome } from "../plan/plan.ts";
import type { ViewOutcome } from "../plan/view-plan.ts";
import type { Report, Result } from "./report.ts";

/** 0 fine or nothing to do, 1 somebody must act, 3 failed, 4 partial. (2 is wrong usage.) */
export function exitStatus(report: Report, verb: string): 0 | 1 | 3 | 4 {
  switch (report.result) {
    case "ok":
    case "nothing-to-do":
      return verb === "drift" && report.findings.some(isDifference) ? 1 : 0;
    case "blocked":
      return 1;
    case "failed":
      return 3;
    case "partial":
      return 4;
  }
}

export function resultOf(command: string, plan: Plan, outcome: Outcome | null): Result {
  const blocked = plan.findings.some(isError);
  if (outcome?.applied) return appliedResult(outcome, blocked);
  if (blocked) return "blocked";
  if (outcome?.findings.some(isError)) return "failed";
  return isIdle(command, plan) ? "nothing-to-do" : "ok";
}

/** `blocked`: an error of one data branch, which keeps no other one from being dealt with. */
function appliedResult(outcome: Outcome, blocked: boolean): Result {
  const { tables, views = [], files, commit, findings, appliedObjects = [] } = outcome;
  const moved = tables.some(isDone) || views.some(isChanged) || appliedObjects.length > 0;
  const all = [...tables, ...views];
  const failed = all.some(({ result }) => result === "failed") || findings.some(isError);
  const held = blocked || all.some(({ result }) => result === "skipped" || result === "waits");
  if (moved && (failed || held)) return "partial";
  if (failed) return "failed";
  if (held) return "blocked";
  return moved || files.length > 0 || commit !== null ? "ok" : "nothing-to-do";
}

/** Whether the run could not have changed anything: a scheduled run is told as `drift`, and may have. */
export function onlyLooked({ command, dryRun, tables, views, files }: Report): boolean {
  const looks = command === "check" || command === "plan" || dryRun;
  const isIdle = tables.length + files.length === 0 && !views.some(wasChanged);
  return looks || (command === "drift" && isIdle);
}

/** Whether the run did something to a table or a view. */
export function hasMoved({ tables, views = [] }: Moving): boolean {
  return (
    tables.some(({ outcome }) => outcome !== null && isDone(outcome)) || views.some(wasChanged)
  );
}

type Moving = Pick<Report, "tables"> & Partial<Pick<Report, "views">>;

function wasChanged({ outcome }: Report["views"][number]): boolean {
  return outcome !== undefined && isChanged(outcome);
}

/** Whether something was done to the table. */
export function isDone({ result }: Pick<TableOutcome, "result">): boolean {
  switch (result) {
    case "created":
    case "adopted":
    case "published":
    case "refreshed":
    case "removed":
    case "undone":
    case "dropped":
      return true;
    case "nothing":
    case "skipped":
    case "failed":
      return false;
  }
}

/** Whether something was done to the view. */
export function isChanged({ result }: Pick<ViewOutcome, "result">): boolean {
  switch (result) {
    case "created":
    case "updated":
    case "dropped":
    case "undone":
      return true;
    case "waits":
    case "failed":
    case "unsupported":
      return false;
  }
}

/** `check` and `drift` look, and looking is what there was to do; a plan also tells of changes. */
function isIdle(command: string, plan: Plan): boolean {
  if (plan.steps.length > 0 || command === "check" || command === "drift") return false;
  if (command !== "plan") return true;
  return plan.changes.length + plan.tables.length + plan.findings.length === 0;
}

export function isError({ level }: Finding): boolean {
  return level === "error";
}

/** What `drift` finds blocks nothing: it is what was looked for. */
export function hasLooked({ command, catalogs }: Pick<Report, "command" | "catalogs">): boolean {
  return command === "drift" && catalogs.length > 0;
}

/** What a run was kept from telling at GitHub says nothing of the lakehouse. */
const ofGitHub: ReadonlySet<Code> = new Set(["IB611", "IB614"]);

/** What `drift` looks for: a notice tells of none, nor does a doubt about a file, which `check` tells. */
export function isDifference({ level, code }: Finding): boolean {
  const isOfFiles = /^IB[123]/.test(code);
  return (level === "error" || (level === "warning" && !isOfFiles)) && !ofGitHub.has(code);
}
