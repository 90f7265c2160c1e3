/** The commits that planners put together: each pins what it was planned on. */
import { retentionOf } from "../iceberg/commit.ts";
import { type Mark, markKey, marksOf, renderMark } from "../iceberg/marks.ts";
import { branchHead, findRef, findSnapshot, isAncestor } from "../iceberg/refs.ts";
import {
  type Long,
  MAIN,
  type SnapshotId,
  type TableMetadata,
  type TableRequirement,
  type TableUpdate,
} from "../iceberg/table-metadata.ts";
import type { PlanContext } from "./context.ts";
import { ontoOf, type Target } from "./onto.ts";

export function pinTable(metadata: TableMetadata): TableRequirement {
  return { type: "assert-table-uuid", uuid: metadata["table-uuid"] };
}

/** The ref must be where it was read; null pins that there is none. */
export function pinRef(metadata: TableMetadata, ref: string): TableRequirement {
  const found = findRef(metadata, ref);
  return {
    type: "assert-ref-snapshot-id",
    ref,
    "snapshot-id": found === undefined ? null : found["snapshot-id"],
  };
}

/** All refs that decide where a data branch may go, each once. */
export function pinRefs(
  metadata: TableMetadata,
  ...refs: readonly (string | undefined)[]
): readonly TableRequirement[] {
  const all = new Set([MAIN, ...refs.filter((ref) => ref !== undefined)]);
  return [...all].map((ref) => pinRef(metadata, ref));
}

/** Schema and partition spec as they were when the plan was shown. */
export function pinShape(metadata: TableMetadata): readonly TableRequirement[] {
  const schema = metadata["current-schema-id"];
  const spec = metadata["default-spec-id"];
  return [
    ...(schema === undefined
      ? []
      : [{ type: "assert-current-schema-id", "current-schema-id": schema } as const]),
    ...(spec === undefined
      ? []
      : [{ type: "assert-default-spec-id", "default-spec-id": spec } as const]),
  ];
}

/** Points a branch at a snapshot; what the ref had of retention stays. */
export function setBranch(
  metadata: TableMetadata,
  branch: string,
  id: SnapshotId,
): Extract<TableUpdate, { action: "set-snapshot-ref" }> {
  return {
    action: "set-snapshot-ref",
    "ref-name": branch,
    type: "branch",
    "snapshot-id": longOf(metadata, id),
    ...retentionOf(findRef(metadata, branch)),
  };
}

/** Puts a data branch elsewhere; there its age is another, and it lives as long from now on as a new one. */
export function moveBranch(
  metadata: TableMetadata,
  branch: string,
  id: SnapshotId,
  life: { readonly now: number; readonly ms: number },
): TableUpdate {
  const kept = retentionOf(findRef(metadata, branch));
  const made = makeRef(metadata, "branch", branch, id, life);
  const age = kept["max-ref-age-ms"];
  if (age === undefined) return setBranch(metadata, branch, id);
  return {
    ...made,
    ...kept,
    "max-ref-age-ms": Number(age) > made["max-ref-age-ms"] ? age : made["max-ref-age-ms"],
  };
}

/** A new branch or tag, which engines may expire by themselves some time after our own sweep would. */
export function makeRef(
  metadata: TableMetadata,
  type: "branch" | "tag",
  name: string,
  id: SnapshotId,
  life: { readonly now: number; readonly ms: number },
): Extract<TableUpdate, { action: "set-snapshot-ref" }> & { readonly "max-ref-age-ms": number } {
  // The age of a ref is the age of its snapshot, not the time since the ref was made.
  const made = Number(findSnapshot(metadata, id)?.["timestamp-ms"] ?? life.now);
  return {
    action: "set-snapshot-ref",
    "ref-name": name,
    type,
    "snapshot-id": longOf(metadata, id),
    "max-ref-age-ms": Math.max(0, life.now - made) + 2 * life.ms,
  };
}

export function removeRef(name: string): TableUpdate {
  return { action: "remove-snapshot-ref", "ref-name": name };
}

export function setMark(dataBranch: string, mark: Mark): TableUpdate {
  return { action: "set-properties", updates: { [markKey(dataBranch)]: renderMark(mark) } };
}

export function removeMark(dataBranch: string): TableUpdate {
  return { action: "remove-properties", removals: [markKey(dataBranch)] };
}

/**
 * The mark of a data branch that starts where its target stands, or is found on a table without
 * one: there the connector's state is that of the branch's own first sync, and before it was none.
 */
export function openMark(
  metadata: TableMetadata,
  context: PlanContext,
  target: Pick<Target, "ref" | "head">,
): Mark {
  return {
    ...context.owner,
    state: "open",
    branch: context.branch,
    base: context.base,
    head: context.head,
    ...ontoOf(target),
    snapshot: target.head,
    schema: metadata["current-schema-id"] ?? 0,
    spec: metadata["default-spec-id"] ?? 0,
    sortOrder: metadata["default-sort-order-id"] ?? 0,
    connectorState: target.head === null ? {} : connectorState(metadata),
    at: context.now,
  };
}

/** The connectors' state: it belongs to the table, whatever branch a sync writes to. */
export function connectorState(metadata: TableMetadata): { readonly [key: string]: string } {
  return Object.fromEntries(
    Object.entries(metadata.properties ?? {}).filter(([key]) => key.startsWith("airbyte.")),
  );
}

/** The updates that put the connectors' state back to what a mark recorded. */
export function restoreState(
  metadata: TableMetadata,
  mark: Pick<Mark, "connectorState">,
): readonly TableUpdate[] {
  const now = connectorState(metadata);
  const gone = Object.keys(now).filter((key) => !Object.hasOwn(mark.connectorState, key));
  const changed = Object.entries(mark.connectorState).filter(([key, value]) => now[key] !== value);
  return [
    ...(changed.length === 0
      ? []
      : [{ action: "set-properties", updates: Object.fromEntries(changed) } as const]),
    ...(gone.length === 0 ? [] : [{ action: "remove-properties", removals: gone } as const]),
  ];
}

/** When the connectors' state was last put back, in milliseconds since 1970: it outlasts whose end did it. */
const takenBackAt = "icebranch.state-taken-back";

/** Puts the connectors' state back, and says so to other data branches; nothing where it stands there. */
export function takeBackState(back: readonly TableUpdate[], now: number): readonly TableUpdate[] {
  if (back.length === 0) return [];
  return [...back, { action: "set-properties", updates: { [takenBackAt]: String(now) } }];
}

/**
 * Whether the end of another data branch took the state back since this mark was made: to put back
 * what this mark recorded may then put it forth, past rows that `main` never had.
 */
export function isTakenBackSince(metadata: TableMetadata, dataBranch: string, { at }: Mark) {
  if (Number(metadata.properties?.[takenBackAt] ?? 0) > at) return true;
  return [...marksOf(metadata)].some(
    ([name, other]) =>
      name !== dataBranch &&
      other !== "unreadable" &&
      other.stateTakenBack !== undefined &&
      other.at >= at,
  );
}

/**
 * Whether anybody but the data branch may have moved the connectors' state since its mark was made:
 * whoever wrote to `main`, or to the data branch that it is stacked on.
 */
export function isWrittenSince(metadata: TableMetadata, { snapshot, onto }: Mark): boolean {
  const main = branchHead(metadata, MAIN);
  if (onto === undefined) return main !== snapshot;
  const target = branchHead(metadata, onto) ?? main;
  if (target !== snapshot) return true;
  return main !== null && snapshot !== null && isAncestor(metadata, main, snapshot) !== "yes";
}

/** Puts the connectors' state forth again to where it was taken back from, if no sync has moved it since. */
export function redoState(metadata: TableMetadata, mark: Mark): readonly TableUpdate[] {
  const { stateTakenBack: connectorState } = mark;
  const isUntouched = restoreState(metadata, mark).length === 0;
  if (connectorState === undefined || !isUntouched) return [];
  const isLast = metadata.properties?.[takenBackAt] === String(mark.at);
  return [
    ...restoreState(metadata, { connectorState }),
    ...(isLast ? [{ action: "remove-properties", removals: [takenBackAt] } as const] : []),
  ];
}

/** The id as the metadata has it, so that it is written as it was read. */
function longOf(metadata: TableMetadata, id: SnapshotId): Long {
  return findSnapshot(metadata, id)?.["snapshot-id"] ?? BigInt(id);
}
