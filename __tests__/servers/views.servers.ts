/** Materialized views on every database, and what REST servers do with one. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { createWrite } from "../../src/plan/view-writes.ts";
import { markOf, viewIn, viewsContract, viewsOf } from "../contract/views.ts";
import { openEngines } from "./lake.ts";
import { lakes } from "./lakes.ts";
import { lakeName } from "./matrix.ts";

const engines = openEngines();
after(() => engines[Symbol.asyncDispose]());

for (const lake of lakes.filter(({ adapter }) => adapter === "sql"))
  viewsContract(lakeName(lake), () => lake.open(engines));

for (const kind of lakes.filter(({ adapter }) => adapter === "rest"))
  describe(`a REST catalog on ${kind.server}, which drops what makes a view materialized`, () => {
    it("is found out by what it kept, and nothing stays", async () => {
      await using lake = await kind.open(engines);
      const { namespace } = await lake.makeTable("orders");
      await using catalog = await lake.connect();
      const write = createWrite(viewIn(namespace), undefined, markOf(1));
      await assert.rejects(viewsOf(catalog).write(write), { code: "IB431" });
      await using other = await lake.connect();
      const seen = await viewsOf(other).load(write.identifier);
      assert.deepEqual(seen, { kind: "none", storage: undefined });
      assert.deepEqual((await other.listTables(namespace)).length, 1);
    });
  });

for (const kind of lakes.filter(({ adapter }) => adapter === "nessie" || adapter === "file"))
  describe(`a catalog on ${kind.server}`, () => {
    it("says that it keeps no view", async () => {
      await using lake = await kind.open(engines);
      await using catalog = await lake.connect();
      assert.ok("none" in catalog.views);
    });
  });

for (const kind of lakes.filter(({ adapter, store }) => adapter === "sql" && store === "local"))
  describe(`the storage table of a view in ${lakeName(kind)}`, () => {
    it("is read and written by pyiceberg and by Java", async () => {
      await using lake = await kind.open(engines);
      const { namespace } = await lake.makeTable("orders");
      await using catalog = await lake.connect();
      const columns = viewIn(namespace).columns.slice(0, 1);
      await viewsOf(catalog).write(
        createWrite(viewIn(namespace, { columns }), undefined, markOf(1)),
      );
      for (const [index, reader] of lake.readers.entries()) {
        await reader.ask({ do: "append", table: "big__storage", branch: "main", ids: [index] });
        const { length } = lake.readers.slice(0, index + 1);
        for (const other of lake.readers) {
          const ids = await other.ask({ do: "rows", table: "big__storage", ref: "main" });
          assert.equal(ids.length, length, other.name);
        }
      }
    });
  });
