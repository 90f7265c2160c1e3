/** DataFusion's planner, in a thread of its own that has a deep stack and is ended when it takes too long. */
import type { PlannedQuery, SqlParse, SqlPlanner } from "../sql-port.ts";
import { startThread, type Thread } from "../thread.ts";
import type { Question } from "./sql-planner/worker.ts";

export interface Limits {
  /** For one text. */
  readonly oneMs: number;
  /** For all texts that are slow: those that take more than a hundredth of that. */
  readonly allMs: number;
  readonly startMs: number;
}

const usual: Limits = { oneMs: 10_000, allMs: 60_000, startMs: 30_000 };

/** The deepest tree that DataFusion makes of a mebibyte fits in less. */
const STACK_MB = 512;

const givenUp = { kind: "given-up" } as const;

/** Throws IB901 where the thread does not start. */
export async function sqlPlanner({ oneMs, allMs, startMs }: Limits = usual): Promise<SqlPlanner> {
  let thread: Thread | undefined = await started(startMs);
  let left = allMs;
  const { greeting: version } = thread;

  /** Answers to the questions up to one that takes too long, which ends the thread. */
  async function answersTo(questions: readonly Question[]): Promise<unknown[]> {
    if (left <= 0) return [];
    thread ??= await started(startMs);
    thread.ask(questions);
    const answers: unknown[] = [];
    while (answers.length < questions.length) {
      const start = performance.now();
      const answer = await thread.answer(Math.min(left, oneMs));
      const took = performance.now() - start;
      if (took > oneMs / 100) left -= took;
      if (answer === undefined) {
        await thread.end();
        thread = undefined;
        break;
      }
      answers.push(answer);
    }
    return answers;
  }

  async function ask(questions: readonly Question[]): Promise<unknown[]> {
    const answers: unknown[] = [];
    while (answers.length < questions.length) {
      answers.push(...(await answersTo(questions.slice(answers.length))));
      if (answers.length < questions.length) answers.push(givenUp);
    }
    return answers;
  }

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: the thread says what it answers, not what was asked. */
  function inTurn(questions: readonly Question[]): Promise<unknown[]> {
    const answers = last.then(() => ask(questions));
    last = answers.catch(() => {});
    return answers;
  }

  return {
    version: String(version),
    async plan(query) {
      const [answer] = await inTurn([{ plan: query }]);
      return answer as PlannedQuery;
    },
    async parse(texts) {
      return (await inTurn(texts.map((parse) => ({ parse })))) as SqlParse[];
    },
  };
}

function started(startMs: number): Promise<Thread> {
  return startThread({
    files: ["./planner-worker.js", "./sql-planner/worker.ts"].map(
      (name) => new URL(name, import.meta.url),
    ),
    purpose: "SQL",
    startMs,
    resourceLimits: { stackSizeMb: STACK_MB },
  });
}
