/** Runs of small graphs, as `workflow --run-manifest` makes them. */
import { renderWorkflow } from "../../src/argo/render.ts";
import type { RestCatalogs } from "../../src/argo/run-branch.ts";
import { type Manifest, runManifest } from "../../src/argo/run-manifest.ts";
import { selectNodes } from "../../src/argo/run-selection.ts";
import { productionOf } from "../../src/argo/run-sharing.ts";
import { readUserWorkflow } from "../../src/argo/user-workflow.ts";
import type { Finding } from "../../src/errors.ts";
import type { GraphNode } from "../../src/lineage/graph.ts";
import type { Config } from "../../src/project/project.ts";
import { config as dashtoolConfig, graph } from "./builders.ts";

interface Asked {
  readonly wanted?: readonly string[];
  /** What production runs; nothing unless given. */
  readonly production?: readonly GraphNode[];
  /** Views whose text is the change's own. */
  readonly rewritten?: readonly string[];
  readonly withSharedState?: boolean;
  readonly branch?: string;
  readonly config?: Config;
  /** What the REST catalogs say that they are. */
  readonly rest?: RestCatalogs;
  /** The workflow file's text. */
  readonly file?: string;
  readonly time?: string;
}

export interface ARun extends Manifest {
  readonly text: string;
  readonly runs: readonly GraphNode[];
  readonly findings: readonly Finding[];
}

export function aRun(nodes: readonly GraphNode[], asked: Asked = {}): ARun {
  const { branch = "feat/orders", config = dashtoolConfig, production = [], file } = asked;
  const all = graph(...nodes);
  const ids = nodes.map(({ id }) => id);
  const selection = selectNodes({
    ...{ graph: all, config, branch, rest: asked.rest ?? new Map() },
    wanted: new Set(asked.wanted ?? ids),
    production: productionOf(
      production.map(({ node }) => node).filter((node) => node.kind === "ingest"),
      new Set(ids),
    ),
    rewritten: new Set(asked.rewritten),
    withSharedState: asked.withSharedState ?? false,
  });
  const manifest = runManifest({
    ...{ graph: all, nodes: selection.nodes, config, branch },
    file: file === undefined ? undefined : readUserWorkflow(file),
    seed: [asked.time ?? "0"],
  });
  return {
    ...manifest,
    findings: [...selection.findings, ...manifest.findings],
    runs: selection.nodes,
    text: renderWorkflow(manifest.documents),
  };
}
