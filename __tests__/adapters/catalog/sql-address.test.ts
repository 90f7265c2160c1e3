/** The address of a SQL catalog, in every way that users have come to write one. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { type SqlAddress, sqlAddress } from "../../../src/adapters/catalog/sql-address.ts";
import type { IcebranchError } from "../../../src/errors.ts";

type Style = "sqlx" | "sqlalchemy";

function read(uri: string, uriStyle: Style = "sqlalchemy"): SqlAddress {
  return sqlAddress("bronze", { type: "sql", uri, uriStyle, warehouse: undefined, properties: {} });
}

/** What of an address is written in the row. */
function picked(uri: string, expected: object, style?: Style): object {
  const address = read(uri, style);
  return Object.fromEntries(
    Object.keys(expected).map((key) => [key, (address as unknown as Record<string, unknown>)[key]]),
  );
}

const secret = "s3cr3t-of-mine";

const addresses: readonly {
  readonly name: string;
  readonly uri: string;
  readonly style?: Style;
  readonly is: { readonly [key: string]: unknown };
}[] = [
  {
    name: "postgres:// as dashtool has it",
    uri: "postgres://lake:pw@db:6432/catalog",
    style: "sqlx",
    is: {
      ...{ kind: "postgres", host: "db", port: 6432, user: "lake", password: "pw" },
      database: "catalog",
    },
  },
  { name: "postgresql://", uri: "postgresql://db/catalog", is: { kind: "postgres", host: "db" } },
  {
    name: "SQLAlchemy's drivers",
    uri: "postgresql+psycopg2://lake:pw@db/catalog",
    is: { kind: "postgres", host: "db", port: 5432, user: "lake", password: "pw" },
  },
  {
    name: "mysql://",
    uri: "mysql://lake:pw@db/catalog",
    is: {
      ...{ kind: "mysql", host: "db", port: 3306, user: "lake", password: "pw" },
      ...{ database: "catalog", socket: undefined },
    },
  },
  { name: "mariadb://", uri: "mariadb+pymysql://db:3307/c", is: { kind: "mysql", port: 3307 } },
  {
    name: "codes in user, password and database",
    uri: "postgresql://la%40ke:p%40%2F%3A%23%25%3F@db/my%20lake",
    is: { user: "la@ke", password: "p@/:#%?", database: "my lake", host: "db" },
  },
  {
    name: "letters beyond ASCII, in codes and as they are",
    uri: "postgresql://lake:p%C3%A4sswört@db/c",
    is: { password: "pässwört" },
  },
  {
    name: "an @ and a colon in a password that were not encoded",
    uri: "postgresql://lake:p@ss:word@db/c",
    is: { user: "lake", password: "p@ss:word", host: "db" },
  },
  {
    name: "a % that begins no code",
    uri: "postgresql://lake:100%@db/c",
    is: { password: "100%" },
  },
  { name: "an IPv6 host", uri: "postgresql://u@[::1]:5433/c", is: { host: "::1", port: 5433 } },
  {
    name: "no user, host or database",
    uri: "postgresql://",
    is: { host: undefined, user: undefined, database: undefined },
  },
  {
    name: "the folder of a socket as the host",
    uri: "postgres://u@%2Fvar%2Frun%2Fpostgresql/c",
    style: "sqlx",
    is: { host: "/var/run/postgresql", database: "c" },
  },
  {
    name: "all of it as options",
    uri: "postgresql:///?host=/tmp&port=5433&user=u&password=p%26w&dbname=c",
    is: { host: "/tmp", port: 5433, user: "u", password: "p&w", database: "c" },
  },
  {
    name: "MySQL's socket",
    uri: "mysql://u@/c?unix_socket=/run/my.sock",
    is: { socket: "/run/my.sock" },
  },
  {
    name: "sqlx's socket",
    uri: "mysql://u@h/c?socket=/run/my.sock",
    style: "sqlx",
    is: { socket: "/run/my.sock" },
  },
  {
    name: "a search path as libpq has it",
    uri: "postgresql://db/c?options=-csearch_path%3Dlake,public",
    is: { options: "-csearch_path=lake,public" },
  },
  {
    name: "a search path as SQLAlchemy writes a space",
    uri: "postgresql://db/c?options=-c+search_path%3Dlake",
    is: { options: "-c search_path=lake" },
  },
  {
    name: "sqlx's settings",
    uri: "postgres://db/c?options[search_path]=lake&options[work_mem]=1MB",
    style: "sqlx",
    is: { options: "-c search_path=lake -c work_mem=1MB" },
  },
  {
    name: "JDBC's word for a search path, with a space in a name",
    uri: `postgresql://db/c?currentSchema=${encodeURIComponent('"my lake",public')}`,
    is: { options: '-c search_path="my\\ lake",public' },
  },
  {
    name: "a time to connect, and what tunes other libraries",
    uri: "postgresql://db/c?connect_timeout=3&statement-cache-capacity=0&keepalives=1&application_name=x",
    is: { connectMs: 3000, applicationName: "x" },
  },
  {
    name: "MySQL options that do not concern icebranch",
    uri: "mysql+pymysql://db/c?charset=utf8mb4&connect_timeout=5",
    is: { connectMs: 5000 },
  },
  {
    name: "SQLite with SQLAlchemy's driver",
    uri: "sqlite+pysqlite:///a/b.db",
    is: { kind: "sqlite", path: "a/b.db" },
  },
  {
    name: "SQLite, absolute, as SQLAlchemy has it",
    uri: "sqlite:////a/b.db",
    is: { path: "/a/b.db" },
  },
  {
    name: "SQLite, absolute, as sqlx has it",
    uri: "sqlite:///a/b.db?mode=rwc",
    style: "sqlx",
    is: { path: "/a/b.db" },
  },
  {
    name: "SQLite, relative, as sqlx has it",
    uri: "sqlite:a/b.db",
    style: "sqlx",
    is: { path: "a/b.db" },
  },
];

describe("an address of a SQL catalog", () => {
  for (const { name, uri, style, is } of addresses)
    it(`may have ${name}`, () => assert.deepEqual(picked(uri, is, style), is));
});

const tls: readonly {
  readonly query: string;
  readonly kind?: string;
  readonly style?: Style;
  readonly mode: string;
  readonly root?: string;
}[] = [
  { query: "", mode: "prefer" },
  { query: "sslmode=disable", mode: "disable" },
  { query: "sslmode=allow", mode: "allow" },
  { query: "sslmode=require", mode: "require" },
  { query: "ssl-mode=REQUIRE", style: "sqlx", mode: "require" },
  { query: "ssl=require", mode: "require" },
  { query: "sslmode=require&sslrootcert=ca.pem", mode: "verify-ca", root: "ca.pem" },
  { query: "sslrootcert=ca.pem", mode: "verify-ca", root: "ca.pem" },
  { query: "sslmode=prefer&sslrootcert=ca.pem", mode: "prefer", root: "ca.pem" },
  {
    query: "sslmode=verify-ca&ssl-root-cert=ca.pem",
    style: "sqlx",
    mode: "verify-ca",
    root: "ca.pem",
  },
  { query: "sslmode=verify-ca", mode: "verify-full" },
  { query: "sslmode=verify-full", mode: "verify-full" },
  { query: "sslrootcert=system", mode: "verify-full", root: "system" },
  { query: "", kind: "mysql", mode: "prefer" },
  { query: "ssl-mode=DISABLED", kind: "mysql", style: "sqlx", mode: "disable" },
  { query: "ssl-mode=PREFERRED", kind: "mysql", style: "sqlx", mode: "prefer" },
  { query: "ssl-mode=REQUIRED", kind: "mysql", style: "sqlx", mode: "require" },
  {
    query: "ssl-mode=REQUIRED&ssl-ca=ca.pem",
    kind: "mysql",
    style: "sqlx",
    mode: "verify-ca",
    root: "ca.pem",
  },
  {
    query: "ssl-mode=VERIFY_CA&ssl-ca=ca.pem",
    kind: "mysql",
    style: "sqlx",
    mode: "verify-ca",
    root: "ca.pem",
  },
  {
    query: "ssl-mode=VERIFY_IDENTITY&ssl-ca=ca.pem",
    kind: "mysql",
    style: "sqlx",
    mode: "verify-full",
    root: "ca.pem",
  },
  { query: "ssl-ca=ca.pem", kind: "mysql", style: "sqlx", mode: "verify-ca", root: "ca.pem" },
  { query: "ssl_ca=ca.pem", kind: "mysql", mode: "verify-full", root: "ca.pem" },
  {
    query: "ssl_ca=ca.pem&ssl_check_hostname=false",
    kind: "mysql",
    mode: "verify-ca",
    root: "ca.pem",
  },
  { query: "ssl_cert=c.pem&ssl_key=k.pem", kind: "mysql", mode: "require" },
  { query: "ssl_mode=REQUIRED&ssl_verify_identity=true", kind: "mysql", mode: "verify-full" },
  { query: "ssl_disabled=true", kind: "mysql", mode: "disable" },
];

describe("TLS in an address of a SQL catalog", () => {
  for (const { query, kind = "postgresql", style = "sqlalchemy", mode, root } of tls)
    it(`is ${mode} for ${kind} with ${query || "nothing said"}, as ${style} reads it`, () => {
      const address = read(`${kind}://u:p@db/c?${query}`, style);
      assert.ok(address.kind !== "sqlite");
      assert.deepEqual([address.tls.mode, address.tls.rootCert], [mode, root]);
    });

  it("takes a certificate and a key of its own, and versions", () => {
    const address = read(
      "postgresql://db/c?sslmode=require&sslcert=c.pem&sslkey=k.pem&sslpassword=x&ssl_min_protocol_version=TLSv1.3",
    );
    assert.ok(address.kind === "postgres");
    const { cert, key, keyPassword, minVersion } = address.tls;
    assert.deepEqual([cert, key, keyPassword, minVersion], ["c.pem", "k.pem", "x", "TLSv1.3"]);
  });
});

const refused: readonly { readonly name: string; readonly uri: string; readonly says: RegExp }[] = [
  {
    name: "Java's address",
    uri: `jdbc:postgresql://h/c?user=u&password=${secret}`,
    says: /one of Java's/,
  },
  {
    name: "another kind of database",
    uri: `mssql+pyodbc://u:${secret}@h/c`,
    says: /kind of database/,
  },
  { name: "what is no URL", uri: `host=h password=${secret}`, says: /no URL/ },
  { name: "a path", uri: `/srv/${secret}.db`, says: /no URL/ },
  {
    name: "a password with a slash",
    uri: `postgresql://u:12/${secret}@h/c`,
    says: /told from its password/,
  },
  {
    name: "a password with a question mark",
    uri: `postgresql://u:x?${secret}@h/c`,
    says: /told from its password/,
  },
  {
    name: "a password with a number sign",
    uri: `postgresql://u:x#${secret}@h/c`,
    says: /told from its password/,
  },
  {
    name: "a password with a slash and no more",
    uri: `postgresql://u:${secret}/h`,
    says: /host or a port/,
  },
  { name: "several hosts", uri: `postgresql://u:${secret}@a,b/c`, says: /several hosts/ },
  {
    name: "several hosts among the options",
    uri: `postgresql://u:${secret}@/c?host=a,b`,
    says: /several hosts/,
  },
  {
    name: "a port that is none",
    uri: `postgresql://u:${secret}@h:70000/c`,
    says: /port that is none/,
  },
  { name: "codes that are not UTF-8", uri: `postgresql://u:${secret}%ff@h/c`, says: /not UTF-8/ },
  {
    name: "an option that it does not know",
    uri: `postgresql://u:${secret}@h/c?sslcrl=x`,
    says: /option sslcrl/,
  },
  {
    name: "one that may be no option",
    uri: `postgresql://u@h/c?${secret}=1`,
    says: /an option that/,
  },
  {
    name: "an option given twice",
    uri: `postgresql://u:${secret}@h/c?sslmode=disable&sslmode=require`,
    says: /twice/,
  },
  {
    name: "an option in two spellings",
    uri: `postgresql://u:${secret}@h/c?sslmode=disable&ssl-mode=require`,
    says: /sslmode and as ssl-mode/,
  },
  {
    name: "an unknown sslmode",
    uri: `postgresql://u:${secret}@h/c?sslmode=no-verify`,
    says: /value of sslmode/,
  },
  {
    name: "GSS encryption",
    uri: `postgresql://u:${secret}@h/c?gssencmode=require`,
    says: /gssencmode/,
  },
  {
    name: "a weak system trust",
    uri: `postgresql://u:${secret}@h/c?sslmode=require&sslrootcert=system`,
    says: /weaker sslmode/,
  },
  {
    name: "TLS and none",
    uri: `mysql://u:${secret}@h/c?ssl_disabled=true&ssl_ca=x`,
    says: /TLS and for none/,
  },
  {
    name: "a folder of roots for MySQL",
    uri: `mysql://u:${secret}@h/c?ssl_capath=x`,
    says: /option ssl_capath/,
  },
  { name: "MySQL without a database", uri: `mysql://u:${secret}@h`, says: /names no database/ },
  {
    name: "a flag that is none",
    uri: `mysql://u:${secret}@h/c?ssl_check_hostname=maybe`,
    says: /neither yes nor no/,
  },
  { name: "SQLite in memory", uri: "sqlite:///:memory:", says: /names no file/ },
  { name: "SQLite without a file", uri: "sqlite://", says: /names no file/ },
];

describe("an address that icebranch cannot keep", () => {
  for (const { name, uri, says } of refused)
    it(`is refused with its reason, and nothing of it is told: ${name}`, () =>
      assert.throws(
        () => read(uri),
        (error: IcebranchError) => {
          assert.equal(error.code, "IB420");
          assert.match(error.message, says);
          assert.ok(!inspect(error, { depth: 9 }).includes(secret), inspect(error));
          return true;
        },
      ));
});
