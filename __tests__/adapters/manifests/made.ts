/** Snapshots whose manifests say what a test wants them to. */
import { type ListedManifest, manifestList } from "../../../src/adapters/manifests/list.ts";
import { countOf, manifestFile, none } from "../../../src/adapters/manifests/manifest.ts";
import type { Values } from "../../../src/adapters/manifests/values.ts";
import type { LoadedTable, Snapshot } from "../../../src/iceberg/table-metadata.ts";
import type { MemoryStorage } from "./lake.ts";

const header = {
  schema: '{"type":"struct","schema-id":3,"fields":[]}',
  schemaId: 3,
  spec: "[]",
  specId: 0,
  partition: {
    type: "record",
    name: "r102",
    fields: [
      { name: "day", type: ["null", { type: "int", logicalType: "date" }], "field-id": 1000 },
      {
        name: "price",
        type: [
          "null",
          {
            type: "fixed",
            name: "decimal_9_2",
            size: 4,
            logicalType: "decimal",
            precision: 9,
            scale: 2,
          },
        ],
        "field-id": 1001,
      },
      {
        name: "other",
        type: ["null", "decimal_9_2"],
        "field-id": 1002,
      },
    ],
  },
};

/** An entry by field ids; `file`: what is particular of its data file. */
export function entry(
  path: string,
  { status = 1, snapshotId = null as bigint | null, file = {} } = {},
): Values {
  const f2 = { f100: path, f101: "PARQUET", f102: {}, f103: 10n, f104: 99n, ...file };
  return { f0: status, f1: snapshotId, f3: null, f4: null, f2 };
}

export interface MadeManifest extends Partial<ListedManifest> {
  readonly entries: readonly Values[];
}

/** Writes the manifests and their list. Rows of the list are as they should be, but for what is said. */
export async function makeSnapshot(
  storage: MemoryStorage,
  id: bigint,
  manifests: readonly MadeManifest[],
  version = 2,
): Promise<Snapshot> {
  const listed = manifests.map(({ entries, ...said }, index): ListedManifest => {
    const path = said.path ?? `mem:/t/metadata/${id}-m${index}.avro`;
    const bytes = manifestFile(version, header, entries);
    storage.files.set(path, bytes);
    const withStatus = (status: number) =>
      countOf(entries.filter((one) => one.f0 === status).map((one) => ({ rows: rowsOf(one) })));
    return {
      path,
      length: BigInt(bytes.length),
      specId: 0,
      content: "data",
      sequenceNumber: id,
      minSequenceNumber: id,
      addedSnapshotId: id,
      added: withStatus(1),
      existing: withStatus(0),
      deleted: withStatus(2) ?? none,
      partitions: null,
      keyMetadata: null,
      firstRowId: undefined,
      ...said,
    };
  });
  const list = `mem:/t/metadata/snap-${id}.avro`;
  storage.files.set(list, manifestList(version, {}, listed));
  return { "snapshot-id": id, "timestamp-ms": 1, "manifest-list": list };
}

function rowsOf(one: Values): bigint {
  return (one.f2 as { readonly f103: bigint }).f103;
}

export function madeTable(version: number, snapshots: readonly Snapshot[]): LoadedTable {
  return {
    identifier: { namespace: ["n"], name: "t" },
    metadataLocation: "mem:/t/metadata/1.metadata.json",
    metadata: {
      "format-version": version,
      "table-uuid": "0b0a6c2e-6f2c-4c5e-9d9a-1f2e3d4c5b6a",
      location: "mem:/t",
      "last-updated-ms": 1,
      "last-sequence-number": 100,
      snapshots,
    },
  };
}
