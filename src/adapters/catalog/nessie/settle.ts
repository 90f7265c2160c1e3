import { isRefusal } from "./refusal.ts";

/** Where no answer comes, what Nessie holds tells whether it was done; nothing is blindly repeated. */
export async function settle<T>(
  doing: () => Promise<T>,
  found: () => Promise<T | undefined>,
): Promise<T> {
  try {
    return await doing();
  } catch (error) {
    if (isRefusal(error)) throw error;
    const done = await found().catch(() => undefined);
    if (done === undefined) throw error;
    return done;
  }
}
