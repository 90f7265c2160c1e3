/**
 * What of `argo/workflow.yaml` is icebranch's, path by path. All else is the user's: schedule, time
 * zone, resources, retries, labels, templates, tasks, documents, whatever key we do not name.
 *
 * Where nobody knows what icebranch wrote before, what the plan no longer has is told from the user's
 * by its shape: a task that passes its own name as `identifier`, a template that mounts the ConfigMap of
 * its task, a ConfigMap of our files, a secret's variable that the ConfigMaps refer to.
 */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { DESTINATION_FILE, REFRESH_FILE, SOURCE_FILE } from "./config-map.ts";
import { isObject, listOf } from "./equal.ts";
import { FORMAT_ANNOTATION } from "./generate.ts";
import type { KubernetesObject } from "./kubernetes.ts";
import {
  type Context,
  gone,
  jsonText,
  keys,
  type Merge,
  named,
  nameOf,
  once,
  ours,
  withNew,
} from "./merge.ts";
import { configMapName, ENTRYPOINT, partNumber } from "./names.ts";
import { mergeTasks } from "./task-merge.ts";
import { CONFIG, CONFIG_MAP_OF_TASK, CONFIG_TEMPLATE, ENVSUBST } from "./template.ts";

export const dataFiles = [DESTINATION_FILE, REFRESH_FILE, SOURCE_FILE];

export const mergeConfigMap: Merge = keys({
  data: keys(Object.fromEntries(dataFiles.map((file) => [file, jsonText]))),
});

const mergeMounts = named(ours, ({ name }) => name === CONFIG || name === CONFIG_TEMPLATE);

const mergeContainer = keys({
  image: ours,
  command: once,
  env: named(ours, isStaleVariable),
  volumeMounts: mergeMounts,
});

/** The image is dashtool's or the user's to pin; the rest puts in the variables that we name. */
const mergeInitContainer = keys({
  image: once,
  command: ours,
  args: ours,
  env: named(ours, isFromSecret),
  volumeMounts: mergeMounts,
});

const mergeTemplate = keys({
  inputs: keys({ parameters: named(ours) }),
  retryStrategy: once,
  container: mergeContainer,
  initContainers: named(mergeInitContainer, ({ name }) => name === ENVSUBST),
  volumes: mergeMounts,
  dag: keys({ tasks: mergeTasks }),
});

const mergeWorkflowSpec: Merge = (current, planned, bases, context) => {
  const rules = {
    ...{ entrypoint: once, podGC: once, ttlStrategy: once },
    templates: named(mergeTemplate),
  };
  const plan = retriesAsAWhole(current) ? withoutRetries(planned) : planned;
  const merged = keys(rules)(current, plan, bases, context);
  if (!isObject(merged) || !isObject(planned)) return merged;
  return withoutStale(isObject(current) ? withUsed(merged, current) : merged, planned);
};

/** Whether the user has one retry strategy for all templates, which those of ours would outdo. */
function retriesAsAWhole(spec: Json): boolean {
  if (!isObject(spec)) return false;
  const { retryStrategy, templateDefaults: defaults } = spec;
  return (
    retryStrategy !== undefined || (isObject(defaults) && defaults.retryStrategy !== undefined)
  );
}

function withoutRetries(planned: Json): Json {
  if (!isObject(planned)) return planned;
  const templates = listOf(planned.templates).map((template) => {
    if (!isObject(template)) return template;
    const { retryStrategy: _, ...rest } = template;
    return rest;
  });
  return { ...planned, templates };
}

export const mergeCronWorkflow: Merge = (current, planned, bases, context) =>
  keys({
    metadata: keys({ annotations: keys({ [FORMAT_ANNOTATION]: ours }) }),
    spec: keys({
      schedule: gone,
      schedules: schedulesOf(current),
      concurrencyPolicy: once,
      workflowSpec: mergeWorkflowSpec,
    }),
  })(current, planned, bases, context);

/** Argo 3.6 brought `schedules`, Argo 4 takes nothing else: the user's own `schedule` moves there. */
function schedulesOf(workflow: Json): Merge {
  const spec = isObject(workflow) ? workflow.spec : undefined;
  const schedule = isObject(spec) ? spec.schedule : undefined;
  if (typeof schedule !== "string") return once;
  return (current) => current ?? [schedule];
}

/** A task that a person has edited outlives its node, and so does the template that it runs. */
function withUsed(merged: JsonObject, current: JsonObject): JsonObject {
  const used = new Set<Json>();
  collectTemplates(merged, used);
  const templates = listOf(merged.templates);
  const names = new Set(templates.map(nameOf));
  const isMissing = (template: Json) => used.has(nameOf(template)) && !names.has(nameOf(template));
  const before = listOf(current.templates);
  if (!before.some(isMissing)) return merged;
  const staying = before.filter((one) => isMissing(one) || names.has(nameOf(one)));
  return { ...merged, templates: withNew(templates, staying, nameOf) };
}

/** A template of ours goes with the last task that runs it, the user's tasks included. */
function withoutStale(merged: JsonObject, planned: JsonObject): JsonObject {
  const templates = listOf(merged.templates);
  const plannedNames = new Set(listOf(planned.templates).map(nameOf));
  const isStale = (template: Json) =>
    isObject(template) && isTemplateOfOurs(template) && !plannedNames.has(nameOf(template));
  if (!templates.some(isStale)) return merged;
  const used = new Set<Json>();
  collectTemplates({ ...merged, templates: templates.filter((one) => !isStale(one)) }, used);
  return {
    ...merged,
    templates: templates.filter((one) => !isStale(one) || used.has(nameOf(one))),
  };
}

function collectTemplates(value: Json, names: Set<Json>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === "template" || key === "entrypoint" || key === "onExit") names.add(member);
    collectTemplates(member, names);
  }
}

function isTemplateOfOurs(template: JsonObject): boolean {
  if (partNumber(nameOf(template) ?? "") !== undefined) return isObject(template.dag);
  return listOf(template.volumes).some((volume) => {
    const source = isObject(volume) ? volume.configMap : undefined;
    return isObject(source) && source.name === CONFIG_MAP_OF_TASK;
  });
}

export function isCronWorkflowOfOurs(document: KubernetesObject): boolean {
  return (
    document.kind === "CronWorkflow" &&
    (formatOf(document) !== undefined || document.metadata.name === ENTRYPOINT)
  );
}

export function isConfigMapOfOurs(document: KubernetesObject): boolean {
  const files = isObject(document.data) ? Object.keys(document.data) : [];
  const holdsOurs = files.length > 0 && files.every((file) => dataFiles.includes(file));
  return holdsOurs && isNamedAsOurs(document);
}

export function isNamedAsOurs({ kind, metadata }: KubernetesObject): boolean {
  return kind === "ConfigMap" && metadata.name.endsWith(configMapName(""));
}

/** The CronWorkflow of another file is dashtool's, or a person's own. */
export function isWrittenByIcebranch(document: KubernetesObject): boolean {
  return isCronWorkflowOfOurs(document) && formatOf(document) !== undefined;
}

export function formatOf({ metadata }: KubernetesObject): Json {
  const annotations = metadata.annotations;
  return isObject(annotations) ? annotations[FORMAT_ANNOTATION] : undefined;
}

function isFromSecret(variable: JsonObject): boolean {
  const from = variable.valueFrom;
  return isObject(from) && isObject(from.secretKeyRef);
}

function isStaleVariable(variable: JsonObject, { references }: Context): boolean {
  return isFromSecret(variable) && references.has(nameOf(variable) ?? "");
}
