/** What must hold at every moment, whoever does what in which order. */
import assert from "node:assert/strict";
import { type Mark, marksOf } from "../../src/iceberg/marks.ts";
import { branchHead, history, refsOf, snapshotId } from "../../src/iceberg/refs.ts";
import { MAIN, type SnapshotId, type TableMetadata } from "../../src/iceberg/table-metadata.ts";
import type { Pointed, Store, Swap } from "./store.ts";
import { count, foreign, type Seen } from "./writers.ts";

/** What our own runs are up to. */
export interface Facts {
  /** The tables of each publish, by its name, as they were planned. */
  readonly publishes: Map<string, ReadonlySet<string>>;
  /** Whether a sweep is under way: it ends what is past its time. */
  sweeps: number;
  /** Moves of `main` of a commit that is under way, by who makes it and the table: it may go back. */
  readonly underWay: Map<
    string,
    { readonly from: SnapshotId | null; readonly to: SnapshotId | null }
  >;
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
    const isBack = assertMainMove(world, swap.by, change);
    if (world.facts.sweeps === 0 && !isBack) assertKept(change);
    for (const name of ["a", "b"])
      assert.notEqual(marksOf(after.metadata).get(name), "unreadable", `${before.name}: ${name}`);
  }
  if (world.atomic) assertWhole(world, swap);
}

/** Whether it is only put back, so that all is as if it had never moved. */
function assertMainMove(world: World, by: string, { before, after }: Change): boolean {
  const [from, to] = [branchHead(before.metadata, MAIN), branchHead(after.metadata, MAIN)];
  if (from === to) return false;
  const where = `${before.name}: main from ${from} to ${to}`;
  const key = `${by} ${before.name}`;
  const last = world.facts.underWay.get(key);
  if (!world.atomic && last?.from === to && last.to === from) {
    count(world.seen, "main put back where a commit could not go on");
    world.facts.underWay.delete(key);
    return true;
  }
  const reason = ["a", "b"]
    .map((name) => reasonOf(world.store, name, before, after, { from, to }))
    .find((one) => one !== undefined);
  assert.ok(reason !== undefined, `${where} by ${by}, for no reason that a plan may have`);
  count(world.seen, `main moved: ${reason}`);
  world.facts.underWay.set(key, { from, to });
  return false;
}

/** Judged by what truly descends from what, also where that has been expired since. */
function reasonOf(
  store: Store,
  name: string,
  before: Pointed,
  after: Pointed,
  move: { readonly from: SnapshotId | null; readonly to: SnapshotId | null },
): string | undefined {
  const [was, is] = [markOf(before.metadata, name), markOf(after.metadata, name)];
  const { from, to } = move;
  const publish = is?.publish;
  if (is?.state === "published" && publish?.from === from && publish.to === to && to !== null) {
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

function markOf(metadata: TableMetadata, name: string): Mark | undefined {
  const mark = marksOf(metadata).get(name);
  return mark === "unreadable" ? undefined : mark;
}

/** What some ref leads to is led to by some ref afterwards. */
function assertKept({ before, after }: Change): void {
  const reachable = ({ metadata }: Pointed) =>
    new Set(
      Object.values(refsOf(metadata)).flatMap((ref) =>
        history(metadata, snapshotId(ref["snapshot-id"])).snapshots.map((one) =>
          snapshotId(one["snapshot-id"]),
        ),
      ),
    );
  const now = reachable(after);
  const left = [...reachable(before)].filter((id) => !now.has(id));
  assert.deepEqual(left, [], `${before.name}: no ref leads to these any more`);
}

/** A publish moves all its tables in one step, or none. */
function assertWhole({ facts, seen }: World, { tables }: Swap): void {
  const moved = new Map<string, Set<string>>();
  for (const { before, after } of tables)
    for (const name of ["a", "b"]) {
      const mark = markOf(after.metadata, name);
      const id = mark?.state === "published" ? mark.publish?.id : undefined;
      if (id === undefined || ids(markOf(before.metadata, name)).includes(id)) continue;
      moved.set(id, (moved.get(id) ?? new Set()).add(before.name));
    }
  for (const [id, names] of moved) {
    assert.deepEqual(names, facts.publishes.get(id), `publish ${id} moved a part of its tables`);
    count(seen, "publishes");
  }
}

function ids(mark: Mark | undefined): readonly string[] {
  const all: string[] = [];
  for (let one = mark?.publish; one !== undefined; one = one.before) all.push(one.id);
  return all;
}
