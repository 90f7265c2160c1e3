import { concurrently } from "../../concurrently.ts";
import type { Storage } from "../../ports.ts";
import type { Count, ListedManifest } from "./list.ts";
import { readManifest } from "./manifest.ts";

/** The list with all that a table of `version` must say of its manifests: version 1 may leave counts out. */
export async function complete(
  storage: Storage,
  version: number,
  list: readonly ListedManifest[],
): Promise<readonly ListedManifest[]> {
  return concurrently(list, async (one) => {
    const isComplete = [one.added, one.existing, one.deleted].every((count) => count !== undefined);
    return version === 1 || isComplete ? one : { ...one, ...(await counted(storage, one)) };
  });
}

async function counted(storage: Storage, listed: ListedManifest) {
  const counts = [0, 1, 2].map(() => ({ files: 0, rows: 0n }));
  for (const entry of (await readManifest(storage, listed)).entries()) {
    const count = counts[entry.status];
    if (count === undefined) continue;
    count.files++;
    count.rows += entry.rows;
  }
  const [existing, added, deleted] = counts as [Count, Count, Count];
  return { existing, added, deleted };
}
