/** Words for a connection to MySQL or MariaDB, as sqlx, PyMySQL and MySQL's own client have them. */
import { type SqlOptions, sqlOptions } from "./sql-options.ts";
import { oneOf, readServer, type ServerAddress } from "./sql-server-address.ts";
import { type Tls, type TlsMode, tlsModes, tlsOf } from "./sql-tls.ts";
import type { Refuse, SqlUrl } from "./sql-url.ts";

export interface MysqlAddress extends ServerAddress {
  readonly kind: "mysql";
  readonly socket: string | undefined;
  readonly database: string;
}

const passedByMysql = [
  "statement-cache-capacity",
  "charset",
  "collation",
  "use_unicode",
  "binary_prefix",
  "autocommit",
  "local_infile",
  "read_timeout",
  "write_timeout",
  "timezone",
  "time-zone",
  "connection-attributes",
];

/** MySQL's words, and libpq's where sqlx takes them. */
const mysqlModes: { readonly [word: string]: TlsMode } = {
  disabled: "disable",
  disable: "disable",
  preferred: "prefer",
  prefer: "prefer",
  required: "require",
  require: "require",
  verify_ca: "verify-ca",
  "verify-ca": "verify-ca",
  verify_identity: "verify-full",
  "verify-full": "verify-full",
};

/** `unsaid`: what roots mean alone. MySQL's own client looks at the chain, PyMySQL at the host too. */
export function mysqlAddress(
  catalog: string,
  url: SqlUrl,
  unsaid: "verify-ca" | "verify-full",
  refuse: Refuse,
): MysqlAddress {
  const options = sqlOptions(url, refuse);
  const server = readServer(catalog, url, options, 3306, refuse);
  const database = options.take("dbname", "database") ?? url.database;
  const address: MysqlAddress = {
    kind: "mysql",
    ...server,
    socket: options.take("socket", "unix_socket"),
    database:
      database ?? refuse("names no database", "Write it behind the host: mysql://…@HOST/DATABASE."),
    tls: readMysqlTls(options, unsaid, refuse),
  };
  options.pass(passedByMysql);
  options.end(
    "ssl-mode, ssl_ca, ssl_cert, ssl_key, ssl_check_hostname, unix_socket, connect_timeout",
  );
  return address;
}

function readMysqlTls(
  options: SqlOptions,
  unsaid: "verify-ca" | "verify-full",
  refuse: Refuse,
): Tls {
  const word = oneOf(options, ["ssl-mode", "sslmode", "ssl_mode"], Object.keys(mysqlModes), refuse);
  const rootCert = options.take("ssl-ca", "sslca", "ssl_ca");
  const cert = options.take("ssl-cert", "sslcert", "ssl_cert");
  const said = word === undefined ? undefined : mysqlModes[word];
  const checksHost = options.takeFlag("ssl_check_hostname", "ssl_verify_identity");
  const checksRoots = options.takeFlag("ssl_verify_cert");
  const isOff = options.takeFlag("ssl_disabled");
  const flags: TlsMode | undefined =
    checksHost === true ? "verify-full" : checksRoots === true ? "verify-ca" : undefined;
  if (isOff === true && (said ?? flags ?? rootCert) !== undefined)
    return refuse("asks for TLS and for none", "Leave out ssl_disabled.");
  const mode = isOff === true ? "disable" : stricter(said, flags);
  return tlsOf(
    {
      // PyMySQL speaks TLS, and looks at no certificate, where it is given its own alone.
      mode: mode ?? (rootCert === undefined && cert !== undefined ? "require" : undefined),
      rootCert,
      cert,
      key: options.take("ssl-key", "sslkey", "ssl_key"),
      keyPassword: undefined,
      minVersion: undefined,
      maxVersion: undefined,
    },
    checksHost === false ? "verify-ca" : unsaid,
  );
}

function stricter(a: TlsMode | undefined, b: TlsMode | undefined): TlsMode | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return tlsModes.indexOf(a) > tlsModes.indexOf(b) ? a : b;
}
