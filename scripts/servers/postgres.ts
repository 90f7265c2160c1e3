/** PostgreSQL: a cluster of its own, whose `iceberg` needs no password and whose `lake` does. */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { makeCertificate } from "./certificate.ts";
import { freePort, type Server, startProgram, unprivileged } from "./child.ts";
import type { Installed } from "./install.ts";

const password = "lake-password";

export async function startPostgres(
  { postgres }: Pick<Installed, "postgres">,
  folder: string,
): Promise<Server> {
  const port = await freePort();
  const { certificate, data } = makeCluster(postgres.initdb, folder);
  const uri = `postgresql://iceberg@127.0.0.1:${port}/postgres`;
  const program = await startProgram({
    name: "Postgres",
    command: postgres.postgres,
    // What is lost when the machine falls is a test's.
    args: [
      ...["-D", data, "-p", String(port), "-F"],
      ...["-c", "listen_addresses=127.0.0.1", "-c", `unix_socket_directories=${folder}`],
      ...["-c", "max_connections=300", "-c", "ssl=on"],
      ...["-c", "ssl_cert_file=server.crt", "-c", "ssl_key_file=server.key"],
    ],
    folder,
    asNobody: true,
    // Does not wait for clients that forgot to go.
    stopSignal: "SIGINT",
    ready: () => query(uri, "select 1"),
  });
  await query(uri, `create role lake login superuser password '${password}'`);
  await query(uri, "create database catalog");
  return {
    name: "postgres",
    version: version(postgres.postgres),
    uri: `postgresql://lake:${password}@127.0.0.1:${port}/catalog`,
    properties: {
      host: "127.0.0.1",
      port: String(port),
      user: "lake",
      password,
      "uri-without-password": `postgresql://iceberg@127.0.0.1:${port}/catalog`,
      sslrootcert: certificate,
    },
    ...program,
  };
}

function makeCluster(initdb: string, folder: string) {
  const data = join(folder, "data");
  const owner = unprivileged();
  const own = (path: string) => {
    if (owner.uid !== undefined && owner.gid !== undefined) chownSync(path, owner.uid, owner.gid);
  };
  chmodSync(folder, 0o755);
  own(folder);
  mkdirSync(data, { mode: 0o700 });
  own(data);
  const args = ["-D", data, "-U", "iceberg", "-A", "trust", "-E", "UTF8", "--no-sync"];
  execFileSync(initdb, args, { stdio: ["ignore", "ignore", "inherit"], cwd: folder, ...owner });
  const { certificate, key } = makeCertificate(data);
  chmodSync(key, 0o600);
  own(certificate);
  own(key);
  const access = [
    "local all all trust",
    "host all lake 127.0.0.1/32 scram-sha-256",
    "host all all 127.0.0.1/32 trust",
  ];
  writeFileSync(join(data, "pg_hba.conf"), `${access.join("\n")}\n`);
  return { data, certificate };
}

function version(postgres: string): string {
  return /\d+\.\d+/.exec(execFileSync(postgres, ["--version"], { encoding: "utf8" }))?.[0] ?? "";
}

async function query(uri: string, sql: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: uri });
  // One that is not up yet cuts the connection when nobody waits for it any more.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(sql);
    return true;
  } finally {
    await client.end();
  }
}
