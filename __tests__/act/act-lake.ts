/** A lakehouse at a GitHub on this machine, and act, which runs its workflows as a runner does. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { initSteps } from "../../src/commands/init.ts";
import type { Report } from "../../src/report/report.ts";
import type { EventArguments } from "../fakehub/payloads.ts";
import type { RunEvent } from "../fakehub/run-event.ts";
import { type LakeHub, lakeHub } from "../github/lake-hub.ts";
import { temporaryFolder } from "../repository.ts";

const root = join(import.meta.dirname, "../..");

export interface ActRun {
  readonly status: number;
  /** Everything that act printed: the action's log, its commands as act shows them, the summary. */
  readonly log: string;
  readonly outputs: { readonly [name: string]: string };
  /** undefined where the workflow asks for none. */
  readonly report: Report | undefined;
}

export interface ActLake extends LakeHub {
  /** Runs the workflow on an event as it is now, with the token of that run. */
  act(event: EventArguments, token?: string): Promise<ActRun>;
}

/** The action is a folder with what a release has; each run is in a workspace that is empty. */
export async function actLake(): Promise<ActLake> {
  const lake = await lakeHub();
  const folder = await temporaryFolder();
  await cp(join(root, "action.yml"), join(folder, "action/action.yml"));
  await cp(environment("ICEBRANCH_TEST_DIST"), join(folder, "action/dist"), { recursive: true });
  await mkdir(join(folder, "workflows"));
  await writeFile(join(folder, "workflows/icebranch.yml"), await starter());
  await writeFile(join(folder, "workflows/by-hand.yml"), await byHand());
  // Without a file of its own, act asks which image it should use.
  await mkdir(join(folder, "config/act"), { recursive: true });
  await writeFile(join(folder, "config/act/actrc"), "");
  return {
    ...lake,
    act: async (asked, token = "ghs_actions") =>
      runAct(folder, await lake.hub.event(...asked), { ...lake.hub.env() }, token),
    async [Symbol.asyncDispose]() {
      await lake[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Fails with the whole log where the run did not end so, or did what GitHub does not publish. */
export function ended({ hub }: LakeHub, run: ActRun, status: number): ActRun {
  assert.equal(run.status, status, run.log);
  assert.deepEqual(hub.violations, [], run.log);
  return run;
}

/** What `icebranch init` writes. */
async function starter(): Promise<string> {
  const [step] = initSteps(".", { config: true, workflow: false, main: "main" });
  return observed(new TextDecoder().decode(step?.bytes));
}

/** The one to copy, save what act does not know, with a report. */
async function byHand(): Promise<string> {
  const text = await readFile(join(root, "examples/workflows/by-hand.yml"), "utf8");
  return observed(`${text.replace(/^ *queue: max\n/m, "")}          report-path: report.json\n`);
}

/** A step more, which keeps what the action answered. */
function observed(workflow: string): string {
  const uses = "uses: icebranch/icebranch@v1\n";
  assert.equal(workflow.split(uses).length, 2, workflow);
  return `${workflow.replace(uses, `id: icebranch\n        ${uses}`)}
      - name: keep what it answered
        if: always()
        env:
          OUTPUTS: \${{ toJSON(steps.icebranch.outputs) }}
          REPORT: \${{ steps.icebranch.outputs.report-path }}
        run: |
          printf '%s' "$OUTPUTS" >"$KEPT/outputs.json"
          if [ -n "$REPORT" ]; then cp "$REPORT" "$KEPT/report.json"; fi
`;
}

type Variables = { readonly [name: string]: string };

async function runAct(
  folder: string,
  { name, payload, sha, env }: RunEvent,
  hub: Variables,
  token: string,
): Promise<ActRun> {
  const kept = join(folder, "kept");
  await rm(kept, { recursive: true, force: true });
  await mkdir(kept);
  await writeFile(join(folder, "event.json"), JSON.stringify(payload));
  // act has the commit from a variable of its own making.
  const variables = { ...hub, ...env, SHA_REF: sha, KEPT: kept };
  const workflow = name === "workflow_dispatch" ? "by-hand.yml" : "icebranch.yml";
  const { status, log } = await act(folder, [
    ...[name, "--workflows", join(folder, "workflows", workflow)],
    ...["--eventpath", join(folder, "event.json"), "--actor", env.GITHUB_ACTOR ?? ""],
    ...["--local-repository", `icebranch/icebranch@v1=${join(folder, "action")}`],
    ...["--platform", "ubuntu-latest=-self-hosted", "--secret", `GITHUB_TOKEN=${token}`],
    ...Object.entries(variables).flatMap((pair) => ["--env", pair.join("=")]),
  ]);
  const [outputs, report] = await Promise.all([
    readJson<ActRun["outputs"]>(join(kept, "outputs.json")),
    readJson<Report>(join(kept, "report.json")),
  ]);
  return { status, log, outputs: outputs ?? {}, report };
}

/** undefined where the workflow did not come so far. */
async function readJson<Value>(file: string): Promise<Value | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Value);
}

async function act(folder: string, args: readonly string[]) {
  const child = spawn(environment("ICEBRANCH_TEST_ACT"), args, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, "config"),
      XDG_CACHE_HOME: join(folder, "cache"),
    },
  });
  const status = new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? -1)));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await status, log: out + err };
}

function environment(name: string): string {
  const value = process.env[name];
  if (value !== undefined) return value;
  throw new Error(`${name} is not set: run npm run test:act.`);
}
