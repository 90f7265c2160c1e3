import { describe, it, type TestContext } from "node:test";
import { renderAnnotations } from "../../src/report/annotations.ts";
import { checkRunOf } from "../../src/report/check-run.ts";
import { renderComment } from "../../src/report/comment.ts";
import { renderJson } from "../../src/report/json.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { makeOutputs } from "../../src/report/outputs.ts";
import { renderText } from "../../src/report/text.ts";
import { onGitHub } from "./on-github.ts";
import { scenarios } from "./scenarios.ts";

/** Compares with `golden/report/NAME.EXTENSION`. */
function keeper(t: TestContext, name: string) {
  return (text: string, extension: string) =>
    t.assert.fileSnapshot(text, `__tests__/golden/report/${name}.${extension}`, {
      serializers: [String],
    });
}

describe("every rendering of a report reads as the golden file does", () => {
  for (const [name, report] of Object.entries(scenarios))
    it(name, (t: TestContext) => {
      const keep = keeper(t, name);
      keep(renderText(report, { color: false }), "txt");
      keep(renderMarkdown(report), "md");
      keep(renderJson(report), "json");
      keep(renderAnnotations(report.findings), "annotations");
      keep(`${JSON.stringify(makeOutputs(report), null, 2)}\n`, "outputs.json");
    });
});

describe("a pull request's comment and check run read as the golden files do", () => {
  const page = { run: { url: "https://github.com/octo/lake/actions/runs/1" } };
  for (const [name, report] of Object.entries(onGitHub))
    it(name, (t: TestContext) => {
      const keep = keeper(t, `github/${name}`);
      keep(renderComment(report, page), "comment.md");
      // What only shows how it is cut is long enough as one page.
      if (name === "large") return;
      keep(renderText(report, { color: false }), "txt");
      const { summary, text = "", ...check } = checkRunOf(report, { ...page, jobless: true });
      keep(`${JSON.stringify(check, null, 2)}\n\n${summary}\n---\n\n${text}`, "check-run.txt");
    });
});
