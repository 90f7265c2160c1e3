/** Folders of tables that Java's HadoopCatalog writes too, at the same time and after us. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { findRef, refsOf, snapshotId } from "../../src/iceberg/refs.ts";
import type { TableCommit, TableIdentifier } from "../../src/iceberg/table-metadata.ts";
import type { Catalog } from "../../src/ports.ts";
import { openFileLake } from "./file-lakes.ts";
import { openEngines, type ServerLake } from "./lake.ts";

const engines = openEngines();
after(() => engines[Symbol.asyncDispose]());

/** Makes a branch at main, or moves main to a branch, as the catalog has them now. */
async function setRef(
  catalog: Catalog,
  identifier: TableIdentifier,
  ref: string,
  to: string,
): Promise<void> {
  const { metadata } = (await catalog.loadTable(identifier)) ?? assert.fail("no table");
  const id = findRef(metadata, to)?.["snapshot-id"] ?? assert.fail(`no ${to}`);
  const before = findRef(metadata, ref)?.["snapshot-id"] ?? null;
  const commit: TableCommit = {
    identifier,
    requirements: [{ type: "assert-ref-snapshot-id", ref, "snapshot-id": before }],
    updates: [{ action: "set-snapshot-ref", "ref-name": ref, type: "branch", "snapshot-id": id }],
  };
  await catalog.commit([commit]);
}

function metadataFolder({ config }: ServerLake, { namespace, name }: TableIdentifier): string {
  const root = config.uri.slice("file://".length);
  return join(root, "bronze", ...namespace, name, "metadata");
}

describe("a folder of Java's tables", () => {
  it("is written to by Java and icebranch in turn, and both see all", async () => {
    await using lake = await openFileLake(engines);
    const table = await lake.makeTable("orders");
    await using catalog = await lake.connect();
    for (let round = 0; round < 5; round++) {
      await setRef(catalog, table, `pr${round}`, "main");
      const ids = [100 + round];
      await lake.writer.ask({ do: "append", table: "orders", branch: `pr${round}`, ids });
      await setRef(catalog, table, "main", `pr${round}`);
    }
    const { metadata } = (await catalog.loadTable(table)) ?? assert.fail();
    for (const reader of lake.readers) {
      const refs = await reader.ask({ do: "refs", table: "orders" });
      for (const [name, ref] of Object.entries(refsOf(metadata)))
        assert.equal(refs[name]?.snapshot, snapshotId(ref["snapshot-id"]), name);
      const rows = await reader.ask({ do: "rows", table: "orders" });
      assert.deepEqual(rows.slice(-5), [100, 101, 102, 103, 104], reader.name);
    }
  });

  it("keeps its compression, which Java chooses by a property", async () => {
    await using lake = await openFileLake(engines);
    const properties = { "write.metadata.compression-codec": "gzip" };
    await lake.writer.ask({ do: "createTable", table: "packed", properties });
    await lake.writer.ask({ do: "append", table: "packed", ids: [1] });
    const table = { namespace: [lake.namespace], name: "packed" };
    await using catalog = await lake.connect();
    await setRef(catalog, table, "pr", "main");
    await lake.writer.ask({ do: "append", table: "packed", branch: "pr", ids: [2] });
    const versions = readdirSync(metadataFolder(lake, table)).filter((one) => /^v\d/.test(one));
    assert.deepEqual(
      versions.sort(),
      [1, 2, 3, 4].map((one) => `v${one}.gz.metadata.json`),
    );
    const rows = await lake.writer.ask({ do: "rows", table: "packed", ref: "pr" });
    assert.deepEqual(rows, [1, 2]);
  });

  it("has namespaces in namespaces", async () => {
    await using lake = await openFileLake(engines);
    await lake.writer.ask({ do: "createTable", table: "eu.north.orders" });
    await using catalog = await lake.connect();
    const namespace = [lake.namespace, "eu", "north"];
    assert.deepEqual(await catalog.listTables(namespace), [{ namespace, name: "orders" }]);
    const all = (await catalog.listNamespaces()).map((parts) => parts.join("."));
    assert.ok(all.includes(namespace.join(".")), all.join());
  });

  it("has no table for Java either that icebranch has dropped, and takes a new one", async () => {
    await using lake = await openFileLake(engines);
    const table = await lake.makeTable("orders");
    await using catalog = await lake.connect();
    await catalog.dropTable((await catalog.loadTable(table)) ?? assert.fail());
    await assert.rejects(lake.writer.ask({ do: "rows", table: "orders" }), /NoSuchTable/);
    await lake.writer.ask({ do: "createTable", table: "orders" });
    await lake.writer.ask({ do: "append", table: "orders", ids: [7] });
    assert.deepEqual(await lake.writer.ask({ do: "rows", table: "orders" }), [7]);
    assert.ok(await catalog.loadTable(table));
  });

  it("loses nothing of Java's and nothing of ours while both write", async (test) => {
    await using lake = await openFileLake(engines);
    const table = await lake.makeTable("orders");
    const appended: string[] = [];
    const made: string[] = [];
    let refusedThem = 0;
    let isOver = false;
    async function java(): Promise<void> {
      for (let id = 100; id < 140; id++) {
        const branch = id % 2 === 0 ? "main" : "other";
        const asked = { do: "append", table: "orders", branch, ids: [id] } as const;
        await lake.writer.ask(asked).then(
          (snapshot) => appended.push(snapshot),
          () => refusedThem++,
        );
      }
      isOver = true;
    }
    async function ours(writer: number): Promise<void> {
      await using catalog = await lake.connect();
      for (let round = 0; round < 100 && !isOver; round++) {
        const ref = `w${writer}-${round}`;
        const done = await setRef(catalog, table, ref, "main").then(
          () => true,
          (error) => assert.equal(error.code, "IB411", error),
        );
        if (done) made.push(ref);
      }
    }
    await Promise.all([java(), ours(0), ours(1), ours(2)]);
    await using catalog = await lake.connect();
    const { metadata } = (await catalog.loadTable(table)) ?? assert.fail();
    const snapshots = new Set(metadata.snapshots?.map((one) => snapshotId(one["snapshot-id"])));
    assert.deepEqual(
      appended.filter((one) => !snapshots.has(one)),
      [],
    );
    const refs = refsOf(metadata);
    assert.deepEqual(
      made.filter((one) => refs[one] === undefined),
      [],
    );
    assert.ok(appended.length > 10 && made.length > 10);
    test.diagnostic(
      `Java: ${appended.length} commits, ${refusedThem} refused; icebranch: ${made.length}; lost: 0`,
    );
  });
});
