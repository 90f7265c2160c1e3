/** Catalogs whose branches are the whole catalog's, as Nessie's are: what differs on those. */
import type { Finding } from "../errors.ts";
import type { PlannedTable } from "./planned-table.ts";

export interface WholeBranch {
  readonly catalog: string;
  /** Whether the catalog has a branch of the data branch's name. */
  readonly isThere: boolean;
}

export interface WholeBranches {
  readonly branches: readonly WholeBranch[];
  /** What the workflow file's connectors are told to write to. */
  readonly target: "base" | "head";
}

/** A first sync makes no branch there, and one that is told an Iceberg branch has the rows of `main` replaced. */
export function onWholeBranches(
  planned: readonly PlannedTable[],
  dataBranch: string,
  { branches, target }: WholeBranches,
): { readonly planned: readonly PlannedTable[]; readonly findings: readonly Finding[] } {
  const names = new Set(branches.map(({ catalog }) => catalog));
  const missing = branches.filter(({ catalog, isThere }) => !isThere && waits(planned, catalog));
  return {
    planned: planned.map((one) => (names.has(one.plan.catalog) ? withNote(one) : one)),
    findings: [
      ...missing.map(({ catalog }) => toBeMade(catalog, dataBranch)),
      ...(target === "head" ? [...names].map(unsafeTarget) : []),
    ],
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

/** What connectors are told is an Iceberg branch, which Nessie takes without a word and does not keep. */
export function unsafeTarget(catalog: string): Finding {
  return {
    code: "IB420",
    level: "error",
    message: `workflow.target: head tells the connectors of ${catalog} an Iceberg branch, which Nessie does not keep: they would replace the rows of main.`,
    hint: "Set workflow.target to base, and give the runs of a data branch the address of its Nessie branch (docs/catalogs/nessie.md).",
  };
}
