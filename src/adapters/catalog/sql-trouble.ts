/** What goes wrong with a database server, as a person can act on it. */
import { type Code, IcebranchError } from "../../errors.ts";
import { redact } from "../../redact.ts";
import { secretSpellings } from "../../secret-spellings.ts";

/**
 * `no-table`: there is no catalog there yet. `conflict`: the database ended the transaction because
 * of others. `lost`: the connection is gone. `refused`: the database answered, and nothing holds of
 * the transaction that it was asked in.
 */
export interface Trouble {
  readonly kind: "no-table" | "conflict" | "lost" | "refused";
  readonly error: IcebranchError;
}

/** No answer in time. */
export class LateAnswer extends Error {
  override readonly name = "LateAnswer";
}

/** `what` goes on after "The database of the catalog bronze". */
export type Tell = (code: Code, what: string, hint: string) => IcebranchError;

export function tellOf(catalog: string): Tell {
  return (code, what, hint) =>
    new IcebranchError(code, `The database of the catalog ${catalog} ${what}.`, { hint });
}

/**
 * What libraries and servers say may hold what they were told, so a message tells no more of it than
 * a code, and of a server's own words what has no secret in it.
 */
export function serverWords(
  code: string | number,
  text: string,
  secrets: readonly (string | undefined)[],
): string {
  const line = oneLine(text);
  // Looked for before the text is cut, where half of one may be left.
  const isTold = secrets
    .flatMap((secret) => (secret ? secretSpellings(secret).map(oneLine) : []))
    .some((secret) => line.includes(secret));
  return isTold
    ? `answers with error ${code}`
    : `answers with error ${code}: ${redact(line).slice(0, 300).replace(/\.$/, "")}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** What Node.js says of a network, a host or a certificate. */
export function networkTrouble(tell: Tell, cause: unknown): Trouble {
  const { code, message = "" } = cause as { code?: unknown; message?: string };
  if (cause instanceof LateAnswer)
    return lost(
      tell(
        "IB410",
        "gave no answer in time",
        "See whether it is up, not overloaded, and of the kind that the address names.",
      ),
    );
  const why = certificateTrouble(message);
  if (why !== undefined)
    return {
      kind: "refused",
      error: tell(
        "IB410",
        `shows a certificate that ${why}`,
        "Name the roots to trust (sslrootcert, or ssl_ca) and the host as its certificate has it.",
      ),
    };
  const shown = typeof code === "string" && /^[A-Z_]{3,40}$/.test(code) ? ` (${code})` : "";
  return lost(
    tell(
      "IB410",
      `cannot be reached${shown}`,
      "See whether host, port and TLS options are right, a database of that kind is there, and it takes connections from here.",
    ),
  );
}

function lost(error: IcebranchError): Trouble {
  return { kind: "lost", error };
}

/** In OpenSSL's words, and Node's. */
function certificateTrouble(message: string): string | undefined {
  if (/altnames|Hostname\/IP does not match/i.test(message)) return "is not for its host";
  if (/self[- ]signed|unable to (verify|get)/i.test(message)) return "nobody trusted vouches for";
  if (/certificate (has expired|is not yet valid)/i.test(message)) return "is out of date";
  return undefined;
}
