/** The commit that `build` makes on one table. */
import type { Mark } from "../iceberg/marks.ts";
import { findRef, snapshotId } from "../iceberg/refs.ts";
import { MAIN, type TableCommit, type TableMetadata } from "../iceberg/table-metadata.ts";
import {
  makeRef,
  openMark,
  pinRef,
  pinTable,
  redoState,
  removeRef,
  setBranch,
  setMark,
} from "./commits.ts";
import type { CatalogTable, PlanContext } from "./context.ts";
import type { TableMove, TablePlan } from "./plan.ts";
import type { PlannedTable } from "./planned-table.ts";

/** What `build` does to one table, decided by its mark and refs. */
export type Decision =
  | { readonly kind: "create" }
  | { readonly kind: "again"; readonly lost: boolean }
  | { readonly kind: "restore"; readonly mark: Mark; readonly tag: string }
  | { readonly kind: "reopen"; readonly mark: Mark }
  | { readonly kind: "adopt" }
  | { readonly kind: "keep"; readonly mark: Mark }
  | { readonly kind: "pending" }
  | { readonly kind: "late-rows"; readonly mark: Mark }
  | { readonly kind: "foreign" };

export function commitOf(
  decision: Decision,
  plan: TablePlan,
  { table: { identifier, metadata } }: CatalogTable,
  context: PlanContext,
): PlannedTable["commit"] {
  const change = changeOf(decision, plan, metadata, context);
  if (change === undefined) return undefined;
  const { result, to, updates } = change;
  const refs = [context.dataBranch, MAIN].map((ref) => pinRef(metadata, ref));
  return {
    move: { table: plan.table, result, from: plan.head, to, undo: null },
    commit: { identifier, requirements: [pinTable(metadata), ...refs], updates },
  };
}

type BranchChange = Pick<TableMove, "result" | "to"> & Pick<TableCommit, "updates">;

function changeOf(
  decision: Decision,
  plan: TablePlan,
  metadata: TableMetadata,
  context: PlanContext,
): BranchChange | undefined {
  const adopted = (mark: Mark): BranchChange => ({
    ...{ result: "adopted", to: plan.head },
    updates: [setMark(context.dataBranch, mark)],
  });
  switch (decision.kind) {
    case "create":
    case "again":
      return startAtMain(plan, metadata, context);
    case "restore":
      return restoreKept(decision, metadata, context);
    case "reopen": {
      const { publish: _, ...mark } = decision.mark;
      return adopted(reopened(mark, context));
    }
    case "adopt":
      return adopted(openMark(metadata, context));
    case "keep":
    case "pending":
    case "late-rows":
    case "foreign":
      return undefined;
  }
}

function startAtMain(
  { main, head }: TablePlan,
  metadata: TableMetadata,
  context: PlanContext,
): BranchChange | undefined {
  if (main === null) return undefined;
  const { dataBranch, now, expireAfterMs: ms } = context;
  const ref =
    head === null
      ? makeRef(metadata, "branch", dataBranch, main, { now, ms })
      : setBranch(metadata, dataBranch, main);
  const mark = setMark(dataBranch, openMark(metadata, context));
  return { result: "created", to: main, updates: [ref, mark] };
}

function restoreKept(
  decision: Extract<Decision, { kind: "restore" }>,
  metadata: TableMetadata,
  context: PlanContext,
): BranchChange | undefined {
  const { kept: _, stateTakenBack: __, ...mark } = decision.mark;
  const tag = findRef(metadata, decision.tag);
  if (tag === undefined) return undefined;
  const to = snapshotId(tag["snapshot-id"]);
  const { dataBranch, now, expireAfterMs: ms } = context;
  return {
    ...{ result: "created", to },
    updates: [
      makeRef(metadata, "branch", dataBranch, to, { now, ms }),
      removeRef(decision.tag),
      ...redoState(metadata, decision.mark),
      setMark(dataBranch, reopened(mark, context)),
    ],
  };
}

/** Merged is what it is built for now: the commits of the first time may be merged already. */
function reopened(mark: Mark, { owner, base, head, now }: PlanContext): Mark {
  return { ...mark, ...owner, base, head, state: "open", at: now };
}
