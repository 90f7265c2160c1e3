import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import fc from "fast-check";
import { generateWorkflow } from "../../src/argo/generate.ts";
import type {
  ConfigMap,
  ContainerTemplate,
  CronWorkflow,
  DagTemplate,
  Template,
} from "../../src/argo/kubernetes.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import { parseJson } from "../../src/iceberg/json.ts";
import type { GraphNode } from "../../src/lineage/graph.ts";
import { config, type destination, graph, ingest, inventory, nodes, view } from "./builders.ts";
import { assertArgoAccepts } from "./judges.ts";

const generate = (...nodes: readonly GraphNode[]) =>
  generateWorkflow(graph(...nodes), config, "main");
const cronWorkflow = (...nodes: readonly GraphNode[]) =>
  generate(...nodes).documents[0] as CronWorkflow;
const templates = (...nodes: readonly GraphNode[]) =>
  cronWorkflow(...nodes).spec.workflowSpec.templates;
const templateNames = (...nodes: readonly GraphNode[]) =>
  templates(...nodes).map(({ name }) => name);
const tasksOf = (templates: readonly Template[], name = "dashtool") =>
  (templates.find((one) => one.name === name) as DagTemplate).dag.tasks;
const dataOf = (node: GraphNode) => (generate(node).documents[1] as ConfigMap).data;

describe("the generated workflow", () => {
  it("of the inventory example is this file", (t: TestContext) => {
    const { documents, findings } = generate(...inventory());
    assert.deepEqual(findings, []);
    t.assert.fileSnapshot(renderWorkflow(documents), "__tests__/golden/argo/inventory.yaml", {
      serializers: [String],
    });
  });

  it("of more nodes than a DAG takes is this file", (t: TestContext) => {
    const text = renderWorkflow(generate(...nodes(260)).documents.slice(0, 1));
    t.assert.fileSnapshot(text, "__tests__/golden/argo/nested.yaml", { serializers: [String] });
  });

  it("does not depend on the order of the nodes", () => {
    const expected = renderWorkflow(generate(...nodes(60)).documents);
    const property = fc.property(
      fc.array(fc.integer(), { minLength: 60, maxLength: 60 }),
      (ranks) => {
        const isView = (node: GraphNode) => Number(node.node.kind === "view");
        const order = nodes(60)
          .map((node, i) => ({ node, rank: ranks[i] ?? 0 }))
          .sort((a, b) => isView(a.node) - isView(b.node) || a.rank - b.rank)
          .map(({ node }) => node);
        assert.equal(renderWorkflow(generate(...order).documents), expected);
      },
    );
    fc.assert(property, { seed: 7, numRuns: 20 });
  });

  it("waits for each dependency once", () => {
    const twice: GraphNode = { ...view("s.i.v"), dependencies: ["b.i.k", "b.i.k"] };
    const [, task] = tasksOf(templates(ingest("b.i.k"), twice));
    assert.deepEqual(task?.dependencies, ["b-i-k"]);
  });

  it("has a refresh template only where there is a view", () => {
    assert.deepEqual(templateNames(ingest("b.i.k")), ["dashtool", "dashbook-source-kafka-sql"]);
  });

  it("is none where there is no node, and says so", () => {
    const { documents, findings } = generate();
    assert.deepEqual(documents, []);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ["IB504"],
    );
  });

  it("leaves out a view that no image refreshes, and what waits for it runs", () => {
    const catalogs = {
      ...config.catalogs,
      silver: { type: "rest", uri: "https://catalog", warehouse: "lake", properties: {} },
    } as const;
    const project = graph(
      ingest("b.i.k"),
      view("silver.i.v", ["b.i.k"]),
      view("gold.i.w", ["silver.i.v"]),
    );
    const { documents, findings } = generateWorkflow(project, { ...config, catalogs }, "main");
    const names = tasksOf((documents[0] as CronWorkflow).spec.workflowSpec.templates).map(
      ({ name }) => name,
    );
    assert.deepEqual(names, ["b-i-k", "gold-i-w"]);
    assert.deepEqual(
      findings.map(({ code, file }) => [code, file]),
      [["IB420", "silver/i/v.sql"]],
    );
  });
});

describe("a large graph", () => {
  const sizes = [200, 201, 1_000, 5_000];
  for (const size of sizes)
    it(`of ${size} nodes is a workflow that Argo takes, each node in it once`, () => {
      const workflow = cronWorkflow(...nodes(size));
      const all = workflow.spec.workflowSpec.templates;
      const dags = all.filter((one): one is DagTemplate => "dag" in one);
      assertArgoAccepts([workflow]);
      const tasks = dags.flatMap(({ dag }) => dag.tasks).filter((task) => task.arguments);
      assert.equal(new Set(tasks.map(({ name }) => name)).size, size);
      assert.equal(dags.length > 1, size > 200);
    });

  it("of a long chain of views keeps its order", () => {
    const chain = Array.from({ length: 450 }, (_, i) =>
      view(`s.i.v${i}`, i === 0 ? [] : [`s.i.v${i - 1}`]),
    );
    const workflow = cronWorkflow(...chain);
    assertArgoAccepts([workflow]);
    const outer = tasksOf(workflow.spec.workflowSpec.templates);
    assert.deepEqual(
      outer.map(({ dependencies }) => dependencies),
      [undefined, ["dashtool-1"], ["dashtool-2"]],
    );
  });
});

describe("the variables of a container", () => {
  const withPassword = (id: string, variable: string) =>
    ingest(id, { source: { password: `$${variable}` }, destination: {} });
  const secrets = { db: { one: "ONE", two: "$TWO", unused: "UNUSED" } };
  const generateWith = (...nodes: readonly GraphNode[]) =>
    generateWorkflow(graph(...nodes), { ...config, secrets }, "main");

  it("are those that its node refers to, from their secrets", () => {
    const [workflow] = generateWith(withPassword("b.i.k", "TWO")).documents;
    const [, template] = (workflow as CronWorkflow).spec.workflowSpec.templates;
    assert.deepEqual(template?.container, {
      image: "dashbook/source-kafka:sql",
      command: ["/airbyte/bin/entrypoint.sh"],
      env: [{ name: "TWO", valueFrom: { secretKeyRef: { name: "db", key: "two" } } }],
      volumeMounts: [{ name: "config", mountPath: "/tmp/config" }],
    });
  });

  it("make a template of their own, dashtool's name staying with the first node's", () => {
    const { documents } = generateWith(withPassword("b.i.x", "TWO"), withPassword("b.i.a", "ONE"));
    const tasks = tasksOf((documents[0] as CronWorkflow).spec.workflowSpec.templates);
    assert.equal(tasks[0]?.template, "dashbook-source-kafka-sql");
    assert.match(tasks[1]?.template ?? "", /^dashbook-source-kafka-sql-[0-9a-f]{8}$/);
  });
});

describe("a node's ConfigMap", () => {
  it("writes to the branch that the run is for, whatever the spec says", () => {
    const { documents } = generateWorkflow(
      graph(ingest("b.i.k", { destination: { branch: "x" } })),
      config,
      "pr",
    );
    assert.equal((documents[1] as ConfigMap).data["destination.json"], '{"branch":"pr"}');
  });

  it("has keys in order at every level, and numbers as they were written", () => {
    const source = parseJson(
      '{"z":[{"b":1e3,"a":1.0}],"a":9007199254740993,"B":-0}',
    ) as typeof destination;
    assert.equal(
      dataOf(ingest("b.i.k", { source }))["source.json"],
      '{"B":-0,"a":9007199254740993,"z":[{"a":1.0,"b":1e3}]}',
    );
  });

  it("spells what YAML would break in ASCII", () => {
    const source = { text: "a\u2028b\u0085c\ufeff'é😀" };
    const text = dataOf(ingest("b.i.k", { source }))["source.json"] ?? "";
    assert.equal(text, '{"text":"a\\u2028b\\u0085c\\ufeff\'é😀"}');
    assert.deepEqual(parseJson(text), source);
  });

  it("of a view has no object store where the catalog has none", () => {
    const local = {
      type: "sql",
      uri: "sqlite:///lake.db",
      warehouse: "file:///lake",
      properties: {},
    } as const;
    const { documents } = generateWorkflow(
      graph(view("s.i.v")),
      { ...config, env: {}, catalogs: { default: local } },
      "main",
    );
    assert.deepEqual((documents[1] as ConfigMap).data, {
      "refresh.json":
        '{"catalogUrl":"sqlite:///lake.db","identifier":"s.i.v","bucket":"file:///lake","branch":"main"}',
    });
  });
});

describe("the command", () => {
  const commands: [image: string, command: string | undefined][] = [
    ["dashbook/source-postgres:sql", "/airbyte/bin/entrypoint.sh"],
    ["docker.io/dashbook/source-s3@sha256:00", "/airbyte/entrypoint.sh"],
    ["example.com/source-postgres:sql", undefined],
  ];
  for (const [image, command] of commands)
    it(`of ${image} is ${command ?? "left to the image"}`, () => {
      const template = templates(ingest("b.i.k", { image })).find((one) => "container" in one);
      const container = (template as ContainerTemplate).container;
      assert.deepEqual(container.command, command && [command]);
    });
});
