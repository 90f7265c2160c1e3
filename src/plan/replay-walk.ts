/**
 * Which snapshots of a data branch may be committed again on top of what it is published to, as far
 * as the table's metadata says. The rules are those of Java's `CherryPickOperation`.
 */
import { idsOf, isCompaction, ownSnapshots, parentOf } from "../iceberg/held.ts";
import { branchHead, history, isAncestor } from "../iceberg/refs.ts";
import type { Snapshot, SnapshotId, TableMetadata } from "../iceberg/table-metadata.ts";
import { snapshotsText } from "./snapshot-words.ts";

export interface ReplayWalk {
  /** Oldest first, and at least one. */
  readonly picks: readonly Snapshot[];
  /** Their rows come from the picks. */
  readonly compactions: readonly Snapshot[];
  /** Where the target stands. */
  readonly target: SnapshotId;
}

/** `why`: a sentence. */
export interface Refused {
  readonly why: string;
  /** How to come to know whether it can be replayed: then nothing need be put aside. */
  readonly mend?: string | undefined;
}

/** What has been dealt with before: null for on nothing. */
export interface ReplayStart {
  /** Where the walk ends on the data branch. */
  readonly base: SnapshotId | null;
  /** What the target had of it: gone from there, nobody knows which rows it has. */
  readonly onTarget: SnapshotId | null;
}

export function walkReplay(
  metadata: TableMetadata,
  dataBranch: string,
  { base, onTarget }: ReplayStart,
  target: SnapshotId | null,
): ReplayWalk | Refused {
  const head = branchHead(metadata, dataBranch);
  if (head === null || target === null) return { why: "One of the two branches is gone." };
  if (isEncrypted(metadata))
    return { why: "The table is encrypted, and icebranch writes no encrypted files." };
  if (isElsewhere(metadata))
    return {
      why: "Its metadata folder (write.metadata.path) is in another kind of place than the table.",
    };
  if (onTarget !== null && !idsOf(metadata, target).has(onTarget))
    return {
      why: `What it is published to was begun anew, or put back, since: it has snapshot ${onTarget} no more, and a full refresh has read the rows of the data branch already.`,
    };
  const { own, end } = ownSnapshots(metadata, head, target, base);
  if (end === "expired")
    return { why: "Snapshots between the data branch's head and where it was made are expired." };
  if (end === "apart") return { why: begunAnew(own[0]) };
  const picks = own.filter((one) => !isCompaction(one));
  const refused = picks.find((one, index) => !mayBePicked(metadata, one, index, target));
  if (refused !== undefined) return { why: refusal(refused) };
  const audited = auditedTwice(metadata, picks, target);
  if (audited !== undefined)
    return { why: `What was audited as ${audited} (wap.id) has been published already.` };
  return { picks, compactions: own.filter(isCompaction), target };
}

/** https://iceberg.apache.org/docs/latest/configuration/: of one `wap.id` one snapshot is published. */
function auditedTwice(
  metadata: TableMetadata,
  picks: readonly Snapshot[],
  target: SnapshotId,
): string | undefined {
  const audits = picks.flatMap(({ summary }) => summary?.["wap.id"] ?? []);
  if (audits.length === 0) return undefined;
  const published = history(metadata, target).snapshots.flatMap(({ summary = {} }) => [
    summary["wap.id"],
    summary["published-wap-id"],
  ]);
  return audits.find(
    (one, index) => published.includes(one) || audits.slice(0, index).includes(one),
  );
}

function begunAnew(root: Snapshot | undefined): string {
  return root?.summary?.operation === "overwrite"
    ? "The data branch holds a full refresh, which has none of the rows that were there before."
    : "The data branch was begun anew since it was made, without the rows that were there before.";
}

/** A table in S3 whose property names a folder of this machine would have files that nobody else can read. */
function isElsewhere({ location, properties }: TableMetadata): boolean {
  const path = properties?.["write.metadata.path"] ?? "";
  const scheme = (text: string) => /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase() ?? "";
  const isAbsolute = path.startsWith("/") || scheme(path) !== "";
  const kind = (text: string) =>
    scheme(text)
      .replace(/^s3[an]$/, "s3")
      .replace(/^file$/, "");
  return isAbsolute && kind(path) !== kind(location);
}

function isEncrypted(metadata: TableMetadata): boolean {
  const keys = metadata["encryption-keys"];
  const key = metadata.properties?.["encryption.key-id"];
  return key !== undefined || (Array.isArray(keys) && keys.length > 0);
}

function mayBePicked(
  metadata: TableMetadata,
  snapshot: Snapshot,
  index: number,
  target: SnapshotId,
): boolean {
  if (snapshot.summary?.operation === "append") return true;
  if (!replacesPartitions(snapshot)) return false;
  // What it replaced must be what the target has: so nothing of the branch's own came before it.
  const parent = parentOf(snapshot);
  return index === 0 && (parent === null || isAncestor(metadata, parent, target) === "yes");
}

/** https://iceberg.apache.org/docs/latest/spark-writes/#overwriting-data: a dynamic overwrite. */
export function replacesPartitions({ summary }: Snapshot): boolean {
  return summary?.operation === "overwrite" && summary["replace-partitions"] === "true";
}

function refusal(snapshot: Snapshot): string {
  const what = `Snapshot ${snapshot["snapshot-id"]} of the data branch (${snapshotsText([snapshot])})`;
  return replacesPartitions(snapshot)
    ? `${what} replaces partitions as they were after other snapshots of the branch.`
    : `${what} does more than add files.`;
}
