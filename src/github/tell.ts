/** Telling a pull request and its commits at GitHub what came of a run. */
import type { Finding } from "../errors.ts";
import type { Comment, GitHub, PullRequest } from "../github-port.ts";
import { checkRunOf } from "../report/check-run.ts";
import { isOurComment, renderComment, sameComment } from "../report/comment.ts";
import type { Report } from "../report/report.ts";
import { bestEffort } from "./best-effort.ts";
import type { Conversation } from "./requests.ts";

export interface Telling {
  readonly gitHub: GitHub;
  readonly report: Report;
  readonly checkName: string;
  readonly runUrl: string | undefined;
  /** The commit that a reader knows: a report may be of a test merge. */
  readonly commit?: string | undefined;
}

function originOf({ runUrl, commit }: Telling) {
  return {
    ...(runUrl === undefined ? {} : { run: { url: runUrl } }),
    ...(commit === undefined ? {} : { commit }),
  };
}

export interface Told {
  /** The comment's address, where there is one. */
  readonly commentUrl: string | undefined;
  readonly problems: readonly Finding[];
}

export interface CommentTold extends Told {
  /** Whether the comment did not say so already. */
  readonly isNews: boolean;
}

export interface CommentTelling extends Telling {
  readonly pull: number;
  /** As it was read before; another look is taken before anything is written. */
  readonly known: Conversation | undefined;
  /** Whether the pull request is still what the report is about. */
  isCurrent(now: PullRequest): Promise<boolean>;
  /** Whether a pull request that has no comment yet is to have one. */
  readonly begins: boolean;
}

/** Edited in place, and only where it says something else: a comment that changes sends no mail. */
export async function keepComment(telling: CommentTelling): Promise<CommentTold> {
  const problems: Finding[] = [];
  const written = await bestEffort(problems, () => writeComment(telling));
  const { comment, isNews = true } = written ?? {};
  return { commentUrl: comment?.url, isNews, problems };
}

interface Written {
  readonly comment: Comment | undefined;
  readonly isNews: boolean;
}

async function writeComment(telling: CommentTelling): Promise<Written> {
  const { gitHub, pull, report } = telling;
  const conversation = telling.known ?? (await gitHub.conversation(pull));
  const [ours, ...more] = ownComments(conversation, report);
  if (ours === undefined && !telling.begins) return { comment: undefined, isNews: true };
  const body = renderComment(report, originOf(telling));
  if (ours !== undefined && more.length === 0 && sameComment(ours.body, body))
    return { comment: ours, isNews: false };
  // What was read at the start may be minutes old.
  const now = telling.known === undefined ? conversation : await gitHub.conversation(pull);
  if (now === undefined || !(await telling.isCurrent(now.pull)))
    return { comment: ours, isNews: true };
  const [first] = ownComments(now, report);
  if (first === undefined) return { comment: await createComment(telling, body), isNews: true };
  for (const extra of ownComments(now, report).slice(1)) await gitHub.removeComment(extra.id);
  const isNews = !sameComment(first.body, body);
  if (isNews) await gitHub.updateComment(first.id, body);
  return { comment: first, isNews };
}

/** Two runs at once may both have found none: the older comment stays. */
async function createComment(telling: CommentTelling, body: string): Promise<Comment | undefined> {
  const { gitHub, pull, report } = telling;
  const created = await gitHub.createComment(pull, body);
  const [first, ...more] = ownComments(await gitHub.conversation(pull), report);
  if (first === undefined || more.length === 0) return created;
  for (const extra of more) await gitHub.removeComment(extra.id);
  if (!sameComment(first.body, body)) await gitHub.updateComment(first.id, body);
  return first;
}

function ownComments(
  conversation: Conversation | undefined,
  { project }: Report,
): readonly Comment[] {
  return (conversation?.comments ?? []).filter(({ body }) => isOurComment(body, project));
}

/** `jobless`: no job runs on this commit, so the check run alone has the annotations. */
export async function addCheckRun(
  telling: Telling,
  commit: string,
  { jobless }: { readonly jobless: boolean },
): Promise<readonly Finding[]> {
  const problems: Finding[] = [];
  const { gitHub, report, checkName } = telling;
  const { project } = report;
  const name = project === "." ? checkName : `${checkName} (${project})`;
  const page = checkRunOf(report, { jobless, ...originOf({ ...telling, commit }) });
  await bestEffort(problems, () => gitHub.createCheckRun({ name, commit, ...page }));
  return problems;
}
