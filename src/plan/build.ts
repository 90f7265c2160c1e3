/** Making the data branches of a change, and forecasting what publishing them would do. */

import type { Finding } from "../errors.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
import { branchHead, findRef } from "../iceberg/refs.ts";
import { MAIN, type TableMetadata } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { commitOf, type Decision } from "./build-commit.ts";
import { classify, hasOwnSnapshots } from "./classify.ts";
import { type CatalogState, type CatalogTable, isOurs, type PlanContext } from "./context.ts";
import { forecastFindings } from "./forecast-findings.ts";
import type { TablePlan, TableStateName } from "./plan.ts";
import type { PlannedTable } from "./planned-table.ts";
import { absentTable, describeTable, schemaChange, schemaFindings } from "./table-plan.ts";
import type { WrittenTable } from "./written-tables.ts";

export function planBuild(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
): readonly PlannedTable[] {
  return written.map((one) => planTable(one, state.get(one.table), context));
}

function planTable(
  written: WrittenTable,
  found: CatalogTable | undefined,
  context: PlanContext,
): PlannedTable {
  if (found === undefined)
    return {
      plan: absentTable(written, context.dataBranch),
      findings: [],
      commit: undefined,
    };
  const { metadata } = found.table;
  const decision = decide(metadata, context);
  const mark = "mark" in decision ? decision.mark : undefined;
  const state = stateOf(decision, metadata, context);
  const plan = describeTable(written, found, context.dataBranch, state, mark);
  const diff = mark === undefined ? undefined : schemaChange(metadata, mark);
  return {
    plan,
    findings: [
      ...findings(decision, plan, context),
      ...schemaFindings(written.table, written.nodes, diff),
    ],
    commit: commitOf(decision, plan, found, context),
  };
}

function decide(metadata: TableMetadata, context: PlanContext): Decision {
  const main = branchHead(metadata, MAIN);
  const head = branchHead(metadata, context.dataBranch);
  const mark = marksOf(metadata).get(context.dataBranch);
  // A branch that is made in the place of somebody's tag would take it away.
  if (head === null && findRef(metadata, context.dataBranch) !== undefined)
    return { kind: "foreign" };
  if (mark === undefined && head === null) return { kind: main === null ? "pending" : "create" };
  // A first sync makes the branch, without a mark, on a table that has no main yet.
  if (mark === undefined) return { kind: main === null ? "adopt" : "foreign" };
  if (!isOurs(mark, context) && !isFree(mark, context)) return { kind: "foreign" };
  switch (mark.state) {
    case "open":
      if (head !== null) return { kind: "keep", mark };
      return main === null ? { kind: "pending" } : { kind: "again", lost: true };
    case "undone":
      return head === null ? { kind: "again", lost: true } : { kind: "reopen", mark };
    case "closed":
      // Made by a sync that came after the end: its rows are on nothing else.
      if (head !== null || mark.kept === undefined) return { kind: "foreign" };
      return { kind: "restore", mark, tag: mark.kept };
    case "published":
      if (hasOwnSnapshots(metadata, context.dataBranch)) return { kind: "late-rows", mark };
      return main === null ? { kind: "pending" } : { kind: "again", lost: false };
  }
}

/** Published, a name is free again: the next pull request from the same git branch takes it. */
function isFree(mark: Mark | "unreadable", context: PlanContext): mark is Mark {
  const anyPull = { ...context, owner: { ...context.owner, pull: null } };
  return isOurs(mark, anyPull) && mark.state === "published";
}

function stateOf(
  decision: Decision,
  metadata: TableMetadata,
  context: PlanContext,
): TableStateName {
  switch (decision.kind) {
    case "create":
    case "again":
    case "restore":
      return "create";
    case "adopt":
      return "new-main";
    case "keep":
    case "reopen": {
      const head = branchHead(metadata, context.dataBranch);
      const forecast = classify(metadata, context.dataBranch, decision.mark);
      // Made at main, and neither has moved since: there is nothing to forecast yet.
      return forecast === "equal" && head === decision.mark.snapshot ? "exists" : forecast;
    }
    case "pending":
      return "pending";
    case "late-rows":
      return "published";
    case "foreign":
      return "foreign";
  }
}

function findings(decision: Decision, plan: TablePlan, context: PlanContext): readonly Finding[] {
  if (decision.kind === "foreign")
    return [
      {
        code: "IB402",
        level: "error",
        message: `${plan.table} has a branch ${plan.branch} that icebranch did not make for ${context.branch}.`,
        hint: "Rename the git branch, or remove that Iceberg branch if nobody needs it.",
      },
    ];
  if (decision.kind === "late-rows")
    return [
      {
        code: "IB409",
        level: "error",
        message: `${plan.table}: a sync wrote to the data branch ${plan.branch} after it was published.`,
        hint: `Publish those rows (icebranch publish --branch ${shellWord(context.branch)}) or drop them (icebranch refresh --branch ${shellWord(context.branch)} --discard).`,
      },
    ];
  if (decision.kind === "again" && decision.lost)
    return [
      {
        code: "IB404",
        level: "warning",
        message: `The data branch ${plan.branch} of ${plan.table} was removed by somebody; it is made again on main.`,
        hint: "Run the connectors again if they had written to it.",
      },
    ];
  return forecastFindings(plan, context);
}
