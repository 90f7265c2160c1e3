import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { it } from "node:test";

it("names the Node that it needs, where it was started on an older one", () => {
  const older = 'Object.defineProperty(process, "versions", { value: { node: "20.20.2" } });';
  const preload = `--import=data:text/javascript,${encodeURIComponent(older)}`;
  const cli = join(import.meta.dirname, "../src/cli.ts");
  const run = spawnSync(process.execPath, [preload, cli, "check"], { encoding: "utf8" });
  assert.match(run.stderr, /^icebranch: Node\.js 24 or newer is needed, and this is 20\.20\.2/);
  assert.deepEqual([run.status, run.stdout], [3, ""]);
});
