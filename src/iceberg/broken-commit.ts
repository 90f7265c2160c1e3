import { brokenRequirement } from "./commit.ts";
import { staleUpdate } from "./snapshot-updates.ts";
import type { TableCommit, TableMetadata } from "./table-metadata.ts";

/** Why the table takes the commit no more, as a sentence; undefined where it does. */
export function brokenCommit(
  metadata: TableMetadata | undefined,
  { requirements, updates }: TableCommit,
): string | undefined {
  const broken = brokenRequirement(metadata, requirements);
  return broken ?? (metadata === undefined ? undefined : staleUpdate(metadata, updates));
}
