/** Runs git on one repository. */
import { spawn } from "node:child_process";
import { devNull } from "node:os";
import process from "node:process";
import { buffer, text } from "node:stream/consumers";

export interface GitOptions {
  readonly input?: Uint8Array | string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface GitProcess {
  run(
    args: readonly string[],
    options?: GitOptions,
  ): Promise<{ readonly code: number | null; readonly stdout: Buffer; readonly stderr: string }>;
  /** stdout without the last line's end. Throws with git's words. */
  git(args: readonly string[], options?: GitOptions): Promise<string>;
  /** undefined where git fails. */
  attempt(...args: readonly string[]): Promise<string | undefined>;
}

export function gitProcess(folder: string): GitProcess {
  const run: GitProcess["run"] = async (args, { input = "", env = {} } = {}) => {
    const child = spawn("git", ["--git-dir", folder, ...args], { env: { ...gitEnv(), ...env } });
    const closed = new Promise<number | null>((resolve, reject) =>
      child.on("close", resolve).on("error", reject),
    );
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    const [stdout, stderr] = await Promise.all([buffer(child.stdout), text(child.stderr)]);
    return { code: await closed, stdout, stderr };
  };
  return {
    run,
    async git(args, options) {
      const { code, stdout, stderr } = await run(args, options);
      if (code !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
      return stdout.toString().replace(/\n$/, "");
    },
    async attempt(...args) {
      const { code, stdout } = await run(args);
      return code === 0 ? stdout.toString().replace(/\n$/, "") : undefined;
    },
  };
}

/** Without what a git hook or the user's own configuration would bring in. */
export function gitEnv(): NodeJS.ProcessEnv {
  const outside = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return {
    ...Object.fromEntries(outside),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
  };
}
