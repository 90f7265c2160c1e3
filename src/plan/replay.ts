/** Committing a data branch's snapshots again on top of what it is published to. */
import { gainedSince, parentOf, SOURCE } from "../iceberg/held.ts";
import { findSnapshot, idOf, snapshotId } from "../iceberg/refs.ts";
import type { AddedManifest, DataFile, ReplayPick, SnapshotFiles } from "../iceberg/replay.ts";
import { findSchema } from "../iceberg/schema-diff.ts";
import { asLong } from "../iceberg/snapshot-updates.ts";
import type { Snapshot, SnapshotId, TableMetadata } from "../iceberg/table-metadata.ts";
import { hexDigest } from "./digest.ts";
import { countsOf, replaySummary } from "./replay-summary.ts";
import { type Refused, type ReplayWalk, replacesPartitions } from "./replay-walk.ts";

/** What the files of a table say about a walk: read before anything is planned. */
export interface ReplayFacts {
  /** Of every pick and compaction; where a pick replaces partitions, also of what the target gained since. */
  readonly files: ReadonlyMap<SnapshotId, SnapshotFiles>;
  /** Files that the picks add, and the target has got already in another way. */
  readonly there: ReadonlySet<string>;
  /** Files that a pick takes away, and the target still has. */
  readonly stillThere: ReadonlySet<string>;
  /** Files that a compaction of the data branch has replaced, and that are not there any more. */
  readonly gone: ReadonlySet<string>;
}

/** By table; `unknown`: why nothing of its files is known, as a sentence. */
export type Replays = ReadonlyMap<string, ReplayFacts | Unread>;

export interface Unread {
  readonly unknown: string;
  /** What a person can do about it, where somebody can. */
  readonly mend?: string | undefined;
}

export interface Replay {
  /** On top of each other, the first on the target. */
  readonly picks: readonly ReplayPick[];
  readonly added: { readonly rows: number; readonly files: number };
  readonly head: SnapshotId;
}

export function planReplay(
  metadata: TableMetadata,
  walk: ReplayWalk,
  facts: ReplayFacts,
  now: number,
): Replay | Refused {
  const why = objection(metadata, walk, facts);
  if (why !== undefined) return { why };
  const picks: ReplayPick[] = [];
  for (const source of walk.picks) {
    const files = filesOf(source, facts);
    const parent = picks.at(-1)?.snapshot ?? findSnapshot(metadata, walk.target);
    const snapshot = replayed(metadata, source, files, { parent, picks, now });
    picks.push({ snapshot, added: files.added, removed: files.removed });
  }
  const { files, rows } = countsOf(picks.flatMap(({ added }) => allFiles(added)));
  const last = picks.at(-1)?.snapshot;
  return {
    picks,
    added: { files: Number(files), rows: Number(rows) },
    head: last === undefined ? walk.target : snapshotId(last["snapshot-id"]),
  };
}

function objection(
  metadata: TableMetadata,
  { picks, compactions, target }: ReplayWalk,
  facts: ReplayFacts,
): string | undefined {
  const growing = compactions.find((one) => grows(filesOf(one, facts)));
  if (growing !== undefined)
    return `Snapshot ${growing["snapshot-id"]} of the data branch calls itself a compaction, and adds rows.`;
  for (const pick of picks) {
    const files = filesOf(pick, facts);
    const why =
      ownObjection(metadata, pick, files) ??
      partitionObjection(metadata, pick, files, target, facts);
    if (why !== undefined) return `Snapshot ${pick["snapshot-id"]} of the data branch ${why}.`;
  }
  const added = picks.flatMap((one) => allFiles(filesOf(one, facts).added));
  const there = added.filter(({ path }) => facts.there.has(path)).length;
  if (there > 0)
    return `${there} of the ${added.length} files that the data branch added are on the other branch already, and not by a replay.`;
  const gone = added.filter(({ path }) => facts.gone.has(path)).length;
  if (gone > 0)
    return `${gone} of the ${added.length} files that the data branch added were compacted on it, and are not there any more.`;
  return undefined;
}

function grows({ added, removed }: SnapshotFiles): boolean {
  return countsOf(allFiles(added)).rows > countsOf(removed).rows;
}

/** As the end of a sentence. */
function ownObjection(
  metadata: TableMetadata,
  pick: Snapshot,
  files: SnapshotFiles,
): string | undefined {
  if (files.encrypted) return "has encrypted files, and icebranch writes none";
  if (files.changesDeletes) return "adds or removes deletes of rows";
  const isAppend = !replacesPartitions(pick);
  if (isAppend && files.removed.length > 0) return "calls itself an append, and takes files away";
  if (!isExplained(pick, files))
    return "has manifests that do not say which files it added: its totals grow by others";
  const specs = new Set(specIds(metadata));
  for (const { specId, schemaId } of files.added) {
    if (!specs.has(specId)) return `has files of the partition spec ${specId}, which is gone`;
    if (schemaId !== undefined && findSchema(metadata, schemaId) === undefined)
      return `has files of the schema ${schemaId}, which is gone`;
  }
  return undefined;
}

/** Whether what it added is all that it has more than the one before, or all that its summary says. */
function isExplained({ summary }: Snapshot, { added, removed, growth }: SnapshotFiles): boolean {
  const [plus, minus] = [countsOf(allFiles(added)), countsOf(removed)];
  if (growth !== undefined)
    return (
      BigInt(growth.files) === plus.files - minus.files && growth.rows === plus.rows - minus.rows
    );
  // A counter that is zero is left out by those who write totals.
  const zero = summary?.["total-records"] === undefined ? undefined : "0";
  const files = summary?.["added-data-files"] ?? zero;
  const rows = summary?.["added-records"] ?? zero;
  return files === String(plus.files) && rows === String(plus.rows);
}

/** What a dynamic overwrite replaced must be all that those partitions have. As the end of a sentence. */
function partitionObjection(
  metadata: TableMetadata,
  pick: Snapshot,
  files: SnapshotFiles,
  target: SnapshotId,
  facts: ReplayFacts,
): string | undefined {
  if (!replacesPartitions(pick)) return undefined;
  if (files.removed.some(({ path }) => !facts.stillThere.has(path)))
    return "replaces partitions of which files have been taken away since";
  const own = new Set(allFiles(files.added).map(partitionOf));
  const since = gainedSince(metadata, target, parentOf(pick));
  const gained = since.flatMap((one) => facts.files.get(idOf(one)) ?? []);
  if (gained.length < since.length)
    return "replaces partitions, and another data branch is published first in the same run: run it again";
  const isChanged = gained.some(({ added }) =>
    allFiles(added).some((file) => own.has(partitionOf(file))),
  );
  if (isChanged) return "replaces partitions that have got new files since";
  // Format 3 wants a deletion vector to go with its file, and icebranch writes no delete manifests.
  const hasDeletes = gained.some(({ changesDeletes }) => changesDeletes);
  return hasDeletes && files.removed.length > 0
    ? "replaces partitions, and rows have been deleted since, beside the data files"
    : undefined;
}

function partitionOf({ specId, partition }: DataFile): string {
  return `${specId} ${partition}`;
}

function specIds(metadata: TableMetadata): readonly unknown[] {
  const specs = metadata["partition-specs"];
  // Version 1 may have the one spec alone.
  if (!Array.isArray(specs)) return [0];
  return specs.map((one) => (one as { readonly "spec-id"?: unknown })["spec-id"]);
}

function replayed(
  metadata: TableMetadata,
  source: Snapshot,
  files: SnapshotFiles,
  {
    parent,
    picks,
    now,
  }: {
    readonly parent: Snapshot | undefined;
    readonly picks: readonly ReplayPick[];
    readonly now: number;
  },
): Snapshot {
  const version = metadata["format-version"];
  const { rows } = countsOf(allFiles(files.added));
  const before = countsOf(picks.flatMap(({ added }) => allFiles(added))).rows;
  const next = (key: string) => BigInt((metadata[key] as number | bigint | undefined) ?? 0);
  return {
    "snapshot-id": newId(metadata, source, parent),
    ...(parent === undefined ? {} : { "parent-snapshot-id": parent["snapshot-id"] }),
    ...(version < 2
      ? {}
      : { "sequence-number": asLong(next("last-sequence-number") + BigInt(picks.length + 1)) }),
    "timestamp-ms": now,
    summary: replaySummary(source, files, parent),
    "manifest-list": "",
    "schema-id": metadata["current-schema-id"] ?? 0,
    ...(version < 3
      ? {}
      : { "first-row-id": asLong(next("next-row-id") + before), "added-rows": asLong(rows) }),
  };
}

/** Of what it does, so that the same plan has the same ids on every machine. */
function newId(metadata: TableMetadata, source: Snapshot, parent: Snapshot | undefined) {
  const parts = [metadata["table-uuid"], source["snapshot-id"], parent?.["snapshot-id"] ?? "-"];
  for (let tries = 0; ; tries++) {
    const digest = hexDigest([SOURCE, ...parts, tries].join(" ")).slice(0, 16);
    const id = BigInt.asUintN(63, BigInt(`0x${digest}`));
    if (id > 0n && findSnapshot(metadata, String(id)) === undefined) return asLong(id);
  }
}

function filesOf({ "snapshot-id": id }: Snapshot, { files }: ReplayFacts): SnapshotFiles {
  const found = files.get(snapshotId(id));
  if (found === undefined) throw new Error("a snapshot was planned whose files were not read");
  return found;
}

function allFiles(added: readonly AddedManifest[]): readonly DataFile[] {
  return added.flatMap(({ files }) => files);
}
