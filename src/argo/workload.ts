/** What runs a node: its image, the files that its container reads, the variables that they refer to. */

import type { Finding } from "../errors.ts";
import type { LineageGraph } from "../lineage/graph.ts";
import { catalogOf } from "../project/catalog-of.ts";
import { startOf } from "../project/finding.ts";
import type { CatalogConfig, Config, ProjectNode } from "../project/project.ts";
import { undeclaredReference } from "../project/references.ts";
import { ingestData, refreshData } from "./config-map.ts";
import type { ConfigMap } from "./kubernetes.ts";
import { declaredVariables, referencesIn } from "./variables.ts";

export interface Workload {
  readonly id: string;
  readonly kind: "ingest" | "view";
  /** The node's, from the repository's root. */
  readonly file: string;
  readonly image: string;
  readonly data: ConfigMap["data"];
  /** Names of the declared variables that `data` refers to, sorted. */
  readonly variables: readonly string[];
  /** Ids of other workloads. */
  readonly dependencies: readonly string[];
}

/** In the graph's order. Views of a catalog that no image can refresh are left out, and named. */
export function workloadsOf(
  graph: LineageGraph,
  config: Config,
  branch: string,
): { readonly workloads: readonly Workload[]; readonly findings: readonly Finding[] } {
  const declared = declaredVariables(config.secrets);
  const findings: Finding[] = [];
  const workloads: Workload[] = [];
  for (const { id, node, dependencies } of graph.nodes) {
    const run = runOf(node, config, branch);
    if (run === undefined) {
      findings.push(notRefreshed(node));
      continue;
    }
    const references = referencesIn(Object.values(run.data).join("\n"));
    const variables = references.filter((name) => declared.has(name));
    const undeclared = references.filter((name) => !declared.has(name));
    // What an ingest refers to is told where its file is read.
    if (node.kind === "view")
      findings.push(
        ...undeclared.map((name) => undeclaredReference(startOf(config.file), id, name, config)),
      );
    workloads.push({ id, kind: node.kind, file: node.file, ...run, variables, dependencies });
  }
  return { workloads: withoutMissing(workloads), findings };
}

function withoutMissing(workloads: readonly Workload[]): readonly Workload[] {
  const ids = new Set(workloads.map(({ id }) => id));
  return workloads.map((workload) => ({
    ...workload,
    dependencies: workload.dependencies.filter((id) => ids.has(id)),
  }));
}

function runOf(node: ProjectNode, config: Config, branch: string) {
  if (node.kind === "ingest") return { image: node.image, data: ingestData(node, branch) };
  const { catalog: name } = node.identifier;
  const catalog = catalogOf(config, name);
  const image = catalog && refreshImage(catalog);
  if (catalog === undefined || image === undefined) return undefined;
  return { image, data: refreshData(node, catalog, config, branch) };
}

export function refreshImage({ type }: CatalogConfig): string | undefined {
  switch (type) {
    case "sql":
    case "file":
      return `dashbook/refresh-iceberg-datafusion:${type}`;
    case "rest":
    case "nessie":
      return undefined;
  }
}

function notRefreshed({ id, file }: ProjectNode): Finding {
  return {
    code: "IB420",
    level: "warning",
    file,
    line: 1,
    column: 1,
    message: `No image refreshes ${id}: its catalog is neither sql nor file, so the workflow leaves it out.`,
    hint: "Refresh it with a task of your own, or move the view to a sql catalog.",
  };
}
