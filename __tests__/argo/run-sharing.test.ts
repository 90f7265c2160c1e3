import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Production, productionOf, sharedWith } from "../../src/argo/run-sharing.ts";
import type { JsonObject } from "../../src/iceberg/json.ts";
import type { IngestNode } from "../../src/project/project.ts";
import { ingest } from "./builders.ts";

function node(id: string, source: JsonObject, more: Partial<IngestNode> = {}): IngestNode {
  const made = ingest(id, { source, destination: {} }).node;
  return made.kind === "ingest" ? { ...made, ...more } : assert.fail("no ingest");
}

const slot = (name: string) => ({ replication_method: { method: "CDC", replication_slot: name } });
const orders = [{ namespace: "shop", name: "orders" }];
const stateless = { destination: { s3_bucket_name: "lake" } };
const kafka = node("bronze.shop.kafka", { group_id: "airbyte" }, { tables: orders });
const cdc = node("bronze.shop.pg", slot("lake"));
const xmin = node("bronze.shop.pg", { host: "pg" });

function production(nodes: readonly IngestNode[], gone: readonly string[] = []): Production {
  const staying = new Set(nodes.map(({ id }) => id).filter((id) => !gone.includes(id)));
  return productionOf(nodes, staying);
}

const group = "the Kafka group airbyte with bronze.shop.kafka";
const state = "the state on its tables with bronze.shop.pg";
const cases: { name: string; node: IngestNode; in: Production; shares: string[] }[] = [
  { name: "nothing that production lacks", node: kafka, in: production([]), shares: [] },
  { name: "the group of the same ingest", node: kafka, in: production([kafka]), shares: [group] },
  {
    name: "the group of another ingest",
    node: node("bronze.shop.k2", { group_id: "airbyte" }),
    in: production([kafka]),
    shares: [group],
  },
  {
    name: "no group where it has its own, though it writes to the same table",
    node: node("bronze.shop.kafka", { group_id: "mine" }, { tables: orders }),
    in: production([kafka]),
    shares: [],
  },
  {
    name: "no group with a slot of that name",
    node: kafka,
    in: production([node("bronze.x.pg", slot("airbyte"))]),
    shares: [],
  },
  {
    name: "slot and state of a changed ingest",
    node: cdc,
    in: production([cdc]),
    shares: ["the replication slot lake with bronze.shop.pg", state],
  },
  {
    name: "the state still, where the slot is its own",
    node: node("bronze.shop.pg", slot("mine")),
    in: production([cdc]),
    shares: [state],
  },
  { name: "the state without a slot", node: xmin, in: production([xmin]), shares: [state] },
  {
    name: "no state in a namespace of its own",
    node: node("bronze.shop.pg", {}, { destination: { namespace: "shop_pr" } }),
    in: production([xmin]),
    shares: [],
  },
  {
    name: "no state with another ingest of the namespace, whose tables nobody knows",
    node: node("bronze.shop.mysql", {}),
    in: production([xmin]),
    shares: [],
  },
  {
    name: "the state with an ingest that it was renamed from",
    node: node("bronze.shop.postgres", {}),
    in: production([xmin], [xmin.id]),
    shares: [state],
  },
  {
    name: "the state of a table that both declare",
    node: node("bronze.shop.mysql", {}, { tables: orders }),
    in: production([{ ...xmin, tables: orders }]),
    shares: [state],
  },
  {
    name: "no state in another catalog",
    node: node("silver.shop.pg", {}, { tables: orders }),
    in: production([{ ...xmin, tables: orders }]),
    shares: [],
  },
  {
    name: "no state of Airbyte's own destination, which keeps none on the table",
    node: node("bronze.shop.pg", {}, stateless),
    in: production([node("bronze.shop.pg", {}, stateless)]),
    shares: [],
  },
];

describe("a run shares with production", () => {
  for (const { name, node, in: production, shares } of cases)
    it(name, () => {
      const found = sharedWith(node, production, "feat/Orders");
      assert.deepEqual(
        found.map(({ text }) => text),
        shares,
      );
    });

  it("nothing more once it has what the options say", () => {
    const options = [kafka, cdc].flatMap((one) =>
      sharedWith(one, production([one]), "feat/Orders"),
    );
    assert.deepEqual(
      options.map(({ option }) => option),
      [
        "--set='bronze.shop.kafka:source.group_id=airbyte-feat-orders'",
        "--set='bronze.shop.pg:source.replication_method.replication_slot=lake_feat_orders'",
        "--set='bronze.shop.pg:destination.namespace=shop_feat_orders'",
      ],
    );
  });
});
