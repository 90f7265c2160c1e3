/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
import pg from "pg";
import type { PostgresAddress } from "./sql-address-postgres.ts";
import { garbage, noChannelBinding } from "./sql-link-postgres.ts";
import { networkTrouble, serverWords, type Tell, type Trouble } from "./sql-trouble.ts";

export function postgresTrouble(
  error: unknown,
  { host, password }: PostgresAddress,
  tell: Tell,
): Trouble {
  if (!(error instanceof pg.DatabaseError)) return clientTrouble(error, tell);
  const { code = "", message } = error;
  const refused = (...telling: Parameters<Tell>): Trouble => ({
    kind: "refused",
    error: tell(...telling),
  });
  const said = serverWords(code, message, [password, host]);
  switch (code) {
    case "42P01":
      return { kind: "no-table", error: tell("IB410", said, "See whether the catalog is there.") };
    // Somebody made the same row first.
    case "23505":
    case "40001":
    case "40P01":
    case "55P03":
      return {
        kind: "conflict",
        error: tell(
          "IB411",
          "ended each of several tries, because others were at work on the same rows",
          "Run again: nothing was changed.",
        ),
      };
    case "28P01":
    case "28000":
      return refused(
        "IB427",
        `refuses the login (${code})`,
        "See whether user and password are right, and whether the server has a rule for them. In a URL % begins a code: a % itself is %25.",
      );
    case "42501":
      return refused(
        "IB427",
        "does not allow its user to do this",
        "Grant what docs/catalogs/sql.md lists, to read or to write.",
      );
    case "25006":
      return refused(
        "IB410",
        "takes no writes: it is a copy, or read-only",
        "Name the server that takes writes.",
      );
    case "57014":
      return refused("IB410", "gave no answer in time", "See whether it is up and not overloaded.");
    default:
      return { kind: isEnd(code) ? "lost" : "refused", error: tell("IB410", said, hintOf(code)) };
  }
}

function hintOf(code: string): string {
  if (code === "3D000") return "Name the database that holds the catalog.";
  if (code === "53300") return "Wait until fewer programs are connected, or allow more.";
  return "See what the database's log says.";
}

/** The server hangs up, or is not ready yet. */
function isEnd(code: string): boolean {
  return code.startsWith("08") || code.startsWith("57P");
}

/** In the words of `pg` itself. */
function clientTrouble(error: unknown, tell: Tell): Trouble {
  const message = error instanceof Error ? error.message : "";
  if (message === "The server does not support SSL connections")
    return {
      kind: "refused",
      error: tell(
        "IB410",
        "offers no TLS, which the address asks for",
        "Turn it on at the server, or choose another sslmode.",
      ),
    };
  if (message === garbage)
    return {
      kind: "lost",
      error: tell(
        "IB410",
        "answers with what is no message of PostgreSQL",
        "See whether the address names a server of that kind, and what is in between.",
      ),
    };
  if (message === noChannelBinding)
    return {
      kind: "refused",
      error: tell(
        "IB410",
        "binds no login to its connection, which channel_binding=require asks for",
        "Use TLS and a password of the kind scram-sha-256, or leave channel_binding out.",
      ),
    };
  if (message.startsWith("SASL"))
    return {
      kind: "refused",
      error: tell(
        "IB427",
        "wants another proof of who logs in",
        "See whether the address has the password.",
      ),
    };
  return networkTrouble(tell, error);
}
