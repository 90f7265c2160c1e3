/** Views with their columns: of a change, of all that production declares, or as far as the files tell. */
import { type Catalogs, type Listing, loadTables } from "../catalogs.ts";
import { concurrently } from "../concurrently.ts";
import type { Finding } from "../errors.ts";
import { currentSchema } from "../iceberg/schema-updates.ts";
import type { Columns } from "../iceberg/table-metadata.ts";
import { asDeclared } from "../lineage/declared-columns.ts";
import type { Change, LineageGraph } from "../lineage/graph.ts";
import { withImpact } from "../lineage/impact.ts";
import {
  type ColumnsOf,
  rememberingPlanner,
  typeViews,
  withUpstream,
} from "../lineage/type-views.ts";
import type { TypedView } from "../lineage/view-columns.ts";
import { breakingFindings, brokenViews, viewFindings } from "../lineage/view-findings.ts";
import type { CatalogState } from "../plan/context.ts";
import type { PlanParts, ViewTyping } from "../plan/make-plan.ts";
import { identifierText } from "../project/project.ts";
import type { World } from "../world.ts";
import { breakingAllowance } from "./allow-breaking.ts";
import { orFinding } from "./read-views.ts";

/**
 * The views that a change touches, before it and after. `state` has the tables that were read
 * already; undefined where no catalog is to be asked.
 */
export async function viewsOfChange(
  world: World,
  state: CatalogState | undefined,
): Promise<Partial<PlanParts>> {
  const { changes, baseGraph, graph } = world;
  const touched = new Set(changes.flatMap(({ node, because }) => [node, ...because]));
  if (![graph, baseGraph].some((one) => one && hasView(one, touched))) return withSpecs(world);
  const planner = rememberingPlanner(await world.ports.sqlPlanner());
  const sides = [baseGraph, graph].filter((one) => one !== undefined);
  const tables = await tablesOf(world, sides, touched, state);
  const [before, after] = declaredSides(world, tables);
  const old = baseGraph ? await typeViews(baseGraph, touched, before, planner) : new Map();
  const now = await typeViews(graph, touched, after, planner);
  const sidesOf = {
    before: { typings: old, columnsOf: before },
    after: { typings: now, columnsOf: after },
  };
  const impacts = withImpact(changes, graph, sidesOf);
  return {
    changes: impacts,
    typing: { planner: planner.version, typings: now },
    findings: [
      ...viewFindings({ head: graph, changes: impacts, before: old, after: now }),
      ...(await breaking(world, impacts)),
    ],
  };
}

function hasView(graph: LineageGraph, ids: ReadonlySet<string>): boolean {
  return withUpstream(graph, ids).size > 0;
}

/** A change of specs alone loads no planner. */
async function withSpecs(world: World): Promise<Partial<PlanParts>> {
  const { changes, graph } = world;
  const [before, after] = declaredSides(world, () => undefined);
  const none = new Map();
  const impacts = withImpact(changes, graph, {
    before: { typings: none, columnsOf: before },
    after: { typings: none, columnsOf: after },
  });
  return { changes: impacts, findings: await breaking(world, impacts) };
}

async function breaking(world: World, changes: readonly Change[]): Promise<readonly Finding[]> {
  if (!changes.some(({ impact }) => impact === "breaking")) return [];
  const problems: Finding[] = [];
  const allowance = await breakingAllowance(world, problems);
  return [...problems, ...breakingFindings(changes, allowance)];
}

/** Every view of the files alone: what nobody has to be asked for is told at once. */
export async function viewsOfFiles(world: World): Promise<Partial<PlanParts>> {
  const { graph } = world;
  const all = new Set(graph.nodes.map(({ id }) => id));
  if (!hasView(graph, all)) return {};
  const planner = await world.ports.sqlPlanner();
  const [, after] = declaredSides(world, () => undefined);
  const typings = await typeViews(graph, all, after, planner);
  return {
    typing: { planner: planner.version, typings },
    findings: brokenViews(graph, typings),
  };
}

/**
 * Every view of production's files over the tables as they are. What is merged is merged: a view
 * that does not plan keeps nothing else from being published.
 */
export async function viewsOfProduction(
  world: World,
  graph: LineageGraph,
  state: CatalogState,
): Promise<{ readonly typing?: ViewTyping; readonly findings: readonly Finding[] }> {
  const all = new Set(graph.nodes.map(({ id }) => id));
  if (!hasView(graph, all)) return { findings: [] };
  const planner = await world.ports.sqlPlanner();
  const listings = missingTables([graph], all, state);
  const answers = await concurrently(listings, (one) =>
    orFinding(() => loadTables(world.catalogs, [one])),
  );
  const more = new Map(answers.flatMap((one) => ("code" in one ? [] : [...one])));
  const unread = answers.flatMap((one) => ("code" in one ? [one] : []));
  const [, after] = declaredSides(world, (id) => columnsIn(more, id) ?? columnsIn(state, id));
  const typings = await typeViews(graph, all, after, planner);
  const findings = [...unread, ...brokenViews(graph, typings)];
  return {
    typing: { planner: planner.version, typings },
    findings: findings.map((finding) => ({ ...finding, level: "warning" })),
  };
}

/** Those that were planned, with their columns where these are known. */
export function typedViewsOf(
  graph: LineageGraph,
  typing: ViewTyping | undefined,
): readonly TypedView[] {
  return graph.nodes.flatMap(({ id, node }) => {
    const found = typing?.typings.get(id);
    if (node.kind !== "view" || found === undefined) return [];
    return [{ ...node, columns: found.kind === "typed" ? found.columns : undefined }];
  });
}

/** The columns of every table that these views, and those that they read, go back to. */
async function tablesOf(
  { catalogs }: { readonly catalogs: Catalogs },
  graphs: readonly LineageGraph[],
  wanted: ReadonlySet<string>,
  state: CatalogState | undefined,
): Promise<ColumnsOf> {
  if (state === undefined) return () => undefined;
  const more = await loadTables(catalogs, missingTables(graphs, wanted, state));
  return (id) => columnsIn(more, id) ?? columnsIn(state, id);
}

function missingTables(
  graphs: readonly LineageGraph[],
  wanted: ReadonlySet<string>,
  state: CatalogState,
): readonly Listing[] {
  const missing = graphs
    .flatMap((graph) => tablesRead(graph, wanted))
    .filter(({ id }) => !state.has(id));
  const unique = [...new Map(missing.map((one) => [one.id, one])).values()];
  return unique.map(({ catalog, namespace, name }) => ({
    ...{ catalog, namespace },
    tables: [{ namespace: namespace.split("."), name }],
  }));
}

function tablesRead(graph: LineageGraph, wanted: ReadonlySet<string>) {
  const needed = withUpstream(graph, wanted);
  const views = new Set(graph.nodes.flatMap(({ id, node }) => (node.kind === "view" ? [id] : [])));
  return graph.nodes
    .filter(({ id }) => needed.has(id))
    .flatMap(({ reads }) => reads.map(({ table }) => ({ ...table, id: identifierText(table) })))
    .filter(({ id }) => !views.has(id));
}

function columnsIn(state: CatalogState, id: string): Columns | undefined {
  const metadata = state.get(id)?.table.metadata;
  return metadata && currentSchema(metadata)?.fields;
}

/** What the catalog says counts, with what the change itself declares otherwise than its base did. */
function declaredSides(
  { baseGraph, graph }: World,
  inCatalog: ColumnsOf,
): readonly [before: ColumnsOf, after: ColumnsOf] {
  const [old, now] = [declaredColumns(baseGraph), declaredColumns(graph)];
  const isChanged = (id: string) =>
    baseGraph !== undefined && JSON.stringify(old.get(id)) !== JSON.stringify(now.get(id));
  return [
    (id) => inCatalog(id) ?? old.get(id),
    (id) =>
      isChanged(id)
        ? asDeclared(inCatalog(id), old.get(id), now.get(id))
        : (inCatalog(id) ?? now.get(id)),
  ];
}

function declaredColumns(graph: LineageGraph | undefined): ReadonlyMap<string, Columns> {
  return new Map(
    (graph?.nodes ?? []).flatMap(({ node }) =>
      node.kind === "ingest" ? [...(node.columns ?? [])] : [],
    ),
  );
}
