/** The workflow file in this process, without git and disk: `npm run bench -- --parts workflow`. */
import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { config, graph, ingest, nodes } from "../__tests__/argo/builders.ts";
import { editWorkflow } from "../src/argo/edit.ts";
import { generateWorkflow } from "../src/argo/generate.ts";
import { renderWorkflow } from "../src/argo/render.ts";
import type { GraphNode } from "../src/lineage/graph.ts";
import { headOf, rowOf } from "./markdown.ts";

interface Work {
  readonly name: string;
  run(size: number): () => unknown;
}

/** A person's own line, so that no file is just what would be generated. */
const own = "  timezone: Europe/Berlin # ours\n  concurrencyPolicy: Forbid\n";

function fileOf(all: readonly GraphNode[]): string {
  const text = renderWorkflow(documentsOf(all));
  return text.replace("  concurrencyPolicy: Forbid\n", own);
}

function documentsOf(all: readonly GraphNode[]) {
  return generateWorkflow(graph(...all), config, "main").documents;
}

function edited(before: readonly GraphNode[], after: readonly GraphNode[], isSame: boolean) {
  const current = fileOf(before);
  return () => {
    const { text, findings } = editWorkflow(current, documentsOf(after), "argo/workflow.yaml");
    assert.equal(text === current, isSame);
    assert.ok(findings.every(({ level }) => level !== "error"));
  };
}

const works: readonly Work[] = [
  { name: "generate", run: (size) => () => renderWorkflow(documentsOf(nodes(size))) },
  { name: "no-op", run: (size) => edited(nodes(size), nodes(size), true) },
  {
    name: "another source of one node",
    run(size) {
      const [first, ...rest] = nodes(size);
      const other = ingest(first?.id ?? "", { source: { bootstrap_servers: "other:9094" } });
      return edited(nodes(size), [other, ...rest], false);
    },
  },
  {
    name: "one node more",
    run: (size) => edited(nodes(size), [ingest("bronze.new.one"), ...nodes(size)], false),
  },
];

/** Growth: how many times as long for the tenfold, next to the size before; 10 is linear. */
export function benchWorkflow(
  sizes: readonly number[],
  runs: number,
  say: (line: string) => void,
): void {
  say(headOf("Workflow file, in one process", ["work", "nodes", "time", "growth"]));
  for (const { name, run } of works) {
    let before: number | undefined;
    for (const size of sizes) {
      const ms = medianMs(run(size), size <= 1000 ? runs * 3 : runs);
      const growth = before === undefined ? "" : `${(ms / before).toFixed(1)}×`;
      say(rowOf([name, String(size), `${ms.toFixed(1)} ms`, growth]));
      before = ms;
    }
  }
}

/** After one run that warms up what is measured. */
function medianMs(work: () => unknown, runs: number): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}
