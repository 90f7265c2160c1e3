/** Which tables a change writes to. */
import { compareText } from "../errors.ts";
import type { TableIdentifier } from "../iceberg/table-metadata.ts";
import type { Change, LineageGraph } from "../lineage/graph.ts";
import type { Identifier, IngestNode, ProjectNode } from "../project/project.ts";
import type { CatalogState } from "./context.ts";

/** A table that ingests write, whether it exists yet or not. */
export interface WrittenTable {
  /** `catalog.namespace.name`. */
  readonly table: string;
  readonly catalog: string;
  readonly identifier: TableIdentifier;
  /** Ids of the ingests that feed it. */
  readonly nodes: readonly string[];
}

export interface CatalogNamespace {
  readonly catalog: string;
  readonly namespace: string;
}

/** Where an ingest without declared tables writes. */
function destinationNamespace({ destination, identifier }: IngestNode): string {
  const { namespace } = destination;
  return typeof namespace === "string" && namespace !== "" ? namespace : identifier.namespace;
}

/** The namespaces that an ingest writes to. */
export function writtenNamespaces(node: ProjectNode): readonly CatalogNamespace[] {
  if (node.kind === "view") return [];
  const { catalog } = node.identifier;
  const named = (node.tables ?? []).map((table) => table.namespace);
  return [destinationNamespace(node), ...named].map((namespace) => ({ catalog, namespace }));
}

/** Every table that the catalogs show, with the ingests that write it: marks may be on any of them. */
export function everyTable(graph: LineageGraph, state: CatalogState): readonly WrittenTable[] {
  const written = new Map(allWrittenTables(graph, state).map((one) => [one.table, one]));
  return [...state].map(
    ([table, { catalog, table: loaded }]) =>
      written.get(table) ?? { table, catalog, identifier: loaded.identifier, nodes: [] },
  );
}

/** The tables that all ingests of a graph write. */
function allWrittenTables(graph: LineageGraph, state: CatalogState): readonly WrittenTable[] {
  return tablesOf(graph, state, ingests(graph));
}

/** The tables that added, changed and moved ingests write. A removed spec touches no table. */
export function changedTables(
  graph: LineageGraph,
  changes: readonly Change[],
  state: CatalogState,
): readonly WrittenTable[] {
  const touched = new Set(changes.filter((one) => one.change !== "removed").map((one) => one.node));
  return tablesOf(
    graph,
    state,
    ingests(graph).filter((node) => touched.has(node.id)),
  );
}

/**
 * An ingest that names its tables writes those; another one writes what its namespace holds and
 * nobody else declares. Views and the tables that store them are nobody's to branch.
 */
function tablesOf(
  graph: LineageGraph,
  state: CatalogState,
  nodes: readonly IngestNode[],
): readonly WrittenTable[] {
  const declared = new Set(ingests(graph).flatMap(declaredTables));
  const views = new Set(graph.nodes.flatMap(({ node }) => storedBy(node)));
  const found = new Map<
    string,
    { catalog: string; identifier: TableIdentifier; nodes: string[] }
  >();
  const add = (node: IngestNode, table: Identifier) => {
    const name = `${table.catalog}.${table.namespace}.${table.name}`;
    const known = found.get(name);
    if (known !== undefined) known.nodes.push(node.id);
    else
      found.set(name, {
        catalog: table.catalog,
        identifier: { namespace: table.namespace.split("."), name: table.name },
        nodes: [node.id],
      });
  };
  const byNamespace = groupByNamespace(state);
  for (const node of nodes) {
    const { catalog } = node.identifier;
    if (node.tables !== undefined) {
      for (const table of node.tables) add(node, { catalog, ...table });
      continue;
    }
    const namespace = destinationNamespace(node);
    for (const name of byNamespace.get(`${catalog}.${namespace}`) ?? []) {
      const full = `${catalog}.${namespace}.${name}`;
      if (!declared.has(full) && !views.has(full)) add(node, { catalog, namespace, name });
    }
  }
  return [...found]
    .map(([table, one]) => ({ table, ...one }))
    .sort((a, b) => compareText(a.table, b.table));
}

function groupByNamespace(state: CatalogState): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { catalog, table } of state.values()) {
    const key = `${catalog}.${table.identifier.namespace.join(".")}`;
    const names = groups.get(key);
    if (names === undefined) groups.set(key, [table.identifier.name]);
    else names.push(table.identifier.name);
  }
  return groups;
}

function declaredTables(node: IngestNode): readonly string[] {
  return (node.tables ?? []).map(
    ({ namespace, name }) => `${node.identifier.catalog}.${namespace}.${name}`,
  );
}

/** A materialized view and the table that stores it. */
function storedBy(node: ProjectNode): readonly string[] {
  return node.kind === "view" ? [node.id, `${node.id}__storage`] : [];
}

function ingests(graph: LineageGraph): readonly IngestNode[] {
  return graph.nodes.map(({ node }) => node).filter((node) => node.kind === "ingest");
}
