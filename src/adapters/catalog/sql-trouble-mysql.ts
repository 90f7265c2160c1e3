/** https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html, and what MariaDB adds. */
import type { MysqlAddress } from "./sql-address-mysql.ts";
import { networkTrouble, serverWords, type Tell, type Trouble } from "./sql-trouble.ts";

/** A deadlock, a wait for a lock, a row that moved on or is there, a commit that the cluster's others refused. */
const conflicts = new Set([1020, 1062, 1205, 1213, 3101]);
/** User, password, database, rights, an expired or a locked account, a way to log in that is not ours. */
const logins = new Set([1044, 1045, 1251, 1524, 1698, 1820, 1862, 3118, 4151]);
const rights = new Set([1142, 1143, 1227, 1370]);
const readOnly = new Set([1290, 1792, 1836]);
/** Killed, or the server stops. */
const ends = new Set([1053, 1077, 1079, 1080, 1927]);
const late = new Set([1317, 1969, 3024]);

export function mysqlTrouble(error: unknown, address: MysqlAddress, tell: Tell): Trouble {
  const {
    errno,
    code,
    sqlState,
    message = "",
  } = error as { [key: string]: unknown; message?: string };
  // Only the server's own errors have both.
  if (typeof errno !== "number" || typeof sqlState !== "string")
    return clientTrouble(error, code, tell);
  const said = serverWords(errno, message, [address.password, address.host]);
  const refused = (...telling: Parameters<Tell>): Trouble => ({
    kind: "refused",
    error: tell(...telling),
  });
  if (errno === 1146)
    return { kind: "no-table", error: tell("IB410", said, "See whether the catalog is there.") };
  if (conflicts.has(errno))
    return {
      kind: "conflict",
      error: tell(
        "IB411",
        "ended each of several tries, because others were at work on the same rows",
        "Run again: nothing was changed.",
      ),
    };
  if (logins.has(errno))
    return refused(
      "IB427",
      `refuses the login (${errno})`,
      "See whether user and password are right, and may use the database. In a URL % begins a code: a % itself is %25.",
    );
  if (rights.has(errno))
    return refused(
      "IB427",
      "does not allow its user to do this",
      "Grant what docs/catalogs/sql.md lists, to read or to write.",
    );
  if (readOnly.has(errno))
    return refused(
      "IB410",
      "takes no writes: it is a copy, or read-only",
      "Name the server that takes writes.",
    );
  if (late.has(errno))
    return refused("IB410", "gave no answer in time", "See whether it is up and not overloaded.");
  return {
    kind: ends.has(errno) ? "lost" : "refused",
    error: tell(
      "IB410",
      said,
      errno === 1049
        ? "Name the database that holds the catalog."
        : "See what the database's log says.",
    ),
  };
}

/** In the words of `mysql2` itself. */
function clientTrouble(error: unknown, code: unknown, tell: Tell): Trouble {
  const refused = (...telling: Parameters<Tell>): Trouble => ({
    kind: "refused",
    error: tell(...telling),
  });
  switch (code) {
    case "HANDSHAKE_NO_SSL_SUPPORT":
      return refused(
        "IB410",
        "offers no TLS, which the address asks for",
        "Turn it on at the server, or choose another ssl-mode.",
      );
    case "AUTH_SWITCH_PLUGIN_ERROR":
      return refused(
        "IB427",
        "wants a way to log in that icebranch does not know",
        "Give its user mysql_native_password or caching_sha2_password.",
      );
    default:
      return networkTrouble(tell, error);
  }
}
