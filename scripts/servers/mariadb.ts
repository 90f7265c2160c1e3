/** MariaDB: a data folder of its own, with the character set of Debian's configuration. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { makeCertificate } from "./certificate.ts";
import { freePort, isRoot, type Server, startProgram } from "./child.ts";
import type { Installed } from "./install.ts";

const password = "lake-password";

export async function startMariadb(
  { mariadb }: Pick<Installed, "mariadb">,
  folder: string,
): Promise<Server> {
  const port = await freePort();
  const { files, certificate } = prepare(mariadb.install, folder);
  const uri = `mysql://lake:${password}@127.0.0.1:${port}/catalog`;
  const program = await startProgram({
    name: "MariaDB",
    command: mariadb.server,
    args: [
      ...files,
      ...["--bind-address=127.0.0.1", `--port=${port}`, `--socket=${join(folder, "socket")}`],
      ...["--character-set-server=utf8mb4", "--collation-server=utf8mb4_general_ci"],
      ...["--max-connections=300", "--innodb-flush-log-at-trx-commit=0"],
    ],
    folder,
    ready: () => connects(uri),
  });
  return {
    name: "mariadb",
    version: version(mariadb.server),
    uri,
    properties: {
      ...{ host: "127.0.0.1", port: String(port), user: "lake", password },
      "ssl-ca": certificate,
    },
    ...program,
  };
}

/** The data folder, and the options that name what is in the folder. */
function prepare(install: string, folder: string) {
  const data = join(folder, "data");
  const user = isRoot() ? ["--user=root"] : [];
  const options = ["--no-defaults", `--datadir=${data}`, ...user];
  execFileSync(install, [...options, "--skip-test-db"], { stdio: ["ignore", "ignore", "inherit"] });
  const { certificate, key } = makeCertificate(folder);
  const setUp = join(folder, "set-up.sql");
  writeFileSync(
    setUp,
    `create user lake@'%' identified by '${password}';
     grant all privileges on *.* to lake@'%' with grant option;
     create database catalog;\n`,
  );
  const files = [
    ...options,
    ...[`--init-file=${setUp}`, `--ssl-cert=${certificate}`, `--ssl-key=${key}`],
  ];
  return { files, certificate };
}

function version(server: string): string {
  return /\d+\.\d+\.\d+/.exec(execFileSync(server, ["--version"], { encoding: "utf8" }))?.[0] ?? "";
}

async function connects(uri: string): Promise<boolean> {
  const connection = await createConnection(uri);
  await connection.end();
  return true;
}
