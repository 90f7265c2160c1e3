/** The tasks of a DAG: ours with what they wait for, beside tasks of the user's own. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { isEqual, isList, isObject } from "./equal.ts";
import { keys, type Merge, named, nameOf, ours, withNew } from "./merge.ts";
import { partNumber } from "./names.ts";
import { IDENTIFIER } from "./template.ts";

/** Argo takes one way of waiting in a DAG: where a user's has `depends`, ours are written so too. */
export const mergeTasks: Merge = (current, planned, bases, context) => {
  const tasks = isList(current) ? current : [];
  const plan = isList(planned) ? planned : [];
  const usesDepends = tasks.some((task) => isObject(task) && task.depends !== undefined);
  const waiting: { readonly [key: string]: Merge } = usesDepends
    ? { depends: dependsOn }
    : { dependencies: dependenciesAmong(userTasks(tasks, plan), new Set(plan.map(nameOf))) };
  const mergeTask = keys({
    template: ours,
    ...waiting,
    arguments: keys({ parameters: named(ours) }),
  });
  const goal = usesDepends ? inDepends(plan) : plan;
  const written = usesDepends ? bases.map(inDepends) : bases;
  return named(mergeTask, isTaskOfOurs)(current, goal, written, context);
};

/** A task of ours passes its name on as the parameter, or is a part of a large graph. */
function isTaskOfOurs(task: JsonObject): boolean {
  const name = nameOf(task);
  if (name === undefined) return false;
  if (partNumber(name) !== undefined) return task.template === name;
  const given = isObject(task.arguments) ? task.arguments.parameters : undefined;
  return (
    isList(given) &&
    given.some((one) => isObject(one) && one.name === IDENTIFIER && one.value === name)
  );
}

function userTasks(tasks: readonly Json[], plan: readonly Json[]): ReadonlySet<Json> {
  const names = new Set<Json>();
  for (const task of tasks) if (isObject(task) && !isTaskOfOurs(task)) names.add(nameOf(task));
  return names.difference(new Set(plan.map(nameOf)));
}

/**
 * The order of the names has no meaning, and a name that stands twice does no good. A user's task may
 * run before ours: a dependency on it stays. Where it is known what icebranch wrote, so does one that
 * a person has put between two of ours, and one that a person has taken out stays out.
 */
function dependenciesAmong(users: ReadonlySet<Json>, ours: ReadonlySet<Json>): Merge {
  return (current, planned, bases) => {
    const names = new Set(isList(current) ? current : []);
    const written = bases.map((base) => new Set(isList(base) ? base : []));
    const before = written.reduce((all, one) => all.union(one), new Set<Json>());
    const always = written.reduce((all, one) => all.intersection(one), written[0] ?? new Set());
    const added = written.length === 0 ? new Set<Json>() : names.difference(before);
    const plan = new Set(isList(planned) ? planned : []).difference(always.difference(names));
    const mayStay = plan.union(users).union(added.intersection(ours));
    // In the file's order, which an intersection does not keep.
    const staying = [...names].filter((name) => mayStay.has(name));
    const merged = withNew(staying, [...plan], String);
    if (merged.length === 0) return undefined;
    return isEqual(current, merged) ? current : merged;
  };
}

/** An expression is the user's; what it does not wait for yet is added. */
const dependsOn: Merge = (current, planned) => {
  if (typeof current !== "string" || typeof planned !== "string") return current ?? planned;
  const names = namesInDepends(current);
  const missing = namesInDepends(planned).filter((name) => !names.includes(name));
  return missing.length === 0 ? current : [`(${current})`, ...missing].join(" && ");
};

function inDepends(tasks: Json): readonly Json[] {
  return isList(tasks) ? tasks.map(withDepends) : [];
}

function withDepends(task: Json): Json {
  if (!isObject(task) || !isList(task.dependencies)) return task;
  const { dependencies, ...rest } = task;
  return { ...rest, depends: task.dependencies.join(" && ") };
}

/** The tasks of an expression such as `(a.Succeeded || b) && !c`. */
export function namesInDepends(expression: string): readonly string[] {
  const names = expression.matchAll(/([a-zA-Z0-9][-a-zA-Z0-9]*)(?:\.[a-zA-Z]+)?/g);
  return [...names].map(([, name = ""]) => name);
}
