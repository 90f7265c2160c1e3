/** Runs programs by turns, so that whatever else the machine does slows all of them alike. */
import { spawnSync } from "node:child_process";
import process from "node:process";

export interface Subject {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly input?: string;
  /** Puts back what a run changes; not timed. */
  readonly before?: () => void | Promise<void>;
}

export interface Measured {
  /** The median, in milliseconds of wall time. */
  readonly ms: number;
  /** The most memory that the process had, in MiB; undefined for another program than Node. */
  readonly mib: number | undefined;
}

export function node(name: string, args: readonly string[], cwd: string): Subject {
  return { name, command: process.execPath, args, cwd };
}

/** By the subjects' names. */
export async function measure(
  subjects: readonly Subject[],
  runs: number,
): Promise<Map<string, Measured>> {
  const times = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run++)
    for (const subject of subjects) times.get(subject.name)?.push(await timeOf(subject));
  const measured = new Map<string, Measured>();
  for (const subject of subjects)
    measured.set(subject.name, {
      ms: median(times.get(subject.name) ?? []),
      mib: await memoryOf(subject),
    });
  return measured;
}

async function timeOf(subject: Subject): Promise<number> {
  await subject.before?.();
  const start = performance.now();
  runOnce(subject, subject.args);
  return performance.now() - start;
}

/** In a run of its own, since asking costs time. */
async function memoryOf(subject: Subject): Promise<number | undefined> {
  if (subject.command !== process.execPath) return undefined;
  await subject.before?.();
  const tell = 'process.on("exit", () => fs.writeSync(3, String(process.resourceUsage().maxRSS)));';
  const script = `import fs from "node:fs"; ${tell}`;
  const preload = `--import=data:text/javascript,${encodeURIComponent(script)}`;
  return Number(runOnce(subject, [preload, ...subject.args]).output[3]) / 1024;
}

function runOnce({ name, command, cwd, input = "" }: Subject, args: readonly string[]) {
  const stdio = ["pipe", "ignore", "pipe", "pipe"] as const;
  const run = spawnSync(command, [...args], { cwd, input, stdio: [...stdio] });
  if (run.status === 0) return run;
  throw new Error(`${name} ended with ${run.status}: ${run.stderr}`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
