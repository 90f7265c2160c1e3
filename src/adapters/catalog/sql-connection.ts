/**
 * One connection to a database server, made when it is first needed. No call waits for ever, and
 * each is asked in its turn: a protocol of these servers answers one after the other.
 */
import { IcebranchError } from "../../errors.ts";
import { pause } from "./in-turn.ts";
import type { Row, Statement } from "./sql-driver.ts";
import { LateAnswer, type Tell, type Trouble } from "./sql-trouble.ts";

export interface Answer {
  readonly rows: readonly Row[];
  /** Rows that the statement found to change. */
  readonly changes: number;
}

export type Run = (statement: Statement) => Promise<Answer>;

/** A connection as a driver's library makes it. */
export interface Link {
  open(): Promise<void>;
  run: Run;
  /** One statement that can change nothing. */
  read: Run;
  /** Says goodbye. */
  close(): Promise<void>;
  /** At once, whatever is under way: what waits for an answer gets none. */
  cut(): void;
}

export interface Dialect {
  /** Ways to connect, in order; the next one only where `mayGoOn`. */
  links(): Promise<readonly (() => Link)[]>;
  mayGoOn(error: unknown): boolean;
  readonly begin: string;
  troubleOf(error: unknown): Trouble;
  readonly tell: Tell;
}

export interface Limits {
  readonly connectMs: number;
  readonly statementMs: number;
}

export const defaultLimits: Limits = { connectMs: 15_000, statementMs: 30_000 };

/** How often a transaction is begun again that the database ended because of others. */
const maxTries = 6;

export interface Connection extends AsyncDisposable {
  /** No rows where there is no such table. */
  read(statement: Statement): Promise<readonly Row[]>;
  /** One transaction, committed where `work` says so. */
  write<T>(work: Work<T>): Promise<T>;
}

export type Work<T> = (run: Run) => Promise<{ readonly commit: boolean; readonly answer: T }>;

export function sqlConnection(dialect: Dialect, limits: Limits): Connection {
  let link: Link | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function opened(): Promise<Link> {
    link ??= await openOne(dialect, limits.connectMs);
    return link;
  }

  /** The database rolls back what a connection leaves behind. */
  function drop(): void {
    link?.cut();
    link = undefined;
  }

  async function readOnce(statement: Statement): Promise<readonly Row[]> {
    const wasOpen = link !== undefined;
    const used = await opened();
    try {
      return (await within(limits.statementMs, used, used.read(statement))).rows;
    } catch (error) {
      const kind = kindOf(error);
      if (kind === "no-table") return [];
      if (kind !== "lost") throw error;
      drop();
      // One that lay idle may have been gone for long.
      if (!wasOpen || error instanceof LateAnswer) throw error;
      return readOnce(statement);
    }
  }

  async function writeOnce<T>(work: Work<T>): Promise<T> {
    const used = await opened();
    const run: Run = (statement) => within(limits.statementMs, used, used.run(statement));
    const say = (sql: string) => run({ sql, parameters: [] });
    let isCommitting = false;
    try {
      await say(dialect.begin);
      const { commit, answer } = await work(run);
      isCommitting = commit;
      await (commit ? say("commit") : say("rollback").catch(drop));
      return answer;
    } catch (error) {
      const kind = kindOf(error);
      if (kind === "lost") drop();
      else await say("rollback").catch(drop);
      throw isCommitting && kind !== "conflict" ? fateUnknown(dialect.tell) : error;
    }
  }

  /** What was thrown in words of ours is no news of the database. */
  function kindOf(error: unknown): Trouble["kind"] {
    return error instanceof IcebranchError ? "refused" : dialect.troubleOf(error).kind;
  }

  function explained(error: unknown): unknown {
    return error instanceof IcebranchError ? error : dialect.troubleOf(error).error;
  }

  async function writePatiently<T>(work: Work<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await inTurn(() => writeOnce(work));
      } catch (error) {
        const kind = kindOf(error);
        // Nothing was committed: what was lost before that may be tried again, what is late will be late again.
        const helps = kind === "conflict" || (kind === "lost" && !(error instanceof LateAnswer));
        if (!helps || tries === maxTries) throw error;
        await pause(tries);
      }
    }
  }

  return {
    read: (statement) =>
      inTurn(() => readOnce(statement)).catch((error) => {
        throw explained(error);
      }),
    write: (work) =>
      writePatiently(work).catch((error) => {
        throw explained(error);
      }),
    async [Symbol.asyncDispose]() {
      await last;
      const open = link;
      link = undefined;
      if (open !== undefined)
        await within(limits.connectMs, open, open.close()).catch(() => open.cut());
    },
  };
}

/** One transaction of statements that each depend on what the ones before it answered. */
export function inOneTransaction(
  { write }: Connection,
  steps: () => Generator<Statement, "committed" | number, Answer>,
): Promise<"committed" | number> {
  return write<"committed" | number>(async (run) => {
    const all = steps();
    for (let step = all.next(); ; step = all.next(await run(step.value)))
      if (step.done) return { commit: step.value === "committed", answer: step.value };
  });
}

/** Asks once; what failed may be asked again. */
export function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask().catch((error) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
}

async function openOne(dialect: Dialect, connectMs: number): Promise<Link> {
  const ways = await dialect.links();
  for (const [index, make] of ways.entries()) {
    const link = make();
    try {
      await within(connectMs, link, link.open());
      return link;
    } catch (error) {
      link.cut();
      if (index === ways.length - 1 || !dialect.mayGoOn(error)) throw error;
    }
  }
  throw new Error("there is no way to connect");
}

async function within<T>(ms: number, link: Link, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      link.cut();
      reject(new LateAnswer());
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function fateUnknown(tell: Tell): IcebranchError {
  return tell(
    "IB412",
    "was told to commit, and did not say that it did",
    "Run again: what it holds is read first, and only what is missing is done.",
  );
}
