import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { markKey } from "../../src/iceberg/marks.ts";
import type { TableCommit, TableRequirement } from "../../src/iceberg/table-metadata.ts";
import { planDigest } from "../../src/plan/digest.ts";
import type { Step, TableMove } from "../../src/plan/plan.ts";

const identifier = { namespace: ["inventory"], name: "orders" };
const move: TableMove = {
  ...{ table: "bronze.inventory.orders", result: "published", from: "1", to: "2", undo: null },
};
const uuid: TableRequirement = { type: "assert-table-uuid", uuid: "u" };
const pin = (id: number | null): TableRequirement => ({
  ...{ type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": id },
});
const setMain = (id: number | bigint, more = {}) => ({
  ...({ action: "set-snapshot-ref", "ref-name": "main", type: "branch" } as const),
  ...{ "snapshot-id": id, ...more },
});
const properties = (updates: { readonly [key: string]: string }) =>
  ({ action: "set-properties", updates }) as const;

function digest(more: Partial<TableCommit> = {}, catalog = "bronze"): string {
  const commit: TableCommit = {
    ...{ identifier, requirements: [uuid, pin(1)], updates: [setMain(2)], ...more },
  };
  return planDigest([{ kind: "commit", catalog, commits: [{ move, commit }] }]);
}

const drop = {
  ...({ kind: "drop-table", catalog: "bronze", identifier, uuid: "u" } as const),
  ...{ metadataLocation: "file:///m/1", move },
} satisfies Step;

describe("a plan's digest", () => {
  for (const [name, other] of [
    ["another catalog", digest({}, "silver")],
    ["another table", digest({ identifier: { namespace: ["inventory"], name: "products" } })],
    ["another uuid", digest({ requirements: [{ ...uuid, uuid: "v" }, pin(1)] })],
    ["main required elsewhere", digest({ requirements: [uuid, pin(3)] })],
    ["main required absent", digest({ requirements: [uuid, pin(null)] })],
    ["main moved elsewhere", digest({ updates: [setMain(3)] })],
    ["another ref", digest({ updates: [{ ...setMain(2), "ref-name": "next" }] })],
    ["one more update", digest({ updates: [setMain(2), properties({ a: "1" })] })],
  ] as const)
    it(`is another one for ${name}`, () => assert.notEqual(other, digest()));

  it("tells ids apart that a double would round to one", () =>
    assert.notEqual(
      digest({ updates: [setMain(9_007_199_254_740_993n)] }),
      digest({ updates: [setMain(9_007_199_254_740_992n)] }),
    ));

  it("is another one for another state that the connectors are put back to", () =>
    assert.notEqual(
      digest({ updates: [properties({ "airbyte.s": "1" })] }),
      digest({ updates: [properties({ "airbyte.s": "2" })] }),
    ));

  it("does not depend on the time, which marks and retention hold", () => {
    const mark = (at: number) => properties({ [markKey("pr")]: `{"at":${at}}` });
    assert.equal(digest({ updates: [mark(1)] }), digest({ updates: [mark(2)] }));
    const retained = digest({ updates: [setMain(2, { "max-ref-age-ms": 7 })] });
    assert.equal(retained, digest());
  });

  it("is another one for a table that is dropped with other rows on its branch", () => {
    assert.notEqual(planDigest([drop]), planDigest([{ ...drop, move: { ...move, from: "3" } }]));
    assert.notEqual(planDigest([drop]), planDigest([{ ...drop, uuid: "v" }]));
  });
});
