/**
 * A commit of several tables to a SQL catalog while processes die, connections break and others are
 * faster: all tables have moved or none, and nobody is told what is not so.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { inspect } from "node:util";
import { createConnection } from "mysql2/promise";
import pg from "pg";
import type { IcebranchError } from "../../src/errors.ts";
import type { LoadedTable } from "../../src/iceberg/table-metadata.ts";
import { server } from "./servers.ts";
import {
  branching,
  by,
  load,
  makers,
  openHouse,
  type ServerKind,
  type SqlHouse,
} from "./sql-house.ts";
import type { KilledArguments } from "./sql-killed.ts";
import { type Fault, type SqlProxy, sqlProxy } from "./sql-proxy.ts";

const impatient = { connectMs: 1_500, statementMs: 1_500 };

function proxyTo(kind: ServerKind): Promise<SqlProxy> {
  return sqlProxy(Number(server(kind === "Postgres" ? "postgres" : "mariadb").properties.port));
}

for (const kind of ["Postgres", "MariaDB"] as const)
  describe(`a commit to a SQL catalog on ${kind}`, () => {
    it("of two publishers at once is made by one of them, whole, 100 times", async (t) => {
      const house = await openHouse(kind);
      const tables = [await house.table("orders"), await house.table("customers")];
      const won = { left: 0, right: 0 };
      const both = { left: house.connect(), right: house.connect() };
      for (let round = 0; round < 100; round++) {
        const branch = `race-${round}`;
        const [table] = tables;
        assert.ok(table);
        const commits = await Promise.all(tables.map((one) => load(both.left, one)));
        const race = async (who: "left" | "right") => {
          // Each goes its own way through the tables.
          const own = who === "left" ? commits : commits.toReversed();
          await both[who].commit(own.map((one) => branching(one, branch, who)));
          return who;
        };
        const ended = await Promise.allSettled([race("left"), race("right")]);
        const winners = ended.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
        const errors = ended.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
        assert.deepEqual(errors, ["IB411"]);
        const [winner = assert.fail()] = winners;
        assert.deepEqual(await makers(house, tables, branch), [winner, winner]);
        won[winner]++;
      }
      await both.left[Symbol.asyncDispose]();
      await both.right[Symbol.asyncDispose]();
      t.diagnostic(`left won ${won.left} times, right ${won.right}`);
    });

    for (const [fault, moved] of [
      ["before", false],
      ["after", true],
      ["mute", true],
      ["deaf", false],
    ] as const)
      it(`has an unknown fate where the connection is cut or silent (${fault}), and what holds is then read`, async () => {
        const house = await openHouse(kind);
        const tables = [await house.table("orders"), await house.table("customers")];
        await using proxy = await proxyTo(kind);
        await using catalog = house.connect(by(proxy), { limits: impatient });
        const loaded = await Promise.all(tables.map((table) => load(catalog, table)));
        failOnce(proxy, fault);
        const commits = loaded.map((table) => branching(table, "pr"));
        await assert.rejects(catalog.commit(commits), { code: "IB412" });
        assert.deepEqual(
          await makers(house, tables, "pr"),
          moved ? ["us", "us"] : [undefined, undefined],
        );
        // The same catalog goes on, on a new connection.
        const after = await Promise.all(tables.map((table) => load(catalog, table)));
        assert.deepEqual(
          after.map(({ metadata }) => "pr" in (metadata.refs ?? {})),
          [moved, moved],
        );
      });

    it("is made after all where the connection breaks before it was told to commit", async () => {
      const house = await openHouse(kind);
      const table = await house.table("orders");
      await using proxy = await proxyTo(kind);
      await using catalog = house.connect(by(proxy), { limits: impatient });
      const loaded = await load(catalog, table);
      proxy.cutAll();
      await wait(100);
      await catalog.commit([branching(loaded, "pr")]);
      assert.deepEqual(await makers(house, [table], "pr"), ["us"]);
    });

    for (const [moment, fault, moved] of [
      ["between its files and COMMIT", "deaf", [undefined, undefined]],
      ["between COMMIT and its answer", "mute", ["us", "us"]],
    ] as const)
      it(`is whole or not at all where its process is killed ${moment}`, async () => {
        const house = await openHouse(kind);
        const tables = [await house.table("orders"), await house.table("customers")];
        await using proxy = await proxyTo(kind);
        const uri = house.uri(by(proxy));
        const child = commitIn({ uri, tables, branch: "pr" });
        proxy.rule = () => fault;
        proxy.onFault = () => child.kill("SIGKILL");
        const [, signal] = await once(child, "exit");
        assert.equal(signal, "SIGKILL");
        // The server rolls back when it sees that its client is gone.
        proxy.cutAll();
        await wait(200);
        assert.deepEqual(await makers(house, tables, "pr"), moved);
        proxy.rule = () => undefined;
        if (moved[0] === undefined) {
          const [status] = await once(commitIn({ uri, tables, branch: "pr" }), "exit");
          assert.equal(status, 0);
          assert.deepEqual(await makers(house, tables, "pr"), ["us", "us"]);
        }
      });

    it("waits for no lock for ever, and changes nothing then", async () => {
      const house = await openHouse(kind);
      const table = await house.table("orders");
      await using proxy = await proxyTo(kind);
      await using catalog = house.connect(by(proxy), { limits: impatient });
      const loaded = await load(catalog, table);
      const files = filesBeside(loaded);
      await using _ = await lockAll(house);
      await assert.rejects(catalog.commit([branching(loaded, "pr")]), {
        code: "IB410",
        message: "The database of the catalog bronze gave no answer in time.",
      });
      assert.deepEqual(filesBeside(loaded), files);
    });

    it("is tried again where the database ends it for a deadlock", async () => {
      const house = await openHouse(kind);
      const tables = [await house.table("orders"), await house.table("customers")];
      await using catalog = house.connect();
      const loaded = await Promise.all(tables.map((table) => load(catalog, table)));
      await using other = await client(house);
      await other.run("begin");
      // MariaDB ends the one that has written less.
      for (const key of ["a", "b", "c"])
        await other.run(
          `insert into iceberg_namespace_properties values ('x', 'y', '${key}', 'z')`,
        );
      // Ours takes customers first, and then waits for orders.
      await other.run(`${lockRow} and table_name = 'orders' for update`);
      const commit = catalog.commit(loaded.map((table) => branching(table, "pr")));
      await wait(300);
      await other.run(`${lockRow} and table_name = 'customers' for update`);
      await other.run("rollback");
      await commit;
      assert.deepEqual(await makers(house, tables, "pr"), ["us", "us"]);
    });
  });

describe("a database server that is not there", () => {
  for (const kind of ["Postgres", "MariaDB"] as const) {
    it(`is told of, with no word of the password (${kind})`, async () => {
      const house = await openHouse(kind);
      const gone = await proxyTo(kind);
      await gone[Symbol.asyncDispose]();
      const password =
        server(kind === "Postgres" ? "postgres" : "mariadb").properties.password ?? "";
      await using catalog = house.connect(by(gone), { limits: impatient });
      await assert.rejects(catalog.listTables(["inventory"]), (error: IcebranchError) => {
        assert.equal(error.code, "IB410");
        assert.match(error.message, /cannot be reached \(ECONNREFUSED\)/);
        assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes(password));
        return true;
      });
    });
  }
});

const lockRow =
  "select * from iceberg_tables where catalog_name = 'bronze' and table_namespace = 'inventory'";

function failOnce(proxy: SqlProxy, fault: Fault): void {
  proxy.rule = () => {
    proxy.rule = () => undefined;
    return fault;
  };
}

function commitIn(options: KilledArguments) {
  const program = join(import.meta.dirname, "sql-killed.ts");
  return spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function filesBeside({ metadataLocation }: LoadedTable): readonly string[] {
  return readdirSync(dirname(metadataLocation.replace("file://", ""))).sort();
}

interface Client extends AsyncDisposable {
  run(sql: string): Promise<unknown>;
}

/** Somebody else's connection, on which a transaction stays open. */
async function client(house: SqlHouse): Promise<Client> {
  if (house.kind === "Postgres") {
    const connection = new pg.Client({
      connectionString: house.uri().replace("+psycopg2", ""),
    });
    await connection.connect();
    return {
      run: (sql) => connection.query(sql),
      [Symbol.asyncDispose]: () => connection.end(),
    };
  }
  const connection = await createConnection(house.uri().replace("+pymysql", ""));
  return { run: (sql) => connection.query(sql), [Symbol.asyncDispose]: () => connection.end() };
}

async function lockAll(house: SqlHouse): Promise<Client> {
  const other = await client(house);
  await other.run("begin");
  await other.run(`${lockRow} for update`);
  return other;
}
