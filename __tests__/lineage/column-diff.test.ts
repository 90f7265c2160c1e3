import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import type { Json } from "../../src/iceberg/json.ts";
import { diffColumns } from "../../src/lineage/column-diff.ts";
import type { ColumnOrigin } from "../../src/lineage/planner.ts";

type Column = {
  readonly name: string;
  readonly type: Json;
  readonly required: boolean;
  readonly from: readonly ColumnOrigin[];
};

function column(name: string, type: Json = "int", from: readonly string[] = [name]): Column {
  return { name, type, required: false, from: from.map((one) => ["b.i.t", one] as const) };
}

const struct = (...fields: object[]): Json => ({ type: "struct", fields }) as unknown as Json;
const a = { name: "a", type: "int", required: false };
const b = { name: "b", type: "int", required: false };

const cases: {
  name: string;
  before: Column[];
  after: Column[];
  added?: string[];
  widened?: string[];
  breaking?: string[];
}[] = [
  { name: "nothing", before: [column("a")], after: [column("a")] },
  {
    name: "another order alone",
    before: [column("a"), column("b")],
    after: [column("b"), column("a")],
  },
  { name: "a column more", before: [column("a")], after: [column("a"), column("b")], added: ["b"] },
  {
    name: "a column less",
    before: [column("a"), column("b")],
    after: [column("a")],
    breaking: ["dropped column b"],
  },
  {
    name: "another name for the same values",
    before: [column("a"), column("total", "int", ["price", "quantity"])],
    after: [column("a"), column("sum", "int", ["price", "quantity"])],
    breaking: ["renamed column total to sum"],
  },
  {
    name: "other values under another name",
    before: [column("total", "int", ["price"])],
    after: [column("count", "int", ["quantity"])],
    added: ["count"],
    breaking: ["dropped column total"],
  },
  {
    name: "two that could each be the renamed one",
    before: [column("x", "int", ["p"])],
    after: [column("y", "int", ["p"]), column("z", "int", ["p"])],
    added: ["y", "z"],
    breaking: ["dropped column x"],
  },
  {
    name: "constants, whose origin says nothing",
    before: [column("x", "int", [])],
    after: [column("y", "int", [])],
    added: ["y"],
    breaking: ["dropped column x"],
  },
  {
    name: "a wider type",
    before: [column("a")],
    after: [column("a", "long")],
    widened: ["widened column a from int to long"],
  },
  {
    name: "a narrower type",
    before: [column("a", "long")],
    after: [column("a")],
    breaking: ["changed column a from long to int"],
  },
  {
    name: "more digits, and another scale",
    before: [column("a", "decimal(10, 2)"), column("b", "decimal(10, 2)")],
    after: [column("a", "decimal(12, 2)"), column("b", "decimal(12, 3)")],
    widened: ["widened column a from decimal(10,2) to decimal(12,2)"],
    breaking: ["changed column b from decimal(10,2) to decimal(12,3)"],
  },
  {
    name: "nulls where there were none",
    before: [{ ...column("a"), required: true }],
    after: [column("a")],
    widened: ["column a may now be null"],
  },
  { name: "no nulls any more", before: [column("a")], after: [{ ...column("a"), required: true }] },
  {
    name: "a field more in a struct",
    before: [column("s", struct(a))],
    after: [column("s", struct(a, b))],
    added: ["s.b"],
  },
  {
    name: "a field less in a struct",
    before: [column("s", struct(a, b))],
    after: [column("s", struct(a))],
    breaking: ["dropped column s.b"],
  },
  {
    name: "other elements in a list",
    before: [column("l", { type: "list", element: "int", "element-required": true })],
    after: [column("l", { type: "list", element: "string", "element-required": true })],
    breaking: ["changed column l.element from int to string"],
  },
  {
    name: "a name that another letter case makes another",
    before: [column("a")],
    after: [column("A", "int", ["x"])],
    added: ["A"],
    breaking: ["dropped column a"],
  },
];

for (const { name, before, after, added = [], widened = [], breaking = [] } of cases)
  it(`columns before and after: ${name}`, () => {
    assert.deepEqual(diffColumns(before, after), { added, widened, breaking });
  });

const columns = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom("a", "b", "c", "d", "a.b", "__proto__"),
    type: fc.constantFrom<Json>("int", "long", "string", struct(a), struct(a, b)),
    required: fc.boolean(),
    from: fc.subarray<ColumnOrigin>([
      ["t", "x"],
      ["t", "y"],
    ]),
  }),
  { selector: ({ name }) => name },
);

it("the same columns differ in nothing, in whichever order", () => {
  fc.assert(
    fc.property(columns, (all) => {
      const none = { added: [], widened: [], breaking: [] };
      assert.deepEqual(diffColumns(all, all.toReversed()), none);
    }),
  );
});

it("every name that went is told, and every one that came", () => {
  fc.assert(
    fc.property(columns, columns, (before, after) => {
      const { added, breaking } = diffColumns(before, after);
      const gone = before.filter(({ name }) => after.every((one) => one.name !== name));
      const come = after.filter(({ name }) => before.every((one) => one.name !== name));
      for (const { name } of gone)
        assert.ok(
          breaking.some((text) => text.split(" ").includes(name)),
          name,
        );
      for (const { name } of come)
        assert.ok(
          [...added, ...breaking.map((text) => text.split(" ").at(-1))].includes(name),
          name,
        );
    }),
  );
});
