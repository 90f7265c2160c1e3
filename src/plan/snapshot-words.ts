/** What snapshots' summaries say of them, in words. */
import type { Snapshot } from "../iceberg/table-metadata.ts";

/** `append of 3 rows in 1 file at 2026-11-28T03:00:00.000Z by spark`, as far as the summaries say. */
export function snapshotsText(snapshots: readonly [Snapshot, ...Snapshot[]]): string {
  const last = snapshots.at(-1) ?? snapshots[0];
  const summary = last.summary ?? {};
  const engine = summary["engine-name"] ?? summary["app-name"] ?? summary["app-id"];
  const added = addedText(snapshots);
  const words = [
    summary.operation ?? "a commit",
    ...(added === "" ? [] : [`of ${added}`]),
    ...timeText(last),
    ...(engine === undefined ? [] : [`by ${engine}`]),
  ];
  return words.join(" ");
}

function addedText(snapshots: readonly Snapshot[]): string {
  const sum = (key: string) =>
    snapshots.reduce((all, { summary }) => all + Number(summary?.[key] ?? Number.NaN), 0);
  const [rows, files] = [sum("added-records"), sum("added-data-files")];
  const parts = [
    ...(Number.isFinite(rows) ? [counted(rows, "row")] : []),
    ...(Number.isFinite(files) ? [counted(files, "file")] : []),
  ];
  return parts.join(" in ");
}

/** A year that no calendar has is what a broken writer leaves. */
function timeText(snapshot: Snapshot): readonly string[] {
  const at = new Date(Number(snapshot["timestamp-ms"]));
  return Number.isNaN(at.getTime()) ? [] : [`at ${at.toISOString()}`];
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
