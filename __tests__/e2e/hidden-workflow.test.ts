/** A workflow file that git's ignore rules hide, as the `.gitignore` of dashtool's tutorials does. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { commandLine, ended, findingCodes } from "./lakehouse.ts";
import { shopOnBranch } from "./shop.ts";

const hides = { ".gitignore": ".*\n!.gitignore\nargo\n" };

describe("a workflow file that .gitignore hides", () => {
  for (const argv of [["workflow"], ["workflow", "--check"], ["workflow", "--head=HEAD"]])
    it(`is an error of ${argv.join(" ")}, at the line that hides it`, async () => {
      await using house = await shopOnBranch();
      await house.repository.commit("as in the tutorial", hides);
      const { report } = await house.icebranch(...argv);
      const [finding] = report.findings.filter(({ code }) => code === "IB505");
      assert.equal(report.result, "blocked");
      assert.deepEqual([finding?.level, finding?.file, finding?.line], ["error", ".gitignore", 3]);
      assert.match(finding?.message ?? "", /: argo stands in \.gitignore\.$/);
      assert.match(finding?.hint ?? "", /git add --force argo\/workflow\.yaml\.$/);
      assert.equal(existsSync(join(house.repository.root, "argo")), false);
    });

  it("is none where it is tracked all the same", async () => {
    await using house = await shopOnBranch();
    ended(await house.icebranch("workflow"), 0);
    await house.repository.commit("workflow");
    await house.repository.commit("hidden since", hides);
    for (const argv of [["workflow"], ["workflow", "--check"], ["workflow", "--head=HEAD"]])
      assert.deepEqual(findingCodes(ended(await house.icebranch(...argv), 0)), []);
  });
});

describe("workflow --check", () => {
  it("fails with the patch in a terminal and in JSON", async () => {
    await using house = await shopOnBranch();
    ended(await house.icebranch("workflow"), 0);
    const path = "argo/workflow.yaml";
    await house.repository.commit("workflow");
    const { root } = house.repository;
    const text = await house.repository.git("show", `HEAD:${path}`);
    await house.repository.write({
      [path]: `${text.replaceAll('"branch":"main"', '"branch":"x"')}\n`,
    });
    const patch = [/^ *-.*"branch":"x"/m, /^ *\+.*"branch":"main"/m];
    const { status, printed } = await commandLine(root, ["workflow", "--check"]);
    assert.equal(status, 1);
    for (const line of patch) assert.match(printed, line);
    const { report } = await house.icebranch("workflow", "--check");
    for (const line of patch) assert.match(report.workflow?.patch ?? "", line);
    assert.deepEqual(findingCodes(report), ["IB501", "IB607"]);
  });
});
