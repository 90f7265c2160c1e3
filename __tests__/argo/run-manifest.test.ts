import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { parseAllDocuments } from "yaml";
import { generateWorkflow } from "../../src/argo/generate.ts";
import type { KubernetesObject, Workflow } from "../../src/argo/kubernetes.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import type { JsonObject } from "../../src/iceberg/json.ts";
import type { GraphNode } from "../../src/lineage/graph.ts";
import { aRun } from "./a-run.ts";
import { config, graph, ingest, inventory, nodes, view } from "./builders.ts";
import { assertArgoAccepts } from "./judges.ts";

const production = (nodes: readonly GraphNode[]) =>
  renderWorkflow(generateWorkflow(graph(...nodes), config, "main").documents);
const workflowOf = ({ documents }: { readonly documents: readonly KubernetesObject[] }) =>
  documents.at(-1) as Workflow;
const configMapsOf = ({ documents }: { readonly documents: readonly KubernetesObject[] }) =>
  documents.filter(({ kind }) => kind === "ConfigMap");
const branchesIn = (text: string) =>
  new Set([...text.matchAll(/"branch":"([^"]*)"/g)].map(([, branch]) => branch));

describe("a run's manifest", () => {
  it("of one changed ingest of the inventory example is this one", (t: TestContext) => {
    const wanted = ["bronze.inventory.kafka", "silver.inventory.fact_order"];
    const { text } = aRun(inventory(), { wanted });
    const golden = new URL("../golden/argo/run.yaml", import.meta.url);
    t.assert.fileSnapshot(text, fileURLToPath(golden), { serializers: [String] });
  });

  it("tells every connector the data branch, Airbyte's own under its own key", () => {
    const airbyte = ingest("bronze.a.b", {
      destination: { s3_bucket_name: "lake", main_branch_name: "old" },
    });
    const run = aRun([...inventory(), airbyte], { branch: "b" });
    assert.deepEqual([...branchesIn(run.text)], ["b"]);
    assert.equal(run.text.match(/"main_branch_name":"b"/g)?.length, 1);
    assert.doesNotMatch(run.text, /"old"/);
  });

  it("makes the ConfigMaps before the Workflow that mounts them", () => {
    const kinds = aRun(inventory()).documents.map(({ kind }) => kind);
    assert.deepEqual(kinds, [...Array(7).fill("ConfigMap"), "Workflow"]);
  });

  it("is another one at another time and for another branch, and else the same", () => {
    const names = (...runs: readonly { readonly documents: readonly KubernetesObject[] }[]) =>
      runs.flatMap(({ documents }) => documents.map(({ metadata }) => metadata.name));
    const first = aRun(inventory());
    assert.equal(aRun(inventory()).text, first.text);
    const all = names(
      first,
      aRun(inventory(), { time: "1" }),
      aRun(inventory(), { branch: "feat-orders" }),
    );
    assert.equal(new Set(all).size, all.length);
  });

  const branches = ["x", "feat/Orders", "a".repeat(128), "1", "-", "é", "release/2024.01_x"];
  for (const branch of branches)
    it(`has names and labels that Kubernetes takes for the branch ${branch.slice(0, 20)}`, () => {
      const long = "l".repeat(52);
      const file = production(inventory()).replace("name: dashtool\n", `name: ${long}\n`);
      const { documents } = aRun(inventory(), { branch, file });
      for (const { kind, metadata } of documents) {
        const most = kind === "Workflow" ? 63 : 253;
        assert.match(metadata.name, /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
        assert.ok(metadata.name.length <= most, metadata.name);
        for (const value of Object.values(metadata.labels ?? {}))
          assert.match(String(value), /^[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/);
      }
    });

  it("keeps production's templates for the nodes that it runs, and their variables", () => {
    const needs = (name: string) => ({ source: { group_id: name }, destination: {} });
    const nodes = [
      ingest("bronze.a.first", needs("$POSTGRES_PASSWORD")),
      ingest("bronze.a.second", needs("$AWS_SECRET_ACCESS_KEY")),
    ];
    const templates = (wanted?: readonly string[]) =>
      workflowOf(aRun(nodes, wanted === undefined ? {} : { wanted }))
        .spec.templates.slice(1)
        .map(({ name, container }) => [name, container]);
    const [, second] = templates();
    assert.notEqual(second, undefined);
    assert.deepEqual(templates(["bronze.a.second"]), [second]);
  });
});

describe("what users wrote into the workflow file", () => {
  const plain = production(inventory());
  const edits: { name: string; edit: (text: string) => string; shows: RegExp }[] = [
    {
      name: "the service account",
      edit: (text) => text.replace(/(\n +)entrypoint:/, "$1serviceAccountName: argo$&"),
      shows: /\n {2}serviceAccountName: argo\n/,
    },
    {
      name: "defaults of templates",
      edit: (text) =>
        text.replace(/(\n +)entrypoint:/, "$1templateDefaults: {retryStrategy: {limit: 2}}$&"),
      shows: /templateDefaults:\n {4}retryStrategy:\n {6}limit: 2\n/,
    },
    {
      name: "a template's resources",
      edit: (text) =>
        text.replace(
          /( +)image: dashbook\/source-kafka:sql\n/,
          "$&$1resources: {limits: {cpu: 1}}\n",
        ),
      shows: /resources:\n +limits:\n +cpu: 1\n/,
    },
    {
      name: "an image of a mirror",
      edit: (text) => text.replace("image: dashbook/source-kafka", "image: mirror/source-kafka"),
      shows: /image: mirror\/source-kafka:sql/,
    },
    {
      name: "the namespace",
      edit: (text) => text.replace("metadata:\n", "metadata:\n  namespace: data\n"),
      shows: /^(?:[\s\S]*?^ {2}namespace: data$){8}/m,
    },
    {
      name: "labels for pods' Workflows",
      edit: (text) =>
        text.replace("spec:\n", "spec:\n  workflowMetadata: {labels: {team: lake}}\n"),
      shows: /^ {4}team: lake$/m,
    },
    {
      name: "how many tasks run at once",
      edit: (text) => text.replace(/( +)dag:\n/, "$1parallelism: 3\n$&"),
      shows: /parallelism: 3/,
    },
    {
      name: "further files of a ConfigMap",
      edit: (text) => text.replace(/ {2}destination\.json:/, "  extra.json: '{}'\n$&"),
      shows: /extra\.json: '\{\}'/,
    },
  ];
  for (const { name, edit, shows } of edits)
    it(`is taken along: ${name}`, () => {
      const file = edit(plain);
      assert.notEqual(file, plain);
      const run = aRun(inventory(), { file });
      assert.match(run.text, shows);
      assertArgoAccepts(run.documents);
    });

  it("changes nothing where it is nothing", () => {
    assert.equal(aRun(inventory(), { file: plain }).text, aRun(inventory()).text);
  });

  it("is left behind where it may write to main: schedule, hooks, tasks and templates of their own", () => {
    const mine = "- name: mine\n              template: own\n";
    const file = plain
      .replace(/( +)- name: bronze-inventory-kafka\n/, (task, space) => `${space}${mine}${task}`)
      .replace(/(\n +)entrypoint:/, "$1onExit: own$&")
      .replace(/( +)- name: refresh\n/, "$1- name: own\n$1  container: {image: x}\n$&");
    const run = aRun(inventory(), { file });
    const plainRun = aRun(inventory(), { file: plain });
    assert.equal(run.text, plainRun.text);
    const [told] = run.findings.filter(({ message }) => message.includes("onExit"));
    assert.match(told?.message ?? "", /does not take onExit, task mine along/);
  });

  it("is left behind where it names tasks that may not run", () => {
    const file = plain.replace(
      /( +)tasks:\n/,
      "$1target: gold-inventory-sales\n$1failFast: false\n$&",
    );
    const run = aRun(inventory(), { file, wanted: ["bronze.inventory.kafka"] });
    assert.doesNotMatch(run.text, /gold-inventory-sales/);
    assert.match(run.text, /failFast: false/);
  });

  it("is not taken where a template reads other files than the run's", () => {
    const file = plain.replace(
      "name: '{{inputs.parameters.identifier}}-config-template'",
      "name: fixed-config",
    );
    assert.notEqual(file, plain);
    assert.equal(aRun(inventory(), { file }).text, aRun(inventory()).text);
  });

  it("may still be dashtool's, whose image is told no list of variables", () => {
    const file = readFileSync(
      new URL("../fixtures/argo/dashtool/b-views.yaml", import.meta.url),
      "utf8",
    );
    const run = aRun(inventory(), { file });
    const refresh = workflowOf(run).spec.templates.find(({ name }) => name === "refresh");
    const [init] = (refresh?.initContainers ?? []) as readonly JsonObject[];
    assert.equal(init?.args, undefined);
    assert.deepEqual([...branchesIn(run.text)], ["feat/orders"]);
    assertArgoAccepts(run.documents);
  });

  it("need not be up to date: variables that a template lacks are added", () => {
    const older = inventory().map((one) =>
      one.node.kind === "ingest"
        ? { ...one, node: { ...one.node, source: {}, destination: {} } }
        : one,
    );
    const file = production(older);
    const env = (text: string) => text.match(/secretKeyRef/g)?.length;
    assert.equal(env(file), 2);
    assert.equal(env(aRun(inventory(), { file }).text), env(aRun(inventory()).text));
  });
});

describe("a large run", () => {
  it("is cut into parts as production's is, each task with its ConfigMap", () => {
    const all = nodes(450);
    const run = aRun(all, { file: production(all) });
    assertArgoAccepts(run.documents);
    assert.equal(tasksOf(workflowOf(run)).length, 450);
    assert.equal(configMapsOf(run).length, 450);
    assert.equal(run.text, aRun(all).text);
  });

  it("is an error where Argo would refuse it", () => {
    const all = Array.from({ length: 201 }, (_, i) => ingest(`a.b.c${i}`, { image: `image${i}` }));
    const errors = aRun(all).findings.filter(({ level }) => level === "error");
    assert.equal(errors[0]?.code, "IB506");
    assert.match(errors[0]?.message ?? "", /Argo takes 200/);
  });
});

/** Ingests and views; each view reads some of what comes before it. */
const graphs = fc
  .array(fc.tuple(fc.boolean(), fc.array(fc.nat(), { maxLength: 4 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((shapes) => {
    const nodes: GraphNode[] = [];
    for (const [i, [isView, reads]] of shapes.entries()) {
      const below = reads.flatMap((one) => nodes[one % Math.max(1, nodes.length)]?.id ?? []);
      const id = `bronze.ns${i % 3}.n${i}`;
      nodes.push(
        isView ? view(id, [...new Set(below)]) : ingest(id, { source: { group_id: `g${i % 7}` } }),
      );
    }
    return nodes;
  });

/** What changed, with all below it, as `diffGraphs` has it. */
function closed(nodes: readonly GraphNode[], changed: readonly number[]): readonly string[] {
  const found = new Set(changed.map((one) => nodes[one % nodes.length]?.id ?? ""));
  for (const { id, dependencies } of nodes)
    if (dependencies.some((one) => found.has(one))) found.add(id);
  return [...found];
}

const cases = fc.record({
  nodes: graphs,
  changed: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
  base: fc.array(fc.nat(), { maxLength: 5 }),
  branch: fc.string({ minLength: 1, maxLength: 40 }),
});

describe("any run", () => {
  it("has each node that is asked for, or a reason, and what each waits for comes before it", () => {
    fc.assert(
      fc.property(cases, ({ nodes, changed, base, branch }) => {
        const wanted = closed(nodes, changed);
        const runsNow = base.flatMap((one) => nodes[one % nodes.length] ?? []);
        const run = aRun(nodes, { wanted, production: runsNow, branch });
        const ids = run.runs.map(({ id }) => id);
        const left = wanted.filter((id) => !ids.includes(id));
        assert.deepEqual(
          ids.filter((id) => !wanted.includes(id)),
          [],
        );
        for (const id of left)
          assert.ok(
            run.findings.some(
              ({ code, message, hint }) =>
                code === "IB510" && message.startsWith(`${id} is`) && hint?.includes("--set"),
            ),
            id,
          );
        const seen = new Set<string>();
        for (const { id, dependencies } of run.runs) {
          assert.ok(dependencies.every((one) => seen.has(one)));
          seen.add(id);
        }
        const accepted = aRun(nodes, { wanted, production: runsNow, withSharedState: true });
        assert.deepEqual(new Set(accepted.runs.map(({ id }) => id)), new Set(wanted));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("is one that Argo takes, with a ConfigMap of its own for each task and no name of production's", () => {
    fc.assert(
      fc.property(cases, ({ nodes, changed, branch }) => {
        const file = production(nodes);
        const run = aRun(nodes, { wanted: closed(nodes, changed), branch, file });
        const workflow = workflowOf(run);
        assertArgoAccepts(run.documents);
        const tasks = tasksOf(workflow);
        assert.deepEqual(
          configMapsOf(run).map(({ metadata }) => metadata.name),
          tasks.map((task) => run.names.configMap(task)).sort(),
        );
        const reread = parseAllDocuments(run.text, { version: "1.1" }).map((one) => one.toJS());
        assert.deepEqual(reread, JSON.parse(JSON.stringify(run.documents)));
        const theirs = parseAllDocuments(file).map((one) => one.toJS().metadata.name);
        const ours = run.documents.map(({ metadata }) => metadata.name);
        assert.deepEqual(
          ours.filter((name) => theirs.includes(name)),
          [],
        );
        assert.doesNotMatch(run.text, /[\w}]-config-template|"branch":"main"/);
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});

/** Of the tasks that run a node, the parameter that finds its ConfigMap. */
function tasksOf(workflow: Workflow): readonly string[] {
  return [...JSON.stringify(workflow).matchAll(/"name":"identifier","value":"([^"]+)"/g)].map(
    ([, name = ""]) => name,
  );
}
