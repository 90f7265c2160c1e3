/**
 * What Nessie keeps of a table at one of its commits: where its metadata is. Written in Nessie's own
 * words: https://github.com/projectnessie/nessie/blob/nessie-0.99.0/api/model (`IcebergTable`).
 */
import type { Json, JsonObject } from "../../../iceberg/json.ts";
import type { Long, TableIdentifier } from "../../../iceberg/table-metadata.ts";

/** Namespace and name, part by part. */
export type Key = readonly string[];

export interface TableContent extends JsonObject {
  readonly type: "ICEBERG_TABLE";
  /** Of the table, on every branch: two tables that were made apart at one key have two. */
  readonly id: string;
  /** Another file for every commit: equal locations are equal tables. */
  readonly metadataLocation: string;
  /** -1 for none. */
  readonly snapshotId: Long;
}

export type RefType = "BRANCH" | "TAG";

export interface NessieRef {
  readonly name: string;
  readonly type: RefType;
  readonly hash: string;
}

/** What a commit did to one key; `content` is undefined where it is no table's, or was deleted. */
export interface Operation {
  readonly key: Key;
  /** Nessie's word: `ICEBERG_TABLE`, `ICEBERG_VIEW`, `NAMESPACE`; undefined where it was deleted. */
  readonly contentType: string | undefined;
  readonly content: TableContent | undefined;
}

export interface LogEntry {
  readonly hash: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The name that icebranch gave the commit; undefined where it is not one of ours. */
  readonly ours: string | undefined;
  /** Whether it brought what another branch has. */
  readonly isMerge: boolean;
  readonly operations: readonly Operation[];
}

export function keyOf({ namespace, name }: TableIdentifier): Key {
  return [...namespace, name];
}

export function identifierOf(key: Key): TableIdentifier {
  return { namespace: key.slice(0, -1), name: key.at(-1) ?? "" };
}

/** A key as one string, never the same for two. */
export function keyText(key: Key): string {
  return JSON.stringify(key);
}

/** undefined where it is a view's, a namespace's, or none. */
export function tableContent(json: Json): TableContent | undefined {
  const content = (json ?? {}) as JsonObject;
  return content.type === "ICEBERG_TABLE" ? (content as TableContent) : undefined;
}
