import { concurrently } from "../../concurrently.ts";
import { IcebranchError } from "../../errors.ts";
import { findSnapshot, snapshotId } from "../../iceberg/refs.ts";
import type { AddedManifest, ReplayPick } from "../../iceberg/replay.ts";
import { asLong } from "../../iceberg/snapshot-updates.ts";
import type { LoadedTable, Long, Snapshot, TableMetadata } from "../../iceberg/table-metadata.ts";
import type { Storage, WrittenReplay } from "../../ports.ts";
import { complete } from "./counts.ts";
import { type ListedManifest, manifestList, mayBeLive, readList } from "./list.ts";
import { countOf, manifestFile, none, status } from "./manifest.ts";
import { newPlace, type Place } from "./place.ts";
import { type Taker, withoutFiles } from "./rewrite.ts";
import { assignRowIds } from "./row-ids.ts";
import type { Source } from "./snapshot-files.ts";
import { fieldSummaries } from "./summaries.ts";
import { record } from "./values.ts";
import { allOrNothing, type WrittenFiles } from "./written-files.ts";

/** What the next snapshot stands on. */
interface Ground {
  readonly parent: Snapshot | undefined;
  readonly list: readonly ListedManifest[];
  /** 0 in version 1, which has none. */
  readonly sequenceNumber: bigint;
  readonly nextRowId: bigint;
}

interface Writer {
  readonly storage: Storage;
  readonly version: number;
  readonly place: Place;
  readonly files: WrittenFiles;
  /** No snapshot is older than this. */
  readonly now: number;
}

/** As `TableFiles.write` promises. */
export async function writeReplay(
  storage: Storage,
  { metadata }: LoadedTable,
  picks: readonly ReplayPick[],
  now: number,
): Promise<WrittenReplay> {
  return allOrNothing(storage, async (files) => {
    const version = metadata["format-version"];
    const time = Math.max(now, Number(metadata["last-updated-ms"]));
    const writer: Writer = { storage, version, place: newPlace(metadata), files, now: time };
    let ground = await firstGround(writer, metadata, picks[0]);
    const snapshots: Snapshot[] = [];
    for (const pick of picks) {
      const written = await writePick(writer, ground, pick);
      snapshots.push(written.snapshot);
      ground = written.ground;
    }
    return { snapshots, files: files.locations };
  });
}

async function firstGround(
  { storage, version }: Writer,
  metadata: TableMetadata,
  first: ReplayPick | undefined,
): Promise<Ground> {
  if (version > 3)
    throw new IcebranchError("IB420", `Format version ${version} is not supported.`, {
      hint: "Publish the table by hand, with an engine that knows it.",
    });
  const parent = snapshotById(metadata, first?.snapshot["parent-snapshot-id"]);
  return {
    parent,
    list: await complete(storage, version, await readList(storage, parent)),
    sequenceNumber: version === 1 ? 0n : BigInt(metadata["last-sequence-number"] ?? 0),
    nextRowId: BigInt((metadata["next-row-id"] as Long | undefined) ?? 0),
  };
}

function snapshotById(metadata: TableMetadata, id: Long | undefined): Snapshot | undefined {
  if (id === undefined) return undefined;
  const found = findSnapshot(metadata, snapshotId(id));
  if (found !== undefined) return found;
  throw new IcebranchError("IB411", `The table is not as planned: snapshot ${id} is gone.`, {
    hint: "Run it again: it plans on what the table is now.",
  });
}

async function writePick(
  writer: Writer,
  ground: Ground,
  pick: ReplayPick,
): Promise<{ readonly snapshot: Snapshot; readonly ground: Ground }> {
  const { version, place, files } = writer;
  const id = BigInt(pick.snapshot["snapshot-id"]);
  const sequenceNumber = version === 1 ? 0n : ground.sequenceNumber + 1n;
  const manifests = await writeManifests(writer, ground, pick, { id, sequenceNumber });
  const { list, nextRowId } = assignRowIds(version, manifests, ground.nextRowId);
  const snapshot: Snapshot = {
    ...pick.snapshot,
    ...(version === 1 ? {} : { "sequence-number": asLong(sequenceNumber) }),
    ...(version < 3 ? {} : rowIds(ground.nextRowId, nextRowId)),
    "timestamp-ms": Math.max(writer.now, Number(ground.parent?.["timestamp-ms"] ?? 0)),
    "manifest-list": place.list(id),
  };
  const bytes = manifestList(version, listHeader(snapshot, ground), list);
  await files.create(place.list(id), bytes);
  return { snapshot, ground: { parent: snapshot, list, sequenceNumber, nextRowId } };
}

function rowIds(first: bigint, next: bigint) {
  return { "first-row-id": asLong(first), "added-rows": asLong(next - first) };
}

/** The new ones first, as Java has them. */
async function writeManifests(
  { storage, version, place, files }: Writer,
  ground: Ground,
  pick: ReplayPick,
  { id, sequenceNumber }: { readonly id: bigint; readonly sequenceNumber: bigint },
): Promise<readonly ListedManifest[]> {
  const write = async (bytes: Uint8Array) => {
    const location = place.manifest();
    await files.create(location, bytes);
    return location;
  };
  const taker: Taker = { version, snapshotId: id, sequenceNumber, write };
  const added = await concurrently(
    pick.added.filter((one) => one.files.length > 0),
    (one) => writeAdded(one, taker),
  );
  const rest = await withoutFiles(storage, ground.list, pick.removed, taker);
  // Who took the last file away has said so in its own list.
  const kept = rest.filter((one) => mayBeLive(one) || one.addedSnapshotId === id);
  return [...added, ...kept];
}

/** As Java writes it. */
function listHeader(snapshot: Snapshot, ground: Ground): { readonly [key: string]: string } {
  const { "sequence-number": number, "first-row-id": rowId } = snapshot;
  return {
    "snapshot-id": String(snapshot["snapshot-id"]),
    "parent-snapshot-id": String(ground.parent?.["snapshot-id"] ?? "null"),
    ...(number === undefined ? {} : { "sequence-number": String(number) }),
    ...(rowId === undefined ? {} : { "first-row-id": String(rowId) }),
  };
}

async function writeAdded(manifest: AddedManifest, adder: Taker): Promise<ListedManifest> {
  const { version, snapshotId, sequenceNumber } = adder;
  const { header, entries } = manifest.source as Source;
  // Sequence numbers and row ids are inherited from the manifest list.
  const again = entries.map((entry) => ({
    f0: status.added,
    f1: snapshotId,
    f3: null,
    f4: null,
    f2: { ...record(entry.f2), f142: null },
  }));
  const bytes = manifestFile(version, header, again);
  return {
    path: await adder.write(bytes),
    length: BigInt(bytes.length),
    specId: manifest.specId,
    content: "data",
    sequenceNumber,
    minSequenceNumber: sequenceNumber,
    addedSnapshotId: snapshotId,
    added: countOf(manifest.files),
    existing: none,
    deleted: none,
    partitions: fieldSummaries(
      header.partition,
      entries.map(({ f2 }) => record(f2).f102),
    ),
    keyMetadata: null,
    firstRowId: undefined,
  };
}
