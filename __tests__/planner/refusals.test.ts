import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { plan } from "./tables.ts";

/** `line:column message`, without the place where there is none. */
function refusal(sql: string): string {
  const planned = plan(sql);
  if (planned.kind !== "refused") return planned.kind;
  const { line, column, message } = planned;
  return line === undefined ? message : `${line}:${column} ${message}`;
}

const cases: { name: string; sql: string; expect: string }[] = [
  {
    name: "broken syntax, at its place",
    sql: "SELECT id,\n FROM orders WHERE",
    expect: "2:19 Expected: an expression, found: EOF.",
  },
  {
    name: "a second statement, where it starts",
    sql: "SELECT 1;\n SELECT 2",
    expect: "2:2 A view is exactly one SELECT.",
  },
  {
    name: "an empty text",
    sql: "-- later",
    expect: "A view is exactly one SELECT.",
  },
  {
    name: "what writes",
    sql: "DELETE FROM orders",
    expect: "1:1 A view only reads, and DELETE does not.",
  },
  {
    name: "a SELECT that writes",
    sql: "SELECT id INTO x FROM orders",
    expect: "1:16 A view only reads, and SELECT INTO does not.",
  },
  {
    name: "a column that is not there, with those that may be meant",
    sql: "SELECT id,\n  amout FROM orders",
    expect: "2:3 Column 'amout' not found: possible column orders.amount.",
  },
  {
    name: "a column behind wide letters, in UTF-16 code units",
    sql: "SELECT '😀', amout FROM orders",
    expect: "1:14 Column 'amout' not found: possible column orders.amount.",
  },
  {
    name: "a column that is to be left out and is not there",
    sql: "SELECT * EXCLUDE (nope) FROM orders",
    expect: "Column 'nope' not found.",
  },
  {
    name: "a column of two tables",
    sql: "SELECT id FROM orders o JOIN customers c ON o.customer_id = c.id",
    expect: "1:8 Column 'id' is ambiguous: possible column o.id, possible column c.id.",
  },
  {
    name: "a table that is not there",
    sql: "SELECT * FROM lake.sales.nope",
    expect: "1:15 Table 'lake.sales.nope' not found.",
  },
  {
    name: "a function that is not there, with one that may be meant",
    sql: "SELECT dat_trunc('day', created_at) FROM orders",
    expect: "1:8 Invalid function 'dat_trunc': Possible function 'date_trunc'.",
  },
  {
    name: "a table function, for a view reads tables",
    sql: "SELECT value FROM generate_series(1, 10)",
    expect: "1:19 A view reads tables only, and generate_series is a table function.",
  },
  {
    name: "a parameter",
    sql: "SELECT id FROM orders WHERE id = $1",
    expect: "1:34 A view has no parameters, and $1 is one.",
  },
  {
    name: "two columns of one name",
    sql: "SELECT o.id, c.id FROM orders o JOIN customers c ON o.customer_id = c.id",
    expect: "1:14 Two columns have the same name: id.",
  },
  {
    name: "two columns of one name in one table",
    sql: "SELECT id, customer_id AS id FROM orders",
    expect: "1:12 Two columns have the same name: id.",
  },
  {
    name: "several columns of one name, out of a star",
    sql: "SELECT * FROM customers a JOIN customers b ON a.id = b.id",
    expect: "Two columns have the same name: country, id, name, signup.",
  },
  {
    name: "the sum of a text, at the one that is meant",
    sql: "SELECT sum(qty) AS a,\n  sum(status) AS b FROM orders",
    expect: "2:3 Function 'sum' failed to match any signature.",
  },
  {
    name: "an operator between types that do not go together",
    sql: "SELECT id,\n  paid + qty AS x FROM orders",
    expect: "2:3 Cannot coerce arithmetic expression Boolean + Int32 to valid types.",
  },
  {
    name: "a comparison of types that do not go together",
    sql: "SELECT id FROM orders WHERE id > 1 AND day > paid",
    expect: "1:40 Cannot infer common argument type for comparison operation Date32 > Boolean.",
  },
  {
    name: "a condition that is none",
    sql: "SELECT id FROM orders WHERE qty",
    expect: "1:29 Cannot create filter with non-boolean predicate 'orders.qty' returning Int32.",
  },
  {
    name: "an aggregate where there is no group",
    sql: "SELECT id FROM orders WHERE sum(qty) > 1",
    expect:
      "1:29 Aggregate functions are not allowed in the WHERE clause. Consider using HAVING instead.",
  },
  {
    name: "a part of a struct that is not there",
    sql: "SELECT ship['town'] FROM orders",
    expect: "1:8 Field town not found in struct.",
  },
  {
    name: "sets of different widths",
    sql: "SELECT id FROM orders UNION ALL SELECT id, name FROM customers",
    expect:
      "1:1 UNION queries have different number of columns: this side has 1 fields, this side has 2 fields.",
  },
];
describe("a query is refused for", () => {
  for (const { name, sql, expect } of cases) it(name, () => assert.equal(refusal(sql), expect));
});

describe("a query is refused that DataFusion plans and cannot run:", () => {
  const unexecutable: { name: string; sql: string; place: string }[] = [
    {
      name: "a LATERAL subquery that names a column of the left",
      sql: "SELECT o.id, u.t FROM orders o CROSS JOIN LATERAL (SELECT o.qty AS t) u",
      place: "1:59",
    },
    {
      name: "the elements of a column",
      sql: "SELECT o.id, t FROM orders o CROSS JOIN UNNEST(o.tags) AS x(t)",
      place: "undefined:undefined",
    },
    {
      name: "EXISTS as a value",
      sql: "SELECT id, EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) AS e FROM customers c",
      place: "1:20",
    },
    {
      name: "a subquery for each row that has no group",
      sql: "SELECT (SELECT amount FROM orders o WHERE o.customer_id = c.id LIMIT 1) AS a FROM customers c",
      place: "1:43",
    },
    {
      name: "a column two queries around",
      sql: "SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE EXISTS (SELECT 1 FROM events e WHERE e.user_id = c.id AND e.user_id = o.qty))",
      place: "1:108",
    },
    {
      name: "a window in a condition",
      sql: "SELECT id FROM orders WHERE row_number() OVER (ORDER BY id) > 1",
      place: "1:29",
    },
    {
      name: "a list as a number",
      sql: "SELECT CAST(tags AS INT) AS n FROM orders",
      place: "1:13",
    },
  ];
  for (const { name, sql, place } of unexecutable)
    it(name, () => {
      const planned = plan(sql);
      assert.equal(planned.kind, "refused", JSON.stringify(planned));
      assert.equal(planned.kind === "refused" && `${planned.line}:${planned.column}`, place);
      assert.match(planned.kind === "refused" ? planned.message : "", /cannot run|CAST/);
    });
});

describe("a column of a type that DataFusion has not", () => {
  it("is no matter for a query that does not name it", () =>
    assert.equal(plan("SELECT id FROM raw").kind, "planned"));

  it("may be left out of a star", () =>
    assert.equal(plan("SELECT * EXCLUDE (shape, doc, nothing, nested) FROM raw").kind, "planned"));

  for (const [sql, expect] of [
    [
      "SELECT id,\n  doc FROM raw",
      "2:3 The column doc of lake.sales.raw is of Iceberg's type variant,",
    ],
    [
      "SELECT id FROM raw WHERE shape = 1",
      "1:26 The column shape of lake.sales.raw is of Iceberg's type geometry(srid:3857),",
    ],
    [
      "SELECT * FROM raw",
      "The column shape of lake.sales.raw is of Iceberg's type geometry(srid:3857),",
    ],
  ] as const)
    it(`refuses ${sql}`, () => assert.ok(refusal(sql).startsWith(expect), refusal(sql)));
});
