/** Ending data branches: of a change that was not merged, or of any that are past their time. */

import type { Finding } from "../errors.ts";
import { keptTag, type Mark, marksOf } from "../iceberg/marks.ts";
import { addedBetween, branchHead } from "../iceberg/refs.ts";
import { MAIN, type TableMetadata, type TableUpdate } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { classify, hasOwnSnapshots } from "./classify.ts";
import {
  connectorState,
  isTakenBackSince,
  isWrittenSince,
  makeRef,
  openMark,
  pinRefs,
  pinTable,
  removeMark,
  removeRef,
  restoreState,
  setMark,
  takeBackState,
} from "./commits.ts";
import { type CatalogState, type CatalogTable, isOurs, type PlanContext } from "./context.ts";
import { targetOf } from "./onto.ts";
import type { Step, TablePlan } from "./plan.ts";
import { allOrNone, hasError, type PlannedTable } from "./planned-table.ts";
import { dropReplayed } from "./replayed-snapshots.ts";
import { describeTable } from "./table-plan.ts";
import type { WrittenTable } from "./written-tables.ts";

export interface CleanOptions {
  /** Let the connectors' state stay, though `main` will then never get the rows of the branch. */
  readonly discard: boolean;
  readonly dropNew: boolean;
}

export interface CleanPlan {
  readonly tables: readonly PlannedTable[];
  readonly drops: readonly Extract<Step, { kind: "drop-table" }>[];
}

/** What a branch has of its own becomes a tag, which the sweep ends after `keep-undo`. */
export function planClean(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
  options: CleanOptions,
): CleanPlan {
  const tables: PlannedTable[] = [];
  const drops: CleanPlan["drops"][number][] = [];
  for (const one of written) {
    const found = state.get(one.table);
    if (found === undefined) continue;
    const { metadata } = found.table;
    const mark = marksOf(metadata).get(context.dataBranch);
    const isNew = onlyOnBranch(metadata, context.dataBranch);
    // Without a mark it is ours by its name and by the ingest that feeds it.
    const isPending = mark === undefined && one.nodes.length > 0;
    if (isNew && (isPending || (isOurs(mark, context) && mark.state === "open"))) {
      const { table, drop } = planNew(one, found, context, options);
      tables.push(table);
      if (drop !== undefined) drops.push(drop);
    } else if (isOurs(mark, context) && mark.state === "open")
      tables.push(planEnd(one, found, mark, context, options));
    else if (isPending && isFirstSync(metadata, context.dataBranch))
      tables.push(planEnd(one, found, firstSyncMark(metadata, context), context, options));
  }
  return { tables: allOrNone(tables), drops: hasError(tables) ? [] : drops };
}

/** Beside another first sync's: what neither is on has no `main` that it could be published over. */
function isFirstSync(metadata: TableMetadata, dataBranch: string): boolean {
  return branchHead(metadata, MAIN) === null && branchHead(metadata, dataBranch) !== null;
}

function firstSyncMark(metadata: TableMetadata, context: PlanContext): Mark {
  return openMark(metadata, context, { ref: MAIN, head: null });
}

/** A table that nobody but this branch ever wrote to. */
export function onlyOnBranch(metadata: TableMetadata, dataBranch: string): boolean {
  const names = Object.keys(metadata.refs ?? {});
  return (
    branchHead(metadata, MAIN) === null &&
    branchHead(metadata, dataBranch) !== null &&
    names.every((name) => name === dataBranch)
  );
}

function planNew(
  written: WrittenTable,
  found: CatalogTable,
  context: PlanContext,
  { dropNew }: CleanOptions,
): { readonly table: PlannedTable; readonly drop: CleanPlan["drops"][number] | undefined } {
  const plan = describeTable(written, found, context.dataBranch, "new-main", undefined);
  if (!dropNew)
    return {
      table: { plan, findings: [stays(plan, context)], commit: undefined },
      drop: undefined,
    };
  const move = {
    table: written.table,
    result: "dropped" as const,
    from: plan.head,
    to: null,
    undo: null,
  };
  return {
    table: { plan, findings: [], commit: undefined },
    drop: {
      kind: "drop-table",
      catalog: written.catalog,
      identifier: found.table.identifier,
      uuid: found.table.metadata["table-uuid"],
      metadataLocation: found.table.metadataLocation,
      move,
    },
  };
}

function stays({ table }: TablePlan, { dataBranch }: PlanContext): Finding {
  return {
    code: "IB419",
    level: "warning",
    message: `${table} was only ever written by the data branch ${dataBranch}; it stays as it is.`,
    hint: `Remove it from the catalog, its files staying, with icebranch clean --branch ${shellWord(dataBranch)} --drop-new.`,
  };
}

/** Ends the data branch of one table. */
export function planEnd(
  written: WrittenTable,
  found: CatalogTable,
  mark: Mark,
  context: PlanContext,
  { discard }: CleanOptions,
): PlannedTable {
  const { metadata, identifier } = found.table;
  const { dataBranch } = context;
  const target = targetOf(metadata, mark, { ...context, onto: undefined });
  const forecast = classify(metadata, dataBranch, mark, target.head);
  const plan = describeTable(written, found, dataBranch, forecast, mark, target);
  // Without rows of its own the branch has moved no state: whoever did was a sync of main.
  const own = hasOwnSnapshots(metadata, dataBranch, mark.onto);
  const restore = own ? restoreState(metadata, mark) : [];
  if (restore.length > 0 && !discard) {
    const moved = stateMoved(written.table, metadata, mark, context);
    if (moved !== undefined) return { plan, findings: [moved], commit: undefined };
  }
  const goesBack = !discard && restore.length > 0;
  const updates = [
    ...endBranch(metadata, mark, context, goesBack),
    ...takeBackState(goesBack ? restore : [], context.now),
  ];
  const requirements = [pinTable(metadata), ...pinRefs(metadata, dataBranch, mark.onto)];
  const move = {
    table: written.table,
    result: "removed" as const,
    from: plan.head,
    to: null,
    undo: null,
  };
  return { plan, findings: [], commit: { move, commit: { identifier, requirements, updates } } };
}

function endBranch(
  metadata: TableMetadata,
  mark: Mark,
  context: PlanContext,
  goesBack: boolean,
): readonly TableUpdate[] {
  const { dataBranch } = context;
  const head = branchHead(metadata, dataBranch);
  if (head === null) return [removeMark(dataBranch)];
  if (!hasOwnSnapshots(metadata, dataBranch, mark.onto))
    return [removeRef(dataBranch), ...dropReplayed(metadata, dataBranch), removeMark(dataBranch)];
  const kept = keptTag(dataBranch, head);
  const takenBack = goesBack ? { stateTakenBack: connectorState(metadata) } : {};
  const life = { now: context.now, ms: context.keepUndoMs };
  return [
    makeRef(metadata, "tag", kept, head, life),
    removeRef(dataBranch),
    setMark(dataBranch, { ...mark, state: "closed", kept, at: context.now, ...takenBack }),
  ];
}

/** Why the connectors' state cannot go back to what the mark recorded; undefined where it can. */
function stateMoved(
  table: string,
  metadata: TableMetadata,
  mark: Mark,
  context: PlanContext,
): Finding | undefined {
  const isWritten = isWrittenSince(metadata, mark);
  if (!isWritten && !isTakenBackSince(metadata, context.dataBranch, mark)) return undefined;
  const since = isWritten
    ? `${mark.onto === undefined ? MAIN : `${MAIN} or ${mark.onto}`} has been written to`
    : "another branch's end has put it back";
  const head = branchHead(metadata, context.dataBranch);
  const rows = head === null ? null : addedBetween(metadata, mark.snapshot, head);
  const what = rows === null ? "rows" : `${rows.rows} ${rows.rows === 1 ? "row" : "rows"}`;
  return {
    code: "IB415",
    level: "error",
    message: `${table}: a sync of the data branch ${context.dataBranch} moved the connector's state past ${what} that main does not have, and ${since} since.`,
    hint: `Read those rows into main again with a full refresh of the connector, then run icebranch clean --branch ${shellWord(context.dataBranch)} --discard.`,
  };
}
