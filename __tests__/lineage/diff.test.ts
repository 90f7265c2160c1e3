import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { diffGraphs } from "../../src/lineage/diff.ts";
import { ingest, type Texts } from "../project/project-files.ts";
import { graph } from "./graphs.ts";

const base: Texts = {
  "b/i/k.ingest.json": ingest({
    source: { topic: "orders" },
    destination: { streams: { orders: {} } },
  }),
  "s/i/fact.sql": "select id, total from b.i.orders",
  "g/i/report.sql": "select sum(total) from s.i.fact",
};

/** `change node impact because…`, one a change; `edits` replace files, undefined removes one. */
function changes(
  edits: Readonly<Record<string, string | undefined>>,
  known: string[] = [],
): string[] {
  const entries = Object.entries({ ...base, ...edits });
  const kept = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  const head = graph(Object.fromEntries(kept), known);
  return diffGraphs(graph(base, known), head).map(({ change, node, impact, because }) =>
    [change, node, impact, ...because].join(" "),
  );
}

const cases: {
  name: string;
  edits: Record<string, string | undefined>;
  known?: string[];
  expect: string[];
}[] = [
  { name: "nothing", edits: {}, expect: [] },
  { name: "an added view", edits: { "s/i/new.sql": "select 1" }, expect: ["added s.i.new none"] },
  {
    name: "a changed ingest and all below it",
    edits: {
      "b/i/k.ingest.json": ingest({
        source: { topic: "all" },
        destination: { streams: { orders: {} } },
      }),
    },
    expect: [
      "modified b.i.k none",
      "downstream g.i.report none b.i.k",
      "downstream s.i.fact none b.i.k",
    ],
  },
  {
    name: "a changed view, and what is below it on its account alone",
    edits: {
      "s/i/fact.sql": "select id, 2 * total as total from b.i.orders",
      "b/i/k.ingest.json": ingest({
        source: { topic: "x" },
        destination: { streams: { orders: {} } },
      }),
    },
    expect: [
      "modified b.i.k none",
      "downstream g.i.report none s.i.fact",
      "modified s.i.fact none",
    ],
  },
  {
    name: "a removed view, which breaks its reader",
    edits: { "s/i/fact.sql": undefined },
    expect: ["downstream g.i.report broken s.i.fact", "removed s.i.fact none"],
  },
  {
    name: "a removed ingest whose table stays in the catalog",
    known: ["b.i.orders"],
    edits: { "b/i/k.ingest.json": undefined },
    expect: [
      "removed b.i.k none",
      "downstream g.i.report none b.i.k",
      "downstream s.i.fact none b.i.k",
    ],
  },
  {
    name: "a removed ingest whose table is nowhere, which breaks its reader and all below it",
    edits: { "b/i/k.ingest.json": undefined },
    expect: [
      "removed b.i.k none",
      "downstream g.i.report broken b.i.k",
      "downstream s.i.fact broken b.i.k",
    ],
  },
  {
    name: "a moved view, which its reader follows",
    edits: {
      "s/i/fact.sql": undefined,
      "s/j/fact.sql": `${base["s/i/fact.sql"]}`,
      "g/i/report.sql": "select sum(total) from s.j.fact",
    },
    expect: ["modified g.i.report none", "moved s.j.fact none s.i.fact"],
  },
  {
    name: "a moved view, which its reader does not follow",
    edits: { "s/i/fact.sql": undefined, "s/i/facts.sql": `${base["s/i/fact.sql"]}` },
    expect: ["downstream g.i.report broken s.i.fact", "moved s.i.facts none s.i.fact"],
  },
  {
    name: "two copies of what was removed, of which neither is the moved one",
    edits: {
      "g/i/report.sql": undefined,
      "g/i/x.sql": `${base["g/i/report.sql"]}`,
      "g/i/y.sql": `${base["g/i/report.sql"]}`,
    },
    expect: ["removed g.i.report none", "added g.i.x none", "added g.i.y none"],
  },
  {
    name: "a view that takes a spec's place",
    edits: { "b/i/k.ingest.json": undefined, "b/i/k.sql": "select 1" },
    known: ["b.i.orders"],
    expect: [
      "modified b.i.k none",
      "downstream g.i.report none b.i.k",
      "downstream s.i.fact none b.i.k",
    ],
  },
  {
    name: "no change where a spec is written as YAML",
    edits: {
      "b/i/k.ingest.json": undefined,
      "b/i/k.ingest.yaml":
        "destination: { streams: { orders: {} } }\nsource: { topic: orders }\nimage: dashbook/source-x:sql",
    },
    expect: [],
  },
];
for (const { name, edits, known, expect } of cases)
  it(`tells ${name}`, () => assert.deepEqual(changes(edits, known), expect));

it("sees no change in a spec that is only written otherwise", () => {
  const edit = fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(8), (value, indent) => {
    const spec = { image: "i", source: { value }, destination: {} };
    const text = JSON.stringify(spec, null, indent);
    const turned = JSON.stringify(reversed(spec), null, 8 - indent);
    const [a, b] = [text, turned].map((one) => graph({ "b/i/k.ingest.json": one }));
    assert.ok(a && b);
    assert.deepEqual(a.findings, []);
    assert.deepEqual(diffGraphs(a, b), []);
  });
  fc.assert(edit, { seed: 4, numRuns: 100 });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

const numbers: { a: string; b: string; same: boolean }[] = [
  { a: "1000", b: "1e3", same: true },
  { a: "1", b: "1.0", same: true },
  { a: "9007199254740993", b: "9007199254740992", same: false },
  { a: '"1"', b: "1", same: false },
  { a: "[1,2]", b: "[2,1]", same: false },
];
for (const { a, b, same } of numbers)
  it(`takes ${a} and ${b} for ${same ? "one value" : "two values"}`, () => {
    const [before, after] = [a, b].map((value) =>
      graph({ "b/i/k.ingest.json": `{"image":"i","source":{"v":${value}},"destination":{}}` }),
    );
    assert.ok(before && after);
    assert.equal(diffGraphs(before, after).length, same ? 0 : 1);
  });
