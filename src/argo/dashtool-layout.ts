/**
 * What dashtool 0.4 makes of the same files: the base of what a person has edited in a file of its
 * own, which icebranch takes over. The order of the lists says nothing.
 */
import { type Json, parseJson } from "../iceberg/json.ts";
import type { GraphNode, LineageGraph } from "../lineage/graph.ts";
import { namespaceText } from "../lineage/resolve.ts";
import { literalsAround } from "../project/expand.ts";
import type { Config } from "../project/project.ts";
import { configMap } from "./config-map.ts";
import { dagTemplate, leafTask } from "./dag.ts";
import { isEqual, isList, isObject } from "./equal.ts";
import { plannedTasks } from "./generate.ts";
import type { KubernetesObject } from "./kubernetes.ts";
import { dashed, ENTRYPOINT, nodeNames, REFRESH } from "./names.ts";
import { dashtoolTemplate } from "./template.ts";
import { declaredVariables } from "./variables.ts";
import { type Workload, workloadsOf } from "./workload.ts";

/** One flat DAG, a template for each image, and every secret in every one of them. */
export function dashtoolWorkflow(
  graph: LineageGraph,
  config: Config,
  branch: string,
): readonly KubernetesObject[] {
  const { workloads } = workloadsOf({ ...graph, nodes: byFolder(graph.nodes) }, config, branch);
  const names = nodeNames(workloads.map(({ id }) => id));
  const templateName = ({ kind, image }: Workload) => (kind === "view" ? REFRESH : dashed(image));
  const images = new Map(workloads.map((one) => [templateName(one), one.image]));
  const templateOf = new Map(workloads.map((one) => [one.id, templateName(one)]));
  const secrets = [...declaredVariables(config.secrets).values()];
  const tasks = plannedTasks(workloads, names, templateOf).map(leafTask);
  const templates = [...images].map(([name, image]) => dashtoolTemplate(name, image, secrets));
  const workflow = {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "CronWorkflow",
    metadata: { name: ENTRYPOINT },
    spec: {
      workflowSpec: {
        entrypoint: ENTRYPOINT,
        templates: [dagTemplate(ENTRYPOINT, tasks), ...templates],
      },
    },
  };
  return [workflow, ...workloads.map(({ id, data }) => configMap(names.get(id) ?? id, data))];
}

/** To dashtool every ingest of a folder makes every table of that namespace, whatever its spec says. */
function byFolder(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const ingests = nodes.filter(({ node }) => node.kind === "ingest");
  const folders = Map.groupBy(ingests, ({ node }) => namespaceText(node.identifier));
  const views = new Set(nodes.flatMap(({ id, node }) => (node.kind === "view" ? [id] : [])));
  return nodes.map((one) => {
    const wanted = one.reads.flatMap(({ table, from }) => {
      const makers = folders.get(namespaceText(table)) ?? [];
      return from.some((id) => views.has(id)) ? from : makers.map(({ id }) => id);
    });
    return { ...one, dependencies: [...new Set([...one.dependencies, ...wanted])].sort() };
  });
}

/**
 * A ConfigMap as dashtool wrote it, in the text that the file has for it: dashtool put the values of
 * its own environment in, passwords too, where the files say `$NAME`.
 */
export function asExpanded(written: KubernetesObject, current: KubernetesObject): KubernetesObject {
  if (!isObject(written.data) || !isObject(current.data)) return written;
  const found = current.data;
  const data = Object.entries(written.data).map(([file, text]) => {
    const isSame = Object.hasOwn(found, file) && isExpanded(asJson(found[file]), asJson(text));
    return [file, isSame ? found[file] : text];
  });
  return { ...written, data: Object.fromEntries(data) };
}

function asJson(text: Json): Json {
  try {
    return typeof text === "string" ? parseJson(text) : undefined;
  } catch {
    return undefined;
  }
}

function isExpanded(found: Json, written: Json): boolean {
  if (typeof found === "string" && typeof written === "string")
    return isBetween(found, literalsAround(written));
  if (isList(found) && isList(written))
    return (
      found.length === written.length && found.every((item, i) => isExpanded(item, written[i]))
    );
  if (!isObject(found) || !isObject(written)) return found !== undefined && isEqual(found, written);
  const keys = Object.keys(written);
  return (
    keys.length === Object.keys(found).length &&
    keys.every((key) => Object.hasOwn(found, key) && isExpanded(found[key], written[key]))
  );
}

/** Whether the text has these pieces in their order, with anything between them. */
function isBetween(text: string, [first = "", ...rest]: readonly string[]): boolean {
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
