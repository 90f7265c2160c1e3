/** Warehouses without a catalog, on a local disk: as Java and dashtool's library leave them. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gunzipSync } from "node:zlib";
import { fileCatalog } from "../../../src/adapters/catalog/file.ts";
import { localStorage } from "../../../src/adapters/storage/local.ts";
import { s3Storage } from "../../../src/adapters/storage/s3.ts";
import { IcebranchError } from "../../../src/errors.ts";
import { parseJson, stringifyJson } from "../../../src/iceberg/json.ts";
import { findRef, refsOf, snapshotId } from "../../../src/iceberg/refs.ts";
import type {
  TableCommit,
  TableIdentifier,
  TableMetadata,
} from "../../../src/iceberg/table-metadata.ts";
import type { Catalog, CatalogAddress, Storage } from "../../../src/ports.ts";
import { catalogContract } from "../../contract/catalog.ts";
import { type S3Double, s3Double } from "../storage/s3-double.ts";
import { type HadoopLake, hadoopLake } from "./hadoop-lake.ts";

catalogContract("the file catalog on a local disk", hadoopLake);

const fixtures = join(import.meta.dirname, "../../fixtures/iceberg");

function connect(
  uri: string,
  more: Partial<CatalogAddress> = {},
  root = "/",
  storage = localStorage(),
): Catalog {
  const address: CatalogAddress = {
    ...{ type: "file", uri, uriStyle: "sqlalchemy", warehouse: undefined, properties: {} },
    ...more,
  };
  return fileCatalog({ name: "bronze", address, root, storage, clock: () => 1 });
}

async function branch(catalog: Catalog, identifier: TableIdentifier): Promise<TableCommit> {
  const table = (await catalog.loadTable(identifier)) ?? assert.fail("no table");
  const id = findRef(table.metadata, "main")?.["snapshot-id"] ?? assert.fail("no main");
  return {
    identifier,
    requirements: [{ type: "assert-ref-snapshot-id", ref: "pr", "snapshot-id": null }],
    updates: [{ action: "set-snapshot-ref", "ref-name": "pr", type: "branch", "snapshot-id": id }],
  };
}

async function makeBranch(catalog: Catalog, identifier: TableIdentifier): Promise<string> {
  const [table] = await catalog.commit([await branch(catalog, identifier)]);
  return table?.metadataLocation ?? assert.fail("no answer");
}

interface Expected {
  readonly "metadata-location": string;
  readonly refs: { readonly [name: string]: { readonly "snapshot-id": string } };
}

describe("a warehouse that Java's HadoopCatalog wrote", () => {
  const all = JSON.parse(readFileSync(join(fixtures, "expected.json"), "utf8"));
  const expected = all.hadoop as { readonly [name: string]: Expected };

  it("is listed", async () => {
    await using catalog = connect(`file://${fixtures}/hadoop`);
    assert.deepEqual(await catalog.listNamespaces(), [["shop"]]);
    const names = (await catalog.listTables(["shop"])).map(({ name }) => `shop.${name}`);
    assert.deepEqual(names, Object.keys(expected).sort());
  });

  for (const [table, { "metadata-location": location, refs }] of Object.entries(expected))
    it(`has the newest version of ${table}, with its refs`, async () => {
      await using catalog = connect(`${fixtures}/hadoop/`);
      const name = table.slice("shop.".length);
      const loaded = await catalog.loadTable({ namespace: ["shop"], name });
      assert.equal(loaded?.metadataLocation, join(fixtures, location));
      const found = Object.entries(refsOf(loaded.metadata)).map(
        ([ref, { "snapshot-id": id }]) => [ref, snapshotId(id)] as const,
      );
      const wanted = Object.entries(refs).map(([ref, one]) => [ref, one["snapshot-id"]] as const);
      assert.deepEqual(found.sort(), wanted.sort());
    });

  it("keeps a compressed table compressed", async () => {
    await using copy = await folder();
    await cp(join(fixtures, "hadoop"), copy.path, { recursive: true });
    const table = { namespace: ["shop"], name: "gz" };
    const made = await makeBranch(connect(copy.path), table);
    assert.match(made, /\/v\d+\.gz\.metadata\.json$/);
    const metadata = JSON.parse(String(gunzipSync(readFileSync(made))));
    assert.ok(metadata.refs.pr);
  });
});

async function folder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "icebranch warehouse "));
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  };
}

describe("a commit to a table in a folder", () => {
  it("makes the next version and its hint, and leaves nothing else", async () => {
    await using lake = await hadoopLake();
    const table = await lake.makeTable("orders");
    const before = readdirSync(lake.metadata("orders"));
    assert.match(await makeBranch(lake.connect(), table), /\/v3\.metadata\.json$/);
    const after = readdirSync(lake.metadata("orders"));
    assert.deepEqual(
      after.filter((name) => !before.includes(name)),
      ["v3.metadata.json"],
    );
    assert.equal(readFileSync(join(lake.metadata("orders"), "version-hint.text"), "utf8"), "3");
  });

  it("adds no snapshot whose number somebody takes at the last moment, and keeps no file", async () => {
    await using lake = await hadoopLake();
    const identifier = await lake.makeTable("orders");
    const { metadata } = (await lake.connect().loadTable(identifier)) ?? assert.fail();
    const head = metadata.snapshots?.at(-1) ?? assert.fail();
    const number = Number(metadata["last-sequence-number"]) + 1;
    const snapshot = { ...head, "snapshot-id": 7, "sequence-number": number };
    const local = localStorage();
    let reads = 0;
    const racing: Storage = {
      ...local,
      async read(location) {
        const bytes = await local.read(location);
        // Once to see that all is as planned, and once to write what follows.
        if (++reads === 2) await lake.append(identifier, "other");
        return bytes;
      },
    };
    const commit: TableCommit = {
      ...{ identifier, requirements: [] },
      updates: [{ action: "add-snapshot", snapshot }],
    };
    await assert.rejects(lake.connect(racing).commit([commit]), {
      code: "IB411",
      message: /inventory\.orders is not as it was planned: another writer has taken its seq/,
    });
    assert.ok(reads >= 3);
    const versions = readdirSync(lake.metadata("orders")).filter((one) =>
      one.includes(".metadata."),
    );
    assert.deepEqual(
      versions.sort(),
      ["v1", "v2", "v3"].map((one) => `${one}.metadata.json`),
    );
  });

  it("takes away Hadoop's checksums of what it replaces", async () => {
    await using lake = await hadoopLake();
    const table = await lake.makeTable("orders");
    for (const name of [".version-hint.text.crc", ".v3.metadata.json.crc", ".v2.metadata.json.crc"])
      await writeFile(join(lake.metadata("orders"), name), "crc");
    await makeBranch(lake.connect(), table);
    const left = readdirSync(lake.metadata("orders")).filter((name) => name.endsWith(".crc"));
    assert.deepEqual(left, [".v2.metadata.json.crc"]);
  });

  for (const [name, hint] of [
    ["no hint, as a writer that was killed leaves it", undefined],
    ["a hint that lags behind", "1"],
    ["a hint that names a file, as dashtool's library wrote it", "s3://b/t/v2.metadata.json"],
    ["a hint that is empty", ""],
  ] as const)
    it(`is done where there is ${name}`, async () => {
      await using lake = await hadoopLake();
      const table = await lake.makeTable("orders");
      const file = join(lake.metadata("orders"), "version-hint.text");
      await rm(file);
      if (hint !== undefined) await writeFile(file, hint);
      assert.match(await makeBranch(lake.connect(), table), /\/v3\.metadata\.json$/);
      assert.equal(readFileSync(file, "utf8"), "3");
    });

  it("is done to a table that dashtool's library made, which counts from 0", async () => {
    await using lake = await hadoopLake();
    const table = await lake.makeTable("orders");
    const metadata = lake.metadata("orders");
    await rm(join(metadata, "v1.metadata.json"));
    await rename(join(metadata, "v2.metadata.json"), join(metadata, "v0.metadata.json"));
    await writeFile(join(metadata, "version-hint.text"), "0");
    assert.match(await makeBranch(lake.connect(), table), /\/v1\.metadata\.json$/);
  });

  it("is refused where the newest version is gone, which the hint still names", async () => {
    await using lake = await hadoopLake();
    const table = await lake.makeTable("orders");
    const commit = await branch(lake.connect(), table);
    await rm(join(lake.metadata("orders"), "v2.metadata.json"));
    await assert.rejects(lake.connect().commit([commit]), { code: "IB418", message: /Version 2/ });
  });

  it("takes a folder for no version, whatever its name", async () => {
    await using lake = await hadoopLake();
    const table = await lake.makeTable("orders");
    await mkdir(join(lake.metadata("orders"), "v3.metadata.json.gz"));
    assert.match(await makeBranch(lake.connect(), table), /\/v3\.metadata\.json$/);
  });
});

describe("a commit to several tables in folders", () => {
  it("puts back what has moved where somebody is faster at the next one", async () => {
    await using lake = await hadoopLake();
    const orders = await lake.makeTable("orders");
    const products = await lake.makeTable("products");
    const commits = await Promise.all(
      [orders, products].map(async (table) => {
        const loaded = (await lake.connect().loadTable(table)) ?? assert.fail();
        const main = findRef(loaded.metadata, "main")?.["snapshot-id"] ?? assert.fail();
        const { updates } = await branch(lake.connect(), table);
        const pin = { type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": main } as const;
        return { identifier: table, requirements: [pin], updates };
      }),
    );
    const local = localStorage();
    let reads = 0;
    const racing: Storage = {
      ...local,
      async read(location) {
        const bytes = await local.read(location);
        // After all were seen to be as planned.
        if (location.includes("/products/") && ++reads === 1) await lake.append(products, "main");
        return bytes;
      },
    };
    await assert.rejects(lake.connect(racing).commit(commits), { code: "IB411" });
    for (const table of [orders, products]) {
      const loaded = (await lake.connect().loadTable(table)) ?? assert.fail();
      assert.equal(findRef(loaded.metadata, "pr"), undefined, table.name);
    }
    assert.match((await lake.connect().loadTable(orders))?.metadataLocation ?? "", /\/v4\./);
  });
});

describe("a commit in whose place a writer of Java's puts its own", () => {
  /** Writes as Java does, right after our version 3 of `orders` was made: over it. */
  function overwritten(lake: HadoopLake, change: (metadata: TableMetadata) => object): Storage {
    const local = localStorage();
    let done = false;
    return {
      ...local,
      async read(location) {
        if (!done && location.endsWith("/orders/metadata/v3.metadata.json")) {
          done = true;
          const folder = lake.metadata("orders");
          const before = readFileSync(join(folder, "v2.metadata.json"), "utf8");
          const metadata = parseJson(before) as TableMetadata;
          await writeFile(
            join(folder, "java"),
            stringifyJson({ ...metadata, ...change(metadata) }),
          );
          await rename(join(folder, "java"), join(folder, "v3.metadata.json"));
        }
        return local.read(location);
      },
    };
  }

  it("is made again on top of that, where it still can be", async () => {
    await using lake = await hadoopLake();
    const table = await lake.makeTable("orders");
    const storage = overwritten(lake, () => ({ properties: { theirs: "kept" } }));
    assert.match(await makeBranch(lake.connect(storage), table), /\/v4\.metadata\.json$/);
    const now = (await lake.connect().loadTable(table)) ?? assert.fail();
    assert.equal(now.metadata.properties?.theirs, "kept");
    assert.ok(findRef(now.metadata, "pr"));
  });

  it("has an unknown fate where it cannot be looked at again, and is not called failed", async () => {
    await using lake = await hadoopLake();
    const table = await lake.makeTable("orders");
    const local = localStorage();
    const read: Storage["read"] = async (location) => {
      if (!location.endsWith("/v3.metadata.json")) return local.read(location);
      throw new IcebranchError("IB410", "The disk is ill.");
    };
    await assert.rejects(makeBranch(lake.connect({ ...local, read }), table), { code: "IB412" });
    const now = (await lake.connect().loadTable(table)) ?? assert.fail();
    assert.ok(findRef(now.metadata, "pr"));
  });

  it("is made again on top of the plain form of the same version, which counts before ours", async () => {
    await using copy = await folder();
    await cp(join(fixtures, "hadoop"), copy.path, { recursive: true });
    const table = { namespace: ["shop"], name: "gz" };
    const { metadata, metadataLocation } =
      (await connect(copy.path).loadTable(table)) ?? assert.fail();
    const number = Number(/v(\d+)\.gz\./.exec(metadataLocation)?.[1]) + 1;
    const theirs = join(copy.path, `shop/gz/metadata/v${number}.metadata.json`);
    const local = localStorage();
    const storage: Storage = {
      ...local,
      async read(location) {
        if (location.endsWith(`/v${number}.gz.metadata.json`))
          await writeFile(theirs, stringifyJson({ ...metadata, properties: { theirs: "kept" } }));
        return local.read(location);
      },
    };
    await makeBranch(connect(copy.path, {}, "/", storage), table);
    const now = (await connect(copy.path).loadTable(table)) ?? assert.fail();
    assert.equal(now.metadata.properties?.theirs, "kept");
    assert.ok(findRef(now.metadata, "pr"));
  });

  it("is refused where it cannot, and the other tables go back", async () => {
    await using lake = await hadoopLake();
    const commits: TableCommit[] = [];
    for (const name of ["orders", "products"])
      commits.push(await branch(lake.connect(), await lake.makeTable(name)));
    // Theirs has the branch already, at the same place: ours asserts that there is none.
    const storage = overwritten(lake, ({ refs }) => ({ refs: { ...refs, pr: refs?.main } }));
    await assert.rejects(lake.connect(storage).commit(commits), { code: "IB411" });
    const products = (await lake.connect().loadTable(commits[1]?.identifier ?? assert.fail()))
      ?.metadata;
    assert.equal(findRef(products ?? assert.fail(), "pr"), undefined);
  });
});

describe("a table that is dropped from a folder", () => {
  it("keeps every file, and is back when its metadata has its name again", async () => {
    await using lake = await hadoopLake();
    const table = await lake.makeTable("orders");
    const files = () =>
      readdirSync(join(lake.warehouse, "inventory/orders"), { recursive: true, encoding: "utf8" })
        .map((path) => path.replace(/^metadata[^/]*/, "metadata"))
        .sort();
    const before = files();
    const loaded = (await lake.connect().loadTable(table)) ?? assert.fail();
    await lake.connect().dropTable(loaded);
    assert.deepEqual(files(), before);
    assert.deepEqual(await lake.connect().listTables(["inventory"]), []);
    assert.deepEqual(await lake.connect().listNamespaces(), []);
    const place = join(lake.warehouse, "inventory/orders");
    const dropped = readdirSync(place).find((name) => name.endsWith(".dropped")) ?? assert.fail();
    await rename(join(place, dropped), join(place, "metadata"));
    assert.deepEqual(await lake.connect().loadTable(table), loaded);
  });
});

describe("a folder of tables", () => {
  it("has namespaces in namespaces, and no table where nothing was committed", async () => {
    await using lake = await hadoopLake();
    await lake.makeTable("orders");
    const { warehouse } = lake;
    const copy = (to: string) =>
      cp(join(warehouse, "inventory/orders"), join(warehouse, to), { recursive: true });
    for (const to of ["sales/eu/north/orders", "sales/orders", ".trash/orders", "raw/day=1/orders"])
      await copy(to);
    for (const half of ["inventory/half/metadata", "inventory/empty", "at-the-root/metadata"])
      await mkdir(join(warehouse, half), { recursive: true });
    await writeFile(join(warehouse, "inventory/half/metadata/version-hint.text"), "1");
    await writeFile(join(warehouse, "inventory/half/metadata/vx.metadata.json"), "{}");
    await writeFile(join(warehouse, "inventory/a-file"), "x");
    await using catalog = lake.connect();
    assert.deepEqual(await catalog.listNamespaces(), [
      ["inventory"],
      ["sales"],
      ["sales", "eu", "north"],
    ]);
    assert.deepEqual(await catalog.listTables(["inventory"]), [
      { namespace: ["inventory"], name: "orders" },
    ]);
    assert.deepEqual(await catalog.listTables(["sales", "eu"]), []);
    assert.ok(await catalog.loadTable({ namespace: ["sales", "eu", "north"], name: "orders" }));
    assert.equal(await catalog.loadTable({ namespace: ["inventory"], name: "half" }), undefined);
  });

  it("takes the tenth version for newer than the ninth, and the plain form of one first", async () => {
    await using lake = await hadoopLake();
    const table = await lake.makeTable("orders");
    const metadata = lake.metadata("orders");
    const from = join(metadata, "v2.metadata.json");
    for (const name of ["v9.metadata.json", "v10.metadata.json", "v10.gz.metadata.json"])
      await cp(from, join(metadata, name));
    for (const name of ["v11.metadata.json.part", "v011.metadata.json", "x12.metadata.json"])
      await cp(from, join(metadata, name));
    const loaded = await lake.connect().loadTable(table);
    assert.ok(loaded?.metadataLocation.endsWith("/v10.metadata.json"), loaded?.metadataLocation);
  });

  it("passes over views, which dashtool's library keeps as it keeps tables", async () => {
    await using lake = await hadoopLake();
    const metadata = lake.metadata("a-view");
    await mkdir(metadata, { recursive: true });
    const view = { "view-uuid": "u", "format-version": 1, versions: [], "current-version-id": 0 };
    await writeFile(join(metadata, "v0.metadata.json"), JSON.stringify(view));
    const found = await lake.connect().loadTable({ namespace: ["inventory"], name: "a-view" });
    assert.equal(found, undefined);
  });

  for (const parts of [
    ["..", "inventory", "orders"],
    ["inventory", "..", "inventory", "orders"],
    ["inventory/orders", "."],
    ["inventory", ""],
    ["", "orders"],
    ["inventory", "or\0ders"],
    ["orders"],
  ])
    it(`has no table ${JSON.stringify(parts)}`, async () => {
      await using lake = await hadoopLake();
      await lake.makeTable("orders");
      const table = { namespace: parts.slice(0, -1), name: parts.at(-1) ?? "" };
      assert.equal(await lake.connect().loadTable(table), undefined);
      assert.deepEqual(await lake.connect().listTables(["..", ...table.namespace]), []);
    });

  it("is not left by a link", async () => {
    await using lake = await hadoopLake();
    await using other = await hadoopLake();
    await lake.makeTable("orders");
    await other.makeTable("orders");
    const { warehouse } = lake;
    await symlink(join(other.warehouse, "inventory/orders"), join(warehouse, "inventory/table"));
    await symlink(join(other.warehouse, "inventory"), join(warehouse, "namespace"));
    await mkdir(join(warehouse, "inventory/metadata-link"));
    const metadata = join(warehouse, "inventory/metadata-link/metadata");
    await symlink(other.metadata("orders"), metadata);
    await mkdir(join(warehouse, "inventory/file-link/metadata"), { recursive: true });
    const version = "metadata/v1.metadata.json";
    const target = join(other.metadata("orders"), "v1.metadata.json");
    await symlink(target, join(warehouse, "inventory/file-link", version));
    await using catalog = lake.connect();
    assert.deepEqual(await catalog.listNamespaces(), [["inventory"]]);
    const tables = [
      ["inventory", "table"],
      ["namespace", "orders"],
      ["inventory", "metadata-link"],
      ["inventory", "file-link"],
    ] as const;
    for (const [namespace, name] of tables)
      await assert.rejects(catalog.loadTable({ namespace: [namespace], name }), {
        code: "IB410",
        message: /through a link/,
      });
  });

  it("may itself be reached by a link", async () => {
    await using lake = await hadoopLake();
    const table = await lake.makeTable("orders");
    await using elsewhere = await folder();
    await symlink(lake.warehouse, join(elsewhere.path, "lake"));
    assert.match(await makeBranch(connect(join(elsewhere.path, "lake")), table), /\/v3\./);
  });
});

describe("the folder of a file catalog", () => {
  const asked: readonly {
    readonly name: string;
    uri(lake: HadoopLake): string;
    readonly more?: Partial<CatalogAddress>;
  }[] = [
    { name: "as a path", uri: ({ warehouse }) => warehouse },
    { name: "as Java's URL", uri: ({ warehouse }) => `file:${warehouse}` },
    {
      name: "as pyiceberg's URL, with a slash at its end",
      uri: (lake) => `file://${lake.warehouse}/`,
    },
  ];
  for (const { name, uri, more } of asked)
    it(`is found ${name}`, async () => {
      await using lake = await hadoopLake();
      await lake.makeTable("orders");
      const found = await connect(uri(lake), more).listTables(["inventory"]);
      assert.deepEqual(found, [{ namespace: ["inventory"], name: "orders" }]);
    });

  it("is found beside the configuration where it is relative", async () => {
    await using lake = await hadoopLake();
    await lake.makeTable("orders");
    const found = await connect("warehouse", {}, join(lake.warehouse, "..")).listNamespaces();
    assert.deepEqual(found, [["inventory"]]);
  });

  it("has a folder for each catalog where it serves several, as dashtool's has", async () => {
    await using lake = await hadoopLake();
    const table = await lake.makeTable("orders");
    await mkdir(join(lake.warehouse, "bronze"));
    await rename(join(lake.warehouse, "inventory"), join(lake.warehouse, "bronze/inventory"));
    assert.ok(await connect(lake.warehouse, { shared: true }).loadTable(table));
    assert.equal(await connect(lake.warehouse).loadTable(table), undefined);
  });

  it("may not be there yet", async () => {
    await using catalog = connect("/no/such/folder");
    assert.deepEqual(await catalog.listNamespaces(), []);
    assert.equal(await catalog.loadTable({ namespace: ["a"], name: "b" }), undefined);
  });

  for (const uri of ["gs://bucket/lake", "hdfs://host/lake", "sqlite:///lake.db", "file:lake"])
    it(`is none in ${uri}`, () => {
      assert.throws(() => connect(uri), { code: "IB420" });
    });
});

describe("a warehouse in S3", () => {
  /** What Java's HadoopCatalog wrote, with its folder in a bucket. */
  async function inBucket(): Promise<S3Double> {
    const store = await s3Double();
    const from = join(fixtures, "hadoop");
    for (const path of readdirSync(from, { recursive: true, encoding: "utf8" }))
      if (/\.(json|text)$/.test(path))
        store.objects.set(`/lake/wh/${path}`, readFileSync(join(from, path)));
    return store;
  }

  function connectTo(store: S3Double): Catalog {
    const properties = {
      ...{ "s3.endpoint": store.origin, "s3.region": "eu-central-1" },
      ...{ "s3.access-key-id": "id", "s3.secret-access-key": "secret" },
    };
    const address: CatalogAddress = {
      ...{ type: "file", uri: "s3://lake/wh", uriStyle: "sqlalchemy", warehouse: undefined },
      properties,
    };
    const storage = s3Storage(properties, { env: {} });
    return fileCatalog({ name: "bronze", address, root: "/", storage, clock: () => 1 });
  }

  it("is read as one on a disk", async () => {
    await using store = await inBucket();
    await using catalog = connectTo(store);
    await using onDisk = connect(`${fixtures}/hadoop`);
    assert.deepEqual(await catalog.listNamespaces(), [["shop"]]);
    const tables = await catalog.listTables(["shop"]);
    assert.deepEqual(tables, await onDisk.listTables(["shop"]));
    for (const table of tables) {
      const [here, there] = [await catalog.loadTable(table), await onDisk.loadTable(table)];
      assert.deepEqual(here?.metadata, there?.metadata, table.name);
      assert.match(here?.metadataLocation ?? "", /^s3:\/\/lake\/wh\/shop\//);
    }
  });

  it("is written to by nobody who cares, and says why", async () => {
    await using store = await inBucket();
    await using catalog = connectTo(store);
    const identifier = { namespace: ["shop"], name: "orders_v2" };
    const commit = { identifier, requirements: [], updates: [] };
    const loaded = (await catalog.loadTable(identifier)) ?? assert.fail();
    const before = new Map(store.objects);
    assert.match(catalog.readOnly ?? "", /^its tables are folders in S3/);
    await assert.rejects(catalog.commit([commit]), {
      code: "IB426",
      message: /only read, since its/,
    });
    await assert.rejects(catalog.dropTable(loaded), { code: "IB426" });
    assert.deepEqual(store.objects, before);
    assert.ok(store.asked.every(({ method }) => method === "GET"));
  });
});
