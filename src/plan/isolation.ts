/** What a data branch does not keep apart, said before anybody relies on it. */
import type { Json } from "../iceberg/json.ts";
import type { Change, LineageGraph } from "../lineage/graph.ts";
import type { IngestNode } from "../project/project.ts";
import type { PlannedTable } from "./planned-table.ts";

export function notIsolated(
  graph: LineageGraph,
  changes: readonly Change[],
  planned: readonly PlannedTable[],
): readonly string[] {
  const changed = new Set(changes.map((one) => one.node));
  const nodes = graph.nodes
    .map(({ node }) => node)
    .filter((node): node is IngestNode => node.kind === "ingest" && changed.has(node.id));
  return [...planned.flatMap(({ plan }) => tableLeaks(plan)), ...nodes.flatMap(sourceLeaks)];
}

function tableLeaks(plan: PlannedTable["plan"]): readonly string[] {
  return [
    ...(plan.schemaChange === null
      ? []
      : [
          `${plan.table}: the schema is one for all branches; main shows already: ${plan.schemaChange}.`,
        ]),
    ...(plan.sharedState
      ? [
          `${plan.table}: the connector keeps its state on the table, so main's next sync skips the rows that a sync of the data branch has read.`,
        ]
      : []),
  ];
}

/** Positions that the source itself keeps: the one who reads first moves them for all. */
function sourceLeaks({ id, source }: IngestNode): readonly string[] {
  const group = text(source.group_id);
  const slot = text(member(source.replication_method, "replication_slot"));
  return [
    ...(group === undefined
      ? []
      : [`${id}: the Kafka group ${group} shares its offsets with every run of this spec.`]),
    ...(slot === undefined
      ? []
      : [`${id}: the replication slot ${slot} shares its position with every run of this spec.`]),
  ];
}

function member(value: Json, key: string): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })[key]
    : undefined;
}

function text(value: Json): string | undefined {
  return typeof value === "string" ? value : undefined;
}
