/**
 * What the configuration says of a REST catalog, checked once. Properties are spelled as
 * pyiceberg's, https://py.iceberg.apache.org/configuration/#rest-catalog, and where it has no flat
 * word, as Java's: https://iceberg.apache.org/docs/latest/catalog-properties/.
 */
import { IcebranchError } from "../../../errors.ts";
import type { CatalogAddress } from "../../../ports.ts";

export interface RestSettings {
  readonly name: string;
  /** Ends in a slash. The only origin, beside `OAuth.server`, that credentials are sent to. */
  readonly base: URL;
  readonly auth: Auth;
  /** Properties of the configuration, `uri` and `warehouse` among them. */
  readonly properties: Properties;
  /** A file with the certificates to trust, in place of the system's. */
  readonly caBundle: string | undefined;
  readonly timeoutMs: { readonly read: number; readonly write: number };
}

type Properties = { readonly [key: string]: string };

export type Auth =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "basic"; readonly user: string; readonly password: string }
  | OAuth
  | (SigV4 & { readonly also: Exclude<Auth, SigV4> });

export interface OAuth {
  readonly kind: "oauth";
  readonly server: URL;
  /** For the client credentials flow; undefined where a token alone is exchanged. */
  readonly client: { readonly id: string | undefined; readonly secret: string } | undefined;
  /** For the token exchange flow: who the catalog's token is to be for. */
  readonly subject: { readonly token: string; readonly type: string } | undefined;
  /** A token to go with the exchange, where there is no client to get one for. */
  readonly token: string | undefined;
  /** `scope`, `audience`, `resource`. */
  readonly parameters: Properties;
}

export interface SigV4 {
  readonly kind: "sigv4";
  /** undefined: as AWS's tools find it. */
  readonly region: string | undefined;
  readonly service: string;
  /** undefined: as AWS's tools find them. */
  readonly keys:
    | {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken?: string;
      }
    | undefined;
  readonly profile: string | undefined;
}

/** Throws IB102 or IB103 for settings that cannot be meant, IB420 for what is not supported. */
export function restSettings(name: string, address: CatalogAddress): RestSettings {
  const { uri, warehouse } = address;
  const properties = { ...address.properties, uri, ...(warehouse ? { warehouse } : {}) };
  const of = (key: string) => properties[key as keyof typeof properties] || undefined;
  const base = serverUrl(uri, "uri");
  const timeout = milliseconds(of("rest.client.socket-timeout-ms"));
  return {
    ...{ name, base, properties },
    auth: authOf(of, base),
    caBundle: of("ssl.cabundle"),
    timeoutMs: { read: timeout ?? 60_000, write: timeout ?? 300_000 },
  };
}

type Lookup = (key: string) => string | undefined;

/** The address may hold a password, so no message shows it. Its path is kept, and ends in a slash. */
export function serverUrl(text: string, key: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw wrong(key, "is no http or https address", "Write it as https://HOST/PATH, without /v1.");
  if (url.username !== "" || url.password !== "")
    throw wrong(
      key,
      "has a user or a password in it",
      "Give them as credential, token, or rest.auth.basic.username and rest.auth.basic.password.",
    );
  url.search = url.hash = "";
  if (key === "uri") url.pathname = url.pathname.replace(/\/*$/, "/");
  return url;
}

function authOf(of: Lookup, base: URL): Auth {
  const type = of("rest.auth.type")?.toLowerCase();
  const signed = type === "sigv4" || truth(of("rest.sigv4-enabled"), "rest.sigv4-enabled");
  const own = signed ? of("rest.auth.sigv4.delegate-auth-type") : type;
  const also = unsigned(own, of, base);
  return signed ? { ...sigV4Of(of), also } : also;
}

function unsigned(type: string | undefined, of: Lookup, base: URL): Exclude<Auth, SigV4> {
  switch (type) {
    case "none":
    case "noop":
      return { kind: "none" };
    case "basic":
      return basicOf(of);
    case "oauth2":
    case undefined:
      return of("rest.auth.basic.username") ? basicOf(of) : oauthOf(of, base);
    default:
      throw new IcebranchError("IB420", `${key("rest.auth.type")} is not one that is supported.`, {
        hint: "Use none, basic, oauth2 or sigv4, or give a token that another program has got.",
      });
  }
}

function basicOf(of: Lookup): Auth & { kind: "basic" } {
  const user = of("rest.auth.basic.username");
  if (user === undefined) throw missing("rest.auth.basic.username");
  return { kind: "basic", user, password: of("rest.auth.basic.password") ?? "" };
}

/** https://datatracker.ietf.org/doc/html/rfc8693#section-3; Java prefers them in this order. */
const tokenTypes = ["id_token", "access_token", "jwt", "saml2", "saml1"].map(
  (one) => `urn:ietf:params:oauth:token-type:${one}`,
);

function oauthOf(of: Lookup, base: URL): Exclude<Auth, SigV4> {
  const credential = of("credential");
  const token = of("token")?.trim();
  const type = tokenTypes.find((one) => of(one) !== undefined);
  if (credential === undefined && type === undefined)
    return token === undefined ? { kind: "none" } : { kind: "token", token };
  const server = of("oauth2-server-uri");
  const colon = credential?.indexOf(":") ?? -1;
  const parameters: { [key: string]: string } = { scope: of("scope") ?? "catalog" };
  for (const name of ["audience", "resource"]) {
    const value = of(name);
    if (value !== undefined) parameters[name] = value;
  }
  return {
    kind: "oauth",
    // Java takes a path as well, below the catalog's address.
    server:
      server === undefined || server.startsWith("/")
        ? new URL((server ?? "v1/oauth/tokens").replace(/^\/+/, ""), base)
        : serverUrl(server, "oauth2-server-uri"),
    client:
      credential === undefined
        ? undefined
        : {
            id: colon < 0 ? undefined : credential.slice(0, colon).trim(),
            secret: credential.slice(colon + 1).trim(),
          },
    subject: type === undefined ? undefined : { type, token: of(type)?.trim() ?? "" },
    ...{ token, parameters },
  };
}

function sigV4Of(of: Lookup): SigV4 {
  const either = (key: string) => of(`rest.${key}`) ?? of(`client.${key}`);
  const accessKeyId = either("access-key-id");
  const secretAccessKey = either("secret-access-key");
  const sessionToken = either("session-token");
  if (accessKeyId !== undefined && secretAccessKey === undefined)
    throw missing("rest.secret-access-key");
  if (accessKeyId === undefined && secretAccessKey !== undefined)
    throw missing("rest.access-key-id");
  return {
    kind: "sigv4",
    region: of("rest.signing-region") ?? of("client.region"),
    service: of("rest.signing-name") ?? "execute-api",
    keys:
      accessKeyId === undefined || secretAccessKey === undefined
        ? undefined
        : { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    profile: of("client.profile-name"),
  };
}

function truth(text: string | undefined, name: string): boolean {
  if (text === undefined || /^(false|no|n|off|f|0)$/i.test(text)) return false;
  if (/^(true|yes|y|on|t|1)$/i.test(text)) return true;
  throw wrong(name, "is neither true nor false", "Write true or false.");
}

function milliseconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw wrong(
    "rest.client.socket-timeout-ms",
    "is no number of milliseconds",
    "Write a number such as 60000.",
  );
}

function key(name: string): string {
  return `The REST catalog's ${name}`;
}

function missing(name: string): IcebranchError {
  return new IcebranchError("IB102", `${key(name)} is missing.`, {
    hint: "Give it beside the others of its kind.",
  });
}

function wrong(name: string, what: string, hint: string): IcebranchError {
  return new IcebranchError("IB103", `${key(name)} ${what}.`, { hint });
}
