/** The terminal that this process was started in, and the command line that it was given. */
import process from "node:process";
import { visible } from "./report/harmless.ts";
import { runCommandLine, type Terminal } from "./terminal.ts";

export async function runInThisTerminal(): Promise<void> {
  const { argv, env, stderr, stdout } = process;
  const noColor = env.NO_COLOR !== undefined && env.NO_COLOR !== "";

  // A reader that has seen enough (`| head`) is no mistake.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

  const terminal: Terminal = {
    cwd: process.cwd(),
    env,
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    ...(stderr.isTTY ? { progress: (text: string) => stderr.write(`${visible(text)}\n`) } : {}),
    color: stdout.isTTY === true && !noColor,
    demo: async (inputs) => (await import("./demo-door.ts")).runDemoVerb(inputs, terminal),
  };
  process.exitCode = await runCommandLine(argv.slice(2), terminal);
}
