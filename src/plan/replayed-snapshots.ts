/** What a data branch leaves in a table's metadata once its snapshots were committed again elsewhere. */
import { idsOf, isAllReplayed } from "../iceberg/held.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
import { branchHead, findSnapshot, refsOf, snapshotId } from "../iceberg/refs.ts";
import {
  MAIN,
  type SnapshotRef,
  type TableMetadata,
  type TableUpdate,
} from "../iceberg/table-metadata.ts";

/**
 * Takes the branch's own snapshots out with the branch. Left without a ref they would be expired one
 * day, and Java up to 1.9 then deletes their data files, which `main` has, once the replays that say so
 * are expired: https://github.com/apache/iceberg/pull/13614. `gone`: refs that end in the same commit.
 */
export function dropReplayed(
  metadata: TableMetadata,
  dataBranch: string,
  gone: readonly (string | undefined)[] = [],
): readonly TableUpdate[] {
  const head = branchHead(metadata, dataBranch);
  const mark = marksOf(metadata).get(dataBranch);
  if (head === null || mark === undefined || mark === "unreadable") return [];
  const { snapshot: base, onto = MAIN } = mark;
  const isReplayed = [MAIN, onto].some((ref) =>
    isAllReplayed(metadata, head, branchHead(metadata, ref), base),
  );
  if (!isReplayed) return [];
  const stays = Object.entries(refsOf(metadata)).filter(
    ([name]) => name !== dataBranch && !gone.includes(name),
  );
  const needed = new Set(stays.flatMap(([, ref]) => [...idsOf(metadata, headOf(ref))]));
  return [...idsOf(metadata, head)].flatMap((id) => {
    const found = needed.has(id) ? undefined : findSnapshot(metadata, id);
    // Servers of older versions take one at a time.
    return found === undefined
      ? []
      : [{ action: "remove-snapshots", "snapshot-ids": [found["snapshot-id"]] } as const];
  });
}

function headOf(ref: SnapshotRef): string {
  return snapshotId(ref["snapshot-id"]);
}

/** Whether the data branch was published by a replay: then no engine may end it before our sweep. */
export function isReplay({ state, publish }: Mark): boolean {
  return state === "published" && publish?.head !== undefined;
}
