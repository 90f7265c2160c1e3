/** A catalog drawn as tables, and what becomes of it when a plan's commits are done. */
import assert from "node:assert/strict";
import { applyUpdates, brokenRequirement } from "../../src/iceberg/commit.ts";
import { type Mark, markKey, marksOf, renderMark } from "../../src/iceberg/marks.ts";
import { branchHead, refsOf } from "../../src/iceberg/refs.ts";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import type { CatalogState, PlanContext } from "../../src/plan/context.ts";
import type { PlannedTable } from "../../src/plan/planned-table.ts";
import type { WrittenTable } from "../../src/plan/written-tables.ts";
import { aTable } from "../a-table.ts";

export const context: PlanContext = {
  owner: { repository: null, project: ".", pull: null },
  knownCommits: new Set(["base"]),
  branch: "pr",
  dataBranch: "pr",
  named: false,
  onto: undefined,
  base: "base",
  head: "head",
  strict: false,
  expireAfterMs: 14 * 86_400_000,
  keepUndoMs: 7 * 86_400_000,
  now: 1_000_000,
};

const openMark: Mark = {
  ...context.owner,
  state: "open",
  branch: "pr",
  base: "base",
  head: "head",
  snapshot: "1",
  schema: 0,
  spec: 0,
  sortOrder: 0,
  connectorState: {},
  at: 500_000,
};

/** Properties that mark the data branch `pr`. */
export function marked(mark: Partial<Mark> = {}): Partial<TableMetadata> {
  return { properties: { [markKey("pr")]: renderMark({ ...openMark, ...mark }) } };
}

/** Properties that mark several data branches, by name; each as open and `pr`'s unless it says more. */
export function marks(all: { readonly [name: string]: Partial<Mark> }): Partial<TableMetadata> {
  const properties = Object.entries(all).map(([name, mark]) => [
    markKey(name),
    renderMark({ ...openMark, branch: name, ...mark }),
  ]);
  return { properties: Object.fromEntries(properties) };
}

/** As a run for a pull request of repository 42, made from a git branch to `main`. */
export function forPull(
  pull: number,
  branch: string,
  more: Partial<PlanContext> = {},
): PlanContext {
  const owner = { repository: 42, project: ".", pull };
  const onto = { ref: "main", branch: "main" };
  return { ...context, owner, branch, dataBranch: branch, onto, ...more };
}

/** The mark of a data branch, which must be there. */
export function markOf(state: CatalogState, name: string, dataBranch: string): Mark {
  const mark = marksOf(metadataOf(state, name)).get(dataBranch);
  assert.ok(mark !== undefined && mark !== "unreadable", `no mark ${dataBranch} on ${name}`);
  return mark;
}

/**
 * The law of this house: a run for one pull request changes its own data branch, and what it is
 * published to. Every other ref and mark is as it was; what is new is one of its own or a tag of ours.
 */
export function assertOthersUnmoved(
  before: CatalogState,
  after: CatalogState,
  own: readonly string[],
): void {
  for (const [table, { table: was }] of before) {
    const is = after.get(table)?.table.metadata;
    assert.ok(is, `${table} is gone`);
    const old = { refs: refsOf(was.metadata), marks: was.metadata.properties ?? {} };
    const now = { refs: refsOf(is), marks: is.properties ?? {} };
    const isOwnTag = (name: string) => own.some((one) => name.startsWith(`icebranch-kept-${one}-`));
    for (const [name, ref] of Object.entries(old.refs))
      if (!own.includes(name) && !isOwnTag(name))
        assert.deepEqual(now.refs[name], ref, `${table}: ${name} was moved`);
    for (const [key, mark] of Object.entries(old.marks))
      if (!own.some((name) => key === markKey(name)))
        assert.equal(now.marks[key], mark, `${table}: ${key} was changed`);
    for (const name of Object.keys(now.refs)) {
      const isOwn = own.includes(name) || /^icebranch-(undo|kept)-/.test(name);
      assert.ok(isOwn || Object.hasOwn(old.refs, name), `${table}: ${name} is new`);
    }
    for (const key of Object.keys(now.marks)) {
      const isOwn = own.some((name) => key === markKey(name));
      assert.ok(isOwn || Object.hasOwn(old.marks, key), `${table}: ${key} is new`);
    }
  }
}

/** Tables of `bronze.inventory` by name. */
export function lake(tables: { readonly [name: string]: TableMetadata | string }): CatalogState {
  return new Map(
    Object.entries(tables).map(([name, table]) => [
      `bronze.inventory.${name}`,
      {
        catalog: "bronze",
        table: {
          identifier: { namespace: ["inventory"], name },
          metadataLocation: `file:///lake/${name}/metadata/00000-a.metadata.json`,
          metadata: typeof table === "string" ? aTable(table) : table,
        },
      },
    ]),
  );
}

export function allOf(state: CatalogState, ...pending: readonly string[]): readonly WrittenTable[] {
  return [...[...state.keys()], ...pending.map((name) => `bronze.inventory.${name}`)].map(
    (table) => ({
      table,
      catalog: "bronze",
      identifier: { namespace: ["inventory"], name: table.split(".").at(-1) ?? "" },
      nodes: ["bronze.inventory.kafka"],
    }),
  );
}

/** The catalog after the planned commits; fails where a requirement does not hold. */
export function carryOut(state: CatalogState, planned: readonly PlannedTable[], now = 2_000_000) {
  const after = new Map(state);
  for (const { plan, commit } of planned) {
    if (commit === undefined) continue;
    const one = after.get(plan.table);
    assert.ok(one);
    const broken = brokenRequirement(one.table.metadata, commit.commit.requirements);
    assert.equal(broken, undefined);
    const metadata = applyUpdates(one.table.metadata, commit.commit.updates, {
      now,
      previousLocation: one.table.metadataLocation,
    });
    after.set(plan.table, { ...one, table: { ...one.table, metadata } });
  }
  return after;
}

/** Where a branch of a table stands. */
export function at(state: CatalogState, name: string, branch: string): string | null {
  const one = state.get(`bronze.inventory.${name}`);
  return one === undefined ? null : branchHead(one.table.metadata, branch);
}

export function metadataOf(state: CatalogState, name: string): TableMetadata {
  const one = state.get(`bronze.inventory.${name}`);
  assert.ok(one);
  return one.table.metadata;
}
