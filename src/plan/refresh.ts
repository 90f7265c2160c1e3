/** Putting a data branch back on the current `main`, or on the one that it is stacked on. */

import type { Finding } from "../errors.ts";
import { keptTag, type Mark, marksOf } from "../iceberg/marks.ts";
import type { SnapshotId, TableMetadata, TableUpdate } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { classify, hasOwnSnapshots } from "./classify.ts";
import {
  isTakenBackSince,
  isWrittenSince,
  makeRef,
  moveBranch,
  openMark,
  pinRefs,
  pinTable,
  restoreState,
  setMark,
  takeBackState,
} from "./commits.ts";
import { type CatalogState, type CatalogTable, isOurs, type PlanContext } from "./context.ts";
import { type Target, targetOf } from "./onto.ts";
import type { TablePlan } from "./plan.ts";
import { allOrNone, type PlannedTable } from "./planned-table.ts";
import type { Replays } from "./replay.ts";
import { foresee } from "./replay-table.ts";
import { dropReplayed } from "./replayed-snapshots.ts";
import { describeTable } from "./table-plan.ts";
import type { WrittenTable } from "./written-tables.ts";

/** Snapshots of the branch's own are moved off it only with `discard`, and then kept under a tag. */
export function planRefresh(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
  { discard, replays }: { readonly discard: boolean; readonly replays?: Replays | undefined },
): readonly PlannedTable[] {
  const planned = written.flatMap((one): readonly PlannedTable[] => {
    const found = state.get(one.table);
    const mark = found && marksOf(found.table.metadata).get(context.dataBranch);
    if (found === undefined || !isOurs(mark, context) || mark.state === "closed") return [];
    return [planTable(one, found, mark, context, { discard, replays })];
  });
  return allOrNone(planned);
}

function planTable(
  written: WrittenTable,
  found: CatalogTable,
  mark: Mark,
  context: PlanContext,
  { discard, replays }: { readonly discard: boolean; readonly replays: Replays | undefined },
): PlannedTable {
  const { metadata, identifier } = found.table;
  const { dataBranch } = context;
  const target = targetOf(metadata, mark, context);
  const { state, tried } = foresee(
    classify(metadata, dataBranch, mark, target.head),
    { table: written.table, metadata, mark, target, replays },
    context,
  );
  const plan = describeTable(written, found, dataBranch, state, mark, { ...target, tried });
  const { head } = plan;
  const to = target.head;
  const own = hasOwnSnapshots(metadata, dataBranch, mark.onto);
  if (to === null || head === null || (head === to && isCurrent(mark, to)))
    return { plan, findings: [], commit: undefined };
  if (own && !discard) return { plan, findings: [ownRows(plan)], commit: undefined };
  const back = own ? restoreState(metadata, mark) : [];
  const goesBack = mayGoBack(metadata, mark, context) ? back : [];
  const isPast = back.length > goesBack.length;
  const commit = {
    identifier,
    requirements: [pinTable(metadata), ...pinRefs(metadata, dataBranch, mark.onto, target.ref)],
    updates: [
      ...(own ? [keepTag(metadata, head, context)] : []),
      moveBranch(metadata, dataBranch, to, { now: context.now, ms: context.expireAfterMs }),
      ...(own ? [] : dropReplayed(metadata, dataBranch)),
      ...takeBackState(goesBack, context.now),
      ...newMark(metadata, mark, target, goesBack.length > 0, context),
    ],
  };
  const move = { table: written.table, from: head, to, undo: null };
  return {
    plan,
    findings: isPast ? [skipsRows(plan)] : [],
    commit: { move: { ...move, result: "refreshed" }, commit },
  };
}

function isCurrent(mark: Mark, target: string): boolean {
  return mark.state === "published" || mark.snapshot === target;
}

function keepTag(metadata: TableMetadata, head: SnapshotId, context: PlanContext): TableUpdate {
  const life = { now: context.now, ms: context.keepUndoMs };
  return makeRef(metadata, "tag", keptTag(context.dataBranch, head), head, life);
}

/** Whether the connectors' state can go back with rows that are put aside: nobody else is past it. */
function mayGoBack(metadata: TableMetadata, mark: Mark, { dataBranch }: PlanContext): boolean {
  return (
    mark.state !== "published" &&
    !isWrittenSince(metadata, mark) &&
    !isTakenBackSince(metadata, dataBranch, mark)
  );
}

/**
 * A receipt stays one: what it says of its publish is what `undo` needs. Whether the branch is
 * merged is told by the commits that it was built for: those stay, and so does that it was undone.
 */
function newMark(
  metadata: TableMetadata,
  mark: Mark,
  target: Target,
  goesBack: boolean,
  context: PlanContext,
): readonly TableUpdate[] {
  const { state, repository, pull, branch, base, head, connectorState, publish } = mark;
  if (state === "published") return [];
  const same = { state, repository, pull, branch, base, head };
  const fresh = { ...openMark(metadata, context, target), ...same };
  const undone = publish === undefined ? {} : { publish };
  const back = goesBack ? { connectorState } : {};
  return [setMark(context.dataBranch, { ...fresh, ...undone, ...back })];
}

function skipsRows({ table, branch, onto }: TablePlan): Finding {
  return {
    code: "IB415",
    level: "warning",
    message: `${table}: the connector's state is past the rows that are put aside, so neither ${onto} nor ${branch} gets them from the next sync.`,
    hint: "Run a full refresh of the connector if they are wanted.",
  };
}

function ownRows({ table, branch, onto }: TablePlan): Finding {
  return {
    code: "IB419",
    level: "error",
    message: `The data branch ${branch} of ${table} has rows that ${onto} has not.`,
    hint: `Publish them first, or let them go: icebranch refresh --branch ${shellWord(branch)} --discard keeps them under a tag.`,
  };
}
