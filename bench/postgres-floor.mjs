/**
 * The least that moving a ref of every table of a Postgres catalog takes: asks for all rows, reads
 * the metadata file of each, writes one that is flushed to the disk, 16 at a time, and changes all
 * rows in one transaction. The arguments are the database's address and the catalog's name.
 */
import { open, readFile } from "node:fs/promises";
import process from "node:process";
import pg from "pg";

const [, , connectionString, catalog] = process.argv;
const client = new pg.Client({ connectionString });
await client.connect();
const { rows } = await client.query(
  "select metadata_location from iceberg_tables where catalog_name = $1",
  [catalog],
);
const old = rows.map((row) => row.metadata_location);
const queue = old.values();
await Promise.all(
  Array.from({ length: 16 }, async () => {
    for (const location of queue) {
      const path = location.slice("file://".length);
      const bytes = await readFile(path);
      await using file = await open(`${path}.floor`, "w");
      await file.writeFile(bytes);
      await file.sync();
    }
  }),
);
await client.query("begin");
await client.query(
  `update iceberg_tables set metadata_location = moved.new
   from unnest($1::text[], $2::text[]) as moved (old, new) where metadata_location = moved.old`,
  [old, old.map((location) => `${location}.floor`)],
);
await client.query("commit");
await client.end();
