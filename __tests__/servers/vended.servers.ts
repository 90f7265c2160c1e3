/** Files of tables whose keys a REST server hands out, or does not: Apache's server over SeaweedFS's S3. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import type { Server } from "../../scripts/servers/child.ts";
import { startRest } from "../../scripts/servers/rest.ts";
import type { IcebranchError } from "../../src/errors.ts";
import { findRef, findSnapshot, snapshotId } from "../../src/iceberg/refs.ts";
import type { LoadedTable } from "../../src/iceberg/table-metadata.ts";
import type { Catalog, Storage } from "../../src/ports.ts";
import { commandLine, states } from "../e2e/lakehouse.ts";
import type { EngineCatalog } from "./engine-actions.ts";
import {
  catalogName,
  connectTo,
  contractMembers,
  engineIn,
  newFolder,
  newNamespace,
  openEngines,
  type ServerLake,
  syncFirst,
  viewsOf,
} from "./lake.ts";
import { lakes } from "./lakes.ts";
import { lakeName } from "./matrix.ts";
import { openHouse } from "./publish-house.ts";
import { diverged, replays } from "./replay-scenarios.ts";
import { addresses } from "./servers.ts";
import { s3Of } from "./sql-lakes.ts";

type Properties = { readonly [key: string]: string };

const engines = openEngines();
let rest: Server;
before(async () => {
  rest = await startRest(addresses(), newFolder(), {
    ...s3Of("seaweed"),
    ...{ "io-impl": "org.apache.iceberg.aws.s3.S3FileIO", "client.region": "us-east-1" },
    ...{ warehouse: "s3://warehouse/vended", "s3.path-style-access": "true" },
  });
  for (const name of Object.keys(process.env))
    if (name.startsWith("AWS_")) delete process.env[name];
  process.env.AWS_EC2_METADATA_DISABLED = "true";
});
after(() => rest?.[Symbol.asyncDispose]());
after(() => engines[Symbol.asyncDispose]());

const { "s3.endpoint": endpoint = "", ...keys } = s3Of("seaweed");
const wrong = { "s3.access-key-id": "test", "s3.secret-access-key": "not-the-one-that-it-is" };

/** `vended`: what the server hands out with the table, to those who ask. */
async function openTable(
  vended: Properties,
  own: Properties = {},
  prefix?: string,
): Promise<{ readonly catalog: Catalog; readonly table: LoadedTable }> {
  const namespace = newNamespace();
  const engineCatalog: EngineCatalog = {
    ...{ type: "rest", name: catalogName, uri: rest.uri, ...s3Of("seaweed") },
  };
  const writer = engineIn(engines.pyiceberg, engineCatalog, namespace);
  await writer.ask({ do: "createTable", table: "orders" });
  await writer.ask({ do: "append", table: "orders", ids: [1] });
  const catalog = await connectTo({ type: "rest", uri: rest.uri, ...own }, {});
  const identifier = { namespace: [namespace], name: "orders" };
  const updates = Object.fromEntries(
    Object.entries(vended).map(([key, value]) => [`vend.${key}`, value]),
  );
  const more: Properties = prefix === undefined ? {} : { "vend-prefix": prefix };
  const update = { action: "set-properties", updates: { ...updates, ...more } } as const;
  const [table] = await catalog.commit([{ identifier, requirements: [], updates: [update] }]);
  return { catalog, table: table ?? assert.fail() };
}

/** Its configuration has no keys; who loads the tables has. */
function vendingLake(): ServerLake {
  const namespace = newNamespace();
  const engineCatalog: EngineCatalog = {
    ...{ type: "rest", name: catalogName, uri: rest.uri, ...s3Of("seaweed") },
  };
  const java = engineIn(engines.java, engineCatalog, namespace);
  const pyiceberg = engineIn(engines.pyiceberg, engineCatalog, namespace);
  const lake = {
    ...{ namespace, env: {}, writer: pyiceberg, readers: [pyiceberg, java] },
    config: { type: "rest", uri: rest.uri } as const,
    store: s3Of("seaweed"),
    views: viewsOf(java),
    firstSync: (table: string, branch: string, ids: readonly number[]) =>
      syncFirst(java, table, branch, ids),
  };
  return { ...lake, ...contractMembers(lake) };
}

function listOf({ metadata }: LoadedTable): string {
  const id = snapshotId(findRef(metadata, "main")?.["snapshot-id"] ?? 0);
  return findSnapshot(metadata, id)?.["manifest-list"] ?? assert.fail("no manifest list");
}

function isStorage(found: Storage | { readonly none: string }): Storage {
  return "none" in found ? assert.fail(found.none) : found;
}

describe("a table of a REST server that hands out keys, and a configuration without any", () => {
  for (const { name, vended, prefix } of [
    { name: "in the table's configuration", vended: { ...keys, "s3.endpoint": endpoint } },
    {
      name: "as credentials of a prefix",
      ...{ vended: { ...keys, "s3.endpoint": endpoint }, prefix: "s3://warehouse/vended" },
    },
    {
      name: "with Java's words for place and addressing",
      vended: {
        "s3.access-key-id": keys["s3.access-key-id"] ?? "",
        "s3.secret-access-key": keys["s3.secret-access-key"] ?? "",
        ...{ "s3.endpoint": endpoint, "client.region": "us-east-1" },
        "s3.path-style-access": "true",
      },
    },
  ])
    it(`has its files read, made and removed: ${name}`, async () => {
      const { catalog, table } = await openTable(vended, {}, prefix);
      await using _ = catalog;
      const storage = isStorage(await catalog.tableStorage(table));
      const list = listOf(table);
      assert.match(list, /^s3:\/\/warehouse\/vended\//);
      assert.equal(await storage.has(list), true);
      assert.ok((await storage.read(list)).length > 0);
      const made = list.replace(/[^/]*$/, "made.avro");
      await storage.create(made, new Uint8Array([1]));
      await storage.remove(made);
      assert.equal(await storage.has(made), false);
    });

  it("has what a data branch added put on top of main, and undone: a replay needs no key of its own", async () => {
    const properties = Object.fromEntries(
      Object.entries({ ...keys, "s3.endpoint": endpoint }).map(([key, value]) => [
        `vend.${key}`,
        value,
      ]),
    );
    await using house = await openHouse(vendingLake());
    await diverged(house, { properties });
    await replays(house);
    await house.agree();
    const { printed } = await commandLine(house.repository.root, ["drift", "--format=json"]);
    assert.ok(!printed.includes(keys["s3.secret-access-key"] ?? ""), "a key is shown");
  });

  it("has no replay where the server hands out none: that is said, and nothing moves", async () => {
    await using house = await openHouse(vendingLake());
    await diverged(house);
    const before = await house.places();
    const report = await house.icebranch(1, "build");
    assert.equal(states(report), "customers diverged, orders diverged");
    for (const { note } of report.tables) assert.match(note ?? "", /its server hands out no keys/);
    assert.deepEqual(await house.places(), before);
  });

  it("tells that the store takes them not, and no more of them", async () => {
    const { catalog, table } = await openTable({ ...wrong, "s3.endpoint": endpoint });
    await using _ = catalog;
    const storage = isStorage(await catalog.tableStorage(table));
    await assert.rejects(storage.read(listOf(table)), (error: IcebranchError) => {
      assert.equal(error.code, "IB427");
      assert.doesNotMatch(`${error.message} ${error.hint} ${error.stack}`, /not-the-one/);
      return true;
    });
  });

  it("has no way where the server hands out none, and says why", async () => {
    const { catalog, table } = await openTable({});
    await using _ = catalog;
    const found = await catalog.tableStorage(table);
    assert.match("none" in found ? found.none : "", /^its server hands out no keys/);
  });
});

describe("a table of a REST server, and a configuration with keys", () => {
  it("is read with them where the server hands out none", async () => {
    const { catalog, table } = await openTable({}, { ...keys, "s3.endpoint": endpoint });
    await using _ = catalog;
    assert.equal(await isStorage(await catalog.tableStorage(table)).has(listOf(table)), true);
  });

  it("sends none of them to a host that the server names", async () => {
    const seen: string[] = [];
    const host = createServer((request, response) => {
      seen.push(JSON.stringify([request.url, request.rawHeaders]));
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
    const named = { "s3.endpoint": `http://127.0.0.1:${(host.address() as AddressInfo).port}` };
    try {
      const without = await openTable(named, keys);
      await using _ = without.catalog;
      const found = await without.catalog.tableStorage(without.table);
      assert.match("none" in found ? found.none : "", /our own go to no store/);
      const configured = await openTable(named, { ...keys, "s3.endpoint": endpoint });
      await using __ = configured.catalog;
      const storage = isStorage(await configured.catalog.tableStorage(configured.table));
      assert.equal(await storage.has(listOf(configured.table)), true);
      assert.deepEqual(seen, []);
    } finally {
      await new Promise((resolve) => host.close(resolve));
    }
  });
});

for (const lake of lakes.filter(({ adapter }) => adapter !== "nessie"))
  describe(`a table of ${lakeName(lake)}`, () => {
    it("has its files where its catalog says", async () => {
      await using its = await lake.open(engines);
      await using catalog = await its.connect();
      const table = (await catalog.loadTable(await its.makeTable("orders"))) ?? assert.fail();
      const storage = isStorage(await catalog.tableStorage(table));
      const list = listOf(table);
      assert.equal(await storage.has(list), true);
      const made = list.replace(/[^/]*$/, "made.avro");
      await storage.create(made, new Uint8Array([1]));
      assert.deepEqual([...(await storage.read(made))], [1]);
      await storage.remove(made);
      assert.equal(await storage.has(made), false);
    });
  });
