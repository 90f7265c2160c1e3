/** GitHub's runner as the action sees it: a checkout, an event's payload, files for what it answers. */
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { type TemporaryRepository, temporaryFolder } from "../repository.ts";

const action = join(import.meta.dirname, "../../src/action.ts");

export interface Step {
  readonly event: string;
  readonly payload?: unknown;
  /** The checkout; its HEAD is GITHUB_SHA. */
  readonly workspace: string;
  readonly sha: string;
  /** GITHUB_REF; `refs/heads/main` unless given. */
  readonly ref?: string;
  /** By name, as `with:` has them. */
  readonly with?: { readonly [input: string]: string };
  readonly env?: { readonly [name: string]: string };
}

/** What one step left. */
export interface StepRun {
  readonly status: number;
  readonly log: string;
  readonly outputs: { readonly [name: string]: string };
  readonly summary: string;
}

export async function runStep(step: Step): Promise<StepRun> {
  const folder = await temporaryFolder();
  const files = {
    GITHUB_EVENT_PATH: join(folder, "event.json"),
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
  };
  try {
    await writeFile(files.GITHUB_EVENT_PATH, JSON.stringify(step.payload ?? {}));
    await writeFile(files.GITHUB_OUTPUT, "");
    await writeFile(files.GITHUB_STEP_SUMMARY, "");
    const child = spawn(process.execPath, [action], { cwd: folder, env: variables(step, files) });
    const status = new Promise<number>((resolve) =>
      child.on("close", (code) => resolve(code ?? -1)),
    );
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return {
      status: await status,
      log: out + err,
      outputs: parseOutputs(await readFile(files.GITHUB_OUTPUT, "utf8")),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, "utf8"),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function variables(step: Step, files: { readonly [name: string]: string }): NodeJS.ProcessEnv {
  const inputs = Object.entries(step.with ?? {}).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  return {
    PATH: process.env.PATH,
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: step.event,
    GITHUB_WORKSPACE: step.workspace,
    GITHUB_SHA: step.sha,
    GITHUB_REF: step.ref ?? "refs/heads/main",
    GITHUB_ACTOR: "octocat",
    ...files,
    ...Object.fromEntries(inputs),
    ...step.env,
  };
}

/** `NAME<<MARK`, lines, `MARK`: as @actions/core writes them. */
function parseOutputs(file: string): { readonly [name: string]: string } {
  const found = file.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name = "", , value = ""]) => [name, value]));
}

/** As actions/checkout with `fetch-depth: 0` leaves it: a detached HEAD, and no branch of its own. */
export async function checkOut(
  origin: TemporaryRepository,
  sha: string,
  ...args: readonly string[]
): Promise<TemporaryRepository> {
  const ref = `refs/checkout/${randomInt(2 ** 40)}`;
  await origin.git("update-ref", ref, sha);
  const clone = await origin.clone("--no-checkout", ...args);
  const depth = args.filter((arg) => arg.startsWith("--depth"));
  await clone.git("fetch", "-q", ...depth, "origin", ref);
  await clone.git("checkout", "-q", "--detach", sha);
  const own = await clone.git("for-each-ref", "--format=%(refname)", "refs/heads");
  if (own !== "") await clone.git("update-ref", "-d", own);
  return clone;
}
