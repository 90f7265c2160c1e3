/** A lakehouse whose repository is at a GitHub on this machine, and the action run on its events. */
import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import type { Runner } from "../../src/github/runner.ts";
import { runOnGitHub } from "../../src/on-github.ts";
import { actionInputs } from "../../src/options.ts";
import type { Report } from "../../src/report/report.ts";
import { dashtoolJson, ingestOf, type Lakehouse, lakehouse } from "../e2e/lakehouse.ts";
import { type Hub, startHub } from "../fakehub/hub.ts";
import type { EventArguments } from "../fakehub/payloads.ts";
import type { RunEvent } from "../fakehub/run-event.ts";
import type { HubOptions } from "../fakehub/start.ts";
import { type Files, temporaryFolder } from "../repository.ts";

/** What one run of the action left. */
export interface ActionRun {
  readonly status: number;
  readonly log: string;
  /** What a person who asked the runner to say more would see as well. */
  readonly debug: string;
  /** What the runner was told to hide. */
  readonly masked: readonly string[];
  readonly outputs: { readonly [name: string]: string };
  readonly summary: string;
  readonly report: Report;
  /** The requests that it made of GitHub's API, such as `POST /repos/octo/lake/check-runs`. */
  readonly calls: readonly string[];
}

export interface Asked {
  /** By name, as `with:` has them; what action.yml has for a default is given anyway. */
  readonly with?: { readonly [input: string]: string };
  readonly env?: { readonly [name: string]: string };
  readonly token?: string;
  readonly stop?: AbortSignal;
}

export interface LakeHub extends AsyncDisposable {
  readonly hub: Hub;
  readonly house: Lakehouse;
  /** Runs the action on an event as it is now, without any checkout. */
  on(...event: EventArguments): Promise<ActionRun>;
  /** The same on an event of before, or otherwise than usual. */
  run(event: RunEvent, asked?: Asked): Promise<ActionRun>;
}

export const spec = "bronze/inventory/postgres.ingest.json";

/** `main` has the lakehouse's configuration, `files`, and a workflow file that fits them if asked for. */
export async function lakeHub(files: Files = {}, options: HubOptions = {}): Promise<LakeHub> {
  const house = await lakehouse({}, "icebranch-hub-");
  const repository = { "dashtool.json": dashtoolJson(house.lake), ...files };
  const hub = await startHub({ repository, ...options });
  const folder = await temporaryFolder();
  const run = (event: RunEvent, asked: Asked = {}) => runAction({ hub, folder, event, asked });
  return {
    ...{ hub, house, run },
    on: async (...event) => run(await hub.event(...event)),
    async [Symbol.asyncDispose]() {
      await hub[Symbol.asyncDispose]();
      await house[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `orders` has two rows on `main`; the branch `bronze` adds its ingest. Answers the pull request's number. */
export async function ordersPull({ hub, house }: LakeHub, branch = "bronze"): Promise<number> {
  if ((await house.ref("orders", "main")) === undefined) await house.sync("orders", "main", [1, 2]);
  await hub.commit(branch, { [spec]: ingestOf("orders") });
  return hub.openPull({ head: branch });
}

/** Fails with the log where the run did not end so; what GitHub does not publish fails as well. */
export function ended(run: ActionRun, status: number): ActionRun {
  assert.equal(run.status, status, `${run.log}\n${run.summary}`);
  return run;
}

interface Given {
  readonly hub: Hub;
  readonly folder: string;
  readonly event: RunEvent;
  readonly asked: Asked;
}

let runs = 0;

async function runAction({ hub, folder, event, asked }: Given): Promise<ActionRun> {
  const place = join(folder, String(runs++));
  const [workspace, temp, summary] = ["workspace", "temp", "summary.md"].map((name) =>
    join(place, name),
  ) as [string, string, string];
  for (const one of [workspace, temp]) await mkdir(one, { recursive: true });
  await writeFile(join(place, "event.json"), JSON.stringify(event.payload));
  await writeFile(summary, "");
  const [lines, debug, masked]: [string[], string[], string[]] = [[], [], []];
  const outputs: { [name: string]: string } = {};
  const { token = "ghs_actions" } = asked;
  const given: { readonly [name: string]: string } = {
    ...Object.fromEntries(actionInputs().map(({ name, default: value }) => [name, value ?? ""])),
    ...{ "github-token": token, "report-path": join(temp, "report.json"), ...asked.with },
  };
  const before = hub.requests.length;
  const runner: Runner = {
    env: {
      ...{ PATH: process.env.PATH, HOME: temp, ...hub.env(), ...event.env },
      ...{ GITHUB_EVENT_PATH: join(place, "event.json"), GITHUB_WORKSPACE: workspace },
      ...{ GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: temp, GITHUB_RUN_ID: "77", ...asked.env },
    },
    input: (name) => given[name] ?? "",
    setOutput(name, value) {
      outputs[name] = value;
    },
    mask: (value) => masked.push(value),
    log: (text) => lines.push(text),
    debug: (text) => debug.push(text),
    demo: () => assert.fail("no demo here"),
    stop: asked.stop ?? new AbortController().signal,
  };
  const status = await runOnGitHub(runner);
  const report = await readFile(given["report-path"] ?? "", "utf8").catch(() => "{}");
  const requests = hub.requests.slice(before);
  return {
    ...{ status, outputs, masked, log: lines.join("\n"), debug: debug.join("\n") },
    summary: await readFile(summary, "utf8"),
    report: JSON.parse(report) as Report,
    calls: requests.filter(isApiCall).map(({ method, path }) => `${method} ${path}`),
  };
}

function isApiCall({ path }: { readonly path: string }): boolean {
  return !/\/(info\/refs|git-upload-pack|git-receive-pack)$/.test(path);
}
