import type { World } from "../world.ts";

/** The catalogs that a run from the head commit alone would look into. */
export function namedCatalogs({ catalogs, graph }: World): ReadonlySet<string> {
  const ingests = graph.nodes.filter(({ node }) => node.kind === "ingest");
  return new Set([...catalogs.named, ...ingests.map(({ node }) => node.identifier.catalog)]);
}
