/** A run's templates: the workflow file's own where it has them, since users say there how pods run. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { isEqual, isList, isObject, listOf } from "./equal.ts";
import type { Template } from "./kubernetes.ts";
import { nameOf } from "./merge.ts";
import { ENVSUBST } from "./template.ts";

/** As icebranch, dashtool and people write `CONFIG_MAP_OF_TASK`. */
const CONFIG_MAP = /\{\{\s*inputs\.parameters\.identifier\s*\}\}-config-template/g;

/** What Argo puts the task's name into. */
export const TASK = "{{inputs.parameters.identifier}}";

/** Every mention of the ConfigMap of a task, as that of the run. */
export function withConfigMap<T extends Json>(value: T, name: string): T {
  const rename = (one: Json): Json => {
    if (typeof one === "string") return one.replaceAll(CONFIG_MAP, () => name);
    if (isList(one)) return one.map(rename);
    if (!isObject(one)) return one;
    return Object.fromEntries(Object.entries(one).map(([key, member]) => [key, rename(member)]));
  };
  return rename(value) as T;
}

/**
 * The user's template with the tasks, or the variables, that the run needs. One that does not mount
 * the ConfigMap of its task is not taken: what else it mounts may say `main`.
 */
export function runTemplate(planned: Template, users: readonly Json[]): Template {
  const found = users.find((one) => nameOf(one) === planned.name);
  if (!isObject(found)) return planned;
  const { dag: plan } = planned;
  if (isObject(plan)) {
    if (!isObject(found.dag)) return planned;
    // It names tasks, which may not be among those of the run.
    const { target: _target, ...dag } = found.dag;
    return {
      ...found,
      name: planned.name,
      dag: { ...dag, tasks: plan.tasks },
    } as Template;
  }
  if (!mountsConfigMap(found)) return planned;
  return withVariables(found, planned) as Template;
}

function mountsConfigMap({ volumes }: JsonObject): boolean {
  return listOf(volumes).some((volume) => {
    const source = isObject(volume) ? volume.configMap : undefined;
    const name = isObject(source) ? source.name : undefined;
    return typeof name === "string" && name.replaceAll(CONFIG_MAP, "") === "";
  });
}

/** The file may be older than what it runs: variables that it lacks are added. */
function withVariables(template: JsonObject, planned: Template): JsonObject {
  const { container, initContainers } = planned as JsonObject;
  const own = isObject(template.container) ? template.container : {};
  const inits = listOf(initContainers);
  return {
    ...template,
    container: withEnv(own, container),
    ...(isList(template.initContainers) && {
      initContainers: template.initContainers.map((one) => {
        const plan = inits.find((init) => nameOf(init) === nameOf(one));
        if (!isObject(one) || !isObject(plan) || nameOf(one) !== ENVSUBST) return one;
        // Our command is told which variables to put in; dashtool's image by itself takes all.
        const isOurs = isEqual(one.command, plan.command);
        return { ...withEnv(one, plan), ...(isOurs && { args: plan.args }) };
      }),
    }),
  };
}

function withEnv(container: JsonObject, planned: Json): JsonObject {
  const env = listOf(container.env);
  const known = new Set(env.map(nameOf));
  const wanted = isObject(planned) ? listOf(planned.env) : [];
  const missing = wanted.filter((one) => !known.has(nameOf(one)));
  return missing.length === 0 ? container : { ...container, env: [...env, ...missing] };
}
