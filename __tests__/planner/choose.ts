/** Where the choices of a generated query come from: fast-check, which makes a failing one shorter, or a seed. */
import fc from "fast-check";
import { randomOf } from "../soak/random.ts";

export interface Choose {
  /** From 0 up to `limit`. */
  below(limit: number): number;
  /** The first is the simplest. */
  pick<T>(from: readonly T[]): T;
  maybe(percent: number): boolean;
}

function chooseFrom(below: (limit: number) => number): Choose {
  return {
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    maybe: (percent) => below(100) >= 100 - percent,
  };
}

export const choices: fc.Arbitrary<Choose> = fc
  .gen()
  .map((next) => chooseFrom((limit) => next(fc.nat, { max: limit - 1 })));

export function choicesOf(seed: number): Choose {
  return chooseFrom(randomOf(seed).below);
}
