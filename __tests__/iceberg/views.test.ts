/** Views as dashtool's library stores them: what is read of its files, and what we write beside them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Column, numbered, roundedColumns, sameFields } from "../../src/iceberg/column-ids.ts";
import { type Json, parseJson, stringifyJson } from "../../src/iceberg/json.ts";
import type { Schema } from "../../src/iceberg/table-metadata.ts";
import {
  applyViewUpdates,
  newTableMetadata,
  newViewMetadata,
  nextVersionId,
} from "../../src/iceberg/view-commit.ts";
import {
  renderViewMark,
  VIEW_MARK,
  type ViewMark,
  viewMarkOf,
} from "../../src/iceberg/view-mark.ts";
import { mainVersion, parseViewMetadata, sqlOf } from "../../src/iceberg/view-metadata.ts";

const fixtures = join(import.meta.dirname, "../fixtures/iceberg/lake/jk/inventory");
const view = "stock_mv/metadata/00001-43f14c34-a85a-42af-b995-a6012433b691.metadata.json";
const storage = "stock_mv/metadata/00002-5b6e13ba-3b24-41a3-a544-cc2b129c134f.metadata.json";
const textOf = (path: string) => readFileSync(join(fixtures, path), "utf8");

const place = { uuid: "157b5886-6752-4129-934e-b2a677870d50", location: "s3://lake/a", now: 1 };
const columns: readonly Column[] = [
  { name: "id", type: "long", required: true },
  { name: "qty", type: "decimal(12,2)", required: false },
];

function schemaOf(some: readonly Column[]): Schema {
  return { "schema-id": 0, type: "struct", fields: numbered(some).fields };
}

function newView() {
  const version = {
    ...{ "version-id": 1, "schema-id": 0, "timestamp-ms": 1, summary: { operation: "create" } },
    representations: [{ type: "sql", sql: "select 1;\n", dialect: "ansi" }],
    ...{ "default-catalog": "lake", "default-namespace": ["inventory"] },
    "storage-table": { namespace: ["inventory"], name: "a__storage" },
  };
  return { schema: schemaOf(columns), version, properties: { "ref-main": "1" } };
}

/** Every key of an object and of those in it, in any order; of lists, of their first member. */
function shape(json: Json, at = ""): readonly string[] {
  if (Array.isArray(json)) return json.length === 0 ? [] : shape(json[0], `${at}[]`);
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [
    `${at}.${key}`,
    ...shape(value, `${at}.${key}`),
  ]);
}

describe("the metadata of a materialized view", () => {
  it("is read from a file of dashtool's library, and written again as it was", () => {
    const metadata = parseViewMetadata(textOf(view), view);
    assert.equal(stringifyJson(metadata), textOf(view).trim());
    assert.equal(
      sqlOf(mainVersion(metadata)),
      "select id, qty from lake.inventory.stock where id < 9",
    );
    assert.equal(nextVersionId(metadata), 2);
  });

  it("has every key that its files have", () => {
    const wanted = shape(parseJson(textOf(view))).filter((key) => !key.startsWith(".properties."));
    const made = shape(parseJson(stringifyJson(newViewMetadata(newView(), place))));
    assert.deepEqual(
      wanted.filter((key) => !made.includes(key)),
      [],
    );
    const read = parseViewMetadata(stringifyJson(newViewMetadata(newView(), place)), "a");
    assert.equal(sqlOf(mainVersion(read)), "select 1;\n");
  });

  it("is that of main's version where a branch has another one", () => {
    const metadata = parseViewMetadata(textOf(view), view);
    const pinned = { ...metadata, properties: { ...metadata.properties, "ref-main": "0" } };
    assert.match(sqlOf(mainVersion(pinned)) ?? "", /id < 3$/);
  });

  it("keeps what it does not know, exactly, through a change", () => {
    const odd = textOf(view).replace("{", '{"odd":{"n":1234567890123456789},');
    const changed = applyViewUpdates(
      parseViewMetadata(odd, view),
      [{ action: "set-properties", updates: { a: "b" } }],
      1,
    );
    assert.match(stringifyJson(changed), /^{"odd":{"n":1234567890123456789},"view-uuid"/);
  });

  for (const [what, text, why] of [
    ["no JSON", "{", /not JSON/],
    ["another format", '{"view-uuid":"a","format-version":2}', /format-version is 2/],
    [
      "no versions",
      '{"view-uuid":"a","format-version":1,"current-version-id":1,"schemas":[]}',
      /versions/,
    ],
    [
      "a version that is none",
      '{"view-uuid":"a","format-version":1,"current-version-id":1,"versions":[1],"schemas":[]}',
      /versions/,
    ],
  ] as const)
    it(`is refused where it is ${what}`, () => {
      assert.throws(() => parseViewMetadata(text, "x"), { code: "IB418", message: why });
    });
});

describe("the storage table of a new view", () => {
  it("has every key that those of dashtool's library have", () => {
    const wanted = Object.keys(parseJson(textOf(storage)) as object);
    const made = newTableMetadata({ schema: schemaOf(columns), last: 2, properties: {} }, place);
    assert.deepEqual(
      wanted.filter((key) => !Object.hasOwn(made, key)),
      [],
    );
    assert.deepEqual([made["current-snapshot-id"], made["format-version"]], [-1, 2]);
  });
});

const struct = (...names: readonly string[]): Json => ({
  type: "struct",
  fields: names.map((name) => ({ name, required: false, type: "long" })),
});

/** A type without its ids. */
const keys = (type: Json) => JSON.stringify(type).replaceAll(/"(id|element-id)":\d+,?/g, "");

describe("field ids", () => {
  it("number columns first, and then what is in them", () => {
    const list = { type: "list", element: struct("a"), "element-required": false };
    const { fields, last } = numbered([
      { name: "x", type: list, required: false },
      { name: "y", type: "long", required: false },
    ]);
    assert.equal(last, 4);
    assert.deepEqual(
      fields.map(({ id }) => id),
      [1, 2],
    );
    assert.match(JSON.stringify(fields[0]?.type), /"element-id":3.*"id":4|"id":4.*"element-id":3/);
  });

  const name = fc.constantFrom("a", "b", "c", "d");
  const type = fc.constantFrom<Json>(
    "long",
    "string",
    "decimal(12,2)",
    struct("p"),
    struct("p", "q"),
  );
  const some = fc.uniqueArray(fc.record({ name, type, required: fc.boolean() }), {
    selector: (one) => one.name,
  });

  it("stay with a column that keeps its name and type, and are never used for another", () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), (history) => {
        const owners = new Map<number, string>();
        let before: ReturnType<typeof numbered> | undefined;
        for (const step of history) {
          const now = numbered(step, before);
          for (const { id, name: own, type: is } of now.fields) {
            const owner = `${own} ${JSON.stringify(is)}`;
            assert.ok((owners.get(id) ?? owner) === owner, `${id} was ${owners.get(id)}`);
            owners.set(id, owner);
          }
          const wanted = step.map((one) => `${one.name} ${keys(one.type)}`);
          assert.deepEqual(
            now.fields.map((one) => `${one.name} ${keys(one.type)}`),
            wanted,
          );
          for (const { name: own, type: is } of before?.fields ?? []) {
            const same = now.fields.find((field) => field.name === own);
            if (same && JSON.stringify(same.type) === JSON.stringify(is))
              assert.ok(before?.fields.some(({ id }) => id === same.id));
          }
          before = now;
        }
      }),
    );
  });

  it("are the same for the same columns, so that nothing is changed for nothing", () => {
    fc.assert(
      fc.property(some, some, (first, second) => {
        const once = numbered(second, numbered(first));
        assert.ok(sameFields(numbered(second, once), once));
      }),
    );
  });

  it("are given anew where a table of dashtool's has one twice", () => {
    const field = (name: string) => ({ id: 4, name, required: false, type: "long" });
    const fields = [field("quantity"), field("weight")];
    const now = numbered(
      fields.map(({ name }) => ({ name, type: "long", required: false })),
      { fields, last: 4 },
    );
    assert.deepEqual(
      now.fields.map(({ id }) => id),
      [4, 5],
    );
  });

  it("are kept where another writer put a space into a decimal, and none is required of old rows", () => {
    const fields = [{ id: 1, name: "qty", required: false, type: "decimal(12, 2)" }];
    const wanted = [
      { name: "qty", type: "decimal(12,2)", required: true },
      { name: "new", type: "long", required: true },
    ];
    const now = numbered(wanted, { fields, last: 1 });
    assert.deepEqual(
      now.fields.map(({ id, required }) => [id, required]),
      [
        [1, false],
        [2, false],
      ],
    );
  });

  it("say which columns lose their nanoseconds", () => {
    const some = ["timestamp_ns", "timestamptz_ns", "timestamptz"].map((type) => ({
      ...{ name: type, type, required: false },
    }));
    assert.deepEqual(roundedColumns(some), ["timestamp_ns", "timestamptz_ns"]);
    assert.deepEqual(
      numbered(some).fields.map((field) => field.type),
      ["timestamp", "timestamptz", "timestamptz"],
    );
  });
});

describe("the mark of a view", () => {
  const mark: ViewMark = {
    ...{
      repository: null,
      project: ".",
      file: "a.sql",
      digest: "d",
      state: "undone",
      publish: "p",
    },
    ...{ commit: "c", version: 2, before: { version: 1, ref: null, schema: 0 }, at: 5 },
  };
  it("is read as it was written", () => {
    const properties = { [VIEW_MARK]: renderViewMark(mark) };
    assert.deepEqual(viewMarkOf({ properties }), { v: 1, ...mark });
    assert.equal(viewMarkOf({ properties: {} }), undefined);
  });
  for (const [what, change] of [
    ["no JSON", "{"],
    ["of a later version", renderViewMark(mark).replace('"v":1', '"v":2')],
    ["in a state that is none", renderViewMark(mark).replace("undone", "open")],
    ["without what was before", renderViewMark(mark).replace('"schema":0', '"schema":"0"')],
  ] as const)
    it(`is not ours where it is ${what}`, () => {
      assert.equal(viewMarkOf({ properties: { [VIEW_MARK]: change } }), "unreadable");
    });
});
