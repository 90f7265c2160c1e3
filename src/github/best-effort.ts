/** What is said at GitHub beside the work itself. */
import { asFinding, type Finding } from "../errors.ts";
import { asKnown } from "../perform.ts";

/**
 * A comment or a check run that cannot be written makes no run fail: it is told as a warning, once,
 * and the job's summary has the report. A mistake of ours takes no report of what was done away either.
 */
export async function bestEffort<T>(
  problems: Finding[],
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const known = asKnown(error);
    const told: Finding = { ...asFinding(known), level: "warning" };
    const isTold = problems.some(({ message }) => message === told.message);
    if (known.code !== "IB904" && !isTold) problems.push(told);
    return undefined;
  }
}
