/** What icebranch writes, before the three judges of `judges.ts`; other tests bring theirs to them. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import type { JsonObject } from "../../src/iceberg/json.ts";
import type { GraphNode } from "../../src/lineage/graph.ts";
import { aRun } from "./a-run.ts";
import { config, graph, ingest, inventory, nodes } from "./builders.ts";
import { assertArgoAccepts, manifestsIn, objectionsTo } from "./judges.ts";

const root = join(import.meta.dirname, "../..");
const render = (...nodes: readonly GraphNode[]) =>
  renderWorkflow(generateWorkflow(graph(...nodes), config, "main").documents);

const edited = editWorkflow(
  readFileSync(join(root, "__tests__/fixtures/argo/dashtool/b-views.yaml"), "utf8"),
  generateWorkflow(graph(...inventory()), config, "main").documents,
  "argo/workflow.yaml",
).text;
const changed = ["bronze.inventory.kafka", "silver.inventory.fact_order"];

/** Golden files and examples with a workflow, wherever they stand. */
const written = globSync(["__tests__/**/golden/**/*", "examples/**/*.{yaml,yml}"], {
  cwd: root,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
  .map((path): [name: string, text: string] => [path, readFileSync(join(root, path), "utf8")])
  .filter(([, text]) => /^kind: (?:Cron)?Workflow$/m.test(text))
  .sort();

const files: readonly [name: string, text: string][] = [
  ...written,
  ["one ingest of an unknown image", render(ingest("1b.i.größe", { image: "me/mine@sha256:00" }))],
  ["1,000 nodes", render(...nodes(1_000))],
  ["a file that dashtool wrote, edited", edited],
  ["a run of the inventory example", aRun(inventory()).text],
  [
    "a run of what changed, with what a user wrote",
    aRun(inventory(), { wanted: changed, file: edited }).text,
  ],
  ["a run of 1,000 nodes", aRun(nodes(1_000)).text],
];

describe("Argo 3.7, Argo 4.1 and Kubernetes take", () => {
  for (const [name, text] of files) it(name, () => assertArgoAccepts(manifestsIn(text)));

  it("the golden files and the example, of which there are these", () => {
    assert.deepEqual(
      written.map(([name]) => name),
      [
        "__tests__/golden/argo/inventory.yaml",
        "__tests__/golden/argo/nested.yaml",
        "__tests__/golden/argo/run.yaml",
        "examples/inventory/argo/workflow.yaml",
      ],
    );
  });
});

describe("each judge can refuse:", () => {
  const good = manifestsIn(render(...inventory()));
  const [workflow = {}, configMap = {}] = good;
  const changedBy = (from: string, to: string): JsonObject => {
    const text = JSON.stringify(workflow);
    assert.ok(text.includes(from), from);
    return JSON.parse(text.replace(from, () => to));
  };
  const cases: { name: string; of: JsonObject; by: readonly string[] }[] = [
    {
      name: "dashtool's schedule, which Argo 4 does not take",
      of: changedBy('"schedules":["0 0 * * *"]', '"schedule":"0 0 * * *"'),
      by: ["Argo 4.1.2", "kubernetes-models"],
    },
    {
      name: "a key that nobody knows",
      of: changedBy('"entrypoint"', '"entrypiont":"x","entrypoint"'),
      by: ["Argo 3.7.18", "Argo 4.1.2"],
    },
    {
      name: "a list of images",
      of: changedBy('"image":"dashbook/source-kafka:sql"', '"image":["a"]'),
      by: ["Argo 3.7.18", "Argo 4.1.2", "kubernetes-models"],
    },
    {
      name: "a volume without its name",
      of: changedBy('{"name":"config","emptyDir":{}}', '{"emptyDir":{}}'),
      by: ["Argo 3.7.18", "Argo 4.1.2", "kubernetes-models"],
    },
    {
      name: "a dependency on nothing",
      of: changedBy('"dependencies":["', '"dependencies":["gone","'),
      by: ["icebranch"],
    },
    {
      name: "a ConfigMap of numbers",
      of: { ...configMap, data: { "source.json": 1 } },
      by: ["Kubernetes"],
    },
  ];
  for (const { name, of, by } of cases)
    it(name, () => {
      const judges = objectionsTo(of).map((line) => line.split(": ")[0]);
      assert.deepEqual([...new Set(judges)], by);
    });

  it("a text that YAML 1.1 reads otherwise", () => {
    assert.throws(() => manifestsIn("kind: Mine\non: yes\n"));
  });
});
