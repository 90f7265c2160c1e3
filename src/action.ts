/** GitHub's door. */
import process from "node:process";
import { debug, getInput, isDebug, setOutput, setSecret } from "@actions/core";
import type { Runner } from "./github/runner.ts";
import { runOnGitHub } from "./on-github.ts";
import { stopOnSignal } from "./stop-signal.ts";

const { env, stdout } = process;

/** A text of one line or more, its last line ended. */
function log(text: string): void {
  if (text !== "") stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

const runner: Runner = {
  env,
  input: getInput,
  setOutput,
  mask: setSecret,
  log,
  debug(text) {
    if (isDebug()) debug(text);
  },
  stop: stopOnSignal(log),
  async demo(inputs) {
    const terminal = { cwd: process.cwd(), env, out: log, err: log, color: false };
    const demo = () => Promise.resolve(0);
    return (await import("./demo-door.ts")).runDemoVerb(inputs, { ...terminal, demo });
  },
};

process.exitCode = await runOnGitHub(runner);
