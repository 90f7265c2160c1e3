/** What S3 answers, in our words: its own may repeat keys, and the code says as much. */
import { IcebranchError } from "../../errors.ts";
import { tlsHint } from "../../tls-hint.ts";
import type { S3Settings } from "./s3-settings.ts";

/** What of an error of the SDK is looked at. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
interface S3Error {
  /** Of the SDK or of Node. */
  readonly name?: string;
  readonly message?: string;
  /** What S3 said. */
  readonly Code?: string;
  /** Of Node, where there was no answer. */
  readonly code?: string;
  /** The region that S3 expects. */
  readonly Region?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
  readonly $response?: {
    readonly statusCode?: number;
    readonly headers?: { readonly [name: string]: string };
  };
}

export interface S3Call {
  readonly verb: "read" | "write" | "remove" | "list";
  readonly location: string;
  readonly bucket: string;
}

/** undefined where there was no answer. */
export function statusOf(error: unknown): number | undefined {
  const { $metadata, $response } = error as S3Error;
  return $metadata?.httpStatusCode ?? $response?.statusCode;
}

/** Whether the request may have been carried out all the same, by this try or by one before it. */
export function isUnsettled(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500 || ((error as S3Error).$metadata?.attempts ?? 1) > 1;
}

/** Errors that are ours already, such as those of credentials, stay as they are. */
export function refusal(error: unknown, call: S3Call, settings: S3Settings): IcebranchError {
  if (error instanceof IcebranchError) return error;
  const status = statusOf(error);
  if (status === undefined) return unanswered(error as S3Error, call, settings);
  const code = codeOf(error as S3Error, status);
  const region = regionAsked(error as S3Error);
  if (status === 301 || status === 307 || region !== undefined)
    return elsewhere(call, settings, region);
  if (status === 401 || status === 403 || badToken.has(code)) return refused(code, call);
  if (code === "NoSuchBucket") return noBucket(call);
  if (status === 404) return noFile(call);
  if (status === 412) return isThere(call);
  return new IcebranchError(
    call.verb === "write" ? "IB608" : "IB410",
    `S3 does not ${call.verb} ${call.location} (${code}).`,
    { hint: "Try again later, and look at the store's own log if it stays so." },
  );
}

/** With status 400. */
const badToken = new Set(["ExpiredToken", "InvalidToken", "TokenRefreshRequired"]);

function codeOf({ Code }: S3Error, status: number): string {
  return Code !== undefined && /^[A-Za-z.]{1,64}$/.test(Code) ? Code : `status ${status}`;
}

/** In the answer to a request that came to the wrong region. */
function regionAsked({ Region, $response }: S3Error): string | undefined {
  const status = $response?.statusCode;
  const asked =
    Region ?? (status === 301 ? $response?.headers?.["x-amz-bucket-region"] : undefined);
  return asked !== undefined && /^[a-z0-9-]{1,32}$/.test(asked) ? asked : undefined;
}

function elsewhere(
  { bucket }: S3Call,
  { region: used, endpoint }: S3Settings,
  region: string | undefined,
): IcebranchError {
  const where = region === undefined ? "another region or host" : `the region ${region}`;
  const asked = used === undefined ? "" : `, and ${used} was asked`;
  return new IcebranchError("IB410", `The bucket ${bucket} is in ${where}${asked}.`, {
    hint:
      region !== undefined || endpoint === undefined
        ? `Set s3.region (awsRegion in dashtool.json) to ${region ?? "the bucket's region"}.`
        : "Set s3.endpoint and s3.region to those of the bucket: a redirect is not followed.",
  });
}

const rights = {
  read: "s3:GetObject",
  write: "s3:PutObject",
  remove: "s3:DeleteObject",
  list: "s3:ListBucket",
} as const;

const reasons: { readonly [code: string]: string } = {
  ExpiredToken: "The session has ended: get a new one.",
  InvalidAccessKeyId: "Check the access key: the store does not know it.",
  InvalidToken: "Check the session token: it does not belong to the access key.",
  RequestTimeTooSkewed: "Set this machine's clock.",
  SignatureDoesNotMatch: "Check the secret key: it does not belong to the access key.",
};

function refused(code: string, { verb, location, bucket }: S3Call): IcebranchError {
  const right = `Allow ${rights[verb]} on the bucket ${bucket}`;
  const hint =
    reasons[code] ??
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html, under permissions.
    (verb === "read" ? `${right}, and s3:ListBucket: without it S3 hides what is absent.` : right);
  const message = `S3 refuses to ${verb} ${location} with these credentials (${code}).`;
  return new IcebranchError("IB427", message, { hint: hint.replace(/\.?$/, ".") });
}

function noBucket({ bucket }: S3Call): IcebranchError {
  return new IcebranchError("IB410", `There is no bucket ${bucket}.`, {
    hint: "Check the warehouse, and s3.endpoint: another store has other buckets.",
  });
}

function noFile({ location }: S3Call): IcebranchError {
  return new IcebranchError("IB413", `There is no file ${location}.`, {
    hint: "The catalog points at a file that is gone: restore it, or repair the catalog's row.",
  });
}

function isThere({ location }: S3Call): IcebranchError {
  return new IcebranchError("IB411", `There is a file ${location} already.`, {
    hint: "Plan again: another writer was first.",
  });
}

/** No server's words are in it: only Node's code and what the configuration says. */
function unanswered(error: S3Error, { bucket }: S3Call, settings: S3Settings): IcebranchError {
  if (error.message?.startsWith("Region is missing"))
    return new IcebranchError("IB102", `No region is set for the bucket ${bucket}.`, {
      hint: "Set s3.region (awsRegion in dashtool.json), or AWS_REGION.",
    });
  const { endpoint } = settings;
  const host = endpoint === undefined ? `S3 for the bucket ${bucket}` : new URL(endpoint).host;
  const why = [error.code, error.name].find((one) => one && /^\w{1,64}$/.test(one)) ?? "no answer";
  return new IcebranchError("IB410", `${host} cannot be reached (${why}).`, {
    hint:
      tlsHint(why, "NODE_EXTRA_CA_CERTS") ??
      "Check s3.endpoint and the network; s3.connect-timeout and s3.request-timeout are in seconds.",
  });
}
