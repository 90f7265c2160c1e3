/** A connection to a database server: how often it tries, when it gives up, and what it then says. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { describe, it } from "node:test";
import { mysqlDriver } from "../../../src/adapters/catalog/mysql.ts";
import { postgresDriver } from "../../../src/adapters/catalog/postgres.ts";
import { sqlAddress } from "../../../src/adapters/catalog/sql-address.ts";
import {
  type Connection,
  type Dialect,
  type Link,
  sqlConnection,
} from "../../../src/adapters/catalog/sql-connection.ts";
import type { SqlDriver } from "../../../src/adapters/catalog/sql-driver.ts";
import { tellOf } from "../../../src/adapters/catalog/sql-trouble.ts";

const tell = tellOf("bronze");
const limits = { connectMs: 200, statementMs: 200 };

/** What happens to each thing that is said, in order: `ok` for what the script does not reach. */
type Event = "ok" | "conflict" | "lost" | "refused" | "silent";

/** A server by script; `said` is what it has heard. */
function scripted(script: { readonly [said: string]: readonly Event[] }) {
  const left = new Map(Object.entries(script).map(([said, events]) => [said, [...events]]));
  const said: string[] = [];
  const hear = async (sql: string) => {
    said.push(sql);
    const event = left.get(sql)?.shift() ?? "ok";
    if (event === "silent") await new Promise(() => undefined);
    if (event !== "ok") throw new Error(event);
    return { rows: [{ sql }], changes: 1 };
  };
  const link = (): Link => ({
    open: async () => void (await hear("open")),
    run: ({ sql }) => hear(sql),
    read: ({ sql }) => hear(sql),
    close: async () => void said.push("close"),
    cut: () => void said.push("cut"),
  });
  const dialect: Dialect = {
    links: async () => [link],
    mayGoOn: () => false,
    begin: "begin",
    troubleOf(error) {
      const { message } = error as Error;
      const kind = message === "conflict" || message === "refused" ? message : "lost";
      return { kind, error: tell(kind === "conflict" ? "IB411" : "IB410", kind, "") };
    },
    tell,
  };
  return { said, connection: sqlConnection(dialect, limits) };
}

const update = { sql: "update", parameters: [] };

function write({ write }: Connection, commit = true): Promise<string> {
  return write(async (run) => {
    await run(update);
    return { commit, answer: "done" };
  });
}

describe("a transaction of a SQL catalog", () => {
  it("is one connection, one begin, one commit", async () => {
    const { connection, said } = scripted({});
    assert.equal(await write(connection), "done");
    await connection[Symbol.asyncDispose]();
    assert.deepEqual(said, ["open", "begin", "update", "commit", "close"]);
  });

  it("is rolled back where it is not to be committed", async () => {
    const { connection, said } = scripted({});
    assert.equal(await write(connection, false), "done");
    assert.deepEqual(said, ["open", "begin", "update", "rollback"]);
  });

  it("is begun again where the database ended it because of others, also while it committed", async () => {
    const { connection, said } = scripted({ update: ["conflict"], commit: ["conflict"] });
    assert.equal(await write(connection), "done");
    const tries = ["begin", "update", "rollback", "begin", "update", "commit", "rollback"];
    assert.deepEqual(said, ["open", ...tries, "begin", "update", "commit"]);
  });

  it("is given up after some tries, and nothing was changed", async () => {
    const { connection, said } = scripted({ update: Array(20).fill("conflict") });
    await assert.rejects(write(connection), { code: "IB411" });
    assert.equal(said.filter((one) => one === "begin").length, 6);
    assert.ok(!said.includes("commit"));
  });

  it("is begun again on a new connection where the old one broke before it was to commit", async () => {
    const { connection, said } = scripted({ begin: ["lost"], update: ["lost"] });
    assert.equal(await write(connection), "done");
    assert.deepEqual(said.slice(0, 3), ["open", "begin", "cut"]);
    assert.equal(said.filter((one) => one === "open").length, 3);
    assert.equal(said.filter((one) => one === "commit").length, 1);
  });

  it("is not begun again where the database refuses it", async () => {
    const { connection, said } = scripted({ update: ["refused"] });
    await assert.rejects(write(connection), { code: "IB410" });
    assert.deepEqual(said, ["open", "begin", "update", "rollback"]);
  });

  for (const event of ["lost", "silent", "refused"] as const)
    it(`has an unknown fate where its commit has no clear answer: ${event}`, async () => {
      const { connection, said } = scripted({ commit: [event] });
      await assert.rejects(write(connection), { code: "IB412" });
      assert.equal(said.filter((one) => one === "commit").length, 1);
    });

  it("is not tried twice where a statement has no answer in time", async () => {
    const { connection, said } = scripted({ update: ["silent"] });
    await assert.rejects(write(connection), { code: "IB410" });
    assert.deepEqual(said.slice(0, 4), ["open", "begin", "update", "cut"]);
    assert.equal(said.filter((one) => one === "begin").length, 1);
  });

  it("waits for its turn", async () => {
    const { connection, said } = scripted({});
    await Promise.all([
      write(connection),
      connection.read({ sql: "select", parameters: [] }),
      write(connection),
    ]);
    const once = ["begin", "update", "commit"];
    assert.deepEqual(said, ["open", ...once, "select", ...once]);
  });
});

describe("a question to a SQL catalog", () => {
  const select = { sql: "select", parameters: [] };

  it("is asked again where the connection had gone while nobody used it", async () => {
    const { connection, said } = scripted({ select: ["ok", "lost"] });
    await connection.read(select);
    await connection.read(select);
    assert.deepEqual(said, ["open", "select", "select", "cut", "open", "select"]);
  });

  it("is not asked for ever", async () => {
    const { connection } = scripted({ select: ["silent"] });
    await assert.rejects(connection.read(select), { code: "IB410" });
    assert.equal((await connection.read(select)).length, 1);
  });
});

describe("a server that accepts and never answers", () => {
  for (const [kind, make] of [
    ["postgresql", (uri: string) => driverTo(uri)],
    ["mysql", (uri: string) => driverTo(uri)],
  ] as const)
    it(`is given up in time, at ${kind}`, async () => {
      const sockets: Socket[] = [];
      const server = createServer((socket) => void sockets.push(socket)).listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      await using driver = make(`${kind}://u:p@127.0.0.1:${port}/c`);
      const began = Date.now();
      await assert.rejects(driver.query({ sql: "select 1", parameters: [] }), { code: "IB410" });
      assert.ok(Date.now() - began < 10_000);
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    });
});

describe("a server of another kind than the address names", () => {
  for (const kind of ["postgresql", "mysql"])
    it(`is told to be looked for, at ${kind}`, async () => {
      const server = createServer((socket) => {
        socket.on("error", () => undefined);
        socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
      }).listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      await using driver = driverTo(`${kind}://u:p@127.0.0.1:${port}/c`);
      const asked = driver.query({ sql: "select 1", parameters: [] });
      await assert.rejects(asked, { code: "IB410", hint: /of (that|the) kind/ });
      server.close();
    });
});

it("a server whose answer is no message of PostgreSQL is an error, and not the end of the program", async () => {
  // A row description of one column that is not there.
  const message = Buffer.from([0x54, 0, 0, 0, 6, 0x7f, 0xff]);
  const ready = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (said) => {
      const isTls = said.length === 8;
      socket.write(isTls ? "N" : said[0] === 0 ? ready : message);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await using driver = driverTo(`postgresql://u:p@127.0.0.1:${port}/c`);
  const asked = driver.query({ sql: "select 1", parameters: [] });
  await assert.rejects(asked, { code: "IB410", message: /no message of PostgreSQL/ });
  server.close();
});

function driverTo(uri: string): SqlDriver {
  const address = sqlAddress("bronze", {
    ...{ type: "sql", uri, uriStyle: "sqlalchemy", warehouse: undefined, properties: {} },
  });
  assert.ok(address.kind !== "sqlite");
  return address.kind === "postgres"
    ? postgresDriver(address, { root: "/" }, limits)
    : mysqlDriver(address, { root: "/" }, limits);
}
