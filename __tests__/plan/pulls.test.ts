/** What one pull request's run says and does beside another's. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Mark } from "../../src/iceberg/marks.ts";
import { planBuild } from "../../src/plan/build.ts";
import { planClean } from "../../src/plan/clean.ts";
import type { PlanContext } from "../../src/plan/context.ts";
import { dataBranchOf } from "../../src/plan/data-branch.ts";
import { possibleOffers } from "../../src/plan/offers.ts";
import { planPublish } from "../../src/plan/publish.ts";
import { planReceipts, revertFindings } from "../../src/plan/receipts.ts";
import { openBranches, tablesOfBranch } from "../../src/plan/reconcile.ts";
import { planRefresh } from "../../src/plan/refresh.ts";
import { rivalFindings } from "../../src/plan/rivals.ts";
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
} from "./lake.ts";

const fail = { onDiverged: "fail", explicit: false } as const;
const keep = { discard: true, dropNew: false };
const seven = { repository: 42, pull: 7 };
const eight = { repository: 42, pull: 8 };
const publish = { id: "p", merge: "m", from: "1", to: "2" };

describe("a run for pull request 8", () => {
  /** Each has a data branch `theirs`, and #8 is made from a git branch of that name. */
  const rows: readonly {
    readonly name: string;
    readonly history: string;
    readonly mark: Partial<Mark>;
  }[] = [
    { name: "another one in work", history: "1 < 2; main=1 theirs=2", mark: seven },
    {
      name: "another one that was closed",
      history: "1 < 2; main=1 tag:icebranch-kept-theirs-2=2",
      mark: { ...seven, state: "closed", kept: "icebranch-kept-theirs-2" },
    },
    {
      name: "another one that was undone",
      history: "1 < 2; main=1 theirs=2",
      mark: { ...seven, state: "undone", publish },
    },
    {
      name: "another one with late rows",
      history: "1 < 2 < 3; main=2 theirs=3",
      mark: { ...seven, state: "published", publish },
    },
    {
      name: "another project of the repository",
      history: "1 < 2; main=1 theirs=2",
      mark: { repository: 42, project: "other" },
    },
    { name: "another repository", history: "1 < 2; main=1 theirs=2", mark: { repository: 43 } },
    {
      name: "a terminal's, of another git branch",
      history: "1 < 2; main=1 theirs=2",
      mark: { branch: "elsewhere" },
    },
  ];
  for (const { name, history, mark } of rows)
    it(`moves nothing of ${name}`, () => {
      const state = lake({ orders: aTable(history, marks({ theirs: mark })), more: "1; main=1" });
      const asked = forPull(8, "theirs");
      const own: PlanContext = { ...asked, dataBranch: dataBranchOf(state, asked) };
      const built = carryOut(state, planBuild(allOf(state), state, own));
      const mine = own.dataBranch === "theirs" ? [] : [own.dataBranch];
      assertOthersUnmoved(new Map([...state].slice(0, 1)), built, mine);
      for (const next of [
        planRefresh(allOf(built), built, own, { discard: true }),
        planClean(allOf(built), built, own, keep).tables,
        planPublish(allOf(built), built, own, { ...fail, explicit: true }),
      ])
        assertOthersUnmoved(new Map([...built].slice(0, 1)), carryOut(built, next), [
          ...mine,
          "main",
        ]);
      assert.equal(
        at(carryOut(built, planPublish(allOf(built), built, own, fail)), "orders", "main"),
        at(state, "orders", "main"),
      );
    });

  it("has one data branch: of two that it made, the one without rows goes with the other's commit", () => {
    const both = { old: { branch: "b" }, b: { ...eight, branch: "b" } };
    const state = lake({
      orders: aTable("1 < 2; main=1 old=2 b=1", marks(both)),
      more: aTable("1; main=1 b=1", marks({ b: both.b })),
    });
    const own = forPull(8, "b", { dataBranch: "old" });
    const planned = planBuild(allOf(state), state, own);
    const after = carryOut(state, planned);
    assert.deepEqual([at(after, "orders", "b"), at(after, "more", "b")], [null, null]);
    assert.equal(at(after, "more", "old"), "1");
    assertOthersUnmoved(state, after, ["old", "b"]);
    for (const { commit } of planned) {
      const pins = commit?.commit.requirements.map((one) => ("ref" in one ? one.ref : ""));
      assert.ok(pins?.includes("b"));
    }
  });

  for (const [name, b] of [
    ["has rows of its own", { ...eight, branch: "b" }],
    ["is another one's", { ...seven, branch: "b" }],
    ["a terminal made", {}],
    ["was undone", { ...eight, branch: "b", state: "undone", publish }],
  ] as const)
    it(`ends no other data branch that ${name}`, () => {
      const history =
        name === "has rows of its own"
          ? "1 < 2; 1 < 3; main=1 old=2 b=3"
          : "1 < 2; main=1 old=2 b=1";
      const state = lake({ orders: aTable(history, marks({ old: { branch: "b" }, b })) });
      const own = forPull(8, "b", { dataBranch: "old" });
      assertOthersUnmoved(state, carryOut(state, planBuild(allOf(state), state, own)), ["old"]);
    });
});

describe("a data branch that is taken over", () => {
  const named = { ...context, branch: "better", dataBranch: "old", named: true, head: "h2" };

  it("has the git branch at hand and no pull request, and goes on from its rows", () => {
    const state = lake({
      orders: aTable("1 < 2; main=1 old=2", marks({ old: seven })),
      more: aTable(
        "1 < 2; main=1 tag:icebranch-kept-old-2=2",
        marks({ old: { ...seven, state: "closed", kept: "icebranch-kept-old-2" } }),
      ),
    });
    const planned = planBuild(allOf(state), state, named);
    assert.deepEqual(
      planned.map(({ commit }) => commit?.move.result),
      ["adopted", "created"],
    );
    const after = carryOut(state, planned);
    for (const table of ["orders", "more"]) {
      assert.equal(at(after, table, "old"), "2");
      const { state: is, branch, pull, repository, head } = markOf(after, table, "old");
      assert.deepEqual([is, branch, pull, repository, head], ["open", "better", null, 42, "h2"]);
    }
  });

  it("is not, where nobody named it, or no git branch is at hand", () => {
    const state = lake({ orders: aTable("1 < 2; main=1 old=2", marks({ old: seven })) });
    const [planned] = planBuild(allOf(state), state, { ...named, named: false });
    assert.deepEqual([planned?.plan.state, planned?.commit], ["fast-forward", undefined]);
  });

  it("is not by a run for another pull request", () => {
    const state = lake({ orders: aTable("1 < 2; main=1 old=2", marks({ old: seven })) });
    const [planned] = planBuild(
      allOf(state),
      state,
      forPull(8, "better", { dataBranch: "old", named: true }),
    );
    assert.deepEqual([planned?.plan.state, planned?.commit], ["foreign", undefined]);
  });
});

describe("data branches on offer", () => {
  const offered = (mark: Partial<Mark>, name = "old") =>
    possibleOffers(lake({ orders: aTable("1; main=1", marks({ [name]: mark })) }), forPull(8, "b"));
  const kept = "icebranch-kept-old-2";

  it("are those of other pull requests from other git branches, in work or closed", () => {
    assert.deepEqual(offered(seven), [
      {
        ...{ dataBranch: "old", pull: 7, ended: false, heads: ["head"] },
        tables: ["bronze.inventory.orders"],
      },
    ]);
    assert.equal(offered({ ...seven, state: "closed", kept })[0]?.ended, true);
  });
  for (const [name, mark] of [
    ["published", { ...seven, state: "published", publish }],
    ["its own", eight],
    ["of the same git branch", { ...seven, branch: "b" }],
    ["a terminal's", {}],
    ["another project's", { ...seven, project: "other" }],
  ] as const)
    it(`are not ${name}`, () => assert.deepEqual(offered(mark), []));
});

describe("rivals", () => {
  const rivalsOf = (all: Parameters<typeof marks>[0], asked = forPull(8, "b")) => {
    const state = lake({
      orders: aTable("1; main=1", marks(all)),
      more: aTable("1; main=1", marks(all)),
    });
    const planned = planBuild(allOf(state), state, asked);
    return { planned, rivals: planned[0]?.plan.rivals };
  };

  it("are other data branches in work that go where this one goes", () => {
    const { planned, rivals } = rivalsOf({ a: seven, mine: {} });
    assert.deepEqual(rivals, [
      { branch: "a", pull: 7 },
      { branch: "mine", pull: null },
    ]);
    assert.deepEqual(
      rivalFindings(planned).map(({ code, level, message }) => [
        code,
        level,
        message.split(" is in work")[0],
      ]),
      [
        [
          "IB424",
          "notice",
          "bronze.inventory.orders, bronze.inventory.more: the data branch a of #7",
        ],
        ["IB424", "notice", "bronze.inventory.orders, bronze.inventory.more: the data branch mine"],
      ],
    );
  });
  for (const [name, all, asked] of [
    ["a stack's parent", { dev: seven }, forPull(8, "b", { onto: { ref: "dev", branch: "dev" } })],
    ["a stacked child", { a: { ...seven, onto: "b" } }, undefined],
    ["published", { a: { ...seven, state: "published", publish } }, undefined],
    ["another project's", { a: { ...seven, project: "other" } }, undefined],
    ["its own of another name", { a: eight }, undefined],
  ] as const)
    it(`are not ${name}`, () => assert.deepEqual(rivalsOf(all, asked).rivals, []));
});

describe("what was published before", () => {
  const receipt = { ...seven, state: "published", publish } as const;

  it("is told again from the receipts of a pull request, and of no other", () => {
    const state = lake({
      orders: aTable("1 < 2; main=2 b=2", marks({ b: receipt })),
      more: aTable("1 < 2; main=2 b=2", marks({ b: { ...receipt, pull: 9 } })),
      open: aTable("1 < 2; main=1 b=2", marks({ b: seven })),
    });
    const planned = planReceipts(allOf(state), state, context, 7);
    assert.deepEqual(
      planned.map(({ plan, commit, findings }) => [
        ...[plan.table, plan.state, plan.pull, plan.receipt, plan.added, commit, findings],
      ]),
      [
        [
          ...["bronze.inventory.orders", "published", 7, { id: "p", from: "1", to: "2" }],
          ...[{ rows: 2, files: 1 }, undefined, []],
        ],
      ],
    );
  });

  it("has no count where the snapshots have been expired since", () => {
    const gone = { ...receipt, publish: { ...publish, from: "9" } };
    const state = lake({ orders: aTable("1 < 2; main=2 b=2", marks({ b: gone })) });
    assert.equal(planReceipts(allOf(state), state, context, 7)[0]?.plan.added, null);
  });

  it("is not undone by a revert, which is told the command", () => {
    const state = lake({
      orders: aTable("1 < 2; main=2 b=2", marks({ b: receipt })),
      more: aTable("1 < 2; main=2 b=2", marks({ b: receipt })),
    });
    const catalogs = new Set(["bronze"]);
    const [finding, ...more] = revertFindings(state, context, 7, catalogs);
    assert.deepEqual([finding?.code, finding?.level, more], ["IB425", "notice", []]);
    assert.match(finding?.message ?? "", /#7; .*orders, bronze\.inventory\.more\.$/);
    assert.match(finding?.hint ?? "", /icebranch undo --publish p\.$/);
    assert.match(revertFindings(state, context, 7, new Set())[0]?.hint ?? "", /p --head m\.$/);
    assert.deepEqual(revertFindings(state, context, 8, catalogs), []);
  });

  for (const [name, mark] of [
    ["moved no main", { ...receipt, publish: { ...publish, to: "1" } }],
    ["went to another data branch", { ...receipt, onto: "dev" }],
    ["was undone already", { ...receipt, state: "undone" }],
  ] as const)
    it(`needs no undoing where it ${name}`, () => {
      const state = lake({ orders: aTable("1 < 2; main=2 b=2", marks({ b: mark })) });
      assert.deepEqual(revertFindings(state, context, 7, new Set()), []);
    });
});

describe("two pull requests with data branches of one name", () => {
  const state = lake({
    orders: aTable("1; main=1 b=1", marks({ b: seven })),
    more: aTable("1; main=1 b=1", marks({ b: eight })),
    fresh: "1; b=1",
  });

  it("are dealt with one by one", () =>
    assert.deepEqual(
      openBranches(state, context).map(({ pull, tables }) => [pull, tables]),
      [
        [7, ["bronze.inventory.orders"]],
        [8, ["bronze.inventory.more"]],
      ],
    ));

  it("get neither what a first sync made under that name: nobody can tell whose it is", () => {
    const all = openBranches(state, context);
    const tables = all.map((one) =>
      tablesOfBranch(one, allOf(state), state, all).map(({ table }) => table.split(".").at(-1)),
    );
    assert.deepEqual(tables, [["orders"], ["more"]]);
  });

  it("get it where only one has that name", () => {
    const alone = new Map([...state].filter(([table]) => !table.endsWith("more")));
    const all = openBranches(alone, context);
    const tables = all.map((one) => tablesOfBranch(one, allOf(alone), alone, all));
    assert.equal(tables[0]?.length, 2);
  });
});

describe("a publish of pull request 7", () => {
  it("pins every ref that it was decided on, and says whose it is", () => {
    const own = forPull(7, "b", { onto: { ref: "dev", branch: "dev" } });
    const all = marks({ b: { onto: "dev", snapshot: "2" }, dev: eight });
    const state = lake({ orders: aTable("1 < 2 < 3; main=1 dev=2 b=3", all) });
    const [planned] = planPublish(allOf(state), state, own, fail);
    const pins = planned?.commit?.commit.requirements.flatMap((one) =>
      one.type === "assert-ref-snapshot-id" ? [`${one.ref}=${one["snapshot-id"]}`] : [],
    );
    assert.deepEqual(pins, ["main=1", "b=3", "dev=2"]);
    const { pull, repository } = markOf(carryOut(state, planned ? [planned] : []), "orders", "b");
    assert.deepEqual([pull, repository, planned?.plan.pull], [7, 42, 7]);
  });

  it("to another target has another name", () => {
    const state = lake({ fresh: aTable("1; b=1", marks({ b: { ...seven, snapshot: null } })) });
    const ids = ["dev", "main"].map((ref) => {
      const own = forPull(7, "b", { onto: { ref, branch: ref } });
      const after = carryOut(state, planPublish(allOf(state), state, own, fail));
      return markOf(after, "fresh", "b").publish?.id;
    });
    assert.notEqual(ids[0], ids[1]);
  });

  it("moves what is put on another target only while that stays as it was read", () => {
    const all = marks({ b: { ...seven, onto: "dev", snapshot: "2" }, dev: eight });
    const state = lake({ orders: aTable("1 < 2; main=1 dev=2 b=2", all) });
    const [planned] = planBuild(allOf(state), state, forPull(7, "b"));
    const pins = planned?.commit?.commit.requirements.flatMap((one) =>
      one.type === "assert-ref-snapshot-id" ? [one.ref] : [],
    );
    assert.deepEqual(pins?.sort(), ["b", "dev", "main"]);
    assert.equal(planned?.commit?.move.to, "1");
  });
});
