/** What publishing one table's data branch would do to its `main`, or to the branch that it is stacked on. */
import { isAllReplayed, ownSnapshots } from "../iceberg/held.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
import { branchHead, history, isAncestor, snapshotId } from "../iceberg/refs.ts";
import { MAIN, type SnapshotId, type TableMetadata } from "../iceberg/table-metadata.ts";

export type Forecast =
  | "equal"
  | "behind"
  | "fast-forward"
  | "new-main"
  | "replaced"
  | "diverged"
  | "history-expired"
  | "missing";

/**
 * Catalogs set `main` to any snapshot that they are told, so the ancestry is checked here, along
 * unbroken chains of parents only. `replaced` is a full refresh: its `overwrite` has no parent, so
 * it exchanges all rows, and that is allowed only while `main` is where the branch was made. `main`
 * is another data branch's head where a pull request is stacked on that one's.
 */
export function classify(
  metadata: TableMetadata,
  dataBranch: string,
  mark: Pick<Mark, "snapshot">,
  main: SnapshotId | null = branchHead(metadata, MAIN),
): Forecast {
  const head = branchHead(metadata, dataBranch);
  if (head === null) return "missing";
  if (main === null) return mark.snapshot === null ? "new-main" : "diverged";
  if (head === main) return "equal";
  const forward = isAncestor(metadata, main, head);
  if (forward === "yes") return "fast-forward";
  const backward = isAncestor(metadata, head, main);
  if (backward === "yes" || isAllReplayed(metadata, head, main, mark.snapshot)) return "behind";
  const isCut = forward === "unknown" || backward === "unknown";
  // What came before a snapshot that both have decides nothing.
  if (isCut && ownSnapshots(metadata, head, main).end !== "whole") return "history-expired";
  return main === mark.snapshot && startsOver(metadata, main, head) ? "replaced" : "diverged";
}

/**
 * Whether a sync made the branch on its own: without a mark, and with no snapshot in common with
 * `main`, which it would have if icebranch, or anybody who knows of `main`, had made it.
 */
export function isSecondRoot(metadata: TableMetadata, dataBranch: string): boolean {
  const [main, head] = [branchHead(metadata, MAIN), branchHead(metadata, dataBranch)];
  if (main === null || head === null || marksOf(metadata).has(dataBranch)) return false;
  const [ours, theirs] = [history(metadata, head), history(metadata, main)];
  const known = new Set(theirs.snapshots.map((one) => snapshotId(one["snapshot-id"])));
  const isApart = ours.snapshots.every((one) => !known.has(snapshotId(one["snapshot-id"])));
  return isApart && ours.whole && theirs.whole;
}

/** Whether the data branch has what neither `main` has nor `onto`, the one that it is stacked on. */
export function hasOwnSnapshots(
  metadata: TableMetadata,
  dataBranch: string,
  onto: string | undefined,
): boolean {
  const head = branchHead(metadata, dataBranch);
  if (head === null) return false;
  const mark = marksOf(metadata).get(dataBranch);
  const base = mark === undefined || mark === "unreadable" ? undefined : mark.snapshot;
  return ![MAIN, onto ?? MAIN].some((ref) => {
    const other = branchHead(metadata, ref);
    if (other === null) return false;
    return (
      isAncestor(metadata, head, other) === "yes" || isAllReplayed(metadata, head, other, base)
    );
  });
}

/**
 * Whether a sync wrote to a data branch after its publish. What went to another data branch is not
 * late because that one was ended or put elsewhere since.
 */
export function hasLateRows(
  metadata: TableMetadata,
  dataBranch: string,
  { onto, publish }: Mark,
): boolean {
  const head = branchHead(metadata, dataBranch);
  if (head === null || !hasOwnSnapshots(metadata, dataBranch, onto)) return false;
  // The replays of what was published may have been expired since.
  const replayed = publish?.head;
  if (replayed !== undefined) return isAncestor(metadata, head, replayed) !== "yes";
  const to = publish?.to ?? null;
  return onto === undefined || to === null || isAncestor(metadata, head, to) !== "yes";
}

/** A root that main has too is no new start: then main has rows beside it. */
function startsOver(metadata: TableMetadata, main: SnapshotId, head: SnapshotId): boolean {
  const root = history(metadata, head).snapshots.at(-1);
  if (root?.summary?.operation !== "overwrite") return false;
  return isAncestor(metadata, snapshotId(root["snapshot-id"]), main) === "no";
}

/** How many snapshots `to` has that are not in the history of `from`. */
export function snapshotsAhead(
  metadata: TableMetadata,
  from: SnapshotId | null,
  to: SnapshotId,
): number {
  const known = new Set(
    from === null
      ? []
      : history(metadata, from).snapshots.map((snapshot) => snapshotId(snapshot["snapshot-id"])),
  );
  return history(metadata, to).snapshots.filter(
    (snapshot) => !known.has(snapshotId(snapshot["snapshot-id"])),
  ).length;
}
