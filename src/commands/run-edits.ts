/** People's edits of ConfigMaps in the workflow file, which a run does not take along. */
import { otherConfigMaps } from "../argo/run-edits.ts";
import { readUserWorkflow, type UserWorkflow } from "../argo/user-workflow.ts";
import type { Finding } from "../errors.ts";
import type { GraphNode } from "../lineage/graph.ts";
import { shortened } from "../report/count.ts";
import type { World } from "../world.ts";
import { branchInFile, regenerate } from "./workflow.ts";

/**
 * The run's ConfigMaps are made from the project's files, which `--set` and the search for what is
 * shared go by. A file that is only out of date has no edits: those stand when it is made anew.
 */
export async function editsLeftBehind(
  world: World,
  { file, bytes, path }: { file: UserWorkflow | undefined; bytes: Uint8Array; path: string },
  nodes: readonly GraphNode[],
): Promise<readonly Finding[]> {
  const ofRun = {
    ...{ graph: world.graph, config: world.headConfig, branch: branchInFile(world) },
    runs: new Set(nodes.map(({ id }) => id)),
  };
  if (otherConfigMaps(file, ofRun).length === 0) return [];
  const { text } = await regenerate(world, bytes);
  const edited = otherConfigMaps(readUserWorkflow(text), ofRun);
  if (edited.length === 0) return [];
  const [are, them] = edited.length === 1 ? ["is", "it"] : ["are", "them"];
  return [
    {
      ...{ code: "IB509", level: "warning", file: path },
      message: `${shortened(edited)} ${are} edited in ${path}: the run has what the project's files make of ${them}, and nothing of the edit.`,
      hint: "Give the run the same with --set, or write it into the spec.",
    },
  ];
}
