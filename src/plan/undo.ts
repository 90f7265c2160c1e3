/** Putting `main` back where a publish found it. */

import type { Finding } from "../errors.ts";
import { keptTag, type Mark, marksOf, type Publish, undoTag } from "../iceberg/marks.ts";
import { addedBetween, branchHead, findRef, findSnapshot, isAncestor } from "../iceberg/refs.ts";
import { MAIN, type TableMetadata, type TableUpdate } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import {
  connectorState,
  makeRef,
  pinRef,
  pinTable,
  removeRef,
  restoreState,
  setBranch,
  setMark,
  takeBackState,
} from "./commits.ts";
import { type CatalogState, type CatalogTable, isOurs, type PlanContext } from "./context.ts";
import { allOrNone, type PlannedTable } from "./planned-table.ts";
import { describeTable } from "./table-plan.ts";
import type { WrittenTable } from "./written-tables.ts";

/** A publish that can be named to `undo`, newest first. */
export interface PublishRecord {
  readonly id: string;
  readonly branch: string;
  readonly dataBranch: string;
  readonly at: number;
  readonly tables: number;
  readonly views?: number;
}

/**
 * Every publish of ours that moved some `main` and has not been undone. A stacked pull request's
 * moved another data branch and no `main`: there is nothing of it to put back, and it is not here.
 */
export function publishes(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
): readonly PublishRecord[] {
  const records = new Map<string, PublishRecord>();
  for (const { dataBranch, mark, publish } of receipts(written, state, context)) {
    if (publish.from === publish.to) continue;
    const known = records.get(publish.id);
    const tables = (known?.tables ?? 0) + 1;
    const { branch, at } = mark;
    records.set(publish.id, { id: publish.id, branch, dataBranch, at, tables });
  }
  return [...records.values()].sort((a, b) => b.at - a.at);
}

interface Receipt {
  readonly written: WrittenTable;
  readonly found: CatalogTable;
  readonly dataBranch: string;
  readonly mark: Mark;
  readonly publish: Publish;
  /** A later publish of the same table, of rows that came late: it goes first. */
  readonly after: Publish | undefined;
}

function receipts(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
): readonly Receipt[] {
  return written.flatMap((one) => {
    const found = state.get(one.table);
    if (found === undefined) return [];
    return [...marksOf(found.table.metadata)].flatMap(([dataBranch, mark]) =>
      isOurs(mark, context) && mark.state === "published" && mark.onto === undefined
        ? chain(mark.publish).map((link) => ({ written: one, found, dataBranch, mark, ...link }))
        : [],
    );
  });
}

/** A table's publishes, newest first. */
function chain(
  publish: Publish | undefined,
  after?: Publish,
): readonly Pick<Receipt, "publish" | "after">[] {
  return publish === undefined ? [] : [{ publish, after }, ...chain(publish.before, publish)];
}

/** All tables of one publish, all or none: by compare-and-swap, and only while `main` is as it left it. */
export function planUndo(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
  publish: string,
): readonly PlannedTable[] {
  const planned = receipts(written, state, context)
    .filter((one) => one.publish.id === publish)
    .map((one) => planTable(one, context));
  return allOrNone(planned);
}

function planTable(receipt: Receipt, context: PlanContext): PlannedTable {
  const { written, found, dataBranch, mark, publish, after } = receipt;
  const { metadata, identifier } = found.table;
  const plan = describeTable(written, found, dataBranch, "published", mark);
  const finding = after === undefined ? obstacle(receipt, metadata) : laterFirst(written, after);
  if (finding !== undefined) return { plan, findings: [finding], commit: undefined };
  const move = {
    table: written.table,
    result: publish.from === publish.to ? ("nothing" as const) : ("undone" as const),
    from: publish.to,
    to: publish.from,
    undo: null,
  };
  const requirements = [pinTable(metadata), pinRef(metadata, MAIN), pinRef(metadata, dataBranch)];
  const updates = undoUpdates(receipt, metadata, context);
  const findings = move.result === "undone" ? stateStays(receipt, metadata) : [];
  return { plan, findings, commit: { move, commit: { identifier, requirements, updates } } };
}

function stateStays(
  { written, dataBranch, mark, publish }: Receipt,
  metadata: TableMetadata,
): readonly Finding[] {
  if (publish.head === undefined || restoreState(metadata, mark).length === 0) return [];
  return [
    {
      code: "IB437",
      level: "warning",
      message: `${written.table}: the connector's state stays past the rows that go off main, since main's own syncs went on from there: no sync reads them again.`,
      hint: `They stay on the data branch: icebranch publish --branch ${shellWord(dataBranch)} brings them back; to read them anew, run a full refresh of the connector.`,
    },
  ];
}

function laterFirst({ table }: WrittenTable, { id }: Publish): Finding {
  return {
    code: "IB416",
    level: "error",
    message: `${table} was published again since, with rows that came late.`,
    hint: `Undo that publish first: icebranch undo --publish ${id}.`,
  };
}

function obstacle(receipt: Receipt, metadata: TableMetadata): Finding | undefined {
  const { written, publish } = receipt;
  if (publish.from === publish.to) return undefined;
  const main = branchHead(metadata, MAIN);
  if (main !== publish.to)
    return {
      code: "IB401",
      level: "error",
      message: `${written.table} cannot be put back: main has moved on from ${publish.to ?? "nothing"} to ${main ?? "nothing"} since the publish.`,
      hint: "Nothing was undone; remove what came after by hand if it is not wanted, or publish a change that mends the data.",
    };
  if (publish.from !== null && findSnapshot(metadata, publish.from) === undefined)
    return {
      code: "IB403",
      level: "error",
      message: `${written.table} cannot be put back: snapshot ${publish.from} has been expired.`,
      hint: "Undo within the time that publish.keep-undo gives.",
    };
  return lateRows(receipt, metadata);
}

/** With rows that came late the connectors' state cannot go back: main would read those rows twice or never. */
function lateRows(
  { written, dataBranch, mark, publish }: Receipt,
  metadata: TableMetadata,
): Finding | undefined {
  const head = branchHead(metadata, dataBranch);
  const isMoved = publish.before === undefined && statesBack(metadata, mark, publish).length > 0;
  if (!isMoved || head === null || head === publish.to) return undefined;
  const added = addedBetween(metadata, publish.to, head);
  return {
    code: "IB415",
    level: "error",
    message: `${written.table}: a sync of the data branch ${dataBranch} moved the connector's state past ${added === null ? "rows" : `${added.rows} ${added.rows === 1 ? "row" : "rows"}`} that came after the publish.`,
    hint: `Publish them first (icebranch publish --branch ${shellWord(dataBranch)}), or put them aside (icebranch refresh --branch ${shellWord(dataBranch)} --discard).`,
  };
}

/**
 * With a replay `main` keeps rows that its own syncs read after the data branch's: no state stands
 * before these and not before those.
 */
function statesBack(metadata: TableMetadata, mark: Mark, { head }: Publish) {
  return head === undefined ? restoreState(metadata, mark) : [];
}

/** The connectors' state goes back too; the data branch keeps the rows. */
function undoUpdates(
  receipt: Receipt,
  metadata: TableMetadata,
  context: PlanContext,
): readonly TableUpdate[] {
  const { dataBranch, mark, publish } = receipt;
  const { now } = context;
  const { before } = publish;
  const moves = publish.from !== publish.to;
  const move = moves ? mainBack(receipt, metadata, context) : [];
  // What came late is late again: its rows are on the data branch, and the state is past them.
  if (before !== undefined) return [...move, setMark(dataBranch, { ...mark, publish: before })];
  const back = moves ? statesBack(metadata, mark, publish) : [];
  const takenBack = back.length === 0 ? {} : { stateTakenBack: connectorState(metadata) };
  return [
    ...move,
    ...takeBackState(back, now),
    setMark(dataBranch, { ...mark, ...takenBack, state: "undone", at: now }),
  ];
}

/** Where the data branch is gone, or elsewhere, `main` was the only ref to what it leaves: a tag keeps it. */
function mainBack(
  { dataBranch, publish: { id, from, to, head: replayed } }: Receipt,
  metadata: TableMetadata,
  { now, keepUndoMs }: PlanContext,
): readonly TableUpdate[] {
  const head = branchHead(metadata, dataBranch);
  const rows = replayed ?? to;
  const isHeld = rows === null || (head !== null && isAncestor(metadata, rows, head) === "yes");
  const life = { now, ms: keepUndoMs };
  const tag = undoTag(id);
  return [
    ...(isHeld || to === null ? [] : [makeRef(metadata, "tag", keptTag(dataBranch, to), to, life)]),
    from === null ? removeRef(MAIN) : setBranch(metadata, MAIN, from),
    ...(findRef(metadata, tag) === undefined ? [] : [removeRef(tag)]),
  ];
}
