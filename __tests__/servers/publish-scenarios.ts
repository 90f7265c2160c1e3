/** What can happen to tables between a branch and main: each in a lake of its own, with a git repository. */
import assert from "node:assert/strict";
import { marksOf } from "../../src/iceberg/marks.ts";
import { branchHead } from "../../src/iceberg/refs.ts";
import { outcomes, states } from "../e2e/lakehouse.ts";
import type { EngineAction } from "./engine-actions.ts";
import { type House, lineOf } from "./publish-house.ts";

export interface Scenario {
  /** A column of the matrix. */
  readonly name: string;
  run(house: House): Promise<void>;
}

export type NewTable = Omit<EngineAction<"createTable">, "do" | "table" | "branch">;

/** customers has row 1 and orders row 101 on main; the git branch adds the ingest of both. */
export async function shop(house: House, options: NewTable = {}): Promise<void> {
  const { writer } = house.lake;
  for (const [table, ids] of [["customers", [1]] as const, ["orders", [101]] as const]) {
    await writer.ask({ do: "createTable", table, ...options });
    house.tables.add(table);
    await house.sync(table, "main", ids);
  }
  await house.repository.branch(house.branch);
  await house.ingest("customers", "orders");
}

/** The data branches are made, and hold rows 2 and 102 too. */
export async function synced(house: House, options: NewTable = {}): Promise<void> {
  await shop(house, options);
  await house.icebranch(0, "build");
  await house.sync("customers", house.branch, [2]);
  await house.sync("orders", house.branch, [102]);
}

/** git's main has it, and is checked out; no table has moved. */
export async function merged(house: House, options: NewTable = {}): Promise<void> {
  await synced(house, options);
  await house.merge();
}

async function published(house: House, options: NewTable = {}): Promise<void> {
  await merged(house, options);
  await house.icebranch(0, "build");
}

async function mainIs(
  house: House,
  customers: readonly number[],
  orders: readonly number[],
): Promise<void> {
  assert.deepEqual(await house.rows("customers"), customers);
  assert.deepEqual(await house.rows("orders"), orders);
}

/** Ends blocked, says this of the tables, and moves nothing. */
async function movesNothing(house: House, said: string, code: string): Promise<void> {
  const before = await house.places();
  const report = await house.icebranch(1, "build", "--on-diverged=fail");
  assert.equal(states(report), said);
  assert.ok(report.findings.some((one) => one.code === code && one.level === "error"));
  assert.deepEqual(await house.places(), before);
}

const wholeLife: Scenario = {
  name: "build to publish",
  async run(house) {
    await synced(house);
    assert.equal(
      states(await house.icebranch(0, "plan")),
      "customers fast-forward, orders fast-forward",
    );
    await mainIs(house, [1], [101]);
    await house.merge();
    const report = await house.icebranch(0, "build");
    assert.equal(outcomes(report), "customers published, orders published");
    assert.deepEqual(lineOf(report, house, "orders").added, { rows: 1, files: 1 });
    await mainIs(house, [1, 2], [101, 102]);
    const { metadata } = await house.load("orders");
    const receipt = marksOf(metadata).get(house.branch);
    assert.ok(receipt !== undefined && receipt !== "unreadable");
    assert.deepEqual(
      [receipt.state, receipt.publish?.to],
      ["published", branchHead(metadata, house.branch)],
    );
  },
};

const undone: Scenario = {
  name: "undo, again, clean",
  async run(house) {
    await merged(house);
    const undo = lineOf(await house.icebranch(0, "build"), house, "orders").outcome?.undo ?? "";
    const argv = undo.split(" ").slice(1);
    assert.equal(outcomes(await house.icebranch(0, ...argv)), "customers undone, orders undone");
    await mainIs(house, [1], [101]);
    assert.deepEqual(await house.rows("orders", house.branch), [101, 102]);
    await house.icebranch(0, "publish", "--branch", house.branch);
    await mainIs(house, [1, 2], [101, 102]);
    await house.icebranch(0, "clean", "--branch", house.branch);
    await mainIs(house, [1, 2], [101, 102]);
  },
};

const twice: Scenario = {
  name: "second run changes nothing",
  async run(house) {
    await shop(house);
    await house.icebranch(0, "build");
    const built = await house.places();
    assert.equal((await house.icebranch(0, "build")).result, "nothing-to-do");
    assert.deepEqual(await house.places(), built);
    await house.sync("orders", house.branch, [102]);
    await house.merge();
    await house.icebranch(0, "build");
    const moved = await house.places();
    assert.equal((await house.icebranch(0, "build")).result, "nothing-to-do");
    assert.deepEqual(await house.places(), moved);
  },
};

const newMain: Scenario = {
  name: "a new table",
  async run(house) {
    await house.repository.branch(house.branch);
    await house.ingest("orders");
    assert.equal(states(await house.icebranch(0, "build")), "orders pending");
    await house.lake.firstSync("orders", house.branch, [101]);
    house.tables.add("orders");
    assert.equal(states(await house.icebranch(0, "plan")), "orders new-main");
    await house.merge();
    await house.icebranch(0, "build");
    assert.deepEqual(await house.rows("orders"), [101]);
  },
};

const mainMoved: Scenario = {
  name: "main moved: none",
  async run(house) {
    await merged(house);
    await house.sync("orders", "main", [150]);
    await movesNothing(house, "customers fast-forward, orders diverged", "IB401");
    await mainIs(house, [1], [101, 150]);
  },
};

const skipped: Scenario = {
  name: "main moved: skip",
  async run(house) {
    await merged(house);
    await house.sync("orders", "main", [150]);
    const report = await house.icebranch(4, "build", "--on-diverged=skip");
    assert.equal(outcomes(report), "customers published, orders skipped");
    await mainIs(house, [1, 2], [101, 150]);
  },
};

const lateRows: Scenario = {
  name: "late rows",
  async run(house) {
    await published(house);
    await house.sync("orders", house.branch, [103]);
    assert.equal((await house.icebranch(0, "build")).result, "nothing-to-do");
    await mainIs(house, [1, 2], [101, 102]);
    await house.icebranch(0, "publish", "--branch", house.branch);
    await mainIs(house, [1, 2], [101, 102, 103]);
  },
};

/** What was agreed to is not done where a table went meanwhile. */
async function refusesAgreed(house: House, meanwhile: () => Promise<void>): Promise<void> {
  await merged(house);
  const { digest } = await house.icebranch(0, "publish", "--dry-run");
  await meanwhile();
  const before = await house.places();
  const report = await house.icebranch(1, "publish", `--expect-digest=${digest}`);
  assert.ok(report.findings.some(({ code, level }) => code === "IB414" && level === "error"));
  assert.deepEqual(await house.places(), before);
  assert.deepEqual(await house.rows("customers"), [1]);
}

const dropped: Scenario = {
  name: "a table dropped",
  run: (house) =>
    refusesAgreed(house, async () => {
      await house.lake.writer.ask({ do: "dropTable", table: "orders" });
      house.tables.delete("orders");
    }),
};

const replaced: Scenario = {
  name: "a table of another uuid",
  async run(house) {
    await refusesAgreed(house, async () => {
      await house.lake.writer.ask({ do: "dropTable", table: "orders" });
      await house.lake.writer.ask({ do: "createTable", table: "orders" });
      await house.sync("orders", "main", [900]);
    });
    await mainIs(house, [1], [900]);
  },
};

const rewritten: Scenario = {
  name: "rows deleted on the branch",
  async run(house) {
    await merged(house);
    await house.lake.writer.ask({
      ...{ do: "deleteRows", table: "orders", branch: house.branch, ids: [101] },
    });
    await house.icebranch(0, "build");
    await mainIs(house, [1, 2], [102]);
  },
};

export const moves: readonly Scenario[] = [
  ...[wholeLife, undone, twice, newMain, mainMoved, skipped, lateRows],
  ...[dropped, replaced, rewritten],
];
