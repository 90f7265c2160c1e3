/** Manifest lists. https://iceberg.apache.org/spec/#manifest-lists */
import { avroFile } from "../../avro-file.ts";
import { IcebranchError } from "../../errors.ts";
import type { Snapshot } from "../../iceberg/table-metadata.ts";
import type { Storage } from "../../ports.ts";
import { byFieldId } from "./field-ids.ts";
import { readFile, told, typeFor } from "./read-file.ts";
import { listSchema } from "./schemas.ts";
import { fit, long, optionalLong, text, unreadable, type Values } from "./values.ts";

/** Files and rows with one status. */
export interface Count {
  readonly files: number;
  readonly rows: bigint;
}

/** A row of a manifest list. undefined where it does not say. */
export interface ListedManifest {
  readonly path: string;
  readonly length: bigint;
  readonly specId: number;
  readonly content: "data" | "deletes";
  readonly sequenceNumber: bigint;
  readonly minSequenceNumber: bigint;
  readonly addedSnapshotId: bigint;
  readonly added: Count | undefined;
  readonly existing: Count | undefined;
  readonly deleted: Count | undefined;
  /** Field summaries as they were read. */
  readonly partitions: unknown;
  readonly keyMetadata: unknown;
  readonly firstRowId: bigint | undefined;
  /** As it was read; version 1 may have one half of a count. */
  readonly row?: Values;
}

/** Those of a snapshot, in order; none where there is no snapshot. Throws IB418, IB420. */
export async function readList(
  storage: Storage,
  snapshot: Snapshot | undefined,
): Promise<readonly ListedManifest[]> {
  if (snapshot === undefined) return [];
  const location = snapshot["manifest-list"];
  if (location === undefined) throw noList(snapshot);
  const file = await readFile(storage, location);
  return [...file.records()].map((one) => told(location, () => listed(one)));
}

function noList(snapshot: Snapshot): IcebranchError {
  const id = `Snapshot ${snapshot["snapshot-id"]}`;
  if (snapshot.manifests === undefined) return unreadable(id, "names no manifest list");
  return new IcebranchError(
    "IB420",
    `${id} names its manifests one by one, as old writers of format version 1 do, and that is not supported.`,
    { hint: "Write to the table once with an engine of today, or publish it by hand." },
  );
}

function listed(row: Values): ListedManifest {
  return {
    path: text(row.f500),
    length: long(row.f501),
    specId: Number(long(row.f502)),
    content: Number(row.f517 ?? 0) === 1 ? "deletes" : "data",
    sequenceNumber: optionalLong(row.f515) ?? 0n,
    minSequenceNumber: optionalLong(row.f516) ?? 0n,
    addedSnapshotId: long(row.f503),
    added: count(row.f504, row.f512),
    existing: count(row.f505, row.f513),
    deleted: count(row.f506, row.f514),
    partitions: row.f507 ?? null,
    keyMetadata: row.f519 ?? null,
    firstRowId: optionalLong(row.f520),
    row,
  };
}

function count(files: unknown, rows: unknown): Count | undefined {
  const [counted, sum] = [optionalLong(files), optionalLong(rows)];
  return counted === undefined || sum === undefined
    ? undefined
    : { files: Number(counted), rows: sum };
}

/** Whether a file of it may be live. */
export function mayBeLive({ added, existing }: ListedManifest): boolean {
  return added?.files !== 0 || existing?.files !== 0;
}

/** `metadata`: of the header, beside the format version. */
export function manifestList(
  version: number,
  metadata: { readonly [key: string]: string },
  manifests: readonly ListedManifest[],
): Uint8Array {
  const schema = listSchema(version);
  const shape = byFieldId(schema);
  const rows = manifests.map((one) => fit(shape, row(one)) as Values);
  return avroFile(schema, { ...metadata, "format-version": String(version) }, rows, {
    codec: "deflate",
    type: typeFor(shape),
  });
}

function row(manifest: ListedManifest): Values {
  const { added, existing, deleted, row: read = {} } = manifest;
  return {
    f500: manifest.path,
    f501: manifest.length,
    f502: manifest.specId,
    f517: manifest.content === "deletes" ? 1 : 0,
    f515: manifest.sequenceNumber,
    f516: manifest.minSequenceNumber,
    f503: manifest.addedSnapshotId,
    f504: added?.files ?? read.f504,
    f505: existing?.files ?? read.f505,
    f506: deleted?.files ?? read.f506,
    f512: added?.rows ?? read.f512,
    f513: existing?.rows ?? read.f513,
    f514: deleted?.rows ?? read.f514,
    f507: manifest.partitions,
    f519: manifest.keyMetadata,
    f520: manifest.firstRowId,
  };
}
