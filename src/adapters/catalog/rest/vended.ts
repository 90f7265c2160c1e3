/**
 * What a server says of how a table's files are reached: `components/schemas/LoadTableResult`. Keys
 * come and go as a whole: one of ours beside one of theirs would sign requests to wherever they say.
 */
import type { Json, JsonObject } from "../../../iceberg/json.ts";

export type Properties = { readonly [key: string]: string };

/** Its answer about one table, between what its configuration proposes and what it insists on. */
export interface ServerSays {
  readonly defaults: Properties;
  readonly overrides: Properties;
  readonly config: Properties;
  readonly credentials: readonly { readonly prefix: string; readonly config: Properties }[];
}

/** Of a table's answer; nothing where that says nothing. */
export function tableSays(body: JsonObject): Pick<ServerSays, "config" | "credentials"> {
  const listed = body["storage-credentials"];
  const credentials = (Array.isArray(listed) ? listed : []).flatMap((one: Json) => {
    if (!isObject(one) || typeof one.prefix !== "string") return [];
    return [{ prefix: sameScheme(one.prefix), config: texts(one.config) }];
  });
  return { config: texts(body.config), credentials };
}

/** What of it no output may show, by how it is called. */
export function secretsOf({ defaults, overrides, config, credentials }: ServerSays) {
  const all = [defaults, overrides, config, ...credentials.map((one) => one.config)];
  return all
    .flatMap((one) => Object.entries(one))
    .filter(([key, value]) => /token|secret|password|credential|key|sas/i.test(key) && value !== "")
    .map(([, value]) => value);
}

/**
 * Settings for a store with the server's own keys, and none of ours among them: where it says, or
 * else where the configuration says. undefined where it hands out none for that place.
 */
export function vendedFor(location: string, says: ServerSays, own: Properties) {
  const theirs = layersFor(location, says);
  const insisted = [...theirs, says.overrides];
  // As Java and pyiceberg have it, what is configured goes before what a server proposes.
  const keys = [...insisted, ...(namesKeys(own) ? [] : [says.defaults])].map(keysOf).find(isThere);
  if (keys === undefined) return undefined;
  const places = [...insisted, own, says.defaults];
  const kept = limits.flatMap((key) => (own[key] === undefined ? [] : [[key, own[key]] as const]));
  const settings: { [key: string]: string } = { ...Object.fromEntries(kept), ...keys };
  for (const key of ["endpoint", "region"]) {
    const value = places.map((one) => either(one, key)).find(isThere);
    if (value !== undefined) settings[`s3.${key}`] = value;
  }
  return { ...settings, ...(places.map(addressing).find(isThere) ?? {}) } as Properties;
}

/** Whether the server wants to sign each request itself. */
export function wantsToSign(location: string, says: ServerSays): boolean {
  const all = [...layersFor(location, says), says.overrides, says.defaults];
  return all.map((one) => one["s3.remote-signing-enabled"]).find(isThere) === "true";
}

/** The endpoint that the server names. */
export function endpointFor(location: string, says: ServerSays): string | undefined {
  const all = [...layersFor(location, says), says.overrides, says.defaults];
  return all.map((one) => either(one, "endpoint")).find(isThere);
}

/** Whether a configuration says itself who reads files: with keys, or in another way than AWS's tools do. */
export function namesKeys(own: Properties): boolean {
  const ways = ["profile-name", "role-arn", "anonymous"];
  return keysOf(own) !== undefined || ways.some((key) => either(own, key) !== undefined);
}

/** Of several credentials that of the longest prefix first; then what goes for the whole table. */
function layersFor(location: string, { credentials, config }: ServerSays): readonly Properties[] {
  const place = sameScheme(location);
  const fitting = credentials
    .filter(({ prefix }) => place.startsWith(prefix))
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
  return [...fitting.map((one) => one.config), config];
}

/** Ours of what is no key and no place. */
const limits = [
  ...["s3.connect-timeout", "s3.request-timeout", "s3.proxy-uri", "s3.allow-http"],
  ...["s3.server-side-encryption", "s3.sse-kms-key-id"],
];

function keysOf(properties: Properties): Properties | undefined {
  const [id, secret, token] = ["access-key-id", "secret-access-key", "session-token"].map((key) =>
    either(properties, key),
  );
  if (id === undefined || secret === undefined) return undefined;
  return {
    ...{ "s3.access-key-id": id, "s3.secret-access-key": secret },
    ...(token === undefined ? {} : { "s3.session-token": token }),
  };
}

/** `s3.path-style-access` is Java's word, and of an endpoint pyiceberg thinks otherwise. */
function addressing(properties: Properties): Properties | undefined {
  const inPath = properties["s3.path-style-access"] || undefined;
  const inHost = properties["s3.force-virtual-addressing"] || undefined;
  if (inPath === undefined && inHost === undefined) return undefined;
  const asked = inPath === undefined ? inHost : inPath === "false" ? "true" : "false";
  return {
    ...(inPath === undefined ? {} : { "s3.path-style-access": inPath }),
    ...(asked === undefined ? {} : { "s3.force-virtual-addressing": asked }),
  };
}

function either(properties: Properties, key: string): string | undefined {
  return properties[`s3.${key}`] || properties[`client.${key}`] || undefined;
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function sameScheme(location: string): string {
  return location.replace(/^s3[an]:/i, "s3:");
}

function isObject(json: Json): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** Of an object the members that are texts. */
export function texts(json: Json): Properties {
  if (typeof json !== "object" || json === null) return {};
  const entries = Object.entries(json).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(entries) as { [key: string]: string };
}
