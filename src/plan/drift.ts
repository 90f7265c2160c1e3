/** What the catalog says differently from the repository. */

import type { Finding } from "../errors.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
import { snapshotId } from "../iceberg/refs.ts";
import type { LoadedTable } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { hasLateRows } from "./classify.ts";
import { type CatalogState, isOurs, type PlanContext } from "./context.ts";
import type { OpenBranch } from "./reconcile.ts";

/** Branches that are merged and yet not published, and rows that came after a publish. */
export function branchDrift(
  state: CatalogState,
  merged: readonly OpenBranch[],
  context: PlanContext,
): readonly Finding[] {
  const unpublished = merged.map(
    (one): Finding => ({
      code: "IB404",
      level: "error",
      ...(one.pull === null ? {} : { pull: one.pull }),
      message: `${one.branch} is merged, but its data branch is not published on ${one.tables.join(", ")}.`,
      hint: "Run icebranch build on the production branch.",
    }),
  );
  const late = [...state].flatMap(([table, { table: loaded }]) =>
    [...marksOf(loaded.metadata)].flatMap(([dataBranch, mark]) =>
      isOurs(mark, context) ? markDrift(table, loaded, dataBranch, mark, context) : [],
    ),
  );
  return [...unpublished, ...late];
}

function markDrift(
  table: string,
  { metadata }: LoadedTable,
  dataBranch: string,
  mark: Mark,
  { now, expireAfterMs }: PlanContext,
): readonly Finding[] {
  if (mark.state === "published" && hasLateRows(metadata, dataBranch, mark))
    return [
      {
        code: "IB409",
        level: "error",
        message: `${table}: a sync wrote to the data branch ${dataBranch} after it was published.`,
        hint: `Publish those rows with icebranch publish --branch ${shellWord(dataBranch)}.`,
      },
    ];
  if (mark.state === "open" && now - mark.at >= expireAfterMs)
    return [
      {
        code: "IB404",
        level: "error",
        message: `${table}: the data branch ${dataBranch} is past its time.`,
        hint: "End it with icebranch clean --sweep.",
      },
    ];
  return [];
}

/**
 * A connector that swaps the table's pointer without looking whether it did loses its sync to
 * whoever committed in between, and ends well. What it leaves is a metadata file that nothing
 * points at, with snapshots that the table lacks.
 */
export function lostSyncs(
  table: string,
  loaded: LoadedTable,
  strays: readonly LoadedTable[],
): readonly Finding[] {
  const known = new Set(loaded.metadata.snapshots?.map((s) => snapshotId(s["snapshot-id"])));
  return strays
    .filter((stray) =>
      stray.metadata.snapshots?.some((s) => !known.has(snapshotId(s["snapshot-id"]))),
    )
    .map((stray) => ({
      code: "IB407",
      level: "error",
      message: `${table}: a sync was lost: ${fileName(stray.metadataLocation)} holds snapshots that the table does not have.`,
      hint: "Run the connector again; reset its state first if the rows do not come back.",
    }));
}

function fileName(location: string): string {
  return location.slice(location.lastIndexOf("/") + 1);
}
