/** What icebranch made of the workflow file before: what a person's edits of it began with. */
import { dashtoolWorkflow } from "../argo/dashtool-layout.ts";
import { documentsIn } from "../argo/documents.ts";
import type { Base } from "../argo/edit.ts";
import { generateWorkflow } from "../argo/generate.ts";
import { concurrently } from "../concurrently.ts";
import { IcebranchError } from "../errors.ts";
import { lineageGraph } from "../lineage/build.ts";
import type { LineageGraph } from "../lineage/graph.ts";
import type { Config, Project } from "../project/project.ts";
import { projectAt } from "../read-project.ts";
import { readsDisk, type World } from "../world.ts";

/** Under which a work tree remembers what was last made for the file on its disk. */
export const lastMade = "workflow";

/** Who edits a file mostly does so soon after it was made: older commits say little more. */
const maxCommits = 4;

/** Of a file that names several Iceberg branches, as one that was merged by hand may. */
const maxBranches = 3;

interface WorkflowFile {
  readonly path: string;
  readonly text: string;
  /** What the file is to name. */
  readonly branch: string;
  /** Whether it is dashtool's still. */
  readonly adopting: boolean;
}

/**
 * Of the trees of the last commits that changed the file, of the change's base, and what was last
 * made here. `from`: the commits whose history is looked at.
 */
export async function workflowBases(
  world: World,
  { path, text, branch, adopting }: WorkflowFile,
  from: readonly string[] = [ownHead(world)],
): Promise<readonly Base[]> {
  const { git } = world.ports;
  const found = await concurrently(from, (commit) => git.changesOf(path, commit, maxCommits));
  const commits = [...new Set(found.flat())];
  const read = await concurrently(commits, (commit) => projectOf(world, commit));
  const projects = [
    ...read.flat(),
    ...(world.base === undefined ? [] : [world.base.project]),
    // dashtool's file may never have been committed.
    ...(adopting ? [world.head.project] : []),
  ];
  const branches = [...new Set([branch, ...namedBranches(text)])].slice(0, maxBranches);
  const generate = adopting ? dashtoolWorkflow : generated;
  const made = projects.flatMap((project) =>
    branches.flatMap((one) => baseOf(project, one, generate)),
  );
  return [...made, ...(await remembered(world))];
}

/** None where not all of it is in this clone. */
async function projectOf(
  { ports, dir, shared }: World,
  commit: string,
): Promise<readonly Project[]> {
  try {
    return [(await projectAt(ports, commit, dir, shared)).project];
  } catch (error) {
    if (error instanceof IcebranchError && error.code === "IB602") return [];
    throw error;
  }
}

/** The pull request's own commit: history does not know GitHub's test merge. */
function ownHead({ trigger: { pull, head } }: World): string {
  return pull?.headCommit ?? head ?? "HEAD";
}

function namedBranches(text: string): readonly string[] {
  return [...text.matchAll(/\\?"branch\\?": ?\\?"([^"\\]+)\\?"/g)].map(([, name = ""]) => name);
}

function generated(graph: LineageGraph, config: Config, branch: string): Base {
  return generateWorkflow(graph, config, branch).documents;
}

function baseOf(project: Project, branch: string, generate: typeof generated): readonly Base[] {
  const graph = lineageGraph(project, () => undefined);
  const findings = [...project.findings, ...graph.findings];
  if (project.config === undefined || findings.some(({ level }) => level === "error")) return [];
  return [generate(graph, project.config, branch)];
}

async function remembered(world: World): Promise<readonly Base[]> {
  const { workTree } = world.ports;
  const bytes = readsDisk(world) ? await workTree?.recall(lastMade) : undefined;
  return bytes === undefined ? [] : [documentsIn(new TextDecoder().decode(bytes))];
}
