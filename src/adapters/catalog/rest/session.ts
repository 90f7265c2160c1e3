/** Requests to one server: signed, repeated while that is safe and helps, never sent elsewhere. */
import { setTimeout } from "node:timers/promises";
import { stringifyJson } from "../../../iceberg/json.ts";
import { tlsHint } from "../../../tls-hint.ts";
import { authority } from "./auth.ts";
import type { RestAnswer, RestRequest } from "./connection.ts";
import { exchange, type Outcome, type Wire } from "./exchange.ts";
import { long, redirected, refused, unknown, unreached } from "./refusal.ts";
import type { RestSettings } from "./settings.ts";

type Properties = { readonly [key: string]: string };

export interface Session {
  /** `properties`: those in force, for their `header.` ones. */
  send(request: RestRequest, base: URL, properties: Properties): Promise<RestAnswer>;
  secrets(): readonly string[];
  /** More of them, such as those that the server handed out. */
  keep(secrets: readonly string[]): void;
}

export async function session(
  settings: RestSettings,
  fetch: typeof globalThis.fetch,
  pauseMs: number,
): Promise<Session> {
  const { timeoutMs } = settings;
  const patiently = patience(pauseMs);
  const ask = (wire: Wire) => patiently(() => exchange(fetch, wire, timeoutMs.read), true);
  const who = await authority(settings, async (wire) => (await ask(wire)).outcome);
  // Some headers are a key, be it one that the server's configuration gave.
  const kept = new Set<string>();
  const secrets = () => [...who.secrets(), ...long([...kept])];
  return {
    secrets,
    keep(more) {
      for (const one of more) kept.add(one);
    },
    async send(request, base, properties) {
      const custom = customHeaders(properties);
      for (const value of Object.values(custom)) kept.add(value);
      const wire = wireOf(request, base, custom);
      if (wire.url.origin !== settings.base.origin)
        throw new Error("a request to another origin than the configured one");
      const { repeatable } = request;
      const timeout = repeatable ? timeoutMs.read : timeoutMs.write;
      let signed = wire;
      const once = async () => {
        signed = await who.sign(wire);
        return exchange(fetch, signed, timeout);
      };
      let done = await patiently(once, repeatable);
      // 401 and 419 say that nothing was done: the token has ended, or was taken back.
      if (isExpired(done.outcome) && (await who.renew(signed))) {
        const again = await patiently(once, repeatable);
        done = { ...again, unsure: again.unsure || done.unsure };
      }
      return answerOf(done, settings, repeatable, secrets());
    },
  };
}

function isExpired(outcome: Outcome): boolean {
  return outcome.kind === "answer" && (outcome.status === 401 || outcome.status === 419);
}

interface Done {
  readonly outcome: Outcome;
  readonly unsure: boolean;
}

function answerOf(
  { outcome, unsure }: Done,
  { name, base, auth }: RestSettings,
  repeatable: boolean,
  secrets: readonly string[],
): RestAnswer {
  const mayBeThere = unsure && !repeatable;
  if (outcome.kind === "lost") {
    if ((outcome.sent && !repeatable) || mayBeThere) throw unknown(name, outcome.why);
    throw unreached(name, base.host, outcome.why);
  }
  const { status, headers, body, foreign } = outcome;
  const isRedirect = status >= 300 && status < 400 && status !== 304;
  const isRefused = status === 401 || status === 403 || status === 419;
  // It says nothing of the try before it.
  if (mayBeThere && (isRedirect || isRefused)) throw unknown(name, `HTTP ${status}`);
  if (isRedirect) throw redirected(name, base.host, headers);
  if (isRefused) throw refused(name, outcome, auth, secrets);
  return { status, body, foreign, unsure };
}

/** The first and five more, each after twice the pause: in all some eight seconds of patience. */
const maxTries = 6;
/** How long in all a server may ask us to wait. */
const maxWaitMs = 60_000;

type Patiently = (once: () => Promise<Outcome>, repeatable: boolean) => Promise<Done>;

function patience(pauseMs: number): Patiently {
  return async (once, repeatable) => {
    let waited = 0;
    let unsure = false;
    for (let tries = 1; ; tries++) {
      const outcome = await once();
      if (tries === maxTries || !isWorthAnother(outcome, repeatable)) return { outcome, unsure };
      const pause = askedPause(outcome) ?? pauseMs * 2 ** (tries - 1) * (0.5 + Math.random());
      if (waited + pause > maxWaitMs) return { outcome, unsure };
      waited += pause;
      unsure ||= mayBeDone(outcome);
      await setTimeout(pause);
    }
  };
}

/** 429 and 503 say that the request was not looked at, and an address that cannot be reached does not either. */
function isWorthAnother(outcome: Outcome, repeatable: boolean): boolean {
  if (outcome.kind === "lost")
    return outcome.sent
      ? repeatable
      : outcome.why !== "ENOTFOUND" && tlsHint(outcome.why, "") === undefined;
  const { status } = outcome;
  if (status === 429 || status === 503) return true;
  return repeatable && (status === 408 || status === 500 || status === 502 || status === 504);
}

/** A 503 may also come from a proxy that lost its server in the middle. */
function mayBeDone(outcome: Outcome): boolean {
  return outcome.kind === "lost" ? outcome.sent : outcome.status !== 429;
}

/** Seconds or a date. https://datatracker.ietf.org/doc/html/rfc9110#section-10.2.3 */
function askedPause(outcome: Outcome): number | undefined {
  const text = outcome.kind === "answer" ? outcome.headers.get("retry-after") : null;
  if (text === null) return undefined;
  const pause = /^\d{1,6}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(pause) ? undefined : Math.max(pause, 0);
}

function wireOf(request: RestRequest, base: URL, custom: Wire["headers"]): Wire {
  const url = new URL(request.path, base);
  const query = Object.entries(request.query ?? {});
  // Spaces as %20: a signature is made over what is sent, and AWS knows no plus sign.
  if (query.length > 0)
    url.search = query.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  const body = request.body === undefined ? undefined : stringifyJson(request.body);
  return {
    ...{ url, method: request.method, body },
    headers: {
      accept: "application/json",
      "user-agent": "icebranch",
      ...custom,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...request.headers,
    },
  };
}

/** `header.NAME`, but for those that make the request what it is; values as they will be sent. */
function customHeaders(properties: Properties): Wire["headers"] {
  const own = /^(host|connection|content-length|content-type|transfer-encoding|expect|upgrade)$/;
  const headers = Object.entries(properties).flatMap(([key, value]) => {
    const name = /^header\.([\w!#$%&'*+.^`|~-]+)$/.exec(key)?.[1]?.toLowerCase();
    return name === undefined || own.test(name)
      ? []
      : [[name, value.replace(/[\r\n\0]/g, "").trim()]];
  });
  return Object.fromEntries(headers);
}
