/** Judges by users' own schemas with ajv, in a thread of its own that is ended when it takes too long. */
import type { SchemaJudge, Verdict } from "../schema-port.ts";
import { startThread, type Thread } from "../thread.ts";

export interface Limits {
  /** For one schema and all that is judged by it. */
  readonly oneMs: number;
  /** For all of them. */
  readonly allMs: number;
  readonly startMs: number;
}

const usual: Limits = { oneMs: 2_000, allMs: 10_000, startMs: 30_000 };

const givenUp: Verdict = { kind: "given-up" };

export function schemaJudge({ oneMs, allMs, startMs }: Limits = usual): SchemaJudge {
  return {
    async judge(cases) {
      const judgements: Verdict[] = [];
      let left = allMs;
      let thread: Thread | undefined;
      try {
        for (const one of cases) {
          if (left > 0) thread ??= await started(startMs);
          const start = performance.now();
          if (left > 0) thread?.ask(one);
          const answer = left > 0 ? await thread?.answer(Math.min(left, oneMs)) : undefined;
          left -= performance.now() - start;
          judgements.push((answer as Verdict | undefined) ?? givenUp);
          if (answer !== undefined) continue;
          await thread?.end();
          thread = undefined;
        }
      } finally {
        await thread?.end();
      }
      return judgements;
    },
  };
}

function started(startMs: number): Promise<Thread> {
  return startThread({
    files: ["./schema-worker.js", "./schema-judge/worker.ts"].map(
      (name) => new URL(name, import.meta.url),
    ),
    purpose: "users' schemas",
    startMs,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
}
