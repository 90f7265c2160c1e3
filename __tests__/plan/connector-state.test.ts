/** Connectors keep their place on the table: no end of a branch may leave rows that no sync will read. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { markKey, marksOf, renderMark } from "../../src/iceberg/marks.ts";
import { branchHead } from "../../src/iceberg/refs.ts";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import { planBuild } from "../../src/plan/build.ts";
import { planClean } from "../../src/plan/clean.ts";
import { isTakenBackSince } from "../../src/plan/commits.ts";
import { planPublish } from "../../src/plan/publish.ts";
import { planRefresh } from "../../src/plan/refresh.ts";
import { planSweep } from "../../src/plan/sweep.ts";
import { planUndo } from "../../src/plan/undo.ts";
import { aTable } from "../a-table.ts";
import { allOf, at, carryOut, context, lake, marked, metadataOf } from "./lake.ts";
import { factsOf } from "./replay-facts.ts";

const fail = { onDiverged: "fail", explicit: false } as const;
const publish = { id: "p", merge: "m", from: "1", to: "2" };

/** A table whose connector's state stands at `now`. */
function withState(table: TableMetadata, now: string): TableMetadata {
  return { ...table, properties: { ...table.properties, "airbyte.s": now } };
}

function stateOf(metadata: TableMetadata): string | undefined {
  return metadata.properties?.["airbyte.s"];
}

describe("a connector's state", () => {
  const moved = (history: string, more = {}) =>
    withState(aTable(history, marked({ connectorState: { "airbyte.s": "old" }, ...more })), "new");

  it("goes back with rows that a refresh discards, so that the next sync reads them again", () => {
    const state = lake({ orders: moved("1 < 2; main=1 pr=2") });
    const after = carryOut(state, planRefresh(allOf(state), state, context, { discard: true }));
    assert.equal(stateOf(metadataOf(after, "orders")), "old");
    assert.equal(branchHead(metadataOf(after, "orders"), "pr"), "1");
  });

  for (const [name, table] of [
    ["main has moved on", moved("1 < 2; 1 < 3; main=3 pr=2")],
    [
      "the rows came after a publish",
      moved("1 < 2 < 3; main=2 pr=3", { state: "published", publish }),
    ],
  ] as const)
    it(`stays past rows that a refresh discards where ${name}, and that is said`, () => {
      const state = lake({ orders: table });
      const planned = planRefresh(allOf(state), state, context, { discard: true });
      assert.deepEqual(
        planned.flatMap(({ findings }) => findings.map((one) => [one.code, one.level])),
        [["IB415", "warning"]],
      );
      assert.equal(stateOf(metadataOf(carryOut(state, planned), "orders")), "new");
    });

  it("is taken away with the first rows of a table when their publish is undone", () => {
    const state = lake({ fresh: withState(aTable("1; pr=1"), "after 1") });
    const built = carryOut(state, planBuild(allOf(state), state, context));
    const published = carryOut(built, planPublish(allOf(built), built, context, fail));
    const mark = marksOf(metadataOf(published, "fresh")).get("pr");
    assert.ok(mark !== undefined && mark !== "unreadable");
    const id = mark.publish?.id ?? "";
    const undone = carryOut(published, planUndo(allOf(published), published, context, id));
    assert.equal(at(undone, "fresh", "main"), null);
    assert.equal(stateOf(metadataOf(undone, "fresh")), undefined);
  });

  it("that was put back is no longer so once the rows are published again", () => {
    const mark = marked({
      ...{ state: "undone", publish, stateTakenBack: { "airbyte.s": "new" } },
      connectorState: { "airbyte.s": "old" },
    });
    const state = lake({ orders: withState(aTable("1 < 2; main=1 pr=2", mark), "old") });
    const again = planPublish(allOf(state), state, context, { ...fail, explicit: true });
    const after = metadataOf(carryOut(state, again), "orders");
    assert.equal(stateOf(after), "new");
    const receipt = marksOf(after).get("pr");
    assert.ok(receipt !== undefined && receipt !== "unreadable");
    assert.equal(receipt.stateTakenBack, undefined);
  });

  it("does not go forth with rows that are published again where a sync has moved it", () => {
    const mark = marked({
      ...{ state: "undone", publish, stateTakenBack: { "airbyte.s": "new" } },
      connectorState: { "airbyte.s": "old" },
    });
    const state = lake({ orders: withState(aTable("1 < 2; main=1 pr=2", mark), "newer") });
    const again = planPublish(allOf(state), state, context, { ...fail, explicit: true });
    assert.equal(stateOf(metadataOf(carryOut(state, again), "orders")), "newer");
  });

  for (const [now, said] of [
    ["newer", /has read the rows of the data branch again/],
    ["old", undefined],
  ] as const)
    it(`that a close took back, and stands at ${now} when the branch is reopened: its rows come ${said === undefined ? "once" : "not, since they are there"}`, () => {
      const kept = "icebranch-kept-pr-2";
      const mark = marked({
        ...{ state: "closed", kept, stateTakenBack: { "airbyte.s": "new" } },
        connectorState: { "airbyte.s": "old" },
      });
      const specs = { "partition-specs": [{ "spec-id": 0, fields: [] }] };
      const history = `1 < 2; 1 < 3; main=3 tag:${kept}=2`;
      const closed = lake({ orders: withState(aTable(history, { ...specs, ...mark }), now) });
      const state = carryOut(closed, planBuild(allOf(closed), closed, context));
      assert.equal(at(state, "orders", "pr"), "2");
      const replays = new Map([["bronze.inventory.orders", factsOf([2])]]);
      const options = { onDiverged: "replay", explicit: false, replays } as const;
      const [one] = planPublish(allOf(state), state, context, options);
      if (said === undefined) assert.equal(one?.plan.state, "replay");
      else assert.match(one?.plan.note ?? "", said);
    });

  it("that another branch's end took back is remembered once that branch is swept", () => {
    const one = moved("1 < 2; 1 < 3; main=1 pr=2 second=3", { at: 400_000 });
    const mark = marksOf(one).get("pr");
    assert.ok(mark !== undefined && mark !== "unreadable");
    const second = { ...mark, branch: "second", connectorState: { "airbyte.s": "old" } };
    const properties = { ...one.properties, [markKey("second")]: renderMark(second) };
    const state = lake({ orders: { ...one, properties } });
    const own = { ...context, branch: "second", dataBranch: "second", now: 600_000 };
    const options = { discard: false, dropNew: false };
    const ended = carryOut(state, planClean(allOf(state), state, own, options).tables);
    assert.equal(stateOf(metadataOf(ended, "orders")), "old");
    const without = structuredClone(metadataOf(ended, "orders").properties ?? {}) as {
      [key: string]: string;
    };
    delete without[markKey("second")];
    assert.equal(
      isTakenBackSince({ ...metadataOf(ended, "orders"), properties: without }, "pr", mark),
      true,
    );
  });

  it("does not go forth again, past another branch's rows, when a second branch is ended", () => {
    const one = moved("1 < 2; 1 < 3; main=1 pr=2 second=3");
    const mark = marksOf(one).get("pr");
    assert.ok(mark !== undefined && mark !== "unreadable");
    const second = { ...mark, branch: "second", connectorState: { "airbyte.s": "between" } };
    const properties = { ...one.properties, [markKey("second")]: renderMark(second) };
    const state = lake({ orders: { ...one, properties } });
    const groups = planSweep(allOf(state), state, { ...context, now: 9e12 });
    const sound = groups.filter((group) => group.every(({ findings }) => findings.length === 0));
    const after = sound.reduce((before, group) => carryOut(before, group, 9e12), state);
    assert.equal(stateOf(metadataOf(after, "orders")), "old");
    assert.deepEqual(
      groups.flatMap((group) => group.flatMap(({ findings }) => findings.map((f) => f.code))),
      ["IB415"],
    );
  });
});
