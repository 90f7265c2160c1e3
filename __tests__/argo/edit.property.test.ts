import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseAllDocuments } from "yaml";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import type { LineageGraph } from "../../src/lineage/graph.ts";
import { graphs } from "./arbitraries.ts";
import { config } from "./builders.ts";
import { assertArgoAccepts, manifestsIn } from "./judges.ts";

const path = "argo/workflow.yaml";
const documentsOf = (of: LineageGraph) => generateWorkflow(of, config, "main").documents;

/** Edits of what every generated file has, none of it ours. */
const edits: readonly ((text: string) => string)[] = [
  (text) => text.replace("- 0 0 * * *", "- 5 1 * * * # at night"),
  (text) => text.replace("  concurrencyPolicy: Forbid\n", "  timezone: UTC\n"),
  (text) =>
    text.replace("  name: dashtool\n", "  name: dashtool\n\n  # ours\n  labels: { a: b }\n"),
  (text) =>
    text
      .replace("    templates:\n", "    templates:\n      - name: mine\n        suspend: {}\n")
      .replace(
        "          tasks:\n",
        "          tasks:\n            - {name: mine, template: mine}\n",
      ),
  (text) =>
    text.replace(
      "entrypoint: dashtool\n",
      "entrypoint: 'dashtool'\n    podMetadata:\n        labels: {team: x}\n",
    ),
  (text) => `# mine\nkind: Mine\nmetadata: {name: mine}\n---\n${text}`,
  (text) => `${text}---\n# the end\n`,
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => `\ufeff${text}`,
];
/** In the order of the list: the later ones would hide the places of the earlier. */
const someEdits = fc
  .subarray([...edits])
  .map((chosen) => (text: string) => chosen.reduce((edited, edit) => edit(edited), text));

describe("regenerating a workflow file", () => {
  it("gives the new graph's file where nobody edited it", () => {
    const property = fc.property(graphs, graphs, (before, after) => {
      const { text, findings } = editWorkflow(
        renderWorkflow(documentsOf(before)),
        documentsOf(after),
        path,
      );
      assert.equal(text, renderWorkflow(documentsOf(after)));
      assertArgoAccepts(manifestsIn(text));
      assert.deepEqual(findings, []);
    });
    fc.assert(property, { seed: 7, numRuns: 150 });
  });

  it("keeps every edit that does not touch what is ours, and comes to rest at once", () => {
    const property = fc.property(graphs, graphs, someEdits, (before, after, edit) => {
      const mine = edit(renderWorkflow(documentsOf(before)));
      const { text, findings } = editWorkflow(mine, documentsOf(after), path);
      assert.equal(text, edit(renderWorkflow(documentsOf(after))));
      assertArgoAccepts(manifestsIn(text));
      assert.deepEqual(findings, []);
      assert.equal(editWorkflow(text, documentsOf(after), path).text, text);
    });
    fc.assert(property, { seed: 7, numRuns: 150 });
  });

  it("refuses or edits right, whatever stands in the file", () => {
    const debris = fc.constantFrom(
      "",
      "#",
      ":",
      "- ",
      "  ",
      "\t",
      "&a ",
      "*a",
      "!!str ",
      "{",
      "}}",
      "'",
      '"',
      "|\n",
      "\n",
      "---\n",
      "...\n",
      "? ",
      "<<: ",
      "[",
      "]",
      "null",
      "~",
      "\r",
    );
    const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(40), debris), { minLength: 1, maxLength: 3 });
    const property = fc.property(graphs, graphs, cuts, (before, after, cuts) => {
      const mine = cuts.reduce(
        (text, [at, length, piece]) => {
          const start = at % text.length;
          return text.slice(0, start) + piece + text.slice(start + length);
        },
        renderWorkflow(documentsOf(before)),
      );
      const { text, findings } = editWorkflow(mine, documentsOf(after), path);
      if (findings.some(({ code }) => code === "IB502")) return assert.equal(text, mine);
      assert.ok(parseAllDocuments(text).every(({ errors }) => errors.length === 0));
      assert.equal(editWorkflow(text, documentsOf(after), path).text, text);
    });
    fc.assert(property, { seed: 7, numRuns: 300 });
  });
});
