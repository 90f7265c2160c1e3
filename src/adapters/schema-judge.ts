/** Judges by users' own schemas with ajv, in a thread of its own that is ended when it takes too long. */
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { IcebranchError } from "../errors.ts";
import type { SchemaJudge, Verdict } from "../schema-port.ts";

export interface Limits {
  /** For one schema and all that is judged by it. */
  readonly oneMs: number;
  /** For all of them. */
  readonly allMs: number;
  /** A machine under load takes long to start a thread, which no schema is to blame for. */
  readonly startMs: number;
}

const usual: Limits = { oneMs: 2_000, allMs: 10_000, startMs: 30_000 };

const givenUp: Verdict = { kind: "given-up" };

export function schemaJudge({ oneMs, allMs, startMs }: Limits = usual): SchemaJudge {
  return {
    async judge(cases) {
      const judgements: Verdict[] = [];
      let left = allMs;
      let worker: Worker | undefined;
      try {
        for (const one of cases) {
          if (left > 0) worker ??= await started(startMs);
          const start = performance.now();
          const answer =
            worker && left > 0 ? await answerTo(worker, one, Math.min(left, oneMs)) : undefined;
          left -= performance.now() - start;
          judgements.push((answer as Verdict | undefined) ?? givenUp);
          if (answer !== undefined) continue;
          await worker?.terminate();
          worker = undefined;
        }
      } finally {
        await worker?.terminate();
      }
      return judgements;
    },
  };
}

async function started(ms: number): Promise<Worker> {
  const worker = new Worker(workerFile(), {
    // It needs nothing of ours: no secrets of the environment, no flags, none of our output.
    ...{ env: {}, execArgv: [], stdout: true, stderr: true },
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  // What comes of it is waited for below; an error later on is that of a thread being ended.
  worker.on("error", () => {});
  if ((await answerTo(worker, undefined, ms)) !== undefined) return worker;
  await worker.terminate();
  const hint = "Install icebranch again: `schema-worker.js` belongs beside the program.";
  throw new IcebranchError("IB901", "The thread for users' schemas does not start.", { hint });
}

/** Beside the bundle, or in the sources when run from there. */
function workerFile(): URL {
  const beside = new URL("./schema-worker.js", import.meta.url);
  return existsSync(beside) ? beside : new URL("./schema-judge/worker.ts", import.meta.url);
}

/** undefined where the time is up or the thread has ended. */
function answerTo(worker: Worker, message: unknown, ms: number): Promise<unknown> {
  return new Promise((resolve) => {
    const done = (answer: unknown) => {
      clearTimeout(timer);
      worker.off("message", done).off("error", ended).off("exit", ended);
      resolve(answer);
    };
    const ended = () => done(undefined);
    const timer = setTimeout(ended, ms);
    worker.once("message", done).once("error", ended).once("exit", ended);
    if (message !== undefined) worker.postMessage(message);
  });
}
