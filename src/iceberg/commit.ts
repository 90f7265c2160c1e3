/** What a catalog does with a commit: pure, so that the catalogs that we keep ourselves all do the same. */
import { IcebranchError } from "../errors.ts";
import type { JsonObject } from "./json.ts";
import { findRef, findSnapshot, refsOf, snapshotId } from "./refs.ts";
import { addSchema, setCurrentSchema } from "./schema-updates.ts";
import { addSnapshot, removeSnapshots } from "./snapshot-updates.ts";
import {
  type Long,
  MAIN,
  type SnapshotRef,
  type TableMetadata,
  type TableRequirement,
  type TableUpdate,
} from "./table-metadata.ts";

/** The first requirement that does not hold, as a sentence; undefined where all hold. */
export function brokenRequirement(
  metadata: TableMetadata | undefined,
  requirements: readonly TableRequirement[],
): string | undefined {
  for (const requirement of requirements) {
    const broken = checkRequirement(metadata, requirement);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

function checkRequirement(
  metadata: TableMetadata | undefined,
  requirement: TableRequirement,
): string | undefined {
  if (metadata === undefined)
    return requirement.type === "assert-create" ? undefined : "the table does not exist";
  switch (requirement.type) {
    case "assert-create":
      return "the table exists already";
    case "assert-table-uuid":
      return expect("the table's uuid", requirement.uuid, metadata["table-uuid"]);
    case "assert-ref-snapshot-id": {
      const ref = findRef(metadata, requirement.ref);
      const expected = requirement["snapshot-id"];
      return expect(
        requirement.ref,
        expected === null ? "absent" : snapshotId(expected),
        ref === undefined ? "absent" : snapshotId(ref["snapshot-id"]),
      );
    }
    case "assert-current-schema-id":
      return expectId("schema", requirement["current-schema-id"], metadata["current-schema-id"]);
    case "assert-default-spec-id":
      return expectId(
        "partition spec",
        requirement["default-spec-id"],
        metadata["default-spec-id"],
      );
    case "assert-default-sort-order-id":
      return expectId(
        "sort order",
        requirement["default-sort-order-id"],
        metadata["default-sort-order-id"],
      );
  }
}

function expectId(what: string, expected: number, found: number | undefined): string | undefined {
  return expect(`the ${what} id`, String(expected), String(found ?? 0));
}

function expect(what: string, expected: string, found: string): string | undefined {
  return expected === found ? undefined : `${what} is ${found}, and the plan expects ${expected}`;
}

/** When and from where a commit is made: both go into the new metadata. */
export interface CommitContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly previousLocation: string;
}

/**
 * The metadata after the updates, with every key that we do not know as it was; the same object
 * where nothing changes, so that no file is written for it. The logs are kept as Java's
 * `TableMetadata.Builder` keeps them.
 */
export function applyUpdates(
  metadata: TableMetadata,
  updates: readonly TableUpdate[],
  context: CommitContext,
): TableMetadata {
  // Readers refuse a log that goes back in time, and clocks of two machines differ.
  const now = later(context.now, metadata["last-updated-ms"]);
  const added = new Map(
    updates.flatMap((one) =>
      one.action === "add-snapshot"
        ? [[snapshotId(one.snapshot["snapshot-id"]), one.snapshot["timestamp-ms"]] as const]
        : [],
    ),
  );
  const since = (id: Long) => added.get(snapshotId(id)) ?? now;
  const changed = updates.reduce((before, update) => applyUpdate(before, update, since), metadata);
  if (changed === metadata) return metadata;
  return { ...changed, "last-updated-ms": now, "metadata-log": grownLog(metadata, context) };
}

/** When a snapshot became current: a new one when it was made, another one now. */
type Since = (snapshot: Long) => Long;

function applyUpdate(metadata: TableMetadata, update: TableUpdate, since: Since): TableMetadata {
  switch (update.action) {
    case "set-snapshot-ref":
      return setRef(metadata, update, since);
    case "remove-snapshot-ref":
      return removeRef(metadata, update["ref-name"]);
    case "set-properties":
      return setProperties(metadata, update.updates);
    case "remove-properties":
      return removeProperties(metadata, update.removals);
    case "add-schema":
      return addSchema(metadata, update);
    case "set-current-schema":
      return setCurrentSchema(metadata, update["schema-id"]);
    case "add-snapshot":
      return addSnapshot(metadata, update.snapshot);
    case "remove-snapshots":
      return removeSnapshots(metadata, update["snapshot-ids"]);
  }
}

function setRef(
  metadata: TableMetadata,
  update: Extract<TableUpdate, { action: "set-snapshot-ref" }>,
  since: Since,
): TableMetadata {
  const { action: _, "ref-name": name, ...ref } = update;
  const id = snapshotId(ref["snapshot-id"]);
  if (findSnapshot(metadata, id) === undefined)
    throw new IcebranchError("IB411", `The table has no snapshot ${id} to point ${name} at.`, {
      hint: "Plan again: the snapshot may have been expired since.",
    });
  const before = findRef(metadata, name);
  if (sameRef(before, ref)) return metadata;
  const next = { ...metadata, refs: { ...refsOf(metadata), [name]: ref } };
  if (name !== MAIN || (before && snapshotId(before["snapshot-id"]) === id)) return next;
  return {
    ...next,
    "current-snapshot-id": ref["snapshot-id"],
    "snapshot-log": [
      ...(metadata["snapshot-log"] ?? []),
      { "timestamp-ms": since(ref["snapshot-id"]), "snapshot-id": ref["snapshot-id"] },
    ],
  };
}

const retention = ["min-snapshots-to-keep", "max-snapshot-age-ms", "max-ref-age-ms"] as const;

export function sameRef(a: SnapshotRef | undefined, b: SnapshotRef): boolean {
  if (a === undefined || a.type !== b.type) return false;
  if (snapshotId(a["snapshot-id"]) !== snapshotId(b["snapshot-id"])) return false;
  return retention.every((field) => String(a[field] ?? "") === String(b[field] ?? ""));
}

/** A ref is replaced whole when it is set, so what it had must be said again. */
export function retentionOf(ref: SnapshotRef | undefined): {
  readonly "min-snapshots-to-keep"?: number;
  readonly "max-snapshot-age-ms"?: Long;
  readonly "max-ref-age-ms"?: Long;
} {
  const kept: { [field: string]: Long } = {};
  for (const field of retention) {
    const value = ref?.[field];
    if (value !== undefined && value !== null) kept[field] = value;
  }
  return kept;
}

function removeRef(metadata: TableMetadata, name: string): TableMetadata {
  const refs = refsOf(metadata);
  if (!Object.hasOwn(refs, name)) return metadata;
  const next = { ...metadata, refs: omit(refs, [name]) };
  if (name !== MAIN) return next;
  // Versions 1 and 2 write -1 for "none", version 3 leaves the key out.
  return metadata["format-version"] < 3
    ? { ...next, "current-snapshot-id": -1 }
    : (omit(next, ["current-snapshot-id"]) as TableMetadata);
}

function setProperties(
  metadata: TableMetadata,
  updates: { readonly [key: string]: string },
): TableMetadata {
  const properties = metadata.properties ?? {};
  const same = Object.entries(updates).every(([key, value]) => properties[key] === value);
  return same ? metadata : { ...metadata, properties: { ...properties, ...updates } };
}

function removeProperties(metadata: TableMetadata, removals: readonly string[]): TableMetadata {
  const properties = metadata.properties ?? {};
  const present = removals.filter((key) => Object.hasOwn(properties, key));
  return present.length === 0
    ? metadata
    : { ...metadata, properties: omit(properties, present) as { [key: string]: string } };
}

function omit<T extends JsonObject>(object: T, keys: readonly string[]): T {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key))) as T;
}

const defaultPreviousVersions = 100;

/** https://iceberg.apache.org/docs/latest/configuration/: `write.metadata.previous-versions-max`. */
function grownLog(metadata: TableMetadata, { previousLocation }: CommitContext) {
  const configured = Number(metadata.properties?.["write.metadata.previous-versions-max"]);
  const limit = configured >= 1 ? configured : defaultPreviousVersions;
  const entry = {
    "timestamp-ms": metadata["last-updated-ms"],
    "metadata-file": previousLocation,
  };
  return [...(metadata["metadata-log"] ?? []), entry].slice(-limit);
}

function later(a: Long, b: Long): Long {
  return b > a ? b : a;
}

/**
 * The next metadata file's location: in the folder of the one before, numbered after it, in its
 * form. Java and pyiceberg name `00007-UUID.metadata.json`; Java puts `.gz` before `.metadata.json`.
 */
export function nextMetadataLocation(previous: string, uuid: string): string {
  const slash = previous.lastIndexOf("/");
  const name = previous.slice(slash + 1);
  const number = metadataNumber(previous) + 1;
  const suffix = /(\.gz\.metadata\.json|\.metadata\.json\.gz)$/.test(name)
    ? ".gz.metadata.json"
    : ".metadata.json";
  return `${previous.slice(0, slash + 1)}${String(number).padStart(5, "0")}-${uuid}${suffix}`;
}

/** The number at the beginning of a metadata file's name; 0 where it has none. */
export function metadataNumber(location: string): number {
  const name = location.slice(location.lastIndexOf("/") + 1);
  return Number(/^v?(\d+)/.exec(name)?.[1] ?? 0);
}
