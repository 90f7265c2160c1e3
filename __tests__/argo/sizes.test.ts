/** What is told of a graph that is too large. Apart from the judges: their schemas and so many nodes at once take V8 seconds. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { generateWorkflow } from "../../src/argo/generate.ts";
import type { GraphNode } from "../../src/lineage/graph.ts";
import { config, graph, ingest, nodes } from "./builders.ts";

const large: { name: string; nodes: () => readonly GraphNode[]; says: [string, RegExp][] }[] = [
  {
    name: "a workflow near etcd's limit",
    nodes: () => nodes(10_000),
    says: [["warning", /^The CronWorkflow has 1\d{6} characters, and etcd takes 1\.5 MiB\.$/]],
  },
  {
    name: "more than 200 parts of 200 tasks",
    nodes: () => nodes(40_001),
    says: [
      ["error", /^The project has 40001 nodes; in parts of 200 a workflow holds 40000\.$/],
      ["warning", /characters/],
    ],
  },
  {
    name: "more than 200 images",
    nodes: () => Array.from({ length: 200 }, (_, i) => ingest(`b.i.t${i}`, { image: `me/i${i}` })),
    says: [["error", /^The CronWorkflow has 201 templates, .*; Argo takes 200\.$/]],
  },
  {
    name: "200 templates: all that Argo takes",
    nodes: () => Array.from({ length: 199 }, (_, i) => ingest(`b.i.t${i}`, { image: `me/i${i}` })),
    says: [],
  },
  {
    name: "a ConfigMap above 1 MiB, at its node",
    nodes: () => [ingest("b.i.t"), ingest("b.i.u", { source: { schema: "ü".repeat(1 << 19) } })],
    says: [
      [
        "error",
        /^The ConfigMap of this node would hold 10\d{5} bytes; Kubernetes takes 1048576\.$/,
      ],
    ],
  },
  {
    name: "what only server-side apply takes",
    nodes: () => [...nodes(2_000), ingest("b.i.t", { source: { schema: "x".repeat(270_000) } })],
    says: [
      [
        "notice",
        /^CronWorkflow dashtool and 1 more are too large for kubectl apply without --server-side/,
      ],
    ],
  },
];
for (const { name, nodes: made, says } of large)
  it(`tells ${name}`, () => {
    const { findings } = generateWorkflow(graph(...made()), config, "main");
    assert.deepEqual(
      findings.map(({ code, level }) => [code, level]),
      says.map(([level]) => ["IB506", level]),
    );
    for (const [i, [, message]] of says.entries())
      assert.match(findings[i]?.message ?? "", message);
    const ofNode = findings.find(({ message }) => message.includes("ConfigMap of this node"));
    if (ofNode) assert.equal(ofNode.file, "b/i/u.ingest.json");
  });
