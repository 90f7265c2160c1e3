import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { marksOf } from "../../src/iceberg/marks.ts";
import { findRef, history, snapshotId } from "../../src/iceberg/refs.ts";
import { planBuild } from "../../src/plan/build.ts";
import { planClean } from "../../src/plan/clean.ts";
import { planPublish, requireAtomic } from "../../src/plan/publish.ts";
import { planRefresh } from "../../src/plan/refresh.ts";
import { planSweep } from "../../src/plan/sweep.ts";
import { planUndo, publishes } from "../../src/plan/undo.ts";
import { aTable } from "../a-table.ts";
import { allOf, at, carryOut, context, lake, marked, metadataOf } from "./lake.ts";

const fail = { onDiverged: "fail", explicit: false } as const;
const ahead = aTable("1 < 2; main=1 pr=2", marked());
const diverged = aTable("1 < 2; 1 < 3; main=2 pr=3", marked());

describe("publish", () => {
  it("moves main of every table and leaves a tag and a receipt", () => {
    const state = lake({ orders: ahead, products: aTable("1 < 5; main=1 pr=5", marked()) });
    const planned = planPublish(allOf(state), state, context, fail);
    const after = carryOut(state, planned);
    assert.equal(at(after, "orders", "main"), "2");
    assert.equal(at(after, "products", "main"), "5");
    const receipt = marksOf(metadataOf(after, "orders")).get("pr");
    assert.ok(receipt !== undefined && receipt !== "unreadable");
    assert.equal(receipt.state, "published");
    assert.deepEqual([receipt.publish?.from, receipt.publish?.to], ["1", "2"]);
    assert.equal(
      findRef(metadataOf(after, "orders"), `icebranch-undo-${receipt.publish?.id}`)?.type,
      "tag",
    );
    assert.equal(at(after, "orders", "pr"), "2");
  });

  it("that was cut off goes on under its own name, so that one undo takes back all of it", () => {
    const state = lake({ orders: ahead, products: aTable("1 < 5; main=1 pr=5", marked()) });
    const half = carryOut(state, planPublish(allOf(state), state, context, fail).slice(0, 1));
    const whole = carryOut(half, planPublish(allOf(half), half, context, fail));
    const [record, ...others] = publishes(allOf(whole), whole, context);
    assert.deepEqual([record?.tables, others], [2, []]);
    const undone = carryOut(whole, planUndo(allOf(whole), whole, context, record?.id ?? ""));
    assert.deepEqual([at(undone, "orders", "main"), at(undone, "products", "main")], ["1", "1"]);
  });

  it("of what came later has a name of its own where main has moved on from the first", () => {
    const products = aTable("1 < 5; main=1 pr=5", marked());
    const state = lake({ orders: aTable("1 < 2 < 9; main=1 pr=2", marked()), products });
    const half = carryOut(state, planPublish(allOf(state), state, context, fail).slice(0, 1));
    const { refs } = metadataOf(half, "orders");
    const moved = {
      ...metadataOf(half, "orders"),
      refs: { ...refs, main: { "snapshot-id": 9, type: "branch" as const } },
    };
    const night = lake({ orders: moved, products });
    const whole = carryOut(night, planPublish(allOf(night), night, context, fail));
    assert.equal(publishes(allOf(whole), whole, context).length, 2);
  });

  it("does nothing the second time", () => {
    const state = lake({ orders: ahead });
    const after = carryOut(state, planPublish(allOf(state), state, context, fail));
    assert.deepEqual(planPublish(allOf(after), after, context, fail), []);
  });

  it("moves no table where one has diverged, and names it, who is ahead and what to do", () => {
    const state = lake({ orders: ahead, products: diverged });
    const planned = planPublish(allOf(state), state, context, fail);
    assert.ok(planned.every((one) => one.commit === undefined));
    const [finding] = planned.flatMap((one) => one.findings);
    assert.equal(finding?.code, "IB401");
    assert.match(finding?.message ?? "", /bronze\.inventory\.products .*snapshot 2/);
    assert.match(finding?.hint ?? "", /icebranch refresh --branch pr/);
  });

  it("moves the others where a person says that diverged tables are to be skipped", () => {
    const state = lake({ orders: ahead, products: diverged });
    const planned = planPublish(allOf(state), state, context, { ...fail, onDiverged: "skip" });
    const after = carryOut(state, planned);
    assert.equal(at(after, "orders", "main"), "2");
    assert.equal(at(after, "products", "main"), "2");
    assert.equal(at(after, "products", "pr"), "3");
  });

  it("is not held up by a table whose branch nobody wrote to", () => {
    const state = lake({ orders: ahead, products: aTable("1 < 2; main=2 pr=1", marked()) });
    const after = carryOut(state, planPublish(allOf(state), state, context, fail));
    assert.equal(at(after, "orders", "main"), "2");
    assert.equal(at(after, "products", "main"), "2");
  });

  it("is held up by a data branch that vanished", () => {
    const state = lake({ orders: ahead, products: aTable("1; main=1", marked()) });
    const planned = planPublish(allOf(state), state, context, fail);
    assert.ok(planned.every((one) => one.commit === undefined));
    assert.deepEqual(
      planned.flatMap((one) => one.findings.map((f) => f.code)),
      ["IB404"],
    );
  });

  it("adopts a pending table after its first sync", () => {
    const state = lake({ orders: "1 < 2; pr=2" });
    const after = carryOut(state, planPublish(allOf(state), state, context, fail));
    assert.equal(at(after, "orders", "main"), "2");
  });

  it("is held up by a branch that a sync began without main's rows, and says what to do", () => {
    const state = lake({ orders: ahead, products: "1; 2; pr=1 main=2" });
    const planned = planPublish(allOf(state), state, context, fail);
    assert.ok(planned.every((one) => one.commit === undefined));
    assert.deepEqual(
      planned.flatMap((one) => one.findings.map(({ code, level }) => [code, level])),
      [["IB401", "error"]],
    );
    const skipping = planPublish(allOf(state), state, context, { ...fail, onDiverged: "skip" });
    const after = carryOut(state, skipping);
    assert.deepEqual([at(after, "orders", "main"), at(after, "products", "main")], ["2", "2"]);
    assert.equal(skipping.find(({ skipped }) => skipped)?.plan.table, "bronze.inventory.products");
  });

  it("exchanges no rows of main for a full refresh that began without a mark", () => {
    const state = lake({ orders: "1; 2!; pr=2 main=1" });
    const [planned] = planPublish(allOf(state), state, context, fail);
    assert.equal(planned?.plan.state, "diverged");
    assert.equal(planned?.commit, undefined);
  });

  it("passes over a branch that somebody made from main, and one of nobody's ingest", () => {
    const state = lake({ orders: "1 < 2; main=1 pr=2" });
    assert.deepEqual(planPublish(allOf(state), state, context, fail), []);
    const apart = lake({ orders: "1; 2; main=1 pr=2" });
    const others = allOf(apart).map((one) => ({ ...one, nodes: [] }));
    assert.deepEqual(planPublish(others, apart, context, fail), []);
  });

  it("is refused where all or none is required and the tables are of two catalogs", () => {
    const state = new Map(
      [...lake({ orders: ahead, products: ahead })].map(([name, one], index) => [
        name,
        index === 0 ? one : { ...one, catalog: "silver" },
      ]),
    );
    const written = allOf(state).map((one) => ({
      ...one,
      catalog: state.get(one.table)?.catalog ?? "",
    }));
    const planned = planPublish(written, state, context, fail);
    const refused = requireAtomic(planned, []);
    assert.ok(refused.every((one) => one.commit === undefined));
    assert.deepEqual(
      refused.flatMap((one) => one.findings.map((f) => f.code)),
      ["IB422"],
    );
    const single = planned.slice(0, 1);
    assert.equal(requireAtomic(single, []), single);
  });

  it("keeps main's retention", () => {
    const table = aTable("1 < 2; main=1 pr=2", marked());
    const main = { "snapshot-id": 1, type: "branch", "max-snapshot-age-ms": 7 } as const;
    const state = lake({ orders: { ...table, refs: { ...table.refs, main } } });
    const after = carryOut(state, planPublish(allOf(state), state, context, fail));
    assert.equal(findRef(metadataOf(after, "orders"), "main")?.["max-snapshot-age-ms"], 7);
  });

  it("publishes rows that came late only when the branch is named", () => {
    const publish = { id: "p", merge: "m", from: "1", to: "2" };
    const table = aTable("1 < 2 < 3; main=2 pr=3", marked({ state: "published", publish }));
    const state = lake({ orders: table });
    assert.deepEqual(planPublish(allOf(state), state, context, fail), []);
    const named = planPublish(allOf(state), state, context, { ...fail, explicit: true });
    assert.equal(at(carryOut(state, named), "orders", "main"), "3");
  });
});

describe("undo", () => {
  const publishAll = (tables: Parameters<typeof lake>[0]) => {
    const state = lake(tables);
    const after = carryOut(state, planPublish(allOf(state), state, context, fail));
    return { after, id: publishes(allOf(after), after, context)[0]?.id ?? "" };
  };

  it("puts main of every table back, and keeps what it leaves on the data branch", () => {
    const { after, id } = publishAll({ orders: ahead, fresh: "4; pr=4" });
    const undone = carryOut(after, planUndo(allOf(after), after, context, id));
    assert.equal(at(undone, "orders", "main"), "1");
    assert.equal(at(undone, "fresh", "main"), null);
    assert.equal(at(undone, "orders", "pr"), "2");
  });

  it("is not published again by itself, but when the branch is named", () => {
    const { after, id } = publishAll({ orders: ahead });
    const undone = carryOut(after, planUndo(allOf(after), after, context, id));
    assert.deepEqual(planPublish(allOf(undone), undone, context, fail), []);
    const named = planPublish(allOf(undone), undone, context, { ...fail, explicit: true });
    assert.equal(at(carryOut(undone, named), "orders", "main"), "2");
  });

  it("refuses all tables where main of one has moved on since", () => {
    const { after, id } = publishAll({
      orders: ahead,
      products: aTable("1 < 5 < 6; main=1 pr=5", marked()),
    });
    const products = metadataOf(after, "products");
    const moved = new Map(after);
    const one = after.get("bronze.inventory.products");
    assert.ok(one);
    const refs = { ...products.refs, main: { "snapshot-id": 6, type: "branch" as const } };
    moved.set("bronze.inventory.products", {
      ...one,
      table: { ...one.table, metadata: { ...products, refs, "current-snapshot-id": 6 } },
    });
    const planned = planUndo(allOf(moved), moved, context, id);
    assert.ok(planned.every((table) => table.commit === undefined));
    assert.deepEqual(
      planned.flatMap((table) => table.findings.map((f) => f.code)),
      ["IB401"],
    );
  });

  it("puts the connector's state back where no sync has written since", () => {
    const table = aTable(
      "1 < 2; main=1 pr=2",
      marked({ connectorState: { "airbyte.stream_state": "old" } }),
    );
    const properties = { ...table.properties, "airbyte.stream_state": "new" };
    const { after, id } = publishAll({ orders: { ...table, properties } });
    const undone = carryOut(after, planUndo(allOf(after), after, context, id));
    assert.equal(metadataOf(undone, "orders").properties?.["airbyte.stream_state"], "old");
  });
});

describe("refresh", () => {
  it("puts a branch without rows of its own on the current main", () => {
    const state = lake({ orders: aTable("1 < 2; main=2 pr=1", marked()) });
    const after = carryOut(state, planRefresh(allOf(state), state, context, { discard: false }));
    assert.equal(at(after, "orders", "pr"), "2");
  });

  it("never goes over rows of the branch's own unless told so, and then keeps them under a tag", () => {
    const state = lake({ orders: diverged });
    const refused = planRefresh(allOf(state), state, context, { discard: false });
    assert.deepEqual(
      refused.map((one) => [one.commit, one.findings[0]?.code]),
      [[undefined, "IB419"]],
    );
    const after = carryOut(state, planRefresh(allOf(state), state, context, { discard: true }));
    assert.equal(at(after, "orders", "pr"), "2");
    assert.equal(findRef(metadataOf(after, "orders"), "icebranch-kept-pr-3")?.["snapshot-id"], 3);
  });
});

describe("clean", () => {
  const keep = { discard: false, dropNew: false };
  it("removes a branch that nobody wrote to, and its mark", () => {
    const state = lake({ orders: aTable("1 < 2; main=2 pr=1", marked()) });
    const { tables } = planClean(allOf(state), state, context, keep);
    const after = carryOut(state, tables);
    assert.equal(at(after, "orders", "pr"), null);
    assert.equal(marksOf(metadataOf(after, "orders")).size, 0);
    assert.equal(at(after, "orders", "main"), "2");
  });

  it("keeps rows of the branch's own under a tag, and a build brings the branch back", () => {
    const state = lake({ orders: ahead });
    const after = carryOut(state, planClean(allOf(state), state, context, keep).tables);
    assert.equal(at(after, "orders", "pr"), null);
    assert.equal(findRef(metadataOf(after, "orders"), "icebranch-kept-pr-2")?.["snapshot-id"], 2);
    const back = carryOut(after, planBuild(allOf(after), after, context));
    assert.equal(at(back, "orders", "pr"), "2");
    assert.equal(findRef(metadataOf(back, "orders"), "icebranch-kept-pr-2"), undefined);
  });

  it("never touches a branch without a mark", () => {
    const state = lake({ orders: "1 < 2; main=1 pr=2" });
    assert.deepEqual(planClean(allOf(state), state, context, keep).tables, []);
  });

  it("names a table that only this branch wrote, and drops it only when told so", () => {
    const state = lake({ fresh: "1; pr=1" });
    const told = planClean(allOf(state), state, context, keep);
    assert.deepEqual([told.drops, told.tables[0]?.findings[0]?.code], [[], "IB419"]);
    const dropped = planClean(allOf(state), state, context, { ...keep, dropNew: true });
    assert.deepEqual(
      dropped.drops.map((one) => one.move.result),
      ["dropped"],
    );
  });

  it("keeps what a first sync made under a tag where another first sync is on the table, too", () => {
    const state = lake({ fresh: "1; 2; pr=1 theirs=2" });
    const after = carryOut(state, planClean(allOf(state), state, context, keep).tables);
    assert.deepEqual(Object.keys(metadataOf(after, "fresh").refs ?? {}).sort(), [
      "icebranch-kept-pr-1",
      "theirs",
    ]);
    const back = carryOut(after, planBuild(allOf(after), after, context));
    assert.deepEqual([at(back, "fresh", "pr"), at(back, "fresh", "theirs")], ["1", "2"]);
  });

  it("refuses where main would never read rows that a sync of the branch has taken", () => {
    const table = aTable(
      "1 < 2; 1 < 3; main=2 pr=3",
      marked({ connectorState: { "airbyte.s": "old" } }),
    );
    const state = lake({
      orders: { ...table, properties: { ...table.properties, "airbyte.s": "new" } },
    });
    const { tables } = planClean(allOf(state), state, context, keep);
    assert.deepEqual(
      tables.map((one) => [one.commit, one.findings[0]?.code]),
      [[undefined, "IB415"]],
    );
  });

  it("puts the connector's state back while main is where the branch was made", () => {
    const table = aTable("1 < 2; main=1 pr=2", marked({ connectorState: { "airbyte.s": "old" } }));
    const state = lake({
      orders: { ...table, properties: { ...table.properties, "airbyte.s": "new" } },
    });
    const after = carryOut(state, planClean(allOf(state), state, context, keep).tables);
    assert.equal(metadataOf(after, "orders").properties?.["airbyte.s"], "old");
  });

  it("sweeps what is past its time and nothing else", () => {
    const publish = { id: "p", merge: "m", from: "1", to: "2" };
    const receipt = aTable(
      "1 < 2; main=2 pr=2 tag:icebranch-undo-p=1",
      marked({ state: "published", publish }),
    );
    const state = lake({
      orders: receipt,
      young: aTable("1; main=1 pr=1", marked({ at: 900_000_000 })),
    });
    const early = { ...context, now: 500_000 + context.keepUndoMs - 1 };
    assert.deepEqual(planSweep(allOf(state), state, early).flat(), []);
    const late = { ...context, now: 500_000 + context.keepUndoMs };
    const after = carryOut(state, planSweep(allOf(state), state, late).flat());
    assert.deepEqual(Object.keys(metadataOf(after, "orders").refs ?? {}), ["main"]);
    assert.equal(marksOf(metadataOf(after, "orders")).size, 0);
    assert.equal(at(after, "young", "pr"), "1");
  });

  it("does not sweep late rows away", () => {
    const publish = { id: "p", merge: "m", from: "1", to: "2" };
    const state = lake({
      orders: aTable("1 < 2 < 3; main=2 pr=3", marked({ state: "published", publish })),
    });
    assert.deepEqual(planSweep(allOf(state), state, { ...context, now: 9e12 }).flat(), []);
  });
});

describe("laws, for any history", () => {
  /** Each snapshot's parent is an earlier one or none; the refs are anywhere. */
  const histories = fc
    .record({
      parents: fc.array(fc.nat(20), { minLength: 1, maxLength: 12 }),
      overwrite: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      main: fc.nat(11),
      pr: fc.nat(11),
      base: fc.nat(11),
    })
    .map(({ parents, overwrite, main, pr, base }) => {
      const n = parents.length;
      const links = parents.map((parent, index) => {
        const id = `${index + 1}${overwrite[index] ? "!" : ""}`;
        return index > 0 && parent % (index + 1) > 0 ? `${parent % (index + 1)} < ${id}` : id;
      });
      const refs = `main=${(main % n) + 1} pr=${(pr % n) + 1}`;
      return { drawn: `${links.join("; ")}; ${refs}`, base: String((base % n) + 1) };
    });
  const ancestors = (state: ReturnType<typeof lake>, name: string) => {
    const main = at(state, name, "main");
    return main === null
      ? []
      : history(metadataOf(state, name), main).snapshots.map((s) => snapshotId(s["snapshot-id"]));
  };

  it("publish keeps every snapshot of main, or exchanges all of them while main is unmoved", () =>
    fc.assert(
      fc.property(histories, histories, (a, b) => {
        const state = lake({
          a: aTable(a.drawn, marked({ snapshot: a.base })),
          b: aTable(b.drawn, marked({ snapshot: b.base })),
        });
        const after = carryOut(state, planPublish(allOf(state), state, context, fail));
        for (const [name, { base }] of [
          ["a", a],
          ["b", b],
        ] as const) {
          const kept = ancestors(state, name).every((id) => ancestors(after, name).includes(id));
          assert.ok(kept || at(state, name, "main") === base);
        }
      }),
      { numRuns: 500 },
    ));

  it("undo after publish is as if nothing had been", () =>
    fc.assert(
      fc.property(histories, (drawn) => {
        const state = lake({ a: aTable(drawn.drawn, marked({ snapshot: drawn.base })) });
        const after = carryOut(state, planPublish(allOf(state), state, context, fail));
        const [record] = publishes(allOf(after), after, context);
        if (record === undefined) return;
        const undone = carryOut(after, planUndo(allOf(after), after, context, record.id));
        assert.equal(at(undone, "a", "main"), at(state, "a", "main"));
        assert.equal(at(undone, "a", "pr"), at(state, "a", "pr"));
      }),
      { numRuns: 500 },
    ));

  it("build, refresh, clean and sweep never move main", () =>
    fc.assert(
      fc.property(histories, fc.boolean(), (drawn, discard) => {
        const state = lake({ a: aTable(drawn.drawn, marked({ snapshot: drawn.base })) });
        for (const planned of [
          planBuild(allOf(state), state, context),
          planRefresh(allOf(state), state, context, { discard }),
          planClean(allOf(state), state, context, { discard, dropNew: false }).tables,
          planSweep(allOf(state), state, { ...context, now: 9e12 }).flat(),
        ])
          assert.equal(at(carryOut(state, planned), "a", "main"), at(state, "a", "main"));
      }),
      { numRuns: 300 },
    ));
});
