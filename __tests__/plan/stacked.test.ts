/** Pull requests that are made to another pull request's git branch: from its data branch, and to it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Mark, marksOf } from "../../src/iceberg/marks.ts";
import { findRef, history, refsOf, snapshotId } from "../../src/iceberg/refs.ts";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import { planBuild } from "../../src/plan/build.ts";
import { planClean } from "../../src/plan/clean.ts";
import type { CatalogState } from "../../src/plan/context.ts";
import { branchDrift } from "../../src/plan/drift.ts";
import { planPublish } from "../../src/plan/publish.ts";
import { planRefresh } from "../../src/plan/refresh.ts";
import { planSweep } from "../../src/plan/sweep.ts";
import { planUndo, publishes } from "../../src/plan/undo.ts";
import { aTable } from "../a-table.ts";
import {
  allOf,
  assertOthersUnmoved,
  at,
  carryOut,
  context,
  forPull,
  lake,
  markOf,
  marks,
  metadataOf,
} from "./lake.ts";

const fail = { onDiverged: "fail", explicit: false } as const;
const keep = { discard: false, dropNew: false };
const seven = { repository: 42, pull: 7 };
const eight = { repository: 42, pull: 8 };
const onto = { ref: "dev", branch: "dev" };
/** #7 is made from `dev` to `main`, #8 from `pr` to `dev`. */
const child = forPull(8, "pr", { onto, head: "merge" });
const parent = forPull(7, "dev", { head: "merge" });
const stacked = { pr: { ...eight, onto: "dev", snapshot: "2" } };
const kept = "icebranch-kept-dev-2";

describe("building a stacked pull request", () => {
  it("starts at the data branch that it is stacked on, and says so", () => {
    const state = lake({ orders: aTable("1 < 2; main=1 dev=2", marks({ dev: seven })) });
    const planned = planBuild(allOf(state), state, child);
    const after = carryOut(state, planned);
    assert.equal(at(after, "orders", "pr"), "2");
    const { onto, snapshot, pull } = markOf(after, "orders", "pr");
    assert.deepEqual({ onto, snapshot, pull }, { onto: "dev", snapshot: "2", pull: 8 });
    assertOthersUnmoved(state, after, ["pr"]);
    const [again] = planBuild(allOf(after), after, child);
    assert.deepEqual([again?.plan.state, again?.commit], ["exists", undefined]);
    assert.deepEqual([again?.plan.onto, again?.plan.target], ["dev", "2"]);
  });

  it("starts at main where the other one has no data branch on the table", () => {
    const state = lake({ orders: "1; main=1" });
    const after = carryOut(state, planBuild(allOf(state), state, child));
    assert.equal(at(after, "orders", "pr"), "1");
    const { onto, snapshot } = markOf(after, "orders", "pr");
    assert.deepEqual({ onto, snapshot }, { onto: "dev", snapshot: "1" });
    assert.equal(at(after, "orders", "dev"), null);
  });

  it("starts at what the other one's first sync made of a new table", () => {
    const state = lake({ fresh: "1; dev=1" });
    const after = carryOut(state, planBuild(allOf(state), state, child));
    assert.equal(at(after, "fresh", "pr"), "1");
    assert.equal(at(after, "fresh", "main"), null);
  });

  for (const [name, mark] of [
    ["an open mark of another git branch", { ...seven, branch: "other" }],
    ["another project's mark", { ...seven, project: "other" }],
  ] as const)
    it(`takes no other branch of that name for its target: ${name}`, () => {
      const state = lake({ orders: aTable("1 < 2; main=1 dev=2", marks({ dev: mark })) });
      const [planned] = planBuild(allOf(state), state, child);
      assert.equal(at(carryOut(state, planned ? [planned] : []), "orders", "pr"), "1");
      assert.deepEqual(
        planned?.findings.map(({ code, level }) => [code, level]),
        [["IB402", "warning"]],
      );
    });

  it("forecasts what its target has and it lacks, by the target's name", () => {
    const both = marks({ dev: seven, pr: { ...eight, onto: "dev", snapshot: "1" } });
    const state = lake({ orders: aTable("1 < 2; 1 < 3; main=1 dev=2 pr=3", both) });
    const [planned] = planBuild(allOf(state), state, child);
    assert.equal(planned?.plan.state, "diverged");
    assert.match(planned?.plan.note ?? "", /^dev has moved on by 1 snapshot: snapshot 2/);
    assert.match(planned?.findings[0]?.hint ?? "", /on the current dev .*--branch pr --discard/);
  });
});

describe("publishing a stacked pull request", () => {
  it("moves the data branch that it is stacked on, and never main", () => {
    const state = lake({
      orders: aTable("1 < 2 < 3; main=1 dev=2 pr=3", marks({ dev: seven, ...stacked })),
    });
    const planned = planPublish(allOf(state), state, child, fail);
    assert.deepEqual(
      planned.map(({ plan, commit }) => [plan.state, plan.onto, plan.added?.rows, commit?.move]),
      [
        [
          "fast-forward",
          "dev",
          3,
          {
            ...{ table: "bronze.inventory.orders", result: "published", from: "2", to: "3" },
            undo: null,
          },
        ],
      ],
    );
    const after = carryOut(state, planned);
    assert.deepEqual(
      ["main", "dev", "pr"].map((ref) => at(after, "orders", ref)),
      ["1", "3", "3"],
    );
    const receipt = markOf(after, "orders", "pr");
    assert.deepEqual(
      [receipt.state, receipt.onto, receipt.publish?.merge],
      ["published", "dev", "merge"],
    );
    const tag = `icebranch-undo-${receipt.publish?.id}`;
    assert.equal(findRef(metadataOf(after, "orders"), tag)?.["snapshot-id"], 2);
    assert.deepEqual(markOf(after, "orders", "dev"), markOf(state, "orders", "dev"));
    assertOthersUnmoved(state, after, ["pr", "dev"]);
  });

  it("keeps its target's retention", () => {
    const table = aTable("1 < 2 < 3; main=1 dev=2 pr=3", marks({ dev: seven, ...stacked }));
    const dev = { "snapshot-id": 2, type: "branch", "min-snapshots-to-keep": 4 } as const;
    const state = lake({ orders: { ...table, refs: { ...table.refs, dev } } });
    const after = carryOut(state, planPublish(allOf(state), state, child, fail));
    assert.equal(findRef(metadataOf(after, "orders"), "dev")?.["min-snapshots-to-keep"], 4);
  });

  const alone = { pr: { ...eight, onto: "dev", snapshot: "1" } };
  for (const [name, refs, dev] of [
    ["has none on the table", "", {}],
    [
      "was published, and is free again",
      "dev=1",
      {
        dev: {
          ...seven,
          state: "published",
          publish: { id: "p", merge: "m", from: null, to: "1" },
        },
      },
    ],
    ["is marked, and somebody removed it", "", { dev: seven }],
  ] as const)
    it(`makes the data branch where the other one ${name}`, () => {
      const state = lake({
        orders: aTable(`1 < 3; main=1 pr=3 ${refs}`, marks({ ...alone, ...dev })),
      });
      const options = { ...fail, mergedAt: 700_000 };
      const after = carryOut(state, planPublish(allOf(state), state, child, options));
      assert.deepEqual(
        ["main", "dev"].map((ref) => at(after, "orders", ref)),
        ["1", "3"],
      );
      const made = markOf(after, "orders", "dev");
      const { state: is, branch, pull, repository, snapshot, head, at: when } = made;
      assert.deepEqual(
        { is, branch, pull, repository, snapshot, head, when },
        {
          ...{ is: "open", branch: "dev", pull: null, repository: 42, snapshot: "1" },
          ...{ head: "merge", when: 700_000 },
        },
      );
      assert.equal(made.onto, undefined);
      assertOthersUnmoved(state, after, ["pr", "dev"]);
    });

  it("makes no data branch where it has no rows of its own", () => {
    const state = lake({ orders: aTable("1; main=1 pr=1", marks(alone)) });
    const after = carryOut(state, planPublish(allOf(state), state, child, fail));
    assert.equal(at(after, "orders", "dev"), null);
    assert.equal(markOf(after, "orders", "pr").state, "published");
  });

  it("of a new table makes the other one's data branch, and no main", () => {
    const mark = { pr: { ...eight, onto: "dev", snapshot: null } };
    const state = lake({ fresh: aTable("1; pr=1", marks(mark)) });
    const after = carryOut(state, planPublish(allOf(state), state, child, fail));
    assert.deepEqual([at(after, "fresh", "dev"), at(after, "fresh", "main")], ["1", null]);
  });

  const inTheWay: readonly {
    readonly name: string;
    readonly refs: string;
    readonly dev: Partial<Mark> | undefined;
    readonly code: string;
  }[] = [
    {
      name: "was ended, and keeps its rows under a tag",
      ...{ refs: `tag:${kept}=2`, dev: { ...seven, state: "closed", kept }, code: "IB404" },
    },
    {
      name: "has rows that came after its own publish",
      refs: "dev=2",
      dev: { ...seven, state: "published", publish: { id: "p", merge: "m", from: null, to: "1" } },
      code: "IB409",
    },
    {
      name: "is another git branch's",
      refs: "dev=2",
      dev: { ...seven, branch: "x" },
      code: "IB402",
    },
    { name: "is somebody's tag", refs: "tag:dev=2", dev: undefined, code: "IB402" },
    { name: "has no mark", refs: "dev=2", dev: undefined, code: "IB402" },
    {
      name: "has rows that it lacks",
      ...{ refs: "dev=2", dev: seven, code: "IB401" },
    },
  ];
  for (const { name, refs, dev, code } of inTheWay)
    it(`moves nothing where the other one ${name}`, () => {
      const all: Parameters<typeof marks>[0] = dev === undefined ? alone : { ...alone, dev };
      const table = aTable(`1 < 2; 1 < 3; main=1 pr=3 ${refs}`, marks(all));
      const state = lake({ orders: table, more: aTable("1 < 3; main=1 pr=3", marks(alone)) });
      const planned = planPublish(allOf(state), state, child, fail);
      assert.ok(planned.every(({ commit }) => commit === undefined));
      assert.deepEqual(
        planned.flatMap(({ findings }) => findings.map((one) => one.code)),
        [code],
      );
    });

  it("goes where its mark says, where nobody names its pull request", () => {
    const state = lake({
      orders: aTable("1 < 2 < 3; main=1 dev=2 pr=3", marks({ dev: seven, ...stacked })),
    });
    const terminal = { ...context, knownCommits: new Set(["base"]) };
    const after = carryOut(
      state,
      planPublish(allOf(state), state, terminal, { ...fail, explicit: true }),
    );
    assert.deepEqual([at(after, "orders", "main"), at(after, "orders", "dev")], ["1", "3"]);
  });

  it("is nothing that undo could put back: main was not moved", () => {
    const state = lake({
      orders: aTable("1 < 2 < 3; main=1 dev=2 pr=3", marks({ dev: seven, ...stacked })),
    });
    const after = carryOut(state, planPublish(allOf(state), state, child, fail));
    const id = markOf(after, "orders", "pr").publish?.id ?? "";
    assert.deepEqual(publishes(allOf(after), after, child), []);
    assert.deepEqual(planUndo(allOf(after), after, child, id), []);
  });

  it("has the same name, merge and receipt whichever run of a race does it", () => {
    const state = lake({
      orders: aTable("1 < 2 < 3; main=1 dev=2 pr=3", marks({ dev: seven, ...stacked })),
      more: aTable("1 < 3; main=1 pr=3", marks(alone)),
    });
    const commits = [forPull(8, "pr", { onto, head: "merge" }), { ...child, base: "other" }].map(
      (one) =>
        planPublish(allOf(state), state, one, { ...fail, mergedAt: 700_000 }).map(
          ({ commit }) => commit?.commit,
        ),
    );
    assert.deepEqual(commits[0], commits[1]);
  });
});

describe("a stack that is merged", () => {
  const start = lake({
    orders: aTable(
      "1 < 2 < 3; main=1 dev=2 pr=3",
      marks({ dev: { ...seven, snapshot: "1" }, ...stacked }),
    ),
    /** Only the stacked one writes it. */
    more: aTable("1 < 3; main=1 pr=3", marks({ pr: { ...eight, onto: "dev", snapshot: "1" } })),
  });

  it("from its top reaches main with the pull request below, whole", () => {
    const first = carryOut(start, planPublish(allOf(start), start, child, fail));
    const both = carryOut(first, planPublish(allOf(first), first, parent, fail));
    assert.deepEqual([at(both, "orders", "main"), at(both, "more", "main")], ["3", "3"]);
    assert.equal(publishes(allOf(both), both, parent).length, 1);
  });

  it("from its bottom leaves the one above to be published to main next", () => {
    const first = carryOut(start, planPublish(allOf(start), start, parent, fail));
    assert.equal(at(first, "orders", "main"), "2");
    assert.equal(at(first, "orders", "pr"), "3");
    const retargeted = forPull(8, "pr", { head: "merge" });
    const [forecast] = planBuild(allOf(first), first, retargeted);
    assert.equal(forecast?.plan.state, "fast-forward");
    const both = carryOut(first, planPublish(allOf(first), first, retargeted, fail));
    assert.deepEqual([at(both, "orders", "main"), at(both, "more", "main")], ["3", "3"]);
  });

  it("from its bottom, and then to the old target, waits for that one's next merge", () => {
    const first = carryOut(start, planPublish(allOf(start), start, parent, fail));
    const then = carryOut(first, planPublish(allOf(first), first, child, fail));
    assert.deepEqual([at(then, "orders", "main"), at(then, "orders", "dev")], ["2", "3"]);
    const { state, pull, publish } = markOf(then, "orders", "dev");
    assert.deepEqual([state, pull, publish], ["open", null, undefined]);
    const next = carryOut(then, planPublish(allOf(then), then, forPull(9, "dev"), fail));
    assert.deepEqual([at(next, "orders", "main"), at(next, "more", "main")], ["3", "3"]);
  });
});

describe("a pull request that is made to another branch now", () => {
  it("is put on the new target where nobody has written to it", () => {
    const state = lake({
      orders: aTable("1 < 2; main=1 dev=2 pr=1", marks({ dev: seven, pr: { ...eight } })),
    });
    const planned = planBuild(allOf(state), state, child);
    assert.deepEqual(
      planned.map(({ plan, commit }) => [plan.state, commit?.move.result]),
      [["create", "created"]],
    );
    const after = carryOut(state, planned);
    assert.equal(at(after, "orders", "pr"), "2");
    const { onto, snapshot } = markOf(after, "orders", "pr");
    assert.deepEqual([onto, snapshot], ["dev", "2"]);
    assertOthersUnmoved(state, after, ["pr"]);
    const back = carryOut(after, planBuild(allOf(after), after, forPull(8, "pr")));
    assert.equal(at(back, "orders", "pr"), "1");
    assert.deepEqual(
      [markOf(back, "orders", "pr").onto, markOf(back, "orders", "pr").snapshot],
      [undefined, "1"],
    );
    assertOthersUnmoved(after, back, ["pr"]);
  });

  for (const { name, history, mark, to, snapshot, state: forecast } of [
    {
      name: "from main to a pull request that has moved on",
      ...{ history: "1 < 2; 1 < 3; main=1 dev=2 pr=3", mark: {}, to: onto },
      ...{ snapshot: "1", state: "diverged" },
    },
    {
      name: "from main to a pull request that it has all of",
      ...{ history: "1 < 2 < 3; main=1 dev=2 pr=3", mark: {}, to: onto },
      ...{ snapshot: "2", state: "fast-forward" },
    },
    {
      name: "to main, with what the old target has",
      ...{ history: "1 < 2 < 3; main=1 dev=2 pr=3", mark: { onto: "dev", snapshot: "2" } },
      ...{ to: { ref: "main", branch: "main" }, snapshot: "1", state: "fast-forward" },
    },
    {
      name: "to a target that it has nothing in common with",
      ...{ history: "1 < 2; 3; main=1 dev=2 pr=3", mark: {}, to: onto },
      ...{ snapshot: null, state: "diverged" },
    },
  ] as const)
    it(`stays where its rows are, and has another mark: ${name}`, () => {
      const all = marks({ dev: seven, pr: { ...eight, connectorState: { a: "1" }, ...mark } });
      const state = lake({ orders: aTable(history, all) });
      const planned = planBuild(allOf(state), state, forPull(8, "pr", { onto: to, head: "h2" }));
      assert.deepEqual(
        planned.map(({ plan, commit }) => [plan.state, plan.base, commit?.move.result]),
        [[forecast, snapshot, "adopted"]],
      );
      const after = carryOut(state, planned);
      assert.equal(at(after, "orders", "pr"), "3");
      const now = markOf(after, "orders", "pr");
      assert.deepEqual(
        [now.onto ?? "main", now.snapshot, now.head, now.connectorState],
        [to.ref, snapshot, "h2", { a: "1" }],
      );
      assertOthersUnmoved(state, after, ["pr"]);
      const again = planBuild(allOf(after), after, forPull(8, "pr", { onto: to }));
      assert.equal(again[0]?.commit, undefined);
    });

  it("is not put elsewhere by a terminal, which knows of no pull request", () => {
    const state = lake({
      orders: aTable("1 < 2; main=1 dev=2 pr=2", marks({ dev: seven, ...stacked })),
    });
    const [planned] = planBuild(allOf(state), state, context);
    assert.deepEqual([planned?.commit, planned?.plan.onto], [undefined, "dev"]);
  });

  it("is put on the new target by its reopening, too", () => {
    const tag = "icebranch-kept-pr-3";
    const state = lake({
      orders: aTable(
        `1 < 2 < 3; main=1 dev=2 tag:${tag}=3`,
        marks({
          dev: seven,
          pr: { ...eight, state: "closed", kept: tag, onto: "dev", snapshot: "2" },
        }),
      ),
    });
    const after = carryOut(state, planBuild(allOf(state), state, forPull(8, "pr")));
    assert.equal(at(after, "orders", "pr"), "3");
    const { onto, snapshot } = markOf(after, "orders", "pr");
    assert.deepEqual([onto, snapshot], [undefined, "1"]);
  });
});

describe("the life of a stacked data branch", () => {
  it("is put back on the current state of its target", () => {
    const state = lake({
      orders: aTable("1 < 2 < 3; main=1 dev=3 pr=2", marks({ dev: seven, ...stacked })),
    });
    const after = carryOut(state, planRefresh(allOf(state), state, child, { discard: false }));
    assert.equal(at(after, "orders", "pr"), "3");
    const { onto, snapshot, pull } = markOf(after, "orders", "pr");
    assert.deepEqual([onto, snapshot, pull], ["dev", "3", 8]);
    assertOthersUnmoved(state, after, ["pr"]);
  });

  it("ends without a tag where its target has all that it has, and pins that one", () => {
    const state = lake({
      orders: aTable("1 < 2; main=1 dev=2 pr=2", marks({ dev: seven, ...stacked })),
    });
    const { tables } = planClean(allOf(state), state, child, keep);
    const pins = tables[0]?.commit?.commit.requirements.map((one) => ("ref" in one ? one.ref : ""));
    assert.ok(pins?.includes("dev"));
    const after = carryOut(state, tables);
    assert.deepEqual(Object.keys(refsOf(metadataOf(after, "orders"))).sort(), ["dev", "main"]);
    assertOthersUnmoved(state, after, ["pr"]);
  });

  for (const [name, history] of [
    ["its target has been written to since", "1 < 2 < 3; 2 < 4; main=1 dev=4 pr=3"],
    ["main has been written to since", "1 < 2 < 3; 1 < 4; main=4 dev=2 pr=3"],
  ] as const)
    it(`does not put the connectors' state back where ${name}`, () => {
      const table = aTable(
        history,
        marks({ dev: seven, pr: { ...stacked.pr, connectorState: { "airbyte.s": "old" } } }),
      );
      const properties = { ...table.properties, "airbyte.s": "new" };
      const state = lake({ orders: { ...table, properties } });
      const { tables } = planClean(allOf(state), state, child, keep);
      assert.deepEqual(
        tables.map((one) => [one.commit, one.findings[0]?.code]),
        [[undefined, "IB415"]],
      );
    });

  it("puts the connectors' state back while both are where it was made", () => {
    const table = aTable(
      "1 < 2 < 3; main=1 dev=2 pr=3",
      marks({ dev: seven, pr: { ...stacked.pr, connectorState: { "airbyte.s": "old" } } }),
    );
    const properties = { ...table.properties, "airbyte.s": "new" };
    const state = lake({ orders: { ...table, properties } });
    const after = carryOut(state, planClean(allOf(state), state, child, keep).tables);
    assert.equal(metadataOf(after, "orders").properties?.["airbyte.s"], "old");
  });

  const receipt = {
    ...stacked.pr,
    ...{ state: "published" as const, publish: { id: "p", merge: "m", from: "2", to: "3" } },
  };

  it("once published is no late sync because its target was ended since", () => {
    const ended = { ...seven, state: "closed" as const, kept };
    const state = lake({
      orders: aTable(`1 < 2 < 3; main=1 pr=3 tag:${kept}=3`, marks({ dev: ended, pr: receipt })),
    });
    assert.deepEqual(driftErrors(state), []);
    const [planned] = planBuild(allOf(state), state, forPull(9, "pr"));
    assert.equal(planned?.plan.state, "create");
    const after = carryOut(state, planned ? [planned] : []);
    assert.equal(findRef(metadataOf(after, "orders"), "icebranch-kept-pr-3")?.["snapshot-id"], 3);
  });

  it("once published is put under a tag by the sweep where nothing else has its rows", () => {
    const state = lake({ orders: aTable("1 < 2 < 3; main=1 pr=3", marks({ pr: receipt })) });
    const late = { ...context, now: 9e12 };
    const after = carryOut(state, planSweep(allOf(state), state, late).flat());
    assert.equal(findRef(metadataOf(after, "orders"), "icebranch-kept-pr-3")?.type, "tag");
    assert.equal(markOf(after, "orders", "pr").state, "closed");
  });

  it("once published is swept away while its target has its rows, and pins that one", () => {
    const fresh = { ...seven, at: 8.9999e12 };
    const state = lake({
      orders: aTable("1 < 2 < 3; main=1 dev=3 pr=3", marks({ dev: fresh, pr: receipt })),
    });
    const planned = planSweep(allOf(state), state, { ...context, now: 9e12 }).flat();
    const pins = planned[0]?.commit?.commit.requirements.map((one) =>
      "ref" in one ? one.ref : "",
    );
    assert.ok(pins?.includes("dev"));
    const after = carryOut(state, planned);
    assert.deepEqual([...marksOf(metadataOf(after, "orders")).keys()], ["dev"]);
    assert.equal(at(after, "orders", "pr"), null);
  });

  it("that sync wrote to after its publish stays, and is named", () => {
    const state = lake({
      orders: aTable("1 < 2 < 3 < 4; main=1 dev=3 pr=4", marks({ dev: seven, pr: receipt })),
    });
    assert.deepEqual(driftErrors(state), ["IB409"]);
    const swept = planSweep(allOf(state), state, { ...context, now: 9e12 }).flat();
    assert.ok(swept.every(({ plan }) => plan.branch !== "pr"));
  });

  it("cannot be stacked on itself, or be said to be on main", () => {
    for (const onto of ["pr", "main"])
      assert.equal(
        marksOf(aTable("1; main=1 pr=1", marks({ pr: { ...eight, onto } }))).get("pr"),
        "unreadable",
      );
  });
});

function driftErrors(state: CatalogState): readonly string[] {
  const errors = branchDrift(state, [], context).filter(({ level }) => level === "error");
  return errors.map(({ code }) => code);
}

/** Every snapshot that some ref still leads to. */
function reachable(metadata: TableMetadata): ReadonlySet<string> {
  const heads = Object.values(refsOf(metadata)).map((ref) => snapshotId(ref["snapshot-id"]));
  const all = heads.flatMap((head) => history(metadata, head).snapshots);
  return new Set(all.map((one) => snapshotId(one["snapshot-id"])));
}

describe("laws, for any history of a stack", () => {
  const stacks = fc
    .record({
      parents: fc.array(fc.nat(20), { minLength: 1, maxLength: 10 }),
      overwrite: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
      main: fc.nat(10),
      dev: fc.nat(10),
      pr: fc.nat(10),
      base: fc.nat(9),
      on: fc.boolean(),
      is: fc.constantFrom("open", "published", "undone", "closed"),
    })
    .map(({ parents, overwrite, main, dev, pr, base, on, is }) => {
      const n = parents.length;
      const links = parents.map((parent, index) => {
        const id = `${index + 1}${overwrite[index] ? "!" : ""}`;
        return index > 0 && parent % (index + 1) > 0 ? `${parent % (index + 1)} < ${id}` : id;
      });
      // 0: there is none.
      const ref = (name: string, at: number) =>
        at % (n + 1) === 0 ? "" : `${name}=${at % (n + 1)}`;
      const refs = [ref("main", main), ref("dev", dev), ref("pr", pr)].join(" ");
      const publish = { id: "p", merge: "m", from: null, to: String((pr % n) + 1) };
      const over =
        is === "open" ? {} : is === "closed" ? { kept: "icebranch-kept-pr-9" } : { publish };
      return aTable(
        `${links.join("; ")}; ${refs}`,
        marks({
          dev: seven,
          pr: {
            ...{ ...eight, snapshot: String((base % n) + 1), state: is, ...over },
            ...(on ? { onto: "dev" } : {}),
          },
        }),
      );
    });

  const plans = (state: ReturnType<typeof lake>, discard: boolean) => [
    planBuild(allOf(state), state, child),
    planBuild(allOf(state), state, forPull(8, "pr")),
    planRefresh(allOf(state), state, child, { discard }),
    planClean(allOf(state), state, child, { discard, dropNew: false }).tables,
  ];

  it("building, refreshing and ending one pull request move nothing of another one", () =>
    fc.assert(
      fc.property(stacks, fc.boolean(), (table, discard) => {
        const state = lake({ orders: table });
        for (const planned of plans(state, discard))
          assertOthersUnmoved(state, carryOut(state, planned), ["pr"]);
        const published = carryOut(state, planPublish(allOf(state), state, child, fail));
        assertOthersUnmoved(state, published, ["pr", "dev"]);
        assert.equal(at(published, "orders", "main"), at(state, "orders", "main"));
      }),
      { numRuns: 1000 },
    ));

  it("no planner lets go of the last ref to a snapshot", () =>
    fc.assert(
      fc.property(stacks, fc.boolean(), (table, discard) => {
        const state = lake({ orders: table });
        for (const planned of [
          ...plans(state, discard),
          planPublish(allOf(state), state, child, { ...fail, explicit: true }),
          planSweep(allOf(state), state, { ...context, now: 9e12 }).flat(),
        ]) {
          const left = reachable(metadataOf(carryOut(state, planned), "orders"));
          for (const id of reachable(metadataOf(state, "orders"))) assert.ok(left.has(id), id);
        }
      }),
      { numRuns: 1000 },
    ));

  it("publishing keeps every snapshot of its target, or exchanges all of them while it is unmoved", () =>
    fc.assert(
      fc.property(stacks, (table) => {
        const state = lake({ orders: table });
        const before = at(state, "orders", "dev");
        const after = carryOut(state, planPublish(allOf(state), state, child, fail));
        const now = at(after, "orders", "dev");
        if (before === null || now === before) return;
        const kept = history(metadataOf(after, "orders"), now ?? "").snapshots.map((one) =>
          snapshotId(one["snapshot-id"]),
        );
        assert.ok(kept.includes(before) || before === markOf(state, "orders", "pr").snapshot);
      }),
      { numRuns: 500 },
    ));
});
