/** Manifests of which files are taken away: written again, all that their entries inherited said. */
import { IcebranchError } from "../../errors.ts";
import type { DataFile } from "../../iceberg/replay.ts";
import type { Storage } from "../../ports.ts";
import { findPaths } from "./find.ts";
import { type ListedManifest, mayBeLive } from "./list.ts";
import { countOf, type Entry, manifestFile, none, readManifest, status } from "./manifest.ts";
import { fieldSummaries } from "./summaries.ts";
import { optionalLong, record, type Values } from "./values.ts";

/** The snapshot that is written. */
export interface Taker {
  readonly version: number;
  readonly snapshotId: bigint;
  readonly sequenceNumber: bigint;
  /** Writes a manifest of these bytes, and answers where it is. */
  write(bytes: Uint8Array): Promise<string>;
}

/** The list with new manifests in the place of those that held one of `removed`. Throws IB411 where one is not live. */
export async function withoutFiles(
  storage: Storage,
  list: readonly ListedManifest[],
  removed: readonly DataFile[],
  taker: Taker,
): Promise<readonly ListedManifest[]> {
  if (removed.length === 0) return list;
  const paths = new Set(removed.map(({ path }) => path));
  const specs = new Set(removed.map(({ specId }) => specId));
  const missing = new Set(paths);
  const result: ListedManifest[] = [];
  for (const listed of list) {
    const mayHold = listed.content === "data" && specs.has(listed.specId) && mayBeLive(listed);
    const held = mayHold && missing.size > 0 ? await findPaths(storage, listed, paths) : [];
    for (const path of held) missing.delete(path);
    result.push(held.length === 0 ? listed : await rewritten(storage, listed, paths, taker));
  }
  const [path] = missing;
  if (path !== undefined) throw notThere(path);
  return result;
}

function notThere(path: string): IcebranchError {
  return new IcebranchError("IB411", `${path} is not as planned: main has it no more.`, {
    hint: "Run it again: it plans on what the table is now.",
  });
}

async function rewritten(
  storage: Storage,
  listed: ListedManifest,
  paths: ReadonlySet<string>,
  taker: Taker,
): Promise<ListedManifest> {
  const manifest = await readManifest(storage, listed);
  const { snapshotId } = taker;
  const kept: Explicit[] = [];
  const deleted: Explicit[] = [];
  const entries: Values[] = [];
  for (const entry of explicit(manifest.entries(), listed)) {
    const isKept = !paths.has(entry.path);
    (isKept ? kept : deleted).push(entry);
    const said = isKept ? { f0: status.existing } : { f0: status.deleted, f1: snapshotId };
    entries.push({ ...entry.values, ...said });
  }
  const bytes = manifestFile(taker.version, manifest.header, entries);
  const numbers = kept.map(({ sequenceNumber }) => sequenceNumber);
  return {
    ...listed,
    path: await taker.write(bytes),
    length: BigInt(bytes.length),
    sequenceNumber: taker.sequenceNumber,
    minSequenceNumber: numbers.reduce((a, b) => (b < a ? b : a), taker.sequenceNumber),
    addedSnapshotId: snapshotId,
    added: none,
    existing: countOf(kept),
    deleted: countOf(deleted),
    partitions: fieldSummaries(
      manifest.header.partition,
      entries.map(({ f2 }) => record(f2).f102),
    ),
    firstRowId: undefined,
  };
}

interface Explicit {
  readonly path: string;
  readonly rows: bigint;
  readonly sequenceNumber: bigint;
  readonly values: Values;
}

/**
 * The live entries with what they inherit from the manifest list: snapshot, sequence numbers, row ids.
 * https://iceberg.apache.org/spec/#first-row-id-inheritance
 */
function* explicit(entries: Iterable<Entry>, listed: ListedManifest): Generator<Explicit> {
  let next = listed.firstRowId;
  for (const entry of entries) {
    if (entry.status === status.deleted) continue;
    const { values, path, rows } = entry;
    const file = record(values.f2);
    // A list of version 1 has 0 for all that it leads to.
    const inherits = entry.status === status.added || listed.sequenceNumber === 0n;
    const inherited = inherits ? listed.sequenceNumber : undefined;
    const sequenceNumber = optionalLong(values.f3) ?? inherited;
    const own = optionalLong(file.f142);
    const firstRowId = listed.firstRowId === undefined ? null : (own ?? next);
    if (own === undefined && next !== undefined) next += rows;
    yield {
      path,
      rows,
      sequenceNumber: sequenceNumber ?? listed.minSequenceNumber,
      values: {
        ...values,
        f1: entry.snapshotId,
        f3: sequenceNumber,
        f4: optionalLong(values.f4) ?? inherited,
        f2: { ...file, f142: firstRowId },
      },
    };
  }
}
