/** How often the rows of a SQL catalog are asked for. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SqlDriver, Statement } from "../../../src/adapters/catalog/sql-driver.ts";
import { catalogRows } from "../../../src/adapters/catalog/sql-rows.ts";

/** A database that answers every question with all of its rows, as one with a loose collation may. */
function database(rows: readonly { readonly [column: string]: unknown }[]) {
  const asked: Statement[] = [];
  const driver = {
    query: async (statement: Statement) => {
      asked.push(statement);
      return rows;
    },
    spelling: (column: string) => column,
  } as unknown as SqlDriver;
  return { asked, rows: catalogRows(driver, "bronze") };
}

function row(namespace: string, name: string, location: string | null, more = {}) {
  return {
    ...{ catalog_name: "bronze", table_namespace: namespace, table_name: name },
    ...{ metadata_location: location, ...more },
  };
}

const shop = [
  row("shop", "b", "at b"),
  row("shop", "a", "at a"),
  row("Shop", "a", "elsewhere"),
  row("shop", "v", "at v", { iceberg_type: "VIEW" }),
  row("shop", "none", null),
  { ...row("shop", "c", "at c"), catalog_name: "Bronze" },
];

describe("the rows of a SQL catalog", () => {
  it("are asked for at once where many ask in one turn", async () => {
    const { asked, rows } = database(shop);
    const [a, b, c, v] = await Promise.all(
      ["a", "b", "c", "v"].map((name) => rows.pointer({ namespace: "shop", name })),
    );
    assert.deepEqual([a, b, c, v], ["at a", "at b", undefined, undefined]);
    assert.equal(asked.length, 1);
    assert.deepEqual(asked[0]?.parameters, ["bronze", "shop", "a", "b", "c", "v"]);
  });

  it("are asked for in one statement for many namespaces, and in several for many tables", async () => {
    const { asked, rows } = database(shop);
    const keys = Array.from({ length: 1001 }, (_, at) => ({
      namespace: `n${at % 3}`,
      name: `t${at}`,
    }));
    await rows.pointers(keys);
    assert.deepEqual(
      asked.map(({ parameters }) => parameters.length),
      [504, 504, 3],
    );
    const marks = asked[0]?.sql.match(/\?/g)?.length;
    assert.equal(marks, 504);
  });

  it("of several namespaces are listed at once, in order, spelled as asked", async () => {
    const { asked, rows } = database(shop);
    const [shopRows, other, none] = await Promise.all(
      ["shop", "Shop", "none"].map((one) => rows.list(one)),
    );
    assert.deepEqual(
      shopRows?.map((one) => one.table_name),
      ["a", "b", "none"],
    );
    assert.deepEqual(
      other?.map((one) => one.metadata_location),
      ["elsewhere"],
    );
    assert.deepEqual(none, []);
    assert.equal(asked.length, 1);
  });

  it("say once where tables are, after a listing", async () => {
    const { asked, rows } = database(shop);
    await rows.list("shop");
    const key = { namespace: "shop", name: "a" };
    assert.equal(await rows.pointer(key), "at a");
    assert.equal(asked.length, 1);
    assert.equal(await rows.pointer(key), "at a");
    assert.equal(asked.length, 2);
    await rows.list("shop");
    rows.forget();
    await rows.pointer(key);
    assert.equal(asked.length, 4);
  });

  it("that cannot be had fail for everybody who asked, and are asked for again", async () => {
    let fails = true;
    const driver = {
      query: async () => {
        if (fails) throw new Error("gone");
        return shop;
      },
    } as unknown as SqlDriver;
    const rows = catalogRows(driver, "bronze");
    const ask = () =>
      Promise.allSettled(["a", "b"].map((name) => rows.pointer({ namespace: "shop", name })));
    assert.deepEqual(
      (await ask()).map(({ status }) => status),
      ["rejected", "rejected"],
    );
    fails = false;
    assert.deepEqual(
      (await ask()).map(({ status }) => status),
      ["fulfilled", "fulfilled"],
    );
  });
});
