/** Snapshots that a commit adds to a table's metadata, or takes out of it. */
import { IcebranchError } from "../errors.ts";
import { findSnapshot, snapshotId } from "./refs.ts";
import type { Long, Snapshot, TableMetadata } from "./table-metadata.ts";

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
  return {
    ...metadata,
    ...(version < 2 ? {} : { "last-sequence-number": snapshot["sequence-number"] ?? 0 }),
    ...(version < 3 ? {} : { "next-row-id": nextRowId(metadata, snapshot) }),
    snapshots: [...(metadata.snapshots ?? []), snapshot],
  };
}

/** Why the table takes the snapshot no more, as the end of a sentence; undefined where it does. */
export function staleSnapshot(metadata: TableMetadata, snapshot: Snapshot): string | undefined {
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

/** With what is kept of them beside: statistics, and the log that `main` was there. */
export function removeSnapshots(metadata: TableMetadata, ids: readonly Long[]): TableMetadata {
  const gone = new Set(ids.map(snapshotId));
  const isKept = (one: { readonly "snapshot-id": Long }) =>
    !gone.has(snapshotId(one["snapshot-id"]));
  const snapshots = metadata.snapshots ?? [];
  if (snapshots.every(isKept)) return metadata;
  return {
    ...metadata,
    snapshots: snapshots.filter(isKept),
    ...(metadata["snapshot-log"] === undefined
      ? {}
      : { "snapshot-log": metadata["snapshot-log"].filter(isKept) }),
  };
}
