/** A Project → its graph: what each view reads, who makes that, and in which order they run. */
import { compareFindings, type Finding } from "../errors.ts";
import type { TableIdentifier } from "../iceberg/table-metadata.ts";
import type { Project, ProjectNode, ViewNode } from "../project/project.ts";
import { cutCycles } from "./cycles.ts";
import type { GraphNode, LineageGraph, Read } from "./graph.ts";
import { inOrder } from "./order.ts";
import { type KnownTables, resolver } from "./resolve.ts";
import { unknownTables } from "./unknown-tables.ts";

/** `known` lists the tables of a catalog; undefined where the catalog was not asked. */
export function lineageGraph(
  project: Project,
  known: (catalog: string) => readonly TableIdentifier[] | undefined,
): LineageGraph {
  const tables = knownTables(known);
  const resolve = resolver(project.nodes, tables);
  const unknown: { view: ViewNode; index: number }[] = [];
  const nodes = project.nodes.map((node): GraphNode => {
    const reads: Read[] = [];
    for (const [index, relation] of relationsOf(node).entries()) {
      const read = resolve(relation, node.identifier);
      if (read !== undefined) reads.push(read);
      else if (node.kind === "view") unknown.push({ view: node, index });
    }
    return { id: node.id, node, dependencies: dependenciesOf(reads), reads };
  });
  const { nodes: acyclic, findings: cycles } = cutCycles(nodes);
  const findings: Finding[] = [...cycles, ...unknownTables(project, unknown, tables)];
  return { nodes: inOrder(acyclic), findings: findings.sort(compareFindings) };
}

function relationsOf(node: ProjectNode): ViewNode["relations"] {
  return node.kind === "view" ? node.relations : [];
}

function dependenciesOf(reads: readonly Read[]): readonly string[] {
  return [...new Set(reads.flatMap(({ from }) => from))].sort();
}

/** Asks each catalog once, when a name leads there. */
function knownTables(
  known: (catalog: string) => readonly TableIdentifier[] | undefined,
): KnownTables {
  const asked = new Map<string, ReadonlySet<string> | undefined>();
  return (catalog) => {
    if (!asked.has(catalog)) {
      const tables = known(catalog)?.map(({ namespace, name }) =>
        [catalog, ...namespace, name].join("."),
      );
      asked.set(catalog, tables && new Set(tables));
    }
    return asked.get(catalog);
  };
}
