/** One run on GitHub, from its event to the job's exit status. */
import { compareFindings, type Finding } from "./errors.ts";
import { failedReport, filesReport } from "./failed-report.ts";
import { bestEffort } from "./github/best-effort.ts";
import { readEvent } from "./github/event.ts";
import { mendConflicts } from "./github/mend.ts";
import { present } from "./github/present.ts";
import { type Asked, readRequest } from "./github/requests.ts";
import { type Runner, runUrl, workspace } from "./github/runner.ts";
import { followUps, renewForecasts } from "./github/schedule.ts";
import { setOutputs, show } from "./github/show.ts";
import { type Inputs, parseInputs } from "./inputs.ts";
import { actionInputs } from "./options.ts";
import { asKnown, perform } from "./perform.ts";
import { secretValues } from "./project/expand.ts";
import { redact, valueRemover } from "./redact.ts";
import { mapStrings, visible, withoutCommands } from "./report/harmless.ts";
import { joinReports } from "./report/join.ts";
import type { Report } from "./report/report.ts";
import { run } from "./run.ts";
import { describeStart } from "./run-description.ts";
import { openRunner, type RunnerMachine } from "./this-runner.ts";
import { asksCatalog, type Trigger } from "./trigger.ts";
import { version } from "./version.ts";
import type { Request } from "./world.ts";

/** The exit status. Nothing is thrown, and every output is set whatever happens. */
export async function runOnGitHub(runner: Runner): Promise<number> {
  const progress: Progress = { machine: undefined, asked: undefined, secrets: new Set() };
  try {
    const inputs = readInputs(runner);
    if (inputs.command === "demo") return await playDemo(inputs, runner);
    return await runEvent(inputs, progress, runner);
  } catch (error) {
    trace(error, progress, runner);
    const known = asKnown(error);
    const report = failedReport(describeStart({ command: "auto", dryRun: false }, "."), known);
    const shown = { reportPath: undefined, commentUrl: undefined };
    const status = show(redacted(report, progress), shown, runner);
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
  setOutputs(filesReport(describeStart(inputs, "."), [], []), {}, runner);
  return status;
}

/** What a run has come to know, one after the other. */
interface Progress {
  machine: RunnerMachine | undefined;
  asked: Asked | undefined;
  readonly secrets: Set<string>;
}

async function runEvent(inputs: Inputs, progress: Progress, runner: Runner): Promise<number> {
  await using opened = new AsyncDisposableStack();
  keepSecret([inputs.gitHubToken, inputs.commitToken].flatMap(formsOf), progress, runner);
  const open = async () => {
    progress.machine ??= opened.use(await openRunner(placeOf(inputs, progress, runner)));
    return progress.machine;
  };
  const errand = (request: (machine: RunnerMachine) => Promise<Request>) => ({
    ...{ inputs, open, stopped: (error: unknown) => trace(error, progress, runner) },
    request: async () => request(await open()),
  });
  const first = await perform(errand((machine) => begin(machine, inputs, progress, runner)));
  const reports = [first];
  for (const next of followUps(progress.asked, inputs)) {
    runner.log(harmless(valueRemover(secretsIn(progress))(opening(next.trigger))));
    reports.push(await perform({ ...errand(async () => next), inputs: next.inputs }));
  }
  // Awaited here: what it needs is gone when this function ends.
  return await conclude(reports, inputs, progress, runner);
}

function placeOf(inputs: Inputs, known: Progress, runner: Runner) {
  const { project, gitHubToken: token, commitToken } = inputs;
  const { env, stop } = runner;
  const progress = (text: string) => runner.log(harmless(valueRemover(secretsIn(known))(text)));
  return { workspace: workspace(runner), project, env, token, commitToken, stop, progress };
}

async function begin(
  machine: RunnerMachine,
  inputs: Inputs,
  progress: Progress,
  runner: Runner,
): Promise<Request> {
  progress.asked = await readRequest(machine, readEvent(runner), inputs, runner);
  const { request } = progress.asked;
  keepSecret(secretsOf(request, runner), progress, runner);
  runner.log(harmless(valueRemover(secretsIn(progress))(opening(request.trigger))));
  return request;
}

/** Tells GitHub, then shows the runner what came of it. */
async function conclude(
  reports: readonly Report[],
  inputs: Inputs,
  progress: Progress,
  runner: Runner,
): Promise<number> {
  const hide = (report: Report) => redacted(report, progress);
  const safe = reports.map(hide);
  const whole = safe.length === 1 ? (safe[0] as Report) : joinReports(safe);
  const { asked, machine } = progress;
  const gitHub = machine?.ports.gitHub;
  if (asked === undefined || machine === undefined || gitHub === undefined || !asked.speaks)
    return show(whole, { reportPath: inputs.reportPath, commentUrl: undefined }, runner);
  const { request } = asked;
  const dry = { ...request, inputs: { ...request.inputs, dryRun: true } };
  const lookAgain = async () => hide(await run(dry, machine.ports));
  const names = { checkName: inputs.checkName, runUrl: runUrl(runner) };
  const presentation = { asked, gitHub, lookAgain, hide, ...names };
  const problems: Finding[] = [];
  // What was done is done: whatever comes of the telling, its report stands.
  const told = await bestEffort(problems, () => present(safe[0] as Report, presentation));
  problems.push(
    ...(told?.problems ?? []),
    ...(await mendConflicts(machine, presentation)),
    ...(await renewForecasts(machine, presentation)),
    ...uncheckedCommit(whole, inputs),
  );
  const findings = distinct([...whole.findings, ...problems].sort(compareFindings));
  const shown = { reportPath: inputs.reportPath, commentUrl: told?.commentUrl };
  return show(hide({ ...whole, findings }), shown, runner);
}

/** What GitHub refuses at one place it refuses at others, in the same words. */
function distinct(findings: readonly Finding[]): Finding[] {
  const said = ({ level: _, ...finding }: Finding) => JSON.stringify(finding);
  return [...Map.groupBy(findings, said).values()].flatMap(([first]) => first ?? []);
}

/** https://docs.github.com/en/actions/concepts/security/github_token#when-github_token-triggers-workflow-runs */
function uncheckedCommit({ commit }: Report, { commitToken }: Inputs): readonly Finding[] {
  if (commit === null || commitToken !== undefined) return [];
  return [
    {
      code: "IB616",
      level: "notice",
      message: `Other checks do not run on the commit ${commit.oid.slice(0, 12)} by themselves: GitHub lets a workflow's own token start none.`,
      hint: "Approve them on the pull request, or give `commit-token` the token of a GitHub App.",
    },
  ];
}

/** A token, and what git makes of it: a server or a proxy may repeat the header that it was sent. */
function formsOf(token: string | undefined): readonly string[] {
  if (token === undefined) return [];
  return [token, Buffer.from(`x-access-token:${token}`).toString("base64")];
}

function keepSecret(values: readonly string[], { secrets }: Progress, runner: Runner): void {
  for (const value of values.filter((one) => one !== "")) {
    secrets.add(value);
    runner.mask(value);
  }
}

function secretsOf({ inForce }: Request, { env }: Runner): readonly string[] {
  return inForce === undefined ? [] : secretValues(inForce, env);
}

function redacted(report: Report, progress: Progress): Report {
  return mapStrings(report, valueRemover(secretsIn(progress)));
}

/** Those of the inputs, of the configuration in force, and of whatever was read since. */
function secretsIn({ secrets, machine }: Progress): readonly string[] {
  return [...secrets, ...(machine?.ports.secrets ?? [])];
}

function opening({ verb, reason, access }: Trigger): string {
  const limits = { none: " No catalog is asked.", read: " The catalog is only read.", write: "" };
  return `icebranch ${version}: ${verb}. ${reason}${asksCatalog(verb) ? limits[access] : ""}`;
}

/** One line that the runner takes for no command, whatever others named their branches. */
function harmless(text: string): string {
  return withoutCommands(visible(text));
}

function trace(error: unknown, progress: Progress, runner: Runner): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  runner.debug(redact(text, secretsIn(progress)));
}
