/** One request and its answer, with a bound on time and size. Nothing is followed, nothing repeated. */
import type { Json } from "../../../iceberg/json.ts";
import { parseJson } from "../../../iceberg/json.ts";

export interface Wire {
  readonly url: URL;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | undefined;
}

export type Outcome =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers: Headers;
      /** undefined where there is none, or it is not JSON. */
      readonly body: Json;
      /** Whether there was a body that is not JSON: a proxy's page, not the catalog's word. */
      readonly foreign: boolean;
    }
  | {
      readonly kind: "lost";
      /** Whether the server may have got the request. */
      readonly sent: boolean;
      /** Node's code, or what else is known without anybody's words. */
      readonly why: string;
    };

export type Send = (wire: Wire) => Promise<Outcome>;

/** The metadata of a table with a hundred thousand snapshots has some 100 MB. */
const maxBody = 256 * 2 ** 20;
/** What an error may say. */
const maxRefusal = 64 * 2 ** 10;

export async function exchange(
  fetch: typeof globalThis.fetch,
  { url, method, headers, body }: Wire,
  timeoutMs: number,
): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      ...{ method, headers, redirect: "manual" },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status } = response;
    const isError = status >= 300;
    const text = await bounded(response, isError ? maxRefusal : maxBody);
    if (text === undefined && !isError)
      return { kind: "lost", sent: true, why: "an answer that is too large" };
    return { kind: "answer", status, headers: response.headers, ...parsed(text) };
  } catch (error) {
    const why = reason(error);
    return { kind: "lost", sent: !unsent.test(why), why };
  }
}

/** undefined where it is larger: the rest is not waited for. */
async function bounded({ body }: Response, limit: number): Promise<string | undefined> {
  if (body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parsed(text: string | undefined): { readonly body: Json; readonly foreign: boolean } {
  if (text === "") return { body: undefined, foreign: false };
  try {
    return { body: parseJson(text ?? ""), foreign: false };
  } catch {
    return { body: undefined, foreign: true };
  }
}

/** No connection was made by then. https://nodejs.org/docs/latest-v24.x/api/errors.html#common-system-errors */
const unsent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|\w*_CERT\w*|UNABLE_TO_VERIFY_LEAF_SIGNATURE|ERR_TLS_\w+|ERR_SSL_\w+|EPROTO|ERR_INVALID_\w+)$/;

/** An address with several addresses of its own fails with one error for each of them. */
function reason(error: unknown): string {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; depth++) {
    if (one.name === "TimeoutError") return "no answer in time";
    const code = (one as { code?: unknown }).code;
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,63}$/.test(code)) return code;
    one = one instanceof AggregateError ? one.errors[0] : one.cause;
  }
  return "no answer";
}
