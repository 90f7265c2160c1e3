/** Programs that run beside the tests, each in a folder of its own, and what can be asked of them. */
import { type ChildProcess, spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";

export interface Server extends AsyncDisposable {
  readonly name: string;
  readonly version: string;
  readonly uri: string;
  /** Spelled as pyiceberg's catalog properties where it has a word for it. */
  readonly properties: { readonly [key: string]: string };
  readonly pid: number;
}

export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Where it runs, and where its output goes, as `log`. */
  readonly folder: string;
  readonly env?: { readonly [name: string]: string };
  /** Some refuse to run as root: they run as nobody then. */
  readonly asNobody?: boolean;
  /** What asks it to stop; SIGTERM unless given. */
  readonly stopSignal?: NodeJS.Signals;
  /** Rejects or answers false until it can be used. */
  readonly ready: () => Promise<boolean>;
}

export interface RunningProgram extends AsyncDisposable {
  readonly pid: number;
}

/** Debian's `nobody` and `nogroup`. */
const nobody = { uid: 65_534, gid: 65_534 };

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** What `spawn` needs to run a program as nobody, where this process is root. */
export function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  return isRoot() ? nobody : {};
}

/** A server that cannot start is an error with the end of its log: no test is left out for it. */
export async function startProgram(program: Program, seconds = 120): Promise<RunningProgram> {
  const log = join(program.folder, "log");
  const output = openSync(log, "a");
  const child = spawn(program.command, program.args, {
    cwd: program.folder,
    env: { ...process.env, ...program.env },
    stdio: ["ignore", output, output],
    // A Ctrl-C is for the script, which then stops them in order.
    detached: true,
    ...(program.asNobody ? unprivileged() : {}),
  });
  child.unref();
  let spawnError: Error | undefined;
  child.on("error", (error) => {
    spawnError = error;
  });
  const until = Date.now() + seconds * 1000;
  while (!(await program.ready().catch(() => false))) {
    const ended = spawnError?.message ?? endOf(child);
    if (ended !== undefined || Date.now() > until) {
      await stop(child, "SIGKILL");
      const why = ended ?? `it was not ready after ${seconds} seconds`;
      throw new Error(`${program.name} does not start: ${why}\n${lastLines(log)}`);
    }
    await wait(100);
  }
  return {
    pid: child.pid ?? 0,
    [Symbol.asyncDispose]: () => stop(child, program.stopSignal ?? "SIGTERM"),
  };
}

function endOf(child: ChildProcess): string | undefined {
  if (child.exitCode === null && child.signalCode === null) return undefined;
  return `it ended with ${child.exitCode ?? child.signalCode}`;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  if (endOf(child) !== undefined) return;
  child.ref();
  child.kill(signal);
  const kill = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await ended;
  clearTimeout(kill);
}

function lastLines(log: string): string {
  return readFileSync(log, "utf8").split("\n").slice(-40).join("\n");
}

/** Free at the moment of asking; on the loopback interface. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}

/** Whether something answers over HTTP, whatever it says. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url);
  await response.body?.cancel();
  return true;
}
