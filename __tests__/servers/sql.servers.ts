/** What users keep their catalogs in, and how: layouts, users, schemas, addresses, spellings. */
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import type { IcebranchError } from "../../src/errors.ts";
import { findRef } from "../../src/iceberg/refs.ts";
import { dashtoolLayout } from "./dashtool-writer.ts";
import { connectTo, openEngines } from "./lake.ts";
import { server } from "./servers.ts";
import {
  branching,
  by,
  driverTo,
  load,
  makers,
  namespace,
  openHouse,
  type ServerKind,
  type SqlHouse,
} from "./sql-house.ts";
import { openSqlLake } from "./sql-lakes.ts";
import { sqlProxy } from "./sql-proxy.ts";

const kinds = ["Postgres", "MariaDB"] as const;

/** As pyiceberg and Java's version 1 lay them out. */
const typedLayout = [
  `create table iceberg_tables (
    catalog_name varchar(255) not null, table_namespace varchar(255) not null,
    table_name varchar(255) not null, metadata_location varchar(1000),
    previous_metadata_location varchar(1000), iceberg_type varchar(5),
    primary key (catalog_name, table_namespace, table_name))`,
];

for (const kind of kinds)
  describe(`a SQL catalog on ${kind}`, () => {
    it("has no tables where the database has none of a catalog's, and makes none", async () => {
      const house = await openHouse(kind, []);
      await using catalog = house.connect();
      assert.deepEqual(await catalog.listNamespaces(), []);
      assert.deepEqual(await catalog.otherNames?.(), []);
      assert.deepEqual(await catalog.listTables([namespace]), []);
      assert.equal(await catalog.loadTable({ namespace: [namespace], name: "orders" }), undefined);
      const made = "select 1 from information_schema.tables where table_name = 'iceberg_tables'";
      const here = `${made} and table_schema in ('public', '${house.name}')`;
      assert.deepEqual((await house.database.execute(here)).rows, []);
    });

    it("tells spellings apart, whatever the database's collation does", async () => {
      const house = await openHouse(kind);
      const orders = await house.table("orders");
      await house.writer.create("Inventory.products");
      const other =
        "insert into iceberg_tables select ?, table_namespace, ?, metadata_location, null from iceberg_tables where table_name = 'orders'";
      await house.database.execute(other, ["Bronze", "others"]);
      await using catalog = house.connect();
      assert.deepEqual(await catalog.listNamespaces(), [["Inventory"], ["inventory"]]);
      assert.deepEqual(await catalog.listTables(["inventory"]), [orders]);
      for (const name of ["Orders", "orders ", "others"])
        assert.equal(await catalog.loadTable({ namespace: [namespace], name }), undefined);
      const { metadataLocation: from } = await load(catalog, orders);
      await using driver = house.driver();
      const swap = { namespace, name: "orders", from, to: `${from}.new` };
      for (const wrong of [
        { name: "Orders" },
        { name: "orders " },
        { namespace: "Inventory" },
        { from: from.toUpperCase() },
        { from: `${from} ` },
      ]) {
        assert.equal(await driver.swap("bronze", [{ ...swap, ...wrong }]), 0, inspect(wrong));
        assert.equal(await driver.remove("bronze", { ...swap, ...wrong }), false, inspect(wrong));
      }
      assert.equal(await driver.swap("BRONZE", [swap]), 0);
      assert.equal((await load(catalog, orders)).metadataLocation, from);
    });

    it("names the table that stands elsewhere, and moves none", async () => {
      const house = await openHouse(kind);
      const names = ["a", "b", "c"];
      for (const name of names) await house.writer.create(`${namespace}.${name}`);
      await using driver = house.driver();
      const rows = await driver.query({ sql: "select * from iceberg_tables", parameters: [] });
      const swaps = names.map((name) => {
        const from = String(rows.find((row) => row.table_name === name)?.metadata_location);
        return { namespace, name, from: name === "b" ? "elsewhere" : from, to: "to" };
      });
      assert.equal(await driver.swap("bronze", swaps), 1);
      assert.deepEqual(
        await driver.query({ sql: "select * from iceberg_tables", parameters: [] }),
        rows,
      );
    });

    it("leaves views alone, and takes a row without a type for a table", async () => {
      const house = await openHouse(kind, typedLayout);
      const row = "insert into iceberg_tables values ('bronze', 'n', ?, 'at', null, ?)";
      await house.database.execute(row, ["v", "VIEW"]);
      await house.database.execute(row.replace(", ?)", ", null)"), ["t"]);
      await using catalog = house.connect();
      assert.deepEqual(await catalog.listTables(["n"]), [{ namespace: ["n"], name: "t" }]);
      await using driver = house.driver();
      const swap = { namespace: "n", from: "at", to: "there" };
      assert.equal(await driver.swap("bronze", [{ ...swap, name: "v" }]), 0);
      assert.equal(await driver.remove("bronze", { ...swap, name: "v" }), false);
      assert.equal(await driver.swap("bronze", [{ ...swap, name: "t" }]), "committed");
      assert.equal(
        await driver.remove("bronze", { namespace: "n", name: "t", from: "there" }),
        true,
      );
    });

    it("writes no location that its column would cut off", async () => {
      const house = await openHouse(kind);
      const table = await house.table("orders");
      await using before = house.connect();
      const { metadataLocation } = await load(before, table);
      const folder = join(dirname(metadataLocation.replace("file://", "")), "x".repeat(120));
      mkdirSync(folder);
      const short = `file://${join(folder, "v7.metadata.json")}`;
      copyFileSync(metadataLocation.replace("file://", ""), short.replace("file://", ""));
      await house.database.execute("update iceberg_tables set metadata_location = ?", [short]);
      await using catalog = house.connect();
      const commit = branching(await load(catalog, table), "pr");
      await assert.rejects(catalog.commit([commit]), (error: IcebranchError) => {
        assert.equal(error.code, "IB426");
        assert.match(error.message, /inventory\.orders has \d{3} characters, and .* takes 255\./);
        return true;
      });
      assert.deepEqual(readdirSync(folder), ["v7.metadata.json"]);
      // Nor does the database itself, whatever its mode is elsewhere.
      await using driver = house.driver();
      const swap = { namespace, name: "orders", from: short, to: "y".repeat(256) };
      await assert.rejects(driver.swap("bronze", [swap]), { code: "IB410" });
      assert.equal((await load(catalog, table)).metadataLocation, short);
    });

    it("asks for a thousand tables, and moves them, in a few round trips", async (t) => {
      const house = await openHouse(kind);
      const table = await house.table("t0");
      await house.database.execute(`insert into iceberg_tables
        with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 999)
        select catalog_name, case when n < 500 then 'inventory' else 'more' end, concat('t', n), metadata_location, null
        from iceberg_tables, numbers`);
      await using proxy = await proxyTo(kind);
      await using catalog = house.connect(by(proxy));
      const namespaces = await catalog.listNamespaces();
      const lists = await Promise.all(namespaces.map((parts) => catalog.listTables(parts)));
      const before = proxy.roundTrips;
      const loaded = await Promise.all(lists.flat().map((one) => load(catalog, one)));
      assert.equal(loaded.length, 1000);
      assert.equal(proxy.roundTrips, before, "the listing had said where the tables are");
      const now = await Promise.all(lists.flat().map((one) => load(catalog, one)));
      assert.equal(now.length, 1000);
      await catalog.commit(loaded.map((one) => branching(one, "pr")));
      t.diagnostic(`${proxy.roundTrips} round trips for 1,000 tables`);
      assert.ok(proxy.roundTrips <= 30);
      await using other = house.connect();
      const made = await load(other, { namespace: ["more"], name: "t999" });
      assert.notEqual(findRef(made.metadata, "pr"), undefined);
      assert.deepEqual(await makers(house, [table], "pr"), ["us"]);
    });

    it("is only looked at by what only looks", async () => {
      const house = await openHouse(kind, []);
      for (const ddl of writingView[kind]) await house.database.execute(ddl);
      await using catalog = house.connect();
      await assert.rejects(catalog.listTables(["n"]), { code: "IB410" });
      assert.deepEqual((await house.database.execute("select * from log")).rows, []);
    });

    it("goes on where a connection that lay idle was cut", async () => {
      const house = await openHouse(kind);
      const table = await house.table("orders");
      await using proxy = await proxyTo(kind);
      await using catalog = house.connect(by(proxy));
      await load(catalog, table);
      proxy.cutAll();
      await load(catalog, table);
    });

    it("has a name of its own where icebranch.yaml says so", async () => {
      const house = await openHouse(kind);
      const table = await house.table("orders");
      await house.database.execute("update iceberg_tables set catalog_name = 'lake'");
      const config = { type: "sql", uri: house.database.uri } as const;
      await using catalog = await connectTo(
        { ...config, "catalog-name": "lake" },
        house.database.env,
      );
      assert.deepEqual(await catalog.listTables([namespace]), [table]);
      await using unnamed = await connectTo(config, house.database.env);
      assert.deepEqual(await unnamed.listTables([namespace]), []);
      assert.deepEqual(await unnamed.otherNames?.(), ["lake"]);
      await house.database.execute("update iceberg_tables set catalog_name = 'Bronze'");
      assert.deepEqual(await unnamed.listNamespaces(), []);
      assert.deepEqual(await unnamed.otherNames?.(), ["Bronze"]);
    });
  });

/** A table that writes when it is read. */
const writingView: { readonly [kind in ServerKind]: readonly string[] } = {
  Postgres: [
    "create table log (at int)",
    "create function note() returns text language sql volatile as $$ insert into log values (1); select 'bronze' $$",
    "create view iceberg_tables as select note() as catalog_name, 'n' as table_namespace, 't' as table_name, 'at' as metadata_location",
  ],
  MariaDB: [
    "create table log (at int)",
    "create function note() returns varchar(9) reads sql data begin insert into log values (1); return 'bronze'; end",
    "create view iceberg_tables as select note() as catalog_name, 'n' as table_namespace, 't' as table_name, 'at' as metadata_location",
  ],
};

function proxyTo(kind: ServerKind) {
  return sqlProxy(Number(server(kind === "Postgres" ? "postgres" : "mariadb").properties.port));
}

const secret = "p@s/s:w#o%r?d&=+ '\"\\$";

/** The statements of docs/catalogs/sql.md that make a user, with another name for it and the database. */
function statementsFor(kind: ServerKind, may: "read" | "write"): readonly string[] {
  const docs = readFileSync(join(import.meta.dirname, "../../docs/catalogs/sql.md"), "utf8");
  const blocks = [...docs.matchAll(/```sql\n(.*?)```/gs)].map(([, block = ""]) => block);
  const statements = (blocks[kind === "Postgres" ? 0 : 1] ?? "").split(";\n");
  const role = may === "read" ? "icebranch_plan" : "icebranch_publish";
  const own = statements.filter((statement) => statement.includes(role));
  assert.ok(own.length >= 2);
  return own.map((statement) => statement.replace(role, "WHO").replace(/\blake\b/, "DATABASE"));
}

/** `undefined`: one that may do nothing. */
async function makeUser(house: SqlHouse, may?: "read" | "write"): Promise<string> {
  const { kind, database, name } = house;
  const who = `${name}_${may ?? "nobody"}`;
  const backslash = kind === "MariaDB" ? "\\\\" : "\\";
  const quoted = secret.replaceAll("\\", backslash).replaceAll("'", "''");
  const all = statementsFor(kind, may ?? "read");
  for (const statement of may === undefined ? all.slice(0, 1) : all)
    await database.execute(
      statement
        .replace("WHO", who)
        .replace("DATABASE", name)
        .replace("'…'", () => `'${quoted}'`),
    );
  return who;
}

function as(who: string, password: string): (url: URL) => void {
  return (url) => {
    url.username = who;
    url.password = encodeURIComponent(password);
  };
}

/** The whole error, with all that hangs on it. */
function hasNoWordOf(error: unknown, word: string): void {
  const all = inspect(error, { depth: 9, showHidden: true });
  assert.ok(!all.includes(word) && !all.includes(encodeURIComponent(word)), all);
}

for (const kind of kinds)
  describe(`a user of a SQL catalog on ${kind}`, () => {
    it("that may only read reads, and is refused a commit that leaves no file behind", async () => {
      const house = await openHouse(kind);
      const table = await house.table("orders");
      await using catalog = house.connect(as(await makeUser(house, "read"), secret));
      assert.deepEqual(await catalog.listTables([namespace]), [table]);
      const loaded = await load(catalog, table);
      const folder = dirname(loaded.metadataLocation.replace("file://", ""));
      const files = readdirSync(folder);
      await assert.rejects(catalog.commit([branching(loaded, "pr")]), (error: IcebranchError) => {
        assert.equal(error.code, "IB427");
        hasNoWordOf(error, secret);
        return true;
      });
      await assert.rejects(catalog.dropTable(loaded), { code: "IB427" });
      assert.deepEqual(readdirSync(folder), files);
    });

    it("that may write commits and drops", async () => {
      const house = await openHouse(kind);
      const table = await house.table("orders");
      await using catalog = house.connect(as(await makeUser(house, "write"), secret));
      await catalog.commit([branching(await load(catalog, table), "pr")]);
      assert.deepEqual(await makers(house, [table], "pr"), ["us"]);
      await catalog.dropTable(await load(catalog, table));
      assert.deepEqual(await catalog.listTables([namespace]), []);
    });

    it("that may do nothing is told so", async () => {
      const house = await openHouse(kind);
      await house.table("orders");
      await using catalog = house.connect(as(await makeUser(house), secret));
      await assert.rejects(catalog.listTables([namespace]), { code: "IB427" });
    });

    it("is told that there is no such database", async () => {
      const house = await openHouse(kind);
      await using catalog = house.connect((url) => {
        url.pathname = "/nowhere";
      });
      await assert.rejects(catalog.listTables([namespace]), { code: "IB410" });
    });
  });

describe("a SQL catalog that Java laid out", () => {
  for (const kind of kinds)
    it(`on ${kind} shows no view of Java's, and moves tables beside it that engines then read`, async () => {
      await using engines = openEngines();
      const lake = await openSqlLake(engines, kind, "Java V1", "local");
      const table = await lake.makeTable("orders");
      await lake.writer.ask({ do: "createView", table: "report", sql: "select 1 as one" });
      await using catalog = await lake.connect();
      assert.deepEqual(await catalog.listTables(table.namespace), [table]);
      assert.equal(await catalog.loadTable({ ...table, name: "report" }), undefined);
      await catalog.commit([branching(await load(catalog, table), "pr")]);
      for (const reader of lake.readers)
        assert.ok("pr" in (await reader.ask({ do: "refs", table: "orders" })), reader.name);
    });
});

describe("a SQL catalog on Postgres", () => {
  it("may be in a schema that the search path names, quoted where it must be", async () => {
    const house = await openHouse("Postgres", ['create schema "My Lake"']);
    await house.database.execute(
      typedLayout[0]?.replace("iceberg_tables", '"My Lake".iceberg_tables') ?? "",
    );
    await house.database.execute(
      `insert into "My Lake".iceberg_tables values ('bronze', 'n', 't', 'at', null, 'TABLE')`,
    );
    for (const [option, value] of [
      ["currentSchema", '"My Lake",public'],
      ["options", '-csearch_path="My\\ Lake"'],
    ] as const) {
      await using catalog = house.connect((url) => url.searchParams.set(option, value));
      assert.equal((await catalog.listTables(["n"])).length, 1, option);
      await using driver = house.driver((url) => url.searchParams.set(option, value));
      assert.equal((await driver.columns()).get("metadata_location"), 1000);
    }
    await using elsewhere = house.connect();
    assert.deepEqual(await elsewhere.listTables(["n"]), []);
  });

  it("is not taken for empty by a user who may not look into its schema", async () => {
    const house = await openHouse("Postgres", ["create schema lake"]);
    await house.database.execute(
      typedLayout[0]?.replace("iceberg_tables", "lake.iceberg_tables") ?? "",
    );
    const who = await makeUser(house);
    await using catalog = house.connect((url) => {
      as(who, secret)(url);
      url.searchParams.set("options", "-csearch_path=lake,public");
    });
    await assert.rejects(catalog.listTables(["n"]), { code: "IB427", message: /schema/ });
  });

  it("is not committed where a trigger would write another location", async () => {
    const house = await openHouse("Postgres");
    const table = await house.table("orders");
    await house.database.execute(
      "create function other() returns trigger language plpgsql as $$ begin new.metadata_location := 'x'; return new; end $$",
    );
    await house.database.execute(
      "create trigger other before update on iceberg_tables for each row execute function other()",
    );
    await using catalog = house.connect();
    const loaded = await load(catalog, table);
    await assert.rejects(catalog.commit([branching(loaded, "pr")]), { code: "IB411" });
    assert.equal((await load(catalog, table)).metadataLocation, loaded.metadataLocation);
  });

  it("is reached by a socket of this machine", async () => {
    const house = await openHouse("Postgres");
    await house.table("orders");
    const { sslrootcert = "", port } = server("postgres").properties;
    const folder = dirname(dirname(sslrootcert));
    await using driver = driverTo(
      `postgresql://lake@/${house.name}?host=${encodeURIComponent(folder)}&port=${port}&sslmode=verify-full`,
    );
    assert.equal((await driver.columns()).get("metadata_location"), 255);
  });
});

describe("a SQL catalog on MariaDB", () => {
  it("is not written where its table knows no transactions", async () => {
    const [ddl = "", ...rest] = dashtoolLayout;
    const house = await openHouse("MariaDB", [
      `${ddl} character set latin1 engine = MyISAM`,
      ...rest,
    ]);
    const table = await house.table("orders");
    await using catalog = house.connect();
    const loaded = await load(catalog, table);
    await assert.rejects(catalog.commit([branching(loaded, "pr")]), { code: "IB426" });
    await assert.rejects(catalog.dropTable(loaded), { code: "IB426" });
    assert.equal((await load(catalog, table)).metadataLocation, loaded.metadataLocation);
  });

  it("is reached by a socket of this machine", async () => {
    const house = await openHouse("MariaDB");
    const socket = join(dirname(server("mariadb").properties["ssl-ca"] ?? ""), "socket");
    const { password } = server("mariadb").properties;
    await using driver = driverTo(
      `mysql://lake:${password}@localhost/${house.name}?unix_socket=${encodeURIComponent(socket)}`,
    );
    assert.equal((await driver.columns()).get("metadata_location"), 255);
  });
});
