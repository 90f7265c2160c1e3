import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { PlannedTable } from "../../src/plan/planned-table.ts";
import { planPublish, requireAtomic } from "../../src/plan/publish.ts";
import { aTable } from "../a-table.ts";
import { allOf, context, lake, marked } from "./lake.ts";

function planned(...names: readonly string[]): readonly PlannedTable[] {
  const tables = names.map((name) => [name, aTable("1 < 2; main=1 pr=2", marked())]);
  const state = lake(Object.fromEntries(tables));
  return planPublish(allOf(state), state, context, { onDiverged: "fail", explicit: false });
}

function inCatalog(catalog: string, all: readonly PlannedTable[]): readonly PlannedTable[] {
  return all.map((one) => ({ ...one, plan: { ...one.plan, catalog } }));
}

const bronze = { name: "bronze", type: "rest" };

describe("publish.atomic: require", () => {
  const rows = [
    [
      "lets the tables of one transaction move",
      planned("a", "b"),
      [{ ...bronze, atomic: true }],
      2,
    ],
    [
      "lets a single table move, however it is moved",
      planned("a"),
      [{ ...bronze, atomic: false }],
      1,
    ],
    ["keeps tables that move in turn", planned("a", "b"), [{ ...bronze, atomic: false }], 0],
    [
      "keeps tables of two catalogs",
      [...planned("a"), ...inCatalog("silver", planned("b"))],
      [
        { ...bronze, atomic: true },
        { ...bronze, name: "silver", atomic: true },
      ],
      0,
    ],
  ] as const;
  for (const [what, tables, catalogs, moving] of rows)
    it(what, () => {
      const required = requireAtomic(tables, catalogs);
      assert.equal(required.filter(({ commit }) => commit !== undefined).length, moving);
      const codes = required.flatMap(({ findings }) => findings).map(({ code }) => code);
      assert.equal(codes.includes("IB422"), moving === 0);
    });
});
