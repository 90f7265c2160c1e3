import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { PlannedQuery } from "../../src/lineage/planner.ts";
import { plan, tables } from "./tables.ts";

function planned(sql: string): Extract<PlannedQuery, { kind: "planned" }> {
  const answer = plan(sql);
  assert.ok(answer.kind === "planned", JSON.stringify(answer));
  return answer;
}

it("tells each column's name, type, whether it is required and what it comes from", () => {
  const { columns, reads, functions, volatile } = planned(
    "SELECT id, amount * qty AS total, now() AS at FROM orders WHERE paid",
  );
  const short = columns.map(({ name, type, arrow, required, from }) => [
    ...[name, type, arrow, required],
    from.map((origin) => origin.join(" ")).join(", "),
  ]);
  assert.deepEqual(short, [
    ["id", "long", "Int64", true, "lake.sales.orders id"],
    [
      ...["total", "decimal(21, 2)", "Decimal128(21, 2)", false],
      "lake.sales.orders amount, lake.sales.orders qty",
    ],
    ["at", "timestamp_ns", "Timestamp(ns)", true, ""],
  ]);
  assert.deepEqual(
    reads.map(([, column]) => column),
    ["amount", "id", "paid", "qty"],
  );
  assert.deepEqual([functions, volatile], [["now"], ["now"]]);
});

const types: { sql: string; type: unknown }[] = [
  { sql: "SELECT event_id FROM events", type: "uuid" },
  {
    sql: "SELECT ids FROM events",
    type: { type: "list", element: "uuid", "element-required": false },
  },
  {
    sql: "SELECT both FROM events",
    type: { type: "struct", fields: [{ name: "id", required: true, type: "uuid" }] },
  },
  {
    sql: "SELECT attrs FROM orders",
    type: { type: "map", key: "string", value: "string", "value-required": false },
  },
  { sql: "SELECT row_number() OVER (ORDER BY id) AS n FROM orders", type: null },
  { sql: "SELECT CAST(row_number() OVER (ORDER BY id) AS BIGINT) AS n FROM orders", type: "long" },
  { sql: "SELECT created_at - created_at AS i FROM orders", type: null },
  {
    sql: "SELECT amount FROM orders UNION ALL SELECT CAST(1 AS DECIMAL(38, 10))",
    type: "decimal(38, 10)",
  },
];
describe("the type of", () => {
  for (const { sql, type } of types)
    it(`${sql} is ${JSON.stringify(type)}`, () =>
      assert.deepEqual(planned(sql).columns[0]?.type, type));
});

it("takes a table that is called as a function is", () => {
  assert.deepEqual(planned("SELECT id FROM lake.sales.range").reads, [["lake.sales.range", "id"]]);
  assert.deepEqual(planned("SELECT id FROM range").reads, [["lake.sales.range", "id"]]);
});

it("takes a namespace with dots as one name", () => {
  const dotted = [
    { catalog: "lake", namespace: "a.b", name: "t", schema: { fields: tables[0]?.schema.fields } },
  ] as typeof tables;
  const answer = plan('SELECT id FROM lake."a.b".t', dotted);
  assert.deepEqual(answer.kind === "planned" && answer.reads, [["lake.a.b.t", "id"]]);
});

it("tells a column of another by the columns of a recursive CTE", () => {
  const { columns } = planned(
    `WITH RECURSIVE r AS (
       SELECT id AS a, customer_id AS b, qty AS c FROM orders
       UNION ALL SELECT b, CAST(c AS BIGINT) AS d, c FROM r WHERE a > 0
     ) SELECT a FROM r`,
  );
  assert.deepEqual(
    columns[0]?.from.map(([, column]) => column),
    ["customer_id", "id", "qty"],
  );
});
