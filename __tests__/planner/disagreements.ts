/** Where the planner and DataFusion, asked through Python, differ on queries. */
import { isDeepStrictEqual } from "node:util";
import { askOracle } from "../interop/oracle.ts";
import { planner } from "./planner.ts";
import { comparable, type Executed, expectedOf, type Tables } from "./vectors.ts";

export interface Disagreement {
  readonly sql: string;
  readonly planned: Executed;
  readonly executed: Executed;
  /** What DataFusion said to it. */
  readonly refusal?: string;
}

export interface Comparison {
  /** Python's. */
  readonly version: string;
  readonly all: number;
  readonly refusedByBoth: number;
  /** The shortest query first. */
  readonly disagreements: readonly Disagreement[];
}

export function compare(
  over: { readonly tables: Tables; readonly defaults: { catalog: string; namespace: string } },
  queries: readonly string[],
): Comparison {
  const { version, answers } = askOracle(over, queries);
  const disagreements: Disagreement[] = [];
  let refusedByBoth = 0;
  for (const [at, sql] of queries.entries()) {
    const planned = comparable(expectedOf(planner.plan({ ...over, sql })));
    const answer = answers[at] ?? { executed: "refused" };
    if (!isDeepStrictEqual(planned, answer.executed))
      disagreements.push({ sql, planned, ...answer });
    else if (planned === "refused") refusedByBoth++;
  }
  disagreements.sort((a, b) => a.sql.length - b.sql.length);
  return { version, all: queries.length, refusedByBoth, disagreements };
}

/**
 * Whether the planner is wrong. It is not where DataFusion fails in a rule or a check of its own, nor
 * where the rows are called optional that its plan, which the planner has, knows to be required.
 */
export function isGrave({ planned, executed, refusal = "" }: Disagreement): boolean {
  if (
    /^DataFusion error: (Internal error|(Optimizer rule '\w+' failed|\w+)\ncaused by)/.test(refusal)
  )
    return false;
  if (planned === "refused" || executed === "refused") return true;
  const isOptional = ([name, type, required]: (typeof planned)[number], at: number) =>
    isDeepStrictEqual([name, type, required && executed[at]?.[2]], executed[at]);
  return planned.length !== executed.length || !planned.every(isOptional);
}
