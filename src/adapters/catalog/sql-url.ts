/** A database's URL in its parts. No part of one is ever in a message: any may hold a password. */
import { IcebranchError } from "../../errors.ts";

export interface SqlUrl {
  /** In lower case, without the driver that SQLAlchemy puts behind a `+`. */
  readonly scheme: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly database: string | undefined;
  readonly options: ReadonlyMap<string, string>;
}

/** Throws IB420; `catalog` is the name that the message tells. */
export type Refuse = (what: string, hint: string) => never;

export function refusal(catalog: string): Refuse {
  return (what, hint) => {
    throw new IcebranchError("IB420", `The address of the catalog ${catalog} ${what}.`, { hint });
  };
}

const pattern = /^([a-z][a-z0-9.-]*)(?:\+[a-z0-9_]+)?:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(#.*)?$/is;

const encodeHint =
  "Percent-encode what has a meaning in URLs: %40 for @, %2F for /, %3A for :, %23 for #, %3F for ?, %25 for %.";

/**
 * As sqlx reads it: a name and a password end at the last `@` before the first `/`, `?` or `#`. What
 * would make one of these a part of the host, and so name another server, is refused.
 */
export function parseSqlUrl(text: string, refuse: Refuse): SqlUrl {
  const parts = pattern.exec(text);
  if (parts === null)
    return refuse("is no URL of a database", "Write postgresql://USER:$PASSWORD@HOST/DATABASE.");
  const [, scheme = "", authority = "", path = "", query = "", fragment] = parts;
  if (fragment !== undefined || /@/.test(path + query))
    return refuse("cannot be told from its password", encodeHint);
  const at = authority.lastIndexOf("@");
  const [user, password] = at < 0 ? [] : splitAt(authority.slice(0, at), ":");
  const decode = (part: string | undefined) => decoded(part, refuse);
  return {
    scheme: scheme.toLowerCase(),
    user: decode(user),
    password: decode(password),
    ...readHost(authority.slice(at + 1), refuse),
    database: decode(path.replace(/^\//, "")),
    options: readOptions(query, refuse),
  };
}

function readHost(text: string, refuse: Refuse): Pick<SqlUrl, "host" | "port"> {
  if (text.includes(",")) return refuse("names several hosts", "Name the one that takes writes.");
  const parts = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]*))(?::(\d*))?$/i.exec(text);
  if (parts === null) return refuse("has a host or a port that cannot be read", encodeHint);
  const [, ipv6, name, port] = parts;
  return { host: ipv6 ?? decoded(name, refuse), port: readPort(port, refuse) };
}

export function readPort(text: string | undefined, refuse: Refuse): number | undefined {
  if (text === undefined || text === "") return undefined;
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  return port > 0 && port < 65_536
    ? port
    : refuse("has a port that is none", "Write a number between 1 and 65535.");
}

function readOptions(query: string, refuse: Refuse): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const pair of query.split("&").filter((one) => one !== "")) {
    const [key = "", text = ""] = splitAt(pair.replaceAll("+", " "), "=").map((one) =>
      decoded(one, refuse),
    );
    const setting = /^options\[(\w+)\]$/.exec(key)?.[1];
    const [name, value] =
      setting === undefined ? [key, text] : ["options", `-c ${setting}=${text}`];
    const before = options.get(name);
    if (before !== undefined && name !== "options")
      return refuse("gives one option twice", "Keep one of them.");
    options.set(name, before === undefined ? value : `${before} ${value}`);
  }
  return options;
}

/** What is behind the mark is absent where the mark is. */
function splitAt(text: string, mark: string): readonly [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** A `%` that begins no code is itself, as sqlx and Python have it. Empty is absent. */
function decoded(text: string | undefined, refuse: Refuse): string | undefined {
  if (text === undefined || text === "") return undefined;
  try {
    return decodeURIComponent(text.replaceAll(/%(?![0-9a-f]{2})/gi, "%25"));
  } catch {
    return refuse("has codes that are not UTF-8", encodeHint);
  }
}
