import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readAvroFile } from "../../src/avro-file.ts";
import type { Lakehouse } from "./lakehouse.ts";

/** Files of replays that no snapshot's list leads to, found without the product's help. */
export async function orphans(house: Lakehouse, table: string): Promise<readonly string[]> {
  const metadata = await house.metadata(table);
  const folder = join(metadata.location.replace("file://", ""), "metadata");
  const used = new Set<string>();
  for (const { "manifest-list": list = "" } of metadata.snapshots ?? []) {
    used.add(list);
    const bytes = await readFile(list.replace("file://", ""));
    for (const row of readAvroFile(bytes)) used.add(String(row.manifest_path));
  }
  const names = (await readdir(folder)).filter((name) => name.includes("icebranch-"));
  return names
    .map((name) => `${metadata.location}/metadata/${name}`)
    .filter((one) => !used.has(one));
}
