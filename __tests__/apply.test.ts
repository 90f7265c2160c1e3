/** A plan carried out against catalogs that fail or lie, as real ones were seen to. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyPlan } from "../src/apply.ts";
import { IcebranchError } from "../src/errors.ts";
import { applyUpdates } from "../src/iceberg/commit.ts";
import { PartialCommit } from "../src/iceberg/partial-commit.ts";
import { tableName } from "../src/iceberg/refs.ts";
import type { LoadedTable, TableCommit, TableUpdate } from "../src/iceberg/table-metadata.ts";
import { makePlan } from "../src/plan/make-plan.ts";
import type { Plan } from "../src/plan/plan.ts";
import { planPublish } from "../src/plan/publish.ts";
import type { Catalog } from "../src/ports.ts";
import { aTable } from "./a-table.ts";
import { allOf, context, lake, marked } from "./plan/lake.ts";

const state = lake({
  orders: aTable("1 < 2; main=1 pr=2", marked()),
  products: aTable("1 < 3; main=1 pr=3", marked()),
});

function publishPlan(): Plan {
  const groups = [
    planPublish(allOf(state), state, context, { onDiverged: "fail", explicit: false }),
  ];
  return makePlan({
    ...{
      branch: "pr",
      dataBranch: null,
      changes: [],
      catalogs: [],
      steps: [],
      findings: [],
      workflow: null,
    },
    graph: { nodes: [], findings: [] },
    groups,
  });
}

function publishCommits(): readonly TableCommit[] {
  return publishPlan().steps.flatMap((step) =>
    step.kind === "commit" ? step.commits.map((one) => one.commit) : [],
  );
}

function before(commit: TableCommit): LoadedTable {
  const found = state.get(`bronze.${tableName(commit.identifier)}`);
  assert.ok(found);
  return found.table;
}

function after(commit: TableCommit): LoadedTable {
  const table = before(commit);
  const metadata = applyUpdates(table.metadata, commit.updates, { now: 1, previousLocation: "f" });
  return { ...table, metadata };
}

/** A catalog that does what it is told, but for what a test gives it to do. */
function catalogThat(does: Partial<Catalog>): Catalog {
  const unasked = () => assert.fail("not asked for here");
  return {
    atomic: true,
    views: { none: "it is not asked for any" },
    listNamespaces: unasked,
    listTables: unasked,
    loadTable: unasked,
    dropTable: unasked,
    commit: async (commits) => commits.map(after),
    strayMetadata: async () => [],
    tableStorage: async () => ({ none: "it is not asked for any" }),
    async [Symbol.asyncDispose]() {},
    ...does,
  };
}

async function carryOut(catalog: Catalog, plan = publishPlan()) {
  return applyPlan(plan, {
    ports: { workTree: undefined, gitHub: undefined, stop: new AbortController().signal },
    catalogs: { open: async () => catalog },
  });
}

describe("a plan carried out", () => {
  it("says of every table what became of it", async () => {
    const { tables, findings } = await carryOut(catalogThat({}));
    assert.deepEqual(
      tables.map(({ table, result, from, to }) => [table, result, from, to]),
      [
        ["bronze.inventory.orders", "published", "1", "2"],
        ["bronze.inventory.products", "published", "1", "3"],
      ],
    );
    assert.deepEqual(findings, []);
  });

  it("does not believe a catalog that accepts a write and skips a table", async () => {
    const lying = catalogThat({
      commit: async (commits) =>
        commits.map((one, index) => (index === 1 ? before(one) : after(one))),
    });
    const { tables, findings } = await carryOut(lying);
    assert.deepEqual(
      findings.map((one) => one.code),
      ["IB408"],
    );
    assert.match(findings[0]?.message ?? "", /inventory\.products: main is not at 3/);
    assert.deepEqual(
      tables.map(({ result }) => result),
      ["published", "failed"],
    );
  });

  it("does not believe a catalog that drops what it does not know, as Nessie drops refs", async () => {
    const lying = catalogThat({
      commit: async (commits) =>
        commits.map((one) =>
          after({
            ...one,
            updates: one.updates.filter(({ action }) => action === "set-properties"),
          }),
        ),
    });
    assert.equal((await carryOut(lying)).findings[0]?.code, "IB408");
  });

  const unknown = () => Promise.reject(new IcebranchError("IB412", "The connection was cut."));

  it("reads before it judges a commit whose fate is unknown: it happened", async () => {
    const commits = publishCommits();
    const cut = catalogThat({
      commit: unknown,
      loadTable: async (table) =>
        commits.filter((one) => tableName(one.identifier) === tableName(table)).map(after)[0],
    });
    const { tables, findings } = await carryOut(cut);
    assert.deepEqual(findings, []);
    assert.ok(tables.every(({ result }) => result === "published"));
  });

  it("reads before it judges a commit whose fate is unknown: it did not", async () => {
    const cut = catalogThat({
      commit: unknown,
      loadTable: async (table) => state.get(`bronze.${tableName(table)}`)?.table,
    });
    const { tables, findings, conflict } = await carryOut(cut);
    assert.deepEqual(
      findings.map((one) => one.code),
      ["IB412"],
    );
    assert.ok(tables.every(({ result }) => result === "failed"));
    assert.equal(conflict, undefined);
  });

  it("tells table by table where of a commit whose fate is unknown one shows it, and one does not", async () => {
    const commits = publishCommits();
    const cut = catalogThat({
      commit: unknown,
      loadTable: async ({ name }) => {
        const commit = commits.find(({ identifier }) => identifier.name === name);
        assert.ok(commit);
        return name === "orders" ? after(commit) : before(commit);
      },
    });
    const { tables, findings } = await carryOut(cut);
    assert.deepEqual(
      findings.map((one) => one.code),
      ["IB412"],
    );
    assert.deepEqual(
      tables.map(({ result }) => result),
      ["published", "failed"],
    );
  });

  it("keeps to what is known of a commit whose fate is unknown where nothing can be read", async () => {
    const gone = catalogThat({
      commit: unknown,
      loadTable: () => Promise.reject(new IcebranchError("IB410", "No answer.")),
    });
    const { tables, findings } = await carryOut(gone);
    assert.deepEqual(
      findings.map((one) => one.code),
      ["IB412"],
    );
    assert.ok(tables.every(({ result }) => result === "failed"));
  });

  it("tells which tables moved where a catalog moves them in turn and there was no way back", async () => {
    const commits = publishCommits();
    const halfway = catalogThat({
      commit: () => {
        const [orders, products] = commits;
        assert.ok(orders && products);
        throw new PartialCommit("Not every table was moved.", [before(products), after(orders)]);
      },
    });
    const { tables, findings, conflict } = await carryOut(halfway);
    assert.deepEqual(
      tables.map(({ table, result }) => `${table} ${result}`),
      ["bronze.inventory.orders published", "bronze.inventory.products failed"],
    );
    assert.deepEqual(
      findings.map((one) => one.code),
      ["IB422"],
    );
    assert.equal(conflict, undefined);
  });

  const updates: { name: string; update: TableUpdate; wrong: string }[] = [
    {
      name: "a ref that is still there",
      update: { action: "remove-snapshot-ref", "ref-name": "pr" },
      wrong: "1; main=1 pr=1",
    },
    {
      name: "a tag where a branch was asked for",
      update: { action: "set-snapshot-ref", "ref-name": "pr", type: "branch", "snapshot-id": 1 },
      wrong: "1; main=1 tag:pr=1",
    },
    {
      name: "a property that is still there",
      update: { action: "remove-properties", removals: ["a"] },
      wrong: "1; main=1",
    },
    {
      name: "a property of another value",
      update: { action: "set-properties", updates: { a: "2" } },
      wrong: "1; main=1",
    },
  ];
  for (const { name, update, wrong } of updates)
    it(`sees ${name}`, async () => {
      const identifier = { namespace: ["inventory"], name: "orders" };
      const move = { table: "bronze.inventory.orders", result: "removed", undo: null } as const;
      const commit = { identifier, requirements: [], updates: [update] };
      const commits = [{ move: { ...move, from: "1", to: null }, commit }];
      const table = { ...before(commit), metadata: aTable(wrong, { properties: { a: "1" } }) };
      const { tables, findings } = await carryOut(catalogThat({ commit: async () => [table] }), {
        ...publishPlan(),
        steps: [{ kind: "commit", catalog: "bronze", commits }],
      });
      assert.equal(findings[0]?.code, "IB408");
      assert.equal(tables[0]?.result, "failed");
    });

  it("hands a conflict back to be planned again, and calls nothing done", async () => {
    const moved = catalogThat({
      commit: () => Promise.reject(new IcebranchError("IB411", "main has moved.")),
    });
    const { tables, findings, conflict } = await carryOut(moved);
    assert.equal(conflict?.code, "IB411");
    assert.deepEqual(findings, []);
    assert.ok(tables.every(({ result }) => result === "failed"));
  });

  it("warns of a sync that this commit made somebody lose", async () => {
    const losing = catalogThat({
      strayMetadata: async (table) => [
        {
          ...table,
          metadata: aTable("1 < 2 < 9; main=9"),
          metadataLocation: "file:///m/00002-x.metadata.json",
        },
      ],
    });
    const { findings } = await carryOut(losing);
    assert.deepEqual(
      [...new Set(findings.map((one) => `${one.code} ${one.level}`))],
      ["IB407 warning"],
    );
  });

  it("is done though nobody can look for lost syncs afterwards", async () => {
    const blind = catalogThat({
      strayMetadata: () => Promise.reject(new IcebranchError("IB410", "Listing is forbidden.")),
    });
    const { tables, findings } = await carryOut(blind);
    assert.ok(tables.every(({ result }) => result === "published"));
    assert.ok(findings.every(({ level }) => level === "warning"));
    assert.ok(findings.length > 0);
  });

  it("has the same digest every time, and another one for other refs", () => {
    assert.equal(publishPlan().digest, publishPlan().digest);
    const later = { ...context, now: 9_999_999 };
    const again = makePlan({
      ...{
        branch: "pr",
        dataBranch: null,
        changes: [],
        catalogs: [],
        steps: [],
        findings: [],
        workflow: null,
      },
      graph: { nodes: [], findings: [] },
      groups: [planPublish(allOf(state), state, later, { onDiverged: "fail", explicit: false })],
    });
    assert.equal(again.digest, publishPlan().digest);
    const other = lake({ orders: aTable("1 < 2 < 3; main=1 pr=3", marked()) });
    const changed = makePlan({
      ...{
        branch: "pr",
        dataBranch: null,
        changes: [],
        catalogs: [],
        steps: [],
        findings: [],
        workflow: null,
      },
      graph: { nodes: [], findings: [] },
      groups: [planPublish(allOf(other), other, context, { onDiverged: "fail", explicit: false })],
    });
    assert.notEqual(changed.digest, publishPlan().digest);
  });

  it("does nothing at all where a finding is an error", () => {
    const plan = makePlan({
      ...{ branch: "pr", dataBranch: null, changes: [], catalogs: [], steps: [], workflow: null },
      findings: [{ code: "IB101", level: "error", message: "broken" }],
      graph: { nodes: [], findings: [] },
      groups: [planPublish(allOf(state), state, context, { onDiverged: "fail", explicit: false })],
    });
    assert.deepEqual(plan.steps, []);
  });
});
