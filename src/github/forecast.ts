/** The plan of an open pull request, made by a run that another event started. */

import type { Finding } from "../errors.ts";
import type { PullRequest } from "../github-port.ts";
import type { Report } from "../report/report.ts";
import { standingReport } from "../report/standing.ts";
import { run } from "../run.ts";
import type { RunnerMachine } from "../this-runner.ts";
import { chooseDataBranch, type Trigger } from "../trigger.ts";
import { revertedPull } from "./payload.ts";
import { obey } from "./policy.ts";
import type { Presentation } from "./present.ts";
import { testMergeOf } from "./pull-commits.ts";
import type { Conversation } from "./requests.ts";
import { keepComment } from "./tell.ts";

/**
 * Reads the catalog, and writes nothing. Throws what a run of that pull request would. Only its own
 * run may ask a catalog that the pull request itself names: this one has production's credentials.
 */
export async function forecastPull(
  machine: RunnerMachine,
  { asked: { request, policy }, hide }: Presentation,
  now: PullRequest,
): Promise<Report> {
  const { production, repository } = request.trigger;
  const { headBranch, baseBranch, headCommit, number, draft, fork } = now;
  const trigger: Trigger = {
    ...{ event: request.trigger.event, verb: "plan", production, repository },
    access: policy.kind === "none-yet" ? "none" : "read",
    reason: `The forecast of pull request #${number} is made anew.`,
    ...(await testMergeOf(machine, now)),
    branch: headBranch,
    dataBranch: chooseDataBranch(undefined, headBranch, production),
    pull: {
      ...{ repository: repository ?? 0, number, closed: false, merged: false, draft, fork },
      ...{ headBranch, headCommit, baseBranch, reverts: revertedPull(now.body) },
      mergeCommit: undefined,
    },
  };
  const inputs = { ...request.inputs, branch: undefined };
  const obeyed = await obey(policy, trigger, machine);
  const forecast = { ...obeyed, inputs, dir: machine.dir, mayHaveBranches: true };
  return hide(await run(forecast, machine.ports));
}

/** In the comment that is there, unless the pull request has moved on meanwhile. */
export async function tellForecast(
  presentation: Presentation,
  forecast: Report,
  { number, headCommit }: PullRequest,
  known: Conversation | undefined,
): Promise<readonly Finding[]> {
  const isCurrent = async (now: PullRequest) =>
    now.state === "open" && now.headCommit === headCommit;
  const report = standingReport(forecast);
  const comment = { report, pull: number, known, isCurrent, commit: headCommit, begins: false };
  return (await keepComment({ ...presentation, ...comment })).problems;
}
