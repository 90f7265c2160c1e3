/** The commits of a pull request: its head, what came since an event, what merging it would give. */
import { regenerated } from "../commit-message.ts";
import type { PullRequest } from "../github-port.ts";
import { wantsFile } from "../project/read.ts";
import type { RunnerMachine } from "../this-runner.ts";
import type { Pull } from "../trigger.ts";

/** The pull request where it has moved on since the event, but by our own commits alone. */
export async function sameChange(
  machine: RunnerMachine,
  event: Pull | undefined,
  now: PullRequest | undefined,
): Promise<PullRequest | undefined> {
  if (event === undefined || event.closed || now?.state !== "open") return undefined;
  if (now.headCommit === event.headCommit) return undefined;
  return (await addsWorkflowFilesOnly(machine, event.headCommit, now.headCommit)) ? now : undefined;
}

/** The head as git's server has it: that may be read where the pull request's own data may not. */
export async function headByGit(
  { remote }: RunnerMachine,
  { number }: Pull,
): Promise<string | undefined> {
  const ref = `refs/pull/${number}/head`;
  await remote?.fetch({ refs: [ref] });
  return remote?.resolve(ref);
}

/** Whether a commit is one of the heads that were looked at, or comes after it by our own alone. */
export async function isHead(
  machine: RunnerMachine,
  heads: ReadonlySet<string>,
  commit: string,
): Promise<boolean> {
  if (heads.has(commit)) return true;
  for (const head of heads) if (await addsWorkflowFilesOnly(machine, head, commit)) return true;
  return false;
}

/** How many commits of ours may have come since an event: one for each project of the repository. */
const mostOwnCommits = 20;

/**
 * Whether all that came since `before` are commits of a workflow file, as icebranch makes them: of
 * this project's, or of another one's in the repository. A run of the commit before can then go on,
 * or be run again, as if it were of the last one.
 */
async function addsWorkflowFilesOnly(
  { remote, dir }: RunnerMachine,
  before: string,
  now: string,
): Promise<boolean> {
  if (remote === undefined) return false;
  await remote.fetch({ commits: [now], depth: mostOwnCommits });
  let commit: string | undefined = now;
  for (let count = 0; count < mostOwnCommits && commit !== undefined; count++) {
    if (commit === before) return true;
    const isMerge = (await remote.resolve(`${commit}^2`)) !== undefined;
    const parent: string | undefined = await remote.resolve(`${commit}^`);
    if (parent === undefined || isMerge) return false;
    const [changed, ...more] = await remote.diffTrees(parent, commit);
    if (changed === undefined || more.length > 0 || wantsFile(changed.path, dir)) return false;
    if ((await remote.subjectOf(commit)) !== regenerated(changed.path)) return false;
    commit = parent;
  }
  return false;
}

/**
 * What merging the pull request as it is would give, and the commit of the base branch that this is
 * counted from. GitHub makes test merges a moment after a push; until then its head stands in.
 */
export async function testMergeOf(
  { remote, git }: RunnerMachine,
  { number, headCommit, baseBranch }: PullRequest,
): Promise<{ readonly base: string | undefined; readonly head: string }> {
  const ref = `refs/pull/${number}/merge`;
  await remote?.fetch({ refs: [ref], commits: [headCommit], branches: [baseBranch], depth: 2 });
  const merge = await git.resolve(ref);
  const isCurrent = merge !== undefined && (await git.resolve(`${merge}^2`)) === headCommit;
  if (isCurrent) return { base: await git.resolve(`${merge}^1`), head: merge };
  const tip = await git.resolve(`refs/remotes/origin/${baseBranch}`);
  return { base: tip && (await git.mergeBase(headCommit, tip)), head: headCommit };
}
