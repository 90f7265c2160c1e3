/** What Argo refuses of a CronWorkflow or a Workflow and its schema lets pass: the rules of `argo lint`. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { MAX_PER_LEVEL } from "./dag.ts";
import { isObject, listOf } from "./equal.ts";
import { nameOf } from "./merge.ts";
import { namesInDepends } from "./task-merge.ts";

export interface Problem {
  /** Keys and indices from the document's root. */
  readonly path: readonly (string | number)[];
  /** One sentence. */
  readonly message: string;
}

const LEGAL_NAME = /^[a-zA-Z0-9][-a-zA-Z0-9]{0,127}$/;
/** A label takes no more; to a CronWorkflow's the scheduled time is appended. */
const MAX_WORKFLOW_NAME = 63;
const MAX_CRON_WORKFLOW_NAME = 52;

export function checkWorkflow(workflow: JsonObject): readonly Problem[] {
  const place = workflow.kind === "Workflow" ? ["spec"] : ["spec", "workflowSpec"];
  const spec = place.reduce<Json>(memberOf, workflow);
  const templates = listOf(memberOf(spec, "templates"));
  const at = [...place, "templates"];
  const names = new Set(templates.map(nameOf));
  const problems = [
    ...checkName(workflow),
    ...checkNames("template", templates, at),
    ...templates.flatMap((template, i) =>
      checkDag(listOf(memberOf(memberOf(template, "dag"), "tasks")), names, [
        ...at,
        i,
        "dag",
        "tasks",
      ]),
    ),
  ];
  const entrypoint = memberOf(spec, "entrypoint");
  if (typeof entrypoint !== "string" || names.has(entrypoint)) return problems;
  const message = `There is no template ${entrypoint}, which is the entrypoint.`;
  return [...problems, { path: [...place, "entrypoint"], message }];
}

function checkName(workflow: JsonObject): readonly Problem[] {
  const name = nameOf(memberOf(workflow, "metadata")) ?? "";
  const most = workflow.kind === "Workflow" ? MAX_WORKFLOW_NAME : MAX_CRON_WORKFLOW_NAME;
  if (name.length <= most) return [];
  const message = `The name ${name} has more than ${most} characters.`;
  return [{ path: ["metadata", "name"], message }];
}

type Path = readonly (string | number)[];

function checkNames(
  what: "template" | "task",
  items: readonly Json[],
  at: Path,
): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  if (items.length > MAX_PER_LEVEL)
    problems.push({
      path: at,
      message: `There are ${items.length} ${what}s, Argo takes ${MAX_PER_LEVEL}.`,
    });
  for (const [i, item] of items.entries()) {
    const name = nameOf(item);
    if (name === undefined) continue;
    if (!LEGAL_NAME.test(name))
      problems.push({ path: [...at, i], message: `${name} is no legal name of a ${what}.` });
    if (seen.has(name))
      problems.push({ path: [...at, i], message: `There are two ${what}s named ${name}.` });
    seen.add(name);
  }
  return problems;
}

function checkDag(
  tasks: readonly Json[],
  templates: ReadonlySet<string | undefined>,
  at: Path,
): readonly Problem[] {
  const names = new Set(tasks.map(nameOf));
  const problems = [...checkNames("task", tasks, at)];
  for (const [i, task] of tasks.entries())
    for (const message of checkTask(task, names, templates))
      problems.push({ path: [...at, i], message });
  const waiting = tasksInCycle(tasks);
  if (waiting.length > 0)
    problems.push({ path: at, message: `These tasks wait for each other: ${waiting.join(", ")}.` });
  if (tasks.some(has("depends")) && tasks.some(has("dependencies")))
    problems.push({ path: at, message: "A DAG has either depends or dependencies, not both." });
  return problems;
}

function* checkTask(
  task: Json,
  names: ReadonlySet<string | undefined>,
  templates: ReadonlySet<string | undefined>,
): Generator<string> {
  const name = nameOf(task) ?? "";
  const dependencies = dependenciesOf(task);
  const template = memberOf(task, "template");
  if (typeof template === "string" && !templates.has(template))
    yield `Task ${name} runs ${template}, and there is no such template.`;
  for (const dependency of new Set(dependencies))
    if (!names.has(dependency))
      yield `Task ${name} waits for ${dependency}, and there is no such task.`;
  if (new Set(dependencies).size < dependencies.length)
    yield `Task ${name} names a dependency twice.`;
  if (dependencies.some((one) => /^\d/.test(one)) || (dependencies.length > 0 && /^\d/.test(name)))
    yield `Task ${name} has dependencies, so no name may begin with a digit.`;
}

/** Those that no order can run: takes away what waits for nothing until nothing is taken. */
function tasksInCycle(tasks: readonly Json[]): readonly string[] {
  const waitsFor = new Map(
    tasks.map((task) => [nameOf(task) ?? "", new Set(dependenciesOf(task))]),
  );
  const followers = new Map<string, string[]>();
  for (const [name, dependencies] of waitsFor)
    for (const dependency of dependencies) {
      if (!waitsFor.has(dependency)) dependencies.delete(dependency);
      const of = followers.get(dependency);
      if (of === undefined) followers.set(dependency, [name]);
      else of.push(name);
    }
  const ready = [...waitsFor].filter(([, on]) => on.size === 0).map(([name]) => name);
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    waitsFor.delete(name);
    for (const follower of followers.get(name) ?? []) {
      const on = waitsFor.get(follower);
      if (on?.delete(name) && on.size === 0) ready.push(follower);
    }
  }
  return [...waitsFor.keys()];
}

function dependenciesOf(task: Json): readonly string[] {
  const depends = memberOf(task, "depends");
  if (typeof depends === "string") return [...new Set(namesInDepends(depends))];
  return listOf(memberOf(task, "dependencies")).filter((name) => typeof name === "string");
}

function has(key: string): (task: Json) => boolean {
  return (task) => memberOf(task, key) !== undefined;
}

function memberOf(value: Json, key: string): Json {
  return isObject(value) ? value[key] : undefined;
}
