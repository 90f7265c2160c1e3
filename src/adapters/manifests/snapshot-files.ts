import { concurrently } from "../../concurrently.ts";
import type { AddedManifest, DataFile, SnapshotFiles } from "../../iceberg/replay.ts";
import type { Snapshot } from "../../iceberg/table-metadata.ts";
import type { Storage } from "../../ports.ts";
import { type ListedManifest, readList } from "./list.ts";
import {
  dataFile,
  type Entry,
  isEncrypted,
  type ManifestHeader,
  readManifest,
  status,
} from "./manifest.ts";
import { optionalLong, record, type Values } from "./values.ts";

/** What an `AddedManifest` is written from. */
export interface Source {
  readonly header: ManifestHeader;
  readonly entries: readonly Values[];
}

interface OwnManifest {
  readonly listed: ListedManifest;
  readonly header: ManifestHeader;
  readonly added: readonly Entry[];
  readonly deleted: readonly Entry[];
  readonly encrypted: boolean;
}

/** What the manifests that a snapshot wrote say of it. */
export async function snapshotFiles(
  storage: Storage,
  snapshot: Snapshot,
  parent: Snapshot | "expired" | undefined,
): Promise<SnapshotFiles> {
  const list = await readList(storage, snapshot);
  const isKnown = parent !== "expired";
  const before = isKnown ? await readList(storage, parent) : [];
  const id = BigInt(snapshot["snapshot-id"]);
  const own = list.filter(isOwn(id, before));
  const manifests = await concurrently(own, (one) => ownManifest(storage, one, id));
  const data = manifests.filter(({ listed }) => listed.content === "data");
  return {
    added: data.filter(({ added }) => added.length > 0).map(addedManifest),
    removed: data.flatMap(({ listed, deleted }) => dataFiles(deleted, listed.specId)),
    changesDeletes:
      manifests.some(changesDeletes) ||
      (isKnown && (await exchangesDeletes(storage, list, before))),
    encrypted:
      snapshot["key-id"] !== undefined ||
      list.some(({ keyMetadata }) => keyMetadata !== null) ||
      manifests.some(({ encrypted }) => encrypted),
    growth: isKnown ? growth(list, before) : undefined,
  };
}

/**
 * iceberg-rust puts files into a copy of an older manifest and leaves that one's snapshot in the list:
 * such a copy is known by its path, which the parent has not. Entries say whose they are.
 */
function isOwn(id: bigint, before: readonly ListedManifest[]) {
  const known = new Set(before.map(({ path }) => path));
  return ({ addedSnapshotId, path }: ListedManifest) => addedSnapshotId === id || !known.has(path);
}

async function ownManifest(
  storage: Storage,
  listed: ListedManifest,
  id: bigint,
): Promise<OwnManifest> {
  const manifest = await readManifest(storage, listed);
  const added: Entry[] = [];
  const deleted: Entry[] = [];
  let encrypted = false;
  for (const entry of manifest.entries()) {
    encrypted ||= isEncrypted(entry);
    // Without a snapshot it is of the one that wrote the manifest.
    if ((optionalLong(entry.values.f1) ?? id) !== id) continue;
    if (entry.status === status.added) added.push(entry);
    if (entry.status === status.deleted) deleted.push(entry);
  }
  return { listed, header: manifest.header, added, deleted, encrypted };
}

function addedManifest({ listed, header, added }: OwnManifest): AddedManifest {
  const source: Source = {
    header,
    entries: added.map(({ values }) => values),
  };
  return {
    specId: listed.specId,
    schemaId: header.schemaId,
    files: dataFiles(added, listed.specId),
    source,
  };
}

function dataFiles(entries: readonly Entry[], specId: number): readonly DataFile[] {
  return entries.map((one) => dataFile(one, specId));
}

function changesDeletes({ listed, added, deleted }: OwnManifest): boolean {
  return listed.content === "deletes" && added.length + deleted.length > 0;
}

/**
 * Whether delete files came or went without an entry that says so. Manifests that were only put
 * together have the same ones.
 */
async function exchangesDeletes(
  storage: Storage,
  list: readonly ListedManifest[],
  before: readonly ListedManifest[],
): Promise<boolean> {
  const live = async (ones: readonly ListedManifest[], others: readonly ListedManifest[]) => {
    const known = new Set(others.map(({ path }) => path));
    const changed = ones.filter((one) => one.content === "deletes" && !known.has(one.path));
    return (await concurrently(changed, (one) => liveDeletes(storage, one))).flat().sort();
  };
  const [come, gone] = [await live(list, before), await live(before, list)];
  return JSON.stringify(come) !== JSON.stringify(gone);
}

/** A deletion vector is a part of a file. */
async function liveDeletes(storage: Storage, listed: ListedManifest): Promise<readonly string[]> {
  const manifest = await readManifest(storage, listed);
  const found: string[] = [];
  for (const entry of manifest.entries())
    if (entry.status !== status.deleted) {
      const file = record(entry.values.f2);
      found.push(JSON.stringify([entry.path, String(file.f144 ?? ""), file.f143 ?? null]));
    }
  return found;
}

function growth(
  list: readonly ListedManifest[],
  before: readonly ListedManifest[],
): SnapshotFiles["growth"] {
  const [now, then] = [live(list), live(before)];
  if (now === undefined || then === undefined) return undefined;
  return { files: now.files - then.files, rows: now.rows - then.rows };
}

function live(list: readonly ListedManifest[]): { files: number; rows: bigint } | undefined {
  const sum = { files: 0, rows: 0n };
  for (const { content, added, existing } of list) {
    if (content === "deletes") continue;
    if (added === undefined || existing === undefined) return undefined;
    sum.files += added.files + existing.files;
    sum.rows += added.rows + existing.rows;
  }
  return sum;
}
