/** Who a SQL catalog's connection trusts, and as whom it logs in, on servers of these tests' own. */
import assert from "node:assert/strict";
import { chmodSync, chownSync, copyFileSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { inspect } from "node:util";
import { createConnection } from "mysql2/promise";
import pg from "pg";
import { freePort, isRoot, type Server, startProgram } from "../../scripts/servers/child.ts";
import { install } from "../../scripts/servers/install.ts";
import { startMariadb } from "../../scripts/servers/mariadb.ts";
import { startPostgres } from "../../scripts/servers/postgres.ts";
import type { SqlDriver } from "../../src/adapters/catalog/sql-driver.ts";
import type { IcebranchError } from "../../src/errors.ts";
import { connectTo, newFolder } from "./lake.ts";
import { type Authority, makeAuthority } from "./sql-authority.ts";
import { driverTo, type ServerKind } from "./sql-house.ts";

const secret = "p@s/s:w#o%r?d&=+ '\"\\$";

interface OwnServer {
  readonly server: Server;
  /** Whoever may do anything. */
  run(sql: string): Promise<unknown>;
  /** Shows another certificate from now on. */
  show(certificate: ReturnType<Authority["issue"]>): Promise<void>;
}

const servers = new AsyncDisposableStack();
const own: { [kind in ServerKind]?: OwnServer } = {};
let authority: Authority;
let stranger: Authority;
let local: ReturnType<Authority["issue"]>;
let elsewhere: ReturnType<Authority["issue"]>;

before(async () => {
  const folder = newFolder();
  authority = makeAuthority(folder, "authority");
  stranger = makeAuthority(folder, "stranger");
  local = authority.issue("local", "localhost", "DNS:localhost");
  elsewhere = authority.issue("elsewhere", "db.example", "DNS:db.example");
  const installed = install();
  const home = (name: string) => {
    const above = newFolder();
    // Postgres runs as somebody else.
    chmodSync(above, 0o755);
    const path = join(above, name);
    mkdirSync(path);
    return path;
  };
  own.Postgres = ownPostgres(servers.use(await startPostgres(installed, home("postgres"))));
  own.MariaDB = ownMariadb(servers.use(await startMariadb(installed, home("mariadb"))));
});
after(() => servers.disposeAsync());

/** As of now everybody needs a password, and some must come a certain way. */
function ownPostgres(server: Server): OwnServer {
  const data = dirname(server.properties.sslrootcert ?? "");
  const { uid, gid } = statSync(data);
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: server.uri });
    await client.connect();
    const answer = await client.query(sql).finally(() => client.end());
    return answer.rows;
  };
  const put = (from: string, name: string) => {
    copyFileSync(from, join(data, name));
    chownSync(join(data, name), uid, gid);
  };
  writeFileSync(
    join(data, "pg_hba.conf"),
    `hostssl all tls_only 127.0.0.1/32 scram-sha-256
     hostnossl all tls_only 127.0.0.1/32 reject
     hostnossl all plain_only 127.0.0.1/32 scram-sha-256
     hostssl all plain_only 127.0.0.1/32 reject
     hostssl all by_certificate 127.0.0.1/32 cert
     host all by_md5 127.0.0.1/32 md5
     host all in_the_clear 127.0.0.1/32 password
     host all all 127.0.0.1/32 scram-sha-256\n`,
  );
  return {
    server,
    run,
    async show(shown) {
      put(shown.certificate, "server.crt");
      put(shown.key, "server.key");
      put(authority.root, "root.crt");
      await run("alter system set ssl_ca_file = 'root.crt'");
      await run("select pg_reload_conf()");
      await wait(300);
    },
  };
}

function ownMariadb(server: Server): OwnServer {
  const certificate = server.properties["ssl-ca"] ?? "";
  const run = async (sql: string) => {
    const connection = await createConnection(server.uri);
    return connection.query(sql).finally(() => connection.end());
  };
  return {
    server,
    run,
    async show(shown) {
      copyFileSync(shown.certificate, certificate);
      copyFileSync(shown.key, certificate.replace(/crt$/, "key"));
      await run("flush ssl");
    },
  };
}

function serverOf(kind: ServerKind): OwnServer {
  return own[kind] ?? assert.fail(`${kind} was not started`);
}

function driver(
  kind: ServerKind,
  options: string,
  { host = "localhost", user = "lake", password = "lake-password" } = {},
): SqlDriver {
  const { port } = serverOf(kind).server.properties;
  const scheme = kind === "Postgres" ? "postgresql" : "mysql";
  const who = `${user}:${encodeURIComponent(password)}`;
  return driverTo(`${scheme}://${who}@${host}:${port}/catalog?${options}`);
}

async function isEncrypted(kind: ServerKind, connection: SqlDriver): Promise<boolean> {
  const sql =
    kind === "Postgres"
      ? "select ssl from pg_stat_ssl where pid = pg_backend_pid()"
      : "show session status like 'Ssl_cipher'";
  const [row] = await connection.query({ sql, parameters: [] });
  return kind === "Postgres" ? row?.ssl === true : row?.Value !== "";
}

type Outcome = "tls" | "plain" | RegExp;

async function comesTo(kind: ServerKind, connection: SqlDriver, outcome: Outcome): Promise<void> {
  await using _ = connection;
  if (outcome instanceof RegExp) {
    await assert.rejects(isEncrypted(kind, connection), (error: IcebranchError) => {
      assert.match(`${error.code} ${error.message}`, outcome);
      return true;
    });
  } else assert.equal((await isEncrypted(kind, connection)) ? "tls" : "plain", outcome);
}

const untrusted = /^IB410 .*certificate that nobody trusted vouches for/;

/** `ROOT`: the authority's own file; `STRANGER`: another's. */
const cases: readonly {
  readonly Postgres: string;
  readonly MariaDB: string;
  readonly is: Outcome;
}[] = [
  { Postgres: "sslmode=disable", MariaDB: "ssl-mode=DISABLED", is: "plain" },
  { Postgres: "", MariaDB: "", is: "tls" },
  { Postgres: "sslmode=prefer", MariaDB: "ssl-mode=PREFERRED", is: "tls" },
  { Postgres: "sslmode=require", MariaDB: "ssl-mode=REQUIRED", is: "tls" },
  { Postgres: "sslmode=verify-full&sslrootcert=ROOT", MariaDB: "ssl_ca=ROOT", is: "tls" },
  {
    Postgres: "sslmode=verify-ca&sslrootcert=ROOT",
    MariaDB: "ssl-mode=VERIFY_CA&ssl-ca=ROOT",
    is: "tls",
  },
  { Postgres: "sslrootcert=ROOT", MariaDB: "ssl_ca=ROOT&ssl_check_hostname=false", is: "tls" },
  { Postgres: "sslmode=verify-full", MariaDB: "ssl-mode=VERIFY_IDENTITY", is: untrusted },
  { Postgres: "sslmode=verify-ca", MariaDB: "ssl-mode=VERIFY_CA", is: untrusted },
  {
    Postgres: "sslrootcert=system",
    MariaDB: "ssl-mode=VERIFY_IDENTITY&ssl_ca=system",
    is: untrusted,
  },
  {
    Postgres: "sslmode=verify-full&sslrootcert=STRANGER",
    MariaDB: "ssl_ca=STRANGER",
    is: untrusted,
  },
  {
    Postgres: "sslmode=verify-ca&sslrootcert=STRANGER",
    MariaDB: "ssl-mode=VERIFY_CA&ssl-ca=STRANGER",
    is: untrusted,
  },
  {
    Postgres: "sslmode=require&sslrootcert=STRANGER",
    MariaDB: "ssl-mode=REQUIRED&ssl-ca=STRANGER",
    is: untrusted,
  },
  {
    Postgres: "sslmode=prefer&sslrootcert=STRANGER",
    MariaDB: "ssl-mode=PREFERRED&ssl-ca=STRANGER",
    is: untrusted,
  },
  {
    Postgres: "sslrootcert=/nowhere.pem",
    MariaDB: "ssl_ca=/nowhere.pem",
    is: /^IB410 The file of the roots to trust cannot be read \(ENOENT\)/,
  },
];

for (const kind of ["Postgres", "MariaDB"] as const) {
  describe(`TLS to ${kind}`, () => {
    const withRoots = (options: string) =>
      options
        .replace("ROOT", encodeURIComponent(authority.root))
        .replace("STRANGER", encodeURIComponent(stranger.root));

    for (const { [kind]: options, is } of cases)
      it(`is as libpq has it: ${options || "nothing said"}`, async () => {
        await serverOf(kind).show(local);
        await comesTo(kind, driver(kind, withRoots(options)), is);
      });

    it("looks at the host's name where it is to", async () => {
      await serverOf(kind).show(elsewhere);
      const [full, chain] =
        kind === "Postgres"
          ? ["sslmode=verify-full&sslrootcert=ROOT", "sslmode=verify-ca&sslrootcert=ROOT"]
          : ["ssl_ca=ROOT", "ssl-mode=VERIFY_CA&ssl-ca=ROOT"];
      const wrongHost = /^IB410 .*certificate that is not for its host/;
      await comesTo(kind, driver(kind, withRoots(full)), wrongHost);
      await comesTo(kind, driver(kind, withRoots(chain)), "tls");
      await serverOf(kind).show(local);
      // The certificate names localhost, and not the address that it stands for.
      const byAddress = kind === "Postgres" ? wrongHost : /^IB420 .*IP address/;
      await comesTo(kind, driver(kind, withRoots(full), { host: "127.0.0.1" }), byAddress);
    });
  });

  describe(`a login to ${kind}`, () => {
    before(async () => {
      await serverOf(kind).show(local);
      const quoted = secret.replaceAll("'", "''");
      if (kind === "Postgres") {
        for (const who of [
          "with_secret",
          "tls_only",
          "plain_only",
          "by_certificate",
          "in_the_clear",
        ])
          await serverOf(kind).run(`create role ${who} login password '${quoted}'`);
        await serverOf(kind).run(
          `set password_encryption = md5; create role by_md5 login password '${quoted}'`,
        );
        return;
      }
      const escaped = quoted.replaceAll("\\", "\\\\");
      await serverOf(kind).run(`create user with_secret@'%' identified by '${escaped}'`);
      await serverOf(kind).run("grant select on catalog.* to with_secret@'%'");
    });

    it("with a wrong password, or none, is refused without a word of it", async () => {
      for (const password of ["a-wrong-password", ""]) {
        await using connection = driver(kind, "", { user: "with_secret", password });
        await assert.rejects(isEncrypted(kind, connection), (error: IcebranchError) => {
          assert.equal(error.code, "IB427", error.message);
          const all = inspect(error, { depth: 9, showHidden: true });
          assert.ok(password === "" || !all.includes(password), all);
          return true;
        });
      }
    });

    it("by somebody unknown is refused", async () => {
      await comesTo(kind, driver(kind, "", { user: "nobody_here" }), /^IB427 /);
    });

    it("takes any character in a password, from a variable or percent-encoded", async () => {
      const who = { user: "with_secret", password: secret };
      await comesTo(kind, driver(kind, "", who), "tls");
      const { port } = serverOf(kind).server.properties;
      const scheme = kind === "Postgres" ? "postgresql" : "mysql";
      const uri = `${scheme}://with_secret:$SECRET@localhost:${port}/catalog`;
      await using catalog = await connectTo({ type: "sql", uri }, { SECRET: secret });
      assert.deepEqual(await catalog.listNamespaces(), []);
    });
  });
}

describe("a login to Postgres", () => {
  const login = (user: string, options: string) =>
    driver("Postgres", options, { user, password: secret });

  it("goes the other way where the server wants it, and only where the mode allows that", async () => {
    await serverOf("Postgres").show(local);
    await comesTo("Postgres", login("plain_only", "sslmode=prefer"), "plain");
    await comesTo("Postgres", login("plain_only", "sslmode=require"), /^IB427 /);
    await comesTo("Postgres", login("tls_only", "sslmode=allow"), "tls");
    await comesTo("Postgres", login("tls_only", "sslmode=disable"), /^IB427 /);
  });

  it("may be made by a certificate alone", async () => {
    const { certificate, key } = authority.issue("client", "by_certificate");
    const options = `sslmode=require&sslcert=${encodeURIComponent(certificate)}&sslkey=${encodeURIComponent(key)}`;
    await comesTo("Postgres", login("by_certificate", options), "tls");
    await comesTo("Postgres", login("by_certificate", "sslmode=require"), /^IB427 /);
  });

  it("may be made in older ways", async () => {
    await comesTo("Postgres", login("by_md5", ""), "tls");
    await comesTo("Postgres", login("in_the_clear", ""), "tls");
  });

  it("is bound to its connection where that is asked for, or not made", async () => {
    const unbound = /^IB410 .*binds no login/;
    const options = "sslmode=require&channel_binding=require";
    await comesTo("Postgres", login("with_secret", options), "tls");
    await comesTo("Postgres", login("with_secret", "channel_binding=prefer"), "tls");
    await comesTo("Postgres", login("by_md5", options), unbound);
    await comesTo("Postgres", login("in_the_clear", options), unbound);
    const inTheClear = "sslmode=disable&channel_binding=require";
    await comesTo("Postgres", login("with_secret", inTheClear), unbound);
  });
});

for (const kind of ["Postgres", "MariaDB"] as const)
  describe(`TLS to a ${kind} that speaks none`, () => {
    it("is done without, but not where it is asked for", async () => {
      await using plain = await startPlain(kind);
      const to = (options: string) => driverTo(`${plain.uri}?${options}`);
      await comesTo(kind, to(""), "plain");
      const required = kind === "Postgres" ? "sslmode=require" : "ssl-mode=REQUIRED";
      await comesTo(kind, to(required), /^IB410 .*offers no TLS/);
    });
  });

/** A second server on the folder of the first, which has to go. */
async function startPlain(kind: ServerKind) {
  const { server } = serverOf(kind);
  const { postgres, mariadb } = install();
  await server[Symbol.asyncDispose]();
  const uri = new URL(server.uri);
  uri.port = String(await freePort());
  const { sslrootcert, "ssl-ca": ca } = server.properties;
  const folder = dirname(kind === "Postgres" ? dirname(sslrootcert ?? "") : (ca ?? ""));
  const data = join(folder, "data");
  const program = await startProgram({
    name: kind,
    folder,
    ...(kind === "Postgres"
      ? {
          command: postgres.postgres,
          args: [
            "-D",
            data,
            "-p",
            uri.port,
            "-c",
            "ssl=off",
            "-c",
            `unix_socket_directories=${data}`,
          ],
          asNobody: true,
          stopSignal: "SIGINT",
        }
      : {
          command: mariadb.server,
          args: [
            ...["--no-defaults", `--datadir=${data}`, "--skip-ssl", `--socket=${join(data, "s")}`],
            ...["--bind-address=127.0.0.1", `--port=${uri.port}`],
            ...(isRoot() ? ["--user=root"] : []),
          ],
        }),
    async ready() {
      await using connection = driverTo(uri.href);
      await connection.query({ sql: "select 1 as one", parameters: [] });
      return true;
    },
  });
  return { ...program, uri: uri.href };
}
