import { compareFindings } from "../errors.ts";
import type { Change, LineageGraph } from "../lineage/graph.ts";
import { typeText } from "../lineage/type-text.ts";
import { movesOf } from "../plan/moves.ts";
import type { Outcome, Plan, Step, TableMove, TableOutcome, TablePlan } from "../plan/plan.ts";
import type { ViewOutcome } from "../plan/view-plan.ts";
import type { Report, ReportTable, ReportView } from "./report.ts";
import { resultOf } from "./result.ts";

export interface ReportInput
  extends Pick<
    Report,
    "version" | "command" | "project" | "base" | "head" | "branch" | "pull" | "dryRun"
  > {
  readonly plan: Plan;
  /** null where nothing was applied. */
  readonly outcome: Outcome | null;
}

/** The one document of a run. Equal runs make equal reports: no time, run id or address is in it. */
export function makeReport({ plan, outcome, ...run }: ReportInput): Report {
  return {
    schema: "icebranch/report/1",
    version: run.version,
    command: run.command,
    result: resultOf(run.command, plan, outcome),
    dryRun: run.dryRun,
    project: run.project,
    base: run.base,
    head: run.head,
    branch: plan.dataBranch ?? run.branch,
    pull: run.pull,
    findings: [...plan.findings, ...(outcome?.findings ?? [])].sort(compareFindings),
    changes: plan.changes.map(({ file: _, ...change }) => change),
    tables: reportTables(plan, outcome),
    views: reportViews(plan, outcome),
    planner: plan.planner === null ? null : { datafusion: plan.planner },
    catalogs: plan.catalogs,
    // A run of the production branch is about no data branch.
    notIsolated: run.branch === null ? [] : plan.notIsolated,
    workflow: plan.workflow,
    ...clusterOf(plan, outcome, run.dryRun),
    files: outcome?.files ?? (run.dryRun ? plan.steps.flatMap(fileOf) : []),
    commit: outcome?.commit ?? null,
    graph: neighbourhood(plan.graph, plan.changes),
    digest: plan.digest,
  };
}

function reportViews({ views }: Plan, outcome: Outcome | null): readonly ReportView[] {
  const outcomes = new Map(outcome?.views?.map((one) => [one.view, one]));
  return views.map(({ columns, ...view }) => {
    const came = outcomes.get(view.node);
    return {
      ...view,
      columns:
        columns?.map(({ name, type, required, from }) => ({
          ...{ name, type: typeText(type), nullable: !required, from },
        })) ?? null,
      ...(came === undefined ? {} : { outcome: outcomeOf(came) }),
    };
  });
}

function outcomeOf({ view: _, ...outcome }: ViewOutcome): Omit<ViewOutcome, "view"> {
  return outcome;
}

/** Where several branches are dealt with at once, a table stands in the plan more than once. */
function reportTables(plan: Plan, outcome: Outcome | null): ReportTable[] {
  const rows = Map.groupBy(plan.tables, ({ table }) => table);
  const moves = Map.groupBy(plan.steps.flatMap(movesOf), ({ table }) => table);
  const outcomes = Map.groupBy(outcome?.tables ?? [], ({ table }) => table);
  return plan.tables.map((row) => {
    const alone = rows.get(row.table)?.length === 1;
    const move = moves.get(row.table)?.find((one) => alone || isMoveOf(row, one));
    const came = outcomes.get(row.table)?.find((one) => alone || isOutcomeOf(move, one));
    return reportTable(row, move, came);
  });
}

/** Several branches may be on the table, but each of them is at another snapshot. */
function isMoveOf({ head, target, main }: TablePlan, { result, from, to }: TableMove): boolean {
  if (result === "published") return to === head;
  return result === "nothing" ? from === (target ?? main) : from === head || to === head;
}

function isOutcomeOf(move: TableMove | undefined, { from, to }: TableOutcome): boolean {
  return from === move?.from && to === move.to;
}

function reportTable(
  { identifier: _, ...table }: TablePlan,
  move: TableMove | undefined,
  outcome: TableOutcome | undefined,
): ReportTable {
  return {
    ...table,
    move: move ? { result: move.result, from: move.from, to: move.to } : null,
    outcome: outcome
      ? { result: outcome.result, from: outcome.from, to: outcome.to, undo: outcome.undo }
      : null,
  };
}

function fileOf(step: Step): readonly string[] {
  return step.kind === "write-file" || step.kind === "commit-file" ? [step.path] : [];
}

/** Where the cluster refuses one object nothing was applied, and what it takes is no news. */
function clusterOf(
  { cluster, steps }: Plan,
  outcome: Outcome | null,
  dryRun: boolean,
): Pick<Report, "cluster"> {
  if (cluster === undefined) return {};
  const toCome = dryRun && steps.length > 0 ? cluster.objects : [];
  return { cluster: { ...cluster, objects: outcome?.appliedObjects ?? toCome } };
}

/** The nodes that changed and those one edge away, with the edges between them. */
function neighbourhood(graph: LineageGraph, changes: readonly Change[]): Report["graph"] {
  const changed = new Set(changes.map(({ node }) => node));
  const near = new Set<string>();
  for (const { id, dependencies } of graph.nodes) {
    if (changed.has(id)) for (const member of [id, ...dependencies]) near.add(member);
    else if (dependencies.some((dependency) => changed.has(dependency))) near.add(id);
  }
  return graph.nodes
    .filter(({ id }) => near.has(id))
    .map(({ id, node, dependencies }) => ({
      node: id,
      kind: node.kind,
      dependencies: dependencies.filter((dependency) => near.has(dependency)),
    }));
}
