import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parseAllDocuments } from "yaml";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import type { CronWorkflow, DagTemplate, KubernetesObject } from "../../src/argo/kubernetes.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import { config, graph, inventory } from "./builders.ts";
import { corrected, differences } from "./dashtool-differences.ts";
import { outputs } from "./dashtool-outputs.ts";
import { assertArgoAccepts, manifestsIn } from "./judges.ts";

const path = "argo/workflow.yaml";
const silver = inventory().filter(({ id }) => !id.startsWith("gold"));
const read = (text: string) =>
  parseAllDocuments(text).map((document): KubernetesObject => document.toJS());

function workflowOf(documents: readonly KubernetesObject[]): CronWorkflow {
  return documents.find(({ kind }) => kind === "CronWorkflow") as CronWorkflow;
}

/** Task → what it runs, and its edges, each once. */
function tasksOf(documents: readonly KubernetesObject[]) {
  const { templates } = workflowOf(documents).spec.workflowSpec;
  const dag = templates.find(({ name }) => name === "dashtool") as DagTemplate;
  return Object.fromEntries(
    dag.dag.tasks.map(({ name, template, dependencies = [], arguments: given }) => [
      name,
      { template, given, dependencies: [...new Set(dependencies)].sort() },
    ]),
  );
}

/** By name; the JSON as values. */
function configMapsOf(documents: readonly KubernetesObject[]) {
  const configMaps = documents.filter(({ kind }) => kind === "ConfigMap");
  return Object.fromEntries(
    configMaps.map(({ metadata, data }) => [
      metadata.name,
      Object.entries(data as Record<string, string>)
        .map(([file, json]) => [file, JSON.parse(json)])
        .sort(),
    ]),
  );
}

/** First cells of the table below a heading. */
function rowsBelow(heading: string): readonly string[] {
  const page = readFileSync(new URL("../../docs/from-dashtool.md", import.meta.url), "utf8");
  const [, section = ""] = page.split(`## ${heading}\n`);
  const rows = section.split(/^## /m)[0]?.match(/^\|.*$/gm) ?? [];
  return rows.slice(2).map((row) => row.split(" | ")[0]?.slice(2) ?? "");
}

describe("the differences from dashtool's workflow file", () => {
  it("are those of the page", () => {
    assert.deepEqual(rowsBelow("The workflow file"), Object.keys(differences));
  });

  for (const row of Object.keys(differences))
    it(`have ${row} among them`, () => {
      const differs = outputs.some(({ text, documents }) => {
        const [theirs, ours] = corrected(read(text), documents, row);
        return theirs !== ours;
      });
      assert.ok(differs);
    });
});

for (const { name, text: theirs, documents } of outputs)
  describe(`dashtool's workflow ${name}`, () => {
    it("says what ours says, but for these differences", () => {
      const [corrections, ours] = corrected(read(theirs), documents);
      assert.equal(corrections, ours);
    });

    it("becomes ours when it is edited, in its own order", () => {
      const { text, findings } = editWorkflow(theirs, documents, path);
      assert.deepEqual(findings, []);
      assertArgoAccepts(manifestsIn(text));
      const adopted = read(text);
      assert.deepEqual(configMapsOf(adopted), configMapsOf(documents));
      assert.deepEqual(tasksOf(adopted), tasksOf(documents));
      const [ours, edited] = [workflowOf(documents), workflowOf(adopted)];
      assert.deepEqual(
        { ...edited.spec, workflowSpec: null },
        { ...ours.spec, workflowSpec: null },
      );
      assert.deepEqual(edited.metadata, ours.metadata);
      assert.deepEqual(templatesByName(edited), templatesByName(ours));
      assert.equal(editWorkflow(text, documents, path).text, text);
    });
  });

/** Lists of things with names, as maps. */
function templatesByName(workflow: CronWorkflow): unknown {
  const byName = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.every((item) => typeof item?.name === "string")
        ? Object.fromEntries(value.map((item) => [item.name, byName(item)]))
        : value.map(byName).sort();
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, byName(member)]));
  };
  return byName(workflow.spec.workflowSpec.templates);
}

it("a file of ours is not adopted again: what its user took out stays out", () => {
  const { documents } = generateWorkflow(graph(...silver), config, "main");
  const text = renderWorkflow(documents).replace("  concurrencyPolicy: Forbid\n", "");
  assert.equal(editWorkflow(text, documents, path).text, text);
});

it("a file of ours from before there were retries and clean-up does not get them later", () => {
  const { documents } = generateWorkflow(graph(...silver), config, "main");
  const text = renderWorkflow(documents)
    .replace(/^ {4}podGC:\n.*\n {4}ttlStrategy:\n.*\n.*\n/m, "")
    .replace(/^ {8}retryStrategy:\n(?: {10}.*\n)+/gm, "");
  assert.doesNotMatch(text, /podGC|ttlStrategy|retryStrategy/);
  assert.equal(editWorkflow(text, documents, path).text, text);
});

it("a retry strategy for the whole workflow is not outdone by one of ours", () => {
  const { documents } = generateWorkflow(graph(...silver), config, "main");
  const theirs = (outputs[0]?.text ?? "").replace(
    "  workflowSpec:\n",
    "  workflowSpec:\n    retryStrategy: { limit: 5 }\n",
  );
  const { text } = editWorkflow(theirs, documents, path);
  assert.deepEqual(text.match(/retryStrategy.*/g), ["retryStrategy: { limit: 5 }"]);
});
