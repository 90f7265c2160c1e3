/** Runs icebranch in a process of its own, and kills that in the middle of a write. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";

const cli = join(import.meta.dirname, "../../src/cli.ts");
const hook = join(import.meta.dirname, "kill-hook.ts");
/** Spares each of many short processes the compiling. */
const compiled = join(import.meta.dirname, "../../node_modules/.cache/icebranch-test");

/** Whether it was killed: false where it ended before its `at`-th write. */
export async function killedRun(
  cwd: string,
  argv: readonly string[],
  at: number,
): Promise<boolean> {
  const env = {
    ...process.env,
    ICEBRANCH_TEST_KILL_AT: String(at),
    NODE_COMPILE_CACHE: compiled,
  };
  const args = ["--import", hook, cli, ...argv];
  const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "ignore", "inherit"] });
  const [code, signal] = await once(child, "exit");
  if (signal === null) assert.ok([0, 1, 4].includes(code), `it ended with ${code}`);
  return signal !== null;
}
