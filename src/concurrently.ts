import { IcebranchError } from "./errors.ts";

/** How many calls to one catalog or store are under way at once. */
const limit = 16;

/**
 * `Promise.all` over `items` in order, with a bounded number of calls under way. Where one fails,
 * no other is begun, and its error is thrown when none is under way any more: only then can be
 * undone what they did.
 */
export async function concurrently<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const queue = items.entries();
  const errors: unknown[] = [];
  const worker = async () => {
    for (const [index, item] of queue) {
      if (errors.length > 0) return;
      await work(item).then(
        (result) => {
          results[index] = result;
        },
        (error) => errors.push(error),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (errors.length > 0) throw errors[0];
  return results;
}

/** Throws IB904 once somebody has asked the run to stop. */
export function throwIfStopped(stop: AbortSignal): void {
  if (!stop.aborted) return;
  throw new IcebranchError("IB904", "The run was asked to stop, so nothing more was begun.", {
    hint: "Run it again: what is done stays done, and the rest goes on from there.",
  });
}
