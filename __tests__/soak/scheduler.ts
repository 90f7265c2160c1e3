import type { Random } from "./random.ts";

/** Lets actors go on one point at a time, in an order that a seed decides. */
export interface Scheduler {
  /**
   * Comes back when it is this one's turn, or after about so many others': what follows up to the
   * next point is one step.
   */
  point(within?: number): Promise<void>;
  /** Until all have ended. Throws what the first of them throws. */
  run(actors: readonly (() => Promise<void>)[]): Promise<void>;
  /** How many steps there were: a clock. */
  now(): number;
}

export function scheduler(random: Random): Scheduler {
  const waiting: { readonly goOn: () => void; readonly until: number }[] = [];
  let steps = 0;
  const choose = () => {
    const late = waiting.findIndex(({ until }) => until <= steps);
    const [chosen] = waiting.splice(late < 0 ? random.below(waiting.length) : late, 1);
    return chosen;
  };
  return {
    point: (within = Number.POSITIVE_INFINITY) =>
      new Promise((goOn) => waiting.push({ goOn, until: steps + within })),
    now: () => steps,
    async run(actors) {
      let alive = actors.length;
      const errors: unknown[] = [];
      for (const actor of actors)
        actor()
          .catch((error) => errors.push(error))
          .finally(() => alive--);
      for (let idle = 0; alive > 0; ) {
        // Whoever went on has come to the next point by then.
        await new Promise(setImmediate);
        if (errors.length > 0) throw errors[0];
        const next = choose();
        if (next === undefined && ++idle > 1_000) throw new Error("Nobody goes on.");
        if (next === undefined) continue;
        idle = 0;
        steps++;
        next.goOn();
      }
      if (errors.length > 0) throw errors[0];
    },
  };
}
