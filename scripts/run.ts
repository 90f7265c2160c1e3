import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";

/** Runs a program in the repository's root, and ends this process where it is missing or fails. */
export function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const { status, error } = spawnSync(program, args, {
    cwd: join(import.meta.dirname, ".."),
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (error !== undefined) console.error(`${program} does not run here: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
