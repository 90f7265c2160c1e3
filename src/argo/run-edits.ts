/** Which ConfigMaps of a run the workflow file has otherwise than the project's files make them. */
import type { LineageGraph } from "../lineage/graph.ts";
import type { Config } from "../project/project.ts";
import { isObject } from "./equal.ts";
import { isSameJson } from "./merge.ts";
import { configMapName, nodeNames } from "./names.ts";
import type { UserWorkflow } from "./user-workflow.ts";
import { workloadsOf } from "./workload.ts";

export interface OfRun {
  /** The project's, without what `--set` gave it. */
  readonly graph: LineageGraph;
  readonly config: Config;
  /** That the workflow file names. */
  readonly branch: string;
  readonly runs: ReadonlySet<string>;
}

/** Their names. One that the file lacks is none. */
export function otherConfigMaps(
  file: UserWorkflow | undefined,
  { graph, config, branch, runs }: OfRun,
): readonly string[] {
  const { workloads } = workloadsOf(graph, config, branch);
  const names = nodeNames(workloads.map(({ id }) => id));
  return workloads.flatMap(({ id, data }) => {
    const name = configMapName(names.get(id) ?? id);
    const current = file?.configMaps.get(name)?.data;
    if (!runs.has(id) || !isObject(current)) return [];
    const isOther = Object.entries(data).some(
      ([key, text]) => current[key] !== undefined && !isSameJson(current[key], text),
    );
    return isOther ? [name] : [];
  });
}
