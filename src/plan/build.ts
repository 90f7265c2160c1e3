/** Making the data branches of a change, and forecasting what publishing them would do. */

import type { Finding } from "../errors.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
import { branchHead, findRef } from "../iceberg/refs.ts";
import { MAIN, type TableMetadata } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { commitOf, type Decision, isTakenOver, movesToTarget } from "./build-commit.ts";
import { classify, hasLateRows, isSecondRoot } from "./classify.ts";
import {
  type CatalogState,
  type CatalogTable,
  isOfProject,
  isOurs,
  type PlanContext,
} from "./context.ts";
import { apartFinding, forecastFindings } from "./forecast-findings.ts";
import { AIRBYTE_STAGING } from "./isolation.ts";
import { type Target, targetFinding, targetOf, withTarget } from "./onto.ts";
import type { TablePlan, TableStateName } from "./plan.ts";
import type { PlannedTable } from "./planned-table.ts";
import type { Replay, Replays } from "./replay.ts";
import { foresee, replayFindings } from "./replay-table.ts";
import type { Refused } from "./replay-walk.ts";
import { carriedFindings, rivalsOf } from "./rivals.ts";
import { shapeChange, shapeFindings } from "./shape-change.ts";
import { absentTable, describeTable } from "./table-plan.ts";
import type { WrittenTable } from "./written-tables.ts";

export function planBuild(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
  replays?: Replays,
): readonly PlannedTable[] {
  return written.map((one) => planTable(one, state.get(one.table), context, replays));
}

function planTable(
  written: WrittenTable,
  found: CatalogTable | undefined,
  context: PlanContext,
  replays: Replays | undefined,
): PlannedTable {
  const { dataBranch, owner } = context;
  if (found === undefined) {
    const plan = absentTable(written, dataBranch, context.onto?.ref);
    return { plan: { ...plan, pull: owner.pull }, findings: [], commit: undefined };
  }
  const { metadata } = found.table;
  const target = targetOf(metadata, openMarkOf(metadata, context), context);
  const decision = decide(metadata, target, context);
  const mark = "mark" in decision ? decision.mark : undefined;
  const byRefs = stateOf(decision, metadata, target, context);
  const { state, tried } =
    mark === undefined
      ? { state: byRefs, tried: undefined }
      : foresee(byRefs, { table: written.table, metadata, mark, target, replays }, context);
  const shown = mark && withTarget(mark, metadata, branchHead(metadata, dataBranch), target);
  const described = describeTable(written, found, dataBranch, state, shown, { ...target, tried });
  const pull = decision.kind === "foreign" ? null : (owner.pull ?? described.pull);
  const rivals = decision.kind === "foreign" ? [] : rivalsOf(metadata, target.ref, context);
  const plan = { ...described, pull, rivals };
  return {
    plan,
    findings: [
      ...findings(decision, plan, target, context, tried),
      ...carriedFindings(plan, metadata, target.head),
      ...(state === "replay" && mark !== undefined ? replayFindings(plan, metadata, mark) : []),
      ...(mark === undefined
        ? []
        : shapeFindings(written.table, written.nodes, shapeChange(found.table, dataBranch, mark))),
    ],
    commit: commitOf(decision, { plan, metadata, target, context }, found),
    ...(findRef(metadata, AIRBYTE_STAGING) === undefined ? {} : { isStaged: true }),
  };
}

/** Only what is not over yet says where it goes: a free name starts anew. */
function openMarkOf(metadata: TableMetadata, context: PlanContext): Mark | undefined {
  const mark = marksOf(metadata).get(context.dataBranch);
  return isOurs(mark, context) && mark.state !== "published" ? mark : undefined;
}

function decide(metadata: TableMetadata, target: Target, context: PlanContext): Decision {
  const main = branchHead(metadata, MAIN);
  const head = branchHead(metadata, context.dataBranch);
  const mark = marksOf(metadata).get(context.dataBranch);
  // A branch that is made in the place of somebody's tag would take it away.
  if (head === null && findRef(metadata, context.dataBranch) !== undefined)
    return { kind: "foreign" };
  if (mark === undefined && head === null)
    return { kind: target.head === null ? "pending" : "create" };
  // A first sync makes the branch, without a mark, on a table that has no main yet.
  if (mark === undefined) return { kind: main === null ? "adopt" : unmarked(metadata, context) };
  if (!isOurs(mark, context) && !isFree(mark, context)) return { kind: "foreign" };
  switch (mark.state) {
    case "open":
      if (head !== null) return { kind: openKind(mark, target, context), mark };
      return target.head === null ? { kind: "pending" } : { kind: "again", lost: true };
    case "undone":
      return head === null ? { kind: "again", lost: true } : { kind: "reopen", mark };
    case "closed":
      // Made by a sync that came after the end: its rows are on nothing else.
      if (head !== null || mark.kept === undefined) return { kind: "foreign" };
      if (findRef(metadata, mark.kept) !== undefined)
        return { kind: "restore", mark, tag: mark.kept };
      return target.head === null ? { kind: "pending" } : { kind: "again", lost: true };
    case "published":
      if (hasLateRows(metadata, context.dataBranch, mark)) return { kind: "late-rows", mark };
      return target.head === null ? { kind: "pending" } : { kind: "again", lost: false };
  }
}

function unmarked(metadata: TableMetadata, { dataBranch }: PlanContext): "apart" | "foreign" {
  return isSecondRoot(metadata, dataBranch) ? "apart" : "foreign";
}

function openKind(mark: Mark, target: Target, context: PlanContext): "retarget" | "own" | "keep" {
  if (target.ref !== (mark.onto ?? MAIN)) return "retarget";
  const isAdopted = context.owner.pull !== null && mark.pull === null;
  return isAdopted || isTakenOver(mark, context) ? "own" : "keep";
}

/** Published, a name is free again: the next pull request from the same git branch takes it. */
function isFree(mark: Mark | "unreadable", context: PlanContext): mark is Mark {
  return isOfProject(mark, context) && mark.state === "published";
}

function stateOf(
  decision: Decision,
  metadata: TableMetadata,
  target: Target,
  context: PlanContext,
): TableStateName {
  const { dataBranch } = context;
  switch (decision.kind) {
    case "create":
    case "again":
    case "restore":
      return "create";
    case "adopt":
      return classify(metadata, dataBranch, { snapshot: target.head }, target.head);
    case "retarget":
      if (movesToTarget(decision.mark, metadata, target, context)) return "create";
      return forecastOf(decision.mark, metadata, target, dataBranch);
    case "keep":
    case "own":
    case "reopen":
      return forecastOf(decision.mark, metadata, target, dataBranch);
    case "pending":
      return "pending";
    case "late-rows":
      return "published";
    case "apart":
      return "diverged";
    case "foreign":
      return "foreign";
  }
}

function forecastOf(
  mark: Mark,
  metadata: TableMetadata,
  target: Target,
  dataBranch: string,
): TableStateName {
  const head = branchHead(metadata, dataBranch);
  const { snapshot } = withTarget(mark, metadata, head, target);
  const forecast = classify(metadata, dataBranch, { snapshot }, target.head);
  // Made at the target, and neither has moved since: there is nothing to forecast yet.
  return forecast === "equal" && head === snapshot ? "exists" : forecast;
}

function findings(
  decision: Decision,
  plan: TablePlan,
  target: Target,
  context: PlanContext,
  tried: Replay | Refused | undefined,
): readonly Finding[] {
  if (decision.kind === "foreign")
    return [
      {
        code: "IB402",
        level: "error",
        message: `${plan.table} has a branch ${plan.branch} that icebranch did not make for ${context.branch}.`,
        hint: "Rename the git branch, or remove that Iceberg branch if nobody needs it.",
      },
    ];
  if (decision.kind === "apart") return [apartFinding(plan, "error")];
  if (decision.kind === "late-rows")
    return [
      {
        code: "IB409",
        level: "error",
        message: `${plan.table}: a sync wrote to the data branch ${plan.branch} after it was published.`,
        hint: `Publish those rows (icebranch publish --branch ${shellWord(plan.branch)}) or drop them (icebranch refresh --branch ${shellWord(plan.branch)} --discard).`,
      },
    ];
  if (decision.kind === "again" && decision.lost)
    return [
      {
        code: "IB404",
        level: "warning",
        message: `The data branch ${plan.branch} of ${plan.table} was removed by somebody; it is made again on ${target.ref}.`,
        hint: "Run the connectors again if they had written to it.",
      },
    ];
  const blocked = targetFinding(plan.table, target, context.strict ? "error" : "warning");
  return [...(blocked === undefined ? [] : [blocked]), ...forecastFindings(plan, context, tried)];
}
