import assert from "node:assert/strict";
import { it } from "node:test";
import { declaredTables } from "../../src/project/ingest-tables.ts";

const subscribe = (topic_pattern: string) => ({
  subscription: { subscription_type: "subscribe", topic_pattern },
});
const assign = (topic_partitions: string) => ({
  subscription: { subscription_type: "assign", topic_partitions },
});
const cases: {
  name: string;
  source?: object;
  destination?: object;
  expect: string[] | undefined;
}[] = [
  {
    name: "streams, in the folder's namespace",
    destination: { streams: { orders: {}, items: {} } },
    expect: ["folder.orders", "folder.items"],
  },
  {
    name: "streams with a namespace of their own",
    destination: { streams: { "shop.orders": {} } },
    expect: ["shop.orders"],
  },
  {
    name: "streams in the namespace that the destination forces on all",
    destination: { namespace: "lake", streams: { "shop.orders": {}, orders: {} } },
    expect: ["lake.orders"],
  },
  {
    name: "topics that a pattern plainly lists",
    source: subscribe("orders, order-items"),
    expect: ["folder.orders", "folder.order-items"],
  },
  {
    name: "topics by partition",
    source: assign("a.b:0, a.b:1,c:0"),
    destination: { namespace: "lake" },
    expect: ["lake.a.b", "lake.c"],
  },
  {
    name: "nothing for a pattern that may match anything",
    source: subscribe("orders.*"),
    expect: undefined,
  },
  { name: "nothing for partitions that cannot be read", source: assign("a, b"), expect: undefined },
  {
    name: "nothing for no streams, which means all",
    destination: { streams: {} },
    expect: undefined,
  },
  {
    name: "nothing for a database, whose tables only it knows",
    source: { schemas: ["inventory"] },
    expect: undefined,
  },
];
for (const { name, source, destination, expect } of cases)
  it(`an ingest declares ${name}`, () => {
    const tables = declaredTables({ ...source }, { ...destination }, "folder");
    assert.deepEqual(
      tables?.map((table) => `${table.namespace}.${table.name}`),
      expect,
    );
  });
