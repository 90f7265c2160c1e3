/** Files of a table in a local folder. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseJson } from "../iceberg/json.ts";
import type { TableMetadata } from "../iceberg/table-metadata.ts";

/** Iceberg's locations are not percent-encoded, so `fileURLToPath` would misread a `%` or refuse it. */
export function localPath(location: string): string {
  return location.replace(/^file:(\/\/(?=\/))?/, "");
}

export async function writeNewFile(location: string, bytes: Uint8Array | string): Promise<void> {
  const path = localPath(location);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes, { flag: "wx" });
}

export async function readMetadata(location: string): Promise<TableMetadata> {
  return parseJson(await readFile(localPath(location), "utf8")) as TableMetadata;
}
