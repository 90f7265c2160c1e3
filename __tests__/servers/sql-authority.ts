/** An authority of our own, and what it vouches for. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Authority {
  /** Its own certificate. */
  readonly root: string;
  /** For a server of these names, `DNS:localhost`, or a client of that name. Answers two files. */
  issue(
    file: string,
    name: string,
    names?: string,
  ): { readonly certificate: string; readonly key: string };
}

export function makeAuthority(folder: string, name: string): Authority {
  const root = join(folder, `${name}.pem`);
  const rootKey = join(folder, `${name}.key`);
  openssl(
    ...["req", "-x509", "-nodes", ...keyKind, "-days", "2", "-subj", `/CN=${name}`],
    ...["-out", root, "-keyout", rootKey],
  );
  return {
    root,
    issue(file, subject, names) {
      const [certificate, key] = [join(folder, `${file}.crt`), join(folder, `${file}.key`)];
      const request = join(folder, `${file}.csr`);
      const extensions = join(folder, `${file}.ext`);
      writeFileSync(extensions, names === undefined ? "" : `subjectAltName=${names}\n`);
      openssl(
        "req",
        "-new",
        "-nodes",
        ...keyKind,
        "-subj",
        `/CN=${subject}`,
        "-out",
        request,
        "-keyout",
        key,
      );
      openssl(
        ...["x509", "-req", "-days", "2", "-in", request, "-CA", root, "-CAkey", rootKey],
        ...["-CAcreateserial", "-extfile", extensions, "-out", certificate],
      );
      return { certificate, key };
    },
  };
}

const keyKind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];

function openssl(...args: readonly string[]): void {
  const { status, stderr } = spawnSync("openssl", args);
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
}
