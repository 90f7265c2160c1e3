/** What a catalog does with a view's updates: pure, as `commit.ts` is for tables. */
import { nextSchemaId, schemaLike } from "./schema-updates.ts";
import type { Long, Schema, TableMetadata } from "./table-metadata.ts";
import type { ViewMetadata, ViewUpdate, ViewVersion } from "./view-metadata.ts";

/** A view that is not there yet, whoever keeps it. */
export interface NewView {
  readonly schema: Schema;
  readonly version: ViewVersion;
  readonly properties: { readonly [key: string]: string };
}

/** As dashtool's library writes it: it wants every one of these keys, an empty `version-log` too. */
export function newViewMetadata(
  { schema, version, properties }: NewView,
  { uuid, location, now }: { readonly uuid: string; readonly location: string; readonly now: Long },
): ViewMetadata {
  return {
    "view-uuid": uuid,
    "format-version": 1,
    location,
    "current-version-id": version["version-id"],
    versions: [{ ...version, "timestamp-ms": now }],
    "version-log": [],
    schemas: [schema],
    properties,
  };
}

/** A table of format 2 without rows, partitions, order or snapshot: -1 is what all readers take for none. */
export function newTableMetadata(
  {
    schema,
    last,
    properties,
  }: {
    readonly schema: Schema;
    readonly last: number;
    readonly properties: { readonly [key: string]: string };
  },
  { uuid, location, now }: { readonly uuid: string; readonly location: string; readonly now: Long },
): TableMetadata {
  return {
    "format-version": 2,
    "table-uuid": uuid,
    location,
    "last-sequence-number": 0,
    "last-updated-ms": now,
    "last-column-id": last,
    schemas: [schema],
    "current-schema-id": schema["schema-id"] ?? 0,
    "partition-specs": [{ "spec-id": 0, fields: [] }],
    "default-spec-id": 0,
    "last-partition-id": 999,
    properties,
    "current-snapshot-id": -1,
    snapshots: [],
    "snapshot-log": [],
    "metadata-log": [],
    "sort-orders": [{ "order-id": 0, fields: [] }],
    "default-sort-order-id": 0,
    refs: {},
  };
}

export function applyViewUpdates(
  metadata: ViewMetadata,
  updates: readonly ViewUpdate[],
  now: Long,
): ViewMetadata {
  return updates.reduce((before, update) => applyUpdate(before, update, now), metadata);
}

function applyUpdate(metadata: ViewMetadata, update: ViewUpdate, now: Long): ViewMetadata {
  switch (update.action) {
    case "add-schema": {
      const found = schemaLike(metadata, update.schema);
      const others = metadata.schemas.filter((schema) => schema !== found);
      const added = found ?? { ...update.schema, "schema-id": nextSchemaId(metadata.schemas) };
      return { ...metadata, schemas: [...others, added] };
    }
    case "add-view-version":
      return addVersion(metadata, update["view-version"], now);
    case "set-current-view-version": {
      const id = update["view-version-id"];
      const last = metadata.versions.at(-1)?.["version-id"] ?? id;
      return setCurrent(metadata, id === -1 ? last : id, now);
    }
    case "set-properties":
      return { ...metadata, properties: { ...metadata.properties, ...update.updates } };
    case "remove-properties":
      return { ...metadata, properties: without(metadata.properties ?? {}, update.removals) };
  }
}

function addVersion(metadata: ViewMetadata, version: ViewVersion, now: Long): ViewMetadata {
  const lastSchema = metadata.schemas.at(-1)?.["schema-id"] ?? 0;
  const schemaId = version["schema-id"] === -1 ? lastSchema : version["schema-id"];
  const added = { ...version, "schema-id": schemaId, "timestamp-ms": now };
  return { ...metadata, versions: [...metadata.versions, added] };
}

/** dashtool's library keeps no log, and some readers go by it: one that is kept goes on. */
function setCurrent(metadata: ViewMetadata, id: number, now: Long): ViewMetadata {
  const log = metadata["version-log"];
  const entry = { "version-id": id, "timestamp-ms": now };
  return {
    ...metadata,
    "current-version-id": id,
    "version-log": log.length === 0 ? log : [...log, entry],
  };
}

export function nextVersionId({ versions }: ViewMetadata): number {
  return versions.reduce((next, version) => Math.max(next, version["version-id"] + 1), 1);
}

function without(
  properties: { readonly [key: string]: string },
  removals: readonly string[],
): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !removals.includes(key)));
}
