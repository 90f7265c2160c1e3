/** The example is what a reader would get: sound, and with the files that icebranch itself writes. */
import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { githubWorkflow, initSteps } from "../src/commands/init.ts";
import { runCommandLine } from "../src/terminal.ts";
import { temporaryRepository } from "./repository.ts";

const example = join(import.meta.dirname, "../examples/inventory");

async function run(cwd: string, ...argv: readonly string[]) {
  let out = "";
  const exitStatus = await runCommandLine(argv, {
    cwd,
    env: {},
    out: (text) => {
      out += text;
    },
    err: (text) => {
      out += text;
    },
    color: false,
    demo: () => assert.fail("no demo here"),
  });
  return { out, exitStatus };
}

describe("examples/inventory", () => {
  it("is sound, and its workflow file is what icebranch makes of it", async () => {
    await using repository = await temporaryRepository();
    cpSync(example, repository.root, { recursive: true });
    await repository.commit("example");
    assert.deepEqual(await run(repository.root, "check"), {
      out: "No errors.\n\nNext\n  See what would happen to the data:\n      icebranch plan\n",
      exitStatus: 0,
    });
    const workflow = await run(repository.root, "workflow", "--check");
    assert.equal(workflow.exitStatus, 0, workflow.out);
  });

  it("has the GitHub workflow that init writes", () => {
    const [step] = initSteps(".", { config: true, workflow: false, main: "main" });
    assert.equal(
      readFileSync(join(example, githubWorkflow), "utf8"),
      new TextDecoder().decode(step?.bytes),
    );
  });
});
