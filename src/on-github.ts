/** One run on GitHub, from its event to the job's exit status. */
import { appendFileSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { asFinding } from "./apply.ts";
import { type Finding, IcebranchError } from "./errors.ts";
import { eventTrigger } from "./event-trigger.ts";
import { failedReport, filesReport } from "./failed-report.ts";
import { type Inputs, parseInputs } from "./inputs.ts";
import { actionInputs } from "./options.ts";
import { type Payload, parsePayload } from "./payload.ts";
import { asKnown, perform } from "./perform.ts";
import { obey, readPolicy } from "./policy.ts";
import { secretNames } from "./project/expand.ts";
import { renderAnnotations } from "./report/annotations.ts";
import { mapStrings, visible, withoutCommands } from "./report/harmless.ts";
import { renderJson } from "./report/json.ts";
import { renderMarkdown, summaryLimit } from "./report/markdown.ts";
import { makeOutputs } from "./report/outputs.ts";
import type { Report } from "./report/report.ts";
import { exitStatus } from "./report/result.ts";
import { renderText } from "./report/text.ts";
import { verdictOf } from "./report/verdict.ts";
import { describeStart } from "./run-description.ts";
import type { Machine } from "./this-machine.ts";
import { asksCatalog, findCommits, type Trigger } from "./trigger.ts";
import { version } from "./version.ts";
import type { Request } from "./world.ts";
import { writeReport } from "./write-report.ts";

/** GitHub's runner, as an action sees it. */
export interface Runner {
  readonly env: { readonly [name: string]: string | undefined };
  /** Empty where none was given. */
  input(name: string): string;
  setOutput(name: string, value: string): void;
  /** Hides a value in all that is logged from now on. */
  mask(value: string): void;
  log(text: string): void;
  /** Logged only where a person asked the runner to say more. */
  debug(text: string): void;
  /** Plays the demo. */
  demo(inputs: Inputs): Promise<number>;
}

/** The exit status. Nothing is thrown, and every output is set whatever happens. */
export async function runOnGitHub(runner: Runner): Promise<number> {
  try {
    const inputs = readInputs(runner);
    if (inputs.command === "demo") return await playDemo(inputs, runner);
    const secrets: string[] = [];
    const report = await perform({
      cwd: workspace(runner),
      inputs,
      async request(machine) {
        const request = await requestOf(machine, inputs, runner);
        secrets.push(...secretsOf(request, runner));
        for (const secret of secrets) runner.mask(secret);
        runner.log(harmless(opening(request.trigger)));
        return request;
      },
      stopped: (error) => trace(error, runner),
    });
    return show(redact(report, secrets), inputs, runner);
  } catch (error) {
    trace(error, runner);
    const known = asKnown(error);
    const report = failedReport(describeStart({ command: "auto", dryRun: false }, "."), known);
    const status = show(report, { reportPath: undefined }, runner);
    return known.code === "IB903" ? 2 : status;
  }
}

/** What action.yml does not offer is not looked for: a variable of that name is somebody else's. */
function readInputs(runner: Runner): Inputs {
  const offered = new Set(actionInputs().map(({ name }) => name));
  return parseInputs((name) => (offered.has(name) ? runner.input(name) : undefined));
}

async function playDemo(inputs: Inputs, runner: Runner): Promise<number> {
  const status = await runner.demo(inputs);
  setOutputs(filesReport(describeStart(inputs, "."), [], []), "", runner);
  return status;
}

function workspace({ env }: Runner): string {
  return env.GITHUB_WORKSPACE ?? ".";
}

async function requestOf(machine: Machine, inputs: Inputs, runner: Runner): Promise<Request> {
  const { name, payload } = readEvent(runner);
  const policy = await readPolicy(machine, { payload, env: runner.env });
  const config = policy.kind === "in-force" ? policy.config : undefined;
  const { commits, ...event } = eventTrigger(name, payload, runner.env, {
    command: inputs.command,
    branch: inputs.branch,
    production: inputs.config.main ?? config?.main,
    drafts: inputs.config.drafts ?? config?.branches.drafts ?? "check",
  });
  const trigger = { ...event, ...(await findCommits(machine.git, commits)) };
  return { ...(await obey(policy, trigger, machine)), inputs, dir: machine.dir };
}

function secretsOf({ inForce }: Request, { env }: Runner): readonly string[] {
  const names = inForce === undefined ? [] : secretNames(inForce);
  return names.flatMap((name) => env[name] || []);
}

/** What others said, such as a database's own words, may hold what it was told. */
function redact(report: Report, secrets: readonly string[]): Report {
  // A shorter one would stand in half of all words; the runner hides it in the log all the same.
  // The longest first: one may begin with another. Of a key of many lines others may say one.
  const long = secrets
    .flatMap((secret) => [secret, ...secret.split(/\r?\n/)])
    .filter((secret) => secret.length >= 8)
    .sort((a, b) => b.length - a.length);
  return mapStrings(report, (text) =>
    long.reduce((left, one) => left.replaceAll(one, "***"), text),
  );
}

function readEvent({ env }: Runner): { readonly name: string; readonly payload: Payload } {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = env;
  if (!name || !path)
    throw new IcebranchError("IB609", "This run has no event of GitHub's.", {
      hint: "Run it as a step of a workflow; elsewhere there is the command line, `icebranch`.",
    });
  try {
    return { name, payload: parsePayload(JSON.parse(readFileSync(path, "utf8"))) };
  } catch (cause) {
    if (cause instanceof IcebranchError) throw cause;
    throw new IcebranchError("IB609", "The event's payload cannot be read.", {
      hint: "Leave GITHUB_EVENT_PATH as the runner sets it.",
      cause,
    });
  }
}

function opening({ verb, reason, access }: Trigger): string {
  const limits = { none: " No catalog is asked.", read: " The catalog is only read.", write: "" };
  return `icebranch ${version}: ${verb}. ${reason}${asksCatalog(verb) ? limits[access] : ""}`;
}

/** The exit status; 3 where something of the report could not be written. */
function show(report: Report, { reportPath }: Pick<Inputs, "reportPath">, runner: Runner): number {
  const folder = resolve(workspace(runner));
  const path = reportPath === undefined ? undefined : resolve(folder, reportPath);
  const problems = [
    ...(path === undefined ? [] : problemOf(() => writeReport(path, renderJson(report), folder))),
    ...problemOf(() => writeSummary(report, runner)),
  ];
  runner.log("::group::Report");
  runner.log(renderText(report, { color: false }));
  runner.log("::endgroup::");
  runner.log(renderAnnotations([...report.findings, ...problems]));
  runner.log(harmless(`${verdictOf(report).headline}.`));
  setOutputs(report, problems.length === 0 ? (path ?? "") : "", runner);
  return problems.length === 0 ? exitStatus(report, report.command) : 3;
}

function problemOf(write: () => void): readonly Finding[] {
  try {
    write();
    return [];
  } catch (error) {
    return [asFinding(asKnown(error))];
  }
}

/** A step's summaries share one file of 1 MiB: what goes beyond it is refused as a whole. */
function writeSummary(report: Report, { env }: Runner): void {
  const path = env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  const used = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  try {
    appendFileSync(path, `${renderMarkdown(report, { limit: summaryLimit - used - 1 })}\n`);
  } catch (cause) {
    throw new IcebranchError("IB608", "The job's summary cannot be written.", {
      hint: "Leave GITHUB_STEP_SUMMARY as the runner sets it.",
      cause,
    });
  }
}

function setOutputs(report: Report, reportPath: string, runner: Runner): void {
  const outputs = { ...makeOutputs(report), "report-path": reportPath };
  for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value);
}

/** One line that the runner takes for no command, whatever others named their branches. */
function harmless(text: string): string {
  return withoutCommands(visible(text));
}

function trace(error: unknown, runner: Runner): void {
  runner.debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
