/** Catalogs that are only read get their forecast; what would be written to them stops with the reason. */
import type { Finding } from "../errors.ts";
import { tableName } from "../iceberg/refs.ts";
import type { Plan, Step } from "./plan.ts";
import type { PlannedTable } from "./planned-table.ts";

export interface Writes {
  readonly groups: readonly (readonly PlannedTable[])[];
  readonly steps: readonly Step[];
  readonly catalogs: Plan["catalogs"];
  /** Whether the plan is only looked at, as `plan` does. */
  readonly isForecast?: boolean;
}

/** Each group with a finding for each such catalog that it would write to: a data branch is all or none. */
export function groupsKeptOff({ groups, ...rest }: Writes): Writes["groups"] {
  return groups.map((group) => {
    const written = group.filter(({ commit }) => commit !== undefined).map(({ plan }) => plan);
    const findings = readOnlyFindings(written, rest);
    const [first, ...others] = group;
    if (first === undefined || findings.length === 0) return group;
    return [{ ...first, findings: [...first.findings, ...findings] }, ...others];
  });
}

/** For the steps that no data branch's commit makes. */
export function stepsKeptOff({ steps, ...rest }: Writes): readonly Finding[] {
  const dropped = steps.flatMap((step) =>
    step.kind === "drop-table"
      ? [{ catalog: step.catalog, table: `${step.catalog}.${tableName(step.identifier)}` }]
      : [],
  );
  return readOnlyFindings(dropped, rest);
}

const namedTables = 3;

function readOnlyFindings(
  written: readonly { readonly catalog: string; readonly table: string }[],
  { catalogs, isForecast = false }: Pick<Writes, "catalogs" | "isForecast">,
): readonly Finding[] {
  return catalogs.flatMap(({ name, type, readOnly }): readonly Finding[] => {
    const tables = written.filter(({ catalog }) => catalog === name).map(({ table }) => table);
    if (readOnly === undefined || tables.length === 0) return [];
    const more = tables.length - namedTables;
    const named = tables.slice(0, namedTables).join(", ") + (more > 0 ? ` and ${more} more` : "");
    return [
      {
        code: "IB426",
        level: isForecast ? "warning" : "error",
        message: `Nothing can be written to ${named}: the catalog ${name} is only read, since ${readOnly}.`,
        hint: `${type === "file" ? "Register the tables with a catalog (sql, rest, nessie)" : "Name the address of a server that commits"}, or ask for plan alone.`,
      },
    ];
  });
}
