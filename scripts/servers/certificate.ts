/** A certificate that only its own file vouches for, so that a server can be reached over TLS. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** For 127.0.0.1 and localhost. */
export function makeCertificate(folder: string): Certificate {
  const certificate = join(folder, "server.crt");
  const key = join(folder, "server.key");
  const { status, stderr } = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
    ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
    ...["-days", "2", "-out", certificate, "-keyout", key],
  ]);
  if (status !== 0) throw new Error(`openssl makes no certificate: ${stderr}`);
  return { certificate, key };
}
