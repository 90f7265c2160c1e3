/** Tokens of OAuth2 as the REST specification uses it: client credentials, and token exchange. */
import { IcebranchError } from "../../../errors.ts";
import type { Json, JsonObject } from "../../../iceberg/json.ts";
import type { Outcome, Send } from "./exchange.ts";
import { long, redirected, unreached } from "./refusal.ts";
import type { OAuth } from "./settings.ts";

interface Token {
  readonly value: string;
  /** As RFC 8693 names it. */
  readonly type: string;
  /** When to get the next; milliseconds since 1970, Infinity where nobody says. */
  readonly until: number;
}

const accessToken = "urn:ietf:params:oauth:token-type:access_token";

export interface Tokens {
  current(): Promise<string>;
  /** The catalog did not take this one: gets another, once for all who were refused. */
  renew(refused: string | undefined): Promise<boolean>;
  secrets(): readonly string[];
}

/** One token is asked for at a time, however many requests wait for it. */
export function oauthTokens(auth: OAuth, catalog: string, send: Send): Tokens {
  let token: Promise<Token> | undefined;
  const seen = new Set<string>();
  const get = async (): Promise<Token> => {
    const got = await newToken(auth, catalog, send);
    seen.add(got.value);
    return got;
  };
  const renewed = (): Promise<Token> => {
    const getting = get();
    token = getting;
    // One that could not be had is asked for again by the next request.
    getting.catch(() => {
      if (token === getting) token = undefined;
    });
    return getting;
  };
  return {
    async current() {
      const known = await (token ?? renewed());
      return (known.until > Date.now() ? known : await renewed()).value;
    },
    async renew(refused) {
      if ((await token)?.value === refused) await renewed();
      return true;
    },
    secrets() {
      return long([auth.client?.secret, auth.subject?.token, auth.token, ...seen]);
    },
  };
}

async function newToken(auth: OAuth, catalog: string, send: Send): Promise<Token> {
  const { client, subject } = auth;
  const first =
    client === undefined
      ? undefined
      : await ask(auth, catalog, send, {
          grant_type: "client_credentials",
          ...(client.id === undefined ? {} : { client_id: client.id }),
          client_secret: client.secret,
        });
  if (subject === undefined && first !== undefined) return first;
  const actor =
    first ?? (auth.token === undefined ? undefined : { value: auth.token, type: accessToken });
  const form = {
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: subject?.token ?? "",
    subject_token_type: subject?.type ?? accessToken,
    ...(actor === undefined ? {} : { actor_token: actor.value, actor_token_type: actor.type }),
  };
  return ask(auth, catalog, send, form, actor?.value);
}

async function ask(
  { server, parameters }: OAuth,
  catalog: string,
  send: Send,
  form: { readonly [name: string]: string },
  bearer?: string,
): Promise<Token> {
  const asked = Date.now();
  const outcome = await send({
    ...{ url: server, method: "POST" },
    headers: {
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: new URLSearchParams({ ...form, ...parameters }).toString(),
  });
  const body = granted(outcome, catalog, server.host);
  const { access_token: value, issued_token_type: type, expires_in: seconds } = body;
  if (typeof value !== "string" || value === "") throw noToken(catalog, server.host, "no token");
  const lives = typeof seconds === "number" && seconds > 0 ? seconds * 1000 : undefined;
  const end = lives === undefined ? expiry(value) : asked + lives;
  return {
    value,
    type: typeof type === "string" ? type : accessToken,
    until: end === undefined ? Infinity : end - Math.min((end - asked) / 10, 300_000),
  };
}

function granted(outcome: Outcome, catalog: string, host: string): JsonObject {
  if (outcome.kind === "lost") throw unreached(catalog, host, outcome.why);
  const { status, headers, body } = outcome;
  if (status >= 300 && status < 400) throw redirected(catalog, host, headers);
  if (status >= 200 && status < 300) return (body ?? {}) as JsonObject;
  throw noToken(catalog, host, `HTTP ${status}${errorCode(body)}`);
}

/** `error` of RFC 6749, section 5.2, such as `invalid_client`: what else is said may quote the secret. */
function errorCode(body: Json): string {
  const { error } = (body ?? {}) as JsonObject;
  return typeof error === "string" && /^[a-z_]{1,60}$/.test(error) ? `, ${error}` : "";
}

function noToken(catalog: string, host: string, why: string): IcebranchError {
  const isDown = / (429|5\d\d)\b/.test(why);
  return new IcebranchError(
    isDown ? "IB410" : "IB427",
    `${host} gives no token for the catalog ${catalog} (${why}).`,
    {
      hint: isDown
        ? "Try again later, and look at the token server's log if it stays so."
        : "Check credential, oauth2-server-uri, scope, and audience or resource where the server wants them.",
    },
  );
}

/** When a JWT ends; undefined where it is none, or does not say. https://datatracker.ietf.org/doc/html/rfc7519#section-4.1.4 */
function expiry(token: string): number | undefined {
  const payload = token.split(".")[1];
  if (payload === undefined) return undefined;
  try {
    const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString());
    return typeof exp === "number" ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
