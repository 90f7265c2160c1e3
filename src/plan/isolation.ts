/** What a data branch does not keep apart, said before anybody relies on it. */
import type { Change, LineageGraph } from "../lineage/graph.ts";
import { type Position, positionsOf } from "../project/positions.ts";
import type { IngestNode } from "../project/project.ts";
import type { PlannedTable } from "./planned-table.ts";

/**
 * Where Airbyte's own destination collects a full refresh, whatever branch it is for.
 * https://docs.airbyte.com/integrations/destinations/s3-data-lake
 */
export const AIRBYTE_STAGING = "airbyte_staging";

export function notIsolated(
  graph: LineageGraph,
  changes: readonly Change[],
  planned: readonly PlannedTable[],
): readonly string[] {
  const changed = new Set(changes.map((one) => one.node));
  const nodes = graph.nodes
    .map(({ node }) => node)
    .filter((node): node is IngestNode => node.kind === "ingest" && changed.has(node.id));
  const views = changes.filter(({ kind, change }) => kind === "view" && change !== "removed");
  return [
    ...planned.flatMap(tableLeaks),
    ...nodes.flatMap(sourceLeaks),
    ...(views.length === 0 ? [] : [VIEWS_ARE_NOT_BRANCHED]),
  ];
}

/** Said once, however many there are. */
const VIEWS_ARE_NOT_BRANCHED =
  "Views have no branch: the refresh container reads main of their tables, whatever branch it is told. Publishing changes them on main, after the tables, and the next refresh fills them.";

function tableLeaks({ plan, isStaged }: PlannedTable): readonly string[] {
  return [
    ...(plan.schemaChange === null || plan.ownSchema
      ? []
      : [
          `${plan.table}: schema, partition spec and sort order are one for all branches; main has already: ${plan.schemaChange}.`,
        ]),
    ...(plan.sharedState
      ? [
          `${plan.table}: the connector keeps its state on the table, so main's next sync skips the rows that a sync of the data branch has read.`,
        ]
      : []),
    ...(isStaged
      ? [
          `${plan.table}: Airbyte's destination collects a full refresh on the branch ${AIRBYTE_STAGING}, whichever branch it is for: two at once mix their rows.`,
        ]
      : []),
  ];
}

/** Positions that the source itself keeps: the one who reads first moves them for all. */
function sourceLeaks({ id, source, destination }: IngestNode): readonly string[] {
  return [
    ...positionsOf(source).map((position) => `${id}: ${sharedPosition(position)}`),
    ...(typeof destination.main_branch_name === "string"
      ? [
          `${id}: Airbyte's destination collects a full refresh on the branch ${AIRBYTE_STAGING}, whichever branch it is for: two at once mix their rows.`,
        ]
      : []),
  ];
}

function sharedPosition({ kind, name }: Position): string {
  switch (kind) {
    case "group":
      return `the Kafka group ${name} shares its offsets with every run of this spec.`;
    case "slot":
      return `the replication slot ${name} shares its position with every run of this spec.`;
  }
}
