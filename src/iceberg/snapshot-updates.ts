/** Snapshots that a commit adds to a table's metadata, or takes out of it. */
import { IcebranchError } from "../errors.ts";
import type { Json } from "./json.ts";
import { findSnapshot, refsOf, snapshotId } from "./refs.ts";
import type { Long, Snapshot, TableMetadata, TableUpdate } from "./table-metadata.ts";

/**
 * Throws IB411 where the table has moved on since the snapshot was written: its sequence number and
 * row ids must come after all others'. https://iceberg.apache.org/spec/#snapshot-row-ids
 */
export function addSnapshot(metadata: TableMetadata, snapshot: Snapshot): TableMetadata {
  const broken = staleSnapshot(metadata, snapshot);
  if (broken !== undefined)
    throw new IcebranchError("IB411", `A snapshot cannot be added: ${broken}.`, {
      hint: "Plan again: nothing was changed.",
    });
  const { "format-version": version } = metadata;
  // Java reads no table of version 1 whose snapshots have numbers: its last one is always 0.
  const { "sequence-number": _, ...unnumbered } = snapshot;
  const added = version < 2 ? (unnumbered as Snapshot) : snapshot;
  return {
    ...metadata,
    ...(version < 2 ? {} : { "last-sequence-number": snapshot["sequence-number"] ?? 0 }),
    ...(version < 3 ? {} : { "next-row-id": nextRowId(metadata, snapshot) }),
    snapshots: [...(metadata.snapshots ?? []), added],
  };
}

/** The same of all snapshots of a commit, one after the other. */
export function staleUpdate(
  metadata: TableMetadata,
  updates: readonly TableUpdate[],
): string | undefined {
  let now = metadata;
  for (const update of updates) {
    if (update.action !== "add-snapshot") continue;
    const stale = staleSnapshot(now, update.snapshot);
    if (stale !== undefined) return stale;
    now = addSnapshot(now, update.snapshot);
  }
  return undefined;
}

/** Why the table takes the snapshot no more, as the end of a sentence; undefined where it does. */
function staleSnapshot(metadata: TableMetadata, snapshot: Snapshot): string | undefined {
  const id = snapshotId(snapshot["snapshot-id"]);
  if (findSnapshot(metadata, id) !== undefined) return `the table has a snapshot ${id} already`;
  const version = metadata["format-version"];
  const last = BigInt(metadata["last-sequence-number"] ?? 0);
  if (version >= 2 && BigInt(snapshot["sequence-number"] ?? 0) <= last)
    return `another writer has taken its sequence number`;
  if (
    version >= 3 &&
    BigInt(longOf(snapshot, "first-row-id")) < BigInt(longOf(metadata, "next-row-id"))
  )
    return `another writer has taken its row ids`;
  return undefined;
}

function nextRowId(metadata: TableMetadata, snapshot: Snapshot): Long {
  const next = BigInt(longOf(metadata, "next-row-id")) + BigInt(longOf(snapshot, "added-rows"));
  return asLong(next);
}

function longOf(object: Snapshot | TableMetadata, key: string): Long {
  const value = object[key];
  return typeof value === "number" || typeof value === "bigint" ? value : 0;
}

/** As JSON has it: a number where that is exact. */
export function asLong(value: bigint): Long {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/**
 * With what is kept of them beside: statistics, and the log that `main` was there. Throws IB411 where
 * a ref leads to one of them. Java forgets the log before them as well, as if they had expired; these
 * are taken back at once, and what `main` was before is no less true for that.
 */
export function removeSnapshots(metadata: TableMetadata, ids: readonly Long[]): TableMetadata {
  const gone = new Set(ids.map(snapshotId));
  const isKept = (one: Json) => !gone.has(snapshotId((one as Snapshot)["snapshot-id"]));
  if ((metadata.snapshots ?? []).every(isKept)) return metadata;
  for (const [name, ref] of Object.entries(refsOf(metadata)))
    if (!isKept(ref))
      throw new IcebranchError("IB411", `A snapshot cannot be removed: ${name} is at it.`, {
        hint: "Plan again: nothing was changed.",
      });
  const left = lists.flatMap((key) => {
    const list = metadata[key];
    return Array.isArray(list) ? [[key, list.filter(isKept)] as const] : [];
  });
  return { ...metadata, ...Object.fromEntries(left) };
}

const lists = ["snapshots", "snapshot-log", "statistics", "partition-statistics"];
