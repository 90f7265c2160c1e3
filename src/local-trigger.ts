/** A run in a terminal: the verb is given, commits and branch are read from git. */
import { IcebranchError } from "./errors.ts";
import type { Inputs } from "./inputs.ts";
import { isGitBranchName } from "./plan/branch-name.ts";
import {
  type Commits,
  chooseDataBranch,
  comparesCommits,
  findCommits,
  type History,
  type Trigger,
} from "./trigger.ts";
import type { Verb } from "./verbs.ts";

type Asked = Pick<Inputs, "base" | "head" | "branch" | "sweep"> &
  Partial<Pick<Inputs, "runManifest">>;

/**
 * A branch is compared with where it left the production branch; the production branch with its
 * commit before, so that `plan` shows there what the last merge brought. `--base` and `--head` are
 * taken as they are. Throws IB602, IB605, IB606, IB903.
 */
export async function localTrigger(
  git: History,
  verb: Verb,
  asked: Asked,
  production: string,
): Promise<Trigger> {
  const branch = await branchAtHand(git, verb, asked.head);
  const dataBranch = chooseDataBranch(asked.branch, branch, production);
  const commits = commitsOf(verb, asked, branch === production ? undefined : production);
  const { base, head } = commits === undefined ? noCommits : await findCommits(git, commits);
  if (dataBranch === undefined) refuseWithoutDataBranch(verb, asked, branch);
  return {
    event: "local",
    verb,
    reason: `\`${verb}\` was asked for.`,
    ...{ base, head, production, branch, dataBranch },
    repository: undefined,
    pull: undefined,
    access: "write",
  };
}

const noCommits = { base: undefined, head: undefined };

/** These read files, or nothing: a run of a few milliseconds must not wait for git. */
export function asksForHistory(verb: Verb): boolean {
  return verb !== "init" && verb !== "check" && verb !== "demo";
}

async function branchAtHand(
  git: History,
  verb: Verb,
  head: string | undefined,
): Promise<string | undefined> {
  if (!asksForHistory(verb)) return undefined;
  if (head === undefined) return git.currentBranch();
  // `bronze~1` would resolve as well, but is no branch.
  const isBranch = isGitBranchName(head) && (await git.resolve(`refs/heads/${head}`)) !== undefined;
  return isBranch ? head : undefined;
}

/** undefined where the verb asks for no commit. `from`: the branch to compare with, if another. */
function commitsOf(verb: Verb, asked: Asked, from: string | undefined): Commits | undefined {
  const head = asked.head ?? "HEAD";
  if (asked.base !== undefined) return { kind: "range", base: asked.base, head };
  if (comparesCommits(verb) || asked.runManifest !== undefined)
    return from === undefined ? { kind: "last", head } : { kind: "fork", head, from };
  // The workflow file is made from the work tree, before the first commit too.
  const asks = asked.head !== undefined || (asksForHistory(verb) && verb !== "workflow");
  return asks ? { kind: "range", base: undefined, head } : undefined;
}

/** Throws where a verb cannot do without a data branch. */
function refuseWithoutDataBranch(verb: Verb, asked: Asked, branch: string | undefined): void {
  const isRun = asked.runManifest !== undefined;
  const aboutOne = verb === "refresh" || (verb === "clean" && !asked.sweep) || isRun;
  if (branch === undefined && (aboutOne || comparesCommits(verb))) {
    const why =
      asked.head === undefined ? "No branch is checked out" : `${asked.head} is no branch`;
    throw new IcebranchError("IB606", `${why}, so nothing names the data branch.`, {
      hint: "Check out the branch, or name the data branch with --branch.",
    });
  }
  if (aboutOne)
    throw new IcebranchError(
      "IB903",
      `The production branch has no data branch to ${isRun ? "run" : verb}.`,
      {
        hint: "Name the data branch with --branch.",
      },
    );
}
