/** What icebranch did not make for this very change, it neither moves nor removes. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { markKey, marksOf, renderMark } from "../../src/iceberg/marks.ts";
import { findRef, refsOf } from "../../src/iceberg/refs.ts";
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

describe("what others made", () => {
  for (const [name, mark] of [
    ["another project", { project: "other" }],
    ["a repository that has not our commits", { base: "unknown" }],
    ["another pull request", { repository: 42, pull: 8 }],
  ] as const)
    it(`a data branch of ${name} is neither published, refreshed, ended, swept nor undone`, () => {
      const ours = { ...context, owner: { repository: 42, project: ".", pull: 7 } };
      const receipt = aTable(
        "1 < 2; main=2 pr=2",
        marked({ ...mark, state: "published", publish }),
      );
      const state = lake({ orders: aTable("1 < 2; main=1 pr=2", marked(mark)), receipt });
      const all = allOf(state);
      const swept = "pull" in mark ? [] : planSweep(all, state, { ...ours, now: 9e12 }).flat();
      assert.deepEqual(
        [
          ...planPublish(all, state, ours, { onDiverged: "fail", explicit: true }),
          ...planRefresh(all, state, ours, { discard: true }),
          ...planClean(all, state, ours, keep).tables,
          ...planUndo(all, state, ours, "p"),
          ...swept,
        ],
        [],
      );
    });

  it("a first sync of a table that no file of the project writes is not published", () => {
    const state = lake({ fresh: "1; pr=1" });
    const theirs = allOf(state).map((one) => ({ ...one, nodes: [] }));
    assert.deepEqual(planPublish(theirs, state, context, { ...fail, explicit: true }), []);
  });

  for (const [name, mark] of [
    ["no mark", {}],
    ["a receipt", marked({ state: "published", publish: { ...publish, to: "1", from: null } })],
    ["a mark of a branch that was ended", marked({ state: "closed", kept: "icebranch-kept-pr-2" })],
    ["an open mark", marked()],
  ] as const)
    it(`a tag of the data branch's name stays as it is, with ${name}`, () => {
      const history = "1 < 2; main=1 tag:pr=2 tag:icebranch-kept-pr-2=2";
      const state = lake({ orders: aTable(history, mark) });
      const [planned] = planBuild(allOf(state), state, context);
      assert.equal(planned?.plan.state, "foreign");
      assert.equal(planned?.commit, undefined);
      for (const more of [
        planRefresh(allOf(state), state, context, { discard: true }),
        planClean(allOf(state), state, context, keep).tables,
        planSweep(allOf(state), state, { ...context, now: 9e12 }).flat(),
      ]) {
        const after = metadataOf(carryOut(state, more), "orders");
        assert.equal(findRef(after, "pr")?.type, "tag");
      }
    });

  it("a table of another project is not dropped because its branch has our name", () => {
    const state = lake({ fresh: "1; pr=1" });
    const theirs = allOf(state).map((one) => ({ ...one, nodes: [] }));
    const planned = planClean(theirs, state, context, { ...keep, dropNew: true });
    assert.deepEqual(planned, { tables: [], drops: [] });
  });

  it("a mark of main is nobody's: main is no data branch", () => {
    const written = marksOf(aTable("1", marked())).get("pr");
    assert.ok(written !== undefined && written !== "unreadable");
    const mark = renderMark({ ...written, state: "published", publish });
    const table = aTable("1 < 2; main=2", { properties: { [markKey("main")]: mark } });
    const state = lake({ orders: table });
    assert.equal(marksOf(table).get("main"), "unreadable");
    assert.deepEqual(planSweep(allOf(state), state, { ...context, now: 9e12 }).flat(), []);
  });

  it("a mark cannot name main as its tag", () => {
    const table = aTable("1; main=1", marked({ state: "closed", kept: "main" }));
    assert.equal(marksOf(table).get("pr"), "unreadable");
  });

  for (const name of ["__proto__", "constructor", "toString"])
    it(`a data branch may be called ${name}`, () => {
      const own = { ...context, dataBranch: name, branch: name };
      const state = lake({ orders: "1; main=1" });
      const after = carryOut(state, planBuild(allOf(state), state, own));
      assert.equal(at(after, "orders", name), "1");
      assert.deepEqual([...marksOf(metadataOf(after, "orders")).keys()], [name]);
      const ended = carryOut(after, planClean(allOf(after), after, own, keep).tables);
      assert.deepEqual(Object.keys(refsOf(metadataOf(ended, "orders"))), ["main"]);
    });
});

describe("another pull request from the same git branch", () => {
  const seven = { repository: 42, pull: 7 };
  const eight = { ...context, owner: { repository: 42, project: ".", pull: 8 }, head: "next" };

  it("gets the name of a branch that was published", () => {
    const mark = marked({ ...seven, state: "published", publish });
    const state = lake({ orders: aTable("1 < 2; main=2 pr=2", mark) });
    const after = carryOut(state, planBuild(allOf(state), state, eight));
    const open = marksOf(metadataOf(after, "orders")).get("pr");
    assert.ok(open !== undefined && open !== "unreadable");
    assert.deepEqual([open.state, open.pull], ["open", 8]);
  });

  it("does not get one that is still in work", () => {
    const state = lake({ orders: aTable("1; main=1 pr=1", marked(seven)) });
    assert.equal(planBuild(allOf(state), state, eight)[0]?.plan.state, "foreign");
  });
});
