/** The workflow file as a run takes it: whatever its users have written around what is ours. */
import type { Json } from "../iceberg/json.ts";
import { asObject, parseDocument, splitDocuments } from "./documents.ts";
import { isList } from "./equal.ts";
import type { KubernetesObject } from "./kubernetes.ts";
import { isCronWorkflowOfOurs } from "./ownership.ts";

export interface UserWorkflow {
  readonly cron: KubernetesObject;
  /** By name. */
  readonly configMaps: ReadonlyMap<string, KubernetesObject>;
}

/** undefined where the file has no CronWorkflow of ours. Throws `Refusal` and `RangeError`. */
export function readUserWorkflow(text: string): UserWorkflow | undefined {
  const objects = splitDocuments(text.replace(/^\ufeff/, "")).flatMap(
    (document) => asObject(parseDocument(document)?.value) ?? [],
  );
  const cron = objects.find(isCronWorkflowOfOurs);
  if (cron === undefined) return undefined;
  const configMaps = objects.filter(({ kind }) => kind === "ConfigMap");
  return { cron, configMaps: new Map(configMaps.map((one) => [one.metadata.name, one])) };
}

export function listOf(value: Json): readonly Json[] {
  return isList(value) ? value : [];
}
