/** What the files of drawn tables say: each snapshot adds one file of as many rows as its number. */
import type { DataFile, SnapshotFiles } from "../../src/iceberg/replay.ts";
import type { ReplayFacts } from "../../src/plan/replay.ts";

export function fileOf(id: number, more: Partial<DataFile> = {}): DataFile {
  return { path: `${id}.parquet`, rows: BigInt(id), size: 100n, specId: 0, partition: "", ...more };
}

function filesOf(id: number, more: Partial<SnapshotFiles> = {}): SnapshotFiles {
  const files = [fileOf(id)];
  return {
    added: [{ specId: 0, schemaId: 0, files, source: undefined }],
    removed: [],
    changesDeletes: false,
    encrypted: false,
    growth: { files: 1, rows: BigInt(id) },
    ...more,
  };
}

export function factsOf(
  ids: readonly number[],
  more: Partial<ReplayFacts> = {},
  change: { readonly [id: number]: Partial<SnapshotFiles> } = {},
): ReplayFacts {
  return {
    files: new Map(ids.map((id) => [String(id), filesOf(id, change[id])])),
    there: new Set(),
    stillThere: new Set(),
    gone: new Set(),
    ...more,
  };
}
