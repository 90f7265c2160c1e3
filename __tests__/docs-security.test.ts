/** The threat table: each row names tests, and each of them is there. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

const docs = join(import.meta.dirname, "../docs");
const [, threats = ""] = readFileSync(join(docs, "security.md"), "utf8").split("\n## Threats\n");
const rows = [...threats.matchAll(/^\| (.+?) \| (.+?) \| (.*) \|$/gm)].filter(
  ([, threat = ""]) => threat !== "threat" && !/^-+$/.test(threat),
);

describe("docs/security.md", () => {
  it("has a table of threats", () => assert.ok(rows.length > 30, `${rows.length} rows`));

  for (const [, threat = "", , tests = ""] of rows)
    it(`names a test that is there: ${threat}`, () => {
      const links = [...tests.matchAll(/\[([^\]]+)\]\((\S+?)\)/g)];
      assert.ok(links.length > 0);
      for (const [, name = "", path = ""] of links) {
        assert.match(path, /^\.\.\/__tests__\/\S+\.test\.ts$/);
        const file = join(docs, path);
        assert.ok(existsSync(file), path);
        assert.ok(readFileSync(file, "utf8").includes(name), `${path}: ${name}`);
      }
    });
});
