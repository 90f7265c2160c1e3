/** Views beside the tables that they read, in one plan. */
import type { Finding } from "../errors.ts";
import type { LineageGraph } from "../lineage/graph.ts";
import type { Typing, Typings } from "../lineage/type-views.ts";
import { identifierText } from "../project/project.ts";
import { hasError, type PlannedTable } from "./planned-table.ts";
import type { PlannedView } from "./view-context.ts";
import { viewWaits } from "./view-findings.ts";
import type { ViewPlan } from "./view-plan.ts";

/** A view of tables that are not published waits for them, as does one of such a view. */
export function withoutThoseOf(
  groups: readonly (readonly PlannedTable[])[],
  views: readonly PlannedView[],
): readonly PlannedView[] {
  const stuck = groups.flatMap((group) => group.filter((one) => hasError(group) || one.skipped));
  // Their columns are not those that their files say.
  const others = views.filter(({ state }) => state === "undone" || state === "foreign");
  const names = new Set([
    ...stuck.map(({ plan }) => plan.table),
    ...others.flatMap(({ view, step }) => (step === undefined ? [view] : [])),
  ]);
  return views.map((one) => {
    const missing = one.step?.after.filter((read) => names.has(read)) ?? [];
    if (missing.length === 0) return one;
    const findings = [...one.findings, viewWaits(one.view, missing)];
    return { ...one, state: "waits", findings, step: undefined };
  });
}

/** Of several views of one catalog, one says that it keeps none. */
export function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()];
}

export function viewPlans(
  { nodes }: LineageGraph,
  planned: readonly PlannedView[],
  typings: Typings | undefined,
): readonly ViewPlan[] {
  const states = new Map(planned.map(({ view, state }) => [view, { state }]));
  const declared = nodes.flatMap(({ id, node, reads }): readonly ViewPlan[] =>
    node.kind !== "view"
      ? []
      : [
          {
            node: id,
            reads: reads.map(({ table }) => identifierText(table)),
            ...columnsOf(typings?.get(id)),
            ...states.get(id),
          },
        ],
  );
  const names = new Set(declared.map(({ node }) => node));
  const others = [...states].filter(([view]) => !names.has(view));
  const gone = others.map(([node, state]) => ({ node, reads: [], ...columnsOf(), ...state }));
  return [...declared, ...gone];
}

function columnsOf(typing?: Typing): Pick<ViewPlan, "columns" | "functions" | "volatile"> {
  if (typing?.kind !== "typed") return { columns: null, functions: [], volatile: [] };
  const { functions, volatile } = typing.query;
  return { columns: typing.columns, functions, volatile };
}

/** Views that a run of the production branch would change, and what else there is to say of them. */
export function viewDrift(planned: readonly PlannedView[]): readonly Finding[] {
  const all = planned.flatMap(({ view, state, findings }): readonly Finding[] => {
    if (state !== "create" && state !== "update") return findings;
    const what = state === "create" ? "is not in its catalog" : "is not as its file says";
    const message = `The view ${view} ${what}.`;
    const hint = "Run icebranch build on the production branch.";
    return [...findings, { code: "IB435", level: "warning", message, hint }];
  });
  return distinct(all);
}
