import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { renderAnnotations } from "../../src/report/annotations.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { draw } from "../../src/report/mermaid.ts";
import type { Report } from "../../src/report/report.ts";
import { aChange, aFinding, aPlan, aReport, aTable } from "./plans.ts";

function aLargeReport(number: number, text: string): Report {
  const each = <T>(make: (index: number) => T) => Array.from({ length: number }, (_, i) => make(i));
  return aReport({
    plan: aPlan({
      findings: each((line) =>
        aFinding({ level: "warning", file: "a.sql", line: line + 1, message: text }),
      ),
      changes: each((index) => aChange(`silver.a.v${index}`, "modified")),
      tables: each((index) => aTable(`bronze.a.t${index}`, "fast-forward", { note: text })),
      notIsolated: each(() => text),
      workflow: {
        path: "argo/workflow.yaml",
        changed: true,
        patch: each(() => `+${text}\n`).join(""),
        conflicts: [],
      },
    }),
  });
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

describe("GitHub's limits", () => {
  it("Markdown keeps to any limit of 2,000 bytes or more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2_000, max: 80_000 }),
        fc.integer({ min: 0, max: 200 }),
        fc.string({ unit: "binary", maxLength: 700 }),
        (limit, number, text) => {
          const markdown = renderMarkdown(aLargeReport(number, text), { limit });
          assert.ok(bytesOf(markdown) <= limit, `${bytesOf(markdown)} > ${limit}`);
        },
      ),
      { seed: 20261123, numRuns: 60 },
    );
  });

  it("what fits is shown whole", () => {
    const markdown = renderMarkdown(aLargeReport(20, "short"));
    assert.doesNotMatch(markdown, / more /);
  });

  it("what does not fit is counted: problems go first, the workflow file's change last", () => {
    const markdown = renderMarkdown(aLargeReport(300, "x".repeat(100)), { limit: 65_535 });
    assert.equal(markdown.match(/^- \*\*warning IB203/gm)?.length, 300);
    const shown = markdown.match(/^\| `bronze\.a\.t/gm)?.length ?? 0;
    assert.ok(shown > 0);
    assert.match(markdown, new RegExp(`^${300 - shown} more tables in the JSON report\\.$`, "m"));
    assert.match(markdown, /^300 more lines of the workflow file's change/m);
  });

  it("a comment fits into 65,536 characters by itself", () => {
    assert.ok(renderMarkdown(aLargeReport(2_000, "long ".repeat(50))).length <= 65_536);
  });

  it("one endless message does not push out the others", () => {
    const findings = [aFinding({ message: "x".repeat(1e6) }), aFinding({ message: "second" })];
    assert.match(renderMarkdown(aReport({ plan: aPlan({ findings }) })), /second/);
  });

  it("ten annotations a level, and the rest in the log", () => {
    const findings = (["error", "warning"] as const).flatMap((level) =>
      Array.from({ length: 12 }, (_, index) => aFinding({ level, file: "a.sql", line: index + 1 })),
    );
    const lines = renderAnnotations(findings).trimEnd().split("\n");
    assert.equal(lines.filter((line) => line.startsWith("::error ")).length, 10);
    assert.equal(lines.filter((line) => line.startsWith("::warning ")).length, 10);
    assert.deepEqual(lines.slice(20), [
      "::group::4 more problems",
      "- a.sql:11 error IB203: There is no such table.",
      "- a.sql:12 error IB203: There is no such table.",
      "- a.sql:11 warning IB203: There is no such table.",
      "- a.sql:12 warning IB203: There is no such table.",
      "::endgroup::",
    ]);
  });

  it("a drawing has forty nodes at most and says how many it leaves out", () => {
    const { lines, left } = draw(aLargeReport(100, ""));
    assert.equal(lines.filter((line) => /^ {2}n\d+\[/.test(line)).length, 40);
    assert.equal(left, 60);
  });
});
