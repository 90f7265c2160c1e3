/** What a path says: whether a file is the project's, what it is, and what it is called. */
import type { Finding } from "../errors.ts";
import { DASHTOOL_CONFIG, ICEBRANCH_CONFIG } from "./config.ts";
import type { Reading } from "./document.ts";
import { errorAt, startOf } from "./finding.ts";
import type { Identifier } from "./project.ts";

export type FileKind =
  | "dashtool-config"
  | "icebranch-config"
  | "json-ingest"
  | "yaml-ingest"
  | "singer"
  | "view"
  | "connector-spec"
  | "table-schemas";

/** `.yml` is read as well: to pass over such a file in silence would lose its table. */
const suffixes = [
  [".ingest.json", "json-ingest"],
  [".ingest.yaml", "yaml-ingest"],
  [".ingest.yml", "yaml-ingest"],
  [".singer.json", "singer"],
  [".sql", "view"],
] as const;

/** Where a spec can lie: others keep schemas of this ending in folders of their own. */
const tableSchemas = /(?:^|\/)[^/]+\/[^/]+\/[^/]+\.schema\.json$/;

/** Beside the configuration only: a folder `connectors` further down is a catalog or a namespace. */
const connectorSpec = /^connectors\/([^/]+)\.spec\.json$/;

/** The connector that a specification is of: `source-mine` of `connectors/source-mine.spec.json`. */
export function connectorOf(path: string, dir: string): string | undefined {
  return connectorSpec.exec(pathBelow(path, dir) ?? "")?.[1];
}

/** undefined where the file is none of the project's in `dir`. */
export function fileKind(path: string, dir: string): FileKind | undefined {
  const below = pathBelow(path, dir);
  if (below === DASHTOOL_CONFIG) return "dashtool-config";
  if (below === ICEBRANCH_CONFIG) return "icebranch-config";
  if (connectorOf(path, dir) !== undefined) return "connector-spec";
  if (below !== undefined && tableSchemas.test(below)) return "table-schemas";
  return suffixes.find(([suffix]) => below?.endsWith(suffix))?.[1];
}

/** `CATALOG/NAMESPACE/NAME`, the beginning of the path of the spec that a file with schemas is beside. */
export function besideSpec(path: string): string {
  return path.replace(/\.(?:schema\.json|ingest\.(?:json|ya?ml))$/, "");
}

export function pathBelow(path: string, dir: string): string | undefined {
  if (dir === "." || dir === "") return path;
  return path.startsWith(`${dir}/`) ? path.slice(dir.length + 1) : undefined;
}

/** `CATALOG/NAMESPACE/NAME.ingest.json` and the like, as dashtool: the last three parts count. */
export function readIdentifier(path: string, dir: string): Reading<Identifier> {
  const parts = trimSuffix(pathBelow(path, dir) ?? path).split("/");
  const [catalog, namespace, name] = parts.slice(-3);
  if (catalog === undefined || namespace === undefined || name === undefined)
    return { value: undefined, findings: [wrongDepth(path, parts.length - 1)] };
  const bad = [catalog, namespace, name].find((part) => part === "" || hasControl(part));
  if (bad === undefined) return { value: { catalog, namespace, name }, findings: [] };
  const problem = bad === "" ? "is empty" : "holds a control character";
  const message = `A part of the path that names the table ${problem}.`;
  const hint = "Name the file CATALOG/NAMESPACE/NAME and its ending.";
  return { value: undefined, findings: [errorAt(startOf(path), "IB112", message, hint)] };
}

function trimSuffix(path: string): string {
  const suffix = suffixes.find(([ending]) => path.endsWith(ending))?.[0] ?? "";
  return path.slice(0, path.length - suffix.length);
}

function hasControl(part: string): boolean {
  return /\p{Cc}/u.test(part);
}

function wrongDepth(path: string, folders: number): Finding {
  const where = folders === 0 ? "no folder" : "one folder only";
  const message = `The file lies in ${where}, so its catalog and namespace are unknown.`;
  return errorAt(startOf(path), "IB107", message, "Move it to CATALOG/NAMESPACE/.");
}
