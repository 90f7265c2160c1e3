/**
 * A warehouse without a catalog, and a stand-in for Java's HadoopCatalog that writes to it: the tables
 * are our stand-in connectors', each of whose commits gets the next version's name.
 */
import { link, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileCatalog } from "../../../src/adapters/catalog/file.ts";
import { currentVersion } from "../../../src/adapters/catalog/file-versions.ts";
import { localStorage } from "../../../src/adapters/storage/local.ts";
import { readPointer, swapPointer } from "../../../src/demo/catalog-pointer.ts";
import { localPath } from "../../../src/demo/local-file.ts";
import { appendRows } from "../../../src/demo/table-writer.ts";
import type { TableIdentifier } from "../../../src/iceberg/table-metadata.ts";
import type { Catalog, CatalogAddress, Storage } from "../../../src/ports.ts";
import type { OpenCatalog } from "../../contract/catalog.ts";
import { scratchLake } from "../../demo/scratch-lake.ts";

export interface HadoopLake extends OpenCatalog {
  /** A path: the folder that has the namespaces. */
  readonly warehouse: string;
  connect(storage?: Storage): Catalog;
  /** A path, of the metadata of a table of the namespace `inventory`. */
  metadata(name: string): string;
  /** A table without a snapshot, of another namespace too. */
  emptyTable(name: string): Promise<TableIdentifier>;
}

export async function hadoopLake(): Promise<HadoopLake> {
  const lake = await scratchLake();
  const warehouse = join(lake.folder, "warehouse");
  await mkdir(warehouse);
  const metadata = (name: string) => join(warehouse, "inventory", name, "metadata");
  const address: CatalogAddress = {
    type: "file",
    uri: `file://${warehouse}`,
    uriStyle: "sqlalchemy",
    warehouse: undefined,
    properties: {},
  };

  /** What the stand-in wrote becomes a version, if it is the first of its number. */
  async function publish(name: string, number: number): Promise<void> {
    const folder = metadata(name);
    const written = localPath(readPointer(lake.address(name)) ?? "");
    const version = join(folder, `v${number}.metadata.json`);
    await rm(join(folder, "version-hint.text"), { force: true });
    await link(written, version);
    await rm(written);
    await writeFile(join(folder, "hint"), String(number));
    await rename(join(folder, "hint"), join(folder, "version-hint.text"));
    const from = readPointer(lake.address(name)) ?? "";
    swapPointer(lake.address(name), from, `file://${version}`);
  }

  async function append({ name }: TableIdentifier, branch: string): Promise<void> {
    const current = currentVersion(await readdir(metadata(name)));
    if (current === undefined) throw new Error(`no table ${name}`);
    const from = readPointer(lake.address(name)) ?? "";
    swapPointer(lake.address(name), from, `file://${join(metadata(name), current.name)}`);
    await appendRows({ ...lake.address(name), branch, rows: [{ id: 1n }] });
    await publish(name, current.number + 1);
  }

  async function emptyTable(name: string): Promise<TableIdentifier> {
    // One of that name may have been dropped, of which the stand-in's own catalog knows nothing.
    using database = new DatabaseSync(lake.address(name).catalogFile);
    const has = database.prepare("select 1 from sqlite_master where name = 'iceberg_tables'").get();
    if (has) database.prepare("delete from iceberg_tables where table_name = ?").run(name);
    await lake.table(name);
    await publish(name, 1);
    return { namespace: ["inventory"], name };
  }

  return {
    ...{ warehouse, metadata, append, emptyTable },
    connect: (storage = localStorage()) =>
      fileCatalog({ name: "bronze", address, root: "/", storage, clock: () => 1_700_000_000_000 }),
    async makeTable(name) {
      const table = await emptyTable(name);
      await append(table, "main");
      return table;
    },
    [Symbol.asyncDispose]: () => lake[Symbol.asyncDispose](),
  };
}
