/** Workflow files of another layout than this version's: `icebranch/format`. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { Refusal } from "../../src/argo/refusal.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import { readUserWorkflow } from "../../src/argo/user-workflow.ts";
import { config, graph, inventory } from "./builders.ts";

const path = "argo/workflow.yaml";
const { documents } = generateWorkflow(graph(...inventory()), config, "main");
const before = renderWorkflow(
  generateWorkflow(graph(...inventory().slice(0, 2)), config, "main").documents,
);
const withFormat = (format: string) => {
  const text = before.replace("icebranch/format: '1'", `icebranch/format: ${format}`);
  return `# mine\n${text.replace("  name: dashtool\n", "  name: lake\n")}`;
};

const others: { format: string; says: string }[] = [
  { format: "'2'", says: "format 2" },
  { format: "10", says: "format 10" },
  { format: "'1.1'", says: "format 1.1" },
  { format: "next", says: "format next" },
  { format: "''", says: "another format" },
  { format: "null", says: "another format" },
  { format: "{ a: b }", says: "another format" },
  { format: `'${"x".repeat(50)}'`, says: "another format" },
];

describe("a workflow file of a format that this icebranch does not know", () => {
  for (const { format, says } of others)
    it(`such as ${format.slice(0, 20)} is left as it is, and told`, () => {
      const text = withFormat(format);
      for (const bases of [[], [documents]]) {
        const edited = editWorkflow(text, documents, path, bases);
        assert.equal(edited.text, text);
        assert.deepEqual(edited.findings, [
          {
            ...{ code: "IB502", level: "error", file: path, line: 7, column: 23 },
            message: `The workflow file cannot be edited here: a newer icebranch wrote it, in ${says}, and this one knows format 1.`,
            hint: "Use that version, or move the file away and have it written anew.",
          },
        ]);
      }
      assert.throws(() => readUserWorkflow(text), Refusal);
    });

  it("is one whose quotes are gone neither: 1 is 1", () => {
    const { text, findings } = editWorkflow(withFormat("1"), documents, path);
    assert.deepEqual(findings, []);
    assert.match(text, /icebranch\/format: '1'/);
    assert.match(text, /gold-inventory-sales/);
  });

  it("is none that has no format yet, as dashtool's", () => {
    const text = before.replace(/ {2}annotations:\n.*\n/, "");
    assert.match(editWorkflow(text, documents, path).text, /icebranch\/format: '1'/);
  });

  it("is none where the CronWorkflow with such a word is another's", () => {
    const theirs =
      "---\nkind: CronWorkflow\nmetadata:\n  name: other\n  annotations: {format: '2'}\n";
    const { findings } = editWorkflow(before + theirs, documents, path);
    assert.deepEqual(findings, []);
  });
});
