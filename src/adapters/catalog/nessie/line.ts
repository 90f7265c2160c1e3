/**
 * How the snapshots of a table descend from each other. Nessie's Iceberg endpoint shows the current
 * one only, without its parent; what came before what is in Nessie's history. That a snapshot keeps
 * the rows of the one before it, its summary proves: the totals go on from there.
 */
import { snapshotId } from "../../../iceberg/refs.ts";
import type { Long, Snapshot, SnapshotId } from "../../../iceberg/table-metadata.ts";

/** A table at one place of its history. */
export interface Version {
  /** Of the metadata that Nessie had. */
  readonly location: string;
  /** null where the table had no rows yet. */
  readonly snapshot: Snapshot | null;
  /** null where it begins anew; absent where nothing is known of what came before. */
  readonly parent?: Long | null;
}

/** No snapshot has it: a chain of parents that comes here is cut. */
export const unknownParent = 0;

export interface Written extends Omit<Version, "parent"> {
  /** From another branch, whose line says what it descends from. */
  readonly isMerged?: boolean;
}

/** Goes on with what somebody wrote after the last version of the line, oldest first. */
export function extendLine(
  line: readonly Version[],
  written: readonly Written[],
): readonly Version[] {
  const whole = [...line];
  for (const { location, snapshot, isMerged } of written) {
    if (snapshot === null || isMerged) {
      whole.push({ location, snapshot });
      continue;
    }
    // Put back to an earlier snapshot, or another schema or property of the same one.
    const known = whole.find((one) => idOf(one.snapshot) === idOf(snapshot));
    whole.push({ ...(known ?? link(whole.at(-1)?.snapshot ?? null, snapshot)), location });
  }
  return whole;
}

/** Where what a line goes on from cannot be read. */
export function cutLine([first, ...rest]: readonly Version[]): readonly Version[] {
  return first === undefined ? [] : [{ ...first, parent: unknownParent }, ...rest];
}

/**
 * Where somebody gave the default branch another schema or property, its snapshot is the one that it
 * was: who goes on from that snapshot has not seen the change, and would take it back.
 */
export function partFrom(
  line: readonly Version[],
  main: Omit<Version, "parent">,
): readonly Version[] {
  const head = idOf(main.snapshot);
  if (head === null || line.some(({ location }) => location === main.location)) return line;
  const place = line.findLastIndex(({ snapshot }) => idOf(snapshot) === head);
  return place < 0
    ? line
    : line.map((one, index) => (index === place + 1 ? { ...one, parent: null } : one));
}

function link(before: Snapshot | null, after: Snapshot): Omit<Version, "location"> {
  const told = after["parent-snapshot-id"] ?? undefined;
  // A server that tells the parent is believed.
  if (told !== undefined) return { snapshot: after, parent: told };
  if (before === null) return { snapshot: after, parent: null };
  switch (howItFollows(before, after)) {
    case "on-top":
      return { snapshot: after, parent: before["snapshot-id"] };
    case "anew":
      return { snapshot: after, parent: null };
    case "exchanged": {
      const summary = { ...after.summary, operation: "overwrite" };
      return { snapshot: { ...after, summary }, parent: null };
    }
    case "unknown":
      return { snapshot: after, parent: unknownParent };
  }
}

/**
 * `anew`: a single snapshot that keeps no row of the one before it, as a connector that sets an
 * Iceberg branch writes it, or one that starts a full refresh. `exchanged`: several snapshots in one
 * commit, of which Nessie keeps the last; together they may have exchanged all rows.
 * https://iceberg.apache.org/spec/#optional-snapshot-summary-fields
 */
export function howItFollows(
  before: Snapshot,
  after: Snapshot,
): "on-top" | "anew" | "exchanged" | "unknown" {
  const rows = goesOn(before, after, "total-records", "added-records", "deleted-records");
  const files = goesOn(before, after, "total-data-files", "added-data-files", "deleted-data-files");
  if (rows === undefined || files === undefined) return "unknown";
  if (rows && files) return "on-top";
  const step = Number(after["sequence-number"] ?? 0) - Number(before["sequence-number"] ?? 0);
  return step > 1 ? "exchanged" : "anew";
}

/** undefined where a summary does not say. */
function goesOn(
  before: Snapshot,
  after: Snapshot,
  total: string,
  added: string,
  deleted: string,
): boolean | undefined {
  const [from, to] = [count(before, total), count(after, total)];
  if (from === undefined || to === undefined) return undefined;
  return to === from + (count(after, added) ?? 0) - (count(after, deleted) ?? 0);
}

function count({ summary }: Snapshot, key: string): number | undefined {
  const text = summary?.[key];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** What the default branch was after one of its commits to the table. */
export interface MainVersion {
  /** null where the table was gone, or had no rows. */
  readonly head: Long | null;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** A snapshot of which Nessie's history tells nothing but when it came, and after which. */
export interface KnownById {
  readonly id: Long;
  readonly time: number;
  readonly parent: Long | null;
}

/** The default branch's snapshots from `start` on; `versions` oldest first. */
export function mainLine(
  start: Long | null,
  versions: readonly MainVersion[],
): readonly KnownById[] {
  let line: KnownById[] = start === null ? [] : [{ id: start, time: 0, parent: null }];
  for (const { head, time } of versions) {
    const place = head === null ? -1 : line.findIndex(({ id }) => same(id, head));
    if (head === null) line = [];
    // Put back, as an undo does: what came after is no part of it.
    else if (place >= 0) line = line.slice(0, place + 1);
    else line.push({ id: head, time, parent: line.at(-1)?.id ?? null });
  }
  return line;
}

function same(a: Long, b: Long): boolean {
  return snapshotId(a) === snapshotId(b);
}

export function idOf(snapshot: Snapshot | null): SnapshotId | null {
  return snapshot === null ? null : snapshotId(snapshot["snapshot-id"]);
}

/**
 * All snapshots of a table that are known of, each with its parent. What a data branch's own line
 * says goes before what the default branch's commits say: a publish brings a whole line in one.
 */
export function joinLines(
  lines: readonly (readonly Version[])[],
  shown: readonly Snapshot[],
  main: readonly KnownById[],
): readonly Snapshot[] {
  const snapshots = new Map<SnapshotId, Snapshot>();
  const parents = new Map<SnapshotId, Long | null>();
  for (const { snapshot, parent } of lines.flat()) {
    if (snapshot === null) continue;
    const id = snapshotId(snapshot["snapshot-id"]);
    if (!snapshots.has(id)) snapshots.set(id, snapshot);
    if (parent !== undefined && !parents.has(id)) parents.set(id, parent);
  }
  for (const snapshot of shown) {
    const id = snapshotId(snapshot["snapshot-id"]);
    if (!snapshots.has(id)) snapshots.set(id, snapshot);
  }
  for (const { id, time, parent } of main) {
    const text = snapshotId(id);
    if (!parents.has(text)) parents.set(text, parent);
    if (!snapshots.has(text)) snapshots.set(text, { "snapshot-id": id, "timestamp-ms": time });
  }
  return [...snapshots].map(([id, snapshot]) => withParent(snapshot, parents.get(id)));
}

function withParent(snapshot: Snapshot, parent: Long | null | undefined): Snapshot {
  if (parent === undefined) return snapshot;
  const { "parent-snapshot-id": _, ...rest } = snapshot;
  const root = rest as Snapshot;
  return parent === null ? root : { ...root, "parent-snapshot-id": parent };
}
