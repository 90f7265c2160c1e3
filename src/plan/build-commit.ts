/** The commit that `build` makes on one table. */
import { keptTag, type Mark, marksOf } from "../iceberg/marks.ts";
import { findRef, snapshotId } from "../iceberg/refs.ts";
import type { TableCommit, TableMetadata, TableUpdate } from "../iceberg/table-metadata.ts";
import { hasOwnSnapshots } from "./classify.ts";
import {
  makeRef,
  moveBranch,
  openMark,
  pinRefs,
  pinTable,
  redoState,
  removeMark,
  removeRef,
  setMark,
} from "./commits.ts";
import { type CatalogTable, isOurs, type PlanContext } from "./context.ts";
import { type Target, withTarget } from "./onto.ts";
import type { TableMove, TablePlan } from "./plan.ts";
import type { PlannedTable } from "./planned-table.ts";
import { dropReplayed } from "./replayed-snapshots.ts";

/** What `build` does to one table, decided by its mark and refs. */
export type Decision =
  | { readonly kind: "create" }
  | { readonly kind: "again"; readonly lost: boolean }
  | { readonly kind: "restore"; readonly mark: Mark; readonly tag: string }
  | { readonly kind: "reopen"; readonly mark: Mark }
  /** The first sync's, which made no mark. */
  | { readonly kind: "adopt" }
  /** A mark of ours that no pull request had, or another git branch. */
  | { readonly kind: "own"; readonly mark: Mark }
  /** Made for another target than the pull request has now. */
  | { readonly kind: "retarget"; readonly mark: Mark }
  | { readonly kind: "keep"; readonly mark: Mark }
  | { readonly kind: "pending" }
  | { readonly kind: "late-rows"; readonly mark: Mark }
  /** A sync's that began without main's rows: icebranch had not made the branch yet. */
  | { readonly kind: "apart" }
  | { readonly kind: "foreign" };

interface Built {
  readonly plan: TablePlan;
  readonly metadata: TableMetadata;
  readonly target: Target;
  readonly context: PlanContext;
}

export function commitOf(
  decision: Decision,
  built: Built,
  { table: { identifier } }: CatalogTable,
): PlannedTable["commit"] {
  const { plan, metadata, target, context } = built;
  const change = changeOf(decision, built);
  if (change === undefined) return undefined;
  const { result, to } = change;
  const spare = spareBranches(metadata, context);
  const stood = "mark" in decision ? decision.mark.onto : undefined;
  const refs = pinRefs(metadata, context.dataBranch, target.ref, stood, ...spare);
  const updates = [...change.updates, ...spare.flatMap((name) => dropSpare(metadata, name))];
  return {
    move: { table: plan.table, result, from: plan.head, to, undo: null },
    commit: { identifier, requirements: [pinTable(metadata), ...refs], updates },
  };
}

type BranchChange = Pick<TableMove, "result" | "to"> & Pick<TableCommit, "updates">;

function changeOf(decision: Decision, built: Built): BranchChange | undefined {
  const { plan, metadata, target, context } = built;
  const adopted = (mark: Mark): BranchChange => ({
    ...{ result: "adopted", to: plan.head },
    updates: [setMark(context.dataBranch, mark)],
  });
  switch (decision.kind) {
    case "create":
    case "again":
      return startAtTarget(built);
    case "restore":
      return restoreKept(decision, built);
    case "reopen": {
      const { publish: _, ...mark } = decision.mark;
      return adopted(reopened(withTarget(mark, metadata, plan.head, target), context));
    }
    case "retarget":
      return movesToTarget(decision.mark, metadata, target, context)
        ? startAtTarget(built)
        : adopted(retargeted(decision.mark, built));
    case "own":
      return adopted(owned(decision.mark, context));
    case "adopt":
      return adopted(openMark(metadata, context, target));
    case "keep":
    case "pending":
    case "late-rows":
    case "apart":
    case "foreign":
      return undefined;
  }
}

/** A branch that nobody wrote to goes where it would be made now; one with rows stays where they are. */
export function movesToTarget(
  mark: Mark,
  metadata: TableMetadata,
  target: Target,
  { dataBranch }: PlanContext,
): boolean {
  return target.head !== null && !hasOwnSnapshots(metadata, dataBranch, mark.onto);
}

function startAtTarget({ plan, metadata, target, context }: Built): BranchChange | undefined {
  const { head } = plan;
  if (target.head === null) return undefined;
  const { dataBranch, now, expireAfterMs: ms, keepUndoMs } = context;
  const mark = marksOf(metadata).get(dataBranch);
  const stood = mark === undefined || mark === "unreadable" ? undefined : mark.onto;
  const own = head !== null && hasOwnSnapshots(metadata, dataBranch, stood);
  const life = { now, ms };
  return {
    ...{ result: "created", to: target.head },
    updates: [
      // What was published to a data branch that has been put elsewhere since is on nothing else.
      ...(own
        ? [makeRef(metadata, "tag", keptTag(dataBranch, head), head, { now, ms: keepUndoMs })]
        : []),
      head === null
        ? makeRef(metadata, "branch", dataBranch, target.head, life)
        : moveBranch(metadata, dataBranch, target.head, life),
      ...(own ? [] : dropReplayed(metadata, dataBranch)),
      setMark(dataBranch, openMark(metadata, context, target)),
    ],
  };
}

function restoreKept(
  decision: Extract<Decision, { kind: "restore" }>,
  { metadata, target, context }: Built,
): BranchChange | undefined {
  const { kept: _, stateTakenBack, ...rest } = decision.mark;
  const tag = findRef(metadata, decision.tag);
  if (tag === undefined) return undefined;
  const to = snapshotId(tag["snapshot-id"]);
  const redone = redoState(metadata, decision.mark);
  // What a sync has read again since is on main by now: to know that keeps it from coming twice.
  const isLost = stateTakenBack !== undefined && redone.length === 0;
  const mark = isLost ? { ...rest, stateTakenBack } : rest;
  const { dataBranch, now, expireAfterMs: ms } = context;
  return {
    ...{ result: "created", to },
    updates: [
      makeRef(metadata, "branch", dataBranch, to, { now, ms }),
      removeRef(decision.tag),
      ...redone,
      setMark(dataBranch, reopened(withTarget(mark, metadata, to, target), context)),
    ],
  };
}

/** Merged is what it is built for now: the commits of the first time may be merged already. */
function reopened(mark: Mark, context: PlanContext): Mark {
  const { base, head, now } = context;
  return { ...asOwned(mark, context), base, head, state: "open", at: now };
}

function retargeted(mark: Mark, { plan, metadata, target, context }: Built): Mark {
  const { base, head } = context;
  return { ...asOwned(withTarget(mark, metadata, plan.head, target), context), base, head };
}

/** A pull request takes a terminal's mark as it is; who takes over another git branch's begins anew. */
function owned(mark: Mark, context: PlanContext): Mark {
  const { base, head, now } = context;
  const own = asOwned(mark, context);
  return isTakenOver(mark, context) ? { ...own, base, head, at: now } : own;
}

/** A terminal does not know the repository's id, and forgets none that was known. */
function asOwned(mark: Mark, context: PlanContext): Mark {
  const { owner, branch } = context;
  const moves = owner.pull !== null || isTakenOver(mark, context);
  const repository = owner.repository ?? mark.repository;
  return { ...mark, repository, pull: owner.pull, ...(moves ? { branch } : {}) };
}

/** Whether a person named the data branch of another git branch, to go on with it on this one. */
export function isTakenOver(mark: Mark, { named, owner, branch }: PlanContext): boolean {
  return named && owner.pull === null && mark.branch !== branch;
}

/** Other data branches of the same pull request that nobody wrote to: one is enough. */
function spareBranches(metadata: TableMetadata, context: PlanContext): readonly string[] {
  const { pull } = context.owner;
  return [...marksOf(metadata)].flatMap(([name, mark]) => {
    const isOther = pull !== null && name !== context.dataBranch && isOurs(mark, context);
    if (!isOther || mark.pull !== pull || mark.state !== "open") return [];
    const isTag = findRef(metadata, name)?.type === "tag";
    return isTag || hasOwnSnapshots(metadata, name, mark.onto) ? [] : [name];
  });
}

function dropSpare(metadata: TableMetadata, name: string): readonly TableUpdate[] {
  const ref = findRef(metadata, name) === undefined ? [] : [removeRef(name)];
  return [...ref, removeMark(name)];
}
