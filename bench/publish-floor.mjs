/**
 * The least that publishing takes: reads the metadata file of every table, writes one that is
 * flushed to the disk, and changes all rows in one transaction. The argument is the catalog.
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";

const database = new DatabaseSync(process.argv[2]);
const rows = database.prepare("select metadata_location from iceberg_tables").all();
const update = database.prepare(
  "update iceberg_tables set metadata_location = ? where metadata_location = ?",
);
for (const { metadata_location: old } of rows) {
  const path = old.slice("file://".length);
  const descriptor = openSync(`${path}.floor`, "w");
  writeFileSync(descriptor, readFileSync(path));
  fsyncSync(descriptor);
  closeSync(descriptor);
}
database.exec("begin immediate");
for (const { metadata_location: old } of rows) update.run(`${old}.floor`, old);
database.exec("commit");
