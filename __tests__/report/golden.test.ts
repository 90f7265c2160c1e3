import { describe, it, type TestContext } from "node:test";
import { renderAnnotations } from "../../src/report/annotations.ts";
import { renderJson } from "../../src/report/json.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { makeOutputs } from "../../src/report/outputs.ts";
import { renderText } from "../../src/report/text.ts";
import { scenarios } from "./scenarios.ts";

describe("every rendering of a report reads as the golden file does", () => {
  for (const [name, report] of Object.entries(scenarios))
    it(name, (t: TestContext) => {
      const keep = (text: string, extension: string) =>
        t.assert.fileSnapshot(text, `__tests__/golden/report/${name}.${extension}`, {
          serializers: [String],
        });
      keep(renderText(report, { color: false }), "txt");
      keep(renderMarkdown(report), "md");
      keep(renderJson(report), "json");
      keep(renderAnnotations(report.findings), "annotations");
      keep(`${JSON.stringify(makeOutputs(report), null, 2)}\n`, "outputs.json");
    });
});
