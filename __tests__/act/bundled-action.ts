/** `node dist/action.js` as a runner starts it, for what act cannot do: signals, and a look inside. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { actionInputs } from "../../src/options.ts";
import type { RunEvent } from "../fakehub/run-event.ts";
import type { LakeHub } from "../github/lake-hub.ts";
import { temporaryFolder } from "../repository.ts";

const { ICEBRANCH_TEST_DIST: dist } = process.env;
if (dist === undefined) throw new Error("There is no bundle: run npm run test:act.");

export const bundle: string = dist;

export interface BundledRun {
  /** null where a signal ended the process. */
  readonly status: number | null;
  readonly log: string;
  readonly endedAt: number;
  /** Files of the bundle that were loaded, by their names. */
  readonly loaded: readonly string[];
}

export interface Started {
  readonly child: ChildProcess;
  readonly done: Promise<BundledRun>;
}

type Variables = { readonly [name: string]: string | undefined };

/** Starts the action on an event; `given` are variables beside what the hub and the event say. */
export async function startAction(
  { hub }: LakeHub,
  event: RunEvent,
  given: Variables = {},
): Promise<Started> {
  const folder = await temporaryFolder();
  const place = (name: string) => join(folder, name);
  for (const name of ["workspace", "temp"]) await mkdir(place(name));
  for (const name of ["summary.md", "output"]) await writeFile(place(name), "");
  await writeFile(place("event.json"), JSON.stringify(event.payload));
  const inputs = actionInputs().map(
    ({ name, default: value }) => [`INPUT_${name.toUpperCase()}`, value ?? ""] as const,
  );
  const { child, done } = startBundled("action.js", [], place("workspace"), {
    ...{ ...Object.fromEntries(inputs), "INPUT_GITHUB-TOKEN": "ghs_actions" },
    ...{ HOME: folder, ...hub.env(), ...event.env, GITHUB_EVENT_PATH: place("event.json") },
    ...{ GITHUB_WORKSPACE: place("workspace"), RUNNER_TEMP: place("temp") },
    ...{ GITHUB_STEP_SUMMARY: place("summary.md"), GITHUB_OUTPUT: place("output") },
    ...given,
  });
  return { child, done: done.finally(() => rm(folder, { recursive: true, force: true })) };
}

/** Writes down, beside the run, which files it loads. */
const watch = `
  import { appendFileSync } from "node:fs";
  import { registerHooks } from "node:module";
  registerHooks({
    load(url, context, next) {
      appendFileSync(3, url + "\\n");
      return next(url, context);
    },
  });`;

export function startBundled(
  door: "action.js" | "cli.js",
  argv: readonly string[],
  cwd: string,
  env: Variables,
): Started {
  const preload = `--import=data:text/javascript,${encodeURIComponent(watch)}`;
  const child = spawn(process.execPath, [preload, join(bundle, door), ...argv], {
    ...{ cwd, env: { PATH: process.env.PATH, ...env } },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  return { child, done: finish(child) };
}

async function finish(child: ChildProcess): Promise<BundledRun> {
  const status = new Promise<number | null>((resolve) => child.on("close", resolve));
  const printed = [child.stdout, child.stderr, child.stdio[3]].map((stream) =>
    text(stream as Readable),
  );
  const [out = "", err = "", urls = ""] = await Promise.all(printed);
  const files = urls.split("\n").filter((url) => url.startsWith("file:"));
  const loaded = files.map((url) => url.slice(url.lastIndexOf("/") + 1));
  return { status: await status, log: out + err, endedAt: performance.now(), loaded };
}

/** The packages that a file of the bundle has a part of: the bundler names the origin of each part. */
export async function packagesIn(file: string): Promise<readonly string[]> {
  const code = await readFile(join(bundle, file), "utf8");
  const origins = code.matchAll(/^\/\/ (?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//gm);
  return [...new Set([...origins].map(([, name = ""]) => name))].sort();
}
