/** What is said at GitHub beside the work itself. */
import { asFinding } from "../apply.ts";
import { type Finding, IcebranchError } from "../errors.ts";

/**
 * A comment or a check run that cannot be written makes no run fail: it is told as a warning, once,
 * and the job's summary has the report.
 */
export async function bestEffort<T>(
  problems: Finding[],
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof IcebranchError)) throw error;
    const told: Finding = { ...asFinding(error), level: "warning" };
    const isKnown = problems.some(({ message }) => message === told.message);
    if (error.code !== "IB904" && !isKnown) problems.push(told);
    return undefined;
  }
}
