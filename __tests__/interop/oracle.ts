/** DataFusion itself, from Python's package, asked what it makes of queries. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import type { PlannerQuery } from "../../src/lineage/planner.ts";
import type { Executed } from "../planner/vectors.ts";

const program = join(import.meta.dirname, "datafusion_oracle.py");

export interface Oracle {
  readonly version: string;
  readonly answers: readonly { readonly executed: Executed; readonly refusal?: string }[];
}

export function askOracle(
  { tables, defaults }: Pick<PlannerQuery, "tables" | "defaults">,
  queries: readonly string[],
): Oracle {
  const python = process.env.ICEBRANCH_TEST_PYTHON;
  assert.ok(python, "ICEBRANCH_TEST_PYTHON names a Python that has datafusion");
  const input = JSON.stringify({ tables, defaults, queries });
  const { status, stdout, stderr } = spawnSync(python, [program], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  assert.equal(status, 0, stderr);
  const { version, answers } = JSON.parse(stdout);
  const answerOf = ({ columns, refused }: { columns?: Executed; refused?: string }) =>
    columns === undefined
      ? { executed: "refused" as const, refusal: refused ?? "" }
      : { executed: columns };
  return { version, answers: answers.map(answerOf) };
}
