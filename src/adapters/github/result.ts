/** What GitHub's answers mean for another try. */
import { RequestError } from "@octokit/request-error";
import { redact } from "../../redact.ts";

/** GitHub said no, and will again. */
export interface Refusal {
  readonly kind: "refused";
  readonly status: number;
  /** GraphQL's word for it: `FORBIDDEN`, `STALE_DATA`. */
  readonly type?: string;
  /** GitHub's own words: one line. */
  readonly message: string;
  /** The permissions that would do: `issues=write; pull_requests=write`. */
  readonly accepted?: string;
}

/** GitHub did nothing, and asks for patience. */
export interface Limited {
  readonly kind: "limited";
  readonly seconds: number;
}

/** Nobody knows whether it was done. */
interface Lost {
  readonly kind: "lost";
  readonly why: string;
}

export type Failure = Refusal | Limited | Lost;

/** https://docs.github.com/en/graphql: part of an answer of status 200. */
export interface GraphqlError {
  readonly type?: string;
  readonly path?: readonly (string | number)[];
  readonly message: string;
}

export interface Headers {
  readonly [name: string]: string | number | undefined;
}

export function readFailure(error: unknown, token: string): Failure {
  if (error instanceof Error && error.name === "AbortError")
    return { kind: "lost", why: "stopped" };
  if (!(error instanceof RequestError)) throw error;
  const { response, status } = error;
  if (response === undefined) return { kind: "lost", why: reason(error.cause ?? error) };
  const { headers } = response;
  const message = said(response.data, token);
  if (status >= 500 || status === 408) return { kind: "lost", why: `status ${status}` };
  if (isLimit(status, message, headers)) return limited(headers);
  const accepted = headers["x-accepted-github-permissions"];
  return {
    ...{ kind: "refused", status, message: message || `status ${status}` },
    ...(typeof accepted === "string" && accepted !== "" ? { accepted } : {}),
  };
}

/** A connection's error, without the address that undici puts into some of them. */
function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === "string" ? `no connection (${code})` : "no connection";
}

/** Their words, of one line and bounded; what they wrote in a page of HTML is none. */
function said(data: unknown, token: string): string {
  const { message, errors } = (data ?? {}) as { message?: unknown; errors?: unknown };
  const details = (Array.isArray(errors) ? errors : []).flatMap((one) =>
    typeof one === "string" ? one : typeof one?.message === "string" ? one.message : [],
  );
  return oneLine([typeof message === "string" ? message : "", ...details].join(" "), token);
}

/** The token goes before the rest is cut: half of one would be found by nobody who looks for it. */
function oneLine(text: string, token: string): string {
  const line = redact(text, [token]).replace(/\s+/g, " ").trim().replace(/\.$/, "");
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function isLimit(status: number, message: string, headers: Headers): boolean {
  if (status === 429) return true;
  if (status !== 403 || /not accessible/i.test(message)) return false;
  return headers["retry-after"] !== undefined || saysLimit(message);
}

function saysLimit(message: string): boolean {
  return /rate limit|abuse detection/i.test(message);
}

function limited(headers: Headers): Limited {
  const after = Number(headers["retry-after"]);
  if (headers["retry-after"] !== undefined && after >= 0)
    return { kind: "limited", seconds: after };
  const reset = Number(headers["x-ratelimit-reset"]);
  if (headers["x-ratelimit-remaining"] === "0" && reset > 0)
    return { kind: "limited", seconds: Math.max(1, Math.ceil(reset - Date.now() / 1000) + 1) };
  // A secondary limit that names no time: a minute, say GitHub's pages.
  return { kind: "limited", seconds: 60 };
}

export interface Reply<T> {
  readonly kind: "answer";
  readonly data: T;
  readonly headers: Headers;
}

/** GraphQL puts errors, and half of an answer beside them, into status 200. */
export function readGraphql<T>(
  result: Reply<unknown> | Failure,
  absent: (error: GraphqlError) => boolean,
  token: string,
): Reply<T> | Failure {
  if (result.kind !== "answer") return result;
  const { data, errors = [] } = result.data as { data?: T | null; errors?: GraphqlError[] };
  const error = errors.find((one) => !absent(one));
  if (error === undefined && data != null) return { ...result, data };
  const { type, message = "nothing" } = error ?? {};
  if (type === "RATE_LIMITED" || saysLimit(message)) return limited(result.headers);
  // What it says where a query takes too long for it; a smaller load may let the next one pass.
  if (/something went wrong|timed? ?out/i.test(message))
    return { kind: "lost", why: "GitHub could not finish the query" };
  return {
    ...{ kind: "refused", status: 200, message: oneLine(message, token) },
    ...(type === undefined ? {} : { type }),
  };
}
