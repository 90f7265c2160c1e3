import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { readView } from "../../src/project/sql.ts";
import { parsers } from "./project-files.ts";

const identifier = { catalog: "a", namespace: "b", name: "c" };
const view = (sql: string) => readView("a/b/c.sql", sql, identifier, parsers.sql);

function reads(sql: string): string[] {
  const { value, findings } = view(sql);
  assert.deepEqual(findings, []);
  return (value?.relations ?? []).map(
    ({ parts, location }) => `${parts.join(".")} ${location.line}:${location.column}`,
  );
}

const cases: { name: string; sql: string; expect: string[] }[] = [
  {
    name: "the tables of joins, subqueries and unions",
    sql: "select (select max(x) from s.m), 1\nfrom c.n.a left join b on true\nwhere x in (select y from d) union all select * from e",
    expect: ["s.m 1:28", "c.n.a 2:6", "b 2:22", "d 3:27", "e 3:54"],
  },
  {
    name: "a table once, where it is first named",
    sql: "select * from t, T, t as u",
    expect: ["t 1:15"],
  },
  {
    name: "unquoted names in lower case",
    sql: 'select * from Bronze.Inv."Orders"',
    expect: ["bronze.inv.Orders 1:15"],
  },
  {
    name: "lines and columns behind comments and wide letters",
    sql: "-- ü\nselect 'né' /* x */ from t;\n-- end\n;",
    expect: ["t 2:26"],
  },
  {
    name: "no table functions",
    sql: "select * from generate_series(1, 2) g, unnest(a) u, table(f(1)), lateral (select * from t) l",
    expect: ["t 1:89"],
  },
  {
    name: "the tables in a function's arguments",
    sql: "select * from f((select 1 from t))",
    expect: ["t 1:32"],
  },
  {
    name: "no CTEs",
    sql: "with x as (select * from t), y as (select * from x) select * from X join y on true",
    expect: ["t 1:26"],
  },
  {
    name: "the table that a CTE of its name hides elsewhere",
    sql: "with t as (select * from t) select * from t",
    expect: ["t 1:26"],
  },
  {
    name: "a recursive CTE's own name as its own",
    sql: "with recursive t as (select 1 union all select * from t) select * from t",
    expect: [],
  },
  {
    name: "a CTE's name outside of where it holds",
    sql: "select * from (with x as (select 1) select * from x) y, x",
    expect: ["x 1:57"],
  },
  {
    name: "a quoted name apart from a CTE in other letters",
    sql: 'with x as (select 1) select * from "X"',
    expect: ["X 1:36"],
  },
  {
    name: "a table in a namespace of a CTE's name",
    sql: "with x as (select 1) select * from x.t",
    expect: ["x.t 1:36"],
  },
  {
    name: "the tables of FROM before those of a SELECT that follows",
    sql: "from t select (select max(a) from u)",
    expect: ["t 1:6", "u 1:35"],
  },
  {
    name: "a CTE's name with parts as a table",
    sql: "with x as (select 1) select * from s.x",
    expect: ["s.x 1:36"],
  },
];
for (const { name, sql, expect } of cases)
  it(`a view reads ${name}`, () => assert.deepEqual(reads(sql), expect));

it("outlives SQL that exhausts the parser, and goes on with the next", () => {
  const chain = `select 1 where ${Array(50_000).fill("a = 1").join(" and ")}`;
  for (const sql of [chain, `select ${"(".repeat(5_000)}1`, chain])
    assert.deepEqual(
      view(sql).findings.map(({ code }) => code),
      ["IB108"],
    );
  assert.deepEqual(reads("select * from t"), ["t 1:15"]);
});

it("takes every kind of literal and operator", () => {
  const sql =
    "select a[1:2], a -> 'b', x::int, interval '1 day', 18446744073709551615, e'\\n', x'ff', U&'x', -1.5e3, a like 'x' escape '!' from t limit 1";
  assert.deepEqual(reads(sql).length, 1);
});

const words =
  "SELECT a , sum ( b ) AS total FROM c . d . e AS t WHERE a = 'It''s' AND \"Q\" > 1 GROUP BY a".split(
    " ",
  );
const space = fc.constantFrom(" ", "\n", "\t ", " /* note */ ", " -- note\n");
const typed = fc.tuple(
  fc.array(fc.tuple(space, fc.boolean()), { minLength: words.length, maxLength: words.length }),
);

it("is the same in any white space, comments and letter case", () => {
  const plain = view(words.join(" ")).value?.canonical;
  assert.ok(plain);
  const edit = fc.property(typed, ([style]) => {
    const text = words.map((word, index) => {
      const [gap, lower] = style[index] ?? [" ", false];
      return (lower && !/['"]/.test(word) ? word.toLowerCase() : word) + gap;
    });
    assert.equal(view(text.join("")).value?.canonical, plain);
  });
  fc.assert(edit, { seed: 1, numRuns: 60 });
});

const others = [
  "select b from t",
  "select a from u",
  "select 'A' from t",
  'select "A" from t',
  "select a from t limit 1",
  "select distinct a from t",
  "select a from t where a",
];
for (const sql of others)
  it(`is another view than "select a from t": ${sql}`, () =>
    assert.notEqual(view(sql).value?.canonical, view("select a from t").value?.canonical));

it("is the same view with unquoted names in other letters, and with or without AS", () => {
  const texts = ["select A x from T u", 'SELECT a AS x FROM "t" AS U'];
  const [one, other] = texts.map((text) => view(text).value?.canonical);
  assert.equal(one, other);
});

it("says what is wrong in the SQL in plain words", () => {
  const messages = ["select 1 frm t x", `select ${"(".repeat(60)}1`].map(
    (sql) => view(sql).findings[0]?.message,
  );
  assert.deepEqual(messages, [
    "The SQL does not parse: Expected: end of statement, found: t.",
    "The SQL is too long or too deeply nested for the parser.",
  ]);
});
