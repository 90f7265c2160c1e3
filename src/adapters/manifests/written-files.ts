import { concurrently } from "../../concurrently.ts";
import { IcebranchError } from "../../errors.ts";
import type { Storage } from "../../ports.ts";

/** The files that one `write` has made, so that they can be taken away again. */
export interface WrittenFiles {
  readonly locations: readonly string[];
  create(location: string, bytes: Uint8Array): Promise<void>;
}

/** What `work` wrote is removed again where it fails; the error says what could not be. */
export async function allOrNothing<T>(
  storage: Storage,
  work: (written: WrittenFiles) => Promise<T>,
): Promise<T> {
  const locations: string[] = [];
  try {
    return await work({
      locations,
      async create(location, bytes) {
        // Before it is tried: a call that failed may have written all the same.
        locations.push(location);
        await storage.create(location, bytes);
      },
    });
  } catch (error) {
    const left = await removeAll(storage, locations);
    throw left.length === 0 ? error : withLeft(error, left);
  }
}

function withLeft(error: unknown, left: readonly string[]): Error {
  const known = error instanceof IcebranchError ? error : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return new IcebranchError(
    known?.code ?? "IB901",
    `${message} What was written for it could not be removed: ${left.join(", ")}`,
    { hint: known?.hint, cause: error },
  );
}

/** Answers those that are still there, or may be. */
export async function removeAll(
  storage: Storage,
  locations: readonly string[],
): Promise<readonly string[]> {
  const left = await concurrently(locations, (one) =>
    storage.remove(one).then(
      () => [],
      () => [one],
    ),
  );
  return left.flat();
}
