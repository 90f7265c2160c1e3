/** The SDK's client, set up so that one configuration works at AWS and at what speaks its API. */
import { Agent, type AgentOptions } from "node:http";
import { Agent as TlsAgent } from "node:https";
import process from "node:process";
import { S3Client } from "@aws-sdk/client-s3";
import { fromNodeProviderChain, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { IcebranchError } from "../../errors.ts";
import type { S3Settings } from "./s3-settings.ts";

/** The first try and four more, each after a longer pause. */
export const maxAttempts = 5;

const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/** Answers that name another host are not followed: the keys are meant for this one. */
export function s3Client(settings: S3Settings): S3Client {
  const { region, endpoint, pathStyle } = settings;
  return new S3Client({
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(settings.profile === undefined ? {} : { profile: settings.profile }),
    ...(settings.keys === "anonymous" ? unsigned : { credentials: credentials(settings) }),
    forcePathStyle: pathStyle,
    followRegionRedirects: false,
    ...{ maxAttempts, retryMode: "standard" },
    // Stores that are not AWS's refuse checksums which they do not know.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: requestHandler(settings),
    // It writes to the terminal otherwise.
    logger: silent,
  });
}

const unsigned = {
  credentials: { accessKeyId: "", secretAccessKey: "" },
  signer: { sign: async <T>(request: T) => request },
};

type Provider = ReturnType<typeof fromNodeProviderChain>;

/** What is said by others of how credentials could not be had may hold parts of them. */
function credentials({ keys, profile, role }: S3Settings): Provider {
  const own = keys === "anonymous" ? undefined : keys;
  const chain = chainOf(profile);
  const source = own === undefined ? chain : async () => own;
  const provider =
    role === undefined
      ? source
      : fromTemporaryCredentials({
          params: { RoleArn: role.arn, RoleSessionName: role.session },
          masterCredentials: source,
          logger: silent,
        });
  return async (of) => {
    try {
      return await provider(of);
    } catch (error) {
      throw noCredentials(error, role !== undefined);
    }
  };
}

/** Throws IB427 where there should be some, and they cannot be had. */
export async function hasKeys({ keys, profile, role }: S3Settings): Promise<boolean> {
  if (keys !== undefined || role !== undefined) return true;
  try {
    await chainOf(profile)();
    return true;
  } catch (error) {
    if ((error as Error).name === "CredentialsProviderError") return false;
    throw noCredentials(error, false);
  }
}

function chainOf(profile: string | undefined): Provider {
  return fromNodeProviderChain({ logger: silent, ...(profile === undefined ? {} : { profile }) });
}

function noCredentials(error: unknown, hasRole: boolean): IcebranchError {
  const { name } = error as Error;
  const nothing = name === "CredentialsProviderError" && !hasRole;
  const message = nothing
    ? "No credentials for S3 were found."
    : `The credentials for S3 could not be had (${/^\w{1,64}$/.test(name) ? name : "unknown"}).`;
  return new IcebranchError("IB427", message, {
    hint: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, s3.access-key-id and s3.secret-access-key, or a role, profile or web identity that AWS's tools find.",
  });
}

function requestHandler({ connectTimeoutMs, requestTimeoutMs, proxy }: S3Settings) {
  const options = { keepAlive: true, maxSockets: 50, proxyEnv: proxyEnv(proxy) };
  return {
    connectionTimeout: connectTimeoutMs,
    requestTimeout: requestTimeoutMs,
    // Of silence, also in the middle of an answer.
    socketTimeout: requestTimeoutMs,
    throwOnRequestTimeout: true,
    ...agents(options),
  };
}

/** Node's own words repeat a proxy's address, and the password in it. */
function agents(options: AgentOptions) {
  try {
    return { httpAgent: new Agent(options), httpsAgent: new TlsAgent(options) };
  } catch {
    throw badProxy();
  }
}

function badProxy(): IcebranchError {
  return new IcebranchError("IB103", "The address of the proxy for S3 cannot be read.", {
    hint: "Write s3.proxy-uri, HTTPS_PROXY or HTTP_PROXY as http://USER:PASSWORD@HOST:PORT, percent-encoded where that is needed.",
  });
}

/** https://nodejs.org/docs/latest-v24.x/api/http.html#built-in-proxy-support */
function proxyEnv(proxy: string | undefined): NodeJS.ProcessEnv {
  if (proxy === undefined) return process.env;
  // Node goes past one of another kind without a word.
  if (!/^https?:\/\//i.test(proxy)) throw badProxy();
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 24 || minor >= 5) return { HTTP_PROXY: proxy, HTTPS_PROXY: proxy };
  // An older one would go past the proxy without a word.
  throw new IcebranchError("IB902", "Node.js 24.5 or newer is needed for s3.proxy-uri.", {
    hint: "Install a newer one, or leave s3.proxy-uri out.",
  });
}
