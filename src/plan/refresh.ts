/** Putting a data branch back on the current `main`. */

import type { Finding } from "../errors.ts";
import { keptTag, type Mark, marksOf } from "../iceberg/marks.ts";
import { branchHead } from "../iceberg/refs.ts";
import {
  MAIN,
  type SnapshotId,
  type TableMetadata,
  type TableUpdate,
} from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { classify, hasOwnSnapshots } from "./classify.ts";
import {
  isTakenBackSince,
  makeRef,
  openMark,
  pinRef,
  pinTable,
  restoreState,
  setBranch,
  setMark,
} from "./commits.ts";
import { type CatalogState, type CatalogTable, isOurs, type PlanContext } from "./context.ts";
import { allOrNone, type PlannedTable } from "./planned-table.ts";
import { describeTable } from "./table-plan.ts";
import type { WrittenTable } from "./written-tables.ts";

/** Snapshots of the branch's own are moved off it only with `discard`, and then kept under a tag. */
export function planRefresh(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
  { discard }: { readonly discard: boolean },
): readonly PlannedTable[] {
  const planned = written.flatMap((one): readonly PlannedTable[] => {
    const found = state.get(one.table);
    const mark = found && marksOf(found.table.metadata).get(context.dataBranch);
    if (found === undefined || !isOurs(mark, context) || mark.state === "closed") return [];
    return [planTable(one, found, mark, context, discard)];
  });
  return allOrNone(planned);
}

function planTable(
  written: WrittenTable,
  found: CatalogTable,
  mark: Mark,
  context: PlanContext,
  discard: boolean,
): PlannedTable {
  const { metadata, identifier } = found.table;
  const { dataBranch } = context;
  const forecast = classify(metadata, dataBranch, mark);
  const plan = describeTable(written, found, dataBranch, forecast, mark);
  const { main, head } = plan;
  const own = hasOwnSnapshots(metadata, dataBranch);
  if (main === null || head === null || (head === main && isCurrent(mark, main)))
    return { plan, findings: [], commit: undefined };
  if (own && !discard)
    return { plan, findings: [ownRows(written.table, context)], commit: undefined };
  const back = own ? restoreState(metadata, mark) : [];
  const goesBack = mayGoBack(metadata, mark, context) ? back : [];
  const isPast = back.length > goesBack.length;
  const commit = {
    identifier,
    requirements: [pinTable(metadata), pinRef(metadata, dataBranch), pinRef(metadata, MAIN)],
    updates: [
      ...(own ? [keepTag(metadata, head, context)] : []),
      setBranch(metadata, dataBranch, main),
      ...goesBack,
      ...newMark(metadata, mark, goesBack.length > 0, context),
    ],
  };
  const move = { table: written.table, from: head, to: main, undo: null };
  return {
    plan,
    findings: isPast ? [skipsRows(written.table, context)] : [],
    commit: { move: { ...move, result: "refreshed" }, commit },
  };
}

function isCurrent(mark: Mark, main: string): boolean {
  return mark.state === "published" || mark.snapshot === main;
}

function keepTag(metadata: TableMetadata, head: SnapshotId, context: PlanContext): TableUpdate {
  const life = { now: context.now, ms: context.keepUndoMs };
  return makeRef(metadata, "tag", keptTag(context.dataBranch, head), head, life);
}

/** Whether the connectors' state can go back with rows that are put aside: nobody else is past it. */
function mayGoBack(metadata: TableMetadata, mark: Mark, { dataBranch }: PlanContext): boolean {
  return (
    mark.state !== "published" &&
    branchHead(metadata, MAIN) === mark.snapshot &&
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
  goesBack: boolean,
  context: PlanContext,
): readonly TableUpdate[] {
  const { state, branch, base, head, connectorState, publish } = mark;
  if (state === "published") return [];
  const fresh = { ...openMark(metadata, context), state, branch, base, head };
  const undone = publish === undefined ? {} : { publish };
  const back = goesBack ? { connectorState } : {};
  return [setMark(context.dataBranch, { ...fresh, ...undone, ...back })];
}

function skipsRows(table: string, context: PlanContext): Finding {
  return {
    code: "IB415",
    level: "warning",
    message: `${table}: the connector's state is past the rows that are put aside, so neither main nor ${context.dataBranch} gets them from the next sync.`,
    hint: "Run a full refresh of the connector if they are wanted.",
  };
}

function ownRows(table: string, context: PlanContext): Finding {
  return {
    code: "IB419",
    level: "error",
    message: `The data branch ${context.dataBranch} of ${table} has rows that main has not.`,
    hint: `Publish them first, or let them go: icebranch refresh --branch ${shellWord(context.branch)} --discard keeps them under a tag.`,
  };
}
