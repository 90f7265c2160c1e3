/** Ending whatever of ours is past its time. */
import { type Mark, marksOf, type Publish, undoTag } from "../iceberg/marks.ts";
import { branchHead, findRef, findSnapshot, refsOf, snapshotId } from "../iceberg/refs.ts";
import { MAIN, type TableMetadata, type TableUpdate } from "../iceberg/table-metadata.ts";
import { afterCommit } from "./after-commits.ts";
import { hasLateRows, hasOwnSnapshots } from "./classify.ts";
import { onlyOnBranch, planEnd } from "./clean.ts";
import { pinRefs, pinTable, removeMark, removeRef } from "./commits.ts";
import { type CatalogState, type CatalogTable, isOfProject, type PlanContext } from "./context.ts";
import type { PlannedTable } from "./planned-table.ts";
import { dropReplayed } from "./replayed-snapshots.ts";
import { describeTable } from "./table-plan.ts";
import type { WrittenTable } from "./written-tables.ts";

/** A table that is there. */
interface Found {
  readonly written: WrittenTable;
  readonly found: CatalogTable;
}

/**
 * Everything of ours that is past its time, by mark: open branches after `expire-after`, receipts
 * with their branch and undo tag, and kept tags, after `keep-undo`. Rows that nobody published are
 * put under a tag first, never dropped at once. What is merged waits to be published, however long
 * `main` has been in its way. A group for each data branch: two of them may be on
 * one table, which takes one commit at a time.
 */
export function planSweep(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
  isDue: (table: string, dataBranch: string) => boolean = () => false,
): readonly (readonly PlannedTable[])[] {
  const groups = new Map<string, PlannedTable[]>();
  const tables = written.flatMap((one) => {
    const found = state.get(one.table);
    return found === undefined ? [] : [{ written: one, found }];
  });
  for (const table of tables)
    for (const { dataBranch, planned } of sweepMarks(table, context, isDue))
      groups.set(dataBranch, [...(groups.get(dataBranch) ?? []), ...planned]);
  return [...groups.values(), tables.flatMap((table) => sweepTags(table, context))];
}

/** Each data branch is planned on what the one before it leaves of the table. */
function sweepMarks(
  { written, found }: Found,
  context: PlanContext,
  isDue: (table: string, dataBranch: string) => boolean,
) {
  let now = found;
  return [...marksOf(found.table.metadata)].map(([dataBranch, mark]) => {
    if (!isOfProject(mark, context)) return { dataBranch, planned: [] };
    if (mark.state === "open" && isDue(written.table, dataBranch))
      return { dataBranch, planned: [] };
    const own = { ...context, branch: mark.branch, dataBranch };
    const planned = sweepMark({ written, found: now }, mark, own);
    now = planned.reduce((before, one) => afterCommit(before, one, context.now), now);
    return { dataBranch, planned };
  });
}

function sweepMark(table: Found, mark: Mark, context: PlanContext): readonly PlannedTable[] {
  const { written, found } = table;
  const { metadata } = found.table;
  const { dataBranch } = context;
  const age = context.now - mark.at;
  if (mark.state === "open")
    return age < context.expireAfterMs || onlyOnBranch(metadata, dataBranch)
      ? []
      : [planEnd(written, found, mark, context, { discard: false, dropNew: false })];
  if (age < context.keepUndoMs) return [];
  // Late rows are not ours to drop: they stay until somebody publishes or discards them.
  if (mark.state === "published" && hasLateRows(metadata, dataBranch, mark)) return [];
  // Undone, or published to a data branch that has been ended since: on nothing else.
  if (mark.state !== "closed" && hasOwnSnapshots(metadata, dataBranch, mark.onto))
    return [planEnd(written, found, mark, context, { discard: true, dropNew: false })];
  // A branch that a sync made after the end is not the one that was ended.
  const isThere = mark.state !== "closed" && branchHead(metadata, dataBranch) !== null;
  const refs = isThere ? [...tagsOf(mark), dataBranch] : tagsOf(mark);
  const left = isThere ? dropReplayed(metadata, dataBranch, refs) : [];
  const more = [...left, removeMark(dataBranch)];
  return [removal(table, dataBranch, { refs, pins: [mark.onto], more })];
}

/** The tags that a mark names. */
function tagsOf({ kept, publish }: Mark): readonly string[] {
  return [...(kept === undefined ? [] : [kept]), ...undoTags(publish)];
}

function undoTags(publish: Publish | undefined): readonly string[] {
  return publish === undefined ? [] : [undoTag(publish.id), ...undoTags(publish.before)];
}

/** Tags that outlived the mark that named them: they carry the age at which they end. */
function sweepTags(table: Found, { now }: PlanContext): readonly PlannedTable[] {
  const { metadata } = table.found.table;
  const marks = [...marksOf(metadata).values()].filter((mark) => mark !== "unreadable");
  const named = new Set(marks.flatMap(tagsOf));
  const over = Object.keys(refsOf(metadata)).filter(
    (name) =>
      /^icebranch-(undo|kept)-/.test(name) && !named.has(name) && isOver(metadata, name, now),
  );
  return over.length === 0 ? [] : [removal(table, MAIN, { refs: over, pins: [], more: [] })];
}

function isOver(metadata: TableMetadata, tag: string, now: number): boolean {
  const ref = findRef(metadata, tag);
  const age = ref?.["max-ref-age-ms"];
  if (ref?.type !== "tag" || age === undefined) return false;
  const made = findSnapshot(metadata, snapshotId(ref["snapshot-id"]))?.["timestamp-ms"];
  return made !== undefined && now - Number(made) > Number(age);
}

interface Removal {
  readonly refs: readonly string[];
  /** Where what is removed is, beside `main`. */
  readonly pins: readonly (string | undefined)[];
  readonly more: readonly TableUpdate[];
}

function removal(
  { written, found }: Found,
  branch: string,
  { refs, pins, more }: Removal,
): PlannedTable {
  const { identifier, metadata } = found.table;
  const present = refs.filter((ref) => findRef(metadata, ref) !== undefined);
  const from = branchHead(metadata, branch);
  const move = { table: written.table, result: "removed", from, to: null, undo: null } as const;
  const commit = {
    identifier,
    // What is removed is on main, or over: main must not have been put back meanwhile.
    requirements: [pinTable(metadata), ...pinRefs(metadata, ...present, ...pins)],
    updates: [...present.map(removeRef), ...more],
  };
  const plan = describeTable(written, found, branch, "published", undefined);
  return { plan, findings: [], commit: { move, commit } };
}
