/** What a terminal is told, whoever named the files. */
import assert from "node:assert/strict";
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { runCommandLine } from "../src/terminal.ts";
import { temporaryRepository } from "./repository.ts";

async function printed(cwd: string, env: NodeJS.ProcessEnv, ...argv: readonly string[]) {
  let text = "";
  const print = (more: string) => {
    text += more;
  };
  const demo = () => assert.fail("no demo here");
  await runCommandLine(argv, { cwd, env, demo, color: false, out: print, err: print });
  return text;
}

describe("a terminal", () => {
  it("obeys nothing that an option, a folder or an error's trace says", async () => {
    await using repository = await temporaryRepository({ "dashtool.json": "{}" });
    const env = { ...process.env, ICEBRANCH_DEBUG: "1" };
    for (const argv of [
      ["check", "--x\u001b[2J\u009b2J"],
      ["plan", "--project", "a\u001b[2J"],
    ]) {
      const text = await printed(repository.root, env, ...argv);
      assert.match(text, /\\u\{1b\}/);
      assert.doesNotMatch(text.replaceAll("\n", ""), /\p{Cc}/u);
    }
  });

  it("writes its report through no link of the repository", async () => {
    await using repository = await temporaryRepository({ "dashtool.json": "{}" });
    await using other = await temporaryRepository({ kept: "kept" });
    await symlink(join(other.root, "kept"), join(repository.root, "report.json"));
    const text = await printed(repository.root, {}, "check", "--report", "report.json");
    assert.match(text, /The report cannot be written/);
    assert.equal(await other.git("status", "--porcelain"), "");
  });

  it("writes its report where a person's own link leads", async () => {
    await using repository = await temporaryRepository({ "dashtool.json": "{}" });
    await using other = await temporaryRepository({ kept: "" });
    const link = join(other.root, "link.json");
    await writeFile(join(other.root, "kept"), "");
    await symlink("kept", link);
    await printed(repository.root, {}, "check", "--report", link);
    assert.notEqual(await other.git("status", "--porcelain", "kept"), "");
  });
});
