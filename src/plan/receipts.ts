/** What pull requests published before this run, as their receipts have it. */
import type { Finding } from "../errors.ts";
import { type Mark, marksOf, type Publish } from "../iceberg/marks.ts";
import { addedBetween, findSnapshot } from "../iceberg/refs.ts";
import { MAIN, type TableMetadata } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { type CatalogState, isOfProject, type Owning } from "./context.ts";
import type { PlannedTable } from "./planned-table.ts";
import { describeTable } from "./table-plan.ts";
import type { WrittenTable } from "./written-tables.ts";

/** One line a table that the pull request's publish dealt with: nothing is left to do there. */
export function planReceipts(
  written: readonly WrittenTable[],
  state: CatalogState,
  owning: Owning,
  pull: number,
): readonly PlannedTable[] {
  return written.flatMap((one) => {
    const found = state.get(one.table);
    if (found === undefined) return [];
    const { metadata } = found.table;
    return receiptsOf(metadata, owning, pull).map(({ dataBranch, mark, publish }): PlannedTable => {
      const ref = mark.onto ?? MAIN;
      const target = { ref, head: publish.from };
      const plan = describeTable(one, found, dataBranch, "published", mark, target);
      const { id, from, to } = publish;
      const added = addedBy(metadata, publish);
      return {
        plan: { ...plan, receipt: { id, from, to }, added },
        findings: [],
        commit: undefined,
      };
    });
  });
}

interface Receipt {
  readonly dataBranch: string;
  readonly mark: Mark;
  readonly publish: Publish;
}

function receiptsOf(metadata: TableMetadata, owning: Owning, pull: number): readonly Receipt[] {
  return [...marksOf(metadata)].flatMap(([dataBranch, mark]) => {
    if (!isOfProject(mark, owning) || mark.pull !== pull) return [];
    const { state, publish } = mark;
    return state === "published" && publish !== undefined ? [{ dataBranch, mark, publish }] : [];
  });
}

/** null where the snapshots have been expired since, and nothing where `main` was not moved. */
function addedBy(metadata: TableMetadata, { from, to }: Publish) {
  if (from === to || to === null) return null;
  const isHere = [from, to].every((id) => id === null || findSnapshot(metadata, id) !== undefined);
  return isHere ? addedBetween(metadata, from, to) : null;
}

/**
 * A revert takes back files; rows that were published stay until somebody undoes the publish.
 * `catalogs`: those that the files at hand name. `undo` finds no other, so that it is told of the
 * commit that was published for where the revert takes away the last file of one.
 */
export function revertFindings(
  state: CatalogState,
  owning: Owning,
  reverted: number,
  catalogs: ReadonlySet<string>,
): readonly Finding[] {
  const all = [...state].flatMap(
    ([
      table,
      {
        catalog,
        table: { metadata },
      },
    ]) =>
      receiptsOf(metadata, owning, reverted)
        .filter(({ mark, publish }) => mark.onto === undefined && publish.from !== publish.to)
        .map(({ publish: { id, merge } }) => ({ table, catalog, id, merge })),
  );
  return [...Map.groupBy(all, ({ id }) => id)].map(([id, members]) => {
    const lost = members.find(({ catalog }) => !catalogs.has(catalog));
    const at = lost === undefined ? "" : ` --head ${shellWord(lost.merge)}`;
    return {
      code: "IB425",
      level: "notice",
      message: `This takes back the files of #${reverted}; the rows that it published stay on main of ${members.map(({ table }) => table).join(", ")}.`,
      hint: `To put main back to where it was before, run icebranch undo --publish ${id}${at}.`,
    };
  });
}
