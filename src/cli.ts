/** The terminal's door. */
import process from "node:process";
import { runCommandLine, type Terminal } from "./terminal.ts";

const { argv, env, stdout, stderr } = process;
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
  color: stdout.isTTY === true && !noColor,
  demo: async (inputs) => (await import("./demo-door.ts")).runDemoVerb(inputs, terminal),
};

process.exitCode = await runCommandLine(argv.slice(2), terminal);
