/** Publishing a data branch of which main has moved away: its snapshots are committed again on top. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findSnapshot, history } from "../../src/iceberg/refs.ts";
import type { SnapshotFiles } from "../../src/iceberg/replay.ts";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import { planBuild } from "../../src/plan/build.ts";
import { hasLateRows, hasOwnSnapshots } from "../../src/plan/classify.ts";
import type { CatalogState, PlanContext } from "../../src/plan/context.ts";
import { planDigest } from "../../src/plan/digest.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import { planPublish } from "../../src/plan/publish.ts";
import { planRefresh } from "../../src/plan/refresh.ts";
import type { ReplayFacts } from "../../src/plan/replay.ts";
import { planSweep } from "../../src/plan/sweep.ts";
import { planUndo, publishes } from "../../src/plan/undo.ts";
import { aTable } from "../a-table.ts";
import { allOf, at, carryOut, context, lake, marked, markOf, metadataOf } from "./lake.ts";
import { factsOf, fileOf } from "./replay-facts.ts";

const drawn = "1 < 2; 1 < 3 < 4; main=2 pr=4";
const specs = { "partition-specs": [{ "spec-id": 0, fields: [] }] };
const diverged = aTable(drawn, { ...specs, ...marked() });
const facts = factsOf([3, 4]);

function publish(
  state: CatalogState,
  said: ReplayFacts | { readonly unknown: string } = facts,
  more: Partial<PlanContext> = {},
  explicit = false,
) {
  const replays = new Map([...state.keys()].map((table) => [table, said]));
  const options = { onDiverged: "replay", explicit, replays } as const;
  return planPublish(allOf(state), state, { ...context, ...more }, options);
}

function refusalOf(table: TableMetadata, said: ReplayFacts | { readonly unknown: string }): string {
  const [one] = publish(lake({ orders: table }), said);
  assert.equal(one?.commit, undefined);
  assert.deepEqual(
    one?.findings.map(({ code, level }) => [code, level]),
    [["IB401", "error"]],
  );
  return one?.plan.note ?? "";
}

describe("a replay", () => {
  it("brings each snapshot of the data branch as a new one on top of main", () => {
    const state = lake({ orders: diverged });
    const planned = publish(state);
    const after = carryOut(state, planned);
    const table = metadataOf(after, "orders");
    const main = at(after, "orders", "main") ?? "";
    const [last, first, old] = history(table, main).snapshots;
    assert.equal(String(old?.["snapshot-id"]), "2");
    assert.deepEqual(
      [first, last].map((one) => [
        one?.summary?.operation,
        one?.summary?.["source-snapshot-id"],
        one?.summary?.["added-records"],
        one?.["sequence-number"],
      ]),
      [
        ["append", "3", "3", 5],
        ["append", "4", "4", 6],
      ],
    );
    assert.equal(at(after, "orders", "pr"), "4");
    assert.deepEqual(planned[0]?.plan.added, { rows: 7, files: 2 });
    assert.equal(planned[0]?.plan.state, "replay");
    const { publish: receipt } = markOf(after, "orders", "pr");
    assert.deepEqual([receipt?.from, receipt?.to, receipt?.head], ["2", main, "4"]);
  });

  it("is nothing once it is done, whoever asks", () => {
    const state = lake({ orders: diverged });
    const after = carryOut(state, publish(state));
    assert.deepEqual(publish(after), []);
    const mark = markOf(after, "orders", "pr");
    assert.equal(hasLateRows(metadataOf(after, "orders"), "pr", mark), false);
    assert.equal(hasOwnSnapshots(metadataOf(after, "orders"), "pr", undefined), false);
  });

  it("has late rows where a sync wrote to the data branch after it, and they alone are brought", () => {
    const state = lake({ orders: aTable(`${drawn}; 4 < 7`, { ...specs, ...marked() }) });
    const after = carryOut(state, publish(state));
    const table = metadataOf(after, "orders");
    const pr = { type: "branch", "snapshot-id": 7 } as const;
    const late = lake({ orders: { ...table, refs: { ...table.refs, pr } } });
    assert.equal(hasLateRows(metadataOf(late, "orders"), "pr", markOf(late, "orders", "pr")), true);
    const [again] = publish(late, factsOf([7]), {}, true);
    assert.deepEqual(
      again?.commit?.replay?.map(({ snapshot }) => snapshot.summary?.["source-snapshot-id"]),
      ["7"],
    );
  });

  it("has the same ids and the same digest on every machine", () => {
    const state = lake({ orders: diverged });
    const plan = (now: number) => {
      const groups = [publish(state, facts, { now })];
      const rest = { changes: [], graph: { nodes: [], edges: [], findings: [] }, catalogs: [] };
      const parts = { ...rest, groups, steps: [], findings: [], workflow: null };
      return makePlan({ branch: null, dataBranch: null, ...(parts as object) } as never);
    };
    assert.equal(plan(1_000_000).digest, plan(9_000_000).digest);
    assert.notEqual(plan(1_000_000).digest, planDigest([]));
  });

  it("is swept as any publish is, the data branch gone and main as it was left", () => {
    const state = lake({ orders: diverged });
    const after = carryOut(state, publish(state));
    const later = { ...context, now: 2_000_000 + context.keepUndoMs };
    const groups = planSweep(allOf(after), after, later);
    const swept = groups.reduce((before, group) => carryOut(before, group, later.now), after);
    assert.equal(at(swept, "orders", "pr"), null);
    // Java up to 1.9 would delete their data files one day, which main has.
    for (const id of ["3", "4"])
      assert.equal(findSnapshot(metadataOf(swept, "orders"), id), undefined);
    assert.equal(at(swept, "orders", "main"), at(after, "orders", "main"));
  });

  it("is undone: main goes back, and the data branch has its rows still, to be replayed again", () => {
    const state = lake({ orders: diverged });
    const after = carryOut(state, publish(state));
    const [record] = publishes(allOf(after), after, context);
    const undone = carryOut(after, planUndo(allOf(after), after, context, record?.id ?? ""));
    assert.equal(at(undone, "orders", "main"), "2");
    assert.equal(at(undone, "orders", "pr"), "4");
    const again = carryOut(undone, publish(undone, facts, {}, true));
    const main = at(again, "orders", "main") ?? "";
    assert.notEqual(main, at(after, "orders", "main"));
    assert.equal(history(metadataOf(again, "orders"), main).snapshots.length, 4);
  });

  it("of a data branch that was only compacted is nothing to do, and leaves nothing to do", () => {
    const table = aTable("1 < 2; 1 < 3~; main=2 pr=3", { ...specs, ...marked() });
    const state = lake({ orders: table });
    const planned = publish(state, factsOf([3], {}, { 3: { removed: [fileOf(3)] } }));
    assert.equal(planned[0]?.plan.state, "behind");
    const after = carryOut(state, planned);
    assert.equal(at(after, "orders", "main"), "2");
    const mark = markOf(after, "orders", "pr");
    assert.equal(hasLateRows(metadataOf(after, "orders"), "pr", mark), false);
  });

  it("keeps a snapshot of the data branch that another ref leads to, when the branch is swept", () => {
    const table = aTable(`${drawn} tag:audit=3`, { ...specs, ...marked() });
    const state = lake({ orders: table });
    const after = carryOut(state, publish(state));
    const later = { ...context, now: 2_000_000 + context.keepUndoMs };
    const groups = planSweep(allOf(after), after, later);
    const swept = groups.reduce((before, group) => carryOut(before, group, later.now), after);
    assert.ok(findSnapshot(metadataOf(swept, "orders"), "3"));
    assert.equal(findSnapshot(metadataOf(swept, "orders"), "4"), undefined);
  });

  for (const [how, plan] of [
    ["refreshed", (one: CatalogState) => planRefresh(allOf(one), one, context, { discard: false })],
    ["built again", (one: CatalogState) => planBuild(allOf(one), one, context)],
  ] as const)
    it(`takes its old snapshots out of the table where the data branch is ${how}`, () => {
      const state = lake({ orders: diverged });
      const published = carryOut(state, publish(state));
      const after = carryOut(published, plan(published));
      assert.equal(at(after, "orders", "pr"), at(after, "orders", "main"));
      assert.equal(findSnapshot(metadataOf(after, "orders"), "4"), undefined);
    });

  it("leaves the data branch no age at which an engine would end it without its snapshots", () => {
    const pr = { type: "branch", "snapshot-id": 4, "max-ref-age-ms": 1_000 } as const;
    const state = lake({ orders: { ...diverged, refs: { ...diverged.refs, pr } } });
    const after = carryOut(state, publish(state));
    assert.deepEqual(metadataOf(after, "orders").refs?.pr, { type: "branch", "snapshot-id": 4 });
  });

  it("of a stacked child brings nothing that came with its parent", () => {
    const table = aTable("1 < 2 < 8(3); 1 < 3 < 4; main=8 pr=4", {
      ...specs,
      ...marked({ snapshot: "3", onto: "parent" }),
    });
    const state = lake({ orders: table });
    const [one] = publish(state, factsOf([4]), { onto: { ref: "main", branch: "main" } });
    assert.deepEqual(
      one?.commit?.replay?.map(({ snapshot }) => snapshot.summary?.["source-snapshot-id"]),
      ["4"],
    );
  });

  it("counts the totals on from main's, and leaves out what main does not say", () => {
    const totals = { "total-records": "10", "total-data-files": "2" };
    const snapshots = diverged.snapshots?.map((one) =>
      one["snapshot-id"] === 2 ? { ...one, summary: { ...one.summary, ...totals } } : one,
    );
    const [one] = publish(lake({ orders: { ...diverged, snapshots: snapshots ?? [] } }));
    const summary = one?.commit?.replay?.at(-1)?.snapshot.summary ?? {};
    assert.deepEqual(
      [summary["total-records"], summary["total-data-files"], summary["total-files-size"]],
      ["17", "4", undefined],
    );
  });

  it("of version 3 takes row ids that nobody has", () => {
    const table = { ...diverged, "format-version": 3, "next-row-id": 100 };
    const state = lake({ orders: table });
    const after = carryOut(state, publish(state));
    const { "next-row-id": next } = metadataOf(after, "orders");
    const main = findSnapshot(metadataOf(after, "orders"), at(after, "orders", "main") ?? "");
    assert.deepEqual([next, main?.["first-row-id"], main?.["added-rows"]], [107, 103, 4]);
  });
});

describe("a data branch that is not replayed", () => {
  const said: readonly (readonly [
    what: string,
    change: Partial<SnapshotFiles>,
    more: Partial<ReplayFacts>,
    why: RegExp,
  ])[] = [
    ["deletes of rows", { changesDeletes: true }, {}, /adds or removes deletes of rows/],
    ["encrypted files", { encrypted: true }, {}, /encrypted/],
    ["an append that takes files away", { removed: [fileOf(1)] }, {}, /takes files away/],
    ["manifests that do not explain its growth", { growth: { files: 2, rows: 9n } }, {}, /totals/],
    ["files that main has already", {}, { there: new Set(["4.parquet"]) }, /1 of the 2 files/],
    ["files that are gone", {}, { gone: new Set(["3.parquet"]) }, /1 of the 2 files .*compacted/],
  ];
  for (const [what, change, more, why] of said)
    it(`has ${what}`, () => {
      assert.match(refusalOf(diverged, factsOf([3, 4], more, { 4: change })), why);
    });

  it("has files of a schema or a partition spec that is gone", () => {
    const other = (part: object) => {
      const manifest = { specId: 0, schemaId: 0, files: [fileOf(4)], source: undefined, ...part };
      return refusalOf(diverged, factsOf([3, 4], {}, { 4: { added: [manifest] } }));
    };
    assert.match(other({ specId: 5 }), /partition spec 5, which is gone/);
    assert.match(other({ schemaId: 5 }), /schema 5, which is gone/);
  });

  it("has a compaction that adds rows", () => {
    const table = aTable("1 < 2; 1 < 3 < 4~; main=2 pr=4", { ...specs, ...marked() });
    assert.match(refusalOf(table, factsOf([3, 4])), /calls itself a compaction, and adds rows/);
  });

  for (const [what, summary, why] of [
    ["says nothing", { operation: "append" }, /totals grow by others/],
    ["says another number", { operation: "append", "added-data-files": "9" }, /totals/],
    ["says no more than totals", { operation: "append", "total-records": "9" }, /totals/],
  ] as const)
    it(`has a snapshot whose parent is expired, and whose summary ${what}`, () => {
      const snapshots = diverged.snapshots?.map((one) =>
        one["snapshot-id"] === 4 ? { ...one, summary } : one,
      );
      const table = { ...diverged, snapshots: snapshots ?? [] };
      assert.match(refusalOf(table, factsOf([3, 4], {}, { 4: { growth: undefined } })), why);
    });

  it("was stacked on a branch, and its new target has nothing of it", () => {
    const mark = marked({ snapshot: "3", onto: "dev" });
    const table = aTable("1 < 2 < 3 < 4; 20!; main=20 pr=4", { ...specs, ...mark });
    const state = lake({ orders: table });
    const [one] = publish(state, factsOf([1, 2, 3, 4]), { onto: { ref: "main", branch: "main" } });
    assert.equal(one?.commit, undefined);
    assert.match(one?.plan.note ?? "", /no snapshot in common with main/);
  });

  it("has files that nobody can read, and says why", () => {
    assert.match(refusalOf(diverged, { unknown: "S3 refuses." }), /S3 refuses\.$/);
  });

  it("has rows that a sync of main has read again since an undo took the state back", () => {
    const mark = { connectorState: { "airbyte.s": "0" }, stateTakenBack: { "airbyte.s": "1" } };
    const { properties = {} } = marked({ ...mark, state: "open" });
    const table = aTable(drawn, { ...specs, properties: { ...properties, "airbyte.s": "2" } });
    assert.match(refusalOf(table, facts), /read the rows of the data branch again/);
  });
});

describe("a data branch that replaces partitions", () => {
  const table = aTable("1 < 2; 1 < 3%; main=2 pr=3", { ...specs, ...marked() });
  const removed = [fileOf(1, { partition: "a" })];
  const added = (partition: string, id: number) => ({
    added: [{ specId: 0, schemaId: 0, files: [fileOf(id, { partition })], source: undefined }],
  });
  const growth = { files: 0, rows: 2n };

  it("is replayed where main has what it replaces, and nothing new there", () => {
    const said = factsOf(
      [2, 3],
      { stillThere: new Set(["1.parquet"]) },
      {
        2: added("b", 2),
        3: { ...added("a", 3), removed, growth },
      },
    );
    const state = lake({ orders: table });
    const [one] = publish(state, said);
    assert.deepEqual(one?.commit?.replay?.[0]?.removed, removed);
    assert.equal(one?.commit?.replay?.[0]?.snapshot.summary?.["deleted-records"], "1");
  });

  it("is refused where main has new files there", () => {
    const said = factsOf(
      [2, 3],
      { stillThere: new Set(["1.parquet"]) },
      {
        2: added("a", 2),
        3: { ...added("a", 3), removed, growth },
      },
    );
    assert.match(refusalOf(table, said), /new files since/);
  });

  it("is refused where rows of main were deleted since in delete files, which may be of what it replaces", () => {
    const deletes = { added: [], changesDeletes: true };
    const here = { stillThere: new Set(["1.parquet"]) };
    const said = factsOf([2, 3], here, {
      2: deletes,
      3: { ...added("a", 3), removed, growth },
    });
    assert.match(refusalOf(table, said), /deleted since/);
    const nothing = { ...added("a", 3), growth: { files: 1, rows: 3n } };
    const [one] = publish(
      lake({ orders: table }),
      factsOf([2, 3], here, { 2: deletes, 3: nothing }),
    );
    assert.equal(one?.plan.state, "replay");
  });

  it("is refused on top of what the same run publishes first, which has no files yet", () => {
    const said = factsOf(
      [3],
      { stillThere: new Set(["1.parquet"]) },
      {
        3: { ...added("a", 3), removed, growth },
      },
    );
    assert.match(refusalOf(table, said), /published first in the same run/);
  });

  it("is refused where main has lost what it replaces", () => {
    const said = factsOf(
      [2, 3],
      {},
      { 2: added("b", 2), 3: { ...added("a", 3), removed, growth } },
    );
    assert.match(refusalOf(table, said), /taken away since/);
  });
});

describe("the forecast of a diverged data branch", () => {
  it("is a replay, without a warning, where its files can be committed again", () => {
    const state = lake({ orders: diverged });
    const [one] = planBuild(
      allOf(state),
      state,
      context,
      new Map([["bronze.inventory.orders", facts]]),
    );
    assert.deepEqual([one?.plan.state, one?.findings, one?.commit], ["replay", [], undefined]);
  });

  it("is that publishing would stop where nothing is to be replayed", () => {
    const state = lake({ orders: diverged });
    const [one] = planBuild(allOf(state), state, context);
    assert.equal(one?.plan.state, "diverged");
  });
});

describe("a main that was overwritten since", () => {
  it("may have the rows of the data branch already, which is said", () => {
    const table = aTable("1 < 2!; 1 < 3 < 4; main=2 pr=4", { ...specs, ...marked() });
    const parent = { "parent-snapshot-id": 1 };
    const snapshots = table.snapshots?.map((one) =>
      one["snapshot-id"] === 2 ? { ...one, ...parent } : one,
    );
    const [one] = publish(lake({ orders: { ...table, snapshots: snapshots ?? [] } }));
    assert.equal(one?.plan.state, "replay");
    assert.match(
      one?.findings.map(({ code, message }) => `${code} ${message}`).join() ?? "",
      /^IB437 .*main has been overwritten since pr was made \(snapshot 2/,
    );
  });
});

describe("an undone replay", () => {
  it("leaves the connector's state, since main's own syncs went on from there, and says so", () => {
    const { properties = {} } = marked({ connectorState: { "airbyte.s": "0" } });
    const table = aTable(drawn, { ...specs, properties: { ...properties, "airbyte.s": "2" } });
    const state = lake({ orders: table });
    const after = carryOut(state, publish(state));
    const [record] = publishes(allOf(after), after, context);
    const planned = planUndo(allOf(after), after, context, record?.id ?? "");
    assert.deepEqual(
      planned.flatMap(({ findings }) => findings.map(({ code, level }) => [code, level])),
      [["IB437", "warning"]],
    );
    assert.equal(metadataOf(carryOut(after, planned), "orders").properties?.["airbyte.s"], "2");
  });
});
