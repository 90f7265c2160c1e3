import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import { parseAllDocuments } from "yaml";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import type { Workflow } from "../../src/argo/kubernetes.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import type { GraphNode } from "../../src/lineage/graph.ts";
import { type ARun, aRun } from "./a-run.ts";
import { config, graph, ingest, inventory, nodes } from "./builders.ts";

const render = (...nodes: readonly GraphNode[]) =>
  renderWorkflow(generateWorkflow(graph(...nodes), config, "main").documents);

const edited = editWorkflow(
  readFileSync(new URL("../fixtures/argo/dashtool/b-views.yaml", import.meta.url), "utf8"),
  generateWorkflow(graph(...inventory()), config, "main").documents,
  "argo/workflow.yaml",
).text;

const files: [name: string, text: string][] = [
  ["the inventory example", render(...inventory())],
  ["one ingest of an unknown image", render(ingest("1b.i.größe", { image: "me/mine@sha256:00" }))],
  ["1,000 nodes", render(...nodes(1_000))],
  ["a file that dashtool wrote, edited", edited],
];

const changed = ["bronze.inventory.kafka", "silver.inventory.fact_order"];
const runs: [name: string, run: ARun][] = [
  ["a run of the inventory example", aRun(inventory())],
  [
    "a run of what changed, with what a user wrote",
    aRun(inventory(), { wanted: changed, file: edited }),
  ],
  ["a run of 1,000 nodes", aRun(nodes(1_000))],
];

/** Argo's schema of a Workflow has the same spec; the CronWorkflow around it says nothing more. */
function asCronWorkflow({ documents }: ARun): unknown {
  const { metadata, spec: workflowSpec } = documents.at(-1) as Workflow;
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "CronWorkflow",
    metadata,
    spec: { schedules: ["@daily"], workflowSpec },
  };
}

for (const version of ["3.7.18", "4.1.2"])
  describe(`Argo ${version} takes`, () => {
    const url = new URL(`../fixtures/argo/cronworkflow-v${version}.schema.json`, import.meta.url);
    const ajv = new Ajv({ strict: false, validateFormats: false, code: { optimize: false } });
    const validate = ajv.compile(JSON.parse(readFileSync(url, "utf8")));
    for (const [name, text] of files)
      it(name, () => {
        assert.ok(validate(parseAllDocuments(text)[0]?.toJS()), JSON.stringify(validate.errors));
      });
    for (const [name, run] of runs)
      it(name, () => {
        assert.ok(validate(asCronWorkflow(run)), JSON.stringify(validate.errors));
      });
  });
