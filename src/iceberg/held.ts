/**
 * What a branch has of another one's snapshots: by their ids, or because they were committed again
 * on it. https://iceberg.apache.org/spec/#optional-snapshot-summary-fields: `source-snapshot-id`.
 */
import { history, idOf, snapshotId } from "./refs.ts";
import type { Snapshot, SnapshotId, TableMetadata } from "./table-metadata.ts";

export const SOURCE = "source-snapshot-id";

export interface OwnSnapshots {
  /** Oldest first: those that the target has neither by their ids nor as replays. */
  readonly own: readonly Snapshot[];
  /** Whether the target has some of the branch's as replays. */
  readonly isReplayed: boolean;
  /**
   * whole: unbroken down to `base`, or to a snapshot that both have. apart: down to a root that is
   * not where the branch was made. expired: the chain is cut before.
   */
  readonly end: "whole" | "apart" | "expired";
}

/** `base`: where the branch was made, null for on nothing; undefined where that is not known. */
export function ownSnapshots(
  metadata: TableMetadata,
  head: SnapshotId,
  target: SnapshotId | null,
  base?: SnapshotId | null,
): OwnSnapshots {
  const byId = snapshotsById(metadata);
  const common = new Set(target === null ? [] : chain(byId, target));
  const held = new Set([...common].flatMap((id) => origins(byId, id)));
  const own: Snapshot[] = [];
  const seen = new Set<SnapshotId>();
  let isReplayed = false;
  const answer = (end: OwnSnapshots["end"]) => ({ own: own.toReversed(), isReplayed, end });
  for (let next = head; ; ) {
    if (next === base || common.has(next)) return answer("whole");
    const snapshot = byId.get(next);
    if (snapshot === undefined || seen.has(next)) return answer("expired");
    seen.add(next);
    if (origins(byId, next).some((id) => held.has(id))) isReplayed = true;
    else own.push(snapshot);
    const parent = parentOf(snapshot);
    if (parent === null) return answer(base === null ? "whole" : "apart");
    next = parent;
  }
}

/** Whether the target has all rows of a branch that were not there before, committed again. */
export function isAllReplayed(
  metadata: TableMetadata,
  head: SnapshotId,
  target: SnapshotId | null,
  base?: SnapshotId | null,
): boolean {
  const { own, isReplayed, end } = ownSnapshots(metadata, head, target, base);
  return isReplayed && end !== "expired" && own.every(isCompaction);
}

/** The ids of a history, with the one that it is cut at. */
export function idsOf(metadata: TableMetadata, head: SnapshotId): ReadonlySet<SnapshotId> {
  return chain(snapshotsById(metadata), head);
}

/** Newest first, what a branch has that was not in the history of `base`; null for all of it. */
export function gainedSince(
  metadata: TableMetadata,
  head: SnapshotId,
  base: SnapshotId | null,
): readonly Snapshot[] {
  const before = base === null ? new Set() : idsOf(metadata, base);
  return history(metadata, head).snapshots.filter((one) => !before.has(idOf(one)));
}

/** It writes the same rows to other files. */
export function isCompaction({ summary }: Snapshot): boolean {
  return summary?.operation === "replace";
}

/** The snapshot and what it is a replay of, as far as the metadata still has that. */
function origins(byId: ReadonlyMap<SnapshotId, Snapshot>, id: SnapshotId): readonly SnapshotId[] {
  const all: SnapshotId[] = [];
  for (let next: string | undefined = id; next !== undefined && !all.includes(next); ) {
    all.push(next);
    next = byId.get(next)?.summary?.[SOURCE];
  }
  return all;
}

/** Ids from a head to its root, or to where the chain is cut. */
function chain(byId: ReadonlyMap<SnapshotId, Snapshot>, head: SnapshotId): ReadonlySet<SnapshotId> {
  const ids = new Set<SnapshotId>();
  for (let next: SnapshotId | null = head; next !== null && !ids.has(next); ) {
    ids.add(next);
    const snapshot = byId.get(next);
    next = snapshot === undefined ? null : parentOf(snapshot);
  }
  return ids;
}

function snapshotsById({ snapshots = [] }: TableMetadata): ReadonlyMap<SnapshotId, Snapshot> {
  return new Map(snapshots.map((one) => [idOf(one), one]));
}

export function parentOf({ "parent-snapshot-id": parent }: Snapshot): SnapshotId | null {
  return parent === undefined || parent === null ? null : snapshotId(parent);
}
