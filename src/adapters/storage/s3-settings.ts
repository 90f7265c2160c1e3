/**
 * What a catalog's properties and the environment say of S3. Properties are spelled as pyiceberg's,
 * https://py.iceberg.apache.org/configuration/#s3, `client.…` being what `s3.…` falls back to.
 */
import { IcebranchError } from "../../errors.ts";

export interface S3Settings {
  /** undefined: as the SDK finds it, in the environment or a profile. */
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  /** `https://host/bucket/key` in place of `https://bucket.host/key`. */
  readonly pathStyle: boolean;
  /** undefined: as the SDK finds them. */
  readonly keys: AccessKeys | "anonymous" | undefined;
  readonly profile: string | undefined;
  readonly role: { readonly arn: string; readonly session: string } | undefined;
  readonly connectTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /** For every host, in place of what the environment says. */
  readonly proxy: string | undefined;
  readonly encryption: {
    readonly ServerSideEncryption?: (typeof encryptions)[number];
    readonly SSEKMSKeyId?: string;
  };
}

const encryptions = ["AES256", "aws:kms", "aws:kms:dsse"] as const;

export interface AccessKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface S3Options {
  readonly env: { readonly [name: string]: string | undefined };
  /** Whether an endpoint without TLS is used where nothing is said of it. */
  readonly allowHttp: boolean;
}

type Properties = { readonly [key: string]: string };

/** Throws IB102 or IB103 for settings that cannot be meant, IB420 for what is not supported. */
export function s3Settings(properties: Properties, { env, allowHttp }: S3Options): S3Settings {
  const of = (key: string) => given(properties[`s3.${key}`]) ?? given(properties[`client.${key}`]);
  if (of("signer") !== undefined)
    throw new IcebranchError("IB420", "Requests to S3 that a catalog signs are not supported.", {
      hint: "Leave s3.signer out, and give icebranch credentials of its own.",
    });
  const endpoint = endpointOf(of("endpoint"), env);
  if (endpoint !== undefined) {
    const allowed = truth(of("allow-http"), "s3.allow-http") ?? envTruth(env.AWS_ALLOW_HTTP);
    checkEndpoint(endpoint, allowed ?? allowHttp);
  }
  const arn = of("role-arn");
  return {
    // A store of one's own has no regions, and signs with this one where none is named.
    region: of("region") ?? regionOf(env) ?? (endpoint === undefined ? undefined : "us-east-1"),
    endpoint,
    pathStyle: pathStyle(of, endpoint),
    keys: truth(of("anonymous"), "s3.anonymous") ? "anonymous" : keysOf(of, env),
    profile: of("profile-name"),
    role: arn === undefined ? undefined : { arn, session: of("role-session-name") ?? "icebranch" },
    connectTimeoutMs: seconds(of("connect-timeout"), "s3.connect-timeout") ?? 10_000,
    requestTimeoutMs: seconds(of("request-timeout"), "s3.request-timeout") ?? 60_000,
    proxy: of("proxy-uri"),
    encryption: encryptionOf(of),
  };
}

type Lookup = (key: string) => string | undefined;

/** A variable that is set to nothing is one that was forgotten. */
function given(text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : text;
}

function regionOf(env: S3Options["env"]): string | undefined {
  return given(env.AWS_REGION) ?? given(env.AWS_DEFAULT_REGION);
}

/**
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html; `AWS_ENDPOINT` is what
 * dashtool and its containers look for.
 */
function endpointOf(property: string | undefined, env: S3Options["env"]): string | undefined {
  if (property !== undefined) return property;
  const ignored = envTruth(env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS) ?? false;
  const sdk = ignored ? undefined : (given(env.AWS_ENDPOINT_URL_S3) ?? given(env.AWS_ENDPOINT_URL));
  return sdk ?? given(env.AWS_ENDPOINT);
}

/** The address may hold a password, so no message shows it. */
function checkEndpoint(endpoint: string, allowHttp: boolean): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.host === "")
    throw wrongValue(
      "s3.endpoint",
      "is no http or https address",
      "Write it as https://HOST:PORT.",
    );
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    throw wrongValue(
      "s3.endpoint",
      "has more than a host and a path in it",
      "Name the keys in s3.access-key-id and s3.secret-access-key.",
    );
  if (url.protocol === "http:" && !allowHttp)
    throw new IcebranchError(
      "IB103",
      `The S3 endpoint http://${url.host} has no TLS, and http is not allowed.`,
      { hint: 'Use https, or allow it: "awsAllowHttp": "true" in dashtool.json, s3.allow-http.' },
    );
}

/**
 * As pyiceberg and dashtool address buckets: in the host's name at AWS, in the path elsewhere.
 * `s3.path-style-access` is Java's word for the opposite.
 */
function pathStyle(of: Lookup, endpoint: string | undefined): boolean {
  if (truth(of("path-style-access"), "s3.path-style-access")) return true;
  if (truth(of("force-virtual-addressing"), "s3.force-virtual-addressing")) return false;
  return endpoint !== undefined;
}

function keysOf(of: Lookup, env: S3Options["env"]): AccessKeys | undefined {
  const accessKeyId = of("access-key-id");
  const secretAccessKey = of("secret-access-key");
  if (accessKeyId === undefined && secretAccessKey === undefined) return undefined;
  if (accessKeyId === undefined) throw missing("s3.access-key-id", "s3.secret-access-key");
  if (secretAccessKey === undefined) throw missing("s3.secret-access-key", "s3.access-key-id");
  // Keys that GitHub's runner got for a role are refused without the token that came with them.
  const own = accessKeyId === env.AWS_ACCESS_KEY_ID ? given(env.AWS_SESSION_TOKEN) : undefined;
  const sessionToken = of("session-token") ?? own;
  return {
    ...{ accessKeyId, secretAccessKey },
    ...(sessionToken === undefined ? {} : { sessionToken }),
  };
}

function encryptionOf(of: Lookup): S3Settings["encryption"] {
  const asked = of("server-side-encryption");
  const key = of("sse-kms-key-id");
  const encryption = encryptions.find((one) => one === asked);
  if (asked !== undefined && encryption === undefined)
    throw wrongValue(
      "s3.server-side-encryption",
      "is no encryption that S3 has",
      `Use one of ${encryptions.join(", ")}.`,
    );
  return {
    ...(encryption === undefined ? {} : { ServerSideEncryption: encryption }),
    ...(key === undefined ? {} : { SSEKMSKeyId: key }),
  };
}

function missing(key: string, other: string): IcebranchError {
  return new IcebranchError("IB102", `The catalog has ${other} and no ${key}.`, {
    hint: "Give both, or neither: then the credentials are looked for as AWS's tools do.",
  });
}

/** What pyiceberg takes for a truth value. */
function truth(text: string | undefined, key: string): boolean | undefined {
  if (text === undefined) return undefined;
  const value = envTruth(text);
  if (value !== undefined) return value;
  throw wrongValue(key, "is neither true nor false", "Write true or false.");
}

function envTruth(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (/^(true|yes|y|on|t|1)$/i.test(text)) return true;
  return /^(false|no|n|off|f|0)$/i.test(text) ? false : undefined;
}

function seconds(text: string | undefined, key: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (value > 0 && value <= 86_400) return Math.ceil(value * 1000);
  throw wrongValue(key, "is no number of seconds", "Write a number such as 10 or 0.5.");
}

function wrongValue(key: string, what: string, hint: string): IcebranchError {
  return new IcebranchError("IB103", `The catalog's ${key} ${what}.`, { hint });
}
