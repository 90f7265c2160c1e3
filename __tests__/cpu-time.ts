/** For work that must end soon: of this process alone, since the machine may have more to do. */
import process from "node:process";

/** In milliseconds. */
export function cpuTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
