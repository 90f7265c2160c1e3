import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { marksOf } from "../../src/iceberg/marks.ts";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import { planBuild } from "../../src/plan/build.ts";
import { planPublish } from "../../src/plan/publish.ts";
import { planRefresh } from "../../src/plan/refresh.ts";
import { aTable } from "../a-table.ts";
import { allOf, at, carryOut, context, lake, marked, metadataOf } from "./lake.ts";

describe("making data branches", () => {
  it("starts the branch at main and writes the mark in the same commit", () => {
    const state = lake({ orders: "1 < 2; main=2" });
    const planned = planBuild(allOf(state), state, context);
    assert.equal(planned.length, 1);
    const after = carryOut(state, planned);
    assert.equal(at(after, "orders", "pr"), "2");
    assert.equal(at(after, "orders", "main"), "2");
    const mark = marksOf(metadataOf(after, "orders")).get("pr");
    assert.ok(mark !== undefined && mark !== "unreadable");
    assert.equal(mark.state, "open");
    assert.equal(mark.snapshot, "2");
    assert.equal(mark.head, "head");
  });

  it("lets no engine expire the branch before our sweep would, however old main's snapshot is", () => {
    const state = lake({ orders: "1 < 2; main=2" });
    const after = carryOut(state, planBuild(allOf(state), state, { ...context, now: 9e12 }));
    const age = Number(metadataOf(after, "orders").refs?.pr?.["max-ref-age-ms"]);
    assert.ok(age > 9e12 - 2_000 + context.expireAfterMs);
  });

  it("does nothing the second time", () => {
    const state = lake({ orders: "1 < 2; main=2" });
    const once = carryOut(state, planBuild(allOf(state), state, context));
    const again = planBuild(allOf(once), once, context);
    assert.deepEqual(
      again.map((one) => [one.plan.state, one.commit]),
      [["exists", undefined]],
    );
  });

  it("waits for the first sync where a table is absent or empty, and adopts what that sync made", () => {
    const state = lake({ empty: "" });
    const planned = planBuild(allOf(state, "absent"), state, context);
    assert.deepEqual(
      planned.map((one) => one.plan.state),
      ["pending", "pending"],
    );
    assert.ok(planned.every((one) => one.commit === undefined));
    const synced = lake({ empty: "1; pr=1" });
    const adopted = carryOut(synced, planBuild(allOf(synced), synced, context));
    assert.ok(marksOf(metadataOf(adopted, "empty")).has("pr"));
    assert.equal(at(adopted, "empty", "main"), null);
  });

  it("never touches a branch that it did not make", () => {
    const state = lake({ orders: "1 < 2; main=1 pr=2" });
    const [planned] = planBuild(allOf(state), state, context);
    assert.equal(planned?.plan.state, "foreign");
    assert.equal(planned?.findings[0]?.code, "IB402");
    assert.equal(planned?.commit, undefined);
  });

  for (const [name, mark] of [
    ["another project", { project: "other" }],
    ["a repository that has not our commits", { base: "unknown" }],
    ["another repository of GitHub", { repository: 2 }],
  ] as const)
    it(`takes a mark of ${name} for foreign`, () => {
      const ours = { ...context, owner: { ...context.owner, repository: 1 } };
      const state = lake({ orders: aTable("1; main=1 pr=1", marked(mark)) });
      assert.equal(planBuild(allOf(state), state, ours)[0]?.plan.state, "foreign");
    });

  it("takes a mark that cannot be read for foreign", () => {
    const properties = { "icebranch.branch.pr": "{}" };
    const state = lake({ orders: aTable("1; main=1 pr=1", { properties }) });
    assert.equal(planBuild(allOf(state), state, context)[0]?.plan.state, "foreign");
  });

  it("starts a published branch over on the current main, in one commit", () => {
    const state = lake({ orders: aTable("1 < 2; main=1 pr=2", marked()) });
    const published = carryOut(
      state,
      planPublish(allOf(state), state, context, { onDiverged: "fail", explicit: false }),
    );
    const again = planBuild(allOf(published), published, { ...context, head: "next" });
    assert.equal(again[0]?.commit?.move.result, "created");
    const after = carryOut(published, again);
    const mark = marksOf(metadataOf(after, "orders")).get("pr");
    assert.ok(mark !== undefined && mark !== "unreadable");
    assert.deepEqual([mark.state, mark.head, mark.snapshot], ["open", "next", "2"]);
    assert.ok(
      Object.keys(metadataOf(after, "orders").refs ?? {}).some((ref) =>
        ref.startsWith("icebranch-undo-"),
      ),
    );
  });

  it("does not start over a published branch that a sync wrote to afterwards", () => {
    const publish = { id: "p", merge: "m", from: "1", to: "2" };
    const state = lake({
      orders: aTable("1 < 2 < 3; main=2 pr=3", marked({ state: "published", publish })),
    });
    const [planned] = planBuild(allOf(state), state, context);
    assert.equal(planned?.findings[0]?.code, "IB409");
    assert.equal(planned?.commit, undefined);
  });

  it("warns that main has moved on, and says by how much; with --strict it is an error", () => {
    const state = lake({ orders: aTable("1 < 2; 1 < 3; main=2 pr=3", marked()) });
    const [planned] = planBuild(allOf(state), state, context);
    assert.equal(planned?.findings[0]?.code, "IB401");
    assert.equal(planned?.findings[0]?.level, "warning");
    assert.match(
      planned?.findings[0]?.message ?? "",
      /moved on by 1 snapshot: snapshot 2, append of 2 rows/,
    );
    const [strict] = planBuild(allOf(state), state, { ...context, strict: true });
    assert.equal(strict?.findings[0]?.level, "error");
  });

  const columns = (...names: string[]) =>
    names.map((name, index) => ({ id: index + 1, name, required: false, type: "string" }));
  for (const { name, after, level } of [
    { name: "an added column is a warning", after: columns("a", "b", "c"), level: "warning" },
    { name: "a dropped column is an error at once", after: columns("a"), level: "error" },
    { name: "a renamed column is an error at once", after: columns("a", "z"), level: "error" },
    {
      name: "a changed type is an error at once",
      after: [{ id: 1, name: "a", required: false, type: "long" }, ...columns("a", "b").slice(1)],
      level: "error",
    },
    {
      name: "a column that may now be null is a warning, since nothing can take that back",
      after: [{ id: 1, name: "a", required: false, type: "string" }, ...columns("a", "b").slice(1)],
      level: "warning",
    },
  ])
    it(`says what of the schema main shows already: ${name}`, () => {
      const [first = assert.fail(), ...others] = columns("a", "b");
      const before = [{ ...first, required: name.includes("null") }, ...others];
      const table = aTable("1 < 2; main=1 pr=2", {
        ...marked(),
        schemas: [
          { type: "struct", "schema-id": 0, fields: before },
          { type: "struct", "schema-id": 1, fields: after },
        ],
        "current-schema-id": 1,
      });
      const state = lake({ orders: table });
      const [planned] = planBuild(allOf(state), state, context);
      assert.deepEqual(
        planned?.findings.map((one) => [one.code, one.level]),
        [["IB406", level]],
      );
      assert.notEqual(planned?.plan.schemaChange, null);
    });

  const layouts: { name: string; now: Partial<TableMetadata>; says: RegExp }[] = [
    {
      name: "another partition spec",
      now: { "default-spec-id": 1 },
      says: /has another partition spec \(day\(a\), bucket\[16\]\(b\), was none\), which the next sync of main/,
    },
    {
      name: "another sort order",
      now: { "default-sort-order-id": 1 },
      says: /has another sort order \(b desc, was none\)/,
    },
    {
      name: "a schema, where the one from before is gone",
      now: { "current-schema-id": 7 },
      says: /has another schema \(the old one is gone\)/,
    },
  ];
  for (const { name, now, says } of layouts)
    it(`says what main has already: ${name}`, () => {
      const fields = [
        { "source-id": 1, transform: "day" },
        { "source-id": 2, transform: "bucket[16]" },
      ];
      const order = { "source-id": 2, transform: "identity", direction: "desc" };
      const table = aTable("1 < 2; main=1 pr=2", {
        ...marked(),
        schemas: [{ type: "struct", "schema-id": 0, fields: columns("a", "b") }],
        "partition-specs": [
          { "spec-id": 0, fields: [] },
          { "spec-id": 1, fields },
        ],
        "sort-orders": [
          { "order-id": 0, fields: [] },
          { "order-id": 1, fields: [order] },
        ],
        ...now,
      });
      const state = lake({ orders: table });
      const [planned] = planBuild(allOf(state), state, context);
      assert.deepEqual(
        planned?.findings.map((one) => [one.code, one.level]),
        [["IB406", "warning"]],
      );
      assert.match(planned?.findings[0]?.message ?? "", says);
      assert.notEqual(planned?.plan.schemaChange, null);
    });

  it("says nothing where a spec was made anew with the same fields", () => {
    const fields = [{ "source-id": 1, transform: "day" }];
    const specs = [0, 1].map((id) => ({ "spec-id": id, fields }));
    const table = aTable("1 < 2; main=1 pr=2", {
      ...marked(),
      ...{ "partition-specs": specs, "default-spec-id": 1 },
    });
    const state = lake({ orders: table });
    assert.deepEqual(planBuild(allOf(state), state, context)[0]?.findings, []);
  });

  it("says of a branch that a sync began without main's rows why it can't be published", () => {
    const state = lake({ orders: "1 < 2; 7; main=2 pr=7" });
    const [planned] = planBuild(allOf(state), state, context);
    assert.equal(planned?.plan.state, "diverged");
    assert.equal(planned?.commit, undefined);
    assert.deepEqual(
      planned?.findings.map(({ code, level }) => [code, level]),
      [["IB401", "error"]],
    );
    assert.match(
      planned?.findings[0]?.message ?? "",
      /made the branch pr without the rows of main/,
    );
    assert.match(planned?.plan.note ?? "", /neither has the other's rows/);
  });

  it("takes a branch for foreign where nobody can tell that it began without main's rows", () => {
    for (const history of ["1 < 2; 7?; main=2 pr=7", "2?; 7; main=2 pr=7"]) {
      const state = lake({ orders: history });
      assert.equal(planBuild(allOf(state), state, context)[0]?.plan.state, "foreign");
    }
  });

  it("says that main appeared beside a first sync that was adopted, and refresh mends it", () => {
    const state = lake({ orders: aTable("1; 2; main=2 pr=1", marked({ snapshot: null })) });
    const [planned] = planBuild(allOf(state), state, context);
    assert.equal(planned?.plan.state, "diverged");
    assert.match(
      planned?.plan.note ?? "",
      /made by somebody else than the data branch's first sync/,
    );
    assert.match(planned?.findings[0]?.hint ?? "", /icebranch refresh --branch pr --discard/);
    const mended = planRefresh(allOf(state), state, context, { discard: true });
    assert.equal(at(carryOut(state, mended), "orders", "pr"), "2");
  });

  it("makes a branch again that was ended, where the tag of its rows has expired", () => {
    const kept = "icebranch-kept-pr-2";
    const state = lake({ orders: aTable("1; main=1", marked({ state: "closed", kept })) });
    const planned = planBuild(allOf(state), state, context);
    assert.deepEqual(
      planned[0]?.findings.map(({ code, level }) => [code, level]),
      [["IB404", "warning"]],
    );
    assert.equal(at(carryOut(state, planned), "orders", "pr"), "1");
  });
});
