/** The ingests that production runs, as far as this clone knows. */
import { type Production, productionOf } from "../argo/run-sharing.ts";
import { concurrently } from "../concurrently.ts";
import type { LineageGraph } from "../lineage/graph.ts";
import type { IngestNode, ProjectNode } from "../project/project.ts";
import { projectAt } from "../read-project.ts";
import type { World } from "../world.ts";

/**
 * What the base of the change has and what the production branch has gained since; on the production
 * branch itself, what is at hand as well.
 */
export async function productionFor(world: World): Promise<Production> {
  const { baseGraph, graph, trigger } = world;
  const isProduction = trigger.branch === trigger.production;
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const known = [...ingestsOf(baseGraph), ...(isProduction ? ingestsOf(graph) : [])];
  const before = new Set(known.map(({ id }) => id));
  const since = await ingestsAtTips(world);
  // The branch lacks what production has gained: it has taken nothing of that away.
  const gained = since.map(({ id }) => id).filter((id) => !before.has(id));
  return productionOf([...known, ...since], ids.union(new Set(gained)));
}

/** Here and as last fetched from origin: either may be behind the other. */
async function ingestsAtTips(world: World): Promise<readonly IngestNode[]> {
  const { ports, dir, shared, trigger } = world;
  const refs = ["refs/heads", "refs/remotes/origin"].map((at) => `${at}/${trigger.production}`);
  const tips = await concurrently(refs, (ref) => ports.git.resolve(ref));
  const others = new Set(tips.flatMap((tip) => tip ?? [])).difference(new Set([trigger.base]));
  const read = await concurrently([...others], (tip) => projectAt(ports, tip, dir, shared));
  return read.flatMap(({ project }) => project.nodes.filter(isIngest));
}

export function ingestsOf(graph: LineageGraph | undefined): readonly IngestNode[] {
  return (graph?.nodes ?? []).map(({ node }) => node).filter(isIngest);
}

function isIngest(node: ProjectNode): node is IngestNode {
  return node.kind === "ingest";
}
