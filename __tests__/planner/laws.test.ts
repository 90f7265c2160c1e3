/** What holds for every query that DataFusion's planner accepts, tried on generated ones. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ColumnOrigin, PlannedColumn, PlannedQuery } from "../../src/lineage/planner.ts";
import { type Choose, choices } from "./choose.ts";
import { mutate } from "./mutate.ts";
import { planner } from "./planner.ts";
import { generateQuery, type Query, quoted } from "./queries.ts";
import { defaults, readVectors, type Tables, tables } from "./vectors.ts";

type Planned = Extract<PlannedQuery, { kind: "planned" }>;

/** A query is not made shorter, which takes minutes: `npm run soak -- planner` tells the shortest of many. */
const run = { seed: 8, endOnFailure: true } as const;

const plan = (sql: string, over: Tables = tables) => planner.plan({ sql, defaults, tables: over });
const keys = (origins: readonly ColumnOrigin[]) => origins.map((one) => one.join(" "));

/** Runs a law on the generated queries that are planned, which are nearly all. */
function holds(
  numRuns: number,
  law: (query: Query, planned: Planned, choose: Choose) => void,
): void {
  let planned = 0;
  const property = fc.property(choices, (choose) => {
    const query = generateQuery(choose);
    const answer = plan(query.sql);
    if (answer.kind !== "planned") return;
    planned++;
    law(query, answer, choose);
  });
  fc.assert(property, { ...run, numRuns });
  assert.ok(planned > numRuns * 0.9, `only ${planned} of ${numRuns} were planned`);
}

describe("a query that is planned", () => {
  it("has the same answer each time", () =>
    holds(100, ({ sql }, planned) => assert.deepEqual(plan(sql), planned)));

  it("reads every column that its own come from", () =>
    holds(100, ({ sql }, { columns, reads }) => {
      const read = new Set(keys(reads));
      for (const { from } of columns) for (const key of keys(from)) assert.ok(read.has(key), sql);
    }));

  it("has its columns' names in the order of the SELECT", () =>
    holds(100, ({ columns }, planned) =>
      assert.deepEqual(
        planned.columns.map(({ name }) => name),
        columns.map(({ sql }) => sql),
      ),
    ));

  it("is the same without the columns that it does not read", () =>
    holds(100, ({ sql }, planned) => {
      // DataFusion looks at a CTE that nobody reads, and then forgets it.
      if ((sql.match(/\bq_\d+ AS \(/g) ?? []).some((cte) => timesOf(sql, cte.slice(0, -5)) === 1))
        return;
      const read = new Set(keys(planned.reads));
      const fewer = keepColumns((table, column) => read.has(`${table} ${column}`));
      assert.deepEqual(plan(sql, fewer), planned, sql);
    }));

  it("is refused without one of the columns that it reads", () =>
    holds(100, ({ sql }, planned, choose) => {
      if (planned.reads.length === 0) return;
      const [table, column] = choose.pick(planned.reads);
      const fewer = keepColumns((one, other) => one !== table || other !== column);
      assert.equal(plan(sql, fewer).kind, "refused", `${sql} without ${table} ${column}`);
    }));

  it("does not depend on what its tables and CTEs are called in it", () =>
    holds(100, ({ sql }, planned) => {
      const renamed = sql.replaceAll(/\b([tq])_(\d+)\b/g, "other_$1$2");
      assert.deepEqual(plan(renamed), planned);
    }));

  it("keeps its columns as a CTE and as a subquery", () =>
    holds(100, ({ sql }, planned) => {
      const asCte = plan(`WITH whole AS (${sql}) SELECT * FROM whole`);
      assert.deepEqual(asCte, planned);
      assert.deepEqual(plan(`SELECT * FROM (${sql}) AS whole`), planned);
    }));

  it("may have an ORDER BY and a LIMIT without being another", () =>
    holds(100, ({ sql, columns }, planned) => {
      const ordered = `SELECT * FROM (${sql}) AS whole ORDER BY ${columns[0]?.sql} LIMIT 3`;
      assert.deepEqual(plan(ordered), planned);
    }));
});

describe("the queries of the vectors", () => {
  const all = [...readVectors().values()].flat().flatMap(({ name, sql }) => {
    const planned = plan(sql);
    return planned.kind === "planned" ? [{ name, sql, planned }] : [];
  });

  it("are the same without the columns that they do not read", () => {
    for (const { name, sql, planned } of all) {
      // DataFusion looks at a CTE that nobody reads, and then forgets it.
      if (name === "never used") continue;
      const read = new Set(keys(planned.reads));
      const fewer = keepColumns((table, column) => read.has(`${table} ${column}`));
      assert.deepEqual(plan(sql, fewer), planned, name);
    }
  });

  it("are others, or refused, without any of those that they read", () => {
    // What a star in a query within gives is read, be it used or not.
    for (const { name, sql, planned } of all.filter((one) => !/.SELECT \*/.test(one.sql)))
      for (const [table, column] of planned.reads) {
        const without = plan(
          sql,
          keepColumns((one, other) => one !== table || other !== column),
        );
        const columns = without.kind === "planned" ? without.columns : without.kind;
        assert.notDeepEqual(columns, planned.columns, `${name} without ${table} ${column}`);
      }
  });
});

describe("a query over a view", () => {
  it("is what it is with the view's own query in its place", () =>
    holds(100, (view, planned, choose) => {
      const name = "a_view";
      const known = [...tables, { ...defaults, name, schema: { fields: fieldsOf(planned) } }];
      const outer = generateQuery(choose, [{ sql: name, columns: view.columns }], "o").sql;
      const over = plan(outer, known);
      const inlined = plan(outer.replaceAll(/\ba_view\b/g, `(${view.sql})`));
      if (over.kind !== "planned" || inlined.kind !== "planned")
        return assert.equal(
          over.kind,
          inlined.kind,
          JSON.stringify([outer, view.sql, over, inlined]),
        );
      const id = `${defaults.catalog}.${defaults.namespace}.${name}`;
      const composed = over.columns.map(({ from, ...column }) => ({
        ...column,
        from: composedOrigins(from, id, planned),
      }));
      assert.deepEqual(composed.map(ofIceberg), inlined.columns.map(ofIceberg), outer);
    }));
});

describe("a query with a fault", () => {
  it("is refused with a sentence and a place in it, or planned, but always answered", () => {
    let refused = 0;
    const property = fc.property(choices, (choose) => {
      const sql = mutate(choose, generateQuery(choose).sql);
      const answer = plan(sql);
      assert.notEqual(answer.kind, "given-up", sql);
      if (answer.kind !== "refused") return;
      refused++;
      assert.match(answer.message, /\w{3}/);
      if (answer.line === undefined || answer.column === undefined) return;
      const line = sql.split("\n")[answer.line - 1];
      assert.ok(line !== undefined && answer.column <= line.length + 1, JSON.stringify(answer));
    });
    fc.assert(property, { ...run, numRuns: 200 });
    assert.ok(refused > 100, `${refused} of 200 were refused`);
  });
});

function timesOf(sql: string, name: string): number {
  return sql.split(new RegExp(`\\b${name}\\b`)).length - 1;
}

function keepColumns(keeps: (table: string, column: string) => boolean): Tables {
  return tables.map((table) => {
    const id = `${table.catalog}.${table.namespace}.${table.name}`;
    const fields = table.schema.fields.filter(({ name }) => keeps(id, name));
    return { ...table, schema: { fields } };
  });
}

/** Arrow has several types for one of Iceberg's, and a view keeps Iceberg's. */
function ofIceberg({ name, type, required, from }: PlannedColumn) {
  return { name, type, required, from };
}

function fieldsOf({ columns }: Planned) {
  return columns.map(({ name, type, required }, at) => {
    assert.notEqual(type, null, `${quoted(name)} has a type of Iceberg's`);
    return { id: at + 1, name, required, type };
  });
}

function composedOrigins(
  from: readonly ColumnOrigin[],
  view: string,
  { columns }: Planned,
): readonly ColumnOrigin[] {
  const origins = from.flatMap(([table, column]) =>
    table === view
      ? (columns.find(({ name }) => name === column)?.from ?? [])
      : [[table, column] as const],
  );
  const unique = new Map(origins.map((origin) => [origin.join("\0"), origin]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, origin]) => origin);
}
