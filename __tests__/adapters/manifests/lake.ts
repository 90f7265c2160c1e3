/** The fixtures that real writers made, and what is written on top of them: in memory. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readAvroFile } from "../../../src/avro-file.ts";
import { IcebranchError } from "../../../src/errors.ts";
import { parseJson } from "../../../src/iceberg/json.ts";
import type { LoadedTable, Snapshot, TableMetadata } from "../../../src/iceberg/table-metadata.ts";
import type { Storage } from "../../../src/ports.ts";

const lake = join(import.meta.dirname, "../../fixtures/iceberg/lake");

/** Tables by their folders below `lake/`, each as the metadata that has most snapshots. */
export function fixtureTables(): ReadonlyMap<string, LoadedTable> {
  const tables = new Map<string, LoadedTable>();
  for (const path of readdirSync(lake, { recursive: true, encoding: "utf8" }).sort()) {
    const table = path.endsWith(".metadata.json") ? load(path) : undefined;
    const name = path.replace(/\/metadata\/.*/, "");
    if (table !== undefined && count(table) >= count(tables.get(name))) tables.set(name, table);
  }
  return tables;
}

function count(table: LoadedTable | undefined): number {
  return table?.metadata.snapshots?.length ?? 0;
}

/** undefined for the one that is empty. */
function load(path: string): LoadedTable | undefined {
  const bytes = readFileSync(join(lake, path));
  if (bytes.length === 0) return undefined;
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
  return {
    identifier: { namespace: ["n"], name: "t" },
    metadataLocation: `s3://lake/${path}`,
    metadata: parseJson(text) as TableMetadata,
  };
}

export function fixture(table: string): LoadedTable {
  const found = fixtureTables().get(table);
  if (found === undefined) throw new Error(`no fixture ${table}`);
  return found;
}

/** The snapshot that a branch or tag names. */
export function snapshotOf({ metadata }: LoadedTable, ref: string): Snapshot {
  const id = metadata.refs?.[ref]?.["snapshot-id"];
  const found = metadata.snapshots?.find((one) => one["snapshot-id"] === id);
  if (found === undefined) throw new Error(`no snapshot at ${ref}`);
  return found;
}

export function parentOf({ metadata }: LoadedTable, snapshot: Snapshot): Snapshot | undefined {
  const id = snapshot["parent-snapshot-id"];
  return metadata.snapshots?.find((one) => one["snapshot-id"] === id);
}

export interface MemoryStorage extends Storage {
  readonly files: Map<string, Uint8Array>;
  /** How often each was read. */
  readonly reads: string[];
}

/** Reads through to the fixtures; `fails`: what throws. */
export function memoryStorage(
  fails: (call: "create" | "remove", location: string) => boolean = () => false,
): MemoryStorage {
  const files = new Map<string, Uint8Array>();
  const reads: string[] = [];
  const check = (call: "create" | "remove", location: string) => {
    if (fails(call, location)) throw new IcebranchError("IB608", `${call} failed.`);
  };
  return {
    files,
    reads,
    async read(location) {
      reads.push(location);
      const known = files.get(location);
      if (known !== undefined) return known;
      const path = join(lake, location.replace("s3://lake/", ""));
      if (existsSync(path)) return readFileSync(path);
      throw new IcebranchError("IB413", `There is no file ${location}.`);
    },
    async create(location, bytes) {
      check("create", location);
      if (files.has(location)) throw new IcebranchError("IB411", `${location} is there.`);
      files.set(location, bytes);
    },
    async remove(location) {
      check("remove", location);
      files.delete(location);
    },
    async has(location) {
      return files.has(location);
    },
    async list(folder) {
      return [...files.keys()].filter((one) => one.startsWith(folder));
    },
  };
}

/** The rows of an Avro file as it names them. */
export async function avroRows(storage: Storage, location: string | undefined) {
  return readAvroFile(await storage.read(location ?? "")) as readonly { [key: string]: unknown }[];
}
