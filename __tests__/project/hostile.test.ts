/** Files that somebody made to stop a run: it ends soon, and says what is wrong with them. */

import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { nearestNames } from "../../src/project/nearest.ts";
import { cpuTime } from "../cpu-time.ts";
import { checkedProject, ingest, places, project } from "./project-files.ts";

const json = "a/b/c.ingest.json";
const yaml = "a/b/c.ingest.yaml";
const sql = "a/b/c.sql";

/** Pieces up to almost the largest size that is read. */
function full(piece: (index: number) => string): string {
  const pieces: string[] = [];
  for (let size = 0, index = 0; size < 1_000_000; index++) {
    pieces.push(piece(index));
    size += piece(index).length;
  }
  return pieces.join("");
}

/** Read in time: what grows with the square of the size takes minutes. */
function codesOf(path: string, text: string): string[] {
  // Of this process alone: other tests run beside it.
  const start = process.cpuUsage();
  const { findings } = project({ [path]: text });
  const seconds = process.cpuUsage(start).user / 1_000_000;
  assert.ok(seconds < 10, `took ${seconds} s`);
  return findings.map(({ code }) => code);
}

function counted(code: string, number: number): string[] {
  return Array.from({ length: number }, () => code);
}

const nested = { image: "x", source: {}, destination: {} };

describe("a file of 1 MB", () => {
  const crowds: { name: string; path: string; text: () => string; code: string }[] = [
    {
      name: "keys given twice",
      path: json,
      text: () => `{${full(() => '"a":1,\n')}"b":1}`,
      code: "IB110",
    },
    { name: "comments", path: json, text: () => `{${full(() => "/**/\n")}"b":1}`, code: "IB101" },
    {
      name: "trailing commas",
      path: json,
      text: () => `[${full(() => "[1,],\n")}1]`,
      code: "IB101",
    },
    {
      name: "keys given twice, in YAML",
      path: yaml,
      text: () => full(() => `k: ${"1".repeat(40)}\n`),
      code: "IB110",
    },
    {
      name: "stray brackets, in YAML",
      path: yaml,
      text: () => full(() => `] #${"x".repeat(40)}\n`),
      code: "IB101",
    },
  ];
  for (const { name, path, text, code } of crowds)
    it(`full of ${name} is told of by the first twenty`, () =>
      assert.deepEqual(codesOf(path, text()), counted(code, 20)));

  for (const [path, text] of [
    [json, () => `{${full((i) => `"k${i}":1,\n`)}"image":1}`],
    [yaml, () => `${full((i) => `k${"x".repeat(40)}${i}: 1\n`)}image: 1\n`],
  ] as const)
    it(`full of unknown keys hides no error: ${path}`, () =>
      assert.deepEqual(codesOf(path, text()).toSorted(), [
        ...["IB102", "IB102", "IB103"],
        ...counted("IB104", 20),
      ]));

  it("full of secrets that are no names is told of by the first twenty, and is no configuration", () => {
    const secrets = `{${full((i) => `"k${i}":{"k":"-"},\n`)}"z":{"k":"-"}}`;
    const text = `{"plugin":"sql","catalogUrl":"u","bucket":"b","secrets":${secrets}}`;
    const found = project({ "dashtool.json": text });
    assert.equal(found.findings.length, 20);
    assert.equal(found.config, undefined);
  });

  it("of WITH is read, and each name counts from its own clause on", () => {
    const ctes = full((i) => `a${i} as (select 1 from a${i + 1}),`);
    const [view] = project({ [sql]: `with ${ctes.slice(0, -1)} select 1 from a0` }).nodes;
    assert.equal(view?.kind === "view" && view.relations[0]?.parts[0], "a1");
    assert.deepEqual(codesOf(sql, `with ${ctes}z as (select 1) select 1`), []);
  });
});

/** What a parser takes a hundred times as long for as for a letter, or reads again and again. */
describe("a file that is slow to read", () => {
  const postgres = (source: string, destination: string) =>
    `{"image":"dashbook/source-postgres:sql","source":{${source}},"destination":{"catalog_url":"u",${destination}}}`;
  const slow: { path: string; starts: string; text: () => string }[] = [
    ...["]", '"', "[", "&a ", "{a, ", "- ", "a: 'x\n", "key: [\n"].map((piece) => ({
      ...{ path: yaml, starts: piece, text: () => full(() => piece) },
    })),
    ...["case when 1 then ", "cast(", "interval ", "(a, position(", "array[", "not exists("].map(
      (piece) => ({ path: sql, starts: piece, text: () => `select ${piece.repeat(40)}` }),
    ),
    { path: yaml, starts: "keys of keys", text: () => `${"{".repeat(60)}a${": 1}".repeat(60)}: 1` },
    { path: sql, starts: "quotes", text: () => `select E'\\'' + ${"cast(".repeat(40)} -- '` },
    { path: sql, starts: "union", text: () => `select 1${" union all select 1".repeat(55_000)}` },
    { path: sql, starts: "statements", text: () => full(() => "select 1;") },
    {
      ...{ path: json, starts: "streams with settings" },
      text: () => postgres("", `"streams":{${full((i) => `"s${i}":{"x":1},`)}"z":{}}`),
    },
    {
      ...{ path: json, starts: "columns to partition by" },
      text: () =>
        postgres("", `"streams":{"s":{"partition_by":{${full((i) => `"c${i}":"day",`)}"z":"z"}}}`),
    },
    {
      ...{ path: json, starts: "schemas that are no text" },
      text: () => postgres(`"schemas":[${full(() => "1,")}1]`, `"streams":{}`),
    },
  ];
  for (const { path, starts, text } of slow)
    it(`is refused in two seconds: ${path} of ${JSON.stringify(starts)}`, async () => {
      const content = text();
      const start = process.cpuUsage();
      const { findings } = await checkedProject({ [path]: content });
      const seconds = process.cpuUsage(start).user / 1_000_000;
      assert.ok(findings.some(({ level }) => level === "error"));
      assert.ok(findings.length <= 100, `${findings.length} findings`);
      assert.ok(seconds < 2, `took ${seconds} s`);
    });

  it("is none for its comments and texts, nor for a CASE in a CASE as people write them", () => {
    const comments = "-- in case (not that cast(s and\n/* position( */\n".repeat(40);
    const texts = `'${"cast(".repeat(40)}', "${"case ".repeat(40)}"`;
    const nested = `${"case when a = 1 then ".repeat(8)}1${" end".repeat(8)}`;
    assert.deepEqual(codesOf(sql, `${comments}select ${texts}, ${nested} from t`), []);
  });
});

describe("YAML's aliases", () => {
  const refused: { name: string; text: () => string }[] = [
    { name: "of aliases of aliases", text: () => laughs(60) },
    { name: "by the ten thousand", text: () => `b:\n${full((i) => `- &a${i} 1\n- *a${i}\n`)}` },
    {
      name: "that unfold to more than a file may hold",
      text: () => `s: &s ${"x".repeat(500_000)}\nl: [*s, *s]\n`,
    },
  ];
  for (const { name, text } of refused)
    it(`${name} are refused`, () => assert.deepEqual(codesOf(yaml, text()), ["IB101"]));

  it("that a person writes stand for what they name", () => {
    const text = "image: x\nsource: &s { host: h }\ndestination: { a: *s, b: *s }\n";
    const [node] = project({ [yaml]: text }).nodes;
    assert.deepEqual(node?.kind === "ingest" && node.destination, {
      a: { host: "h" },
      b: { host: "h" },
    });
  });
});

/** Each line is twice the one before. */
function laughs(lines: number): string {
  const more = Array.from({ length: lines }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`);
  return `a0: &a0 [x, x]\n${more.join("")}`;
}

describe("a file nested 100,000 levels deep", () => {
  const files: { path: string; text: string }[] = [
    { path: json, text: "[".repeat(100_000) },
    { path: json, text: `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}` },
    { path: yaml, text: `${"[".repeat(100_000)}${"]".repeat(100_000)}` },
    { path: yaml, text: "- ".repeat(100_000) },
    { path: yaml, text: "? ".repeat(100_000) },
    { path: sql, text: `select ${"(".repeat(100_000)}1` },
    { path: sql, text: `select 1${" union select 1".repeat(50_000)}` },
  ];
  for (const { path, text } of files)
    it(`is told: ${path} with ${text.slice(0, 22)}`, () => {
      const { findings } = project({ [path]: text });
      assert.equal(findings.length, 1);
      assert.match(findings[0]?.message ?? "", /nested/);
    });
});

describe("keys that JavaScript has a meaning for", () => {
  const text = JSON.stringify({ ...nested, source: {} }).replace(
    '"source":{}',
    '"source":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  );
  for (const path of [json, yaml])
    it(`are keys like any other: ${path}`, () => {
      const [node] = project({ [path]: text }).nodes;
      const source = node?.kind === "ingest" ? node.source : {};
      assert.deepEqual(Object.keys(source), ["__proto__", "constructor"]);
      assert.equal(Object.getPrototypeOf(source), Object.prototype);
      assert.equal(Object.hasOwn(Object.prototype, "polluted"), false);
    });

  it("name catalogs and secrets like any other", () => {
    const found = project({
      "icebranch.yaml":
        "catalogs:\n  __proto__: { type: rest, uri: u }\nsecrets:\n  __proto__: { constructor: A }\n",
    });
    assert.deepEqual(places(found), []);
    assert.deepEqual(Object.keys(found.config?.catalogs ?? {}), ["__proto__"]);
    assert.deepEqual(Object.keys(found.config?.secrets ?? {}), ["__proto__"]);
  });

  it("are ids of files like any other", () => {
    const ids = ["__proto__/constructor/toString", "constructor/b/c"];
    const { nodes } = project(Object.fromEntries(ids.map((id) => [`${id}.ingest.json`, ingest()])));
    assert.deepEqual(
      nodes.map(({ id }) => id).toSorted(),
      ids.map((id) => id.replaceAll("/", ".")).toSorted(),
    );
  });
});

it("two names of half a megabyte are not compared letter by letter", () => {
  const unknown = `${"x".repeat(500_000)}y`;
  const took = cpuTime(() => assert.deepEqual(nearestNames(unknown, ["x".repeat(500_001)]), []));
  assert.ok(took < 1_000, `${took} ms`);
});

it("YAML's own tags say what JSON says: no bytes, dates or sets", () => {
  const text =
    "image: x\nsource: { a: !!binary aGk=, b: !!timestamp 2026-01-01 }\ndestination: {}\n";
  const [node] = project({ [yaml]: text }).nodes;
  assert.deepEqual(node?.kind === "ingest" && node.source, { a: "aGk=", b: "2026-01-01" });
});
