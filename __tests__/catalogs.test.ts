import assert from "node:assert/strict";
import { it } from "node:test";
import { type Catalogs, loadTables, openCatalogs } from "../src/catalogs.ts";
import { IcebranchError } from "../src/errors.ts";
import type { LoadedTable, TableIdentifier } from "../src/iceberg/table-metadata.ts";
import type { Catalog, CatalogAddress } from "../src/ports.ts";
import { aTable } from "./a-table.ts";
import { project } from "./project/project-files.ts";

/** Catalogs in which every table that is asked for is there. */
const catalogs = {
  open: async () =>
    ({
      loadTable: async (identifier: TableIdentifier): Promise<LoadedTable> => ({
        ...{ identifier, metadataLocation: "file:///m", metadata: aTable("1; main=1") },
      }),
    }) as unknown as Catalog,
} as unknown as Catalogs;

it("refuses two tables that names with dots make one, for a mark of one would move the other", async () => {
  const nested = { namespace: ["a", "b"], name: "c" };
  const dotted = { namespace: ["a"], name: "b.c" };
  const listings = [
    { catalog: "bronze", namespace: "a.b", tables: [nested] },
    { catalog: "bronze", namespace: "a", tables: [dotted] },
  ];
  await assert.rejects(loadTables(catalogs, listings), {
    code: "IB410",
    message: /bronze\.a\.b\.c/,
  });
  assert.equal((await loadTables(catalogs, listings.slice(1))).size, 1);
});

/** What a catalog of this name is opened with, as `icebranch.yaml` and the environment have it. */
async function addressOf(
  name: string,
  yaml: string,
  env: { readonly [name: string]: string } = {},
): Promise<CatalogAddress> {
  const { config } = project({ "icebranch.yaml": yaml });
  let opened: CatalogAddress | undefined;
  const catalogs = openCatalogs(config ?? assert.fail("no configuration"), {
    env,
    stop: new AbortController().signal,
    openCatalog: async (_name, address) => {
      opened = address;
      return {} as Catalog;
    },
  });
  await catalogs.open(name);
  return opened ?? assert.fail("nothing was opened");
}

const two = `catalogs:
  default: { type: file, uri: /lake }
  gold: { type: file, uri: /gold }
`;

it("says whether an entry serves catalogs of several names", async () => {
  assert.equal((await addressOf("bronze", two)).shared, true);
  assert.equal((await addressOf("gold", two)).shared, false);
  assert.equal((await addressOf("default", two)).shared, true);
});

const keys =
  's3.endpoint: http://store, s3.region: $AWS_REGION, s3.access-key-id: "$UNDECLARED", s3.anonymous: "true"';
const places: readonly { readonly name: string; readonly entry: string; readonly idle: boolean }[] =
  [
    { name: "a warehouse on a disk", entry: "type: sql, uri: x, warehouse: file:///w", idle: true },
    { name: "a folder on a disk", entry: "type: file, uri: /lake", idle: true },
    { name: "a warehouse in S3", entry: "type: sql, uri: x, warehouse: s3://w", idle: false },
    { name: "a folder in S3", entry: "type: file, uri: s3://w", idle: false },
    { name: "a catalog that says not where", entry: "type: sql, uri: x", idle: false },
  ];
for (const { name, entry, idle } of places)
  it(`${idle ? "needs no" : "needs the"} variables of S3's keys for ${name}`, async () => {
    const yaml = `catalogs:\n  default: { ${entry}, ${keys} }\n`;
    const opening = addressOf("bronze", yaml);
    if (!idle) return assert.rejects(opening, { code: /^IB30[13]$/ });
    const { properties } = await opening;
    assert.deepEqual(Object.keys(properties), ["s3.endpoint", "s3.anonymous"]);
    const set = await addressOf("bronze", yaml, { AWS_REGION: "eu" });
    assert.equal(set.properties["s3.region"], "eu");
  });

const disks: readonly { readonly entry: string; readonly local: boolean }[] = [
  { entry: "type: sql, uri: sqlite:////lake.db, warehouse: s3://w", local: true },
  { entry: "type: sql, uri: $DATABASE, warehouse: s3://w", local: true },
  { entry: "type: sql, uri: postgres://db/lake, warehouse: file:///w", local: true },
  { entry: "type: file, uri: /lake", local: true },
  { entry: "type: sql, uri: postgres://db/lake, warehouse: s3://w", local: false },
  { entry: "type: file, uri: lake", local: true },
  { entry: "type: file, uri: s3://w", local: false },
  { entry: "type: rest, uri: http://rest, warehouse: w", local: false },
];
for (const { entry, local } of disks)
  it(`tells the report that ${entry} ${local ? "is on a disk" : "is not on a disk"}`, async () => {
    const yaml = `catalogs:\n  default: { ${entry} }\nenv:\n  DATABASE: ""\n`;
    await using catalogs = openCatalogs(
      project({ "icebranch.yaml": yaml }).config ?? assert.fail(),
      {
        env: { DATABASE: "sqlite+pysqlite:////lake.db" },
        stop: new AbortController().signal,
        openCatalog: async () =>
          ({ atomic: true, [Symbol.asyncDispose]: async () => {} }) as unknown as Catalog,
      },
    );
    await catalogs.open("bronze");
    assert.equal((await catalogs.opened())[0]?.local, local || undefined);
  });

it("lists beside one that could not be opened those that could", async () => {
  const { config } = project({ "icebranch.yaml": two });
  const catalogs = openCatalogs(config ?? assert.fail("no configuration"), {
    env: {},
    stop: new AbortController().signal,
    openCatalog: async (name) => {
      if (name === "gold") throw new IcebranchError("IB410", "It does not answer.");
      return { atomic: false } as unknown as Catalog;
    },
  });
  await catalogs.open("bronze");
  await assert.rejects(catalogs.open("gold"), { code: "IB410" });
  const names = (await catalogs.opened()).map(({ name }) => name);
  assert.deepEqual(names, ["bronze"]);
});
