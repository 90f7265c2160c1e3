/** A graph from the texts of a project's files. */
import type { TableIdentifier } from "../../src/iceberg/table-metadata.ts";
import { lineageGraph } from "../../src/lineage/build.ts";
import type { LineageGraph } from "../../src/lineage/graph.ts";
import { project, type Texts } from "../project/project-files.ts";

/** `known` are full names; without them no catalog is asked. */
export function graph(texts: Texts, known?: readonly string[]): LineageGraph {
  return lineageGraph(project(texts), (catalog) => known && tablesOf(catalog, known));
}

function tablesOf(catalog: string, known: readonly string[]): TableIdentifier[] {
  const parts = known.map((name) => name.split("."));
  return parts
    .filter(([first]) => first === catalog)
    .map((name) => ({ namespace: name.slice(1, -1), name: name.at(-1) ?? "" }));
}

/** `view < what it depends on`, in the graph's order. */
export function edges({ nodes }: LineageGraph): string[] {
  return nodes.map(({ id, dependencies }) => [id, ...dependencies].join(" < "));
}
