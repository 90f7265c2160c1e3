/** A catalog in MariaDB as no Iceberg writer sets one up: without a key, behind a view, on a server with other habits. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { createConnection } from "mysql2/promise";
import { install } from "../../scripts/servers/install.ts";
import { startMariadb } from "../../scripts/servers/mariadb.ts";
import type { SqlDriver } from "../../src/adapters/catalog/sql-driver.ts";
import { dashtoolLayout } from "./dashtool-writer.ts";
import { newFolder } from "./lake.ts";
import { branching, driverTo, load, namespace, openHouse } from "./sql-house.ts";

const [ddl = "", ...rest] = dashtoolLayout;
const withoutKey = ddl.replace(/,\s*primary key\s*\([^)]*\)/i, "");

async function places(driver: SqlDriver): Promise<readonly string[]> {
  const sql = "select * from iceberg_tables where catalog_name = ?";
  const rows = await driver.query({ sql, parameters: ["bronze"] });
  return rows.map((row) => String(row.metadata_location)).sort();
}

describe("a SQL catalog on MariaDB", () => {
  it("moves no other table that its collation takes for the same, where no key keeps them apart", async () => {
    assert.notEqual(withoutKey, ddl);
    const house = await openHouse("MariaDB", [withoutKey, ...rest]);
    const insert = `insert into iceberg_tables values ('bronze', '${namespace}', ?, ?, null)`;
    await house.database.execute(insert, ["Customers", "theirs"]);
    await house.database.execute(insert, ["customers", "ours"]);
    await using driver = house.driver();
    const swap = { namespace, name: "customers", from: "ours", to: "moved" };
    assert.equal(await driver.swap("bronze", [swap]), 0);
    assert.deepEqual(await places(driver), ["ours", "theirs"]);
  });

  it("is not written where its table knows no transactions, behind a view either", async () => {
    const house = await openHouse("MariaDB", [
      `${ddl.replace("iceberg_tables", "kept")} character set latin1 engine = MyISAM`,
      "create view iceberg_tables as select * from kept",
      ...rest,
    ]);
    const table = await house.table("orders");
    await using catalog = house.connect();
    const loaded = await load(catalog, table);
    await assert.rejects(catalog.commit([branching(loaded, "pr")]), { code: "IB426" });
  });

  it("is read as it is now, where the server begins a transaction with every read", async () => {
    const folder = join(newFolder(), "mariadb");
    mkdirSync(folder);
    await using own = await startMariadb(install(), folder);
    const other = await createConnection(own.uri);
    try {
      await other.query(ddl);
      await other.query("set global autocommit = 0");
      await using driver = driverTo(`${own.uri}?ssl-mode=DISABLED`);
      assert.deepEqual(await places(driver), []);
      await other.query("insert into iceberg_tables values ('bronze', 'n', 't', 'at', null)");
      assert.deepEqual(await places(driver), ["at"]);
    } finally {
      await other.end();
    }
  });
});
