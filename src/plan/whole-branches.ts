/** Catalogs whose branches are the whole catalog's, as Nessie's are: what differs on those. */
import type { Finding } from "../errors.ts";
import type { PlannedTable } from "./planned-table.ts";

export interface WholeBranch {
  readonly catalog: string;
  /** Whether the catalog has a branch of the data branch's name. */
  readonly isThere: boolean;
}

/** No first sync makes a branch there. */
export function onWholeBranches(
  planned: readonly PlannedTable[],
  dataBranch: string,
  branches: readonly WholeBranch[],
): { readonly planned: readonly PlannedTable[]; readonly findings: readonly Finding[] } {
  const names = new Set(branches.map(({ catalog }) => catalog));
  const missing = branches.filter(({ catalog, isThere }) => !isThere && waits(planned, catalog));
  return {
    planned: planned.map((one) => (names.has(one.plan.catalog) ? withNote(one) : one)),
    findings: missing.map(({ catalog }) => toBeMade(catalog, dataBranch)),
  };
}

/** Whether connectors are to write there, and no table of the change has the branch made by this plan. */
function waits(planned: readonly PlannedTable[], catalog: string): boolean {
  const own = planned.filter(({ plan }) => plan.catalog === catalog);
  return own.length > 0 && own.every(({ plan }) => plan.state === "pending");
}

function withNote({ plan, ...rest }: PlannedTable): PlannedTable {
  if (plan.state !== "pending") return { plan, ...rest };
  return { ...rest, plan: { ...plan, note: "The first sync on that branch makes the table." } };
}

function toBeMade(catalog: string, dataBranch: string): Finding {
  return {
    code: "IB429",
    level: "warning",
    message: `The catalog ${catalog} has no branch ${dataBranch}, and all of its tables in this change are new: their connectors have nowhere to write to.`,
    hint: "Make that branch from the default one with Nessie's own tools, and run the connectors on it; the next build takes it over.",
  };
}
