/** `plan` and `build` on a branch: its data branches, and what publishing them would do. */
import { type Listing, listNamespaces, loadTables } from "../catalogs.ts";
import { concurrently } from "../concurrently.ts";
import type { Finding } from "../errors.ts";
import { marksOf } from "../iceberg/marks.ts";
import { branchHead } from "../iceberg/refs.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import type { LineageGraph } from "../lineage/graph.ts";
import { planBuild } from "../plan/build.ts";
import { hasOwnSnapshots, isSecondRoot } from "../plan/classify.ts";
import {
  type CatalogState,
  type CatalogTable,
  isOfProject,
  type PlanContext,
} from "../plan/context.ts";
import { dataBranchOf, ontoOfBranch } from "../plan/data-branch.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import type { PlannedTable } from "../plan/planned-table.ts";
import { revertFindings } from "../plan/receipts.ts";
import { openBranches, tablesOfBranch } from "../plan/reconcile.ts";
import { rivalFindings } from "../plan/rivals.ts";
import { onWholeBranches } from "../plan/whole-branches.ts";
import {
  type CatalogNamespace,
  changedTables,
  everyTable,
  type WrittenTable,
  writtenNamespaces,
} from "../plan/written-tables.ts";
import { shellWord } from "../shell-word.ts";
import type { World } from "../world.ts";
import { namespacesOfBoth, overCatalogs } from "./catalog-graph.ts";
import { namedCatalogs } from "./catalog-names.ts";
import { ofEveryPull, planContext } from "./context.ts";
import { emptyCatalogs } from "./empty-catalogs.ts";
import { offersTo } from "./offers.ts";
import { everyNamespaceOf, readWritten } from "./on-production.ts";
import { readReplays } from "./read-replays.ts";
import { typedViewsOf, viewsOfChange } from "./typed-views.ts";
import { forecastViews } from "./views.ts";
import { workflowOfChange } from "./workflow.ts";

export async function branchParts(
  world: World,
  branch: string,
  dataBranch: string,
): Promise<Partial<PlanParts>> {
  const { changes } = world;
  const file = await workflowOfChange(world);
  const mayHaveBranches = world.trigger.pull !== undefined && world.mayHaveBranches === true;
  // Nothing to do must cost nothing: where no file of the project changed, no catalog is asked.
  if (changes.length === 0 && !mayHaveBranches) return { branch, ...file };
  const changed = changedNamespaces(world);
  // A mark may be where no file of the project writes to any more.
  const touched = mayHaveBranches ? [...(await everyNamespaceOf(world)), ...changed] : changed;
  const listings = await listNamespaces(world.catalogs, [...touched, ...namespacesOfBoth(world)]);
  const known = new Map(listings.map((one) => [`${one.catalog}.${one.namespace}`, one.tables]));
  const overTables = overCatalogs(world, listings);
  const { graph } = overTables;
  const toLoad = new Map(touched.map((one) => [`${one.catalog}.${one.namespace}`, one]));
  const state = await loadTables(
    world.catalogs,
    [...toLoad].map(([name, one]) => ({ ...one, tables: known.get(name) ?? [] })),
  );
  const context = asAsked(world, state, await planContext(world, state, branch, dataBranch));
  const written = tablesOf(graph, changes, state, context);
  const replays = await readReplays(world, written, state, context);
  const built = planBuild(written, state, context, replays);
  const whole = await wholeBranches(world, built, context);
  const { planned } = whole;
  const { findings: ofChange = [], ...change } = await viewsOfChange(overTables, state);
  const views = await forecastViews(world, typedViewsOf(graph, change.typing), context);
  const findings = [
    ...(file.findings ?? []),
    ...ofChange,
    ...(views.findings ?? []),
    ...whole.findings,
    ...rivalFindings(planned),
    ...alsoPublished(state, context),
    ...(await offersTo(world, state, context)),
    ...(await emptyCatalogs(world.catalogs, catalogsWithout(listings, changed))),
    ...(await reverted(world, context)),
  ];
  return {
    ...{ branch, dataBranch: context.dataBranch, ...file, graph, groups: [planned] },
    ...change,
    views: views.views ?? [],
    findings,
  };
}

async function wholeBranches(
  { catalogs }: World,
  planned: readonly PlannedTable[],
  { dataBranch }: PlanContext,
) {
  const names = [...new Set(planned.map(({ plan }) => plan.catalog))].sort();
  const found = await concurrently(names, async (catalog) => {
    const { branches } = await catalogs.open(catalog);
    return branches === undefined ? [] : [{ catalog, isThere: await branches.has(dataBranch) }];
  });
  return onWholeBranches(planned, dataBranch, found.flat());
}

/** A pull request's data branch is found by marks and goes where its merge goes; a name that was given stands. */
function asAsked(world: World, state: CatalogState, context: PlanContext): PlanContext {
  const { trigger, inputs } = world;
  const { pull, production } = trigger;
  const isNamed = inputs.branch !== undefined;
  if (pull === undefined)
    return { ...context, named: isNamed && trigger.branch === context.branch };
  const dataBranch = isNamed ? context.dataBranch : dataBranchOf(state, context);
  const { baseBranch: base, number } = pull;
  const own = { dataBranch, pull: number };
  const onto = ontoOfBranch(state, context, { base, production }, own);
  return { ...context, dataBranch, onto };
}

/** The files that wrote those tables are gone by then: what the base wrote is asked for, too. */
async function reverted(world: World, context: PlanContext): Promise<readonly Finding[]> {
  const number = world.trigger.pull?.reverts;
  if (number === undefined) return [];
  return revertFindings(await readWritten(world), context, number, namedCatalogs(world));
}

/** What the change writes to, and where it has a data branch from before: that is published, too. */
function tablesOf(
  graph: LineageGraph,
  changes: World["changes"],
  state: CatalogState,
  context: PlanContext,
): readonly WrittenTable[] {
  const changed = changedTables(graph, changes, state);
  const known = new Set(changed.map(({ table }) => table));
  const { dataBranch, owner } = context;
  if (owner.pull === null) return changed;
  const { all, mine } = branchesOfPull(state, context);
  // Its own, what a terminal made for its git branch, and first syncs without a mark.
  const own = mine.filter((one) => one.dataBranch === dataBranch);
  const one = { dataBranch, tables: own.flatMap(({ tables }) => tables) };
  const published = tablesOfBranch(one, everyTable(graph, state), state, all).filter(
    ({ table, nodes }) =>
      one.tables.includes(table) || (nodes.length > 0 && isFirstSync(state.get(table), dataBranch)),
  );
  return [...changed, ...published.filter(({ table }) => !known.has(table))];
}

/** Those that its merge publishes: with its number, and what a terminal made for its git branch. */
function branchesOfPull(state: CatalogState, context: PlanContext) {
  const { branch, owner } = context;
  const all = openBranches(state, ofEveryPull(context));
  const mine = all.filter(
    (one) => one.pull === owner.pull || (one.pull === null && one.branch === branch),
  );
  return { all, mine };
}

/** A terminal may have given its git branch more than one, and the merge publishes them all. */
function alsoPublished(state: CatalogState, context: PlanContext): readonly Finding[] {
  if (context.owner.pull === null) return [];
  const others = branchesOfPull(state, context).mine.filter(
    ({ dataBranch }) => dataBranch !== context.dataBranch,
  );
  return others.flatMap(({ dataBranch, tables }): readonly Finding[] => {
    const written = tables.filter((table) => {
      const metadata = state.get(table)?.table.metadata;
      if (metadata === undefined) return false;
      const mark = marksOf(metadata).get(dataBranch);
      return isOfProject(mark, context) && hasOwnSnapshots(metadata, dataBranch, mark.onto);
    });
    if (written.length === 0) return [];
    return [
      {
        code: "IB424",
        level: "warning",
        message: `The data branch ${dataBranch} on ${written.join(", ")} is this pull request's too: its merge publishes that one as well.`,
        hint: `If that is not wanted, end it: icebranch clean --branch ${shellWord(dataBranch)}.`,
      },
    ];
  });
}

/** A branch on a table that has no `main` yet, or that a sync began without the rows of `main`. */
function isFirstSync(found: CatalogTable | undefined, dataBranch: string): boolean {
  if (found === undefined) return false;
  const { metadata } = found.table;
  if (branchHead(metadata, dataBranch) === null) return false;
  return branchHead(metadata, MAIN) === null || isSecondRoot(metadata, dataBranch);
}

function changedNamespaces({ changes, graph }: World): readonly CatalogNamespace[] {
  const changed = new Set(changes.filter((one) => one.change !== "removed").map((one) => one.node));
  return graph.nodes
    .filter(({ id }) => changed.has(id))
    .flatMap(({ node }) => writtenNamespaces(node));
}

/** Those written to, of which no listing has a table. */
function catalogsWithout(
  listings: readonly Listing[],
  written: readonly CatalogNamespace[],
): readonly string[] {
  const filled = new Set(
    listings.filter(({ tables }) => tables.length > 0).map(({ catalog }) => catalog),
  );
  return written.map(({ catalog }) => catalog).filter((catalog) => !filled.has(catalog));
}
