/** A catalog as planned commits will leave it: what is planned next must build on them. */
import { applyUpdates } from "../iceberg/commit.ts";
import type { CatalogState, CatalogTable } from "./context.ts";
import type { PlannedTable } from "./planned-table.ts";

export function afterCommits(
  state: CatalogState,
  planned: readonly PlannedTable[],
  now: number,
): CatalogState {
  const after = new Map(state);
  for (const one of planned) {
    const found = after.get(one.plan.table);
    if (found !== undefined) after.set(one.plan.table, afterCommit(found, one, now));
  }
  return after;
}

export function afterCommit(
  found: CatalogTable,
  { commit }: PlannedTable,
  now: number,
): CatalogTable {
  if (commit === undefined) return found;
  const { metadata, metadataLocation: previousLocation } = found.table;
  const next = applyUpdates(metadata, commit.commit.updates, { now, previousLocation });
  return { ...found, table: { ...found.table, metadata: next } };
}
