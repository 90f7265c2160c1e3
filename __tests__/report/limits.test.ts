import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { renderAnnotations } from "../../src/report/annotations.ts";
import { checkRunOf } from "../../src/report/check-run.ts";
import { renderComment } from "../../src/report/comment.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { draw } from "../../src/report/mermaid.ts";
import type { Report } from "../../src/report/report.ts";
import { aChange, aFinding, aGraph, anOutcome, aPlan, aReport, aTable, aView } from "./plans.ts";

function aLargeReport(number: number, text: string): Report {
  const each = <T>(make: (index: number) => T) => Array.from({ length: number }, (_, i) => make(i));
  const totals = { onto: null, branch: { rows: 3, files: 1, bytes: 2_048 } };
  return aReport({
    pull: { repository: 1, number: 7 },
    plan: aPlan({
      findings: each((line) =>
        aFinding({ level: "warning", file: "a.sql", line: line + 1, message: text }),
      ),
      changes: each((index) => aChange(`silver.a.v${index}`, "modified")),
      graph: aGraph(...each((index) => [`silver.a.v${index}`, `silver.a.v${index + 1}`] as const)),
      tables: each((index) =>
        aTable(`bronze.a.t${index}`, "fast-forward", {
          ...{ note: text, totals, onto: text },
          rivals: [{ branch: `b${index}${text}`, pull: index }],
        }),
      ),
      views: each((index) => aView(`silver.a.v${index}`, [text])),
      notIsolated: each(() => text),
      workflow: {
        path: "argo/workflow.yaml",
        changed: true,
        patch: each(() => `+${text}\n`).join(""),
        merging: each(() => `-${text}\n`).join(""),
        conflicts: each(() => text),
      },
    }),
    outcome: anOutcome([], {
      commit: { path: "argo/workflow.yaml", branch: text, oid: "c".repeat(40), verified: true },
    }),
  });
}

const run = { url: "https://github.com/octo/lake/actions/runs/18446744073709551615" };

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
          const markdown = renderMarkdown(aLargeReport(number, text), { limit, run });
          assert.ok(bytesOf(markdown) <= limit, `${bytesOf(markdown)} > ${limit}`);
        },
      ),
      { seed: 20261123, numRuns: 60 },
    );
  });

  it("a check run keeps to GitHub's, whatever stands in the report", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 600 }),
        fc.string({ unit: "binary", maxLength: 700 }),
        fc.boolean(),
        (number, text, jobless) => {
          const check = checkRunOf(aLargeReport(number, text), { jobless, run });
          for (const part of [check.summary, check.text ?? ""]) assert.ok(bytesOf(part) <= 65_535);
          assert.ok(check.title.length <= 255);
          assert.ok(check.annotations.length <= 200);
          for (const { title, message } of check.annotations) {
            assert.ok(title.length <= 255);
            assert.ok(bytesOf(message) <= 65_536);
          }
        },
      ),
      { seed: 20261127, numRuns: 20 },
    );
  });

  it("an annotation's message has room for one endless sentence of each kind", () => {
    const endless = "😀".repeat(100_000);
    const finding = aFinding({ file: "a.sql", line: 1, message: endless, hint: endless });
    const report = aReport({ plan: aPlan({ findings: [finding] }) });
    const [annotation] = checkRunOf(report, { jobless: true }).annotations;
    assert.ok(bytesOf(annotation?.message ?? "") <= 65_536);
    assert.match(annotation?.message ?? "", /^\S+…\n\S+…$/u);
  });

  it("what fits is shown whole", () => {
    const markdown = renderMarkdown(aLargeReport(4, "short"));
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
    const body = renderComment(aLargeReport(2_000, "long ".repeat(50)), { run });
    assert.ok(body.length <= 65_536);
    assert.match(body, /^### When this is merged\n\n- Merging moves .* on 2,000 tables/m);
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

  it("a drawing without an arrow says nothing, and is left out", () => {
    const changes = [aChange("silver.a.v0", "modified")];
    assert.deepEqual(draw(aReport({ plan: aPlan({ changes }) })), { lines: [], left: 0 });
  });

  it("a drawing has forty nodes at most and says how many it leaves out", () => {
    const { lines, left } = draw(aLargeReport(100, ""));
    assert.equal(lines.filter((line) => /^ {2}n\d+\[/.test(line)).length, 40);
    assert.equal(left, 60);
  });
});
