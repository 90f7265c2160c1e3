/** References to environment variables in a catalog's settings: `$NAME` and `${NAME}`. */
import { IcebranchError } from "../errors.ts";
import type { CatalogConfig, Config } from "./project.ts";

/** What every S3 client looks for, declared or not. */
const awsSecrets = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
const awsNames = [
  ...awsSecrets,
  "AWS_REGION",
  "AWS_DEFAULT_REGION",
  "AWS_ENDPOINT",
  "AWS_ENDPOINT_URL",
  "AWS_ENDPOINT_URL_S3",
];

/** What the runner itself keeps there, its tokens among it. */
const reserved = /^(GITHUB|ACTIONS|RUNNER|INPUT)_/i;

const reference = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

/** The names that `secrets` and `env` declare, and those that S3 needs. */
export function declaredNames({ secrets, env }: Config): ReadonlySet<string> {
  const named = Object.values(secrets).flatMap((keys) => Object.values(keys));
  return new Set([...named, ...Object.keys(env), ...awsNames]);
}

/** Names of the variables whose values no log may show. */
export function secretNames({ secrets }: Config): readonly string[] {
  const named = Object.values(secrets).flatMap((keys) => Object.values(keys));
  return [...named, ...awsSecrets];
}

/**
 * A catalog's settings with every reference replaced, in one pass: what a value holds is not looked
 * at again. Throws IB301 for a name that is not declared, IB303 for one that is not set.
 */
export function expandConfig(
  config: CatalogConfig,
  declared: ReadonlySet<string>,
  env: Readonly<Record<string, string | undefined>>,
): CatalogConfig {
  const expand = (text: string) =>
    text.replaceAll(reference, (_all, braced, bare) => lookUp(braced ?? bare, declared, env));
  const properties = Object.entries(config.properties).map(([key, text]) => [key, expand(text)]);
  return {
    type: config.type,
    uri: expand(config.uri),
    warehouse: config.warehouse === undefined ? undefined : expand(config.warehouse),
    properties: Object.fromEntries(properties),
  };
}

function lookUp(
  name: string,
  declared: ReadonlySet<string>,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (reserved.test(name)) {
    const message = `The configuration refers to $${name}, which belongs to the runner.`;
    throw new IcebranchError("IB301", message, { hint: "Use a variable of another name." });
  }
  if (!declared.has(name)) {
    const message = `The configuration refers to $${name} without declaring it.`;
    throw new IcebranchError("IB301", message, { hint: `Declare ${name} under \`secrets\`.` });
  }
  const value = env[name];
  if (value !== undefined) return value;
  const message = `The environment variable ${name} is not set.`;
  throw new IcebranchError("IB303", message, { hint: `Set ${name} where icebranch runs.` });
}
