/** Where main has moved since the data branch was made: what the branch added comes on top. */
import assert from "node:assert/strict";
import { outcomes, states } from "../e2e/lakehouse.ts";
import type { LakeEngine, ServerLake } from "./lake.ts";
import { type House, lineOf } from "./publish-house.ts";
import { type NewTable, type Scenario, shop } from "./publish-scenarios.ts";
import { replayFiles } from "./replay-files.ts";

/** Of a folder without a catalog pyiceberg only reads. */
function writersOf({ readers, config }: ServerLake): readonly [LakeEngine, LakeEngine] {
  const [one, other] = readers.filter(({ name }) => config.type !== "file" || name === "java");
  assert.ok(one !== undefined);
  return [one, other ?? one];
}

/** Main and the data branch of each table have rows of two engines; git's main has it. */
export async function diverged(house: House, options?: NewTable): Promise<void> {
  await shop(house, options);
  await house.icebranch(0, "build");
  const [one, other] = writersOf(house.lake);
  const { branch } = house;
  await one.ask({ do: "append", table: "customers", branch, ids: [2] });
  await other.ask({ do: "append", table: "customers", ids: [3] });
  await other.ask({ do: "append", table: "orders", branch, ids: [102] });
  await one.ask({ do: "append", table: "orders", ids: [103] });
  await house.merge();
}

/** And no file is there that nothing leads to. */
export async function mainIs(house: House, ...rows: readonly (readonly number[])[]): Promise<void> {
  const found = [await house.rows("customers"), await house.rows("orders")];
  assert.deepEqual(found, rows);
  for (const table of house.tables)
    assert.deepEqual((await replayFiles(house.lake, table)).left, [], `left of ${table}`);
}

/** Published, run again, undone, published again. */
export async function replays(house: House): Promise<void> {
  const report = await house.icebranch(0, "build");
  assert.equal(states(report), "customers replay, orders replay");
  assert.equal(outcomes(report), "customers published, orders published");
  assert.deepEqual(lineOf(report, house, "orders").added, { rows: 1, files: 1 });
  assert.deepEqual(report.findings, []);
  await mainIs(house, [1, 2, 3], [101, 102, 103]);
  assert.equal((await replayFiles(house.lake, "orders")).used.length, 2);
  const moved = await house.places();
  assert.equal((await house.icebranch(0, "build")).result, "nothing-to-do");
  assert.deepEqual(await house.places(), moved);
  const undo = lineOf(report, house, "orders").outcome?.undo ?? "";
  await house.icebranch(0, ...undo.split(" ").slice(1));
  await mainIs(house, [1, 3], [101, 103]);
  await house.icebranch(0, "publish", "--branch", house.branch);
  await mainIs(house, [1, 2, 3], [101, 102, 103]);
}

export const replayed: Scenario = {
  name: "a replay",
  async run(house) {
    await diverged(house);
    await replays(house);
  },
};
