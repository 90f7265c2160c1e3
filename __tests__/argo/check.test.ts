import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkWorkflow } from "../../src/argo/check.ts";
import type { JsonObject } from "../../src/iceberg/json.ts";

const leaf = { name: "leaf", container: { image: "x" } };

function workflow(tasks: readonly JsonObject[], more: JsonObject = {}): JsonObject {
  const dag = { name: "dashtool", dag: { tasks } };
  return {
    metadata: { name: "lake" },
    spec: { workflowSpec: { entrypoint: "dashtool", templates: [dag, leaf] } },
    ...more,
  };
}

const task = (name: string, ...dependencies: readonly string[]) => ({
  name,
  template: "leaf",
  dependencies,
});

const cases: { name: string; of: JsonObject; expect: RegExp[] }[] = [
  { name: "takes tasks in order", of: workflow([task("a"), task("b", "a")]), expect: [] },
  {
    name: "takes an expression of what to wait for",
    of: workflow([
      { name: "a", template: "leaf" },
      { name: "b", template: "leaf", depends: "a.Succeeded || a.Skipped" },
    ]),
    expect: [],
  },
  {
    name: "refuses a name too long for a schedule",
    of: workflow([], { metadata: { name: "l".repeat(53) } }),
    expect: [/52 characters/],
  },
  {
    name: "refuses a Workflow's name that is no label",
    of: { kind: "Workflow", metadata: { name: "l".repeat(64) }, spec: {} },
    expect: [/63 characters/],
  },
  {
    name: "takes a Workflow's name of 63, and refuses what its spec lacks",
    of: {
      kind: "Workflow",
      metadata: { name: "l".repeat(63) },
      spec: { entrypoint: "gone", templates: [leaf] },
    },
    expect: [/no template gone/],
  },
  {
    name: "refuses a dependency twice",
    of: workflow([task("a"), task("b", "a", "a")]),
    expect: [/twice/],
  },
  {
    name: "refuses a dependency on nothing",
    of: workflow([task("a", "b")]),
    expect: [/no such task/],
  },
  {
    name: "refuses an expression that names nothing",
    of: workflow([{ name: "a", template: "leaf", depends: "!b.Failed" }]),
    expect: [/waits for b/],
  },
  {
    name: "refuses a circle",
    of: workflow([task("a", "c"), task("b", "a"), task("c", "b"), task("d")]),
    expect: [/each other: a, b, c\.$/],
  },
  {
    name: "refuses a task without its template",
    of: workflow([{ name: "a", template: "gone" }]),
    expect: [/no such template/],
  },
  {
    name: "refuses two tasks of one name",
    of: workflow([task("a"), task("a")]),
    expect: [/two tasks named a/],
  },
  {
    name: "refuses a first digit where there are dependencies",
    of: workflow([task("1"), task("b", "1")]),
    expect: [/digit/],
  },
  { name: "refuses an illegal name", of: workflow([task("a_b")]), expect: [/no legal name/] },
  {
    name: "refuses both ways of waiting",
    of: workflow([task("a"), { name: "b", template: "leaf", depends: "a" }]),
    expect: [/not both/],
  },
  {
    name: "refuses 201 tasks in a DAG",
    of: workflow(Array.from({ length: 201 }, (_, i) => ({ name: `a${i}`, template: "leaf" }))),
    expect: [/201 tasks/],
  },
  {
    name: "refuses an entrypoint that is not there",
    of: { spec: { workflowSpec: { entrypoint: "main", templates: [leaf] } } },
    expect: [/no template main/],
  },
];

describe("what Argo refuses", () => {
  for (const { name, of, expect } of cases)
    it(name, () => {
      const messages = checkWorkflow(of).map(({ message }) => message);
      assert.equal(messages.length, expect.length, messages.join(" "));
      for (const [i, pattern] of expect.entries()) assert.match(messages[i] ?? "", pattern);
    });
});
