/** What etcd, Kubernetes and Argo take at most, told before a cluster refuses it. */
import type { Finding } from "../errors.ts";
import type { Config } from "../project/project.ts";
import { MAX_PER_LEVEL } from "./dag.ts";
import type { ConfigMap, CronWorkflow } from "./kubernetes.ts";

/** etcd refuses a request above 1.5 MiB; what Kubernetes and Argo add to the object needs the rest. */
const MAX_OBJECT_CHARACTERS = 1_400_000;

/** https://kubernetes.io/docs/concepts/configuration/configmap/ */
const MAX_CONFIG_MAP_BYTES = 1 << 20;

/** `kubectl apply` without `--server-side` puts the object into an annotation, of which all together: */
const MAX_ANNOTATION_BYTES = 262_144;

/** Tasks in parts of 200, and 200 parts. */
const MAX_TASKS = MAX_PER_LEVEL * MAX_PER_LEVEL;

export function sizeFindings(
  workflow: CronWorkflow,
  tasks: number,
  configMaps: readonly { readonly object: ConfigMap; readonly file: string }[],
  { workflow: { path } }: Config,
): readonly Finding[] {
  const characters = JSON.stringify(workflow).length;
  const templates = workflow.spec.workflowSpec.templates.length;
  const large = configMaps.filter(({ object }) => isAbove(object, MAX_ANNOTATION_BYTES));
  const tooLarge = large.filter(({ object }) => dataBytes(object) > MAX_CONFIG_MAP_BYTES);
  const annotated = [
    ...(characters > MAX_ANNOTATION_BYTES ? [`CronWorkflow ${workflow.metadata.name}`] : []),
    ...large.map(({ object }) => `ConfigMap ${object.metadata.name}`),
  ];
  const errors = [
    ...workflowSize(workflow.kind, { templates, tasks, characters }, path),
    ...tooLarge.map(({ object, file }) => tooLargeForConfigMap(object, file)),
  ];
  if (errors.length > 0 || annotated.length === 0) return errors;
  return [onlyServerSide(annotated, path)];
}

/** Bytes are counted only where characters do not already say that it is small. */
function isAbove(object: ConfigMap, limit: number): boolean {
  const characters = Object.values(object.data).reduce((sum, text) => sum + text.length, 0);
  return characters > limit / 4 && byteLength(JSON.stringify(object)) > limit;
}

function dataBytes({ data }: ConfigMap): number {
  return Object.entries(data).reduce((sum, entry) => sum + byteLength(entry.join("")), 0);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

const split = "Split the project into several, each with a folder and a workflow of its own.";

interface Counts {
  readonly templates: number;
  readonly tasks: number;
  /** Of the object as JSON. */
  readonly characters: number;
}

/** Of a CronWorkflow or a Workflow alone. */
export function workflowSize(kind: string, counts: Counts, path: string): readonly Finding[] {
  const { characters } = counts;
  const isNear = characters > MAX_OBJECT_CHARACTERS;
  return [
    ...tooMany(kind, counts, path),
    ...(isNear ? [nearTheLimit(kind, characters, path)] : []),
  ];
}

function tooMany(kind: string, { templates, tasks }: Counts, path: string): readonly Finding[] {
  const place = { code: "IB506", level: "error", file: path } as const;
  if (tasks > MAX_TASKS)
    return [
      {
        ...place,
        message: `The project has ${tasks} nodes; in parts of ${MAX_PER_LEVEL} a workflow holds ${MAX_TASKS}.`,
        hint: split,
      },
    ];
  if (templates <= MAX_PER_LEVEL) return [];
  return [
    {
      ...place,
      message: `The ${kind} has ${templates} templates, one for each image and set of variables and for each part of the graph; Argo takes ${MAX_PER_LEVEL}.`,
      hint: split,
    },
  ];
}

function nearTheLimit(kind: string, characters: number, path: string): Finding {
  return {
    ...{ code: "IB506", level: "warning", file: path },
    message: `The ${kind} has ${characters} characters, and etcd takes 1.5 MiB.`,
    hint: split,
  };
}

function tooLargeForConfigMap(object: ConfigMap, file: string): Finding {
  return {
    ...{ code: "IB506", level: "error", file, line: 1, column: 1 },
    message: `The ConfigMap of this node would hold ${dataBytes(object)} bytes; Kubernetes takes ${MAX_CONFIG_MAP_BYTES}.`,
    hint: "Make the spec smaller: split it into several.",
  };
}

function onlyServerSide(names: readonly string[], path: string): Finding {
  const [first = "", ...more] = names;
  const what = more.length === 0 ? `${first} is` : `${first} and ${more.length} more are`;
  return {
    ...{ code: "IB506", level: "notice", file: path },
    message: `${what} too large for kubectl apply without --server-side, which keeps a copy in an annotation of at most 256 KiB.`,
    hint: "Use icebranch apply, or kubectl apply --server-side.",
  };
}
