/** The DAG of tasks, in parts where it is too large for one. */
import type { DagTask, DagTemplate } from "./kubernetes.ts";
import { ENTRYPOINT, partName } from "./names.ts";
import { IDENTIFIER } from "./template.ts";

/** Argo 4 takes so many tasks in one DAG, and so many templates in one workflow. */
export const MAX_PER_LEVEL = 200;

/** A task to be. `depth` is the longest way to it from a task without dependencies. */
export interface PlannedTask {
  readonly name: string;
  readonly kind: "ingest" | "view";
  readonly template: string;
  /** Names of other planned tasks, sorted, each once. */
  readonly dependencies: readonly string[];
  readonly depth: number;
}

/**
 * One DAG while the tasks fit. Above that, parts of consecutive depth: a task waits for its own
 * dependencies inside its part and for whole parts outside, so parts never wait for each other in a
 * circle, and a node more moves at most one task from part to part.
 */
export function dagTemplates(tasks: readonly PlannedTask[]): readonly DagTemplate[] {
  if (tasks.length <= MAX_PER_LEVEL) {
    const sorted = tasks.toSorted((a, b) => byKind(a, b) || byName(a, b));
    return [dagTemplate(ENTRYPOINT, sorted.map(leafTask))];
  }
  const sorted = tasks.toSorted((a, b) => a.depth - b.depth || byKind(a, b) || byName(a, b));
  const partOf = new Map(sorted.map(({ name }, i) => [name, Math.floor(i / MAX_PER_LEVEL)]));
  const parts = Map.groupBy(sorted, ({ name }) => partOf.get(name) ?? 0);
  const outer = [...parts].map(([part, tasks]) => partTask(part, tasks, partOf));
  const inner = [...parts].map(([part, tasks]) => {
    const isInside = (name: string) => partOf.get(name) === part;
    return dagTemplate(
      partName(part),
      tasks.map((task) => leafTask({ ...task, dependencies: task.dependencies.filter(isInside) })),
    );
  });
  return [dagTemplate(ENTRYPOINT, outer), ...inner];
}

export function leafTask({ name, template, dependencies }: PlannedTask): DagTask {
  const parameters = [{ name: IDENTIFIER, value: name }];
  return {
    name,
    template,
    ...(dependencies.length > 0 && { dependencies }),
    arguments: { parameters },
  };
}

function partTask(
  part: number,
  tasks: readonly PlannedTask[],
  partOf: ReadonlyMap<string, number>,
): DagTask {
  const before = new Set(
    tasks.flatMap(({ dependencies }) => dependencies.map((name) => partOf.get(name) ?? part)),
  );
  before.delete(part);
  const dependencies = [...before].sort((a, b) => a - b).map(partName);
  const name = partName(part);
  return { name, template: name, ...(dependencies.length > 0 && { dependencies }) };
}

export function dagTemplate(name: string, tasks: readonly DagTask[]): DagTemplate {
  return { name, dag: { tasks } };
}

function byKind(a: PlannedTask, b: PlannedTask): number {
  return Number(a.kind === "view") - Number(b.kind === "view");
}

function byName(a: PlannedTask, b: PlannedTask): number {
  return a.name < b.name ? -1 : 1;
}
