/** Iceberg's manifests and manifest lists, format version 2, unpartitioned. https://iceberg.apache.org/spec/#manifests */

import { type AvroRecord, avroFile } from "../avro-file.ts";
import { stringifyJson } from "../iceberg/json.ts";
import type { Schema } from "../iceberg/table-metadata.ts";

export interface DataFile {
  readonly path: string;
  readonly rows: number;
  /** Bytes. */
  readonly size: number;
}

export interface SnapshotPlace {
  readonly id: bigint;
  readonly parent: bigint | undefined;
  readonly sequenceNumber: bigint;
}

type AvroType = string | object;

function field(id: number, name: string, type: AvroType) {
  return { name, type, "field-id": id };
}

function optionalField(id: number, name: string, type: AvroType) {
  return { name, type: ["null", type], default: null, "field-id": id };
}

function record(name: string, fields: readonly object[]) {
  return { type: "record" as const, name, fields: [...fields] as never[] };
}

const entrySchema = record("manifest_entry", [
  field(0, "status", "int"),
  optionalField(1, "snapshot_id", "long"),
  optionalField(3, "sequence_number", "long"),
  optionalField(4, "file_sequence_number", "long"),
  field(
    2,
    "data_file",
    record("r2", [
      field(134, "content", "int"),
      field(100, "file_path", "string"),
      field(101, "file_format", "string"),
      field(102, "partition", record("r102", [])),
      field(103, "record_count", "long"),
      field(104, "file_size_in_bytes", "long"),
    ]),
  ),
]);

const fieldSummary = record("r508", [
  field(509, "contains_null", "boolean"),
  optionalField(518, "contains_nan", "boolean"),
  optionalField(510, "lower_bound", "bytes"),
  optionalField(511, "upper_bound", "bytes"),
]);

const manifestFileSchema = record("manifest_file", [
  field(500, "manifest_path", "string"),
  field(501, "manifest_length", "long"),
  field(502, "partition_spec_id", "int"),
  field(517, "content", "int"),
  field(515, "sequence_number", "long"),
  field(516, "min_sequence_number", "long"),
  field(503, "added_snapshot_id", "long"),
  field(504, "added_files_count", "int"),
  field(505, "existing_files_count", "int"),
  field(506, "deleted_files_count", "int"),
  field(512, "added_rows_count", "long"),
  field(513, "existing_rows_count", "long"),
  field(514, "deleted_rows_count", "long"),
  optionalField(507, "partitions", { type: "array", items: fieldSummary, "element-id": 508 }),
  optionalField(519, "key_metadata", "bytes"),
]);

/** A manifest that adds one data file; its sequence number is inherited from the manifest list. */
export function manifest(schema: Schema, snapshot: SnapshotPlace, file: DataFile): Uint8Array {
  const metadata = {
    schema: stringifyJson(schema),
    "schema-id": String(schema["schema-id"] ?? 0),
    "partition-spec": "[]",
    "partition-spec-id": "0",
    "format-version": "2",
    content: "data",
  };
  const entry = {
    status: 1,
    snapshot_id: snapshot.id,
    sequence_number: null,
    file_sequence_number: null,
    data_file: {
      content: 0,
      file_path: file.path,
      file_format: "PARQUET",
      partition: {},
      record_count: BigInt(file.rows),
      file_size_in_bytes: BigInt(file.size),
    },
  };
  return avroFile(entrySchema, metadata, [entry]);
}

/** The row of a manifest list for a manifest of `manifest`'s making. */
export function manifestListEntry(
  path: string,
  length: number,
  snapshot: SnapshotPlace,
  file: DataFile,
): AvroRecord {
  return {
    manifest_path: path,
    manifest_length: BigInt(length),
    partition_spec_id: 0,
    content: 0,
    sequence_number: snapshot.sequenceNumber,
    min_sequence_number: snapshot.sequenceNumber,
    added_snapshot_id: snapshot.id,
    added_files_count: 1,
    existing_files_count: 0,
    deleted_files_count: 0,
    added_rows_count: BigInt(file.rows),
    existing_rows_count: 0n,
    deleted_rows_count: 0n,
    partitions: null,
    key_metadata: null,
  };
}

export function manifestList(
  snapshot: SnapshotPlace,
  manifests: readonly AvroRecord[],
): Uint8Array {
  const metadata = {
    "snapshot-id": String(snapshot.id),
    "parent-snapshot-id": String(snapshot.parent ?? "null"),
    "sequence-number": String(snapshot.sequenceNumber),
    "format-version": "2",
  };
  return avroFile(manifestFileSchema, metadata, manifests);
}
