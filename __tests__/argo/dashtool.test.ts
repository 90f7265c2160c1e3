import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parseAllDocuments } from "yaml";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import type {
  ContainerTemplate,
  CronWorkflow,
  DagTemplate,
  KubernetesObject,
} from "../../src/argo/kubernetes.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import type { GraphNode } from "../../src/lineage/graph.ts";
import { config, graph, inventory } from "./builders.ts";

const path = "argo/workflow.yaml";
const ofDashtool = (name: string) =>
  readFileSync(new URL(`../fixtures/argo/dashtool/${name}.yaml`, import.meta.url), "utf8");
const read = (text: string) =>
  parseAllDocuments(text).map((document): KubernetesObject => document.toJS());

const silver = inventory().filter(({ id }) => !id.startsWith("gold"));
const trees: { tree: string; nodes: readonly GraphNode[]; bucket: string }[] = [
  { tree: "a-two-ingests", nodes: silver.slice(0, 2), bucket: "s3://ex-a-two-ingests" },
  { tree: "b-views", nodes: silver, bucket: "s3://ex-b-views" },
];

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

for (const { tree, nodes, bucket } of trees) {
  const lake = {
    ...config.catalogs.default,
    warehouse: bucket,
  } as (typeof config.catalogs)[string];
  const { documents } = generateWorkflow(
    graph(...nodes),
    { ...config, catalogs: { default: lake } },
    "main",
  );

  describe(`dashtool's workflow of ${tree}`, () => {
    const theirs = ofDashtool(tree)
      // The corrections: production's branch, and no password in the clear.
      .replace(/"branch":"(bronze|silver)"/g, '"branch":"main"')
      .replaceAll(
        '"catalogUrl":"postgres://postgres:postgres@',
        '"catalogUrl":"postgres://postgres:$POSTGRES_PASSWORD@',
      );

    it("has the tasks and the edges of ours", () => {
      assert.deepEqual(tasksOf(documents), tasksOf(read(theirs)));
    });

    it("has the ConfigMaps of ours", () => {
      assert.deepEqual(configMapsOf(documents), configMapsOf(read(theirs)));
    });

    it("has the templates and the images of ours, and a refresh where nothing is refreshed", () => {
      const images = (all: readonly KubernetesObject[]) =>
        workflowOf(all).spec.workflowSpec.templates.flatMap((one) =>
          "container" in one ? [`${one.name} ${(one as ContainerTemplate).container.image}`] : [],
        );
      const hasView = nodes.some(({ node }) => node.kind === "view");
      const expected = images(read(theirs)).filter((one) => hasView || !one.startsWith("refresh "));
      assert.deepEqual(images(documents).sort(), expected.sort());
    });

    it("becomes ours when it is edited, in its own order", () => {
      const { text, findings } = editWorkflow(ofDashtool(tree), documents, path);
      assert.deepEqual(findings, []);
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
}

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
  const theirs = ofDashtool("a-two-ingests").replace(
    "  workflowSpec:\n",
    "  workflowSpec:\n    retryStrategy: { limit: 5 }\n",
  );
  const { text } = editWorkflow(theirs, documents, path);
  assert.deepEqual(text.match(/retryStrategy.*/g), ["retryStrategy: { limit: 5 }"]);
});
