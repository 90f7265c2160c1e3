/** `refresh`, `clean` and `drift`: what is asked for by name, wherever its marks are. */

import { concurrently } from "../concurrently.ts";
import type { Finding } from "../errors.ts";
import { planClean } from "../plan/clean.ts";
import type { CatalogState, PlanContext } from "../plan/context.ts";
import { dataBranchOf } from "../plan/data-branch.ts";
import { branchDrift } from "../plan/drift.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import { openBranches, tablesOfBranch } from "../plan/reconcile.ts";
import { planRefresh } from "../plan/refresh.ts";
import { planSweep } from "../plan/sweep.ts";
import { viewDrift } from "../plan/view-plans.ts";
import { everyTable, writtenNamespaces } from "../plan/written-tables.ts";
import type { World } from "../world.ts";
import { ofEveryPull, planContext } from "./context.ts";
import { emptyCatalogs } from "./empty-catalogs.ts";
import { leftFilesOf } from "./left-files-of.ts";
import { lostSyncsOf } from "./lost-syncs-of.ts";
import { mergedBranches } from "./merged.ts";
import { readEverything } from "./on-production.ts";
import { readReplays } from "./read-replays.ts";
import { productionViews } from "./views.ts";
import { stale, workflowOfCommit } from "./workflow.ts";

export async function refreshParts(
  world: World,
  branch: string,
  name: string,
): Promise<Partial<PlanParts>> {
  const state = await readEverything(world);
  const asked = await planContext(world, state, branch, name);
  const dataBranch = isByMark(world) ? dataBranchOf(state, asked) : name;
  const context = { ...asked, dataBranch };
  const { discard } = world.inputs;
  const written = everyTable(world.graph, state);
  const replays = await readReplays(world, written, state, context);
  const planned = planRefresh(written, state, context, { discard, replays });
  const findings = planned.length > 0 ? [] : [noneOpen(dataBranch)];
  return { branch, dataBranch, groups: [planned], findings };
}

/** Whether the pull request says whose data branch is meant, and nobody named one. */
function isByMark({ trigger, inputs }: World): boolean {
  return trigger.pull !== undefined && inputs.branch === undefined;
}

export async function cleanParts(
  world: World,
  branch: string,
  name: string,
): Promise<Partial<PlanParts>> {
  const state = await readEverything(world);
  const asked = await planContext(world, state, branch, name);
  if (isByMark(world)) return cleanPull(world, state, asked);
  const { tables, drops } = planClean(everyTable(world.graph, state), state, asked, world.inputs);
  const none = tables.length + drops.length === 0;
  return { branch, groups: [tables], steps: drops, findings: none ? [noneOpen(name)] : [] };
}

/** Whatever has the pull request's number, and what its first syncs made without a mark. */
async function cleanPull(
  world: World,
  state: CatalogState,
  asked: PlanContext,
): Promise<Partial<PlanParts>> {
  const { pull } = asked.owner;
  const every = openBranches(state, ofEveryPull(asked));
  const dataBranch = dataBranchOf(state, asked);
  const own = every.filter((one) => one.pull === pull);
  const named = own.some((one) => one.dataBranch === dataBranch);
  const all = named ? own : [...own, { dataBranch, tables: [] }];
  const plans = all.map((one) => {
    const context = { ...asked, dataBranch: one.dataBranch };
    const tables = tablesOfBranch(one, everyTable(world.graph, state), state, every);
    return planClean(tables, state, context, world.inputs);
  });
  const groups = plans.map(({ tables }) => tables);
  const steps = plans.flatMap(({ drops }) => drops);
  const none = groups.flat().length + steps.length === 0;
  const findings = none ? [noneOpen(dataBranch)] : [];
  return {
    branch: asked.branch,
    dataBranch: own[0]?.dataBranch ?? dataBranch,
    groups,
    steps,
    findings,
  };
}

/** A slip in the name looks like a branch that is ended already: both are nothing to do. */
function noneOpen(dataBranch: string): Finding {
  return {
    code: "IB404",
    level: "notice",
    message: `No table that this project writes has an open data branch ${dataBranch}.`,
    hint: "Check the name, and that the git branch with its specs is checked out. What is published or undone ends by icebranch clean --sweep when its time is over.",
  };
}

export async function sweepParts(world: World): Promise<Partial<PlanParts>> {
  const state = await readEverything(world);
  const context = ofEveryPull(await planContext(world, state, "", ""));
  const { merged } = await mergedBranches(world, state, context);
  const isDue = (table: string, dataBranch: string) =>
    merged.some((one) => one.dataBranch === dataBranch && one.tables.includes(table));
  return { groups: planSweep(everyTable(world.graph, state), state, context, isDue) };
}

export async function driftParts(world: World): Promise<Partial<PlanParts>> {
  const state = await readEverything(world);
  const context = ofEveryPull(await planContext(world, state, "", ""));
  const { merged } = await mergedBranches(world, state, context);
  const { now, keepUndoMs } = context;
  const period = { now, since: now - keepUndoMs };
  const lost = await concurrently([...state], async ([table, found]) =>
    lostSyncsOf(await world.catalogs.open(found.catalog), table, found.table, period),
  );
  const left = await concurrently([...state], ([table, found]) =>
    leftFilesOf(world, table, found, context),
  );
  const workflow = await workflowOfCommit(world);
  const late = workflow?.changed ? [stale(workflow.path)] : [];
  const filled = new Set([...state.values()].map(({ catalog }) => catalog));
  const written = world.graph.nodes.flatMap(({ node }) => writtenNamespaces(node));
  const bare = written.map(({ catalog }) => catalog).filter((catalog) => !filled.has(catalog));
  const around = { context: { ...context, head: world.trigger.head ?? "" }, groups: [] };
  const views = await productionViews(world, state, { ...around, everywhere: true });
  const findings = [
    ...branchDrift(state, merged, context),
    ...(views.findings ?? []),
    ...viewDrift(views.views ?? []),
    ...lost.flat(),
    ...left.flat(),
    ...late,
    ...(await emptyCatalogs(world.catalogs, bare)),
  ];
  const { views: _, ...typed } = views;
  return { ...typed, workflow, findings };
}
