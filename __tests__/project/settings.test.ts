import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { JsonObject } from "../../src/iceberg/json.ts";
import type { IngestNode } from "../../src/project/project.ts";
import { readSettings, withSettings } from "../../src/project/settings.ts";
import { ingest } from "../argo/builders.ts";

function node(id: string, source: JsonObject, destination: JsonObject = {}): IngestNode {
  const made = ingest(id, { source, destination }).node;
  return made.kind === "ingest" ? made : assert.fail("no ingest");
}

const kafka = node(
  "bronze.shop.kafka",
  {
    group_id: "airbyte",
    subscription: { subscription_type: "subscribe", topic_pattern: "orders" },
    protocol: { sasl_jaas_config: "$JAAS" },
    max_records_process: 1_000,
  },
  { streams: { "shop.orders": { sync_mode: "incremental" } }, catalog_url: "postgres://a:$B@c/d" },
);
const other = node("bronze.shop.kafka:2", { group_id: "two" });

function set(...texts: readonly string[]): IngestNode {
  const { settings, problems } = readSettings(texts, [kafka]);
  assert.deepEqual(problems, []);
  return withSettings(kafka, settings);
}

describe("--set", () => {
  const taken: { text: string; expect: (node: IngestNode) => unknown; is: unknown }[] = [
    {
      text: "bronze.shop.kafka:source.group_id=mine",
      expect: ({ source }) => source.group_id,
      is: "mine",
    },
    {
      text: "source.max_records_process=5",
      expect: ({ source }) => source.max_records_process,
      is: 5,
    },
    { text: 'source.group_id="5"', expect: ({ source }) => source.group_id, is: "5" },
    { text: "source.group_id=a=b:c", expect: ({ source }) => source.group_id, is: "a=b:c" },
    {
      text: 'source.subscription={"subscription_type":"assign","topic_partitions":"x:0"}',
      expect: ({ tables }) => tables?.map(({ name }) => name),
      // What `streams` names goes before what the source does.
      is: ["orders"],
    },
    {
      text: "destination.streams.shop.orders.sync_mode=full_refresh",
      expect: ({ destination }) => destination.streams,
      is: { "shop.orders": { sync_mode: "full_refresh" } },
    },
    {
      text: "destination.namespace=shop_pr",
      expect: ({ tables }) => tables,
      is: [{ namespace: "shop_pr", name: "orders" }],
    },
    {
      text: "source.protocol.sasl_jaas_config=$OTHER",
      expect: ({ source }) => source.protocol,
      is: { sasl_jaas_config: "$OTHER" },
    },
  ];
  for (const { text, expect, is } of taken)
    it(`takes ${text}`, () => assert.deepEqual(expect(set(text)), is));

  it("changes nothing else of the ingest, and the ingest itself not", () => {
    const before = structuredClone({ source: kafka.source, destination: kafka.destination });
    const {
      source,
      tables: _tables,
      ...rest
    } = set("source.group_id=mine", "source.max_records_process=1");
    const { source: _source, tables: _none, ...same } = kafka;
    assert.deepEqual(rest, same);
    assert.deepEqual(source, { ...kafka.source, group_id: "mine", max_records_process: 1 });
    assert.deepEqual({ source: kafka.source, destination: kafka.destination }, before);
  });

  it("finds the ingest whose name is the longest that fits", () => {
    const { settings } = readSettings(["bronze.shop.kafka:2:source.group_id=x"], [kafka, other]);
    assert.deepEqual(
      settings.map((one) => one.node),
      [other.id],
    );
  });

  it("says so where the run has no ingest", () => {
    const { problems } = readSettings(["source.group_id=hunter2"], []);
    assert.deepEqual(problems, ["`--set` is for an ingest, and this run has none."]);
  });

  const refused: { text: string; says: RegExp }[] = [
    { text: "bronze.shop.kafka:source.groupid=x", says: /nearest is `source\.group_id`/ },
    { text: "bronze.shop.kafka:group_id=x", says: /nearest is `source\.group_id`/ },
    { text: "bronze.shop.kafka:source.subscription.x=x", says: /names nothing in bronze/ },
    { text: "bronze.shop.kafka:image=x", says: /names nothing/ },
    { text: "bronze.shop.kafka:source=x", says: /names nothing/ },
    { text: "bronze.shop.kafka:source.constructor=x", says: /names nothing/ },
    { text: "bronze.shop.kafk:source.group_id=x", says: /nearest is `bronze\.shop\.kafka`/ },
    { text: "source.group_id=x", says: /say which ingest/ },
    { text: "bronze.shop.kafka:source.group_id", says: /NODE:PATH=VALUE/ },
    { text: "bronze.shop.kafka:source.group_id=", says: /has no value/ },
    { text: "bronze.shop.kafka:destination.branch=main", says: /`--branch` does/ },
    { text: "bronze.shop.kafka:source.protocol.sasl_jaas_config=hunter2", says: /secret/ },
    { text: 'bronze.shop.kafka:source.protocol={"password":"hunter2"}', says: /secret/ },
    { text: "bronze.shop.kafka:destination.catalog_url=postgres://a:hunter2@c/d", says: /secret/ },
  ];
  for (const { text, says } of refused)
    it(`refuses ${text}`, () => {
      const nodes = [{ ...kafka, destination: { branch: "", ...kafka.destination } }, other];
      const { settings, problems } = readSettings([text], nodes);
      assert.deepEqual(settings, []);
      assert.match(problems.join("\n"), says);
      assert.doesNotMatch(problems.join("\n"), /hunter2/);
    });
});
