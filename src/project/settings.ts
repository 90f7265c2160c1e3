/** `--set [NODE:]PATH=VALUE`: what one run of an ingest has otherwise than its file. */
import { type Json, type JsonObject, parseJson } from "../iceberg/json.ts";
import { declaredTables } from "./ingest-tables.ts";
import { nearestNames } from "./nearest.ts";
import type { IngestNode } from "./project.ts";
import { judgeValue } from "./secret-values.ts";
import { isObject } from "./shape.ts";

export interface Setting {
  /** The ingest's id. */
  readonly node: string;
  /** Keys from the file's root: `["source", "group_id"]`. */
  readonly path: readonly [root: "source" | "destination", ...keys: string[]];
  readonly value: Json;
}

export interface Settings {
  readonly settings: readonly Setting[];
  /** Sentences. A value may be a secret, so none of them has one. */
  readonly problems: readonly string[];
}

/** It gives an ingest tables of its own, and most files leave it out. */
const NAMESPACE = "destination.namespace";

/** `nodes`: the ingests of the run. */
export function readSettings(texts: readonly string[], nodes: readonly IngestNode[]): Settings {
  const settings: Setting[] = [];
  const problems: string[] = [];
  for (const text of texts) {
    const read = readSetting(text, nodes);
    if (typeof read === "string") problems.push(read);
    else settings.push(read);
  }
  return { settings, problems };
}

export function withSettings(node: IngestNode, settings: readonly Setting[]): IngestNode {
  const own = settings.filter((one) => one.node === node.id);
  if (own.length === 0) return node;
  const parts = { source: node.source, destination: node.destination };
  for (const { path, value } of own) {
    const [root, ...keys] = path;
    parts[root] = replaced(parts[root], keys, value);
  }
  const { source, destination } = parts;
  const tables = declaredTables(source, destination, node.identifier.namespace);
  return { ...node, source, destination, tables };
}

function readSetting(text: string, nodes: readonly IngestNode[]): Setting | string {
  const equals = text.indexOf("=");
  if (equals < 1) return "`--set` takes NODE:PATH=VALUE, and one of them has no `=`.";
  const target = targetOf(text.slice(0, equals), nodes);
  if (typeof target === "string") return target;
  const { node, path } = target;
  const said = `\`--set ${node.id}:${path}\``;
  const [root, ...keys] = pathIn(node, path) ?? [];
  if ((root !== "source" && root !== "destination") || keys.length === 0)
    return `${said} names nothing in ${node.file}${nearestPath(node, path)}.`;
  if (root === "destination" && (keys[0] === "branch" || keys[0] === "main_branch_name"))
    return `${said} would choose the Iceberg branch, which \`--branch\` does.`;
  const written = text.slice(equals + 1);
  if (written === "") return `${said} has no value; empty text is written '""'.`;
  const value = jsonOrText(written);
  if (holdsSecret(keys.at(-1) ?? "", value))
    return `${said} would write a secret into a ConfigMap; give it $NAME, which \`secrets\` declares.`;
  return { node: node.id, path: [root, ...keys], value };
}

interface Target {
  readonly node: IngestNode;
  readonly path: string;
}

/** An id may hold a colon as well as a path: the longest one that is there counts. */
function targetOf(text: string, nodes: readonly IngestNode[]): Target | string {
  const [node] = nodes
    .filter(({ id }) => text.startsWith(`${id}:`))
    .sort((a, b) => b.id.length - a.id.length);
  if (node !== undefined) return { node, path: text.slice(node.id.length + 1) };
  if (nodes.length === 0) return "`--set` is for an ingest, and this run has none.";
  if (!text.includes(":")) {
    const [only, ...others] = nodes;
    if (only !== undefined && others.length === 0) return { node: only, path: text };
    return `\`--set ${text}\` has to say which ingest it is for: NODE:${text}=VALUE.`;
  }
  const named = text.slice(0, text.indexOf(":"));
  const ids = nodes.map(({ id }) => id);
  const [nearest] = nearestNames(named, ids);
  return `\`--set ${named}:…\` names no ingest of this run${nearest === undefined ? "" : `; the nearest is \`${nearest}\``}.`;
}

function pathIn(node: IngestNode, path: string): readonly string[] | undefined {
  if (path === NAMESPACE) return ["destination", "namespace"];
  return keysOf({ source: node.source, destination: node.destination }, path);
}

/** A key may hold dots, as `inventory.orders` under `streams` does: the longest that fits is tried first. */
function keysOf(value: Json, path: string): readonly string[] | undefined {
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, path)) return [path];
  const keys = Object.keys(value)
    .filter((key) => path.startsWith(`${key}.`))
    .sort((a, b) => b.length - a.length);
  for (const key of keys) {
    const rest = keysOf(value[key], path.slice(key.length + 1));
    if (rest !== undefined) return [key, ...rest];
  }
  return undefined;
}

function nearestPath({ source, destination }: IngestNode, path: string): string {
  const known = [...pathsOf(source, "source"), ...pathsOf(destination, "destination"), NAMESPACE];
  // Who leaves out where it stands means the one that ends so.
  const [misspelled] = nearestNames(path, new Set(known));
  const nearest = known.find((one) => one.endsWith(`.${path}`)) ?? misspelled;
  return nearest === undefined ? "" : `; the nearest is \`${nearest}\``;
}

function pathsOf(value: JsonObject, at: string): readonly string[] {
  return Object.entries(value).flatMap(([key, member]) => {
    const path = `${at}.${key}`;
    return isObject(member) ? [path, ...pathsOf(member, path)] : [path];
  });
}

function replaced(value: Json, [key, ...keys]: readonly string[], to: Json): JsonObject {
  const object = isObject(value) ? value : {};
  if (key === undefined) return object;
  return { ...object, [key]: keys.length === 0 ? to : replaced(object[key], keys, to) };
}

function jsonOrText(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

function holdsSecret(key: string, value: Json): boolean {
  if (isObject(value)) return Object.entries(value).some(([name, one]) => holdsSecret(name, one));
  if (Array.isArray(value)) return value.some((one) => holdsSecret(key, one));
  return judgeValue(key, value, false) !== undefined;
}
