import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import { planBuild } from "../../src/plan/build.ts";
import type { CatalogState } from "../../src/plan/context.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import { planPublish } from "../../src/plan/publish.ts";
import { onWholeBranches } from "../../src/plan/whole-branches.ts";
import { aTable } from "../a-table.ts";
import { allOf, context, lake, marked } from "./lake.ts";

const schema = (id: number, ...names: readonly string[]) => ({
  ...{ type: "struct" as const, "schema-id": id },
  fields: names.map((name, at) => ({ id: at + 1, name, required: false, type: "string" })),
});
const before = schema(0, "id", "note");

/** A table whose data branch `pr` has a snapshot more, and is `written` with a schema of its own. */
function onNessie(main: TableMetadata, written?: Partial<TableMetadata>): CatalogState {
  const state = lake({ orders: main });
  return new Map(
    [...state].map(([name, { catalog, table }]) => {
      const shapes = new Map(written ? [["pr", { ...main, ...written }]] : []);
      return [name, { catalog, table: { ...table, shapes } }];
    }),
  );
}

const synced = aTable("1 < 2; main=1 pr=2", { ...marked(), schemas: [before] });
const dropped = { schemas: [before, schema(1, "id")], "current-schema-id": 1 };
const added = { schemas: [before, schema(1, "id", "note", "at")], "current-schema-id": 1 };
const options = { onDiverged: "fail", explicit: false } as const;

describe("a table whose branches have schemas of their own", () => {
  it("has an error before main loses a column that the data branch has dropped", () => {
    const state = onNessie(synced, dropped);
    for (const [one] of [
      planBuild(allOf(state), state, context),
      planPublish(allOf(state), state, context, options),
    ]) {
      assert.deepEqual(
        one?.findings.map(({ code, level }) => [code, level]),
        [["IB406", "error"]],
      );
      assert.match(one?.findings[0]?.message ?? "", /dropped column note on the data branch/);
      assert.equal(one?.commit, undefined);
    }
  });

  it("is told of a column that comes along, and nothing of what main shows already", () => {
    const state = onNessie(synced, added);
    const [one] = planBuild(allOf(state), state, context);
    assert.deepEqual(one?.findings, []);
    assert.equal(one?.plan.schemaChange, "added column at");
    assert.equal(one?.plan.ownSchema, true);
    const parts = { branch: "pr", dataBranch: "pr", changes: [], steps: [], findings: [] };
    const graph = { nodes: [], findings: [] };
    const rest = { workflow: null, graph, catalogs: [], groups: [one ? [one] : []] };
    assert.deepEqual(makePlan({ ...parts, ...rest }).notIsolated, []);
  });

  it("has no change where only main's own schema was changed, or nobody wrote to the branch", () => {
    const changed = { ...synced, ...dropped };
    for (const state of [onNessie(changed, { ...synced }), onNessie(changed)]) {
      const [one] = planBuild(allOf(state), state, context);
      assert.deepEqual([one?.findings, one?.plan.schemaChange], [[], null]);
    }
  });
});

describe("a catalog whose branches have every table", () => {
  const pending = planBuild(allOf(lake({ orders: "" })), lake({ orders: "" }), context);
  const made = planBuild(
    allOf(lake({ orders: "1; main=1" })),
    lake({ orders: "1; main=1" }),
    context,
  );
  const bronze = (isThere: boolean) => [{ catalog: "bronze", isThere }];
  const codes = (planned: typeof pending, isThere: boolean) =>
    onWholeBranches(planned, "pr", bronze(isThere)).findings.map(
      ({ code, level }) => `${code} ${level}`,
    );

  it("asks for a branch that no sync can make, where nothing else makes it", () => {
    assert.deepEqual(codes(pending, false), ["IB429 warning"]);
    assert.deepEqual(codes(pending, true), []);
    assert.deepEqual(codes(made, false), []);
    assert.deepEqual(codes([...made, ...pending], false), []);
    assert.deepEqual(onWholeBranches(pending, "pr", []).findings, []);
  });

  it("has no first sync that makes the branch", () => {
    const { planned } = onWholeBranches(pending, "pr", bronze(true));
    assert.deepEqual(
      planned.map(({ plan }) => plan.note),
      ["The first sync on that branch makes the table."],
    );
  });
});
