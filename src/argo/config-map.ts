/** What a node's container reads, one ConfigMap a node: the files of `/tmp/config`. */
import { type Json, type JsonObject, stringifyJson } from "../iceberg/json.ts";
import { isDataLake } from "../project/branch-key.ts";
import {
  type CatalogConfig,
  type Config,
  type IngestNode,
  identifierText,
  type ViewNode,
} from "../project/project.ts";
import type { ConfigMap } from "./kubernetes.ts";
import { configMapName } from "./names.ts";

export const SOURCE_FILE = "source.json";
export const DESTINATION_FILE = "destination.json";
export const REFRESH_FILE = "refresh.json";

export function configMap(node: string, data: ConfigMap["data"]): ConfigMap {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: configMapName(node) },
    data,
  };
}

/** As the file spells it, but for the Iceberg branch, which is never the spec's to choose. */
export function ingestData({ destination, source }: IngestNode, branch: string): ConfigMap["data"] {
  const named = isDataLake(destination) ? { main_branch_name: branch } : { branch };
  return {
    [DESTINATION_FILE]: canonicalJson({ ...destination, ...named }),
    [SOURCE_FILE]: canonicalJson(source),
  };
}

/**
 * The configuration of dashbook/refresh-iceberg-datafusion, in the order and the mixed spelling in
 * which dashtool 0.4 writes it. `AWS_ENDPOINT` and `CATALOG_URL` are the addresses inside the cluster.
 */
export function refreshData(
  node: ViewNode,
  catalog: CatalogConfig,
  config: Config,
  branch: string,
): ConfigMap["data"] {
  const json = JSON.stringify({
    ...objectStore(catalog, config),
    catalogUrl: config.env.CATALOG_URL ?? catalog.uri,
    identifier: identifierText(node.identifier),
    bucket: catalog.warehouse,
    branch,
  });
  return { [REFRESH_FILE]: printable(json) };
}

function objectStore({ properties }: CatalogConfig, { env, dialect }: Config): JsonObject {
  if (!Object.keys(properties).some((key) => key.startsWith("s3."))) return {};
  const ownEndpoint = dialect === "dashtool" ? undefined : properties["s3.endpoint"];
  return {
    aws_access_key_id: properties["s3.access-key-id"],
    aws_region: properties["s3.region"],
    aws_secret_access_key: "$AWS_SECRET_ACCESS_KEY",
    aws_endpoint: env.AWS_ENDPOINT ?? ownEndpoint ?? null,
    aws_allow_http: properties["s3.allow-http"] ?? null,
  };
}

/** Compact, the keys of every object in order of code units, numbers as they were written. */
function canonicalJson(value: Json): string {
  return printable(sortedJson(value));
}

function sortedJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (!isObject(value)) return stringifyJson(value ?? null);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${sortedJson(value[key])}`);
  return `{${members.join(",")}}`;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !JSON.isRawJSON(value);
}

/** YAML 1.1 takes some characters for line breaks and refuses others; JSON can say them in ASCII. */
function printable(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
