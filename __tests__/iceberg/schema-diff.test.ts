import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Json } from "../../src/iceberg/json.ts";
import { diffSchemas } from "../../src/iceberg/schema-diff.ts";
import type { NestedField, Schema } from "../../src/iceberg/table-metadata.ts";

const field = (id: number, name: string, type: Json, required = false): NestedField => ({
  ...{ id, name, type, required },
});
const schema = (...fields: readonly NestedField[]): Schema => ({ type: "struct", fields });
const struct = (...fields: readonly NestedField[]) =>
  ({ type: "struct", fields }) as unknown as Json;
const list = (id: number, element: Json) => ({
  ...{ type: "list", "element-id": id, "element-required": true, element },
});
const map = (key: number, value: number, type: Json) => ({
  ...{ type: "map", "key-id": key, key: "string" },
  ...{ "value-id": value, "value-required": false, value: type },
});

describe("what changed between two schemas", () => {
  const one = (type: Json, required = false) => schema(field(1, "a", type, required));
  const cases: {
    name: string;
    before: Schema;
    after: Schema;
    expect: Partial<ReturnType<typeof diffSchemas>>;
  }[] = [
    {
      name: "an added column",
      before: one("int"),
      after: schema(field(1, "a", "int"), field(2, "b", "string")),
      expect: { added: ["b"] },
    },
    {
      name: "a dropped column, and another one in its name",
      before: one("int"),
      after: schema(field(2, "a", "int")),
      expect: { added: ["a"], breaking: ["dropped column a"] },
    },
    {
      name: "a renamed column",
      before: one("int"),
      after: schema(field(1, "b", "int")),
      expect: { breaking: ["renamed column a to b"] },
    },
    {
      name: "nothing, where columns only stand in another order",
      before: schema(field(1, "a", "int"), field(2, "b", "int")),
      after: schema(field(2, "b", "int"), field(1, "a", "int")),
      expect: {},
    },
    {
      name: "nothing, where a writer only spells a type otherwise",
      before: one("decimal(12, 2)"),
      after: one("decimal(12,2)"),
      expect: {},
    },
    ...(
      [
        ["int", "long"],
        ["float", "double"],
        ["decimal(9,2)", "decimal(12,2)"],
        ["date", "timestamp"],
        ["unknown", "string"],
      ] as const
    ).map(([was, is]) => ({
      name: `a type that every reader of the old one can read: ${was} to ${is}`,
      before: one(was),
      after: one(is),
      expect: { widened: [`widened column a from ${was} to ${is}`] },
    })),
    ...(
      [
        ["long", "int"],
        ["decimal(12,2)", "decimal(12,4)"],
        ["decimal(12,2)", "decimal(9,2)"],
        ["int", "string"],
      ] as const
    ).map(([was, is]) => ({
      name: `another type: ${was} to ${is}`,
      before: one(was),
      after: one(is),
      expect: { breaking: [`changed column a from ${was} to ${is}`] },
    })),
    {
      name: "a column that may now be null",
      before: one("int", true),
      after: one("int"),
      expect: { widened: ["column a may now be null"] },
    },
    {
      name: "columns inside of a struct, a list and a map",
      before: schema(
        field(1, "s", struct(field(2, "x", "int"), field(3, "y", "int"))),
        field(4, "l", list(5, struct(field(6, "z", "int")))),
        field(7, "m", map(8, 9, "int")),
      ),
      after: schema(
        field(1, "s", struct(field(2, "x", "int"), field(10, "new", "int"))),
        field(4, "l", list(5, struct(field(6, "z", "string")))),
        field(7, "m", map(8, 9, "long")),
      ),
      expect: {
        added: ["s.new"],
        widened: ["widened column m.value from int to long"],
        breaking: ["changed column l.element.z from int to string", "dropped column s.y"],
      },
    },
    {
      name: "a whole struct, once",
      before: schema(field(1, "s", struct(field(2, "x", "int")))),
      after: schema(field(3, "t", struct(field(4, "y", "int")))),
      expect: { added: ["t"], breaking: ["dropped column s"] },
    },
    {
      name: "a column that has become a struct",
      before: one("int"),
      after: one(struct(field(2, "x", "int"))),
      expect: { added: ["a.x"], breaking: ["changed column a from int to struct"] },
    },
  ];
  for (const { name, before, after, expect } of cases)
    it(`is ${name}`, () =>
      assert.deepEqual(diffSchemas(before, after), {
        ...{ added: [], widened: [], breaking: [] },
        ...expect,
      }));
});
