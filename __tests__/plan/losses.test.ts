/** No planner lets go of the only ref to rows, of a connector's place, or of what others made. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { marksOf } from "../../src/iceberg/marks.ts";
import { findRef, history, refsOf, snapshotId } from "../../src/iceberg/refs.ts";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import { planBuild } from "../../src/plan/build.ts";
import { planClean } from "../../src/plan/clean.ts";
import { planPublish } from "../../src/plan/publish.ts";
import { planRefresh } from "../../src/plan/refresh.ts";
import { planSweep } from "../../src/plan/sweep.ts";
import { planUndo } from "../../src/plan/undo.ts";
import { aTable } from "../a-table.ts";
import { allOf, at, carryOut, context, lake, marked, metadataOf } from "./lake.ts";

const fail = { onDiverged: "fail", explicit: false } as const;
const keep = { discard: false, dropNew: false };
const publish = { id: "p", merge: "m", from: "1", to: "2" };

/** Every snapshot that some ref still leads to. */
function reachable(metadata: TableMetadata): ReadonlySet<string> {
  const heads = Object.values(refsOf(metadata)).map((ref) => snapshotId(ref["snapshot-id"]));
  const all = heads.flatMap((head) => history(metadata, head).snapshots);
  return new Set(all.map((one) => snapshotId(one["snapshot-id"])));
}

describe("rows", () => {
  for (const [name, refs] of [
    ["is gone", "main=2"],
    ["was put elsewhere", "main=2 pr=1"],
  ] as const)
    it(`of a publish that is undone stay under a tag where the data branch ${name}`, () => {
      const table = aTable(`1 < 2; ${refs}`, marked({ state: "published", publish }));
      const state = lake({ orders: table });
      const undone = carryOut(state, planUndo(allOf(state), state, context, "p"));
      assert.equal(at(undone, "orders", "main"), "1");
      assert.ok(reachable(metadataOf(undone, "orders")).has("2"));
      assert.equal(findRef(metadataOf(undone, "orders"), "icebranch-kept-pr-2")?.type, "tag");
    });

  it("that the branch shares with main are not taken for a full refresh", () => {
    const table = aTable("1! < 2; 1 < 3; main=2 pr=3", marked({ snapshot: "2" }));
    const state = lake({ orders: table });
    const [planned] = planPublish(allOf(state), state, context, fail);
    assert.equal(planned?.plan.state, "diverged");
    assert.equal(planned?.commit, undefined);
  });

  it("of a branch that is swept are on main when it is removed, not only when it was planned", () => {
    const table = aTable("1 < 2; main=2 pr=2", marked({ state: "published", publish }));
    const state = lake({ orders: table });
    const [planned] = planSweep(allOf(state), state, { ...context, now: 9e12 }).flat();
    const pins = planned?.commit?.commit.requirements.map((one) => ("ref" in one ? one.ref : ""));
    assert.ok(pins?.includes("main"));
    assert.ok(pins?.includes("pr"));
  });
});

describe("a data branch that was undone or ended", () => {
  for (const [name, mark, history] of [
    ["undone", marked({ state: "undone", publish }), "1 < 2; main=1 pr=2"],
    [
      "ended",
      marked({ state: "closed", kept: "icebranch-kept-pr-2" }),
      "1 < 2; main=1 tag:icebranch-kept-pr-2=2",
    ],
  ] as const)
    it(`is merged again only when what it is built for now is: ${name}`, () => {
      const state = lake({ orders: aTable(history, mark) });
      const next = { ...context, base: "merged", head: "next" };
      const after = carryOut(state, planBuild(allOf(state), state, next));
      const open = marksOf(metadataOf(after, "orders")).get("pr");
      assert.ok(open !== undefined && open !== "unreadable");
      assert.deepEqual([open.state, open.base, open.head], ["open", "merged", "next"]);
    });

  it("stays undone when it is put back on main: only who names it publishes it", () => {
    const table = aTable("1 < 2; main=1 pr=2", marked({ state: "undone", publish }));
    const state = lake({ orders: table });
    const after = carryOut(state, planRefresh(allOf(state), state, context, { discard: true }));
    assert.equal(at(after, "orders", "pr"), "1");
    assert.deepEqual(planPublish(allOf(after), after, context, fail), []);
  });
});

describe("undo", () => {
  it("is refused where the snapshot to go back to has been expired", () => {
    const table = aTable("2?; main=2 pr=2", marked({ state: "published", publish }));
    const state = lake({ orders: table });
    const planned = planUndo(allOf(state), state, context, "p");
    assert.deepEqual(
      planned.map((one) => [one.commit, one.findings[0]?.code]),
      [[undefined, "IB403"]],
    );
  });
});

describe("the sweep", () => {
  const late = { ...context, now: 9e12 };

  it("leaves a table alone that only a branch ever wrote, however old that is", () => {
    const state = lake({ fresh: aTable("1; pr=1", marked({ snapshot: null })) });
    assert.deepEqual(planSweep(allOf(state), state, late).flat(), []);
  });

  it("ends no tag before the mark that names it", () => {
    const tag = { "snapshot-id": 1, type: "tag", "max-ref-age-ms": 1 } as const;
    const young = marked({ state: "published", publish, at: 8.9999e12 });
    const table = aTable("1 < 2; main=2 pr=2", young);
    const refs = { ...table.refs, "icebranch-undo-p": tag, "icebranch-undo-q": tag };
    const state = lake({ orders: { ...table, refs } });
    const after = metadataOf(
      carryOut(state, planSweep(allOf(state), state, late).flat()),
      "orders",
    );
    assert.ok(findRef(after, "icebranch-undo-p"));
    assert.equal(findRef(after, "icebranch-undo-q"), undefined);
  });
});

describe("clean", () => {
  it("drops no table that another ref leads into", () => {
    for (const other of ["theirs=1", "tag:kept=1"]) {
      const state = lake({ fresh: `1 < 2; pr=2 ${other}` });
      const { drops } = planClean(allOf(state), state, context, { ...keep, dropNew: true });
      assert.deepEqual(drops, []);
    }
  });

  it("drops and ends nothing where one table's branch cannot be ended", () => {
    const mark = marked({ connectorState: { "airbyte.s": "old" } });
    const state = lake({ fresh: "1; pr=1", orders: aTable("1 < 2; 1 < 3; main=2 pr=3", mark) });
    const planned = planClean(allOf(state), state, context, { ...keep, dropNew: true });
    assert.deepEqual(planned.drops, []);
    assert.ok(planned.tables.every(({ commit }) => commit === undefined));
  });

  it("leaves the connector's state where main's own sync has put it", () => {
    const table = aTable("1 < 2; main=2 pr=1", marked());
    const properties = { ...table.properties, "airbyte.s": "after 2" };
    const state = lake({ orders: { ...table, properties } });
    const after = carryOut(state, planClean(allOf(state), state, context, keep).tables);
    assert.deepEqual(metadataOf(after, "orders").properties, { "airbyte.s": "after 2" });
  });
});

describe("rows that came late", () => {
  it("are left alone by the sweep where nothing proves that main has them", () => {
    const table = aTable("1; 2? < 3; main=3 pr=1", marked({ state: "published", publish }));
    const state = lake({ orders: table });
    assert.deepEqual(planSweep(allOf(state), state, { ...context, now: 9e12 }).flat(), []);
  });

  it("of a full refresh may be published while main is where the publish left it", () => {
    const table = aTable("1 < 2; 3!; main=2 pr=3", marked({ state: "published", publish }));
    const state = lake({ orders: table });
    const [planned] = planPublish(allOf(state), state, context, { ...fail, explicit: true });
    assert.equal(planned?.plan.state, "replaced");
  });
});
