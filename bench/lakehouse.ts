/** A SQLite catalog with tables that have nothing but metadata: publishing reads no row. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const columns =
  "catalog_name text, table_namespace text, table_name text, metadata_location text, previous_metadata_location text";

/** Each table with one snapshot, on `main`. `tables` are `NAMESPACE.NAME`. */
export function makeTables(catalog: string, tables: readonly string[]): void {
  mkdirSync(dirname(catalog), { recursive: true });
  using database = new DatabaseSync(catalog);
  database.exec(
    `create table iceberg_tables (${columns}, primary key (catalog_name, table_namespace, table_name))`,
  );
  const insert = database.prepare("insert into iceberg_tables values ('bronze', ?, ?, ?, null)");
  database.exec("begin");
  for (const { namespace, name, location } of makeFiles(
    join(dirname(catalog), "warehouse"),
    tables,
  ))
    insert.run(namespace, name, location);
  database.exec("commit");
}

/** What a sync of each table leaves behind: a snapshot more on `branch`. */
export function syncTables(catalog: string, branch: string): void {
  using database = new DatabaseSync(catalog);
  const update = database.prepare(
    "update iceberg_tables set metadata_location = ? where metadata_location = ?",
  );
  database.exec("begin");
  for (const { metadata_location } of database.prepare("select * from iceberg_tables").all()) {
    const old = String(metadata_location);
    update.run(syncFile(old, branch), old);
  }
  database.exec("commit");
}

export interface TableFile {
  readonly namespace: string;
  readonly name: string;
  readonly location: string;
}

/** The metadata files of new tables, below `warehouse`. */
export function makeFiles(warehouse: string, tables: readonly string[]): readonly TableFile[] {
  return tables.map((table, number) => {
    const [namespace = "", name = ""] = table.split(".");
    const folder = join(warehouse, namespace, name);
    const metadata = firstMetadata(`file://${folder}`, number);
    return { namespace, name, location: writeMetadata(folder, 0, metadata) };
  });
}

/** The metadata file that a sync of the table writes; answers where. */
export function syncFile(old: string, branch: string): string {
  const metadata = JSON.parse(readFileSync(pathOf(old), "utf8"));
  metadata.snapshots.push(snapshot(2, { "parent-snapshot-id": 1 }));
  metadata["last-sequence-number"] = 2;
  metadata.refs[branch]["snapshot-id"] = 2;
  return writeMetadata(dirname(dirname(pathOf(old))), 9, metadata);
}

/** Removes what is written from now on: every file more in a table's folder is one more to look at. */
export function keepFiles(warehouse: string): () => void {
  const files = () => readdirSync(warehouse, { recursive: true }).map(String);
  const kept = new Set(files());
  return () => {
    for (const file of files()) if (!kept.has(file)) rmSync(join(warehouse, file));
  };
}

/** Java writes `file:/a`, others `file:///a`. */
function pathOf(location: string): string {
  return location.replace(/^file:\/*/, "/");
}

function writeMetadata(folder: string, version: number, metadata: object): string {
  const path = join(folder, "metadata", `0000${version}-bench.metadata.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(metadata));
  return `file://${path}`;
}

function snapshot(id: number, more: object = {}): object {
  return {
    "snapshot-id": id,
    ...more,
    "sequence-number": id,
    "timestamp-ms": id,
    "manifest-list": `snap-${id}.avro`,
    summary: { operation: "append", "added-records": "1", "added-data-files": "1" },
    "schema-id": 0,
  };
}

function firstMetadata(location: string, number: number): object {
  const uuid = `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  const field = (id: number, type: string) => ({ id, name: `c${id}`, required: false, type });
  const fields = Array.from({ length: 20 }, (_, id) => field(id + 1, "string"));
  return {
    "format-version": 2,
    "table-uuid": uuid,
    location,
    "last-sequence-number": 1,
    "last-updated-ms": 1,
    "last-column-id": fields.length,
    schemas: [{ type: "struct", "schema-id": 0, fields }],
    "current-schema-id": 0,
    "partition-specs": [{ "spec-id": 0, fields: [] }],
    "default-spec-id": 0,
    "last-partition-id": 999,
    "sort-orders": [{ "order-id": 0, fields: [] }],
    "default-sort-order-id": 0,
    properties: {},
    "current-snapshot-id": 1,
    snapshots: [snapshot(1)],
    refs: { main: { "snapshot-id": 1, type: "branch" } },
  };
}
