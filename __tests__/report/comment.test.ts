import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isOurComment, renderComment, sameComment } from "../../src/report/comment.ts";
import { onGitHub } from "./on-github.ts";
import { typical } from "./open-pull.ts";
import { aFinding, aPlan, aReport } from "./plans.ts";

function addressOf(run: string) {
  return { run: { url: `https://github.com/octo/lake/actions/runs/${run}` } };
}

describe("the comment of a project", () => {
  it("is found again by its first line, as GitHub may have stored it", () => {
    const body = renderComment(typical(), addressOf("1"));
    assert.ok(isOurComment(body, "."));
    assert.ok(isOurComment(body.replaceAll("\n", "\r\n"), "."));
    assert.ok(isOurComment(body.trimEnd(), "."));
  });

  it("is not that of another project of the repository, however alike their names", () => {
    const names = [".", "lake", "lake/a", "lake-->", "x".repeat(300), `${"x".repeat(300)}y`];
    for (const project of names)
      for (const other of names) {
        const body = renderComment(aReport({ project }));
        assert.equal(isOurComment(body, other), project === other, `${project} ${other}`);
      }
  });

  it("is none that only quotes the marker, or has half of it", () => {
    const body = renderComment(typical());
    assert.ok(!isOurComment(` ${body}`, "."));
    assert.ok(!isOurComment(`> ${body}`, "."));
    assert.ok(!isOurComment(body.replace(/ content=.*/, ""), "."));
  });

  it("says the same by another run, on another commit, in another version", () => {
    const one = renderComment(typical(), addressOf("1"));
    const later = { ...typical(), version: "0.2.0", head: "3".repeat(40) };
    const other = renderComment(later, {
      ...addressOf("18446744073709551615"),
      commit: "4".repeat(40),
    });
    assert.notEqual(one, other);
    assert.ok(sameComment(one, other));
    assert.ok(sameComment(one.replaceAll("\n", "\r\n"), other));
    assert.match(other, /As of commit 4444444 · \[this run\]\(https:.*\) · icebranch 0\.2\.0/);
  });

  it("says the same where the run's address is longer, though the page is full", () => {
    const report = onGitHub.large ?? typical();
    const [one, other] = [renderComment(report), renderComment(report, addressOf("9".repeat(300)))];
    assert.ok(sameComment(one, other));
    assert.ok(other.length <= 65_536);
  });

  it("says something else where one word of it is another", () => {
    const [one, other] = ["one", "other"].map((message) =>
      renderComment(aReport({ plan: aPlan({ findings: [aFinding({ message })] }) })),
    );
    assert.ok(!sameComment(one ?? "", other ?? ""));
    assert.ok(!sameComment("a person's words", "a person's words"));
  });

  it("links nothing but a page of GitHub's server", () => {
    const body = renderComment(typical(), { run: { url: "javascript:alert(1)" } });
    assert.doesNotMatch(body, /javascript|this run/);
  });
});
