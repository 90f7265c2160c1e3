/**
 * A stand-in for the connectors that load data: it writes real Iceberg tables, format version 2,
 * into a local folder and a SQLite catalog, and behaves as they do. Nothing of icebranch's own way
 * of changing a table is used here.
 */
import { randomUUID } from "node:crypto";
import { IcebranchError } from "../errors.ts";
import { stringifyJson } from "../iceberg/json.ts";
import type {
  NestedField,
  Schema,
  Snapshot,
  SnapshotId,
  TableMetadata,
} from "../iceberg/table-metadata.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import { pointersOf, type TableAddress } from "./catalog-pointer.ts";
import { readMetadata, writeNewFile } from "./local-file.ts";
import type { Row } from "./parquet-file.ts";
import { writeSnapshot } from "./snapshot-writer.ts";

export interface NewTable extends TableAddress {
  /** `file:///…`, without a slash at its end. */
  readonly location: string;
  readonly schema: Schema;
  readonly properties?: { readonly [name: string]: string };
}

export interface NewRows extends TableAddress {
  readonly branch: string;
  readonly rows: readonly Row[];
  /** Set in the same commit, as connectors do with their state (`airbyte.stream_state`). */
  readonly properties?: { readonly [name: string]: string };
  /** Runs between reading the table and committing to it: a chance for others to commit first. */
  readonly beforeCommit?: () => Promise<void>;
  /** Takes a lost race for a success, as iceberg-sql-catalog did up to 0.9. */
  readonly careless?: boolean;
}

/** A table without a snapshot. */
export async function createTable(table: NewTable): Promise<void> {
  const metadata: TableMetadata = {
    "format-version": 2,
    "table-uuid": randomUUID(),
    location: table.location,
    "last-sequence-number": 0,
    "last-updated-ms": Date.now(),
    "last-column-id": Math.max(...table.schema.fields.map(({ id }) => id)),
    schemas: [{ ...table.schema, "schema-id": 0 }],
    "current-schema-id": 0,
    "partition-specs": [{ "spec-id": 0, fields: [] }],
    "default-spec-id": 0,
    "last-partition-id": 999,
    "sort-orders": [{ "order-id": 0, fields: [] }],
    "default-sort-order-id": 0,
    properties: table.properties ?? {},
    refs: {},
    snapshots: [],
    "snapshot-log": [],
    "metadata-log": [],
  };
  const location = metadataLocation(table.location, 0);
  await writeNewFile(location, stringifyJson(metadata));
  await pointersOf(table).insert(table, location);
}

/**
 * An incremental sync. Where the branch is absent it becomes a root snapshot without main's rows:
 * what the connectors do, and why icebranch makes the branch before they run.
 */
export async function appendRows(rows: NewRows): Promise<SnapshotId> {
  return addSnapshot(rows, "append");
}

/** A full refresh: an `overwrite` snapshot without a parent. */
export async function overwriteRows(rows: NewRows): Promise<SnapshotId> {
  return addSnapshot(rows, "overwrite");
}

async function addSnapshot(rows: NewRows, operation: "append" | "overwrite"): Promise<SnapshotId> {
  const pointers = pointersOf(rows);
  const from = await pointers.read(rows);
  if (from === undefined) throw noTable(rows);
  const metadata = await readMetadata(from);
  const head = metadata.refs?.[rows.branch]?.["snapshot-id"];
  const parent =
    operation === "append"
      ? metadata.snapshots?.find((snapshot) => snapshot["snapshot-id"] === head)
      : undefined;
  const snapshot = await writeSnapshot({ metadata, rows: rows.rows, operation, parent });
  const to = metadataLocation(metadata.location, version(from) + 1);
  await writeNewFile(to, stringifyJson(withSnapshot(metadata, rows, snapshot, from)));
  await rows.beforeCommit?.();
  const swapped = await pointers.swap(rows, from, to);
  if (!swapped && rows.careless !== true) throw lostRace(rows);
  return String(snapshot["snapshot-id"]);
}

/** The table's metadata with the snapshot as the branch's head. */
function withSnapshot(
  metadata: TableMetadata,
  { branch, properties }: NewRows,
  snapshot: Snapshot,
  previousFile: string,
): TableMetadata {
  const id = snapshot["snapshot-id"];
  const now = snapshot["timestamp-ms"];
  const previous = {
    "timestamp-ms": metadata["last-updated-ms"],
    "metadata-file": previousFile,
  };
  const changed: TableMetadata = {
    ...metadata,
    "last-sequence-number": snapshot["sequence-number"] ?? 0,
    "last-updated-ms": now,
    properties: { ...metadata.properties, ...properties },
    snapshots: [...(metadata.snapshots ?? []), snapshot],
    // The connectors set the ref anew, so whatever retention it had is lost.
    refs: { ...metadata.refs, [branch]: { "snapshot-id": id, type: "branch" } },
    "metadata-log": [...(metadata["metadata-log"] ?? []), previous],
  };
  if (branch !== MAIN) return changed;
  const entry = { "snapshot-id": id, "timestamp-ms": now };
  return {
    ...changed,
    "current-snapshot-id": id,
    "snapshot-log": [...(metadata["snapshot-log"] ?? []), entry],
  };
}

function metadataLocation(tableLocation: string, number: number): string {
  const digits = String(number).padStart(5, "0");
  return `${tableLocation}/metadata/${digits}-${randomUUID()}.metadata.json`;
}

/** The number at the start of a metadata file's name. */
function version(location: string): number {
  return Number(/\/(\d+)-[^/]*$/.exec(location)?.[1] ?? 0);
}

function noTable({ namespace, name }: TableAddress): IcebranchError {
  return new IcebranchError("IB413", `There is no table ${[...namespace, name].join(".")}.`, {
    hint: "Create it first.",
  });
}

function lostRace({ namespace, name }: TableAddress): IcebranchError {
  const table = [...namespace, name].join(".");
  return new IcebranchError("IB411", `Another writer committed to ${table} first.`, {
    hint: "Write the rows again.",
  });
}

/** A column of a table that `createTable` makes; ids count from 1. */
export function schemaOf(columns: { readonly [name: string]: string }): Schema {
  const fields: NestedField[] = Object.entries(columns).map(([name, type], index) => ({
    id: index + 1,
    name,
    required: false,
    type,
  }));
  return { type: "struct", "schema-id": 0, fields };
}
