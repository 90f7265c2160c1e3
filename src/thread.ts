/** A thread for work that may take for ever: it can be ended, which nothing else could. */
import { existsSync } from "node:fs";
import { type ResourceLimits, Worker } from "node:worker_threads";
import { IcebranchError } from "./errors.ts";

export interface Thread {
  /** What it said of itself when it was ready. */
  readonly greeting: unknown;
  ask(message: unknown): void;
  /** The next thing that it says; undefined where the time is up or the thread has ended. */
  answer(ms: number): Promise<unknown>;
  end(): Promise<void>;
}

export interface ThreadOptions {
  /** The first of these files that exists: beside the bundle, or in the sources when run from there. */
  readonly files: readonly URL[];
  /** What it is for, in the message where it does not start. */
  readonly purpose: string;
  /** A machine under load takes long to start a thread, which nobody's file is to blame for. */
  readonly startMs: number;
  readonly resourceLimits: ResourceLimits;
}

/** The process ends without it while nothing is waited for. Throws IB901. */
export async function startThread(options: ThreadOptions): Promise<Thread> {
  const file = options.files.find((one) => existsSync(one));
  const worker = file && new Worker(file, settings(options));
  const thread = worker && listenTo(worker);
  const greeting = await thread?.answer(options.startMs);
  if (thread && greeting !== undefined) return { ...thread, greeting };
  await thread?.end();
  const hint = "Install icebranch again: its files belong beside the program.";
  throw new IcebranchError("IB901", `The thread for ${options.purpose} does not start.`, { hint });
}

function settings({ resourceLimits }: ThreadOptions) {
  // It needs nothing of ours: no secrets of the environment, no flags, none of our output.
  return { env: {}, execArgv: [], stdout: true, stderr: true, resourceLimits };
}

function listenTo(worker: Worker): Omit<Thread, "greeting"> {
  const said: unknown[] = [];
  let ended = false;
  let told = () => {};
  const hear = (message: unknown) => {
    said.push(message);
    told();
  };
  const end = () => {
    ended = true;
    told();
  };
  // What comes of it is waited for below; an error later on is that of a thread being ended.
  worker.on("message", hear).on("error", end).on("exit", end);
  worker.unref();
  return {
    ask: (message) => worker.postMessage(message),
    async answer(ms) {
      if (said.length === 0 && !ended) {
        worker.ref();
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          told = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        worker.unref();
      }
      return said.shift();
    },
    async end() {
      await worker.terminate();
    },
  };
}
