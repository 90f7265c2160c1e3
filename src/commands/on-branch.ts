/** `plan` and `build` on a branch: its data branches, and what publishing them would do. */
import { listNamespaces, loadTables } from "../catalogs.ts";
import { lineageGraph } from "../lineage/build.ts";
import type { LineageGraph } from "../lineage/graph.ts";
import { planBuild } from "../plan/build.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import { type CatalogNamespace, changedTables, writtenNamespaces } from "../plan/written-tables.ts";
import type { World } from "../world.ts";
import { planContext } from "./context.ts";
import { workflowOfChange } from "./workflow.ts";

export async function branchParts(
  world: World,
  branch: string,
  dataBranch: string,
): Promise<Partial<PlanParts>> {
  const { changes } = world;
  const file = await workflowOfChange(world);
  // Nothing to do must cost nothing: where no file of the project changed, no catalog is asked.
  if (changes.length === 0) return { branch, ...file };
  const touched = changedNamespaces(world);
  const listings = await listNamespaces(world.catalogs, [
    ...touched,
    ...readNamespaces(world.graph),
  ]);
  const known = new Map(listings.map((one) => [`${one.catalog}.${one.namespace}`, one.tables]));
  const graph = lineageGraph(world.head.project, (catalog) => {
    const own = listings.filter((one) => one.catalog === catalog);
    return own.length === 0 ? undefined : own.flatMap(({ tables }) => tables);
  });
  const state = await loadTables(
    world.catalogs,
    touched.map((one) => ({ ...one, tables: known.get(`${one.catalog}.${one.namespace}`) ?? [] })),
  );
  const context = await planContext(world, state, branch, dataBranch);
  const written = changedTables(graph, changes, state);
  return { branch, ...file, graph, groups: [planBuild(written, state, context)] };
}

function changedNamespaces({ changes, graph }: World): readonly CatalogNamespace[] {
  const changed = new Set(changes.filter((one) => one.change !== "removed").map((one) => one.node));
  const all = graph.nodes
    .filter(({ id }) => changed.has(id))
    .flatMap(({ node }) => writtenNamespaces(node));
  return [...new Map(all.map((one) => [`${one.catalog}.${one.namespace}`, one])).values()];
}

/** Where views read what no file of the project makes: only the catalog can tell whether it is there. */
function readNamespaces(graph: LineageGraph): readonly CatalogNamespace[] {
  return graph.nodes.flatMap(({ node, reads }) => {
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
}
