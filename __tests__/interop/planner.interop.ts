/** The planner says of a query what DataFusion itself, run by Python, answers to it. */
import assert from "node:assert/strict";
import process from "node:process";
import { describe, it, type TestContext } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { choicesOf } from "../planner/choose.ts";
import { type Comparison, compare, isGrave } from "../planner/disagreements.ts";
import { mutate } from "../planner/mutate.ts";
import { planner } from "../planner/planner.ts";
import { generateQuery } from "../planner/queries.ts";
import {
  comparable,
  defaults,
  type Executed,
  expectedOf,
  readVectors,
  tables,
  type Vector,
  writeVectors,
} from "../planner/vectors.ts";
import { benchmarks, knownDifferences, readTpcQueries, readTpcTables, tpcDefaults } from "./tpc.ts";

describe("our own queries", () => {
  it("have DataFusion's columns, types and nullability, or are refused by both", (t) => {
    const families = [...readVectors()];
    const queries = families.flatMap(([, vectors]) => vectors.map(({ sql }) => sql));
    const comparison = compare({ tables, defaults }, queries);
    const executed = new Map(comparison.disagreements.map((one) => [one.sql, one.executed]));
    if (process.env.ICEBRANCH_UPDATE_VECTORS === "1")
      for (const [family, vectors] of families) renew(family, vectors, executed);
    const vectors = [...readVectors().values()].flat();
    tell(t, "queries of our own", comparison, "with a reason");
    assert.deepEqual(
      vectors.flatMap((vector) => complaint(vector, executed.get(vector.sql))),
      [],
    );
  });
});

for (const benchmark of benchmarks)
  describe(`the queries of ${benchmark.name}`, () => {
    it("have DataFusion's columns, types and nullability, or are refused by both", (t) => {
      const over = { tables: readTpcTables(benchmark), defaults: tpcDefaults };
      const queries = readTpcQueries(benchmark);
      const comparison = compare(
        over,
        queries.map(({ sql }) => sql),
      );
      tell(t, benchmark.name, comparison, "with a reason");
      const named = (sql: string) => queries.find((one) => one.sql === sql)?.name ?? sql;
      const found = comparison.disagreements.map(({ sql }) => named(sql)).sort();
      const known = Object.keys(knownDifferences).filter((name) =>
        name.startsWith(`${benchmark.name} `),
      );
      assert.deepEqual(found, known.sort(), JSON.stringify(comparison.disagreements));
    });
  });

describe("generated queries", () => {
  const seeds = Array.from({ length: 300 }, (_, at) => choicesOf(at));

  it("have DataFusion's columns, types and nullability, or are refused by both", (t) => {
    const queries = seeds.map((choose) => generateQuery(choose).sql);
    const comparison = compare({ tables, defaults }, queries);
    tell(t, "generated queries", comparison, "in what the planner does not ask");
    assert.deepEqual(comparison.disagreements.filter(isGrave), []);
  });

  it("with a fault are refused where DataFusion refuses them", (t) => {
    const queries = seeds.map((choose) => mutate(choose, generateQuery(choose).sql));
    const comparison = compare({ tables, defaults }, queries);
    tell(t, "generated queries with a fault", comparison, "in what the planner does not ask");
    assert.deepEqual(comparison.disagreements.filter(isGrave), []);
  });
});

function tell(t: TestContext, what: string, comparison: Comparison, why: string): void {
  const { all, disagreements, refusedByBoth, version } = comparison;
  const differ = disagreements.length > 0 ? `, ${disagreements.length} differ ${why}` : "";
  const agree = `${all - disagreements.length} of ${all} agree (${refusedByBoth} refused by both)`;
  t.diagnostic(`${what}: ${agree}${differ}; planner ${planner.version}, Python ${version}`);
}

/** `executed`: where the planner and DataFusion differ. */
function complaint(vector: Vector, executed: Executed | undefined): readonly unknown[] {
  const { name, sql, expected, differs } = vector;
  if (expected === undefined) return [{ name, sql, note: "has no expectation", executed }];
  if (executed === undefined)
    return differs ? [{ name, sql, note: "is listed as a difference, but agrees" }] : [];
  if (isDeepStrictEqual(differs?.executed, executed)) return [];
  return [{ name, sql, planned: comparable(expected), executed }];
}

/** A vector is renewed where DataFusion agrees, or where a reason stands with it why it need not. */
function renew(
  family: string,
  vectors: readonly Vector[],
  differing: ReadonlyMap<string, Executed>,
): void {
  const renewed: Vector[] = [];
  for (const vector of vectors) {
    const { name, sql, differs } = vector;
    const executed = differing.get(sql);
    if (executed !== undefined && differs === undefined) renewed.push(vector);
    else {
      const expected = expectedOf(planner.plan({ sql, defaults, tables }));
      const because = differs?.because ?? "";
      const kept = executed === undefined ? {} : { differs: { because, executed } };
      renewed.push({ name, sql, expected, ...kept });
    }
  }
  writeVectors(family, renewed);
}
