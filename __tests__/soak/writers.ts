/** Those who write to the same tables as icebranch does, each as such programs are. */
import { marksOf } from "../../src/iceberg/marks.ts";
import { branchHead, history, refsOf, snapshotId } from "../../src/iceberg/refs.ts";
import { MAIN, type Snapshot, type TableMetadata } from "../../src/iceberg/table-metadata.ts";
import type { Random } from "./random.ts";
import type { Scheduler } from "./scheduler.ts";
import { idIn, logged, nextNumber, type Pointed, type Store } from "./store.ts";

export interface Scene {
  readonly store: Store;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly seen: Seen;
}

/** What writers have come to know, or never heard of. */
export interface Seen {
  /** Snapshots that a writer was told are not the table's. */
  readonly told: Set<string>;
  /** Snapshots that a writer believes to be the table's, and that never were: with who was faster. */
  readonly lost: Map<string, string>;
  /** Snapshots that a finding called lost. */
  readonly reported: Set<string>;
  /** Sequence numbers of snapshots that went with a replayed data branch: nobody can tell a loss by them. */
  readonly dropped: Set<number>;
  /** Files of replays that a report names as left behind. */
  readonly left: Set<string>;
  /** When each sync has read its table, and when it ended, until somebody has looked after that. */
  readonly syncs: Set<{ readonly since: number; until: number | undefined }>;
  readonly counts: { [what: string]: number };
}

export function count({ counts }: Seen, what: string, by = 1): void {
  counts[what] = (counts[what] ?? 0) + by;
}

/** Most syncs are of data branches here: each one of main is in the way of a publish. */
const branches = [...["a", "a", "a", "a", "b", "b", "b"], MAIN, "theirs"] as const;

/** In steps: between a metadata file and the pointer to it lies next to no time. */
const promptly = 5;
/** In steps, after which a file was either committed or lost its race. */
export const settled = 25;

/** A snapshot on top of a branch, or in its place; as connectors do, without the ref's retention. */
function withSnapshot(
  scene: Scene,
  { metadata }: Pointed,
  branch: string,
): { readonly metadata: TableMetadata; readonly id: string } {
  const { store, random, scheduler } = scene;
  const head = branchHead(metadata, branch);
  const isAppend = !random.chance(0.12);
  const parent = isAppend && head !== null ? { "parent-snapshot-id": idIn(metadata, head) } : {};
  const number = Number(metadata["last-sequence-number"] ?? 0) + 1;
  const id = store.newSnapshotId();
  const snapshot: Snapshot = {
    ...{ "snapshot-id": id, ...parent, "sequence-number": number },
    "timestamp-ms": scheduler.now(),
    summary: {
      operation: isAppend ? "append" : "overwrite",
      "added-records": "1",
      "added-data-files": "1",
    },
  };
  const state = random.chance(0.5) ? { "airbyte.stream_state": String(id) } : {};
  const made: TableMetadata = {
    ...metadata,
    "last-sequence-number": number,
    "last-updated-ms": scheduler.now(),
    properties: { ...metadata.properties, ...state },
    snapshots: [...(metadata.snapshots ?? []), snapshot],
    refs: { ...refsOf(metadata), [branch]: { type: "branch", "snapshot-id": id } },
    ...(branch === MAIN ? { "current-snapshot-id": id } : {}),
  };
  return { metadata: made, id: String(id) };
}

/** Looks whether it was the first; if not, it begins again from what there is now. */
export async function carefulSync(scene: Scene): Promise<void> {
  const { store, random, scheduler, seen } = scene;
  const [name, branch] = [random.pick(store.names), random.pick(branches)];
  for (let tries = 0; tries < 3; tries++) {
    await scheduler.point();
    const before = store.current(name);
    await scheduler.point();
    const { metadata, id } = withSnapshot(scene, before, branch);
    const location = store.newLocation(name, nextNumber(before));
    const after = { name, location, metadata: logged(before, metadata) };
    store.write(location, after.metadata);
    await scheduler.point(promptly);
    if (store.swap({ by: "careful", tables: [{ before, after }] })) return count(seen, "syncs");
    seen.told.add(id);
    count(seen, "syncs tried again");
  }
}

/**
 * As connectors on iceberg-sql-catalog up to 0.9 do: what was loaded before the first record is what
 * is swapped, in as many commits as there are batches, and whether it was is not looked at.
 */
export async function carelessSync(scene: Scene): Promise<void> {
  const { store, random, scheduler, seen } = scene;
  const [name, branch] = [random.pick(store.names), random.pick(branches)];
  await scheduler.point();
  let before = store.current(name);
  const sync = { since: scheduler.now(), until: undefined as number | undefined };
  seen.syncs.add(sync);
  for (let batch = 0; batch <= random.below(2); batch++) {
    for (let record = random.below(4); record > 0; record--) await scheduler.point();
    const { metadata, id } = withSnapshot(scene, before, branch);
    const { "metadata-log": _, ...unlogged } = metadata;
    const location = store.newLocation(name, Number(metadata["last-sequence-number"]));
    const after = { name, location, metadata: unlogged as TableMetadata };
    store.write(location, after.metadata);
    await scheduler.point(promptly);
    if (store.swap({ by: "careless", tables: [{ before, after }] })) count(seen, "syncs");
    else {
      const winner = store.lastBy(name) ?? "somebody";
      seen.lost.set(id, winner);
      count(seen, `syncs lost to ${winner.startsWith("us") ? "a run of ours" : "others"}`);
    }
    // It goes on from what it believes to be the table.
    before = after;
  }
  sync.until = scheduler.now();
}

/** In steps: a snapshot is made some time before it is the table's. */
const longestCommit = 12;

/**
 * Expires snapshots as engines do: what no ref leads to, and at times all but the newest of each
 * branch, so that chains are cut. Nothing younger than the last look for lost syncs, nor than what a
 * sync has begun with: engines keep five days.
 */
export async function expire(scene: Scene, looked: () => number): Promise<void> {
  const { store, random, scheduler, seen } = scene;
  const name = random.pick(store.names);
  await scheduler.point();
  const before = store.current(name);
  const { metadata } = before;
  const cuts = random.chance(0.4);
  const kept = new Set(
    Object.values(refsOf(metadata)).flatMap((ref) => {
      const chain = history(metadata, snapshotId(ref["snapshot-id"])).snapshots;
      return (cuts ? chain.slice(0, 1) : chain).map((one) => one["snapshot-id"]);
    }),
  );
  const begun = [...seen.syncs].map(({ since }) => since);
  const horizon = Math.min(looked(), ...begun) - longestCommit;
  const snapshots = (metadata.snapshots ?? []).filter(
    (one) => kept.has(one["snapshot-id"]) || Number(one["timestamp-ms"]) >= horizon,
  );
  const gone = (metadata.snapshots?.length ?? 0) - snapshots.length;
  if (gone === 0) return;
  await scheduler.point();
  const location = store.newLocation(name, nextNumber(before));
  const after = { name, location, metadata: logged(before, { ...metadata, snapshots }) };
  store.write(location, after.metadata);
  await scheduler.point();
  if (store.swap({ by: "expirer", tables: [{ before, after }] }))
    count(seen, "snapshots expired", gone);
}

/** Marks that are nobody's of ours, and tags of others: they stay as they are. */
export function foreign(metadata: TableMetadata): { readonly [name: string]: unknown } {
  const own = (name: string) => [MAIN, "a", "b"].includes(name) || name.startsWith("icebranch-");
  const refs = Object.entries(refsOf(metadata)).filter(([name]) => !own(name));
  const marks = [...marksOf(metadata)].filter(([name]) => !own(name));
  return Object.fromEntries([...refs, ...marks.map(([name, mark]) => [`mark ${name}`, mark])]);
}
