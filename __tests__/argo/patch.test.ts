import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { unifiedDiff } from "../../src/argo/patch.ts";

const lines = (word: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${word} ${i}\n`).join("");

const cases: { name: string; before: string | undefined; after: string }[] = [
  { name: "a line in the middle", before: "a\nb\nc\n", after: "a\nB\nc\n" },
  { name: "a new file", before: undefined, after: "a\nb\n" },
  { name: "an end without a line break", before: "a\nb", after: "a\nc" },
  { name: "carriage returns", before: "a\r\nb\r\n", after: "a\r\nc\r\n" },
  {
    name: "a file with nothing left of it",
    before: lines("old", 5_000),
    after: lines("new", 5_000),
  },
];

describe("the patch of a workflow file", () => {
  for (const { name, before, after } of cases)
    it(`is one that git applies: ${name}`, () => {
      const folder = mkdtempSync(join(tmpdir(), "icebranch-patch-"));
      try {
        const file = join(folder, "w.yaml");
        if (before !== undefined) writeFileSync(file, before);
        const input = unifiedDiff(before, after, "w.yaml");
        execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: folder, input });
        assert.equal(readFileSync(file, "utf8"), after);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

  it("is empty where nothing changes", () => assert.equal(unifiedDiff("a\n", "a\n", "w"), ""));
});
