/**
 * Syncs that were lost. Connectors built on dashtool's catalog library up to 0.9 load the table
 * first, swap its pointer without looking whether they did, and end well: whoever commits meanwhile
 * makes that sync vanish. What it leaves is a metadata file that nothing points at.
 */
import { compareText, type Finding } from "../errors.ts";
import { metadataNumber } from "../iceberg/commit.ts";
import { SOURCE } from "../iceberg/held.ts";
import { marksOf } from "../iceberg/marks.ts";
import { branchHead, history, idOf, refsOf, snapshotId } from "../iceberg/refs.ts";
import type {
  LoadedTable,
  Snapshot,
  SnapshotId,
  TableMetadata,
} from "../iceberg/table-metadata.ts";
import { connectorState } from "./commits.ts";
import { snapshotsText } from "./snapshot-words.ts";

/** What one writer lost: a chain of snapshots, oldest first, in the file that has the most of them. */
interface Loss {
  readonly stray: LoadedTable;
  readonly snapshots: readonly [Snapshot, ...Snapshot[]];
  /** The branches that it would have moved. */
  readonly branches: readonly string[];
  readonly standing: Standing;
}

/** Milliseconds since 1970. */
export interface Period {
  /** What was written before is not told any more. */
  readonly since: number;
  readonly now: number;
}

/** Between a metadata file and the pointer to it lies next to no time; clocks differ by more. */
const settledMs = 60_000;

/**
 * Of the files beside a table's own, those that hold what the table lacks for certain. Each snapshot
 * is told once.
 */
export function lostSyncs(
  table: string,
  loaded: LoadedTable,
  strays: readonly LoadedTable[],
  period: Period,
): readonly Finding[] {
  return losses(loaded, strays, period).map((loss) => ({
    code: "IB407",
    level: levelOf(loss.standing),
    message: `${table}: a sync${ofBranches(loss)} ${loss.standing === "under-way" ? "may be" : "was"} lost: ${whatText(loss)} in ${loss.stray.metadataLocation} alone${manifestText(loss)}.`,
    hint: remedy(loaded.metadata, loss),
  }));
}

function losses(
  loaded: LoadedTable,
  strays: readonly LoadedTable[],
  { since, now }: Period,
): readonly Loss[] {
  const told = new Set<SnapshotId>();
  const all = strays
    // Another table may have had the folder, and a view may share it.
    .filter(({ metadata }) => metadata["table-uuid"] === loaded.metadata["table-uuid"])
    .map((stray) => ({ stray, lost: lostSnapshots(loaded, stray, since) }))
    .sort(
      (a, b) =>
        b.lost.length - a.lost.length ||
        compareText(a.stray.metadataLocation, b.stray.metadataLocation),
    );
  return all.flatMap(({ stray, lost }) => {
    const [first, ...rest] = lost.filter((one) => !told.has(idOf(one)));
    if (first === undefined) return [];
    for (const one of [first, ...rest]) told.add(idOf(one));
    const ids = new Set([first, ...rest].map(idOf));
    const branches = Object.entries(refsOf(stray.metadata))
      .filter(([, ref]) => ref.type === "branch" && ids.has(snapshotId(ref["snapshot-id"])))
      .map(([name]) => name)
      .sort();
    const loss = { stray, snapshots: [first, ...rest], branches } as const;
    const isFresh = Number(stray.metadata["last-updated-ms"]) > now - settledMs;
    const standing = isFresh ? "under-way" : standingOf(loaded.metadata, loss);
    return [{ ...loss, standing }];
  });
}

/**
 * A snapshot that the table lacks may have been expired. It was never the table's if its sequence
 * number is still to come, or is another one's: no two of a table's snapshots have the same.
 * https://iceberg.apache.org/spec/#sequence-numbers
 */
function lostSnapshots(
  loaded: LoadedTable,
  stray: LoadedTable,
  since: number,
): readonly Snapshot[] {
  const { metadata } = loaded;
  const known = new Set(metadata.snapshots?.map(idOf));
  const taken = new Set(metadata.snapshots?.map(sequenceNumber));
  const last = Number(metadata["last-sequence-number"] ?? 0);
  // Format version 1 does not number them; but what has been expired is in older files.
  const isLater = metadataNumber(stray.metadataLocation) >= metadataNumber(loaded.metadataLocation);
  const isLost = (one: Snapshot) => {
    // A replay that was not committed: its rows are where they came from.
    const source = one.summary?.[SOURCE];
    if (source !== undefined && known.has(source)) return false;
    if (known.has(idOf(one)) || Number(one["timestamp-ms"]) <= since) return false;
    const number = sequenceNumber(one);
    return number < 1 ? isLater : number > last || taken.has(number);
  };
  // Some writers keep a table's snapshots in no order.
  return (stray.metadata.snapshots ?? [])
    .filter(isLost)
    .sort((a, b) => sequenceNumber(a) - sequenceNumber(b) || timeOf(a) - timeOf(b));
}

/**
 * under-way: somebody may be about to commit it. open: nobody has made up for it. `read-again`: a later sync of each branch went on from the
 * connector's state before these rows. written: a later sync had no state on the table to go on
 * from. ended: so were the branches, and nobody waits for the rows.
 */
type Standing = "under-way" | "open" | "read-again" | "written" | "ended";

function standingOf(
  metadata: TableMetadata,
  { stray, branches, snapshots }: Omit<Loss, "standing">,
): Exclude<Standing, "under-way"> {
  const marks = marksOf(metadata);
  const isEnded = (branch: string) => {
    const mark = marks.get(branch);
    return mark !== undefined && mark !== "unreadable" && mark.state === "closed";
  };
  const left = branches.filter((branch) => !isEnded(branch));
  if (left.length === 0) return branches.length === 0 ? "open" : "ended";
  if (!left.every((branch) => isWrittenAfter(metadata, branch, snapshots))) return "open";
  return hasState(stray.metadata) ? "read-again" : "written";
}

function levelOf(standing: Standing): Finding["level"] {
  switch (standing) {
    case "open":
      return "error";
    case "under-way":
    case "written":
      return "warning";
    case "read-again":
    case "ended":
      return "notice";
  }
}

function hasState(metadata: TableMetadata): boolean {
  return Object.keys(connectorState(metadata)).length > 0;
}

function isWrittenAfter(
  metadata: TableMetadata,
  branch: string,
  snapshots: readonly Snapshot[],
): boolean {
  const head = branchHead(metadata, branch);
  const at = Math.max(...snapshots.map(timeOf));
  if (head === null) return false;
  // What only puts files together reads nothing again.
  const isSync = (one: Snapshot) => one.summary?.operation !== "replace";
  return history(metadata, head).snapshots.some((one) => timeOf(one) > at && isSync(one));
}

function ofBranches({ branches }: Loss): string {
  switch (branches.length) {
    case 0:
      return "";
    case 1:
      return ` of the branch ${branches[0]}`;
    default:
      return ` of the branches ${branches.join(", ")}`;
  }
}

function whatText({ snapshots }: Loss): string {
  const ids = snapshots.map(idOf).join(", ");
  return snapshots.length === 1
    ? `snapshot ${ids} (${snapshotsText(snapshots)}) is`
    : `snapshots ${ids} (${snapshotsText(snapshots)}) are`;
}

/** The last one's lists what those before it added, too. */
function manifestText({ snapshots }: Loss): string {
  const location = snapshots.at(-1)?.["manifest-list"];
  return location === undefined ? "" : `, its manifest list is ${location}`;
}

/** Whether the rows come back by themselves depends on where the connector's state is. */
function remedy(metadata: TableMetadata, loss: Loss): string {
  const { branches, standing } = loss;
  const again = `run the connector again${branches.length === 0 ? "" : ` for ${branches.join(", ")}`}`;
  switch (standing) {
    case "under-way":
      return "Its file is so new that the sync may be about to end: run icebranch drift again in a minute.";
    case "ended":
      return "The data branch was ended since, so there is nothing to do; delete that metadata file to hear no more of it.";
    case "read-again":
      return "A later sync went on from the connector's state before these rows, and so read them again; delete that metadata file to hear no more of it.";
    case "written":
      return `There was a later sync: look whether it has these rows and, if not, ${again} from where it was; then delete that metadata file to hear no more of it.`;
    case "open":
      return whileMissing(metadata, loss, again);
  }
}

function whileMissing(metadata: TableMetadata, { stray, snapshots }: Loss, again: string): string {
  const [now, then] = [connectorState(metadata), connectorState(stray.metadata)];
  if (!hasState(stray.metadata))
    return `${capital(again)}; where its source keeps the position itself (a Kafka group, a replication slot), put that back first.`;
  if (sameState(now, then))
    return `The connector's state on the table is at these rows already, so it would skip them: reset it, then ${again}.`;
  if (Number(metadata["last-sequence-number"] ?? 0) >= sequenceNumber(snapshots[0]))
    return `Another sync has moved the connector's state on the table since, perhaps past these rows: reset it, then ${again}.`;
  return `${capital(again)}: its state on the table is behind these rows, so it reads them again.`;
}

function sameState(
  a: { readonly [key: string]: string },
  b: { readonly [key: string]: string },
): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sequenceNumber(snapshot: Snapshot): number {
  return Number(snapshot["sequence-number"] ?? 0);
}

function timeOf(snapshot: Snapshot): number {
  return Number(snapshot["timestamp-ms"]);
}
