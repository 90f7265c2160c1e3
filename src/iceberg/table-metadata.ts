/**
 * Iceberg's own words, spelled as the specification spells them, so that a key we do not know
 * survives a rewrite. https://iceberg.apache.org/spec/#table-metadata-fields
 */
import type { Json, JsonObject } from "./json.ts";

/** A 64-bit integer as it stands in the file: `bigint` where a double would round it. */
export type Long = number | bigint;

/** A snapshot id in decimal: what icebranch compares, prints and reports. */
export type SnapshotId = string;

export const MAIN = "main";

export interface TableIdentifier {
  readonly namespace: readonly string[];
  readonly name: string;
}

export interface SnapshotRef extends JsonObject {
  readonly "snapshot-id": Long;
  readonly type: "branch" | "tag";
  readonly "min-snapshots-to-keep"?: number;
  readonly "max-snapshot-age-ms"?: Long;
  readonly "max-ref-age-ms"?: Long;
}

export interface Snapshot extends JsonObject {
  readonly "snapshot-id": Long;
  readonly "parent-snapshot-id"?: Long;
  readonly "sequence-number"?: Long;
  readonly "timestamp-ms": Long;
  readonly "manifest-list"?: string;
  readonly summary?: { readonly [key: string]: string };
  readonly "schema-id"?: number;
}

export interface SnapshotLogEntry extends JsonObject {
  readonly "snapshot-id": Long;
  readonly "timestamp-ms": Long;
}

export interface MetadataLogEntry extends JsonObject {
  readonly "metadata-file": string;
  readonly "timestamp-ms": Long;
}

export interface Schema extends JsonObject {
  readonly type: "struct";
  readonly "schema-id"?: number;
  readonly fields: readonly NestedField[];
}

export interface NestedField extends JsonObject {
  readonly id: number;
  readonly name: string;
  readonly required: boolean;
  readonly type: Json;
}

/** Columns as SQL knows them: by name. Types may be without the ids of what is nested in them. */
export type Columns = readonly Pick<NestedField, "name" | "type" | "required">[];

export interface TableMetadata extends JsonObject {
  readonly "format-version": number;
  readonly "table-uuid": string;
  readonly location: string;
  readonly "last-updated-ms": Long;
  readonly "last-sequence-number"?: Long;
  readonly "last-column-id"?: number;
  readonly schemas?: readonly Schema[];
  readonly schema?: Schema;
  readonly "current-schema-id"?: number;
  readonly "default-spec-id"?: number;
  readonly "default-sort-order-id"?: number;
  readonly properties?: { readonly [key: string]: string };
  readonly "current-snapshot-id"?: Long | null;
  readonly snapshots?: readonly Snapshot[];
  readonly "snapshot-log"?: readonly SnapshotLogEntry[];
  readonly "metadata-log"?: readonly MetadataLogEntry[];
  readonly refs?: { readonly [name: string]: SnapshotRef };
}

/** As the REST specification spells them: `components/schemas/TableRequirement`. */
export type TableRequirement =
  | { readonly type: "assert-create" }
  | { readonly type: "assert-table-uuid"; readonly uuid: string }
  | {
      readonly type: "assert-ref-snapshot-id";
      readonly ref: string;
      readonly "snapshot-id": Long | null;
    }
  | { readonly type: "assert-current-schema-id"; readonly "current-schema-id": number }
  | { readonly type: "assert-default-spec-id"; readonly "default-spec-id": number }
  | { readonly type: "assert-default-sort-order-id"; readonly "default-sort-order-id": number };

/** The part of `components/schemas/TableUpdate` that icebranch sends. */
export type TableUpdate =
  | {
      readonly action: "set-snapshot-ref";
      readonly "ref-name": string;
      readonly type: "branch" | "tag";
      readonly "snapshot-id": Long;
      readonly "min-snapshots-to-keep"?: number;
      readonly "max-snapshot-age-ms"?: Long;
      readonly "max-ref-age-ms"?: Long;
    }
  | { readonly action: "remove-snapshot-ref"; readonly "ref-name": string }
  | { readonly action: "set-properties"; readonly updates: { readonly [key: string]: string } }
  | { readonly action: "remove-properties"; readonly removals: readonly string[] }
  | { readonly action: "add-schema"; readonly schema: Schema; readonly "last-column-id": number }
  /** -1 stands for the one added last. */
  | { readonly action: "set-current-schema"; readonly "schema-id": number }
  | { readonly action: "add-snapshot"; readonly snapshot: Snapshot }
  | { readonly action: "remove-snapshots"; readonly "snapshot-ids": readonly Long[] };

/** One table's part of a commit: nothing of it is done unless every requirement holds. */
export interface TableCommit {
  readonly identifier: TableIdentifier;
  readonly requirements: readonly TableRequirement[];
  readonly updates: readonly TableUpdate[];
}

export interface LoadedTable {
  readonly identifier: TableIdentifier;
  readonly metadataLocation: string;
  readonly metadata: TableMetadata;
  /**
   * The table on the branches that were written to, where each has a schema, partition spec and sort
   * order of its own. undefined where one is for all branches, as Iceberg has it.
   */
  readonly shapes?: ReadonlyMap<string, TableMetadata>;
}
