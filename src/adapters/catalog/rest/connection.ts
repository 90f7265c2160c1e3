/**
 * A connection to an Iceberg REST server: its configuration read, every request signed as it wants.
 * Our own over `fetch`, since the client that npm has, `iceberg-js`, reads 64-bit ids as doubles.
 */
import { IcebranchError } from "../../../errors.ts";
import type { Json, JsonObject } from "../../../iceberg/json.ts";
import type { CatalogAddress } from "../../../ports.ts";
import type { Place } from "../place.ts";
import { openFetch } from "./fetch.ts";
import { describe, unreadable } from "./refusal.ts";
import { session } from "./session.ts";
import { type RestSettings, restSettings, serverUrl } from "./settings.ts";
import { type Properties, texts } from "./vended.ts";

export interface RestConnection extends AsyncDisposable {
  readonly name: string;
  /** With defaults and overrides of the server's configuration; never shown. */
  readonly properties: Properties;
  /** What of them is ours alone, and what the server's configuration says: its word is not ours. */
  readonly own: Properties;
  readonly defaults: Properties;
  readonly overrides: Properties;
  /** As `GET /v1/config` lists them (`POST /v1/{prefix}/transactions/commit`), or the specification's default. */
  readonly endpoints: ReadonlySet<string>;
  /** Whether it lists them itself: servers that do not may have more than the default. */
  readonly listsEndpoints: boolean;
  /** How long an `Idempotency-Key` is remembered; undefined where the server knows none. */
  readonly keyLifetimeMs: number | undefined;
  readonly isNessie: boolean;
  /** `path` below the base address, or an absolute URL of the same origin. */
  request(request: RestRequest): Promise<RestAnswer>;
  /** An answer in words that a message may show. */
  describe(answer: RestAnswer): string;
  /** What the server handed out, and no output may show. */
  keepSecrets(values: readonly string[]): void;
}

export interface RestRequest {
  readonly method: "GET" | "POST" | "DELETE" | "HEAD" | "PUT";
  readonly path: string;
  readonly query?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
  readonly body?: Json;
  /** Whether it may be sent again where it is not known if the server did it. */
  readonly repeatable: boolean;
}

/** Any status but those of a redirect and of refused credentials, which are thrown. */
export interface RestAnswer {
  readonly status: number;
  /** 64-bit numbers exact; undefined where there is none, or it is not JSON. */
  readonly body: Json;
  /** Whether there was a body that is not JSON: a proxy's page, not the server's word. */
  readonly foreign: boolean;
  /** Whether an earlier try of the same request may have been carried out. */
  readonly unsure: boolean;
}

export interface RestOptions {
  /** The first one before a request is repeated. */
  readonly pauseMs?: number;
  readonly place?: Place;
  /** What the run's output may not show: gains what the server hands out. */
  readonly secrets?: Set<string>;
}

/** Throws IB102, IB103, IB410, IB420, IB427. */
export async function connectRest(
  name: string,
  address: CatalogAddress,
  { pauseMs = 250, place = { root: "." }, secrets: shown = new Set() }: RestOptions = {},
): Promise<RestConnection> {
  const settings = restSettings(name, address);
  const { fetch, close } = await openFetch(settings.caBundle, place);
  try {
    const { send, secrets, keep } = await session(settings, fetch, pauseMs);
    const said = (answer: RestAnswer) => describe(answer, secrets());
    const config = await readConfig(settings, said, (url) =>
      send({ method: "GET", path: url.href, repeatable: true }, settings.base, settings.properties),
    );
    const { defaults, overrides } = config;
    const properties = { ...defaults, ...settings.properties, ...overrides };
    const base = baseOf(settings, overrides.uri);
    return {
      ...{ name, properties, own: settings.properties, defaults, overrides },
      endpoints: new Set(config.endpoints ?? defaultEndpoints),
      listsEndpoints: config.endpoints !== undefined,
      keyLifetimeMs: config.keyLifetimeMs,
      isNessie: properties["nessie.is-nessie-catalog"] === "true",
      request: (request) => send(request, base, properties),
      describe: said,
      keepSecrets(values) {
        keep(values);
        for (const value of values) shown.add(value);
      },
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the specification says of a server that does not list them: `GET /v1/config`. */
const defaultEndpoints = [
  "GET /v1/{prefix}/namespaces",
  "GET /v1/{prefix}/namespaces/{namespace}",
  "GET /v1/{prefix}/namespaces/{namespace}/tables",
  "GET /v1/{prefix}/namespaces/{namespace}/tables/{table}",
  "POST /v1/{prefix}/namespaces/{namespace}/tables/{table}",
  "DELETE /v1/{prefix}/namespaces/{namespace}/tables/{table}",
  "POST /v1/{prefix}/transactions/commit",
];

interface Config {
  readonly defaults: Properties;
  readonly overrides: Properties;
  readonly endpoints: readonly string[] | undefined;
  readonly keyLifetimeMs: number | undefined;
}

async function readConfig(
  { name, base, properties }: RestSettings,
  said: (answer: RestAnswer) => string,
  get: (url: URL) => Promise<RestAnswer>,
): Promise<Config> {
  const url = new URL("v1/config", base);
  const warehouse = properties.warehouse;
  if (warehouse !== undefined) url.search = `warehouse=${encodeURIComponent(warehouse)}`;
  const answer = await get(url);
  const { status, body } = answer;
  if (status === 404 && !answer.foreign && body !== undefined && warehouse !== undefined)
    throw new IcebranchError("IB410", `The catalog ${name} has no warehouse ${warehouse}.`, {
      hint: "Check the catalog's warehouse, and that its credentials may use it.",
    });
  const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
  if (status !== 200 || !isObject)
    throw unreadable(
      name,
      `at ${base.host} does not answer as an Iceberg REST catalog (${said(answer)})`,
    );
  const {
    defaults,
    overrides,
    endpoints,
    "idempotency-key-lifetime": lifetime,
  } = body as JsonObject;
  return {
    defaults: texts(defaults),
    overrides: texts(overrides),
    endpoints: Array.isArray(endpoints)
      ? endpoints.filter((one) => typeof one === "string")
      : undefined,
    keyLifetimeMs: typeof lifetime === "string" ? duration(lifetime) : undefined,
  };
}

/** Of ISO 8601, without years and months, whose length varies. */
function duration(text: string): number | undefined {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (match === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((one) => Number(one ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** A server may name another address for itself, but none that our credentials were not meant for. */
function baseOf({ name, base }: RestSettings, override: string | undefined): URL {
  if (override === undefined) return base;
  const url = serverUrl(override, "uri");
  if (url.origin === base.origin) return url;
  throw new IcebranchError(
    "IB410",
    `The catalog ${name} at ${base.host} asks for its requests to be sent to ${url.origin}, which its configuration does not name.`,
    { hint: `Set its uri to ${url.origin} if that is right; no credentials were sent there.` },
  );
}
