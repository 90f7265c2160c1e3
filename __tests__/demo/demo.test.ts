/** The demo's own part; with the real verbs it runs in the end-to-end tests. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type DemoOptions, runDemo } from "../../src/demo/demo.ts";

const example = join(import.meta.dirname, "../../examples/inventory");

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "icebranch demo "));
});
after(async () => rm(folder, { recursive: true, force: true }));

/** Runs the demo with verbs that do nothing but write the file that `workflow` writes. */
async function demo(name: string, exitStatus = 0) {
  const lines: string[] = [];
  const verbs: string[] = [];
  const options: DemoOptions = {
    example,
    folder: join(folder, name),
    program: "icebranch",
    out: (line) => lines.push(line),
    icebranch: async (args, repository) => {
      verbs.push(args.join(" "));
      if (args[0] === "workflow") await writeFile(join(repository, "workflow.yaml"), "");
      return { exitStatus };
    },
  };
  const run = runDemo(options);
  return { run, lines, verbs, repository: join(folder, name, "repository") };
}

describe("the demo", () => {
  it("runs the verbs of a pull request in order", async () => {
    const { run, verbs } = await demo("order");
    await run;
    assert.deepEqual(verbs, [
      "plan",
      "build",
      "workflow",
      "publish --branch add-orders",
      "undo",
      "publish --branch add-orders",
    ]);
  });

  it("shows the new rows on the data branch while main has the old ones", async () => {
    const { run, lines } = await demo("rows");
    await run;
    const text = lines.join("\n");
    assert.match(text, /bronze\.inventory\.orders on add-orders: 4 rows/);
    assert.match(text, /bronze\.inventory\.orders on main: no rows/);
    assert.match(text, /bronze\.inventory\.customers on main: 3 rows/);
  });

  it("squashes the pull request into one commit whose configuration points into the folder", async () => {
    const { run, repository } = await demo("squash");
    await run;
    const git = (...args: string[]) =>
      execFileSync("git", args, { cwd: repository, encoding: "utf8" }).trim();
    assert.equal(git("rev-list", "--count", "main"), "2");
    assert.equal(git("status", "--porcelain"), "");
    assert.match(git("diff", "--name-status", "main~", "main"), /A\tbronze.*kafka[\s\S]*M\tbronze/);
    const config = JSON.parse(await readFile(join(repository, "dashtool.json"), "utf8"));
    assert.equal(config.catalogUrl, `sqlite:///${join(folder, "squash", "lake", "catalog.db")}`);
  });

  it("refuses a folder that holds something", async () => {
    const { run } = await demo(".");
    await assert.rejects(run, { code: "IB608" });
  });

  it("stops at a verb that fails", async () => {
    const { run, verbs } = await demo("stops", 3);
    await assert.rejects(run, /icebranch plan ended with status 3/);
    assert.deepEqual(verbs, ["plan"]);
  });
});
