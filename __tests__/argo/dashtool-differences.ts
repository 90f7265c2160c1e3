/**
 * In what dashtool's workflow file differs from ours of the same files: each row of the table in
 * docs/from-dashtool.md, with what takes the difference away. No other difference is allowed.
 */
import type { KubernetesObject } from "../../src/argo/kubernetes.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import { referencesIn } from "../../src/argo/variables.ts";

interface Named {
  readonly name: string;
}

interface Container extends Named {
  image: string;
  command?: string[];
  args?: string[];
  env?: { name: string; valueFrom: { secretKeyRef: { key: string } } }[];
}

interface Task extends Named {
  readonly template: string;
  dependencies?: string[];
}

interface Template extends Named {
  readonly dag?: { tasks: Task[] };
  readonly container?: Container;
  initContainers?: Container[];
  volumes?: (Named & { readonly configMap?: object })[];
  retryStrategy?: object;
}

interface ConfigMap {
  readonly metadata: Named;
  readonly data: Record<string, string>;
}

/** A clone, to be changed in place. */
interface File {
  readonly cron: {
    readonly metadata: { annotations?: object };
    readonly spec: {
      schedule?: string;
      schedules?: string[];
      concurrencyPolicy?: string;
      readonly workflowSpec: { podGC?: object; ttlStrategy?: object; templates: Template[] };
    };
  };
  configMaps: ConfigMap[];
}

type Correct = (theirs: File, ours: File) => void;

export const differences: Readonly<Record<string, Correct>> = {
  "nodes of a tree that dashtool could not build": (theirs, ours) => {
    if (tasksOf(theirs).length > 0) return;
    const names = new Set(templatesOf(theirs).map(({ name }) => name));
    templatesOf(theirs).push(...templatesOf(ours).filter(({ name }) => !names.has(name)));
    tasksOf(theirs).push(...tasksOf(ours));
    theirs.configMaps.push(...ours.configMaps);
  },
  "the branch in the ConfigMaps": eachText((text) =>
    text.replace(/"branch":"(?:bronze|silver)"/, '"branch":"main"'),
  ),
  "`$NAME` in `env.CATALOG_URL`": eachText((text) =>
    text.replace(
      /("catalogUrl":"postgres:\/\/postgres:)postgres(@postgres:5432")/,
      "$1$POSTGRES_PASSWORD$2",
    ),
  ),
  "`schedules`": ({ cron: { spec } }) => {
    spec.schedules = [spec.schedule ?? ""];
    delete spec.schedule;
  },
  "`concurrencyPolicy: Forbid`": ({ cron: { spec } }) => {
    spec.concurrencyPolicy = "Forbid";
  },
  "the annotation `icebranch/format`": ({ cron: { metadata } }) => {
    metadata.annotations = { "icebranch/format": "1" };
  },
  "`podGC` and `ttlStrategy`": ({ cron: { spec } }) => {
    spec.workflowSpec.podGC = { strategy: "OnPodSuccess" };
    spec.workflowSpec.ttlStrategy = { secondsAfterSuccess: 86_400, secondsAfterFailure: 604_800 };
  },
  "a `retryStrategy`": eachTemplate((template) => {
    const backoff = { duration: "1m", factor: "2" };
    template.retryStrategy = { limit: "2", retryPolicy: "OnError", backoff };
  }),
  "a `refresh` template without views": (theirs) => {
    const used = new Set(tasksOf(theirs).map(({ template }) => template));
    const spec = theirs.cron.spec.workflowSpec;
    spec.templates = spec.templates.filter(({ name }) => name !== "refresh" || used.has(name));
  },
  "variables of a container": (theirs) => {
    for (const template of templatesOf(theirs)) {
      const needed = variablesOf(theirs, template.name);
      for (const container of [template.container, ...(template.initContainers ?? [])])
        if (container?.env) container.env = container.env.filter(({ name }) => needed.has(name));
    }
  },
  "the init container of connectors": eachTemplate((template) => {
    const { container, initContainers: [init] = [], volumes = [] } = template;
    if (template.name === "refresh" || container === undefined || init === undefined) return;
    if (init.env) container.env = init.env;
    delete template.initContainers;
    const { configMap } = volumes.find((volume) => volume.configMap) ?? {};
    template.volumes = [{ name: "config", ...(configMap && { configMap }) }];
  }),
  "the `command` of dashbook's connectors": eachContainer((container) => {
    if (!container.image.startsWith("dashbook/source-")) return;
    container.command = ["/airbyte/bin/entrypoint.sh"];
  }),
  "the `command` and `args` of `envsubst`": eachContainer((container) => {
    if (container.name !== "envsubst") return;
    const script = `for file in /workdir/*; do envsubst "$0" < "$file" > "/processed/\${file##*/}"; done`;
    container.command = ["sh", "-ec", script];
    const names = (container.env ?? []).map(({ name }) => `$${name}`);
    container.args = [names.sort().join(" ")];
  }),
  "what a view waits for": (theirs, ours) => {
    const wanted = new Map(tasksOf(ours).map((task) => [task.name, task.dependencies ?? []]));
    const namespace = (name: string) => name.slice(0, name.lastIndexOf("-"));
    for (const task of tasksOf(theirs)) {
      const left = wanted.get(task.name) ?? [];
      // Of a namespace that the view reads, and one of it stays.
      task.dependencies &&= task.dependencies.filter(
        (name) =>
          left.includes(name) || !left.some((other) => namespace(other) === namespace(name)),
      );
    }
  },
  "the order of documents, templates, tasks and keys": (theirs) => {
    Object.assign(theirs, sorted(theirs));
  },
};

/** dashtool's file and ours as texts, the same where the rows but for `without` are all that differs. */
export function corrected(
  theirs: readonly KubernetesObject[],
  ours: readonly KubernetesObject[],
  without?: string,
): readonly [theirs: string, ours: string] {
  const [file, goal] = [fileOf(theirs), fileOf(ours)];
  const ordered = sorted(fileOf(ours));
  for (const [name, correct] of Object.entries(differences))
    if (name !== without) correct(file, goal);
  return [textOf(file), textOf(ordered)];
}

function fileOf(documents: readonly KubernetesObject[]): File {
  const [cron, ...configMaps] = JSON.parse(JSON.stringify(documents));
  return { cron, configMaps };
}

function textOf({ cron, configMaps }: File): string {
  return renderWorkflow(JSON.parse(JSON.stringify([cron, ...configMaps])));
}

function templatesOf(file: File): Template[] {
  return file.cron.spec.workflowSpec.templates;
}

function tasksOf(file: File): Task[] {
  return templatesOf(file).find(({ name }) => name === "dashtool")?.dag?.tasks ?? [];
}

/** Those that the ConfigMaps of the tasks of a template refer to. */
function variablesOf(file: File, template: string): ReadonlySet<string> {
  const tasks = tasksOf(file).filter((task) => task.template === template);
  const names = new Set(tasks.map(({ name }) => `${name}-config-template`));
  const texts = file.configMaps
    .filter(({ metadata }) => names.has(metadata.name))
    .flatMap(({ data }) => Object.values(data));
  return new Set(texts.flatMap(referencesIn));
}

function eachTemplate(correct: (template: Template) => void): Correct {
  return (file) => {
    for (const template of templatesOf(file)) if (template.container) correct(template);
  };
}

function eachContainer(correct: (container: Container) => void): Correct {
  return eachTemplate(({ container, initContainers = [] }) => {
    for (const one of [container, ...initContainers]) if (one) correct(one);
  });
}

function eachText(correct: (text: string) => string): Correct {
  return ({ configMaps }) => {
    for (const { data } of configMaps)
      for (const [file, text] of Object.entries(data)) data[file] = correct(text);
  };
}

/** Keys, and lists whose order says nothing. */
function sorted<T>(value: T, key = ""): T {
  if (Array.isArray(value)) {
    const items = value.map((item) => sorted(item));
    return (key === "command" || key === "args" ? items : items.sort(byText)) as T;
  }
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).sort(byText);
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member, name)])) as T;
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
