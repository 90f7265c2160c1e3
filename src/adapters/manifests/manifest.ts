/** Manifests. https://iceberg.apache.org/spec/#manifests */
import { avroFile } from "../../avro-file.ts";
import type { DataFile } from "../../iceberg/replay.ts";
import type { Storage } from "../../ports.ts";
import { byFieldId, typeOfField } from "./field-ids.ts";
import type { Count, ListedManifest } from "./list.ts";
import { readFile, told, typeFor } from "./read-file.ts";
import { entrySchema } from "./schemas.ts";
import { fit, long, optionalLong, record, text, unreadable, type Values } from "./values.ts";

export const status = { existing: 0, added: 1, deleted: 2 } as const;

/** What a manifest's header says, and the Avro type of its partition tuples. */
export interface ManifestHeader {
  /** JSON. */
  readonly schema: string;
  readonly schemaId: number | undefined;
  /** JSON. */
  readonly spec: string;
  readonly specId: number;
  readonly partition: object;
}

export interface Manifest {
  readonly header: ManifestHeader;
  /** One after the other. */
  entries(): Generator<Entry>;
}

export interface Entry {
  readonly status: number;
  /** Who added or deleted it: what it inherits is filled in. */
  readonly snapshotId: bigint;
  readonly path: string;
  readonly rows: bigint;
  readonly values: Values;
}

/** Throws IB418, and what the storage throws. */
export async function readManifest(storage: Storage, listed: ListedManifest): Promise<Manifest> {
  const file = await readFile(storage, listed.path);
  return {
    header: told(listed.path, () => headerOf(file.metadata, file.schema, listed)),
    *entries() {
      for (const values of file.records()) yield told(listed.path, () => entryOf(values, listed));
    },
  };
}

function headerOf(
  metadata: ReadonlyMap<string, string>,
  schema: unknown,
  listed: ListedManifest,
): ManifestHeader {
  const tableSchema = metadata.get("schema");
  if (tableSchema === undefined) throw unreadable(listed.path, "has no schema in its header");
  const id = metadata.get("schema-id") ?? (JSON.parse(tableSchema) as Values)["schema-id"];
  return {
    schema: tableSchema,
    schemaId: id === undefined || id === null ? undefined : Number(id),
    spec: metadata.get("partition-spec") ?? "[]",
    specId: listed.specId,
    partition: (typeOfField(schema, 2, 102) ?? {
      type: "record",
      name: "r102",
      fields: [],
    }) as object,
  };
}

function entryOf(values: Values, listed: ListedManifest): Entry {
  const file = record(values.f2);
  return {
    status: Number(long(values.f0)),
    snapshotId: optionalLong(values.f1) ?? listed.addedSnapshotId,
    path: text(file.f100),
    rows: long(file.f103),
    values,
  };
}

export function dataFile(entry: Entry, specId: number): DataFile {
  const file = record(entry.values.f2);
  return {
    path: entry.path,
    rows: entry.rows,
    size: long(file.f104),
    specId,
    partition: tupleText(record(file.f102 ?? {})),
  };
}

/** The same for the same values, be they `int` or `long`. */
function tupleText(tuple: Values): string {
  const names = Object.keys(tuple).sort();
  if (names.length === 0) return "";
  return JSON.stringify(names.map((name) => [name, valueText(tuple[name])]));
}

function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return Buffer.isBuffer(value) ? value.toString("hex") : String(value);
}

export function isEncrypted(entry: Entry): boolean {
  return (record(entry.values.f2).f131 ?? null) !== null;
}

const blockSizeOfJava = 67_108_864n;

/** A manifest of data files for a table of a format version. */
export function manifestFile(
  version: number,
  header: ManifestHeader,
  entries: readonly Values[],
): Uint8Array {
  const schema = entrySchema(version, header.partition);
  const shape = byFieldId(schema);
  const metadata = {
    schema: header.schema,
    // Version 2 wants one, and where nobody gave the first schema a number that is 0.
    ...(version === 1 && header.schemaId === undefined
      ? {}
      : { "schema-id": String(header.schemaId ?? 0) }),
    "partition-spec": header.spec,
    "partition-spec-id": String(header.specId),
    "format-version": String(version),
    ...(version === 1 ? {} : { content: "data" }),
  };
  const records = entries.map((one) => fit(shape, withDefaults(one)) as Values);
  return avroFile(schema, metadata, records, { codec: "deflate", type: typeFor(shape) });
}

/** What a table of an older version left out. */
function withDefaults(entry: Values): Values {
  const file = record(entry.f2);
  const defaults = { f102: {}, f105: blockSizeOfJava, f134: 0 };
  return { ...entry, f2: { ...defaults, ...file } };
}

/** How many entries of one status there are, and their rows. */
export function countOf(entries: readonly { readonly rows: bigint }[]): Count {
  return { files: entries.length, rows: entries.reduce((sum, one) => sum + one.rows, 0n) };
}

export const none: Count = { files: 0, rows: 0n };
