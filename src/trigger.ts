/**
 * What a run is about: which verb, which two commits, whose data branch, and how far the catalog may
 * be touched. Here is what the terminal and every event have in common.
 */
import { IcebranchError } from "./errors.ts";
import { MAIN } from "./iceberg/table-metadata.ts";
import { dataBranchName, isDataBranchName, isGitBranchName } from "./plan/branch-name.ts";
import type { Git } from "./ports.ts";
import { shellWord } from "./shell-word.ts";
import type { Verb } from "./verbs.ts";

export interface Trigger {
  /** The event's name at GitHub; `local` in a terminal. */
  readonly event: string;
  readonly verb: Verb;
  /** Why this verb, in one sentence. */
  readonly reason: string;
  /** A commit's id; undefined where the verb compares nothing or nothing was before. */
  readonly base: string | undefined;
  /** A commit's id; undefined where the verb asks for none. */
  readonly head: string | undefined;
  /** git's production branch. */
  readonly production: string;
  /** The git branch at hand; undefined on a detached HEAD. */
  readonly branch: string | undefined;
  /** The Iceberg branch of it, or the one that was named; undefined on the production branch. */
  readonly dataBranch: string | undefined;
  /** GitHub's id of the repository; undefined in a terminal. */
  readonly repository: number | undefined;
  readonly pull: Pull | undefined;
  /** The number of the pull request that a merge queue asks about, as if it were merged. */
  readonly queued?: number | undefined;
  /** Whether the catalog may be asked, and written to. `none`: there are no secrets to ask it with. */
  readonly access: Access;
}

export type Access = "none" | "read" | "write";

export interface Pull {
  /** GitHub's id of the repository that it is made to. */
  readonly repository: number;
  readonly number: number;
  readonly closed: boolean;
  readonly merged: boolean;
  readonly draft: boolean;
  /** Whether it comes from another repository, or from one that is gone. */
  readonly fork: boolean;
  readonly headBranch: string;
  /** The last commit of that branch: what a merge makes part of the base branch's history. */
  readonly headCommit: string;
  readonly baseBranch: string;
  /** The commit of the base branch that merged it; undefined unless it is merged. */
  readonly mergeCommit: string | undefined;
  /** The pull request whose merge it takes back, if GitHub's own button made it. */
  readonly reverts: number | undefined;
}

/** How the commits are found: an event knows some ids, git the rest. A revision may stand for an id. */
export type Commits =
  | { readonly kind: "range"; readonly base: string | undefined; readonly head: string }
  /** What the last commit, or the last merge, brought. */
  | { readonly kind: "last"; readonly head: string }
  /** The last commit of a branch, or `head` where the branch is not here; since `base` or its parent. */
  | {
      readonly kind: "tip";
      readonly branch: string;
      readonly head: string;
      readonly base: string | undefined;
    }
  /** What `head` has since it left the branch `from`. */
  | { readonly kind: "fork"; readonly head: string; readonly from: string }
  /**
   * GitHub's test merge of `pullHead`, which is compared with its first parent. A runner without
   * test merges gives another commit: that one is compared with where it left `onto`.
   */
  | {
      readonly kind: "test-merge";
      readonly head: string;
      readonly pullHead: string;
      readonly onto: string;
    };

/** git as a trigger needs it: `shallow` tells why a commit may be missing. */
export type History = Pick<Git, "resolve" | "mergeBase" | "currentBranch" | "shallow">;

/** Whether a verb is about the difference of two commits. */
export function comparesCommits(verb: Verb): boolean {
  return verb === "plan" || verb === "build";
}

/** Whether a verb looks into the lakehouse. */
export function asksCatalog(verb: Verb): boolean {
  return verb !== "init" && verb !== "check" && verb !== "workflow" && verb !== "demo";
}

/** Throws IB602 where one is not in the clone. */
export async function findCommits(
  git: History,
  commits: Commits,
): Promise<{ readonly base: string | undefined; readonly head: string }> {
  const head = await requireCommit(git, commits.head);
  switch (commits.kind) {
    case "range":
      return { base: commits.base && (await requireCommit(git, commits.base)), head };
    case "last":
      return { base: await firstParent(git, head), head };
    case "tip": {
      const tip = (await branchTip(git, commits.branch)) ?? head;
      const base = commits.base && (await git.resolve(commits.base));
      return { base: base ?? (await firstParent(git, tip)), head: tip };
    }
    case "fork":
      return { base: await forkPoint(git, head, await productionTip(git, commits.from)), head };
    case "test-merge": {
      const isTestMerge = (await git.resolve(`${head}^2`)) === commits.pullHead;
      if (isTestMerge) return { base: await requireCommit(git, `${head}^1`), head };
      return { base: await forkPoint(git, head, await requireCommit(git, commits.onto)), head };
    }
  }
}

/** A pull request from the production branch to another one is not. */
export function isOnProduction({ branch, production, pull }: Trigger): boolean {
  const isPublished = pull === undefined || (pull.merged && pull.baseBranch === production);
  return branch === production && isPublished;
}

/** A branch's commit: the branch here or, where there is none, as last fetched from origin. */
export async function branchTip(
  git: Pick<Git, "resolve">,
  branch: string,
): Promise<string | undefined> {
  return (
    (await git.resolve(`refs/heads/${branch}`)) ??
    (await git.resolve(`refs/remotes/origin/${branch}`))
  );
}

async function productionTip(git: History, production: string): Promise<string> {
  const tip = await branchTip(git, production);
  if (tip !== undefined) return tip;
  const fetch = `git fetch origin ${shellWord(`${production}:refs/remotes/origin/${production}`)}`;
  throw new IcebranchError(
    "IB602",
    `The production branch \`${production}\` is not in this clone.`,
    {
      hint: git.shallow
        ? `Run \`${fetch} --unshallow\`, or give actions/checkout \`fetch-depth: 0\`.`
        : `Run \`${fetch}\`, or name the right one as \`main\` in the configuration.`,
    },
  );
}

/** undefined for a first commit, which a shallow clone cannot tell from its oldest. */
async function firstParent(git: History, head: string): Promise<string | undefined> {
  const parent = await git.resolve(`${head}^1`);
  if (parent === undefined && git.shallow) throw notHere(`The commit before ${head}`, git);
  return parent;
}

async function requireCommit(git: History, revision: string): Promise<string> {
  const commit = await git.resolve(revision);
  if (commit !== undefined) return commit;
  if (revision !== "HEAD") throw notHere(`The commit ${revision}`, git);
  throw new IcebranchError("IB602", "There is no commit yet.", {
    hint: "Commit the project first; `icebranch check` reads the files as they are.",
  });
}

async function forkPoint(git: History, head: string, onto: string): Promise<string> {
  const base = await git.mergeBase(head, onto);
  if (base === undefined) throw notHere(`The commit where ${head} and ${onto} parted`, git);
  return base;
}

function notHere(what: string, { shallow }: History): IcebranchError {
  const hint = shallow
    ? "Run `git fetch --unshallow`, or give actions/checkout `fetch-depth: 0`."
    : "Fetch it, or name another with --base or --head.";
  const where = shallow ? "shallow clone" : "clone";
  return new IcebranchError("IB602", `${what} is not in this ${where}.`, { hint });
}

/** The data branch that was named, as it is where that is legal, else the git branch's. Throws IB605. */
export function chooseDataBranch(
  named: string | undefined,
  branch: string | undefined,
  production: string,
): string | undefined {
  if (named === undefined)
    return branch === undefined || branch === production ? undefined : dataBranchName(branch);
  if (named === MAIN || named === production)
    throw new IcebranchError("IB605", `The production branch \`${named}\` is no data branch.`, {
      hint: "Name the branch that the data was written to.",
    });
  if (!isGitBranchName(named))
    throw new IcebranchError("IB605", `No branch can be called \`${named}\`.`, {
      hint: "Name a git branch, or a data branch as a report names it.",
    });
  return isDataBranchName(named) ? named : dataBranchName(named);
}
