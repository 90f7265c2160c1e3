/** A checkout whose git is set up to run programs: one that an earlier job left on the runner. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { temporaryFolder } from "../repository.ts";
import { ended, type LakeHub, lakeHub, ordersPull } from "./lake-hub.ts";

const git = (args: readonly string[]) => promisify(execFile)("git", args);
const programs = [
  ...["core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass"],
  ...["core.gitProxy", "core.alternateRefsCommand", "credential.helper", "gpg.program"],
  ...["filter.x.clean", "filter.x.smudge", "diff.x.textconv", "merge.x.driver"],
  "uploadpack.packObjectsHook",
];
const hooks = ["post-checkout", "reference-transaction", "post-index-change", "pre-commit"];

/** Whatever runs in it leaves a line in `proof`, and whatever it fetches comes from nowhere. */
async function hostileCheckout({ hub }: LakeHub, folder: string) {
  const [workspace, proof] = [join(folder, "workspace"), join(folder, "proof")];
  const basic = Buffer.from("x-access-token:ghs_actions").toString("base64");
  const header = `http.extraHeader=AUTHORIZATION: basic ${basic}`;
  await git(["-c", header, "clone", "--quiet", `${hub.url}/octo/lake`, workspace]);
  const run = (name: string) => `#!/bin/sh\necho ${name} >> '${proof}'\n`;
  const evil = join(folder, "evil");
  await mkdir(join(folder, "hooks"));
  for (const hook of hooks)
    await writeFile(join(folder, "hooks", hook), run(hook), { mode: 0o755 });
  await writeFile(evil, run("evil"), { mode: 0o755 });
  await writeFile(join(workspace, ".git/info/attributes"), "* filter=x diff=x merge=x\n");
  const nowhere = "http://127.0.0.1:1/";
  const settings = [
    ...programs.map((name) => [name, evil] as const),
    ["core.hooksPath", join(folder, "hooks")],
    [`url.${nowhere}.insteadOf`, hub.url],
    ["http.proxy", nowhere],
  ] as const;
  for (const [name, value] of settings) await git(["-C", workspace, "config", name, value]);
  return { workspace, proof };
}

describe("a checkout whose git runs programs", () => {
  for (const token of ["ghs_actions", ""])
    it(`runs none of them ${token === "" ? "without a token" : "with a token"}`, async () => {
      await using lake = await lakeHub();
      const number = await ordersPull(lake);
      const folder = await temporaryFolder();
      try {
        const { workspace, proof } = await hostileCheckout(lake, folder);
        const env = { PATH: process.env.PATH ?? "", GITHUB_WORKSPACE: workspace };
        const event = await lake.hub.event("pull_request", "opened", number);
        const run = await lake.run(event, { env, token });
        if (token !== "") ended(run, 0);
        await assert.rejects(readFile(proof), { code: "ENOENT" });
      } finally {
        await rm(folder, { recursive: true });
      }
    });
});
