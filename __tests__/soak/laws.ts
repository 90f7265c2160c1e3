/** What must hold at every moment, whoever does what in which order. */
import assert from "node:assert/strict";
import { type Mark, marksOf } from "../../src/iceberg/marks.ts";
import { branchHead, history, refsOf, snapshotId } from "../../src/iceberg/refs.ts";
import { MAIN, type SnapshotId, type TableMetadata } from "../../src/iceberg/table-metadata.ts";
import type { TableOutcome } from "../../src/plan/plan.ts";
import type { CommitRecord } from "./simulated-catalog.ts";
import { rowsOf } from "./simulated-files.ts";
import type { Pointed, Store, Swap } from "./store.ts";
import { count, foreign, type Seen } from "./writers.ts";

/** What our own runs are up to. */
export interface Facts {
  /** The tables of each publish, by its name, as each run has planned it: some skip a table. */
  readonly publishes: Map<string, Set<string>>;
  /** Whether a sweep is under way: it ends what is past its time. */
  sweeps: number;
  /** Moves of `main` by the commit that made them: while it is under way, it may put them back. */
  readonly moves: WeakMap<object, Map<string, Move>>;
  /** `TABLE FROM TO` of every move of a main that a plan may make. */
  readonly published: Set<string>;
}

interface Move {
  readonly from: SnapshotId | null;
  readonly to: SnapshotId | null;
}

interface World {
  readonly store: Store;
  readonly seen: Seen;
  readonly facts: Facts;
  readonly atomic: boolean;
}

type Change = Swap["tables"][number];

/** Asked of every step of ours; of others' steps nothing is promised. */
export function assertLaws(world: World, swap: Swap): void {
  if (!swap.by.startsWith("us")) return;
  for (const change of swap.tables) {
    const { before, after } = change;
    assert.deepEqual(
      foreign(after.metadata),
      foreign(before.metadata),
      `${before.name}: what others made was touched`,
    );
    const isBack = assertMainMove(world, swap, change);
    if (world.facts.sweeps === 0 && !isBack) assertKept(world.store, change);
    for (const name of ["a", "b"])
      assert.notEqual(marksOf(after.metadata).get(name), "unreadable", `${before.name}: ${name}`);
  }
  if (world.atomic) assertWhole(world, swap);
}

/** Whether it is only put back, so that all is as if it had never moved. */
function assertMainMove(
  world: World,
  { by, commit = {} }: Swap,
  { before, after }: Change,
): boolean {
  const [from, to] = [branchHead(before.metadata, MAIN), branchHead(after.metadata, MAIN)];
  if (from === to) return false;
  const where = `${before.name}: main from ${from} to ${to}`;
  const { moves } = world.facts;
  const own = moves.get(commit) ?? new Map<string, Move>();
  moves.set(commit, own);
  const last = own.get(before.name);
  if (!world.atomic && last?.from === to && last.to === from) {
    count(world.seen, "main put back where a commit could not go on");
    own.delete(before.name);
    return true;
  }
  const { published } = world.facts;
  const isUndone = published.has(`${before.name} ${to} ${from}`);
  const reason =
    ["a", "b"]
      .map((name) => reasonOf(world.store, name, before, after, { from, to }))
      .find((one) => one !== undefined) ??
    // A requirement cannot name a mark, so one that was made meanwhile does not stop an undo.
    (isUndone ? "undone, though the name was taken anew meanwhile" : undefined);
  assert.ok(reason !== undefined, `${where} by ${by}, for no reason that a plan may have`);
  count(world.seen, `main moved: ${reason}`);
  const rows = rowsOf(world.store, to);
  assert.equal(new Set(rows).size, rows.length, `${where}: a row is there twice: ${rows}`);
  published.add(`${before.name} ${from} ${to}`);
  own.set(before.name, { from, to });
  return false;
}

/** Judged by what truly descends from what, also where that has been expired since. */
function reasonOf(
  store: Store,
  name: string,
  before: Pointed,
  after: Pointed,
  move: Move,
): string | undefined {
  const [was, is] = [markOf(before.metadata, name), markOf(after.metadata, name)];
  const { from, to } = move;
  const publish = is?.publish;
  if (is?.state === "published" && publish?.from === from && publish.to === to && to !== null) {
    if (publish.head !== undefined)
      return isReplay(store, { from, to }, branchHead(before.metadata, name), publish.head)
        ? "replayed"
        : undefined;
    // Only what was planned: the head of the data branch.
    if (branchHead(before.metadata, name) !== to) return undefined;
    if (from === null) return "made by a first sync";
    if (store.isAncestor(from, to)) return "forward";
    const root = store.rootOf(to);
    const base = was?.state === "published" ? was.publish?.to : was?.snapshot;
    const isRefresh = root?.summary?.operation === "overwrite" && base === from;
    return isRefresh ? "exchanged for a full refresh" : undefined;
  }
  // To where that publish found it, and only while it is where that publish left it; of several
  // publishes, one of rows that came late, the mark says the one before from then on.
  const undone = is?.state === "undone" ? publish : was?.publish;
  return undone?.to === from && undone.from === to ? "undone" : undefined;
}

/** All that main had, in its order, and on top of it rows of the data branch and nothing else. */
function isReplay(store: Store, move: Move, head: SnapshotId | null, of: SnapshotId): boolean {
  const [was, is] = [rowsOf(store, move.from), rowsOf(store, move.to)];
  const gained = is.slice(0, is.length - was.length);
  const own = new Set(rowsOf(store, head));
  return (
    head === of &&
    gained.length > 0 &&
    is.slice(gained.length).join() === was.join() &&
    gained.every((row) => own.has(row))
  );
}

function markOf(metadata: TableMetadata, name: string): Mark | undefined {
  const mark = marksOf(metadata).get(name);
  return mark === "unreadable" ? undefined : mark;
}

/**
 * What some ref leads to is led to by some ref afterwards, or was before what one leads to: then its
 * chain has been cut by who expires snapshots.
 */
function assertKept(store: Store, { before, after }: Change): void {
  const reachable = ({ metadata }: Pointed) =>
    new Set(
      Object.values(refsOf(metadata)).flatMap((ref) =>
        history(metadata, snapshotId(ref["snapshot-id"])).snapshots.map((one) =>
          snapshotId(one["snapshot-id"]),
        ),
      ),
    );
  const now = reachable(after);
  const isBefore = (id: SnapshotId) => [...now].some((one) => store.isAncestor(id, one));
  // A replay that was undone: its rows are on the data branch still.
  const rows = new Set([...now].flatMap((id) => rowsOf(store, id)));
  const isHeld = (id: SnapshotId) =>
    rowsOf(store, id)
      .slice(0, 1)
      .every((row) => rows.has(row));
  const left = [...reachable(before)].filter((id) => !now.has(id) && !isBefore(id) && !isHeld(id));
  assert.deepEqual(left, [], `${before.name}: no ref leads to these any more`);
}

/** A publish moves all its tables in one step, or none. */
function assertWhole({ facts, seen }: World, { tables }: Swap): void {
  const [moved, fresh] = [new Map<string, Set<string>>(), new Set<string>()];
  for (const { before, after } of tables)
    for (const name of ["a", "b"]) {
      const mark = markOf(after.metadata, name);
      const id = mark?.state === "published" ? mark.publish?.id : undefined;
      if (id === undefined) continue;
      if (!ids(markOf(before.metadata, name)).includes(id)) fresh.add(id);
      moved.set(id, (moved.get(id) ?? new Set()).add(before.name));
    }
  for (const [id, names] of moved) {
    if (!fresh.has(id)) continue;
    const isPlanned = facts.publishes.get(id)?.has([...names].sort().join(" "));
    assert.ok(isPlanned, `publish ${id} moved a part of its tables: ${[...names]}`);
    count(seen, "publishes");
  }
}

/**
 * All or none, or it was said: half of a commit is only where nobody knows (IB412), or where there was
 * no way back (IB422). What the report says of each table is so.
 */
export function assertSaid(
  { names, taken, code }: CommitRecord,
  reported: readonly Pick<TableOutcome, "table" | "result">[],
  seen: Seen,
): void {
  const isHalf = taken.size > 0 && taken.size < names.length;
  switch (code) {
    case undefined:
      assert.deepEqual([...taken], names, "a commit was called done, and was not");
      break;
    case "IB412":
      if (isHalf) count(seen, "half commits, told as unknown");
      return;
    case "IB422":
      assert.ok(isHalf, `called partial: ${taken.size} of ${names.length}`);
      count(seen, "half commits, told as such");
      break;
    default:
      assert.deepEqual([...taken], [], `${code}, and something was done`);
  }
  for (const name of names) {
    const said = reported.find(({ table }) => table.endsWith(`.${name}`))?.result;
    if (said !== "failed") assert.ok(taken.has(name), `${name} is said to be ${said}`);
    // Read again since, it may be somebody else's: an identical run's, in its place.
    else if (code === undefined) assert.fail(`${name} is said to have failed`);
  }
}

function ids(mark: Mark | undefined): readonly string[] {
  const all: string[] = [];
  for (let one = mark?.publish; one !== undefined; one = one.before) all.push(one.id);
  return all;
}
