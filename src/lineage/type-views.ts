/** The columns of views, as DataFusion plans them: each over what the views before it give. */
import { storedType } from "../iceberg/column-ids.ts";
import type { Columns } from "../iceberg/table-metadata.ts";
import { identifierText } from "../project/project.ts";
import type { GraphNode, LineageGraph, Read } from "./graph.ts";
import type { PlannedQuery, PlannerQuery, QueryPlanner } from "./planner.ts";
import type { ViewColumn } from "./view-columns.ts";

/** The columns of a table, by its full name; undefined where nobody knows them yet. */
export type ColumnsOf = (table: string) => Columns | undefined;

export type Typing =
  | {
      readonly kind: "typed";
      readonly columns: readonly ViewColumn[];
      readonly query: Extract<PlannedQuery, { kind: "planned" }>;
    }
  /** DataFusion has no plan for it. */
  | Extract<PlannedQuery, { kind: "refused" }>
  /** It plans, and Iceberg has no type for these columns. */
  | {
      readonly kind: "unkept";
      readonly columns: readonly { readonly name: string; readonly arrow: string }[];
    }
  /** It reads views that do not plan, or whose columns cannot be kept. */
  | { readonly kind: "below"; readonly views: readonly string[] }
  /** Nobody knows the columns of these tables yet; none where a name leads nowhere. */
  | { readonly kind: "unchecked"; readonly tables: readonly string[] }
  | { readonly kind: "given-up" };

export type Typings = ReadonlyMap<string, Typing>;

/** Of the `wanted` views and of those that they read. */
export async function typeViews(
  graph: LineageGraph,
  wanted: ReadonlySet<string>,
  columnsOf: ColumnsOf,
  planner: QueryPlanner,
): Promise<Typings> {
  const typings = new Map<string, Typing>();
  const needed = withUpstream(graph, wanted);
  for (const node of graph.nodes)
    if (needed.has(node.id))
      typings.set(node.id, await typeView(node, typings, columnsOf, planner));
  return typings;
}

/** The views among these ids and all views that they read, near or far. */
export function withUpstream(
  graph: LineageGraph,
  wanted: ReadonlySet<string>,
): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const { id, node, dependencies } of graph.nodes.toReversed()) {
    if (node.kind !== "view" || !(needed.has(id) || wanted.has(id))) continue;
    needed.add(id);
    for (const dependency of dependencies) needed.add(dependency);
  }
  const views = new Set(graph.nodes.flatMap(({ id, node }) => (node.kind === "view" ? [id] : [])));
  return needed.intersection(views);
}

async function typeView(
  { node, reads }: GraphNode,
  typings: Typings,
  columnsOf: ColumnsOf,
  planner: QueryPlanner,
): Promise<Typing> {
  if (node.kind !== "view" || reads.length < node.relations.length)
    return { kind: "unchecked", tables: [] };
  const sources = reads.map((read) => sourceOf(read, typings, columnsOf));
  const broken = sources.flatMap((one) => (one.kind === "broken" ? [one.table] : []));
  if (broken.length > 0) return { kind: "below", views: [...new Set(broken)] };
  const unknown = sources.flatMap((one) => (one.kind === "unknown" ? one.tables : []));
  if (unknown.length > 0) return { kind: "unchecked", tables: [...new Set(unknown)].sort() };
  const tables = sources.flatMap((one) => (one.kind === "known" ? [one.query] : []));
  const { catalog, namespace } = node.identifier;
  return kept(await planner.plan({ sql: node.sql, defaults: { catalog, namespace }, tables }));
}

type Source =
  | { readonly kind: "known"; readonly query: PlannerQuery["tables"][number] }
  | { readonly kind: "unknown"; readonly tables: readonly string[] }
  | { readonly kind: "broken"; readonly table: string };

function sourceOf({ table, from }: Read, typings: Typings, columnsOf: ColumnsOf): Source {
  const name = identifierText(table);
  const view = from.length === 1 && from[0] === name ? typings.get(name) : undefined;
  const columns = view === undefined ? columnsOf(name) : columnsOfView(view);
  if (columns !== undefined) {
    const fields = columns.map((column, index) => ({ id: index + 1, ...column }));
    return { kind: "known", query: { ...table, schema: { fields } } };
  }
  switch (view?.kind) {
    case "unchecked":
      return { kind: "unknown", tables: view.tables.length === 0 ? [name] : view.tables };
    case "refused":
    case "unkept":
    case "below":
      return { kind: "broken", table: name };
    case "given-up":
    case "typed":
    case undefined:
      return { kind: "unknown", tables: [name] };
  }
}

function columnsOfView(view: Typing): Columns | undefined {
  return view.kind === "typed"
    ? view.columns.map(({ name, type, required }) => ({ name, type, required }))
    : undefined;
}

function kept(query: PlannedQuery): Typing {
  if (query.kind !== "planned") return query;
  const strange = query.columns.filter(({ type }) => type === null);
  if (strange.length > 0)
    return { kind: "unkept", columns: strange.map(({ name, arrow }) => ({ name, arrow })) };
  const columns = query.columns.map(({ name, type, required, from }) => ({
    ...{ name, required, from },
    type: storedType(type),
  }));
  return { kind: "typed", columns, query };
}

/** Asks once for each query over the same columns: base and head of a change share most of theirs. */
export function rememberingPlanner(planner: QueryPlanner): QueryPlanner {
  const answers = new Map<string, Promise<PlannedQuery>>();
  return {
    version: planner.version,
    plan(query) {
      const key = JSON.stringify(query);
      const answer = answers.get(key) ?? planner.plan(query);
      answers.set(key, answer);
      return answer;
    },
  };
}
