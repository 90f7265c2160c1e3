/** The SQL planner, through its port: `npm run build && npm run bench -- --parts views`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { brotliDecompressSync } from "node:zlib";
import { sqlPlanner } from "../src/adapters/sql-planner.ts";
import type { PlannedColumn, PlannerQuery, QueryPlanner } from "../src/lineage/planner.ts";
import { headOf, rowOf } from "./markdown.ts";

type Tables = PlannerQuery["tables"];
type Say = (line: string) => void;

const file = resolve(import.meta.dirname, "../dist/planner.wasm.br");
const defaults = { catalog: "gold", namespace: "shop" } as const;
const views = 1_000;
/** What a thousand views may take, of either shape. */
const limitMs = 3_000;

const orders: Tables[number] = {
  ...{ ...defaults, name: "orders" },
  schema: {
    fields: [
      { id: 1, name: "id", required: true, type: "long" },
      { id: 2, name: "customer", required: true, type: "string" },
      { id: 3, name: "amount", required: false, type: "decimal(10, 2)" },
      { id: 4, name: "created_at", required: true, type: "timestamptz" },
    ],
  },
};

/** Has the columns of the table that it reads, so that the next can read it. */
const viewOf = (from: string) =>
  `SELECT id, upper(customer) AS customer, CAST(amount * 1.01 AS DECIMAL(10, 2)) AS amount,
     date_trunc('day', created_at) AS created_at
   FROM ${from} WHERE amount > 0`;

/** Throws where a thousand views take longer than they may. */
export async function benchViews(runs: number, say: Say): Promise<void> {
  const compressed = readFileSync(file);
  say(headOf("Views, planned by DataFusion", ["work", "time"]));
  const loads: number[] = [];
  for (let run = 0; run < runs; run++)
    loads.push(await timeOf(async () => void (await sqlPlanner())));
  say(rowOf(["the planner is loaded", ms(median(loads))]));
  const planner = await sqlPlanner();
  await plan(planner, "orders", [orders]);
  const singles: number[] = [];
  for (let run = 0; run < runs * 20; run++)
    singles.push(await timeOf(async () => void (await plan(planner, "orders", [orders]))));
  say(rowOf(["one view", `${median(singles).toFixed(1)} ms`]));
  const shapes = { "in a chain": chain, "in a fan": fan };
  for (const [name, work] of Object.entries(shapes)) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const fresh = await sqlPlanner();
      times.push(await timeOf(() => work(fresh)));
    }
    say(rowOf([`${views} views ${name}`, ms(median(times))]));
    assert.ok(median(times) <= limitMs, `${views} views ${name} take more than ${limitMs} ms`);
  }
  say(`\n${mb(brotliDecompressSync(compressed))} of WebAssembly, ${mb(compressed)} in \`dist/\`.`);
}

/** Each reads the one before. */
async function chain(planner: QueryPlanner): Promise<void> {
  let last = orders;
  for (let at = 0; at < views; at++) {
    const columns = await plan(planner, last.name, [last]);
    const fields = columns.map(({ name, type, required }, place) => ({
      id: place + 1,
      name,
      required,
      type,
    }));
    last = { ...defaults, name: `view_${at}`, schema: { fields } };
  }
}

async function fan(planner: QueryPlanner): Promise<void> {
  for (let at = 0; at < views; at++) await plan(planner, "orders", [orders]);
}

async function plan(
  planner: QueryPlanner,
  from: string,
  tables: Tables,
): Promise<readonly PlannedColumn[]> {
  const answer = await planner.plan({ sql: viewOf(from), defaults, tables });
  assert.ok(answer.kind === "planned", JSON.stringify(answer));
  return answer.columns;
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function mb(bytes: Uint8Array): string {
  return `${(bytes.length / 1e6).toFixed(1)} MB`;
}
