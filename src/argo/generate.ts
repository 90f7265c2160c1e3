/** The workflow that runs a project: what `argo/workflow.yaml` says where nobody edited it. */
import { compareText, type Finding } from "../errors.ts";
import type { LineageGraph } from "../lineage/graph.ts";
import { MAX_FINDINGS } from "../project/document.ts";
import type { Config } from "../project/project.ts";
import { configMap } from "./config-map.ts";
import { dagTemplates, type PlannedTask } from "./dag.ts";
import type { ContainerTemplate, CronWorkflow, EnvVar, KubernetesObject } from "./kubernetes.ts";
import { ENTRYPOINT, hashedName, imageNames, nodeNames, plainName, REFRESH } from "./names.ts";
import { sizeFindings } from "./sizes.ts";
import { connectorTemplate, refreshTemplate } from "./template.ts";
import { declaredVariables } from "./variables.ts";
import { type Workload, workloadsOf } from "./workload.ts";

/** The layout of the generated file; a later one comes with a migration of files of this one. */
export const FORMAT_ANNOTATION = "icebranch/format";
export const FORMAT = "1";

export interface Generated {
  /** The CronWorkflow, then a ConfigMap for each node, by name. Empty where there is no node to run. */
  readonly documents: readonly KubernetesObject[];
  readonly findings: readonly Finding[];
}

/** `branch` is Iceberg's branch, written into every ConfigMap: `main` for production. */
export function generateWorkflow(graph: LineageGraph, config: Config, branch: string): Generated {
  const { workloads, findings } = workloadsOf(graph, config, branch);
  if (workloads.length === 0)
    return { documents: [], findings: [...findings, nothingToRun(config)] };
  const names = nodeNames(workloads.map(({ id }) => id));
  const { templates, templateOf } = containerTemplates(workloads, config);
  const tasks = plannedTasks(workloads, names, templateOf);
  const workflow = cronWorkflow([...dagTemplates(tasks), ...templates]);
  const configMaps = workloads
    .map(({ id, data, file }) => ({ object: configMap(names.get(id) ?? id, data), file }))
    .sort((a, b) => compareText(a.object.metadata.name, b.object.metadata.name));
  return {
    documents: [workflow, ...configMaps.map(({ object }) => object)],
    findings: [
      ...findings,
      ...hashedNames(workloads, names),
      ...sizeFindings(workflow, tasks.length, configMaps, config),
    ],
  };
}

/** Whoever looks for a task in the cluster looks for another name. */
function hashedNames(
  workloads: readonly Workload[],
  names: ReadonlyMap<string, string>,
): readonly Finding[] {
  const hashed = workloads.filter(({ id }) => names.get(id) !== plainName(id));
  return hashed.slice(0, MAX_FINDINGS).map(({ id, file }) => ({
    code: "IB503",
    level: "notice",
    ...{ file, line: 1, column: 1 },
    message: `${id} is called ${names.get(id)} in Kubernetes: ${plainName(id)} is not legal, reserved, or another's as well.`,
    hint: "Nothing to do if that is well; else rename the file.",
  }));
}

/** Of pods and Workflows that are over, until a user says something else. */
export const cleanUp = {
  // A pod that failed stays for its logs; one of thousands that did not is only in the way.
  podGC: { strategy: "OnPodSuccess" },
  // A day, and a week to look into what failed: of those that were started by hand, too.
  ttlStrategy: { secondsAfterSuccess: 86_400, secondsAfterFailure: 604_800 },
} as const;

function cronWorkflow(templates: CronWorkflow["spec"]["workflowSpec"]["templates"]): CronWorkflow {
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "CronWorkflow",
    metadata: { name: ENTRYPOINT, annotations: { [FORMAT_ANNOTATION]: FORMAT } },
    spec: {
      schedules: ["0 0 * * *"],
      concurrencyPolicy: "Forbid",
      workflowSpec: { entrypoint: ENTRYPOINT, ...cleanUp, templates },
    },
  };
}

/**
 * A template's variables are the same for all its tasks, so there is one for each image and set of
 * variables. dashtool's name goes to the first node's, by id; the others have a hash of both.
 */
export function containerTemplates(workloads: readonly Workload[], config: Config) {
  const declared = declaredVariables(config.secrets);
  const sorted = workloads.toSorted((a, b) => compareText(a.id, b.id));
  const images = sorted.filter(({ kind }) => kind === "ingest").map(({ image }) => image);
  const nameOf = imageNames([...new Set(images)]);
  const templates = new Map<string, ContainerTemplate>();
  const templateOf = new Map<string, string>();
  const keyOf = new Map<string, string>();
  for (const workload of sorted) {
    const { id, kind, image, variables } = workload;
    const plain = kind === "view" ? REFRESH : (nameOf.get(image) ?? image);
    const key = [image, ...variables].join(" ");
    const isFirst = (keyOf.get(plain) ?? key) === key;
    const name = isFirst ? plain : hashedName(plain, key);
    if (isFirst) keyOf.set(plain, key);
    if (!templates.has(name)) templates.set(name, containerTemplate(name, workload, declared));
    templateOf.set(id, name);
  }
  const byName = [...templates.values()].sort((a, b) => compareText(a.name, b.name));
  return { templates: byName, templateOf };
}

function containerTemplate(
  name: string,
  { kind, image, variables }: Workload,
  declared: ReadonlyMap<string, EnvVar>,
): ContainerTemplate {
  const env = variables.flatMap((variable) => declared.get(variable) ?? []);
  return kind === "view" ? refreshTemplate(name, image, env) : connectorTemplate(name, image, env);
}

/** `workloads` come in an order in which each stands after its dependencies. */
export function plannedTasks(
  workloads: readonly Workload[],
  names: ReadonlyMap<string, string>,
  templateOf: ReadonlyMap<string, string>,
): readonly PlannedTask[] {
  const depths = new Map<string, number>();
  return workloads.map(({ id, kind, dependencies }) => {
    const depth = dependencies.reduce((max, on) => Math.max(max, (depths.get(on) ?? 0) + 1), 0);
    depths.set(id, depth);
    const nameOf = (node: string) => names.get(node) ?? node;
    return {
      name: nameOf(id),
      kind,
      template: templateOf.get(id) ?? id,
      dependencies: [...new Set(dependencies.map(nameOf))].sort(compareText),
      depth,
    };
  });
}

function nothingToRun(config: Config): Finding {
  return {
    code: "IB504",
    level: "warning",
    file: config.workflow.path,
    message: "The project has no node to run, so the workflow file is left as it is.",
    hint: "Add a spec, or delete the file and the CronWorkflow in the cluster.",
  };
}
