import type { ListedManifest } from "./list.ts";
import { none } from "./manifest.ts";

/**
 * Each data manifest without row ids gets the next ones, in order; those of existing ones stay. There
 * is room for every live file, whether it has ids of its own or not.
 * https://iceberg.apache.org/spec/#first-row-id-assignment
 */
export function assignRowIds(
  version: number,
  manifests: readonly ListedManifest[],
  first: bigint,
): { readonly list: readonly ListedManifest[]; readonly nextRowId: bigint } {
  let nextRowId = first;
  if (version < 3) return { list: manifests, nextRowId };
  const list = manifests.map((one) => {
    if (one.content === "deletes") return { ...one, firstRowId: undefined };
    if (one.firstRowId !== undefined) return one;
    const firstRowId = nextRowId;
    const { added = none, existing = none } = one;
    nextRowId += added.rows + existing.rows;
    return { ...one, firstRowId };
  });
  return { list, nextRowId };
}
