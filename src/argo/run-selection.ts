/** Which nodes a run of a data branch runs, and why it leaves others out. */

import type { Finding } from "../errors.ts";
import type { GraphNode, LineageGraph } from "../lineage/graph.ts";
import { catalogOf } from "../project/catalog-of.ts";
import type { Config, IngestNode, ProjectNode } from "../project/project.ts";
import { type RestCatalogs, refusesBranch } from "./run-branch.ts";
import { type Production, type Shared, sharedWith, tablesText } from "./run-sharing.ts";
import { refreshImage } from "./workload.ts";

export interface Choice {
  /** With what `--set` gave them. */
  readonly graph: LineageGraph;
  /** Ids that are asked for. */
  readonly wanted: ReadonlySet<string>;
  readonly production: Production;
  /** Views whose text is the change's own. */
  readonly rewritten: ReadonlySet<string>;
  readonly config: Config;
  readonly rest: RestCatalogs;
  readonly branch: string;
  /** Whether a person accepts what is shared with production. */
  readonly withSharedState: boolean;
}

export interface Selection {
  /** In the graph's order; each depends on others of the run alone. */
  readonly nodes: readonly GraphNode[];
  readonly findings: readonly Finding[];
}

export function selectNodes(choice: Choice): Selection {
  const findings: Finding[] = [];
  const left = new Set<string>();
  for (const { id, node } of choice.graph.nodes) {
    if (!choice.wanted.has(id)) continue;
    const { finding, isLeft } = judge(node, choice);
    if (finding !== undefined) findings.push(finding);
    if (isLeft) left.add(id);
  }
  const runs = choice.wanted.difference(left);
  return {
    nodes: among(choice.graph.nodes, runs),
    findings: [
      ...findings,
      ...unfed(left, choice.graph, runs),
      ...asCatalogHasThem(choice.graph, runs.intersection(choice.rewritten)),
      ...readMain(choice.graph, runs, choice.branch),
    ],
  };
}

interface Judgement {
  readonly isLeft: boolean;
  readonly finding?: Finding;
}

function judge(node: ProjectNode, choice: Choice): Judgement {
  if (node.kind === "view") {
    const isLeft = !hasImage(node, choice.config);
    return isLeft ? { isLeft, finding: notRefreshed(node) } : { isLeft };
  }
  const refusal = refusesBranch(node, choice.config, choice.rest);
  if (refusal !== undefined) return { isLeft: true, finding: toldNoBranch(node, refusal) };
  const shared = sharedWith(node, choice.production, choice.branch);
  if (shared.length === 0) return { isLeft: false };
  return choice.withSharedState
    ? { isLeft: false, finding: accepted(node, shared) }
    : { isLeft: true, finding: leftOut(node, shared) };
}

/**
 * The nodes of the run, each waiting for those of the run that come before it: behind a node that is
 * left out, for what that one would have waited for.
 */
function among(nodes: readonly GraphNode[], runs: ReadonlySet<string>): readonly GraphNode[] {
  const before = new Map<string, ReadonlySet<string>>();
  return nodes.flatMap((node) => {
    const own = new Set<string>();
    for (const id of node.dependencies)
      if (runs.has(id)) own.add(id);
      else for (const one of before.get(id) ?? []) own.add(one);
    before.set(node.id, own);
    return runs.has(node.id) ? [{ ...node, dependencies: [...own].sort() }] : [];
  });
}

function leftOut(node: IngestNode, shared: readonly Shared[]): Finding {
  return {
    code: "IB510",
    level: "warning",
    ...node.locate(""),
    message: `${node.id} is left out of the run: it shares ${shared.map(({ text }) => text).join(", and ")}, which production runs.`,
    hint: [
      `Give it its own with ${shared.map(({ option }) => option).join(" ")}, or accept it with --with-shared-state.`,
      ...shared.flatMap(({ consequence }) => consequence ?? []),
    ].join(" "),
  };
}

function accepted(node: IngestNode, shared: readonly Shared[]): Finding {
  return {
    code: "IB510",
    level: "warning",
    ...node.locate(""),
    message: `${node.id} runs on what production has: it shares ${shared.map(({ text }) => text).join(", and ")}. What it reads for ${tablesText(node)}, main's next sync skips.`,
    hint: "Publish the data branch, or have main's rows loaded again.",
  };
}

function toldNoBranch(node: IngestNode, reason: string): Finding {
  return {
    code: "IB420",
    level: "warning",
    ...node.locate("/destination"),
    message: `${node.id} is left out of the run: ${reason}.`,
    hint: "docs/catalogs/nessie.md has how connectors reach a data branch there.",
  };
}

function notRefreshed({ id, file }: ProjectNode): Finding {
  return {
    ...{ code: "IB420", level: "warning", file, line: 1, column: 1 },
    message: `${id} is left out of the run: no image refreshes views of a catalog that is neither sql nor file.`,
    hint: "Refresh it with a Workflow of your own.",
  };
}

function hasImage(node: ProjectNode, config: Config): boolean {
  const catalog = catalogOf(config, node.identifier.catalog);
  return catalog !== undefined && refreshImage(catalog) !== undefined;
}

/** Those that would have come next: what they read is not loaded by this run. */
function unfed(
  left: ReadonlySet<string>,
  graph: LineageGraph,
  runs: ReadonlySet<string>,
): readonly Finding[] {
  const below = new Map<string, GraphNode[]>([...left].map((id) => [id, []]));
  for (const one of graph.nodes)
    if (runs.has(one.id)) for (const id of one.dependencies) below.get(id)?.push(one);
  return [...below].flatMap(([id, nodes]) => {
    const file = nodes[0]?.node.file;
    return file === undefined ? [] : [runsWithout(id, nodes, file)];
  });
}

function runsWithout(id: string, nodes: readonly GraphNode[], file: string): Finding {
  const [run, all] = [nodes.length === 1 ? "runs" : "run", nodes.map((one) => one.id)];
  return {
    ...{ code: "IB509", level: "warning", file, line: 1, column: 1 },
    message: `${listed(all)} ${run} without ${id} before, which this run leaves out: what that would have loaded is not there.`,
    hint: `Have ${id} run as well, or read nothing from the outcome about what it loads.`,
  };
}

/** The refresh image is told a name, and runs the text that the catalog has under it. */
function asCatalogHasThem(graph: LineageGraph, runs: ReadonlySet<string>): readonly Finding[] {
  const views = viewsAmong(graph, runs);
  const [first] = views;
  if (first === undefined) return [];
  const names = listed(views.map(({ id }) => id));
  return [
    {
      ...{ code: "IB509", level: "warning", file: first.node.file, line: 1, column: 1 },
      message: `The run refreshes ${names} with the text that the catalog has, not with this branch's: icebranch makes and changes no view there, so for a new one there may be nothing to refresh.`,
      hint: "Make or change the view in the catalog first, or read nothing from the outcome about its text.",
    },
  ];
}

function readMain(
  graph: LineageGraph,
  runs: ReadonlySet<string>,
  branch: string,
): readonly Finding[] {
  const names = viewsAmong(graph, runs).map(({ id }) => id);
  if (names.length === 0) return [];
  const [them, read] = names.length === 1 ? ["It", "reads"] : ["They", "read"];
  return [
    {
      ...{ code: "IB509", level: "notice" },
      message: `The run refreshes ${listed(names)} into the data branch ${branch}. ${them} ${read} main of every table all the same: the refresh image knows no other.`,
      hint: "Look at the tables of the ingests for what the change loads; views show it after the merge.",
    },
  ];
}

function viewsAmong({ nodes }: LineageGraph, runs: ReadonlySet<string>): readonly GraphNode[] {
  return nodes.filter(({ id, node }) => node.kind === "view" && runs.has(id));
}

const SHOWN = 4;

function listed(names: readonly string[]): string {
  const left = names.length - SHOWN;
  return left > 1 ? `${names.slice(0, SHOWN).join(", ")} and ${left} more` : names.join(", ");
}
