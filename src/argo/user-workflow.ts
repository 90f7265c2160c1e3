/** The workflow file as a run takes it: whatever its users have written around what is ours. */
import { objectsIn } from "./documents.ts";
import { refuseOtherFormat } from "./format.ts";
import type { KubernetesObject } from "./kubernetes.ts";
import { isCronWorkflowOfOurs } from "./ownership.ts";

export interface UserWorkflow {
  readonly cron: KubernetesObject;
  /** By name. */
  readonly configMaps: ReadonlyMap<string, KubernetesObject>;
}

/** undefined where the file has no CronWorkflow of ours. Throws `Refusal` and `RangeError`. */
export function readUserWorkflow(text: string): UserWorkflow | undefined {
  const objects = objectsIn(text.replace(/^\ufeff/, ""));
  const cron = objects.find(isCronWorkflowOfOurs);
  if (cron === undefined) return undefined;
  refuseOtherFormat(cron);
  const configMaps = objects.filter(({ kind }) => kind === "ConfigMap");
  return { cron, configMaps: new Map(configMaps.map((one) => [one.metadata.name, one])) };
}
