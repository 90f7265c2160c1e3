/** Where refs point and how snapshots descend from each other. */
import { IcebranchError } from "../errors.ts";
import { type Json, type JsonObject, parseJson } from "./json.ts";
import {
  type Long,
  MAIN,
  type Snapshot,
  type SnapshotId,
  type SnapshotRef,
  type TableIdentifier,
  type TableMetadata,
} from "./table-metadata.ts";

export function snapshotId(long: Long): SnapshotId {
  return String(long);
}

export function idOf(snapshot: Snapshot): SnapshotId {
  return snapshotId(snapshot["snapshot-id"]);
}

export function tableName({ namespace, name }: TableIdentifier): string {
  return [...namespace, name].join(".");
}

/**
 * All refs of a table. Version 1 writers leave `refs` out: then `main` is the current snapshot. -1
 * and null stand for none. https://iceberg.apache.org/spec/#snapshot-references
 */
export function refsOf(metadata: TableMetadata): { readonly [name: string]: SnapshotRef } {
  const current = metadata["current-snapshot-id"] ?? -1;
  if (metadata.refs?.[MAIN] !== undefined || snapshotId(current) === "-1")
    return metadata.refs ?? {};
  return { ...metadata.refs, [MAIN]: { "snapshot-id": current, type: "branch" } };
}

/** A ref by name: a branch may be called `constructor`. */
export function findRef(metadata: TableMetadata, name: string): SnapshotRef | undefined {
  const refs = refsOf(metadata);
  return Object.hasOwn(refs, name) ? refs[name] : undefined;
}

/** The snapshot that a branch points at; null where there is no such branch. */
export function branchHead(metadata: TableMetadata, branch: string): SnapshotId | null {
  const ref = findRef(metadata, branch);
  return ref?.type === "branch" ? snapshotId(ref["snapshot-id"]) : null;
}

export function findSnapshot(metadata: TableMetadata, id: SnapshotId): Snapshot | undefined {
  return metadata.snapshots?.find((snapshot) => snapshotId(snapshot["snapshot-id"]) === id);
}

/**
 * The snapshots from `head` to its root, newest first. `whole` is false where the chain is cut: a
 * snapshot names a parent that has been expired, so nothing can be said about what came before.
 */
export function history(
  metadata: TableMetadata,
  head: SnapshotId,
): { readonly snapshots: readonly Snapshot[]; readonly whole: boolean } {
  const byId = new Map(metadata.snapshots?.map((s) => [snapshotId(s["snapshot-id"]), s]));
  const snapshots: Snapshot[] = [];
  const seen = new Set<SnapshotId>();
  let next: SnapshotId | null = head;
  while (next !== null) {
    const snapshot = byId.get(next);
    if (snapshot === undefined || seen.has(next)) return { snapshots, whole: false };
    seen.add(next);
    snapshots.push(snapshot);
    const parent: Long | undefined = snapshot["parent-snapshot-id"];
    next = parent === undefined || parent === null ? null : snapshotId(parent);
  }
  return { snapshots, whole: true };
}

/** Ancestry is proven by an unbroken chain of parents only; `unknown` where the chain is cut. */
export function isAncestor(
  metadata: TableMetadata,
  ancestor: SnapshotId,
  descendant: SnapshotId,
): "yes" | "no" | "unknown" {
  const { snapshots, whole } = history(metadata, descendant);
  if (snapshots.some((s) => snapshotId(s["snapshot-id"]) === ancestor)) return "yes";
  return whole ? "no" : "unknown";
}

/** What the snapshots after `from` up to `to` add, from their summaries; null where one does not say. */
export function addedBetween(
  metadata: TableMetadata,
  from: SnapshotId | null,
  to: SnapshotId,
): { readonly rows: number; readonly files: number } | null {
  let rows = 0;
  let files = 0;
  for (const snapshot of history(metadata, to).snapshots) {
    if (snapshotId(snapshot["snapshot-id"]) === from) break;
    const summary = snapshot.summary;
    if (summary === undefined) return null;
    rows += count(summary["added-records"]) - count(summary["deleted-records"]);
    files += count(summary["added-data-files"]) - count(summary["deleted-data-files"]);
  }
  return Number.isFinite(rows) && Number.isFinite(files) ? { rows, files } : null;
}

function count(text: string | undefined): number {
  return text === undefined ? 0 : Number(text);
}

/** Reads a metadata file's text. Throws IB418 where it is not table metadata that we understand. */
export function parseTableMetadata(text: string, location: string): TableMetadata {
  return asTableMetadata(parsed(text, location), location);
}

/** The same, of JSON that is parsed already. */
export function asTableMetadata(json: Json, location: string): TableMetadata {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw unreadable(location, "it is not a JSON object");
  const metadata = json as JsonObject;
  const version = metadata["format-version"];
  if (typeof version !== "number" || version < 1 || version > 3)
    throw unreadable(location, `its format-version is ${String(version)}, and 1 to 3 are known`);
  if (typeof metadata["table-uuid"] !== "string")
    throw unreadable(location, "it has no table-uuid");
  if (metadata.snapshots !== undefined && !Array.isArray(metadata.snapshots))
    throw unreadable(location, "its snapshots are not a list");
  return metadata as unknown as TableMetadata;
}

/** Whether the text is a view's metadata: catalogs without a type column keep both in one table. */
export function isViewMetadata(text: string): boolean {
  return text.includes('"view-uuid"') && !text.includes('"table-uuid"');
}

function parsed(text: string, location: string): Json {
  try {
    return parseJson(text);
  } catch (cause) {
    throw unreadable(location, "it is not JSON", cause);
  }
}

function unreadable(location: string, why: string, cause?: unknown): IcebranchError {
  return new IcebranchError("IB418", `The table metadata ${location} cannot be read: ${why}.`, {
    hint: "Check that the file is whole and was written by an Iceberg writer of format version 1 to 3.",
    cause,
  });
}
