import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { type Limits, sqlPlanner } from "../../src/adapters/sql-planner.ts";
import { defaults, tables } from "../planner/tables.ts";

const limits: Limits = { oneMs: 60_000, allMs: 600_000, startMs: 60_000 };
/** Where something is wrong deep inside, the parser tries each CASE twice: it would take years. */
const endless = `SELECT ${"CASE WHEN 1 THEN ".repeat(60)}`;
const fine = "SELECT id FROM orders";

async function kinds(texts: readonly string[], with_: Partial<Limits> = {}): Promise<string[]> {
  const planner = await sqlPlanner({ ...limits, ...with_ });
  return (await planner.parse(texts)).map(({ kind }) => kind);
}

describe("the planner's thread", () => {
  it("answers one for each text, in order", async () =>
    assert.deepEqual(await kinds([fine, "SELECT", "DELETE FROM a", "", fine]), [
      ...["query", "refused", "other", "statements", "query"],
    ]));

  it("gives up a text that takes too long, and answers the others", async () =>
    assert.deepEqual(await kinds([fine, endless, fine], { oneMs: 1_000 }), [
      ...["query", "given-up", "query"],
    ]));

  it("ends in time, however many such texts there are", async () => {
    const start = performance.now();
    const texts = [...Array<string>(50).fill(endless), fine];
    const answers = await kinds(texts, { oneMs: 500, allMs: 1_500 });
    assert.deepEqual(new Set(answers), new Set(["given-up"]));
    assert.ok(performance.now() - start < 30_000);
  });

  it("gives up a query that takes too long to plan, and answers the next", async () => {
    const planner = await sqlPlanner({ ...limits, oneMs: 1_000 });
    const slow = `SELECT id FROM orders WHERE ${Array(20_000).fill("id = 1").join(" AND ")}`;
    const [first, second] = await Promise.all(
      [slow, fine].map((sql) => planner.plan({ sql, defaults, tables })),
    );
    assert.deepEqual([first?.kind, second?.kind], ["given-up", "planned"]);
  });

  it("outlives what exhausts its stack or memory, and goes on with the next", async () => {
    const texts = [
      `SELECT ${"(".repeat(5_000)}1`,
      `SELECT 1 WHERE ${"a=1 AND ".repeat(125_000)}TRUE`,
      `SELECT 1${" UNION SELECT 1".repeat(60_000)}`,
      `SELECT ${"[".repeat(100_000)}1`,
    ];
    const planner = await sqlPlanner(limits);
    for (const sql of texts) {
      const [parse] = await planner.parse([sql]);
      assert.ok(["query", "refused", "given-up"].includes(parse?.kind ?? ""), parse?.kind);
      assert.equal((await planner.parse([fine]))[0]?.kind, "query");
    }
  });

  for (const [name, sql] of [
    [
      "3,000 conditions",
      `SELECT id FROM orders WHERE ${Array(3_000).fill("id = 1").join(" AND ")}`,
    ],
    ["1,000 unions", `${fine}${` UNION ALL ${fine}`.repeat(1_000)}`],
  ] as const)
    it(`plans ${name}`, async () => {
      const planner = await sqlPlanner(limits);
      const planned = await planner.plan({ sql, defaults, tables });
      assert.equal(planned.kind, "planned");
    });

  it("says DataFusion's version", async () =>
    assert.equal((await sqlPlanner(limits)).version, "53.1.0"));

  it("does not keep the process alive", () => {
    const adapter = new URL("../../src/adapters/sql-planner.ts", import.meta.url);
    const program = `
      const { sqlPlanner } = await import(${JSON.stringify(adapter.href)});
      const [one] = await (await sqlPlanner()).parse(["SELECT 1"]);
      console.log(one.kind);
    `;
    const args = ["--input-type=module", "--eval", program];
    const { stdout, status } = spawnSync(process.execPath, args, {
      encoding: "utf8",
      timeout: 60_000,
    });
    assert.deepEqual([stdout, status], ["query\n", 0]);
  });
});
