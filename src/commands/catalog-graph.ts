/** The graph of the files, and of the tables that the catalogs have beside them. */
import { type Listing, listNamespaces } from "../catalogs.ts";
import { concurrently } from "../concurrently.ts";
import type { Finding } from "../errors.ts";
import { lineageGraph } from "../lineage/build.ts";
import { diffGraphs } from "../lineage/diff.ts";
import type { LineageGraph } from "../lineage/graph.ts";
import type { CatalogNamespace } from "../plan/written-tables.ts";
import type { World } from "../world.ts";
import { orFinding } from "./read-views.ts";

/** Production's: a catalog that cannot be asked must not keep tables from being published. */
export async function catalogGraphOrFindings(world: World): Promise<{
  readonly graph: LineageGraph;
  readonly findings: readonly Finding[];
}> {
  const all = readNamespaces(world, world.graph).map((one) => [JSON.stringify(one), one] as const);
  const answers = await concurrently([...new Map(all).values()], (one) =>
    orFinding(() => listNamespaces(world.catalogs, [one])),
  );
  const listings = answers.flatMap((one) => ("code" in one ? [] : one));
  const findings = answers.flatMap((one) => ("code" in one ? [one] : []));
  return { graph: listings.length === 0 ? world.graph : graphOver(world.head, listings), findings };
}

/** The change with both of its commits over the catalogs' tables: what it does is judged from these. */
export async function catalogGraphs(world: World): Promise<World> {
  const namespaces = namespacesOfBoth(world);
  if (namespaces.length === 0) return world;
  return overCatalogs(world, await listNamespaces(world.catalogs, namespaces));
}

export function overCatalogs(world: World, listings: readonly Listing[]): World {
  const { base, head } = world;
  const graph = graphOver(head, listings);
  const baseGraph = base && graphOver(base, listings);
  if (baseGraph === undefined) return { ...world, graph, baseGraph, changes: [] };
  const changes = diffGraphs(baseGraph, graph);
  return { ...world, baseGraph, changes, graph: withOldAsWarnings(graph, baseGraph, changes) };
}

/** A name that led nowhere before, in a file that the change does not touch, keeps no change out. */
function withOldAsWarnings(
  graph: LineageGraph,
  base: LineageGraph,
  changes: World["changes"],
): LineageGraph {
  const touched = new Set(
    changes.filter(({ change }) => change !== "downstream").map(({ file }) => file),
  );
  const text = ({ file, message }: Finding) => JSON.stringify([file, message]);
  const old = new Set(base.findings.map(text));
  return softened(graph, (one) => !touched.has(one.file ?? "") && old.has(text(one)));
}

/** What is merged is merged: a name that leads nowhere keeps nothing from being published. */
export function asMerged(graph: LineageGraph): LineageGraph {
  return softened(graph, () => true);
}

function softened(graph: LineageGraph, isSoft: (finding: Finding) => boolean): LineageGraph {
  const findings = graph.findings.map(
    (one): Finding => (one.code === "IB203" && isSoft(one) ? { ...one, level: "warning" } : one),
  );
  return { ...graph, findings };
}

function graphOver({ project }: World["head"], listings: readonly Listing[]): LineageGraph {
  return lineageGraph(project, (catalog) => {
    const own = listings.filter((one) => one.catalog === catalog);
    return own.length === 0 ? undefined : own.flatMap(({ tables }) => tables);
  });
}

export function namespacesOfBoth(world: World): readonly CatalogNamespace[] {
  const { graph, baseGraph } = world;
  return [graph, ...(baseGraph ? [baseGraph] : [])].flatMap((one) => readNamespaces(world, one));
}

/**
 * Where views read what no file of the project makes: only the catalog can tell whether it is there.
 * One that the configuration does not name is told at the view, as a table that is nowhere.
 */
function readNamespaces(
  { config: { catalogs } }: World,
  graph: LineageGraph,
): readonly CatalogNamespace[] {
  const isConfigured = ({ catalog }: CatalogNamespace) =>
    Object.hasOwn(catalogs, catalog) || Object.hasOwn(catalogs, "default");
  const all = graph.nodes.flatMap(({ node, reads }) => {
    if (node.kind === "ingest") return [];
    const made = new Set(reads.map(({ relation }) => relation));
    const { catalog, namespace } = node.identifier;
    return node.relations
      .filter((relation) => !made.has(relation))
      .map(({ parts }) => ({
        catalog: parts.at(-3) ?? catalog,
        namespace: parts.at(-2) ?? namespace,
      }));
  });
  return all.filter(isConfigured);
}
