import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { lineageGraph } from "../../src/lineage/build.ts";
import type { LineageGraph } from "../../src/lineage/graph.ts";
import { readProject } from "../../src/project/read.ts";
import { cpuTime } from "../cpu-time.ts";
import { ingest, parsers, places, projectFiles, type Texts } from "../project/project-files.ts";
import { edges, graph } from "./graphs.ts";

const kafka = ingest({ destination: { streams: { orders: {} } } });
const cases: { name: string; files: Texts; known?: string[]; expect: string[] }[] = [
  {
    name: "an ingest that declares the table",
    files: {
      "b/i/k.ingest.json": kafka,
      "b/i/p.ingest.json": ingest(),
      "s/i/v.sql": "select * from b.i.orders",
    },
    expect: ["b.i.k", "b.i.p", "s.i.v < b.i.k"],
  },
  {
    name: "every ingest of the namespace that declares none",
    files: {
      "b/i/k.ingest.json": kafka,
      "b/i/p.ingest.json": ingest(),
      "b/i/q.ingest.json": ingest(),
      "s/i/v.sql": "select * from b.i.customers",
    },
    expect: ["b.i.k", "b.i.p", "b.i.q", "s.i.v < b.i.p < b.i.q"],
  },
  {
    name: "the namespace that a destination forces on its tables",
    files: {
      "b/folder/p.ingest.json": ingest({ destination: { namespace: "shop" } }),
      "s/i/v.sql": "select * from b.shop.x",
    },
    expect: ["b.folder.p", "s.i.v < b.folder.p"],
  },
  {
    name: "a view before an ingest of its namespace",
    files: {
      "b/i/p.ingest.json": ingest(),
      "b/i/w.sql": "select 1",
      "s/i/v.sql": "select * from b.i.w",
    },
    expect: ["b.i.p", "b.i.w", "s.i.v < b.i.w"],
  },
  {
    name: "names of one and two parts, from where the view is",
    files: {
      "s/i/a.sql": "select 1",
      "s/j/b.sql": "select 1",
      "s/i/v.sql": "select * from a, j.b",
    },
    expect: ["s.i.a", "s.j.b", "s.i.v < s.i.a < s.j.b"],
  },
  {
    name: "a table of the catalog, which no node makes",
    files: { "s/i/v.sql": "select * from old.sales.x, old.deep.er.y" },
    known: ["old.sales.x", "old.deep.er.y"],
    expect: ["s.i.v"],
  },
  {
    name: "gold after silver, whatever the names",
    files: { "a/g/gold.sql": "select * from z.s.silver", "z/s/silver.sql": "select 1" },
    expect: ["z.s.silver", "a.g.gold < z.s.silver"],
  },
];
for (const { name, files, known, expect } of cases)
  it(`a view depends on ${name}`, () => {
    const built = graph(files, known);
    assert.deepEqual([edges(built), built.findings], [expect, []]);
  });

const wrong: { name: string; files: Texts; known?: string[]; expect: string[] }[] = [
  {
    name: "a table that the catalog lacks, at its name",
    files: { "s/i/v.sql": "select *\nfrom s.i.x" },
    known: [],
    expect: ["error IB203 s/i/v.sql:2:6"],
  },
  {
    name: "a table of a catalog that nothing mentions",
    files: { "s/i/v.sql": "select * from bronz.i.x" },
    expect: ["error IB203 s/i/v.sql:1:15"],
  },
  {
    name: "a table of a catalog that was not asked, as a doubt",
    files: { "s/i/v.sql": "select * from s.i.x" },
    expect: ["warning IB203 s/i/v.sql:1:15"],
  },
  {
    name: "nothing more where the file that makes the table is broken",
    files: {
      "b/i/p.ingest.json": "{",
      "s/i/w.sql": "selec",
      "s/i/v.sql": "select * from b.i.x, s.i.w",
    },
    expect: [],
  },
  {
    name: "a view that reads itself",
    files: { "s/i/v.sql": "select * from v" },
    expect: ["error IB202 s/i/v.sql:1:15"],
  },
  {
    name: "a cycle, on every file of it and on no other",
    files: {
      "s/i/a.sql": "select * from b",
      "s/i/b.sql": "select * from c",
      "s/i/c.sql": "select 1,\n2 from a",
      "s/i/d.sql": "select * from a",
      "s/i/e.sql": "select 1",
    },
    expect: [
      "error IB202 s/i/a.sql:1:15",
      "error IB202 s/i/b.sql:1:15",
      "error IB202 s/i/c.sql:2:8",
    ],
  },
];
for (const { name, files, known, expect } of wrong)
  it(`finds ${name}`, () => {
    const built = graph(files, known);
    const levels = built.findings.map(({ level }) => level);
    assert.deepEqual(
      places(built).map((place, index) => `${levels[index]} ${place}`),
      expect,
    );
    assert.deepEqual(
      built.nodes.length,
      Object.values(files).filter((text) => `${text}`.startsWith("select")).length,
    );
  });

it("names the way round a cycle from each of its files", () => {
  const { findings } = graph({ "s/i/a.sql": "select * from b", "s/i/b.sql": "select * from a" });
  assert.deepEqual(
    findings.map(({ message }) => message),
    [
      "The view is part of a cycle: s.i.a → s.i.b → s.i.a.",
      "The view is part of a cycle: s.i.b → s.i.a → s.i.b.",
    ],
  );
});

it("suggests the nearest tables, and quotes where letters are large", () => {
  const files = {
    "b/i/k.ingest.json": kafka,
    "b/i/Big.sql": "select 1",
    "s/i/v.sql": "select * from b.i.order, b.i.big",
  };
  assert.deepEqual(
    graph(files, ["b.i.orders"]).findings.map(({ hint }) => hint),
    ["Did you mean b.i.orders?", "Did you mean b.i.Big? Names with capitals must be quoted."],
  );
});

it("suggests them where the catalog was not asked, too", () => {
  const files = { "b/i/k.ingest.json": kafka, "s/i/v.sql": "select * from b.i.order" };
  assert.deepEqual(
    graph(files).findings.map(({ level, hint }) => `${level}: ${hint}`),
    ["warning: Did you mean b.i.orders? If not, `icebranch plan` asks the catalog."],
  );
});

/** View number i reads any of those before it, under names that do not sort in this order. */
const anyViews = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
  .map((views) => {
    const name = (index: number) => `v${(index * 7) % 13}`;
    const texts = views.map((reads, index): [string, string] => {
      const from = index === 0 ? [] : reads.map((read) => name(read % index));
      return [
        `s/i/${name(index)}.sql`,
        [
          "select 1",
          ...from.slice(0, 1).map((one) => `from ${one}`),
          ...from.slice(1).map((one) => `cross join ${one}`),
        ].join(" "),
      ];
    });
    return projectFiles(Object.fromEntries(texts));
  });
const build = (files: ReturnType<typeof projectFiles>) =>
  lineageGraph(readProject(files, ".", parsers), () => []);

it("runs every view after all that it reads", () => {
  const ordered = fc.property(anyViews, (files) => {
    const { nodes, findings } = build(files);
    assert.equal(nodes.length, files.length);
    assert.deepEqual(findings, []);
    const seen = new Set<string>();
    for (const { id, dependencies } of nodes) {
      assert.ok(dependencies.every((dependency) => seen.has(dependency)));
      seen.add(id);
    }
  });
  fc.assert(ordered, { seed: 2, numRuns: 100 });
});

it("is the same graph in whatever order the files come", () => {
  const shuffled = fc.property(anyViews, fc.infiniteStream(fc.nat()), (files, random) => {
    const keys = new Map(files.map((file) => [file, random.next().value]));
    const other = files.toSorted((a, b) => keys.get(a) - keys.get(b));
    assert.deepEqual(withoutFunctions(build(other)), withoutFunctions(build(files)));
  });
  fc.assert(shuffled, { seed: 3, numRuns: 50 });
});

function withoutFunctions(built: LineageGraph): unknown {
  return JSON.parse(JSON.stringify(built));
}

it("takes time in proportion: a chain of 10,000 views, and a ring of as many", () => {
  const node = (index: number) => ({ catalog: "s", namespace: "i", name: `v${index}` });
  const chain = (count: number, first: string[]) =>
    Array.from({ length: count }, (_, index) => {
      const location = { file: `s/i/v${index}.sql`, line: 1, column: 1 };
      const reads = index === 0 ? first : [`v${index - 1}`];
      const relations = reads.map((name) => ({ parts: [name], location }));
      return {
        kind: "view" as const,
        id: `s.i.v${index}`,
        identifier: node(index),
        file: location.file,
        sql: "",
        canonical: "",
        relations,
      };
    });
  for (const first of [[], ["v9999"]]) {
    const nodes = chain(10_000, first);
    const took = cpuTime(() => {
      const built = lineageGraph(
        {
          dir: ".",
          config: undefined,
          nodes,
          findings: [],
          connectors: { specs: [], unjudged: [] },
        },
        () => [],
      );
      assert.equal(built.nodes.length, 10_000);
      assert.equal(built.findings.length, first.length * 10_000);
    });
    assert.ok(took < 3_000, `${took} ms`);
  }
});

it("depends once on an ingest that makes two of its tables, in the order of ids", () => {
  const files = {
    "b/i/k.ingest.json": ingest({ destination: { streams: { orders: {}, items: {} } } }),
    "b/i/a.sql": "select 1",
    "s/i/v.sql": "select * from b.i.orders, b.i.items, b.i.a",
  };
  assert.equal(edges(graph(files)).at(-1), "s.i.v < b.i.a < b.i.k");
});

it("finds a cycle whose views also read what is sound", () => {
  const files = {
    "s/i/a.sql": "select 1",
    "s/i/b.sql": "select * from a, c",
    "s/i/c.sql": "select * from a, b",
  };
  assert.deepEqual(places(graph(files)), ["IB202 s/i/b.sql:1:18", "IB202 s/i/c.sql:1:18"]);
});

it("suggests the nearer of two tables first", () => {
  const known = ["s.i.abcdeaaa", "s.i.abcdefgx"];
  const [finding] = graph({ "s/i/v.sql": "select * from s.i.abcdefgh" }, known).findings;
  assert.equal(finding?.hint, "Did you mean s.i.abcdefgx or s.i.abcdeaaa?");
});
