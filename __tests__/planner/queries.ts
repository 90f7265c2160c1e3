/** Queries over the tables of the vectors, right in every type; each name that they give is given once. */
import type { Choose } from "./choose.ts";
import { type Column, expression, type Kind, kinds, literal, type Scope } from "./expressions.ts";
import { tables } from "./vectors.ts";

export interface Query {
  readonly sql: string;
  readonly columns: readonly Column[];
}

/** What can stand in FROM. */
interface Source {
  readonly sql: string;
  /** What it gives, by the name that it has there. */
  readonly columns: readonly Column[];
}

/** How one query is made: its choices, the names that are still free, and the CTEs that it can read. */
interface Making {
  readonly choose: Choose;
  readonly name: (letter: string) => string;
  readonly ctes: readonly Query[];
}

const baseTables = tables.map(({ catalog, namespace, name, schema }) => ({
  sql: [catalog, namespace, name].map(quoted).join("."),
  columns: schema.fields.flatMap(({ name: column, type }) => {
    const kind = kindOf(type);
    return kind === undefined ? [] : [{ sql: quoted(column), kind }];
  }),
}));

export function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && name !== "select"
    ? name
    : `"${name.replaceAll('"', '""')}"`;
}

function kindOf(type: unknown): Kind | undefined {
  if (typeof type !== "string") return undefined;
  if (/^(int|long|float|double|decimal\(.*)$/.test(type)) return "number";
  if (type === "string") return "text";
  if (type === "boolean") return "truth";
  if (type === "date") return "day";
  return type === "timestamp" || type === "timestamptz" ? "instant" : undefined;
}

/**
 * `more`: what can be read besides the tables. `prefix`: of the names, where the query is to stand
 * in another, in which DataFusion wants no CTE's name again.
 */
export function generateQuery(choose: Choose, more: readonly Query[] = [], prefix = ""): Query {
  let names = 0;
  const making: Making = { choose, name: (letter) => `${prefix}${letter}_${++names}`, ctes: more };
  return withCtes(making);
}

function withCtes(making: Making): Query {
  const { choose, name } = making;
  const ctes: Query[] = [];
  const heads: string[] = [];
  for (let left = choose.below(3); left > 0; left--) {
    const { sql, columns } = sets({ ...making, ctes: [...making.ctes, ...ctes] }, 1);
    const called = name("q");
    heads.push(`${called} AS (${sql})`);
    ctes.push({ sql: called, columns });
  }
  const { sql, columns } = sets({ ...making, ctes: [...making.ctes, ...ctes] }, 2);
  return { sql: heads.length > 0 ? `WITH ${heads.join(", ")} ${sql}` : sql, columns };
}

function sets(making: Making, depth: number): Query {
  const { choose } = making;
  const first = select(making, depth);
  if (!choose.maybe(20)) return first;
  const word = choose.pick(["UNION ALL", "UNION", "EXCEPT", "INTERSECT"]);
  const wanted = first.columns.map(({ kind }) => kind);
  return { sql: `${first.sql} ${word} ${select(making, 0, wanted).sql}`, columns: first.columns };
}

/** `wanted`: the kinds of its columns, where they are given. */
function select(making: Making, depth: number, wanted?: readonly Kind[]): Query {
  const { choose } = making;
  const from = joined(making, depth);
  const scope = scopeOf(making, from.columns);
  const asked = wanted ?? Array.from({ length: 1 + choose.below(4) }, () => choose.pick(kinds));
  const where = choose.maybe(40) ? ` WHERE ${filter(making, scope)}` : "";
  const source = ` FROM ${from.sql}${where}`;
  if (choose.maybe(25)) return grouped(making, scope, asked, source);
  const values = asked.map((kind) => windowed(scope, kind) ?? expression(scope, kind, 2));
  const { list, columns } = listOf(making, values, asked);
  const distinct = choose.maybe(15) ? "DISTINCT " : "";
  return { sql: `SELECT ${distinct}${list}${source}`, columns };
}

function listOf({ name }: Making, values: readonly string[], asked: readonly Kind[]) {
  const columns = asked.map((kind) => ({ sql: name("c"), kind }));
  const list = values.map((value, at) => `${value} AS ${columns[at]?.sql}`).join(", ");
  return { list, columns };
}

function filter(making: Making, scope: Scope): string {
  const { choose } = making;
  if (!choose.maybe(30)) return expression(scope, "truth", 2);
  const kind = choose.pick(kinds);
  const not = choose.pick(["", "NOT "]);
  if (choose.maybe(50))
    return `${expression(withoutSubqueries(scope), kind, 1)} ${not}IN (${scope.subqueries.column(kind)})`;
  const inner = joined(making, 0);
  const both = scopeOf(making, inner.columns);
  const same = `${expression(both, kind, 0)} = ${expression(scope, kind, 0)}`;
  return `${not}EXISTS (SELECT 1 FROM ${inner.sql} WHERE ${same})`;
}

function grouped(making: Making, scope: Scope, asked: readonly Kind[], source: string): Query {
  const { choose } = making;
  const keys = asked.filter(() => choose.maybe(50)).length;
  const values = asked.map((kind, at) =>
    at < keys ? expression(withoutSubqueries(scope), kind, 1) : aggregate(scope, kind),
  );
  const { list, columns } = listOf(making, values, asked);
  const positions = asked.slice(0, keys).map((_, at) => at + 1);
  const by = keys > 0 ? ` GROUP BY ${positions.join(", ")}` : "";
  const having = keys > 0 && choose.maybe(20) ? " HAVING count(*) > 1" : "";
  // Without a key or an aggregate nothing would be grouped.
  return { sql: `SELECT ${list}${source}${by}${having}`, columns };
}

function aggregate(whole: Scope, kind: Kind): string {
  const scope = withoutSubqueries(whole);
  const { choose } = scope;
  const of = (what: Kind) => expression(scope, what, 1);
  switch (kind) {
    case "number":
      return choose.pick([
        () => "count(*)",
        () => `${choose.pick(["sum", "avg", "min", "max", "stddev"])}(${of("number")})`,
        () => `count(DISTINCT ${of(choose.pick(kinds))})`,
        () => `sum(${of("number")}) FILTER (WHERE ${of("truth")})`,
      ])();
    case "truth":
      return `bool_or(${of("truth")})`;
    case "text":
    case "day":
    case "instant":
      return `${choose.pick(["min", "max"])}(${of(kind)})`;
  }
}

function windowed(whole: Scope, kind: Kind): string | undefined {
  const scope = withoutSubqueries(whole);
  const { choose } = scope;
  if (!choose.maybe(12)) return undefined;
  const [by, order] = [choose.pick(kinds), choose.pick(kinds)];
  const over = `OVER (PARTITION BY ${expression(scope, by, 0)} ORDER BY ${expression(scope, order, 1)})`;
  const value = expression(scope, kind, 1);
  return choose.pick([
    `lag(${value}) ${over}`,
    kind === "number" ? `sum(${value}) ${over}` : `first_value(${value}) ${over}`,
    kind === "number" ? `CAST(row_number() ${over} AS BIGINT)` : `max(${value}) ${over}`,
  ]);
}

function joined(making: Making, depth: number): Source {
  const { choose } = making;
  const left = source(making, depth);
  if (!choose.maybe(35)) return left;
  const right = source(making, depth);
  const one = withoutSubqueries({ choose, columns: left.columns });
  const other = withoutSubqueries({ choose, columns: right.columns });
  const word = choose.pick([
    "JOIN",
    "LEFT JOIN",
    "RIGHT JOIN",
    "FULL JOIN",
    "CROSS JOIN",
    "LEFT SEMI JOIN",
  ]);
  if (word === "CROSS JOIN")
    return {
      sql: `${left.sql} CROSS JOIN ${right.sql}`,
      columns: [...left.columns, ...right.columns],
    };
  const kind = choose.pick(kinds);
  const on = `${expression(one, kind, 1)} = ${expression(other, kind, 0)}`;
  const columns = word === "LEFT SEMI JOIN" ? left.columns : [...left.columns, ...right.columns];
  return { sql: `${left.sql} ${word} ${right.sql} ON ${on}`, columns };
}

function source(making: Making, depth: number): Source {
  const { choose, ctes, name } = making;
  const alias = name("t");
  const inner = depth > 0 && choose.maybe(30) ? sets(making, depth - 1) : undefined;
  const named = ctes.length > 0 && choose.maybe(50) ? choose.pick(ctes) : choose.pick(baseTables);
  const { sql, columns } = inner === undefined ? named : { ...inner, sql: `(${inner.sql})` };
  return {
    sql: `${sql} AS ${alias}`,
    columns: columns.map((column) => ({ ...column, sql: `${alias}.${column.sql}` })),
  };
}

/** DataFusion 53 runs no subquery in a key of a group, an aggregate, a window, a join's condition, nor before IN. */
function withoutSubqueries({ choose, columns }: Pick<Scope, "choose" | "columns">): Scope {
  const subqueries = {
    scalar: (kind: Kind) => literal(choose, kind),
    column: (kind: Kind) => `SELECT ${literal(choose, kind)}`,
  };
  return { choose, columns, subqueries };
}

/** Subqueries stay shallow: what they read is a table or a CTE. */
function scopeOf(making: Making, columns: readonly Column[]): Scope {
  const { choose } = making;
  const inner = () => {
    const { sql, columns: read } = source(making, 0);
    return { from: sql, scope: withoutSubqueries({ choose, columns: read }) };
  };
  const subqueries = {
    scalar(kind: Kind) {
      const { from, scope } = inner();
      return `(SELECT ${aggregate(scope, kind)} FROM ${from})`;
    },
    column(kind: Kind) {
      const { from, scope } = inner();
      return `SELECT ${expression(scope, kind, 1)} FROM ${from}`;
    },
  };
  return { choose, columns, subqueries };
}
