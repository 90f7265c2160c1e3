/** The way back from a commit, for catalogs that move tables one after the other. */
import { retentionOf, sameRef } from "./commit.ts";
import { findRef, findSnapshot, snapshotId } from "./refs.ts";
import type {
  Long,
  SnapshotRef,
  TableCommit,
  TableMetadata,
  TableRequirement,
  TableUpdate,
} from "./table-metadata.ts";

export interface Inverse {
  /** Puts back what `commit` changed and nobody has changed since; no updates where that is nothing. */
  readonly commit: TableCommit;
  /** Refs that somebody has moved since: there is no way back for them. */
  readonly passed: readonly string[];
}

/**
 * Refs with their retention, and properties, as they were: of what the commit names, and pinned to
 * where the commit left it, so that nobody's later move is undone. Snapshots that it added stay, without
 * a ref: servers that take one away forget where `main` was before.
 */
export function inverseCommit(
  before: TableMetadata,
  after: TableMetadata,
  { identifier, updates }: TableCommit,
): Inverse {
  const requirements: TableRequirement[] = [
    { type: "assert-table-uuid", uuid: before["table-uuid"] },
  ];
  const back: TableUpdate[] = [];
  const passed: string[] = [];
  for (const [name, meant] of meantRefs(updates)) {
    const [was, is] = [findRef(before, name), findRef(after, name)];
    if (is === undefined ? was === undefined : was !== undefined && sameRef(was, is)) continue;
    if (!isAt(is, meant)) {
      passed.push(name);
      continue;
    }
    if (was !== undefined && findSnapshot(after, snapshotId(was["snapshot-id"])) === undefined) {
      passed.push(name);
      continue;
    }
    const pinned = is === undefined ? null : is["snapshot-id"];
    requirements.push({ type: "assert-ref-snapshot-id", ref: name, "snapshot-id": pinned });
    back.push(putRef(name, was));
  }
  back.push(...putProperties(before, after, updates));
  return { commit: { identifier, requirements, updates: back }, passed };
}

/**
 * Whether the snapshots that the commit adds are there, or else the properties that it writes, so that
 * what else is there of it is its work: somebody else may have set a ref to the same snapshot.
 * undefined where it writes neither.
 */
export function hasWritten(
  before: TableMetadata,
  after: TableMetadata,
  { updates }: TableCommit,
): boolean | undefined {
  if (updates.some(({ action }) => action === "add-snapshot"))
    return addedSnapshots(before, after, updates).length > 0;
  const [was, is] = [before.properties ?? {}, after.properties ?? {}];
  const meant = [...meantProperties(updates)];
  if (meant.every(([key, value]) => own(was, key) === value)) return undefined;
  return meant.every(([key, value]) => own(is, key) === value);
}

/** Ids of those that are there by this commit, and no other run's. */
function addedSnapshots(
  before: TableMetadata,
  after: TableMetadata,
  updates: readonly TableUpdate[],
): readonly Long[] {
  return updates.flatMap((update) => {
    if (update.action !== "add-snapshot") return [];
    const { "snapshot-id": id, "manifest-list": list } = update.snapshot;
    const found = findSnapshot(after, snapshotId(id));
    const isNew = findSnapshot(before, snapshotId(id)) === undefined;
    return isNew && found !== undefined && found["manifest-list"] === list ? [id] : [];
  });
}

/** Where the updates leave each ref that they name; undefined where they remove it. */
function meantRefs(updates: readonly TableUpdate[]): ReadonlyMap<string, SnapshotRef | undefined> {
  const refs = new Map<string, SnapshotRef | undefined>();
  for (const update of updates) {
    if (update.action === "remove-snapshot-ref") refs.set(update["ref-name"], undefined);
    if (update.action !== "set-snapshot-ref") continue;
    const { action: _, "ref-name": name, ...ref } = update;
    refs.set(name, ref);
  }
  return refs;
}

/** Servers may drop retention, and the ref is where it was meant to be all the same. */
function isAt(ref: SnapshotRef | undefined, meant: SnapshotRef | undefined): boolean {
  if (ref === undefined || meant === undefined) return ref === meant;
  return (
    ref.type === meant.type && snapshotId(ref["snapshot-id"]) === snapshotId(meant["snapshot-id"])
  );
}

function putRef(name: string, was: SnapshotRef | undefined): TableUpdate {
  if (was === undefined) return { action: "remove-snapshot-ref", "ref-name": name };
  return {
    ...{ action: "set-snapshot-ref", "ref-name": name },
    ...{ type: was.type, "snapshot-id": was["snapshot-id"] },
    ...retentionOf(was),
  };
}

function putProperties(
  { properties: was = {} }: TableMetadata,
  { properties: is = {} }: TableMetadata,
  updates: readonly TableUpdate[],
): readonly TableUpdate[] {
  const set: { [key: string]: string } = {};
  const removals: string[] = [];
  for (const [key, meant] of meantProperties(updates)) {
    const [old, now] = [own(was, key), own(is, key)];
    if (now !== meant || now === old) continue;
    if (old === undefined) removals.push(key);
    else set[key] = old;
  }
  return [
    ...(Object.keys(set).length === 0 ? [] : [{ action: "set-properties", updates: set } as const]),
    ...(removals.length === 0 ? [] : [{ action: "remove-properties", removals } as const]),
  ];
}

function meantProperties(updates: readonly TableUpdate[]): ReadonlyMap<string, string | undefined> {
  const properties = new Map<string, string | undefined>();
  for (const update of updates) {
    if (update.action === "remove-properties")
      for (const key of update.removals) properties.set(key, undefined);
    if (update.action === "set-properties")
      for (const [key, value] of Object.entries(update.updates)) properties.set(key, value);
  }
  return properties;
}

/** A property may be called `constructor`. */
function own(properties: { readonly [key: string]: string }, key: string): string | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}
