/** One snapshot of a table that stands in a local folder: data file, manifest, manifest list. */
import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type AvroRecord, readAvroFile } from "../avro-file.ts";
import { IcebranchError } from "../errors.ts";
import { asLong } from "../iceberg/snapshot-updates.ts";
import type { Schema, Snapshot, TableMetadata } from "../iceberg/table-metadata.ts";
import { localPath, writeNewFile } from "./local-file.ts";
import {
  type DataFile,
  manifest,
  manifestList,
  manifestListEntry,
  type SnapshotPlace,
} from "./manifests.ts";
import { parquetFile, type Row } from "./parquet-file.ts";

export interface Addition {
  readonly metadata: TableMetadata;
  readonly rows: readonly Row[];
  readonly operation: "append" | "overwrite";
  /** What the new snapshot stands on; undefined for a root. */
  readonly parent: Snapshot | undefined;
}

/** Writes the data file, its manifest and the manifest list: all that a snapshot is but its pointer. */
export async function writeSnapshot(addition: Addition): Promise<Snapshot> {
  const { metadata, parent, rows } = addition;
  const place: SnapshotPlace = {
    id: randomBytes(8).readBigUInt64BE() >> 1n,
    parent: parent === undefined ? undefined : BigInt(parent["snapshot-id"]),
    sequenceNumber: BigInt(metadata["last-sequence-number"] ?? 0) + 1n,
  };
  const schema = currentSchema(metadata);
  const data = parquetFile(schema, rows);
  const file: DataFile = {
    path: `${metadata.location}/data/${randomUUID()}.parquet`,
    rows: rows.length,
    size: data.length,
  };
  const manifestBytes = manifest(schema, place, file);
  const manifestPath = `${metadata.location}/metadata/${randomUUID()}-m0.avro`;
  const entry = manifestListEntry(manifestPath, manifestBytes.length, place, file);
  const listPath = `${metadata.location}/metadata/snap-${place.id}-0-${randomUUID()}.avro`;
  await writeNewFile(file.path, data);
  await writeNewFile(manifestPath, manifestBytes);
  await writeNewFile(listPath, manifestList(place, [entry, ...(await manifestsOf(parent))]));
  return {
    "snapshot-id": asLong(place.id),
    ...(place.parent === undefined ? {} : { "parent-snapshot-id": asLong(place.parent) }),
    "sequence-number": asLong(place.sequenceNumber),
    "timestamp-ms": Math.max(Date.now(), Number(metadata["last-updated-ms"])),
    "manifest-list": listPath,
    summary: summary(addition, file),
    "schema-id": schema["schema-id"] ?? 0,
  };
}

async function manifestsOf(snapshot: Snapshot | undefined): Promise<readonly AvroRecord[]> {
  const location = snapshot?.["manifest-list"];
  return location === undefined ? [] : readAvroFile(await readFile(localPath(location)));
}

/** https://iceberg.apache.org/spec/#optional-snapshot-summary-fields */
function summary({ operation, parent }: Addition, file: DataFile): { [key: string]: string } {
  const total = (name: string, added: number) =>
    String(Number(parent?.summary?.[`total-${name}`] ?? 0) + added);
  return {
    operation,
    "added-data-files": "1",
    "added-records": String(file.rows),
    "added-files-size": String(file.size),
    "changed-partition-count": "1",
    "total-data-files": total("data-files", 1),
    "total-records": total("records", file.rows),
    "total-files-size": total("files-size", file.size),
    "total-delete-files": "0",
    "total-position-deletes": "0",
    "total-equality-deletes": "0",
  };
}

function currentSchema(metadata: TableMetadata): Schema {
  const id = metadata["current-schema-id"];
  const schema = metadata.schemas?.find((candidate) => candidate["schema-id"] === id);
  if (schema === undefined || metadata["format-version"] !== 2 || isPartitioned(metadata))
    throw new IcebranchError(
      "IB420",
      "The stand-in connector writes unpartitioned tables of format version 2 only.",
      { hint: "Write to this table with the engine that made it." },
    );
  return schema;
}

function isPartitioned(metadata: TableMetadata): boolean {
  const specs = metadata["partition-specs"] as readonly {
    readonly "spec-id": number;
    readonly fields: readonly unknown[];
  }[];
  const spec = specs.find((one) => one["spec-id"] === metadata["default-spec-id"]);
  return spec === undefined || spec.fields.length > 0;
}
