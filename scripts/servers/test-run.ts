/** Runs test files as `node --test` does, and keeps what the matrix is made from. */
import { basename } from "node:path";
import process from "node:process";
import { finished } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { readConfirmation, type TestEnd } from "../../__tests__/servers/matrix.ts";
import { filesAtOnce } from "./start.ts";

export interface TestRun {
  readonly passed: boolean;
  readonly ends: readonly TestEnd[];
  readonly confirmed: ReadonlyMap<string, string>;
  /** By file, of its suites, one after the other. */
  readonly seconds: ReadonlyMap<string, number>;
}

interface Ended {
  readonly name: string;
  readonly nesting: number;
  readonly file?: string;
  readonly details: { readonly duration_ms: number };
}

export async function runTests(
  files: readonly string[],
  root: string,
  stop: AbortSignal,
): Promise<TestRun> {
  const ends: TestEnd[] = [];
  const confirmed = new Map<string, string>();
  let passed = true;
  let inSuite: Omit<TestEnd, "suite">[] = [];
  const stream = run({
    ...{ cwd: root, globPatterns: [...files], signal: stop },
    // What a failed test leaves open keeps no file from its end.
    execArgv: ["--test-force-exit"],
    // A test that hangs fails.
    ...{ concurrency: filesAtOnce, timeout: 900_000 },
  });
  const seconds = new Map<string, number>();
  const note = ({ name, nesting, file = "", details }: Ended, ok: boolean, leftOut = false) => {
    if (!ok) passed = false;
    if (nesting === 0)
      seconds.set(basename(file), (seconds.get(basename(file)) ?? 0) + details.duration_ms / 1000);
    if (leftOut) return;
    if (nesting === 1) inSuite.push({ name, passed: ok });
    if (nesting > 0) return;
    ends.push({ suite: "", name, passed: ok }, ...inSuite.map((one) => ({ ...one, suite: name })));
    inSuite = [];
  };
  const report = new spec();
  report.pipe(process.stdout);
  for await (const event of stream) {
    report.write(event);
    if (event.type === "test:pass") {
      const { skip, todo } = event.data;
      note(event.data, true, skip !== undefined || todo !== undefined);
    }
    if (event.type === "test:fail") note(event.data, false);
    const told = event.type === "test:diagnostic" && readConfirmation(event.data.message);
    if (told) confirmed.set(...told);
  }
  report.end();
  await finished(report);
  return { passed, ends, confirmed, seconds };
}
