/** `reads` against what trusts nothing in it: take a column away, and see whether the query still plans. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { plan, tables } from "./tables.ts";

const queries: readonly string[] = [
  "SELECT * FROM orders",
  "SELECT id, amount * qty AS total, upper(status) AS st FROM orders WHERE paid",
  "SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON o.customer_id = c.id",
  "SELECT * FROM customers a JOIN (SELECT id, qty FROM orders) b USING (id)",
  "SELECT * FROM customers a NATURAL JOIN (SELECT id, qty FROM orders) b",
  "SELECT customer_id, count(*) AS n, sum(amount) AS s FROM orders GROUP BY customer_id HAVING max(price) > 1",
  "WITH a AS (SELECT customer_id, sum(amount) AS total FROM orders GROUP BY 1) SELECT c.name FROM a JOIN customers c ON c.id = a.customer_id",
  "SELECT id, sum(qty) OVER (PARTITION BY day ORDER BY created_at) AS s FROM orders",
  "SELECT id FROM orders QUALIFY rank() OVER (PARTITION BY status ORDER BY price) = 1",
  "SELECT id, unnest(tags) AS tag FROM orders",
  "SELECT id, ship['city'] AS city, attrs['color'] AS color FROM orders",
  "SELECT id, amount AS v FROM orders UNION ALL SELECT user_id, 1 FROM events",
  "SELECT customer_id FROM orders EXCEPT SELECT id FROM customers WHERE country = 'DE'",
  "SELECT c.id, (SELECT max(o.created_at) FROM orders o WHERE o.customer_id = c.id) AS last FROM customers c",
  "SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.paid) AND c.id IN (SELECT user_id FROM events WHERE kind = 'x')",
  "SELECT country, signup, count(*) AS n FROM customers GROUP BY ROLLUP(country, signup)",
  "WITH RECURSIVE n AS (SELECT CAST(1 AS BIGINT) AS x UNION ALL SELECT x + 1 FROM n WHERE x < 10) SELECT n.x, c.name FROM n JOIN customers c ON c.id = n.x",
  "SELECT DISTINCT ON (customer_id) customer_id, id FROM orders ORDER BY customer_id, created_at DESC",
  "SELECT * EXCLUDE (tags, ship, attrs), ship['zip'] AS zip FROM orders",
  "SELECT * EXCEPT (country) FROM customers",
  "SELECT * REPLACE (upper(name) AS name) FROM customers",
  "SELECT c.* EXCLUDE (signup) FROM customers c JOIN orders o ON o.customer_id = c.id",
  "SELECT day, count(*) FILTER (WHERE paid) AS n, first_value(status ORDER BY created_at) AS f FROM orders GROUP BY day",
  "SELECT c.id FROM customers c WHERE c.id > ALL (SELECT customer_id FROM orders WHERE paid)",
];

describe("a column is among those that are read if the query does not plan without it, and else not:", () => {
  for (const sql of queries)
    it(sql, () => {
      const whole = plan(sql);
      assert.ok(whole.kind === "planned", JSON.stringify(whole));
      const reads = whole.reads.map((origin) => origin.join(" "));
      const needed = tables.flatMap((table) =>
        table.schema.fields.flatMap(({ name }) => {
          const fields = table.schema.fields.filter((other) => other.name !== name);
          const others = tables.map((one) =>
            one === table ? { ...one, schema: { fields } } : one,
          );
          const without = plan(sql, others);
          const same =
            without.kind === "planned" &&
            JSON.stringify(without.columns) === JSON.stringify(whole.columns);
          return same ? [] : [`${table.catalog}.${table.namespace}.${table.name} ${name}`];
        }),
      );
      assert.deepEqual(reads, needed.sort());
    });
});
