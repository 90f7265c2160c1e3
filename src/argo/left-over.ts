/** ConfigMaps of nodes that went: the file no longer has them, and applying it takes nothing away. */
import { compareText } from "../errors.ts";
import type { ManifestObject } from "./manifest.ts";
import { configMapName } from "./names.ts";
import { dataFiles } from "./ownership.ts";

/** A ConfigMap with its keys, or a CronWorkflow with its tasks. */
interface Listed {
  readonly name: string;
  readonly members: readonly string[];
}

/**
 * Of one namespace. Its ConfigMaps carry nothing that says whose they are, and other projects may
 * have theirs in it: what a task of another CronWorkflow would read is not left over.
 */
export function leftOver(
  file: readonly ManifestObject[],
  configMaps: readonly Listed[],
  cronWorkflows: readonly Listed[],
): readonly string[] {
  const kept = new Set(file.filter(({ kind }) => kind === "ConfigMap").map(({ name }) => name));
  const own = new Set(file.filter(({ kind }) => kind === "CronWorkflow").map(({ name }) => name));
  for (const { name, members } of cronWorkflows)
    if (!own.has(name)) for (const task of members) kept.add(configMapName(task));
  return configMaps
    .filter(({ name, members }) => isOfNode(name, members) && !kept.has(name))
    .map(({ name }) => name)
    .sort(compareText);
}

function isOfNode(name: string, keys: readonly string[]): boolean {
  return (
    name.endsWith(configMapName("")) &&
    keys.length > 0 &&
    keys.every((key) => dataFiles.includes(key))
  );
}
