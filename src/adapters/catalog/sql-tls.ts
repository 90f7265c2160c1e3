/**
 * How a connection to a database is encrypted and whom it trusts, in libpq's words:
 * https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION
 */
import { readFile } from "node:fs/promises";
import { getCACertificates, type SecureVersion } from "node:tls";
import { IcebranchError } from "../../errors.ts";
import { certificatePath, type Place } from "./place.ts";
import type { SqlOptions } from "./sql-options.ts";
import type { Refuse } from "./sql-url.ts";

export const tlsModes = [
  "disable",
  "allow",
  "prefer",
  "require",
  "verify-ca",
  "verify-full",
] as const;
export type TlsMode = (typeof tlsModes)[number];

export interface Tls {
  readonly mode: TlsMode;
  /** A file, or `system` for the roots of this machine; undefined for those of Node.js. */
  readonly rootCert: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  readonly keyPassword: string | undefined;
  readonly minVersion: SecureVersion | undefined;
  readonly maxVersion: SecureVersion | undefined;
}

/** What is read of the options; the mode is undefined where the user said none. */
export type TlsOptions = Omit<Tls, "mode"> & { readonly mode: TlsMode | undefined };

/**
 * Who names roots wants them looked at: libpq takes `require` for `verify-ca` then, and so do we.
 * Without such roots anybody has a certificate that is trusted, so the host is looked at as well.
 */
export function tlsOf(options: TlsOptions, unsaid: TlsMode): Tls {
  const { rootCert, mode } = options;
  if (rootCert === undefined)
    return { ...options, mode: mode === "verify-ca" ? "verify-full" : (mode ?? "prefer") };
  if (mode === undefined) return { ...options, mode: unsaid };
  return { ...options, mode: mode === "require" ? "verify-ca" : mode };
}

export function readVersion(
  options: SqlOptions,
  name: string,
  refuse: Refuse,
): SecureVersion | undefined {
  const text = options.take(name);
  if (text === undefined) return undefined;
  const known: readonly SecureVersion[] = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];
  return (
    known.find((one) => one.toLowerCase() === text.toLowerCase()) ??
    refuse(`has a value of ${name} that is no version of TLS`, `Write ${known.join(", ")}.`)
  );
}

/** How to try, in order: what comes later only where a server wants no part of what comes first. */
export function tlsAttempts({ mode }: Tls): readonly ("tls" | "plain")[] {
  switch (mode) {
    case "disable":
      return ["plain"];
    case "allow":
      return ["plain", "tls"];
    case "prefer":
      return ["tls", "plain"];
    case "require":
    case "verify-ca":
    case "verify-full":
      return ["tls"];
  }
}

export interface TlsFiles {
  readonly ca?: string | string[];
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
  readonly minVersion?: SecureVersion;
  readonly maxVersion?: SecureVersion;
  readonly rejectUnauthorized: boolean;
}

/**
 * For `tls.connect`. Throws IB103, and IB410 where one cannot be read, without the path: the key
 * itself may stand in its place.
 */
export async function readTlsFiles(tls: Tls, place: Place): Promise<TlsFiles> {
  const read = async (what: string, path: string) => {
    const found = await certificatePath(path, place);
    try {
      return await readFile(found, "utf8");
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code ?? "unknown";
      throw new IcebranchError("IB410", `The file of the ${what} cannot be read (${code}).`, {
        hint: "Check its path in the catalog's address: it counts from the project's folder, and is that of a file, not its text.",
      });
    }
  };
  const { rootCert, cert, key, keyPassword, minVersion, maxVersion } = tls;
  const ca =
    rootCert === "system"
      ? getCACertificates("system")
      : rootCert && (await read("roots to trust", rootCert));
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert: await read("own certificate", cert) }),
    ...(key === undefined ? {} : { key: await read("own key", key) }),
    ...(keyPassword === undefined ? {} : { passphrase: keyPassword }),
    ...(minVersion === undefined ? {} : { minVersion }),
    ...(maxVersion === undefined ? {} : { maxVersion }),
    rejectUnauthorized: checksRoots(tls),
  };
}

/** Without roots that the user named, the weaker modes look at no certificate, as in libpq. */
function checksRoots({ mode, rootCert }: Tls): boolean {
  return mode === "verify-ca" || mode === "verify-full" || rootCert !== undefined;
}
