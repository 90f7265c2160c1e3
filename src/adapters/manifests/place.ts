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
  const run = randomUUID();
  let made = 0;
  return {
    manifest: () => `${folder}icebranch-${run}-m${made++}.avro`,
    list: (id) => `${folder}snap-${id}-1-icebranch-${run}.avro`,
  };
}

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const manifestName = new RegExp(`^icebranch-(${uuid})-m\\d+\\.avro$`);
const listName = new RegExp(`^snap-\\d+-1-icebranch-(${uuid})\\.avro$`);

export interface OwnName {
  readonly kind: "manifest" | "list";
  readonly run: string;
}

/** undefined where no replay made it. */
export function ownName(location: string): OwnName | undefined {
  const name = nameOf(location);
  const [manifest, list] = [manifestName.exec(name)?.[1], listName.exec(name)?.[1]];
  if (manifest !== undefined) return { kind: "manifest", run: manifest };
  return list === undefined ? undefined : { kind: "list", run: list };
}

/** The same however the folder is spelled. */
export function nameOf(location: string): string {
  return location.slice(location.lastIndexOf("/") + 1);
}
