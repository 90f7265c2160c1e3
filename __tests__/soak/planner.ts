/** Generated queries, right ones and ones with a fault, for the planner; for DataFusion too where Python has it. */
import assert from "node:assert/strict";
import process from "node:process";
import { choicesOf } from "../planner/choose.ts";
import { compare, isGrave } from "../planner/disagreements.ts";
import { mutate } from "../planner/mutate.ts";
import { planner } from "../planner/planner.ts";
import { generateQuery } from "../planner/queries.ts";
import { defaults, tables } from "../planner/vectors.ts";

/** What Python is asked at a time. */
const together = 200;
const shown = 20;

/** Tells the shortest queries on which the two differ; without Python, that each is answered, and as before. */
export function soakPlanner(count: number, seed: number): Record<string, number> {
  const counts = { agree: 0, "refused by both": 0, "differ, and may": 0, wrong: 0, answered: 0 };
  const found: string[] = [];
  for (let done = 0; done < count; done += together) {
    const queries = queriesOf(seed + done, Math.min(together, count - done));
    if (process.env.ICEBRANCH_TEST_PYTHON === undefined) {
      for (const sql of queries) answersTwice(sql);
      counts.answered += queries.length;
      continue;
    }
    const compared = compare({ tables, defaults }, queries);
    const wrong = compared.disagreements.filter(isGrave);
    counts.wrong += wrong.length;
    counts["differ, and may"] += compared.disagreements.length - wrong.length;
    counts["refused by both"] += compared.refusedByBoth;
    counts.agree += compared.all - compared.disagreements.length;
    found.push(...wrong.map((one) => JSON.stringify(one)));
  }
  found.sort((a, b) => a.length - b.length);
  for (const one of found.slice(0, shown)) console.log(one);
  return counts;
}

function queriesOf(seed: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const choose = choicesOf((seed + at) % 2 ** 31);
    const { sql } = generateQuery(choose);
    return choose.maybe(20) ? mutate(choose, sql) : sql;
  });
}

function answersTwice(sql: string): void {
  const first = planner.plan({ sql, defaults, tables });
  assert.notEqual(first.kind, "given-up", sql);
  assert.deepEqual(planner.plan({ sql, defaults, tables }), first, sql);
}
