/** Whether an event still says what its pull request is: a run may start long after it, or again. */
import type { PullRequest } from "../github-port.ts";
import type { Pull } from "../trigger.ts";

/**
 * Why a run of this event must write nothing, in one sentence: another run, of what has happened
 * since, does the work. undefined where the event is the newest word.
 */
export function staleReason(event: Pull, now: PullRequest): string | undefined {
  const name = nameOf(now.number);
  if (event.merged) return undefined;
  if (event.closed)
    return now.state === "closed"
      ? undefined
      : `${name} is ${now.state === "open" ? "open again" : "merged"} since.`;
  if (now.state !== "open") return `${name} is ${now.state} since.`;
  if (now.headCommit !== event.headCommit) return newerCommit(now.number, now.headCommit);
  if (now.baseBranch !== event.baseBranch) return `${name} is made to another branch since.`;
  if (now.draft !== event.draft)
    return `${name} ${now.draft ? "is a draft" : "is no draft any more"} since.`;
  return undefined;
}

export function newerCommit(pull: number, commit: string): string {
  return `${nameOf(pull)} has another last commit since, ${commit.slice(0, 12)}.`;
}

function nameOf(pull: number): string {
  return `Pull request #${pull}`;
}
