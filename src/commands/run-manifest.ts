/** `workflow --run-manifest`: nothing is written, and no catalog asked but whether it is Nessie. */

import { Refusal } from "../argo/refusal.ts";
import { renderWorkflow } from "../argo/render.ts";
import type { RestCatalogs } from "../argo/run-branch.ts";
import { runManifest } from "../argo/run-manifest.ts";
import { selectNodes } from "../argo/run-selection.ts";
import { readUserWorkflow, type UserWorkflow } from "../argo/user-workflow.ts";
import { concurrently } from "../concurrently.ts";
import { type Finding, IcebranchError } from "../errors.ts";
import { usageError } from "../inputs.ts";
import type { GraphNode, LineageGraph } from "../lineage/graph.ts";
import { catalogOf } from "../project/catalog-of.ts";
import { readSettings, withSettings } from "../project/settings.ts";
import { inFolder } from "../read-project.ts";
import { readsDisk, type World } from "../world.ts";
import { editsLeftBehind } from "./run-edits.ts";
import { ingestsOf, productionFor } from "./run-production.ts";
import { secretsInFile } from "./secret-in-file.ts";

export interface MadeRun {
  readonly text: string;
  readonly name: string;
  /** Where the workflow file says in which its objects are. */
  readonly namespace: string | undefined;
  readonly run: string;
  readonly nodes: number;
}

export interface PreparedRun {
  /** The manifest, and the Workflow's name in it; undefined where there is nothing to run. */
  readonly made: MadeRun | undefined;
  readonly findings: readonly Finding[];
}

/** Throws IB903 where a `--set` fits nothing. */
export async function prepareRun(world: World): Promise<PreparedRun> {
  const { graph: known, head, headConfig: config, inputs, ports, trigger, dir } = world;
  const ofFiles = [...head.project.findings, ...known.findings];
  const branch = dataBranch(world);
  if (ofFiles.some(({ level }) => level === "error")) return { made: undefined, findings: ofFiles };
  const wanted = wantedNodes(world);
  // Before any --set, which would only be told that it names no ingest.
  if (wanted.size === 0)
    return { made: undefined, findings: [...ofFiles, nothingToRun(branch, wanted)] };
  const graph = withSets(known, wanted, inputs.runManifest?.set ?? []);
  const { nodes, findings } = selectNodes({
    ...{ graph, wanted, config, branch, production: await productionFor(world) },
    rewritten: rewrittenViews(world),
    rest: await restCatalogs(world, wanted),
    withSharedState: inputs.runManifest?.withSharedState ?? false,
  });
  const told = [...ofFiles, ...findings];
  if (nodes.length === 0)
    return { made: undefined, findings: [...told, nothingToRun(branch, wanted)] };
  const { file, doubts } = await userWorkflow(world, nodes);
  const seed = [String(ports.clock()), dir, trigger.head ?? ""];
  const manifest = runManifest({ graph, nodes, config, branch, file, seed });
  const text = renderWorkflow(manifest.documents);
  const secrets = secretsInFile(world, text, inFolder(dir, config.workflow.path));
  const all = [...told, ...doubts, ...manifest.findings, ...secrets];
  if (all.some(({ level }) => level === "error")) return { made: undefined, findings: all };
  const { workflow: name, run } = manifest.names;
  const { namespace } = manifest;
  return { made: { text, name, namespace, run, nodes: nodes.length }, findings: all };
}

function dataBranch({ trigger }: World): string {
  if (trigger.dataBranch !== undefined) return trigger.dataBranch;
  throw new IcebranchError("IB606", "No branch says which data branch is meant.", {
    hint: "Name it with --branch.",
  });
}

/** The only catalogs that are asked: a REST one may be Nessie, and says so to whoever opens it. */
async function restCatalogs(
  { graph, headConfig, catalogs }: World,
  wanted: ReadonlySet<string>,
): Promise<RestCatalogs> {
  const ingests = ingestsOf(graph).filter(({ id }) => wanted.has(id));
  const names = new Set(ingests.map(({ identifier }) => identifier.catalog));
  const rest = [...names].filter((name) => catalogOf(headConfig, name)?.type === "rest");
  const asked = await concurrently(
    rest,
    async (name) => [name, await kindOf(name, catalogs)] as const,
  );
  return new Map(asked);
}

async function kindOf(name: string, catalogs: World["catalogs"]) {
  try {
    return (await catalogs.open(name)).branches === undefined ? "other" : "nessie";
  } catch (error) {
    if (error instanceof IcebranchError && error.code !== "IB904") return "unknown";
    throw error;
  }
}

/** Without a base all is new. */
function rewrittenViews({ graph, baseGraph, changes }: World): ReadonlySet<string> {
  const views = graph.nodes.filter(({ node }) => node.kind === "view").map(({ id }) => id);
  const own = changes.filter(({ change }) => change !== "downstream").map(({ node }) => node);
  return baseGraph === undefined ? new Set(views) : new Set(views).intersection(new Set(own));
}

/** Without a base all is new. */
function wantedNodes({ graph, baseGraph, changes, inputs }: World): ReadonlySet<string> {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  if (inputs.runManifest?.all || baseGraph === undefined) return ids;
  return ids.intersection(new Set(changes.map(({ node }) => node)));
}

function withSets(
  graph: LineageGraph,
  wanted: ReadonlySet<string>,
  sets: readonly string[],
): LineageGraph {
  const ingests = ingestsOf(graph).filter(({ id }) => wanted.has(id));
  const { settings, problems } = readSettings(sets, ingests);
  if (problems.length > 0) throw usageError(problems);
  const nodes = graph.nodes.map((one) =>
    one.node.kind === "ingest" ? { ...one, node: withSettings(one.node, settings) } : one,
  );
  return { ...graph, nodes };
}

/** Of the work tree, or of the commit that was named: whichever the nodes come from. */
async function userWorkflow(
  world: World,
  nodes: readonly GraphNode[],
): Promise<{ readonly file: UserWorkflow | undefined; readonly doubts: readonly Finding[] }> {
  const { ports, dir, head, headConfig } = world;
  const path = inFolder(dir, headConfig.workflow.path);
  const oid = head.files.get(path)?.oid;
  const bytes = readsDisk(world)
    ? await ports.workTree?.read(path)
    : oid && (await ports.git.readBlobs([oid])).get(oid);
  if (!bytes) return { file: undefined, doubts: [] };
  try {
    const file = readUserWorkflow(new TextDecoder().decode(bytes));
    return { file, doubts: await editsLeftBehind(world, { file, bytes, path }, nodes) };
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof RangeError)) throw error;
    return { file: undefined, doubts: [unreadable(path)] };
  }
}

function unreadable(file: string): Finding {
  return {
    ...{ code: "IB502", level: "warning", file },
    message: `${file} cannot be read, so the run has none of the settings that you made there.`,
    hint: "Mend the file: icebranch workflow names the place.",
  };
}

function nothingToRun(branch: string, wanted: ReadonlySet<string>): Finding {
  const why =
    wanted.size === 0 ? "the branch changes no node" : "every node that it would run is left out";
  return {
    ...{ code: "IB504", level: "error" },
    message: `There is nothing to run on the data branch ${branch}: ${why}.`,
    hint: wanted.size === 0 ? "--all runs the whole graph." : "Each of them says what lets it run.",
  };
}
