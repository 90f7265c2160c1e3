/** A catalog drawn as tables, and what becomes of it when a plan's commits are done. */
import assert from "node:assert/strict";
import { applyUpdates, brokenRequirement } from "../../src/iceberg/commit.ts";
import { type Mark, markKey, renderMark } from "../../src/iceberg/marks.ts";
import { branchHead } from "../../src/iceberg/refs.ts";
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
