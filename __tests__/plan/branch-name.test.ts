import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import fc from "fast-check";
import { dataBranchName, isDataBranchName, isGitBranchName } from "../../src/plan/branch-name.ts";

describe("the data branch of a git branch", () => {
  const cases: { what: string; name: string; expect: string | RegExp }[] = [
    { what: "keeps a plain name", name: "bronze", expect: "bronze" },
    { what: "keeps folders, dots, dashes", name: "feat/v1.2_a-b", expect: "feat/v1.2_a-b" },
    { what: "keeps `master`", name: "master", expect: "master" },
    { what: "is never `main`", name: "main", expect: /^main-[0-9a-f]{10}$/ },
    { what: "reads well in ASCII", name: "feat/#441 Ünï", expect: /^feat\/-441-Uni-[0-9a-f]{10}$/ },
    {
      what: "is no tag of ours",
      name: "icebranch-undo-7",
      expect: /^git-icebranch-undo-7-\w{10}$/,
    },
    { what: "has 128 characters at most", name: "n".repeat(129), expect: /^n{117}-\w{10}$/ },
    { what: "needs no ASCII letter", name: "日本", expect: /^git---[0-9a-f]{10}$/ },
  ];
  for (const { what, name, expect } of cases) {
    it(what, () => {
      const made = dataBranchName(name);
      if (typeof expect === "string") assert.equal(made, expect);
      else assert.match(made, expect);
    });
  }

  it("has the pull request's number behind it where that is asked for", () => {
    assert.equal(dataBranchName("bronze", 17), "bronze-17");
    assert.ok(isDataBranchName(dataBranchName("b".repeat(128), 17)));
  });

  it("is not another's, even where a branch is called as if its name were made", () => {
    const made = dataBranchName("feat/#441");
    assert.notEqual(dataBranchName(made), made);
  });

  const names = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 140 }),
    fc.string({ unit: fc.constantFrom("a", "-", "#", "ä", "/"), maxLength: 4 }),
    fc.constantFrom("main", "icebranch-kept-1", "n".repeat(200), "n".repeat(201)),
  );
  it("is legal whatever the name", () => {
    fc.assert(
      fc.property(names, fc.option(fc.nat(), { nil: undefined }), (name, suffix) =>
        isDataBranchName(dataBranchName(name, suffix)),
      ),
      { seed: 7, numRuns: 500 },
    );
  });

  it("is another one for another name", () => {
    const anyName = fc.oneof(
      names,
      names.map((name) => dataBranchName(name)),
    );
    fc.assert(
      fc.property(fc.uniqueArray(anyName, { maxLength: 30 }), (all) => {
        assert.equal(new Set(all.map((name) => dataBranchName(name))).size, all.length);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

it("knows the names that git takes for a branch", () => {
  const names = [
    ...["bronze", "feat/x", "Grüße", "a.b", "a@b", "x#1", "HEAD", "-x", "", ".x", "a/.b"],
    ...[
      "a..b",
      "a b",
      "a~1",
      "a^",
      "a:b",
      "a?",
      "a*",
      "a[b",
      "a\\b",
      "a@{0}",
      "x.lock",
      "x.lock/y",
    ],
    ...["a//b", "/a", "a/", "a.", "a\tb", "a\x7f", "refs/heads/x", "@/a", "a@", "..", "a/-b"],
  ];
  for (const name of names)
    assert.equal(isGitBranchName(name), gitTakes(name), JSON.stringify(name));
});

function gitTakes(name: string): boolean {
  try {
    execFileSync("git", ["check-ref-format", "--branch", name], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
