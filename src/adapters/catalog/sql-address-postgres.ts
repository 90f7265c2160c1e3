/** Words for a connection to PostgreSQL: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS */
import { type SqlOptions, sqlOptions } from "./sql-options.ts";
import { oneOf, readServer, type ServerAddress } from "./sql-server-address.ts";
import { readVersion, type Tls, type TlsOptions, tlsModes, tlsOf } from "./sql-tls.ts";
import type { Refuse, SqlUrl } from "./sql-url.ts";

export interface PostgresAddress extends ServerAddress {
  readonly kind: "postgres";
  /** A host that begins with a slash is the folder of a socket. undefined: the user's name. */
  readonly database: string | undefined;
  /** Settings of the session, as `-c NAME=VALUE`. */
  readonly options: string | undefined;
  readonly applicationName: string;
  readonly channelBinding: ChannelBinding;
}

const channelBindings = ["disable", "prefer", "require"] as const;
/** Whether a login is tied to the connection's certificate, so that nobody can pass it on. */
export type ChannelBinding = (typeof channelBindings)[number];

/** What does not change how icebranch connects, or what it never does anyway. */
const passedByPostgres = [
  "statement-cache-capacity",
  "prepared_statement_cache_size",
  "prepareThreshold",
  "client_encoding",
  "fallback_application_name",
  "keepalives",
  "keepalives_idle",
  "keepalives_interval",
  "keepalives_count",
  "tcp_user_timeout",
];

export function postgresAddress(catalog: string, url: SqlUrl, refuse: Refuse): PostgresAddress {
  const options = sqlOptions(url, refuse);
  const address: PostgresAddress = {
    kind: "postgres",
    ...readServer(catalog, url, options, 5432, refuse),
    database: options.take("dbname") ?? url.database,
    options: readSettings(options),
    applicationName: options.take("application_name") ?? "icebranch",
    channelBinding: oneOf(options, ["channel_binding"], channelBindings, refuse) ?? "disable",
    tls: readPostgresTls(options, refuse),
  };
  oneOf(options, ["gssencmode"], ["disable", "prefer"] as const, refuse);
  oneOf(options, ["sslnegotiation"], ["postgres"] as const, refuse);
  oneOf(options, ["target_session_attrs"], ["any", "read-write", "primary"] as const, refuse);
  options.pass(passedByPostgres);
  options.end(
    "sslmode, sslrootcert, sslcert, sslkey, sslpassword, options, currentSchema, connect_timeout, application_name",
  );
  return address;
}

/** `search_path` by libpq's `options` or by JDBC's word for it. */
function readSettings(options: SqlOptions): string | undefined {
  const settings = options.take("options");
  const schema = options.take("currentSchema");
  if (schema === undefined) return settings;
  const searchPath = `-c search_path=${schema.replaceAll(/[\\\s]/g, "\\$&")}`;
  return settings === undefined ? searchPath : `${settings} ${searchPath}`;
}

function readPostgresTls(options: SqlOptions, refuse: Refuse): Tls {
  const mode = oneOf(options, ["sslmode", "ssl-mode", "ssl"], tlsModes, refuse);
  const rootCert = options.take("sslrootcert", "ssl-root-cert", "ssl-ca");
  const tls: TlsOptions = {
    mode,
    rootCert,
    cert: options.take("sslcert", "ssl-cert"),
    key: options.take("sslkey", "ssl-key"),
    keyPassword: options.take("sslpassword"),
    minVersion: readVersion(options, "ssl_min_protocol_version", refuse),
    maxVersion: readVersion(options, "ssl_max_protocol_version", refuse),
  };
  if (rootCert !== "system") return tlsOf(tls, "verify-ca");
  // Anybody has a certificate that one of those roots vouches for, so libpq takes nothing weaker.
  if (mode !== undefined && mode !== "verify-full")
    return refuse("has sslrootcert=system with a weaker sslmode", "Write sslmode=verify-full.");
  return tlsOf(tls, "verify-full");
}
