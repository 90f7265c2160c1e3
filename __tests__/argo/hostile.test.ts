/** Workflow files that somebody made to stop a run, or that hold more than was thought of. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import { cpuTime } from "../cpu-time.ts";
import { config, graph, ingest, inventory, view } from "./builders.ts";

const before = generateWorkflow(graph(...inventory()), config, "main").documents;
const after = generateWorkflow(
  graph(...inventory(), view("gold.inventory.stock", ["silver.inventory.dim_product"])),
  config,
  "main",
).documents;
const file = renderWorkflow(before);
const edit = (text: string) => editWorkflow(text, after, "argo/workflow.yaml");

describe("a workflow file", () => {
  const deep: { name: string; text: string }[] = [
    { name: "lists", text: `${"[".repeat(100_000)}${"]".repeat(100_000)}` },
    { name: "list items", text: "- ".repeat(100_000) },
    { name: "maps", text: `${"{a: ".repeat(3_000)}1${"}".repeat(3_000)}` },
    { name: "maps that the library can read", text: `${"{a: ".repeat(300)}1${"}".repeat(300)}` },
  ];
  for (const { name, text } of deep)
    it(`of ${name} without an end is left as it is, and told`, () => {
      const edited = edit(`${file}---\na: ${text}\n`);
      assert.equal(edited.text, `${file}---\na: ${text}\n`);
      assert.deepEqual(
        edited.findings.map(({ code }) => code),
        ["IB502"],
      );
    });

  it("that begins with five million empty lines is left as it is, and told", () => {
    const text = `${"\n".repeat(5_000_000)}---\n${file}`;
    const edited = edit(text);
    assert.equal(edited.text, text);
    assert.equal(edited.findings[0]?.code, "IB502");
  });

  const large: { name: string; piece: (index: number) => string; says: RegExp }[] = [
    { name: "aliases", piece: (i) => `- &a${i} 1\n- *a${i}\n`, says: /aliases/ },
    { name: "one key", piece: () => "k: 1\n", says: /unique/ },
  ];
  for (const { name, piece, says } of large)
    it(`full of ${name} is told in time`, () => {
      const pieces = Array.from({ length: 50_000 }, (_, index) => piece(index)).join("");
      const took = cpuTime(() => {
        const { findings } = edit(`${file}---\n${pieces}`);
        assert.match(findings[0]?.message ?? "", says);
      });
      assert.ok(took < 10_000, `${took} ms`);
    });

  it("with more keys than a person writes is edited in time", () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${index}: 1\n`).join("");
    const took = cpuTime(() => assert.ok(edit(`${file}---\n${keys}`).text.endsWith(keys)));
    assert.ok(took < 10_000, `${took} ms`);
  });

  it("with tasks that Argo refuses by the thousand is told of by the first twenty", () => {
    const bad = Array.from({ length: 5_000 }, (_, i) => `            - name: _${i}\n`).join("");
    const place = "          tasks:\n";
    assert.ok(file.includes(place));
    assert.equal(edit(file.replace(place, `${place}${bad}`)).findings.length, 20);
  });

  for (const key of ["constructor", "toString", "__proto__", "hasOwnProperty"])
    it(`keeps a user's key ${key}`, () => {
      const own = `  ${key}:\n    polluted: yes, of course\n`;
      const { text, findings } = edit(file.replace("\nspec:\n", `\nspec:\n${own}`));
      assert.deepEqual(findings, []);
      assert.ok(text.includes(`\n${own}`), text.slice(0, 600));
      assert.ok(text.includes("gold-inventory-stock"));
      assert.equal(Object.hasOwn(Object.prototype, "polluted"), false);
    });
});

describe("a generated workflow", () => {
  const names = [
    'x: "}\n---\nkind: Secret',
    "{{=sprig.env('A')}}",
    "a'b\"c",
    "\u2028#",
    "&a *b !c",
  ];
  it("says what specs say, whatever that looks like to YAML", () => {
    const nodes = names.map((text, i) => ingest(`bronze.n.i${i}`, { source: { [text]: text } }));
    const { documents } = generateWorkflow(graph(...nodes), config, "main");
    const texts = renderWorkflow(documents).split(/^---\n/m);
    assert.equal(texts.length, documents.length);
    assert.deepEqual(
      texts.map((text) => parse(text)),
      documents,
    );
    const sources = texts.slice(1).map((text) => JSON.parse(parse(text).data["source.json"]));
    assert.deepEqual(
      sources,
      names.map((text) => ({ [text]: text })),
    );
  });

  it("refreshes a view in a catalog named like a member of every object from the default one", () => {
    const { documents } = generateWorkflow(graph(view("constructor.a.b", [])), config, "main");
    assert.equal(documents.length, 2);
  });
});
