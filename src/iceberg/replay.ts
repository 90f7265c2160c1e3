/**
 * What of one snapshot's manifests a replay looks at, and what it hands to whoever writes new ones.
 * https://iceberg.apache.org/spec/#manifests
 */
import type { Snapshot } from "./table-metadata.ts";

/** A data file as a manifest has it. */
export interface DataFile {
  readonly path: string;
  readonly rows: bigint;
  /** Bytes. */
  readonly size: bigint;
  readonly specId: number;
  /** The partition tuple as text: equal for two files of one spec in one partition, empty where there is none. */
  readonly partition: string;
}

/** The files that a snapshot added, of one of its own manifests. */
export interface AddedManifest {
  readonly specId: number;
  /** The schema that it was written with; undefined where it does not say, as in version 1. */
  readonly schemaId: number | undefined;
  readonly files: readonly DataFile[];
  /** Entries and header as they were read, for whoever writes them again and nobody else. */
  readonly source: unknown;
}

export interface SnapshotFiles {
  readonly added: readonly AddedManifest[];
  /** Data files that it took away, by the manifests that it wrote. */
  readonly removed: readonly DataFile[];
  /** Whether it added or removed delete files or deletion vectors. */
  readonly changesDeletes: boolean;
  /** Whether a key belongs to one of its manifests or files. */
  readonly encrypted: boolean;
  /**
   * How many more live data files and rows it has than the snapshot before it, as both manifest
   * lists say: what it added must explain it. undefined where a list does not say, as in version 1.
   */
  readonly growth: { readonly files: number; readonly rows: bigint } | undefined;
}

/** A snapshot that is to be written again on top of another one. */
export interface ReplayPick {
  /**
   * As planned: with its id, its parent, its summary and its schema. Where the manifest list is, the
   * time, the sequence number and the row ids are known only once it is written.
   */
  readonly snapshot: Snapshot;
  readonly added: readonly AddedManifest[];
  /** What its parent has and it has not. */
  readonly removed: readonly DataFile[];
}
