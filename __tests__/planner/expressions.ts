/** Expressions that DataFusion accepts, over the columns that are in reach. */
import type { Choose } from "./choose.ts";

export const kinds = ["number", "text", "truth", "day", "instant"] as const;
export type Kind = (typeof kinds)[number];

export interface Column {
  /** As a query refers to it. */
  readonly sql: string;
  readonly kind: Kind;
}

/** A subquery of one value or of one column of that kind, where one may stand. */
export interface Subqueries {
  scalar(kind: Kind): string;
  column(kind: Kind): string;
}

export interface Scope {
  readonly choose: Choose;
  readonly columns: readonly Column[];
  readonly subqueries: Subqueries;
}

type Make = (kind: Kind) => string;

export function expression(scope: Scope, kind: Kind, depth: number): string {
  const { choose } = scope;
  const known = scope.columns.filter((column) => column.kind === kind);
  if (depth === 0 || choose.maybe(30))
    return known.length > 0 && !choose.maybe(15) ? choose.pick(known).sql : literal(choose, kind);
  const make: Make = (of) => expression(scope, of, depth - 1);
  if (choose.maybe(25)) return anyKind(scope, kind, make);
  switch (kind) {
    case "number":
      return number(choose, make);
    case "text":
      return text(choose, make);
    case "truth":
      return truth(scope, make);
    case "day":
      return choose.maybe(50)
        ? `CAST(${make("instant")} AS DATE)`
        : `(${make("day")} + INTERVAL '1 month')`;
    case "instant":
      return instant(choose, make);
  }
}

export function literal(choose: Choose, kind: Kind): string {
  switch (kind) {
    case "number":
      return choose.pick(["1", "7", "2.5", "CAST(3 AS INT)", "1e1", "CAST(4 AS DECIMAL(6, 2))"]);
    case "text":
      return choose.pick(["'x'", "''", "'it''s'", "'größe 😀'"]);
    case "truth":
      return choose.pick(["true", "false"]);
    case "day":
      return "DATE '2024-02-29'";
    case "instant":
      return "CAST('2024-02-29 12:00:00' AS TIMESTAMP(6))";
  }
}

function anyKind({ choose, subqueries }: Scope, kind: Kind, make: Make): string {
  switch (choose.below(6)) {
    case 0:
      return `coalesce(${make(kind)}, ${make(kind)})`;
    case 1:
      return `CASE WHEN ${make("truth")} THEN ${make(kind)} END`;
    case 2:
      return `CASE WHEN ${make("truth")} THEN ${make(kind)} ELSE ${make(kind)} END`;
    case 3:
      return `nullif(${make(kind)}, ${make(kind)})`;
    case 4:
      return `CASE ${make("text")} WHEN 'a' THEN ${make(kind)} WHEN 'b' THEN NULL ELSE ${make(kind)} END`;
    default:
      return subqueries.scalar(kind);
  }
}

function number(choose: Choose, make: Make): string {
  const one = () => make("number");
  switch (choose.below(9)) {
    case 0:
      return `(${one()} ${choose.pick(["+", "-", "*"])} ${one()})`;
    case 1:
      return `(${one()} / 2)`;
    case 2:
      return `abs(${one()})`;
    case 3:
      return `round(CAST(${one()} AS DOUBLE), 1)`;
    case 4:
      return `CAST(${one()} AS ${choose.pick(["BIGINT", "DOUBLE", "DECIMAL(18, 4)", "REAL"])})`;
    case 5:
      return `length(${make("text")})`;
    case 6:
      return `(- ${one()})`;
    case 7:
      return `TRY_CAST(${make("text")} AS INT)`;
    default:
      return `date_part('year', ${make(choose.pick(["instant", "day"]))})`;
  }
}

function text(choose: Choose, make: Make): string {
  const one = () => make("text");
  switch (choose.below(7)) {
    case 0:
      return `upper(${one()})`;
    case 1:
      return `(${one()} || ${one()})`;
    case 2:
      return `concat(${one()}, '-', ${make("number")})`;
    case 3:
      return `substr(${one()}, 1, 3)`;
    case 4:
      return `encode(sha256(${one()}), 'hex')`;
    case 5:
      return `regexp_replace(${one()}, '[^a-z]', '')`;
    default:
      return `CAST(${make(choose.pick(["number", "day", "instant", "truth"]))} AS VARCHAR)`;
  }
}

function truth({ choose, subqueries }: Scope, make: Make): string {
  const kind = choose.pick(kinds);
  switch (choose.below(7)) {
    case 0:
      return `(${make(kind)} ${choose.pick(["=", "<", ">=", "<>", "IS DISTINCT FROM"])} ${make(kind)})`;
    case 1:
      return `(${make(kind)} IS ${choose.pick(["", "NOT "])}NULL)`;
    case 2:
      return `(${make("truth")} ${choose.pick(["AND", "OR"])} ${make("truth")})`;
    case 3:
      return `(NOT ${make("truth")})`;
    case 4:
      return `(${make("text")} LIKE 'a%')`;
    case 5:
      return `(${make("number")} BETWEEN ${make("number")} AND ${make("number")})`;
    default:
      return `(${make(kind)} > ${subqueries.scalar(kind)})`;
  }
}

function instant(choose: Choose, make: Make): string {
  switch (choose.below(3)) {
    case 0:
      return `date_trunc('${choose.pick(["day", "hour", "month"])}', ${make("instant")})`;
    case 1:
      return `(${make("instant")} - INTERVAL '90 minutes')`;
    default:
      return `CAST(${make("day")} AS TIMESTAMP(6))`;
  }
}
