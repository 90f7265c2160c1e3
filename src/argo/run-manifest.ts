/** A Workflow that runs once, on a data branch, with ConfigMaps that nothing else reads. */
import { compareText, type Finding } from "../errors.ts";
import type { Json, JsonObject } from "../iceberg/json.ts";
import type { GraphNode, LineageGraph } from "../lineage/graph.ts";
import type { Config } from "../project/project.ts";
import { checkWorkflow } from "./check.ts";
import { dagTemplates } from "./dag.ts";
import { isObject, listOf } from "./equal.ts";
import { cleanUp, containerTemplates, plannedTasks } from "./generate.ts";
import type { ConfigMap, KubernetesObject, Template, Workflow } from "./kubernetes.ts";
import { nameOf } from "./merge.ts";
import { configMapName, ENTRYPOINT, nodeNames } from "./names.ts";
import {
  BRANCH_ANNOTATION,
  BRANCH_LABEL,
  RUN_LABEL,
  type RunNames,
  runNames,
} from "./run-names.ts";
import { runTemplate, TASK, withConfigMap } from "./run-template.ts";
import { workflowSize } from "./sizes.ts";
import type { UserWorkflow } from "./user-workflow.ts";
import { type Workload, workloadsOf } from "./workload.ts";

export interface Run {
  /** All nodes, with what `--set` gave them: names and templates are those of production. */
  readonly graph: LineageGraph;
  /** What runs, in the graph's order, each depending on others of these alone. */
  readonly nodes: readonly GraphNode[];
  readonly config: Config;
  readonly branch: string;
  /** The workflow file; undefined where there is none. */
  readonly file: UserWorkflow | undefined;
  /** What tells this run from any other, such as its time. */
  readonly seed: readonly string[];
}

export interface Manifest {
  readonly names: RunNames;
  readonly namespace: string | undefined;
  /** The ConfigMaps come first, so that they are there when the Workflow begins. */
  readonly documents: readonly KubernetesObject[];
  readonly findings: readonly Finding[];
}

export function runManifest(run: Run): Manifest {
  const { config, file, branch } = run;
  const all = workloadsOf({ nodes: run.graph.nodes, findings: [] }, config, branch).workloads;
  const { workloads, findings } = workloadsOf({ nodes: run.nodes, findings: [] }, config, branch);
  const tasks = nodeNames(all.map(({ id }) => id));
  const names = runNames(file?.cron.metadata.name ?? ENTRYPOINT, branch, [
    ...run.seed,
    JSON.stringify(workloads.map(({ id, data }) => [id, data])),
  ]);
  const configMaps = workloads.map(({ id, data }) =>
    configMapOf(tasks.get(id) ?? id, data, names, run),
  );
  const workflow = workflowOf(templatesOf(all, workloads, tasks, run), names, run);
  const counts = {
    ...{ templates: workflow.spec.templates.length, tasks: workloads.length },
    characters: JSON.stringify(workflow).length,
  };
  return {
    names,
    namespace: namespaceOf(file).namespace,
    documents: [
      ...configMaps.sort((a, b) => compareText(a.metadata.name, b.metadata.name)),
      workflow,
    ],
    findings: [
      ...findings,
      ...notTaken(workflow, run),
      ...checkWorkflow(workflow).map(({ message }) => refused(message)),
      ...workflowSize(workflow.kind, counts, config.workflow.path),
    ],
  };
}

function templatesOf(
  all: readonly Workload[],
  workloads: readonly Workload[],
  tasks: ReadonlyMap<string, string>,
  { config, file }: Run,
): readonly Template[] {
  const { templates, templateOf } = containerTemplates(all, config);
  const used = new Set(workloads.map(({ id }) => templateOf.get(id)));
  const users = templatesIn(file);
  return [
    ...dagTemplates(plannedTasks(workloads, tasks, templateOf)),
    ...templates.filter(({ name }) => used.has(name)),
  ].map((template) => runTemplate(template, users));
}

/** What a schedule, and what comes after a run of production, would make of this run is unknown. */
const leftBehind = ["templates", "entrypoint", "onExit", "hooks", "workflowTemplateRef"];

function workflowOf(
  templates: readonly Template[],
  names: RunNames,
  { file, branch }: Run,
): Workflow {
  const spec = Object.entries(specIn(file)).filter(([key]) => !leftBehind.includes(key));
  const more = memberOf(file?.cron.spec, "workflowMetadata");
  const cron = file?.cron.metadata.name ?? ENTRYPOINT;
  const workflow: Workflow = {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Workflow",
    metadata: {
      name: names.workflow,
      ...namespaceOf(file),
      labels: {
        ...memberOf(more, "labels"),
        // As on what is submitted from it: `wait-for: argo` looks for this.
        "workflows.argoproj.io/cron-workflow": cron,
        ...labelsOf(names),
      },
      annotations: { ...memberOf(more, "annotations"), [BRANCH_ANNOTATION]: branch },
    },
    spec: {
      entrypoint: ENTRYPOINT,
      ...(file === undefined ? cleanUp : Object.fromEntries(spec)),
      templates,
    },
  };
  return withConfigMap(workflow, names.configMap(TASK));
}

function configMapOf(
  task: string,
  data: ConfigMap["data"],
  names: RunNames,
  { file, branch }: Run,
): ConfigMap {
  const users = memberOf(file?.configMaps.get(configMapName(task)), "data");
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      name: names.configMap(task),
      ...namespaceOf(file),
      labels: labelsOf(names),
      annotations: { [BRANCH_ANNOTATION]: branch },
    },
    data: { ...(users as ConfigMap["data"]), ...data },
  };
}

function labelsOf({ run, branchLabel }: RunNames): JsonObject {
  return { [RUN_LABEL]: run, [BRANCH_LABEL]: branchLabel };
}

function namespaceOf(file: UserWorkflow | undefined): { readonly namespace?: string } {
  const namespace = file?.cron.metadata.namespace;
  return typeof namespace === "string" ? { namespace } : {};
}

function templatesIn(file: UserWorkflow | undefined): readonly Json[] {
  return listOf(specIn(file).templates);
}

function specIn(file: UserWorkflow | undefined): JsonObject {
  return memberOf(file?.cron.spec, "workflowSpec");
}

/** Empty where there is none. */
function memberOf(value: Json, key: string): JsonObject {
  const member = isObject(value) ? value[key] : undefined;
  return isObject(member) ? member : {};
}

/** Steps of the user's own may write to main, and nothing tells them that this is a data branch. */
function notTaken(workflow: Workflow, { file, config }: Run): readonly Finding[] {
  const spec = specIn(file);
  const keys = ["onExit", "hooks", "workflowTemplateRef"].filter((key) => spec[key] !== undefined);
  const users = templatesIn(file);
  const mine = users.flatMap((template) =>
    listOf(memberOf(template, "dag").tasks).filter((task) => !passesItsName(task)),
  );
  const tasks = mine.flatMap((task) => nameOf(task) ?? []);
  const left = [...keys, ...tasks.map((name) => `task ${name}`)];
  if (left.length === 0) return [];
  return [
    {
      code: "IB509",
      level: "notice",
      file: config.workflow.path,
      message: `The run does not take ${left.join(", ")} along: nothing tells ${left.length === 1 ? "it" : "them"} that this is a data branch.`,
      hint: `Add to ${workflow.metadata.name} what it needs of that, before you create it.`,
    },
  ];
}

/** Parts of a large graph name no node; they run a template of their own name. */
function passesItsName(task: Json): boolean {
  const name = nameOf(task);
  if (isObject(task) && task.template === name) return true;
  return listOf(memberOf(task, "arguments").parameters).some(
    (one) => isObject(one) && one.value === name,
  );
}

function refused(message: string): Finding {
  return {
    code: "IB506",
    level: "error",
    message: `Argo would refuse the run: ${message}`,
    hint: "Mend it in the workflow file, which the run takes its settings from.",
  };
}
