/** How a node's container is run: one template for each image and set of variables. */
import type { JsonObject } from "../iceberg/json.ts";
import type { Container, ContainerTemplate, EnvVar, RetryStrategy } from "./kubernetes.ts";
import { configMapName } from "./names.ts";

/**
 * Puts the variables into a view's configuration, which the refresh image does not do itself.
 * dashtool's image, third party: its digest is for the user to pin, and an edit keeps it.
 */
const ENVSUBST_IMAGE = "dibi/envsubst";
export const ENVSUBST = "envsubst";
export const CONFIG = "config";
export const CONFIG_TEMPLATE = "config-template";
export const IDENTIFIER = "identifier";

/** The ConfigMap of the task that runs: what tells our templates from the user's. */
export const CONFIG_MAP_OF_TASK = configMapName("{{inputs.parameters.identifier}}");

const inputs = { parameters: [{ name: IDENTIFIER }] };
const configMapVolume = { configMap: { name: CONFIG_MAP_OF_TASK } };
const configMount = { name: CONFIG, mountPath: "/tmp/config" };

/**
 * Not of a connector that failed: that would fail again, and a half-done sync is for a person to see.
 * Of the workflow or of `templateDefaults` it would hold for a whole DAG as well, once more each level.
 */
const retryStrategy: RetryStrategy = {
  limit: "2",
  retryPolicy: "OnError",
  backoff: { duration: "1m", factor: "2" },
};

/** Connector images put the variables in themselves, in one pass, where they find the files. */
export function connectorTemplate(
  name: string,
  image: string,
  env: readonly EnvVar[],
): ContainerTemplate {
  const command = entrypointOf(image);
  const container: Container = {
    image,
    ...(command && { command: [command] }),
    ...(env.length > 0 && { env }),
    volumeMounts: [configMount],
  };
  return {
    name,
    inputs,
    retryStrategy,
    container,
    volumes: [{ name: CONFIG, ...configMapVolume }],
  };
}

export function refreshTemplate(
  name: string,
  image: string,
  env: readonly EnvVar[],
): ContainerTemplate {
  return {
    name,
    inputs,
    retryStrategy,
    initContainers: [envsubstContainer(env)],
    container: { image, volumeMounts: [configMount] },
    volumes: [
      { name: CONFIG, emptyDir: {} },
      { name: CONFIG_TEMPLATE, ...configMapVolume },
    ],
  };
}

/** As dashtool makes it: whatever the image, every variable goes through `envsubst`. */
export function dashtoolTemplate(name: string, image: string, env: readonly EnvVar[]): JsonObject {
  const { retryStrategy: _, initContainers, ...rest } = refreshTemplate(name, image, env);
  const plain = initContainers?.map(({ command: _, args: __, ...container }) => container);
  return { ...rest, ...(plain && { initContainers: plain }) };
}

/** Named variables only: without the list, `envsubst` empties every other `$word` of the files. */
function envsubstContainer(env: readonly EnvVar[]): { readonly name: string } & Container {
  const script = `for file in /workdir/*; do envsubst "$0" < "$file" > "/processed/\${file##*/}"; done`;
  return {
    name: ENVSUBST,
    image: ENVSUBST_IMAGE,
    command: ["sh", "-ec", script],
    args: [env.map(({ name }) => `$${name}`).join(" ")],
    ...(env.length > 0 && { env }),
    volumeMounts: [
      { name: CONFIG_TEMPLATE, mountPath: "/workdir" },
      { name: CONFIG, mountPath: "/processed" },
    ],
  };
}

/**
 * Without a command Argo asks the image's registry for the entrypoint, which takes network and pull
 * secrets. Known of dashbook's images only: those on Java and those on Python keep it elsewhere.
 */
function entrypointOf(image: string): string | undefined {
  const source = /^(?:docker\.io\/)?dashbook\/source-([a-z0-9-]+)(?:[:@]|$)/.exec(image)?.[1];
  if (source === undefined) return undefined;
  if (["postgres", "mysql", "kafka", "mongodb-v2"].includes(source))
    return "/airbyte/bin/entrypoint.sh";
  return pythonSources.has(source) ? "/airbyte/entrypoint.sh" : undefined;
}

const pythonSources = new Set([
  "facebook-marketing",
  "faker",
  "google-analytics-v4",
  "google-sheets",
  "hubspot",
  "microsoft-dataverse",
  "openweather",
  "s3",
  "salesforce",
]);
