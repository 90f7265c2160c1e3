/** Which views are made, changed or left, and what carrying that out does where a catalog fails or lies. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyPlan } from "../../src/apply.ts";
import { IcebranchError } from "../../src/errors.ts";
import {
  applyViewUpdates,
  newTableMetadata,
  newViewMetadata,
} from "../../src/iceberg/view-commit.ts";
import { renderViewMark, VIEW_MARK, type ViewMark } from "../../src/iceberg/view-mark.ts";
import type { LoadedView } from "../../src/iceberg/view-metadata.ts";
import type { SeenView, ViewWrite } from "../../src/iceberg/view-write.ts";
import type { TypedView } from "../../src/lineage/view-columns.ts";
import { planDigest } from "../../src/plan/digest.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { planUndoViews, withViews } from "../../src/plan/undo-views.ts";
import type { PlannedView, ViewContext } from "../../src/plan/view-context.ts";
import { createWrite } from "../../src/plan/view-writes.ts";
import { planViews } from "../../src/plan/views.ts";
import type { CatalogViews } from "../../src/ports.ts";
import { markOf, viewIn } from "../contract/views.ts";
import { context as tables } from "./lake.ts";

const context: ViewContext = {
  ...{ owner: { repository: 42, project: ".", pull: null }, knownCommits: new Set(["known"]) },
  ...{
    head: "head",
    now: 7,
    keepUndoMs: 1000,
    newer: new Set(["later"]),
    unsure: new Set(),
    publish: undefined,
  },
  ...{ dropViews: false, isForecast: false },
};

const graph = { nodes: [], findings: [] };
const ready = viewIn(["shop"]);
const name = { namespace: ["shop"], name: "big" };

/** What the catalog has after a write that nothing was in the way of. */
function made(properties: { readonly [key: string]: string } = {}): SeenView {
  const { change } = createWrite(ready, undefined, markOf(1));
  assert.ok(change.kind === "create" && change.storage.kind === "new");
  const place = { uuid: "u", location: "s3://a", now: 1 };
  const { schema } = change.view;
  const view = newViewMetadata({ ...change.view, properties }, place);
  const storage = newTableMetadata({ schema, last: change.storage.last, properties: {} }, place);
  const identifier = { ...name, name: "big__storage" };
  const loaded: LoadedView = {
    ...{ identifier: name, metadataLocation: "s3://a/1", metadata: view },
    storage: { identifier, metadataLocation: "s3://a/2", metadata: storage },
  };
  return { kind: "view", view: loaded };
}

function marked(more: Partial<ViewMark> = {}): SeenView {
  return made({ "ref-main": "1", [VIEW_MARK]: renderViewMark({ ...markOf(1), ...more }) });
}

function plan(view: TypedView, seen: SeenView, more: Partial<ViewContext> = {}): PlannedView {
  const [planned] = planViews([view], new Map([[view.id, { kind: "seen", seen }]]), graph, {
    ...context,
    ...more,
  });
  return planned ?? assert.fail("nothing is planned");
}

const other = { ...ready, sql: "select 2", canonical: "SELECT 2" };
const dashtools = made({ "ref-main": "1", "ref-feature": "1" });

describe("a view's plan", () => {
  for (const [what, view, seen, state, codes] of [
    ["nothing has its name", ready, { kind: "none", storage: undefined }, "create", []],
    ["it is there as its file says", ready, marked(), "equal", []],
    ["its SQL is another", other, marked(), "update", []],
    ["its columns are not known", { ...other, columns: undefined }, marked(), "unknown", ["IB434"]],
    ["a table has its name", ready, { kind: "table" }, "foreign", ["IB433"]],
    ["a plain view has its name", other, made(), "foreign", ["IB433"]],
    ["another repository's has its name", other, marked({ repository: 43 }), "foreign", ["IB433"]],
    ["another project's has its name", other, marked({ project: "b" }), "foreign", ["IB433"]],
    ["its mark cannot be read", other, made({ [VIEW_MARK]: "{" }), "foreign", ["IB433"]],
    ["dashtool made it, and it says the same", ready, dashtools, "equal", []],
    ["dashtool made it, and it says something else", other, dashtools, "update", ["IB434"]],
    ["a later commit wrote it", other, marked({ commit: "later" }), "newer", ["IB434"]],
  ] as const)
    it(`is ${state} where ${what}`, () => {
      const { state: is, findings, step } = plan(view, seen);
      assert.deepEqual([is, findings.map(({ code }) => code)], [state, codes]);
      assert.equal(step !== undefined, state === "create" || state === "update");
    });

  it("tells a terminal's view by a commit that the repository has", () => {
    const mine = { owner: { ...tables.owner }, knownCommits: new Set(["known"]) };
    const by = (commit: string) => plan(other, marked({ repository: null, commit }), mine).state;
    assert.deepEqual([by("known"), by("unknown")], ["update", "foreign"]);
  });

  it("takes over what dashtool wrote, as the same text and as another", () => {
    assert.equal(plan({ ...ready, sql: "SELECT id\nFROM orders" }, dashtools).state, "update");
    assert.equal(plan(ready, dashtools).state, "equal");
  });

  for (const key of ["partition-specs", "sort-orders"])
    it(`stays where its table has ${key} of a column that it would lose`, () => {
      const seen = marked();
      assert.ok(seen.kind === "view" && seen.view.storage);
      const { storage } = seen.view;
      const by = (id: number) => {
        const one = { "spec-id": 0, "order-id": 0, fields: [{ "source-id": id, name: "p" }] };
        const metadata = { ...storage.metadata, [key]: [one] };
        const view = { ...seen.view, storage: { ...storage, metadata } };
        const columns = ready.columns.slice(0, 1);
        return plan({ ...other, columns }, { kind: "view", view }).state;
      };
      assert.deepEqual([by(1), by(2)], ["update", "foreign"]);
    });

  it("takes a name that is taken for an error before the merge alone", () => {
    const level = (isForecast: boolean) =>
      plan(ready, { kind: "table" }, { isForecast }).findings.map((one) => one.level);
    assert.deepEqual([level(true), level(false)], [["error"], ["warning"]]);
  });

  it("has the publish of the tables that it goes with, and one of its own without", () => {
    const undo = (publish?: string) => plan(other, marked(), { publish }).step?.move.undo;
    assert.equal(undo("abc"), "icebranch undo --publish abc");
    assert.match(undo() ?? "", /^icebranch undo --publish [0-9a-f]{12}$/);
    assert.equal(undo(), undo());
  });

  it("has a digest that knows no time, and another for another view", () => {
    const digest = (view: TypedView, now: number) =>
      planDigest([plan(view, marked(), { now }).step ?? assert.fail()]);
    assert.equal(digest(other, 1), digest(other, 2));
    assert.notEqual(digest(other, 1), digest({ ...other, sql: "select 3" }, 1));
  });
});

/** A view in its second version, which a publish made of the first. */
function second(before: Partial<ViewMark["before"] & object> = {}): LoadedView {
  const mark = { ...markOf(2), before: { version: 1, ref: "1", schema: 0, ...before } };
  const seen = made({ "ref-main": "2", [VIEW_MARK]: renderViewMark(mark) });
  assert.ok(seen.kind === "view");
  const { metadata } = seen.view;
  const [first] = metadata.versions;
  assert.ok(first);
  const versions = [first, { ...first, "version-id": 2 }];
  return { ...seen.view, metadata: { ...metadata, versions, "current-version-id": 2 } };
}

/** By a column that the schema of before did not have. */
function partitioned(view: LoadedView): LoadedView {
  const { storage } = view;
  assert.ok(storage);
  const specs = [{ "spec-id": 0, fields: [{ "source-id": 9, name: "p" }] }];
  const metadata = { ...storage.metadata, "partition-specs": specs };
  return { ...view, storage: { ...storage, metadata } };
}

function undo(view: LoadedView): PlannedView {
  const state = new Map([[ready.id, { kind: "seen", seen: { kind: "view", view } } as const]]);
  const [planned] = planUndoViews(state, context, "abc", []);
  return planned ?? assert.fail("nothing is planned");
}

function undone(view: LoadedView) {
  const { step } = undo(view);
  assert.ok(step?.write.change.kind === "update");
  return applyViewUpdates(view.metadata, step.write.change.updates, 1);
}

describe("a view that is put back", () => {
  it("has the version and the ref that the publish found", () => {
    const { "current-version-id": current, properties } = undone(second());
    assert.deepEqual([current, properties?.["ref-main"]], [1, "1"]);
    const bare = undone(second({ ref: null }));
    assert.deepEqual([bare["current-version-id"], bare.properties?.["ref-main"]], [1, undefined]);
  });

  it("is left where somebody has changed it since, or what was before is not kept", () => {
    const view = second();
    const { metadata } = view;
    const properties = { ...metadata.properties, "ref-main": "1" };
    for (const changed of [
      { ...view, metadata: { ...metadata, properties } },
      second({ version: 7 }),
      { ...view, storage: undefined },
      partitioned(view),
    ]) {
      const { step, findings } = undo(changed);
      assert.deepEqual([step, findings.map(({ code }) => code)], [undefined, ["IB434"]]);
    }
  });

  it("is not found once the time to undo is over", () => {
    const state = new Map([
      [ready.id, { kind: "seen", seen: { kind: "view", view: second() } } as const],
    ]);
    const at = markOf(2).at + context.keepUndoMs;
    const found = (now: number) => planUndoViews(state, { ...context, now }, "abc", []).length;
    assert.deepEqual([found(at), found(at + 1)], [1, 0]);
  });

  it("is found by that publish alone", () => {
    const state = new Map([
      [ready.id, { kind: "seen", seen: { kind: "view", view: second() } } as const],
    ]);
    assert.deepEqual(planUndoViews(state, context, "another", []), []);
    const records = withViews([], state, context);
    assert.deepEqual(
      records.map(({ id, views }) => [id, views]),
      [["abc", 1]],
    );
  });
});

const steps = (after: readonly string[] = []): Plan["steps"] => {
  const { step } = plan(ready, { kind: "none", storage: undefined });
  assert.ok(step);
  return [
    { ...step, after },
    { ...step, after: [step.move.view], move: { ...step.move, view: "silver.shop.later" } },
  ];
};

async function carryOut(views: CatalogViews, all = steps()) {
  const planned = { steps: all, tables: [], skipped: [] } as unknown as Plan;
  const catalog = { views } as never;
  const done = await applyPlan(planned, {
    ports: { workTree: undefined, gitHub: undefined, stop: new AbortController().signal },
    catalogs: { open: async () => catalog },
  });
  return {
    ...{ done, results: done.views?.map(({ result }) => result) },
    codes: done.findings.map(({ code, level }) => `${code} ${level}`),
  };
}

/** Shows what was written, as a catalog that works does. */
function shown({ change }: ViewWrite): SeenView {
  const seen = marked();
  assert.ok(seen.kind === "view" && change.kind === "create");
  const { properties } = change.view;
  return { kind: "view", view: { ...seen.view, metadata: { ...seen.view.metadata, properties } } };
}

function viewsThat(does: Partial<CatalogViews>): CatalogViews {
  const unasked = () => assert.fail("not asked for here");
  return { load: unasked, list: unasked, write: async (write) => shown(write), ...does };
}

describe("a view's plan carried out", () => {
  it("says of every view what became of it", async () => {
    const { results, codes } = await carryOut(viewsThat({}));
    assert.deepEqual([results, codes], [["created", "created"], []]);
  });

  it("does not believe a catalog that keeps something else", async () => {
    const lying = viewsThat({ write: async () => made({ "ref-main": "1" }) });
    const { results, codes } = await carryOut(lying);
    assert.deepEqual(
      [results, codes],
      [
        ["failed", "waits"],
        ["IB408 error", "IB434 warning"],
      ],
    );
  });

  it("looks before it says of an answer that was lost that nothing was done", async () => {
    let written: ViewWrite | undefined;
    const silent = viewsThat({
      async write(write) {
        written = write;
        throw new IcebranchError("IB412", "no answer");
      },
      load: async () => shown(written ?? assert.fail()),
    });
    assert.deepEqual((await carryOut(silent)).results, ["created", "created"]);
    const lost = { ...silent, load: async () => ({ kind: "none", storage: undefined }) as const };
    const { results, codes } = await carryOut(lost);
    assert.deepEqual(
      [results, codes],
      [
        ["failed", "waits"],
        ["IB412 error", "IB434 warning"],
      ],
    );
  });

  it("tries no further view of a catalog that drops what makes one materialized", async () => {
    let tries = 0;
    const dropping = viewsThat({
      async write() {
        tries++;
        throw new IcebranchError("IB431", "drops storage-table", { hint: "mend it" });
      },
    });
    const { results, codes } = await carryOut(dropping);
    assert.deepEqual(
      [results, codes, tries],
      [["unsupported", "unsupported"], ["IB431 warning"], 1],
    );
  });

  it("is planned again where somebody was faster", async () => {
    const raced = viewsThat({
      write: async () => Promise.reject(new IcebranchError("IB411", "somebody wrote to it")),
    });
    const { done, results } = await carryOut(raced);
    assert.deepEqual([done.conflict?.code, results], ["IB411", ["failed", "waits"]]);
  });
});
