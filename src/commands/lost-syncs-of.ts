import type { Finding } from "../errors.ts";
import type { LoadedTable } from "../iceberg/table-metadata.ts";
import { lostSyncs, type Period } from "../plan/lost-syncs.ts";
import type { Catalog } from "../ports.ts";

/** Of one table, as it was read. */
export async function lostSyncsOf(
  catalog: Catalog,
  table: string,
  found: LoadedTable,
  period: Period,
): Promise<readonly Finding[]> {
  const strays = await catalog.strayMetadata(found, "all");
  if (lostSyncs(table, found, strays, period).length === 0) return [];
  // What was committed since the table was read is in its folder, too.
  const now = await catalog.loadTable(found.identifier);
  return now === undefined ? [] : lostSyncs(table, now, strays, period);
}
