/** What a run does where the runner itself, or icebranch, is broken. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../src/errors.ts";
import { bestEffort } from "../../src/github/best-effort.ts";
import { runOnGitHub } from "../../src/on-github.ts";

const token = "ghs_unusual~0123.4567/89+ab=";

describe("a mistake of ours while GitHub is told", () => {
  it("is a warning, and takes nothing of the report away", async () => {
    const problems: Finding[] = [];
    const mistaken = async () => {
      throw new RangeError("too deep");
    };
    assert.equal(await bestEffort(problems, mistaken), undefined);
    assert.deepEqual(
      problems.map(({ code, level }) => [code, level]),
      [["IB901", "warning"]],
    );
  });
});

describe("outputs that cannot be written", () => {
  it("are told, without a trace of our code and without the token, and the run is red", async () => {
    const lines: string[] = [];
    const status = await runOnGitHub({
      env: {},
      input: (name) => (name === "github-token" ? token : ""),
      setOutput() {
        throw new Error(`no file for ${token}`);
      },
      mask() {},
      log: (text) => lines.push(text),
      debug() {},
      demo: () => assert.fail("no demo here"),
      stop: new AbortController().signal,
    });
    const log = lines.join("\n");
    assert.equal(status, 3);
    assert.match(log, /^::error.*IB608.*outputs cannot be written/m);
    assert.match(log, /^::error.*IB6/m, "why the run itself ended");
    assert.doesNotMatch(log, /^\s+at |ghs_/m);
  });
});
