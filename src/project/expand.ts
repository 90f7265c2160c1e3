/** References to environment variables in a catalog's settings: `$NAME` and `${NAME}`. */
import { IcebranchError } from "../errors.ts";
import type { CatalogConfig, Config } from "./project.ts";

/** What every S3 client looks for, declared or not. */
export const awsSecrets = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
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

/** The names that a setting refers to. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(reference)].map(([, braced, bare]) => braced ?? bare ?? "");
}

/** What a text says before, between and behind the variables that it refers to. */
export function literalsAround(text: string): readonly string[] {
  return text.split(/\$(?:\{[A-Za-z_]\w*\}|[A-Za-z_]\w*)/);
}

/** The names that `secrets` and `env` declare, and those that S3 needs. */
export function declaredNames(config: Config): ReadonlySet<string> {
  return new Set([...secretVariables(config), ...Object.keys(config.env), ...awsNames]);
}

/** The variables that `secrets` declares. */
export function secretVariables({ secrets }: Config): readonly string[] {
  return Object.values(secrets).flatMap((keys) => Object.values(keys));
}

/** Names of the variables whose values no log may show. */
function secretNames(config: Config): readonly string[] {
  return [...secretVariables(config), ...awsSecrets];
}

/** Those of them that are set. */
export function secretValues(
  config: Config,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return secretNames(config).flatMap((name) => env[name] || []);
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
    uri: expandUri(config.uri, (name) => lookUp(name, declared, env)),
    warehouse: config.warehouse === undefined ? undefined : expand(config.warehouse),
    properties: Object.fromEntries(properties),
  };
}

/** In a URL, what stands for who logs in: from the two slashes to the last `@` before a path. */
const userInfo = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)@/i;

/**
 * Of a password any character may be one that ends a password in a URL, and what follows would be
 * taken for the host. So a value is percent-encoded there, unless it can stand there as it is.
 */
function expandUri(uri: string, look: (name: string) => string): string {
  const [start = "", scheme = "", info = ""] = userInfo.exec(uri) ?? [];
  const endOfUser = info.replaceAll(reference, (all) => "$".repeat(all.length)).indexOf(":");
  const who = info.replaceAll(reference, (_all, braced, bare, at: number) =>
    forUserInfo(look(braced ?? bare), at < endOfUser),
  );
  const rest = uri
    .slice(start.length)
    .replaceAll(reference, (_all, braced, bare) => look(braced ?? bare));
  return start === "" ? rest : `${scheme}${who}@${rest}`;
}

/** `isUser`: what comes before a colon that is written in the URL itself, and so has none of its own. */
function forUserInfo(value: string, isUser: boolean): string {
  const isEncoded = /^(?:[\w.~!$&'()*+,;=:-]|%[0-9a-f]{2})*$/i.test(value);
  if (isEncoded && !(isUser && value.includes(":"))) return value;
  const encoded = encodeURIComponent(value);
  return isUser ? encoded : encoded.replace("%3A", ":");
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
