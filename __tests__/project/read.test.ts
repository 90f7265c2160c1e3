import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  MAX_FILE_BYTES,
  neededParsers,
  type ProjectFile,
  readProject,
  wantsBytes,
  wantsFile,
} from "../../src/project/read.ts";
import { ingest, parsers, places, project, projectFiles, type Texts } from "./project-files.ts";

const file = "bronze/inventory/kafka.ingest.json";
const none = { sql: undefined, yaml: undefined, connectors: undefined };

const cases: { name: string; files: Texts; expect: string[] }[] = [
  {
    name: "a sound ingest and view",
    expect: [],
    files: {
      [file]: ingest(),
      "silver/inventory/a.sql": "select 1 from x;",
    },
  },
  { name: "an empty file", files: { [file]: " \n" }, expect: [`IB101 ${file}:1:1`] },
  { name: "a list in place of an object", files: { [file]: "[]" }, expect: [`IB103 ${file}:1:1`] },
  {
    name: "a comment and a trailing comma in JSON",
    files: { [file]: '{\n  // why\n  "image": "a",\n}' },
    expect: [`IB101 ${file}:2:3`, `IB101 ${file}:3:15`],
  },
  {
    name: "a comma left out",
    files: { [file]: '{"image": "a" "source": {}}' },
    expect: [`IB101 ${file}:1:15`],
  },
  {
    name: "all missing keys at once",
    files: { [file]: "{}" },
    expect: [`IB102 ${file}:1:1`, `IB102 ${file}:1:1`, `IB102 ${file}:1:1`],
  },
  {
    name: "values of the wrong kind, each where it stands",
    files: { [file]: '{"image": 1,\n "source": [],\n "destination": null}' },
    expect: [`IB103 ${file}:1:11`, `IB103 ${file}:2:12`, `IB103 ${file}:3:17`],
  },
  {
    name: "an unknown key",
    files: { [file]: ingest({ sorce: {} }) },
    expect: [`IB104 ${file}:1:63`],
  },
  {
    name: "a key given twice, however deep",
    files: { [file]: '{"image":"a","source":{"a":1,\n"a":2},"destination":{}}' },
    expect: [`IB110 ${file}:2:1`],
  },
  {
    name: "no key given twice where text looks like one",
    files: { [file]: ingest({ source: { query: 'a":1' } }) },
    expect: [],
  },
  {
    name: "Singer's keys",
    files: { [file]: '{"image":"a",\n"tap":{},\n"target":{}}' },
    expect: [`IB105 ${file}:2:1`, `IB105 ${file}:3:1`],
  },
  {
    name: "a Singer file",
    files: { "bronze/inventory/kafka.singer.json": "{}" },
    expect: ["IB105 bronze/inventory/kafka.singer.json:1:1"],
  },
  {
    name: "a byte order mark",
    files: { [file]: `\uFEFF${ingest()}` },
    expect: [`IB111 ${file}:1:1`],
  },
  {
    name: "UTF-16",
    files: { [file]: Buffer.from(`\uFEFF${ingest()}`, "utf16le") },
    expect: [`IB111 ${file}:1:1`],
  },
  {
    name: "bytes that are not UTF-8",
    files: { [file]: Buffer.from([0x7b, 0x0a, 0x20, 0xc3, 0x28]) },
    expect: [`IB111 ${file}:2:2`],
  },
  {
    name: "nesting without end",
    files: { [file]: '{"image":'.repeat(100_000) },
    expect: [`IB101 ${file}:1:1`],
  },
  {
    name: "deep nesting that is valid",
    files: { [file]: `{"source":${"[".repeat(200)}${"]".repeat(200)}}` },
    expect: [`IB101 ${file}:1:1`],
  },
  {
    name: "files too high up",
    files: {
      "a.sql": "select 1",
      "b/c.ingest.json": ingest({ destination: { catalog_name: "b" } }),
    },
    expect: ["IB107 a.sql:1:1", "IB107 b/c.ingest.json:1:1"],
  },
  {
    name: "a name of nothing or with a line break",
    files: { "a/b/.sql": "select 1", "a/b/c\n.sql": "select 1" },
    expect: ["IB112 a/b/.sql:1:1", "IB112 a/b/c\n.sql:1:1"],
  },
  {
    name: "one identifier, three files",
    files: {
      "a/b/c.sql": "select 1",
      "a/b/c.ingest.json": ingest(),
      "x/a/b/c.ingest.yaml": ingest(),
    },
    expect: ["IB201 a/b/c.ingest.json:1:1", "IB201 a/b/c.sql:1:1", "IB201 x/a/b/c.ingest.yaml:1:1"],
  },
  {
    name: "identifiers that differ in letter case",
    files: { "a/b/Orders.sql": "select 1", "a/b/orders.sql": "select 1" },
    expect: ["IB206 a/b/Orders.sql:1:1", "IB206 a/b/orders.sql:1:1"],
  },
  {
    name: "two folders of ingests on one REST server",
    files: {
      "icebranch.yaml": "catalogs: { default: { type: rest, uri: https://c, warehouse: lake } }",
      "a/n/x.ingest.json": ingest(),
      "b/n/y.ingest.json": ingest(),
      "c/n/z.sql": "select 1",
    },
    expect: ["IB206 b/n/y.ingest.json:1:1"],
  },
  {
    name: "two folders of ingests that name one database's catalog",
    files: {
      "icebranch.yaml": "catalogs: { default: { type: sql, uri: 'sqlite:///l', catalog-name: l } }",
      "a/n/x.ingest.json": ingest(),
      "b/n/y.ingest.json": ingest(),
    },
    expect: ["IB206 b/n/y.ingest.json:1:1"],
  },
  {
    name: "two spellings of one server, and of one database",
    files: {
      "icebranch.yaml": `catalogs:
  a: { type: rest, uri: https://c/api, warehouse: lake }
  b: { type: rest, uri: https://c/api/, warehouse: lake }
  c: { type: sql, uri: 'postgresql://u:$PW@h:5432/db', catalog-name: l }
  d: { type: sql, uri: 'postgresql+psycopg2://v:$PW@h:5432/db', catalog-name: l }
  e: { type: sql, uri: 'postgresql://u:$PW@h:5432/other', catalog-name: l }
secrets: { s: { p: PW } }`,
      ...Object.fromEntries([..."abcde"].map((one) => [`${one}/n/x.ingest.json`, ingest()])),
    },
    expect: ["IB206 b/n/x.ingest.json:1:1", "IB206 d/n/x.ingest.json:1:1"],
  },
  {
    name: "two folders of ingests, each with its own warehouse, name or folder",
    files: {
      "icebranch.yaml": `catalogs:
  default: { type: rest, uri: https://c, warehouse: lake }
  b: { type: rest, uri: https://c, warehouse: other }
  c: { type: sql, uri: 'sqlite:///l' }
  d: { type: sql, uri: 'sqlite:///l' }
  e: { type: file, uri: /l/e }`,
      ...Object.fromEntries([..."abcde"].map((one) => [`${one}/n/x.ingest.json`, ingest()])),
    },
    expect: [],
  },
  {
    name: "one table written twice",
    files: {
      "a/b/x.ingest.json": ingest({ destination: { streams: { orders: {} } } }),
      "a/b/y.ingest.yaml": "image: i\nsource: {}\ndestination:\n  streams:\n    b.orders: {}\n",
    },
    expect: ["IB204 a/b/x.ingest.json:1:71", "IB204 a/b/y.ingest.yaml:5:5"],
  },
  {
    name: "a destination of another catalog",
    files: { [file]: ingest({ destination: { catalogName: "silver" } }) },
    expect: [`IB205 ${file}:1:75`],
  },
  {
    name: "a destination that names main, and one that names another branch",
    files: {
      [file]: ingest({ destination: { branch: "main" } }),
      "a/b/c.ingest.json": ingest({ destination: { branch: "feature" } }),
    },
    expect: [`IB302 ${file}:1:70`, "IB116 a/b/c.ingest.json:1:61"],
  },
  {
    name: "SQL that ends too early",
    files: { "a/b/c.sql": "select 1\nfrom t\nwhere \n" },
    expect: ["IB108 a/b/c.sql:3:6"],
  },
  {
    name: "SQL with a mistake",
    files: { "a/b/c.sql": "select 1\nfrom a b c" },
    expect: ["IB108 a/b/c.sql:2:10"],
  },
  {
    name: "no, two, or another statement than SELECT",
    files: {
      "a/b/c.sql": "-- later",
      "a/b/d.sql": "select 1; select 2",
      "a/b/e.sql": "insert into a select 1",
      "a/b/f.sql": "select 1 into x",
    },
    expect: [
      "IB109 a/b/c.sql:1:1",
      "IB109 a/b/d.sql:1:11",
      "IB109 a/b/e.sql:1:1",
      "IB109 a/b/f.sql:1:15",
    ],
  },
  {
    name: "YAML with a mistake, twice the same key, an endless alias",
    files: {
      "a/b/c.ingest.yaml": "image: a\nsource: [",
      "a/b/d.ingest.yaml": "image: a\nimage: b",
      "a/b/e.ingest.yaml": bomb(),
    },
    expect: [
      "IB101 a/b/c.ingest.yaml:2:10",
      "IB110 a/b/d.ingest.yaml:2:1",
      "IB101 a/b/e.ingest.yaml:1:1",
    ],
  },
];

function bomb(): string {
  const rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let i = 1; i < 10; i++)
    rows.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );
  return rows.join("\n");
}

for (const { name, files, expect } of cases)
  it(`finds ${name}`, () => assert.deepEqual(places(project(files)).sort(), expect.sort()));

it("names the key that was meant, and never a value", () => {
  const { findings } = project({ [file]: ingest({ sorce: { password: "hunter2" } }) });
  assert.ok(findings.some(({ hint }) => hint === "Did you mean `source`?"));
  assert.ok(!JSON.stringify(findings).includes("hunter2"));
});

const notRegular: { name: string; mode: string; size: number | undefined }[] = [
  { name: "a link", mode: "120000", size: 5 },
  { name: "a submodule", mode: "160000", size: undefined },
  { name: "a folder", mode: "040000", size: undefined },
  { name: "a file of 50 MB", mode: "100644", size: 50_000_000 },
];
for (const { name, mode, size } of notRegular)
  it(`reports ${name} that is named like a spec, and does not read it`, () => {
    const found: ProjectFile = {
      path: "a/b/c.sql",
      mode,
      size,
      oid: "0".repeat(40),
      bytes: undefined,
    };
    assert.equal(wantsBytes(found, "."), false);
    assert.deepEqual(places(readProject([found], ".", parsers)), ["IB106 a/b/c.sql:1:1"]);
  });

it("reads a file that lies in a folder named like a spec", () => {
  const { nodes, findings } = project({ "a/x.sql/b.sql": "select 1", "a/b/c.sql/README": "" });
  assert.deepEqual([nodes.length, findings.map(({ code }) => code)], [1, []]);
});

it("takes the files of its folder only", () => {
  const files = {
    "lake/a/b/c.sql": "select 1",
    "other/a/b/c.sql": "select 1",
    "lake2/a/b/c.sql": "select 1",
  };
  assert.deepEqual(
    project(files, "lake").nodes.map(({ file }) => file),
    ["lake/a/b/c.sql"],
  );
  assert.deepEqual(project(files, "lake").findings, []);
  assert.equal(wantsFile("lake/dashtool.json", "lake"), true);
  assert.equal(wantsFile("dashtool.json", "lake"), false);
});

it("needs a SQL parser only where there is a view, and one for YAML only where there is YAML", () => {
  const needed = (...paths: string[]) => neededParsers(paths, ".");
  assert.deepEqual(needed("a/b/c.ingest.json", "dashtool.json", "x.yaml"), {
    ...{ sql: false, yaml: false, connectors: true },
  });
  assert.deepEqual(needed("a/b/c.sql"), { sql: true, yaml: false, connectors: false });
  assert.deepEqual(needed("a/b/c.ingest.yaml"), { sql: false, yaml: true, connectors: true });
  assert.deepEqual(needed("icebranch.yaml"), { sql: false, yaml: true, connectors: false });
  assert.doesNotThrow(() => readProject(projectFiles({ [file]: ingest() }), ".", none));
});

it("reads a blob once for all commits that hold it at one path", () => {
  const cache = new Map();
  const files = projectFiles({ "a/b/c.sql": "select 1", [file]: ingest() });
  const base = readProject(files, ".", parsers, cache);
  const head = readProject(files, ".", none, cache);
  assert.equal(base.nodes[0], head.nodes[0]);
  assert.equal(base.nodes.length, 2);
});

it("knows where every part of a spec stands", () => {
  const text = '{\n  "image": "a",\n  "source": { "list": [1,\n 2] },\n  "destination": {}\n}';
  const [node] = project({ [file]: text }).nodes;
  assert.ok(node?.kind === "ingest");
  assert.deepEqual(node.locate("/source/list/1"), { file, line: 4, column: 2 });
  assert.deepEqual(node.locate("/source/none"), { file, line: 3, column: 13 });
});

it("keeps 64-bit integers of a spec exact", () => {
  const text = '{"image":"a","source":{"id":9007199254740993},"destination":{}}';
  const files = { [file]: text, "a/b/c.ingest.yaml": text };
  const ids = project(files).nodes.map((node) => node.kind === "ingest" && node.source.id);
  assert.deepEqual(ids, [9007199254740993n, 9007199254740993n]);
});

it("has a limit that no spec comes near", () => assert.equal(MAX_FILE_BYTES, 1024 * 1024));

it("points at a key of YAML that is unknown, not at its value", () => {
  const files = { "a/b/c.ingest.yaml": "image: i\nsource: {}\ndestination: {}\n  \nsorce:   x\n" };
  assert.deepEqual(places(project(files)), ["IB104 a/b/c.ingest.yaml:5:1"]);
});

describe("broken YAML", () => {
  const broken = [
    'password: "a" hunter2',
    'password: "\\hunter2"',
    "password: !hunter2 x",
    "password: !x!hunter2 y",
    "password: *hunter2",
    "password: |hunter2",
    "password: &hunter2 &hunter2 x",
    "password: %hunter2",
    "password: @hunter2",
    "password: [a] hunter2",
    "%hunter2 x\n---\na: 1",
  ];
  for (const text of broken)
    it(`repeats nothing of a secret that is broken YAML: ${text}`, () => {
      const { findings } = project({ "a/b/c.ingest.yaml": `source:\n  ${text}\n` });
      assert.ok(findings.length > 0);
      assert.doesNotMatch(JSON.stringify(findings), /hunter/);
    });
});

it("a message is one line that can be read to its end, whatever the file's keys are called", () => {
  const keys = { ["x".repeat(100_000)]: 1, "a\n::error::b\u0085": 1 };
  const { findings } = project({ "a/b/c.ingest.json": ingest(keys) });
  assert.equal(findings.length, 2);
  for (const { message } of findings) {
    assert.ok(message.length <= 1_000);
    assert.match(message, /^The key [^\p{Cc}]* is unknown and has no effect\.$/u);
  }
});
