/** Where the files of a replay are, and what they are called. */
import { randomUUID } from "node:crypto";
import type { TableMetadata } from "../../iceberg/table-metadata.ts";

export interface Place {
  /** A new name at each call. */
  manifest(): string;
  list(snapshotId: bigint): string;
}

/** Ends in a slash. */
export function metadataFolder(metadata: TableMetadata): string {
  const location = metadata.location.replace(/\/+$/, "");
  const asked = metadata.properties?.["write.metadata.path"]?.replace(/\/+$/, "") ?? "";
  if (asked === "") return `${location}/metadata/`;
  const isAbsolute = asked.startsWith("/") || /^[a-z][a-z0-9+.-]*:/i.test(asked);
  return isAbsolute ? `${asked}/` : `${location}/${asked}/`;
}

/** Names that nothing else makes, by which `leftOver` knows them. */
export function newPlace(metadata: TableMetadata): Place {
  const folder = metadataFolder(metadata);
  const table = tableOf(metadata);
  const run = randomUUID();
  let count = 0;
  return {
    manifest: () => `${folder}icebranch-${table}-${run}-m${count++}.avro`,
    list: (id) => `${folder}snap-${id}-1-icebranch-${table}-${run}.avro`,
  };
}

export interface OwnName {
  readonly kind: "manifest" | "list";
  readonly run: string;
}

/** undefined where no replay of this table made it: two tables may share a folder. */
export function ownName(location: string, metadata: TableMetadata): OwnName | undefined {
  const [, list, table, run = "", manifest] = made.exec(nameOf(location)) ?? [];
  if (table !== tableOf(metadata) || (list === undefined) === (manifest === undefined))
    return undefined;
  return { kind: list === undefined ? "manifest" : "list", run };
}

const made =
  /^(snap-\d+-1-)?icebranch-([0-9a-z-]*)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(-m\d+)?\.avro$/;

/** As it may stand in a file's name. */
function tableOf(metadata: TableMetadata): string {
  return metadata["table-uuid"].toLowerCase().replace(/[^0-9a-z-]/g, "");
}

/** The same however the folder is spelled. */
export function nameOf(location: string): string {
  return location.slice(location.lastIndexOf("/") + 1);
}
