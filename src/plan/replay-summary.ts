/** What the summary of a replayed snapshot says: counted anew, on top of its new parent's totals. */
import { SOURCE } from "../iceberg/held.ts";
import type { DataFile, SnapshotFiles } from "../iceberg/replay.ts";
import type { Snapshot } from "../iceberg/table-metadata.ts";

type Summary = { readonly [key: string]: string };

interface Counts {
  readonly files: bigint;
  readonly rows: bigint;
  /** Bytes. */
  readonly size: bigint;
}

/** https://iceberg.apache.org/spec/#optional-snapshot-summary-fields */
export function replaySummary(
  source: Snapshot,
  { added, removed }: Pick<SnapshotFiles, "added" | "removed">,
  parent: Snapshot | undefined,
): Summary {
  const files = added.flatMap((one) => one.files);
  const [plus, minus] = [countsOf(files), countsOf(removed)];
  const partitions = new Set([...files, ...removed].map((one) => `${one.specId} ${one.partition}`));
  const wap = source.summary?.["wap.id"];
  return {
    operation: source.summary?.operation ?? "append",
    [SOURCE]: String(source["snapshot-id"]),
    ...(wap === undefined ? {} : { "published-wap-id": wap }),
    ...positive("added-data-files", plus.files),
    ...positive("added-records", plus.rows),
    ...positive("added-files-size", plus.size),
    ...positive("deleted-data-files", minus.files),
    ...positive("deleted-records", minus.rows),
    ...positive("removed-files-size", minus.size),
    "changed-partition-count": String(partitions.size),
    ...totals(parent, {
      "total-data-files": plus.files - minus.files,
      "total-records": plus.rows - minus.rows,
      "total-files-size": plus.size - minus.size,
      "total-delete-files": 0n,
      "total-position-deletes": 0n,
      "total-equality-deletes": 0n,
    }),
    "engine-name": "icebranch",
  };
}

export function countsOf(files: readonly DataFile[]): Counts {
  const sum = (of: (file: DataFile) => bigint) => files.reduce((all, file) => all + of(file), 0n);
  return {
    files: BigInt(files.length),
    rows: sum(({ rows }) => rows),
    size: sum(({ size }) => size),
  };
}

function positive(key: string, count: bigint): Summary {
  return count > 0n ? { [key]: String(count) } : {};
}

/** A total that the parent does not say stays unsaid. */
function totals(parent: Snapshot | undefined, grown: { readonly [key: string]: bigint }): Summary {
  const said = Object.entries(grown).flatMap(([key, by]) => {
    const before = parent === undefined ? "0" : parent.summary?.[key];
    if (before === undefined || !/^\d+$/.test(before)) return [];
    const total = BigInt(before) + by;
    return total < 0n ? [] : [[key, String(total)]];
  });
  return Object.fromEntries(said);
}
