/** What the catalog says differently from the repository. */

import type { Finding } from "../errors.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
import { findRef } from "../iceberg/refs.ts";
import type { LoadedTable } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { hasLateRows } from "./classify.ts";
import { type CatalogState, isOurs, type PlanContext } from "./context.ts";
import type { OpenBranch } from "./reconcile.ts";
import { isReplay } from "./replayed-snapshots.ts";
import { counted } from "./snapshot-words.ts";

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
  return [...unpublished, ...late, ...lostRetention(state, context)];
}

/**
 * What icebranch gives its branches in retention is a second net below its own sweep. dashtool's
 * writers and many others leave it out with each sync, so it is told once a catalog, by number.
 */
function lostRetention(state: CatalogState, context: PlanContext): readonly Finding[] {
  const bare = [...state.values()].flatMap(({ catalog, table: { metadata } }) =>
    [...marksOf(metadata)].flatMap(([dataBranch, mark]) => {
      const ref = findRef(metadata, dataBranch);
      const isBare = ref?.type === "branch" && ref["max-ref-age-ms"] === undefined;
      const isLost = isBare && isOurs(mark, context) && mark.state !== "closed" && !isReplay(mark);
      return isLost ? [{ catalog, dataBranch }] : [];
    }),
  );
  return [...Map.groupBy(bare, ({ catalog }) => catalog)].map(([catalog, lost]): Finding => {
    const branches = new Set(lost.map(({ dataBranch }) => dataBranch)).size;
    const which = `${counted(branches, "data branch", "data branches")} on ${counted(lost.length, "table")}`;
    return {
      code: "IB408",
      level: "notice",
      message: `Writers to the catalog ${catalog} have dropped the max-ref-age-ms of ${which}: no engine ends them by itself.`,
      hint: "Nothing to do while icebranch clean --sweep runs: that goes by the marks.",
    };
  });
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
