/** Each row of docs/scenarios.md names tests that are there. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

const page = new URL("../docs/scenarios.md", import.meta.url);
const rows = readFileSync(page, "utf8")
  .split("\n")
  .filter(
    (line) => line.startsWith("| ") && !line.startsWith("| when") && !line.startsWith("| ---"),
  );

/** What a template string puts in stands as `…` on the page. */
function titles(source: string): readonly string[] {
  const found = source.matchAll(/(?:describe|it)\(\s*("(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)/g);
  return [...found].map(([, text = ""]) => text.slice(1, -1));
}

function isTitle(name: string, title: string): boolean {
  const parts = name.split("…").map((part) => RegExp.escape(part));
  return new RegExp(parts.join(".+")).test(title);
}

describe("the page of scenarios", () => {
  it("has rows", () => assert.ok(rows.length > 50, String(rows.length)));

  for (const row of rows) {
    const cells = row.split(" | ");
    it(`names the tests of ${cells[0]?.slice(2)}`, () => {
      const links = [...(cells[2] ?? "").matchAll(/\[(.+?)\]\((\S+?)\)/g)];
      assert.notEqual(links.length, 0, row);
      for (const [, name = "", path = ""] of links) {
        const source = readFileSync(new URL(path, page), "utf8");
        assert.ok(
          titles(source).some((title) => isTitle(name, title)),
          `${path} has no test "${name}"`,
        );
      }
    });
  }
});
