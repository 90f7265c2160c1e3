/** Which pull requests and commits are told what of a run. */
import type { Finding } from "../errors.ts";
import type { GitHub, PullRequest } from "../github-port.ts";
import { pullsOf, reportOfPull } from "../report/pull-report.ts";
import type { Report } from "../report/report.ts";
import { hasMoved, isError } from "../report/result.ts";
import { standingReport } from "../report/standing.ts";
import type { Trigger } from "../trigger.ts";
import { bestEffort } from "./best-effort.ts";
import type { Asked } from "./requests.ts";
import { addCheckRun, keepComment, type Telling, type Told } from "./tell.ts";

export interface Presentation {
  readonly asked: Asked;
  /** What a report of this run's request would be now, if nothing were written. */
  lookAgain(): Promise<Report>;
  /** The report without what is secret to this run. */
  hide(report: Report): Report;
  readonly gitHub: GitHub;
  readonly checkName: string;
  readonly runUrl: string | undefined;
}

const nothing: Told = { commentUrl: undefined, problems: [] };

export async function present(report: Report, presentation: Presentation): Promise<Told> {
  const { trigger } = presentation.asked.request;
  const { pull } = trigger;
  const telling = { ...presentation, report };
  if (trigger.event === "merge_group") return onCommit(telling, trigger.head);
  if (pull !== undefined && !pull.closed) return onOpenPull(telling, presentation, trigger);
  if (pull !== undefined && !pull.merged) return onClosedPull(telling, presentation.asked);
  return trigger.verb === "build" || trigger.verb === "publish"
    ? onPublished(telling, presentation.asked)
    : nothing;
}

async function onCommit(telling: Telling, commit: string | undefined): Promise<Told> {
  if (commit === undefined) return nothing;
  return { ...nothing, problems: await addCheckRun(telling, commit, { jobless: false }) };
}

async function onOpenPull(
  telling: Telling,
  { asked, lookAgain }: Presentation,
  { verb, pull }: Trigger,
): Promise<Told> {
  if (pull === undefined) return nothing;
  const { report } = telling;
  const commit = report.commit?.oid;
  const { isCurrent } = asked;
  const problems: Finding[] = [];
  let commentUrl: string | undefined;
  if (verb === "plan" || verb === "build") {
    const isChanged = report.result === "ok" && hasMoved(report);
    const newer = isChanged ? await bestEffort(problems, lookAgain) : report;
    const standing = standingReport(newer ?? report);
    const begins = standing.result !== "nothing-to-do";
    const known = asked.conversation;
    const comment = { report: standing, pull: pull.number, known, isCurrent, begins };
    const told = await keepComment({ ...telling, ...comment, commit: commit ?? pull.headCommit });
    problems.push(...told.problems);
    commentUrl = told.commentUrl;
  }
  problems.push(...(await addCheckRun(telling, pull.headCommit, { jobless: false })));
  // No job runs on our own commit unless an App's token made it.
  if (commit !== undefined)
    problems.push(...(await addCheckRun(telling, commit, { jobless: true })));
  return { commentUrl, problems };
}

/** What was removed. A second run finds nothing to remove, and leaves what the first one said. */
async function onClosedPull(telling: Telling, { request, conversation }: Asked): Promise<Told> {
  const { pull } = request.trigger;
  if (pull === undefined || telling.report.result === "nothing-to-do") return nothing;
  const isCurrent = async (now: PullRequest) => now.state === "closed";
  const begins = telling.report.tables.length > 0;
  const comment = { pull: pull.number, known: conversation, isCurrent, begins };
  return keepComment({ ...telling, ...comment, commit: pull.headCommit });
}

/** Each pull request that this run published, or could not publish, has its receipt. */
async function onPublished(telling: Telling, { request, conversation }: Asked): Promise<Told> {
  const { report, gitHub } = telling;
  const own = request.trigger.pull?.number;
  const repository = request.trigger.repository ?? 0;
  const told: Told[] = [];
  const numbers = pullsOf(report);
  for (const number of numbers) {
    const receipt = reportOfPull(report, { repository, number });
    if (receipt === undefined) continue;
    const known = number === own ? conversation : undefined;
    told.push(await tellReceipt({ ...telling, report: receipt }, number, known));
  }
  // Where nothing could be done at all, the one who merged is told.
  if (own !== undefined && !numbers.includes(own) && isEverybodys(report))
    told.push(await tellReceipt(telling, own, conversation));
  return {
    commentUrl: told.find(({ commentUrl }) => commentUrl !== undefined)?.commentUrl,
    problems: told.flatMap(({ problems }) => problems),
  };

  async function tellReceipt(one: Telling, number: number, known: Asked["conversation"]) {
    const isCurrent = async (now: PullRequest) => now.state !== "open";
    const comment = { pull: number, known, isCurrent, begins: true };
    const { commentUrl, isNews, problems } = await keepComment({ ...one, ...comment });
    const more: Finding[] = [];
    const isToTell = isDoneHere(one.report, report) || (isTrouble(one.report) && isNews);
    const merge = isToTell ? await bestEffort(more, () => mergeCommit(number, known)) : undefined;
    if (merge !== undefined) more.push(...(await addCheckRun(one, merge, { jobless: true })));
    return { commentUrl, problems: [...problems, ...more] };
  }
  async function mergeCommit(number: number, known: Asked["conversation"]) {
    return (known?.pull ?? (await gitHub.pulls([number])).get(number))?.mergeCommit;
  }
}

/** Not the trouble of another pull request, which has its own comment. */
function isEverybodys({ result, findings }: Report): boolean {
  const isAboutAll = (one: Finding) => isError(one) && one.pull === undefined;
  return result === "failed" || findings.some(isAboutAll);
}

function isTrouble({ result }: Report): boolean {
  return result === "failed" || result === "blocked" || result === "partial";
}

/** Not where an earlier run did it: that one has told the commit. */
function isDoneHere(receipt: Report, { tables }: Report): boolean {
  const names = new Set(receipt.tables.map(({ table }) => table));
  return tables.some(({ table, outcome }) => names.has(table) && outcome !== null);
}
