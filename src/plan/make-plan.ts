/** Puts what the planners found together into the one plan that everything shows and does. */
import { compareFindings, compareText, type Finding } from "../errors.ts";
import type { Change, LineageGraph } from "../lineage/graph.ts";
import type { Typings } from "../lineage/type-views.ts";
import { planDigest } from "./digest.ts";
import { notIsolated } from "./isolation.ts";
import type { ClusterPlan, Plan, Step, WorkflowPlan } from "./plan.ts";
import { hasError, type PlannedTable } from "./planned-table.ts";
import { groupsKeptOff, stepsKeptOff } from "./read-only.ts";
import type { PlannedView } from "./view-context.ts";
import { distinct, viewPlans, withoutThoseOf } from "./view-plans.ts";

export interface PlanParts {
  readonly branch: string | null;
  readonly dataBranch: string | null;
  readonly changes: readonly Change[];
  readonly graph: LineageGraph;
  readonly catalogs: Plan["catalogs"];
  /** One list for each data branch that is dealt with: each is all or none on its own. */
  readonly groups: readonly (readonly PlannedTable[])[];
  /** Views of the production branch: each on its own, after the tables. */
  readonly views?: readonly PlannedView[];
  /** Steps that no table's commit makes. */
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
  readonly workflow: WorkflowPlan | null;
  /** Absent where DataFusion planned no view. */
  readonly typing?: ViewTyping;
  readonly cluster?: ClusterPlan;
  /** Whether it is only looked at, as `plan` does. */
  readonly isForecast?: boolean;
}

/** What is known of the views' columns. */
export interface ViewTyping {
  /** DataFusion's version. */
  readonly planner: string;
  readonly typings: Typings;
}

/** `digest`: of the plan that a person agreed to. Another one is not carried out. */
export interface Expectation {
  readonly digest?: string;
}

/**
 * A finding of level error that is not one group's own stops everything. An error in a group stops
 * that group alone: a diverged branch must not keep another one from being published.
 */
export function makePlan(parts: PlanParts, expected: Expectation = {}): Plan {
  const groups = groupsKeptOff(parts);
  const planned = groups.flat();
  const general = [...parts.findings, ...stepsKeptOff(parts)];
  const blocked = general.some((one) => one.level === "error");
  const views = withoutThoseOf(groups, parts.views ?? []);
  const possible = blocked
    ? []
    : [
        ...groups.filter((group) => !hasError(group)).flatMap(commitSteps),
        ...views.flatMap(({ step }) => step ?? []),
        ...parts.steps,
      ];
  const digest = planDigest(possible);
  const another = expected.digest !== undefined && expected.digest !== digest;
  const steps = another ? [] : possible;
  const findings = [
    ...general,
    ...planned.flatMap((one) => one.findings),
    ...distinct(views.flatMap((one) => one.findings)),
    ...(another ? [anotherPlan(digest)] : []),
  ];
  return {
    branch: parts.branch,
    dataBranch: parts.dataBranch,
    findings: [...findings].sort(compareFindings),
    changes: parts.changes,
    graph: parts.graph,
    tables: planned.map((one) => one.plan).sort((a, b) => compareText(a.table, b.table)),
    views: viewPlans(parts.graph, views, parts.typing?.typings),
    planner: parts.typing?.planner ?? null,
    catalogs: parts.catalogs,
    notIsolated: notIsolated(parts.graph, parts.changes, planned),
    workflow: parts.workflow,
    ...(parts.cluster && { cluster: parts.cluster }),
    skipped:
      another || blocked ? [] : planned.filter((one) => one.skipped).map((one) => one.plan.table),
    steps,
    digest,
  };
}

function anotherPlan(digest: string): Finding {
  return {
    code: "IB414",
    level: "error",
    message: `The plan is not the one that was asked for: its digest is ${digest}.`,
    hint: "Look at the new plan, then name its digest.",
  };
}

/** One step a catalog: what a catalog can do all or none is one commit. */
function commitSteps(group: readonly PlannedTable[]): readonly Step[] {
  const byCatalog = new Map<string, NonNullable<PlannedTable["commit"]>[]>();
  for (const { plan, commit } of group) {
    if (commit === undefined) continue;
    const commits = byCatalog.get(plan.catalog);
    if (commits === undefined) byCatalog.set(plan.catalog, [commit]);
    else commits.push(commit);
  }
  return [...byCatalog]
    .sort(([a], [b]) => compareText(a, b))
    .map(([catalog, commits]) => ({ kind: "commit", catalog, commits }));
}
