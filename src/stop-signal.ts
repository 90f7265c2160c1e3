/** A cancelled job: SIGINT, 7.5 seconds later SIGTERM, 2.5 seconds later its end. */
import process from "node:process";

/** So that the report is out before the runner ends the process. */
const patienceMs = 6_000;

/**
 * Aborted at the first of either signal. What is under way may then come to its end, for a while:
 * a step that has begun is all or none. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation
 */
export function stopOnSignal(log: (text: string) => void): AbortSignal {
  const stop = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => {
    if (stop.signal.aborted) return;
    log(`icebranch: ${signal}; nothing more is begun.`);
    stop.abort();
    setTimeout(() => process.exit(3), patienceMs).unref();
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return stop.signal;
}
