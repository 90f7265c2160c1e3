/** Commits that a sync may lose to, where nobody has decided what to do about that. */
import type { Finding } from "../errors.ts";
import type { Plan } from "./plan.ts";
import { hasError, type PlannedTable } from "./planned-table.ts";
import { counted } from "./snapshot-words.ts";

/**
 * A notice where a table is written to whose connector keeps its state on it, as dashtool's do, and
 * whose catalog is one that such a connector moves by itself. A server would look in its place.
 */
export function unguardedFindings(
  groups: readonly (readonly PlannedTable[])[],
  catalogs: Plan["catalogs"],
): readonly Finding[] {
  const moved = new Set(
    catalogs.filter(({ type }) => type === "sql" || type === "file").map(({ name }) => name),
  );
  const tables = groups
    .filter((group) => !hasError(group))
    .flat()
    .filter(
      ({ plan, commit }) => commit !== undefined && plan.sharedState && moved.has(plan.catalog),
    );
  const [first] = tables;
  if (first === undefined) return [];
  const which = tables.length === 1 ? first.plan.table : counted(tables.length, "table");
  return [
    {
      code: "IB428",
      level: "notice",
      message: `A sync of ${which} that runs while this is written loses its rows: its connector does not look whether the table has changed meanwhile.`,
      hint: "Set publish.wait-for to argo, to write while no Workflow of the project runs; or to none where no sync runs then.",
    },
  ];
}
