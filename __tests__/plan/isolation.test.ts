import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { JsonObject } from "../../src/iceberg/json.ts";
import type { LineageGraph } from "../../src/lineage/graph.ts";
import { planBuild } from "../../src/plan/build.ts";
import { notIsolated } from "../../src/plan/isolation.ts";
import { changedTables } from "../../src/plan/written-tables.ts";
import type { IngestNode } from "../../src/project/project.ts";
import { aTable } from "../a-table.ts";
import { allOf, context, lake, marked } from "./lake.ts";

function graphOf(...nodes: readonly IngestNode[]): LineageGraph {
  return {
    nodes: nodes.map((node) => ({ id: node.id, node, dependencies: [], reads: [] })),
    findings: [],
  };
}

function ingest(name: string, more: Partial<IngestNode> = {}): IngestNode {
  return {
    kind: "ingest",
    id: `bronze.inventory.${name}`,
    identifier: { catalog: "bronze", namespace: "inventory", name },
    file: `bronze/inventory/${name}.ingest.json`,
    image: "dashbook/source-kafka:sql",
    source: {},
    destination: {},
    tables: undefined,
    locate: () => ({ file: "", line: 1, column: 1 }),
    ...more,
  };
}

const added = (node: string) =>
  ({ node, kind: "ingest", change: "added", impact: "none", because: [], file: "" }) as const;

describe("what a data branch does not keep apart", () => {
  const cases: { name: string; source: JsonObject; says: RegExp }[] = [
    { name: "a Kafka group", source: { group_id: "etl" }, says: /Kafka group etl/ },
    {
      name: "a replication slot",
      source: { replication_method: { replication_slot: "slot_1" } },
      says: /replication slot slot_1/,
    },
  ];
  for (const { name, source, says } of cases)
    it(`${name} is said, for a changed spec only`, () => {
      const graph = graphOf(ingest("kafka", { source }));
      assert.match(notIsolated(graph, [added("bronze.inventory.kafka")], [])[0] ?? "", says);
      assert.deepEqual(notIsolated(graph, [], []), []);
    });

  it("Airbyte's own staging branch is said, for a spec of its destination and for a table that has it", () => {
    const node = ingest("s3", { destination: { main_branch_name: "pr" } });
    const [ofSpec] = notIsolated(graphOf(node), [added("bronze.inventory.s3")], []);
    assert.match(ofSpec ?? "", /^bronze\.inventory\.s3: .*on the branch airbyte_staging/);
    const state = lake({ orders: "1; main=1 airbyte_staging=1", customers: "1; main=1" });
    const said = notIsolated(graphOf(), [], planBuild(allOf(state), state, context));
    assert.deepEqual(said.length, 1);
    assert.match(said[0] ?? "", /^bronze\.inventory\.orders: .*on the branch airbyte_staging/);
  });

  it("says that a connector's state on the table is main's too", () => {
    const table = aTable("1; main=1 pr=1", marked());
    const properties = { ...table.properties, "airbyte.stream_state": "{}" };
    const state = lake({ orders: { ...table, properties } });
    const planned = planBuild(allOf(state), state, context);
    assert.match(notIsolated(graphOf(), [], planned)[0] ?? "", /keeps its state on the table/);
  });
});

describe("the tables that a change writes", () => {
  const state = lake({ orders: "1; main=1", customers: "1; main=1", other: "1; main=1" });
  const kafka = ingest("kafka", { tables: [{ namespace: "inventory", name: "orders" }] });
  const postgres = ingest("postgres");
  const names = (graph: LineageGraph, ...changed: readonly string[]) =>
    changedTables(
      graph,
      changed.map((name) => added(`bronze.inventory.${name}`)),
      state,
    ).map(({ table }) => table.replace("bronze.inventory.", ""));

  it("are those that the spec names", () =>
    assert.deepEqual(names(graphOf(kafka, postgres), "kafka"), ["orders"]));

  it("are, where it names none, those of its namespace that nobody else names", () =>
    assert.deepEqual(names(graphOf(kafka, postgres), "postgres"), ["customers", "other"]));

  it("are none where nothing changed", () => assert.deepEqual(names(graphOf(kafka, postgres)), []));

  it("are none of a removed spec", () => {
    const removed = [{ ...added("bronze.inventory.kafka"), change: "removed" as const }];
    assert.deepEqual(changedTables(graphOf(kafka), removed, state), []);
  });

  it("are looked for in the namespace that the destination names", () => {
    const elsewhere = ingest("postgres", { destination: { namespace: "archive" } });
    assert.deepEqual(names(graphOf(elsewhere), "postgres"), []);
  });
});
