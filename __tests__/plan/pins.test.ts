/** What was planned on a table is not done to what somebody has made of it meanwhile. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { brokenRequirement } from "../../src/iceberg/commit.ts";
import { refsOf } from "../../src/iceberg/refs.ts";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import { planBuild } from "../../src/plan/build.ts";
import { planClean } from "../../src/plan/clean.ts";
import type { CatalogState } from "../../src/plan/context.ts";
import type { PlannedTable } from "../../src/plan/planned-table.ts";
import { planPublish } from "../../src/plan/publish.ts";
import { planRefresh } from "../../src/plan/refresh.ts";
import { planSweep } from "../../src/plan/sweep.ts";
import { planUndo } from "../../src/plan/undo.ts";
import { aTable } from "../a-table.ts";
import { allOf, context, lake, marked, metadataOf } from "./lake.ts";

type Planner = (state: CatalogState) => readonly PlannedTable[];

const publish = { id: "p", merge: "m", from: "1", to: "2" };
const late = { ...context, now: 9e12 };
const build: Planner = (state) => planBuild(allOf(state), state, context);
const verbs: { name: string; table: TableMetadata; plan: Planner }[] = [
  { name: "build", table: aTable("1 < 9; main=1"), plan: build },
  {
    name: "build of a published branch",
    table: aTable("1 < 2 < 9; main=2 pr=2", marked({ state: "published", publish })),
    plan: build,
  },
  {
    name: "build of an undone branch",
    table: aTable("1 < 2 < 9; main=1 pr=2", marked({ state: "undone", publish })),
    plan: build,
  },
  {
    name: "publish",
    table: aTable("1 < 2 < 9; main=1 pr=2", marked()),
    plan: (state) =>
      planPublish(allOf(state), state, context, { onDiverged: "fail", explicit: false }),
  },
  {
    name: "refresh",
    table: aTable("1 < 2 < 9; main=1 pr=2", marked()),
    plan: (state) => planRefresh(allOf(state), state, context, { discard: true }),
  },
  {
    name: "clean",
    table: aTable("1 < 2 < 9; main=1 pr=2", marked()),
    plan: (state) =>
      planClean(allOf(state), state, context, { discard: false, dropNew: false }).tables,
  },
  {
    name: "undo",
    table: aTable("1 < 2 < 9; main=2 pr=2", marked({ state: "published", publish })),
    plan: (state) => planUndo(allOf(state), state, context, "p"),
  },
  {
    name: "the sweep",
    table: aTable("1 < 2 < 9; main=2 pr=2", marked({ state: "published", publish })),
    plan: (state) => planSweep(allOf(state), state, late).flat(),
  },
];

function pointed(table: TableMetadata, name: string): TableMetadata {
  return { ...table, refs: { ...refsOf(table), [name]: { "snapshot-id": 9, type: "branch" } } };
}

function isRefused(planned: readonly PlannedTable[], table: TableMetadata): boolean {
  const [commit] = planned.flatMap((one) => (one.commit === undefined ? [] : [one.commit.commit]));
  assert.ok(commit);
  return brokenRequirement(table, commit.requirements) !== undefined;
}

for (const { name, table, plan } of verbs)
  describe(name, () => {
    const state = lake({ orders: table });
    const planned = plan(state);

    it("is done to the table as it was planned on", () =>
      assert.equal(isRefused(planned, metadataOf(state, "orders")), false));

    for (const ref of ["main", "pr"])
      it(`is refused where somebody moved ${ref}`, () =>
        assert.equal(isRefused(planned, pointed(table, ref)), true));

    it("is refused where another table has the name now", () =>
      assert.equal(isRefused(planned, { ...table, "table-uuid": "another" }), true));

    it("is done though somebody moved another branch", () =>
      assert.equal(isRefused(planned, pointed(table, "elsewhere")), false));
  });

describe("publish", () => {
  const planned = verbs.find(({ name }) => name === "publish");
  assert.ok(planned);
  const { table, plan } = planned;
  for (const key of ["current-schema-id", "default-spec-id"])
    it(`is refused where somebody changed the table's ${key}`, () =>
      assert.equal(isRefused(plan(lake({ orders: table })), { ...table, [key]: 1 }), true));
});
