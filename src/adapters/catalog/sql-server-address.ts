/** What the addresses of database servers have in common. They hold secrets: no part of one is ever in a message. */
import type { SqlOptions } from "./sql-options.ts";
import type { Tls } from "./sql-tls.ts";
import { type Refuse, readPort, type SqlUrl } from "./sql-url.ts";

export interface ServerAddress {
  /** The catalog's name, for messages. */
  readonly catalog: string;
  /** undefined: this machine. */
  readonly host: string | undefined;
  readonly port: number;
  /** undefined: the name of who runs this process. */
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly tls: Tls;
  readonly connectMs: number | undefined;
}

export function readServer(
  catalog: string,
  url: SqlUrl,
  options: SqlOptions,
  defaultPort: number,
  refuse: Refuse,
): Omit<ServerAddress, "tls"> {
  const seconds = options.take("connect_timeout");
  if (seconds !== undefined && !/^\d{1,4}$/.test(seconds))
    return refuse("has a connect_timeout that is no number", "Write seconds.");
  const host = options.take("host", "hostaddr");
  if (host?.includes(",")) return refuse("names several hosts", "Name the one that takes writes.");
  return {
    catalog,
    host: host ?? url.host,
    port: readPort(options.take("port"), refuse) ?? url.port ?? defaultPort,
    user: options.take("user") ?? url.user,
    password: options.take("password") ?? url.password,
    connectMs: seconds === undefined || seconds === "0" ? undefined : Number(seconds) * 1000,
  };
}

export function oneOf<T extends string>(
  options: SqlOptions,
  names: readonly string[],
  values: readonly T[],
  refuse: Refuse,
): T | undefined {
  const text = options.take(...names)?.toLowerCase();
  if (text === undefined) return undefined;
  return (
    values.find((value) => value === text) ??
    refuse(
      `has a value of ${names[0]} that icebranch cannot keep`,
      `Write ${values.join(", ")}, or leave it out.`,
    )
  );
}
