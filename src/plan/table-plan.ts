/** One table's line in the plan: where its refs are, and in words what that means. */
import type { Mark } from "../iceberg/marks.ts";
import { addedBetween, branchHead, findSnapshot, isAncestor } from "../iceberg/refs.ts";
import {
  MAIN,
  type Snapshot,
  type SnapshotId,
  type TableMetadata,
} from "../iceberg/table-metadata.ts";
import { snapshotsAhead } from "./classify.ts";
import { connectorState } from "./commits.ts";
import type { CatalogTable } from "./context.ts";
import { newestCommon, type Target } from "./onto.ts";
import type { TablePlan, TableStateName, Totals } from "./plan.ts";
import type { Replay } from "./replay.ts";
import type { Refused } from "./replay-walk.ts";
import { shapeChange, shapeText } from "./shape-change.ts";
import { counted, snapshotsText } from "./snapshot-words.ts";
import type { WrittenTable } from "./written-tables.ts";

/** What a plan says of a table that the catalog does not have yet. */
export function absentTable(written: WrittenTable, branch: string, onto: string = MAIN): TablePlan {
  return {
    ...written,
    uuid: null,
    branch,
    pull: null,
    state: "pending",
    onto,
    target: null,
    base: null,
    main: null,
    head: null,
    totals: { onto: null, branch: null },
    rivals: [],
    receipt: null,
    added: null,
    schemaChange: null,
    sharedState: false,
    note: "The first sync makes the table and its data branch.",
  };
}

export function describeTable(
  written: WrittenTable,
  { table }: CatalogTable,
  branch: string,
  state: TableStateName,
  mark: Mark | undefined,
  target: Onto = { ref: MAIN, head: branchHead(table.metadata, MAIN) },
): TablePlan {
  const { metadata } = table;
  const main = branchHead(metadata, MAIN);
  const head = branchHead(metadata, branch);
  const { ref: onto, head: from, tried } = target;
  const replay = state === "replay" && tried !== undefined && "picks" in tried ? tried : undefined;
  return {
    ...written,
    uuid: metadata["table-uuid"],
    branch,
    pull: mark?.pull ?? null,
    state,
    onto,
    target: branchHead(metadata, onto),
    base: mark?.snapshot ?? null,
    main,
    head,
    totals: {
      onto: totalsOf(summaryOf(metadata, from)),
      branch: totalsOf(replay?.picks.at(-1)?.snapshot.summary ?? summaryOf(metadata, head)),
    },
    rivals: [],
    receipt: null,
    added:
      replay?.added ??
      (head === null || head === from ? null : addedOnBranch(metadata, state, from, head)),
    schemaChange: mark === undefined ? null : shapeText(shapeChange(table, branch, mark)),
    ...(table.shapes === undefined ? {} : { ownSchema: true }),
    ...(tried !== undefined && "why" in tried && tried.mend !== undefined ? { unread: true } : {}),
    sharedState: Object.keys(connectorState(metadata)).length > 0,
    note: note(metadata, state, target, head, mark),
  };
}

/** Where the data branch is published to, and what came of planning to commit it again there. */
interface Onto extends Pick<Target, "ref" | "head"> {
  readonly tried?: Replay | Refused | undefined;
}

function addedOnBranch(
  metadata: TableMetadata,
  state: TableStateName,
  from: SnapshotId | null,
  head: SnapshotId,
) {
  return state === "fast-forward" || state === "new-main" || state === "replaced"
    ? addedBetween(metadata, from, head)
    : null;
}

function summaryOf(metadata: TableMetadata, id: SnapshotId | null): Snapshot["summary"] {
  return id === null ? undefined : findSnapshot(metadata, id)?.summary;
}

/** From the snapshot's own summary. https://iceberg.apache.org/spec/#optional-snapshot-summary-fields */
function totalsOf(summary: Snapshot["summary"]): Totals | null {
  const rows = Number(summary?.["total-records"]);
  const files = Number(summary?.["total-data-files"]);
  const bytes = Number(summary?.["total-files-size"]);
  return [rows, files, bytes].every(Number.isFinite) ? { rows, files, bytes } : null;
}

function note(
  metadata: TableMetadata,
  state: TableStateName,
  { ref, head: from, tried }: Onto,
  head: SnapshotId | null,
  mark: Mark | undefined,
): string | null {
  switch (state) {
    case "diverged": {
      if (from === null) return `${ref} is gone since the data branch was made.`;
      const why = tried !== undefined && "why" in tried ? ` ${tried.why}` : "";
      return (mark?.snapshot ?? null) === null
        ? `${ref} was made by somebody else than the data branch's first sync, and neither has the other's rows.${why}`
        : `${ref} has moved on by ${ahead(metadata, head, from, mark)}: ${writerOf(metadata, from)}.${why}`;
    }
    case "replay":
      return from === null
        ? null
        : `${ref} has moved on by ${ahead(metadata, head, from, mark)}: ${writerOf(metadata, from)}.`;
    case "history-expired":
      return `The snapshots between ${ref} and the data branch have been expired, so nothing proves that ${ref} would lose no rows.`;
    case "foreign":
      return "icebranch did not make this branch, so it is neither moved nor removed.";
    case "missing":
      return "The data branch is gone: somebody removed it.";
    case "replaced":
      return `A full refresh: all rows of ${ref} are exchanged for those of the data branch.`;
    case "behind":
      if (head !== null && from !== null && isAncestor(metadata, head, from) !== "yes")
        return `The data branch has no rows that ${ref} has not.`;
      return `No sync has written to the data branch since ${ref} moved on: there is nothing to publish.`;
    case "pending":
      return "The first sync makes the data branch.";
    case "create":
    case "exists":
    case "equal":
    case "fast-forward":
    case "new-main":
    case "published":
      return null;
  }
}

/** Since the data branch was made, where that was begun anew and has nothing in common with the target. */
function ahead(
  metadata: TableMetadata,
  head: SnapshotId | null,
  target: SnapshotId,
  mark: Mark | undefined,
): string {
  const from = newestCommon(metadata, head, target) === null ? (mark?.snapshot ?? head) : head;
  return counted(snapshotsAhead(metadata, from, target), "snapshot");
}

/** Who moved `main`, or what else is published to, as far as its newest snapshot says. */
function writerOf(metadata: TableMetadata, id: SnapshotId): string {
  const snapshot = findSnapshot(metadata, id);
  return snapshot === undefined ? `snapshot ${id}` : `snapshot ${id}, ${snapshotsText([snapshot])}`;
}
