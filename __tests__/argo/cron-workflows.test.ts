import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cronWorkflowsOf } from "../../src/argo/cron-workflows.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import { config, graph, inventory } from "./builders.ts";

const cron = (metadata: string, kind = "CronWorkflow") =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: ${metadata}\nspec: {}\n`;

describe("the CronWorkflows of a workflow file", () => {
  const cases: { name: string; text: string | undefined; expect: string[] }[] = [
    {
      name: "are the one that icebranch made",
      text: renderWorkflow(generateWorkflow(graph(...inventory()), config, "main").documents),
      expect: ["dashtool"],
    },
    {
      name: "are the one that it would make where there is no file",
      text: undefined,
      expect: ["dashtool"],
    },
    {
      name: "have the name and namespace that somebody gave them, and may be several",
      text: `${cron("{ name: nightly, namespace: lake }")}---\n${cron("{ name: hourly }")}`,
      expect: ["lake/nightly", "hourly"],
    },
    {
      name: "are not what only looks like one",
      text: `# CronWorkflow\n${cron("{ name: a }", "Workflow")}---\n${cron("{ name: b }")}`,
      expect: ["b"],
    },
    {
      name: "are those of the documents that speak of one, whatever else cannot be read",
      text: `${cron("{ name: a }")}---\nkind: Other\n  broken: [\n`,
      expect: ["a"],
    },
    {
      name: "have no name that no cluster has, and that would say something else to kubectl",
      text: [
        '{ name: "a,b!=c" }',
        "{ name: -x }",
        "{ name: ok, namespace: --all-namespaces }",
        `{ name: ${"n".repeat(64)} }`,
        "{ name: 7 }",
        "{ name: right }",
      ]
        .map((metadata) => cron(metadata))
        .join("---\n"),
      expect: ["right"],
    },
  ];
  for (const { name, text, expect } of cases)
    it(name, () =>
      assert.deepEqual(
        cronWorkflowsOf(text)?.map(({ name, namespace }) =>
          namespace === undefined ? name : `${namespace}/${name}`,
        ),
        expect,
      ),
    );

  it("are unknown where one of them cannot be read", () => {
    const broken = "kind: CronWorkflow\n  broken: [\n";
    for (const text of [broken, `${cron("{ name: a }")}---\n${broken}`])
      assert.equal(cronWorkflowsOf(text), undefined);
  });
});
