/**
 * What a run needs of its own repository and the checkout lacks, brought from the server into a bare
 * repository of our own. Nothing is written into the user's checkout; its objects are borrowed.
 */
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import type { GitRepository } from "../git.ts";
import { borrowObjects } from "./borrow.ts";
import { hasHistory, joinHistory } from "./history.ts";
import { ignoring } from "./ignoring.ts";
import { bringer, type Source } from "./network.ts";
import { type Env, gitRunner, type RunGit } from "./process.ts";
import { commits, noWorkTree, objects } from "./reading.ts";
import { type MergeableTrees, mergeableTrees } from "./trees.ts";

export interface Wanted {
  /** By id. */
  readonly commits?: readonly string[];
  /** By name; each is then `refs/remotes/origin/NAME`, as in a clone. */
  readonly branches?: readonly string[];
  /** By full name, which they keep: `refs/pull/7/merge`. */
  readonly refs?: readonly string[];
  /** How many commits of history each must have, itself included; 1 unless given. */
  readonly depth?: number;
}

export interface FetchedRepository extends GitRepository, MergeableTrees, AsyncDisposable {
  /**
   * Brings all that is not here yet, in one request, and answers what the server does not have: that
   * is no error. Throws IB611 where the token may not read, IB610, IB904.
   */
  fetch(wanted: Wanted): Promise<{ readonly missing: readonly string[] }>;
}

export interface FetchedOptions {
  /** `https://github.com/owner/name`. */
  readonly url: string;
  readonly token: string;
  /** Where the repository may lie while the run lasts: the runner's temporary folder. */
  readonly folder: string;
  /** A work tree whose objects need not be fetched again, if it is a git repository. */
  readonly checkout?: string;
  readonly env: Env;
  readonly stop: AbortSignal;
  /** How long a fetch may take, with all its tries. */
  readonly timeoutMs?: number;
  /** What a second lasts while it waits before another try; less in tests. */
  readonly retryBaseMs?: number;
}

export async function fetchedRepository(options: FetchedOptions): Promise<FetchedRepository> {
  const root = await realpath(await mkdtemp(join(options.folder, "icebranch-")));
  const env = { ...options.env, ...ofOurs, GIT_DIR: root };
  const git = gitRunner(root, env);
  const remove = () => rm(root, { recursive: true, force: true });
  try {
    // Without the user's template, which may hold hooks.
    git(["init", "--quiet", "--bare", "--template="]);
    if (options.checkout !== undefined) borrowObjects(root, options.checkout, options.env);
  } catch (error) {
    await remove();
    throw error;
  }
  const bring = bringer({ ...options, root, env });
  const oneByOne = queue();
  return {
    ...{ root, prefix: ".", hasWorkTree: false },
    ...{
      ...commits(git),
      ...objects(git),
      ...ignoring(git, false),
      ...noWorkTree,
      ...mergeableTrees(git, root),
    },
    get shallow() {
      return git(["rev-parse", "--is-shallow-repository"]).stdout.toString() === "true\n";
    },
    // HEAD is only what `git init` made.
    currentBranch: async () => undefined,
    fetch: (wanted) =>
      oneByOne(async () => {
        const depth = wanted.depth ?? 1;
        const missing = await bring(sourcesOf(git, root, wanted, depth), depth);
        joinHistory(git, root);
        return { missing };
      }),
    [Symbol.asyncDispose]: remove,
  };
}

/** Two fetches at once would meet at the file where git keeps what is cut off. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Each of the first is about another repository where the surroundings set it. */
const ofOurs = {
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_OBJECT_DIRECTORY: undefined,
  GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined,
  GIT_COMMON_DIR: undefined,
  GIT_NAMESPACE: undefined,
  GIT_SHALLOW_FILE: undefined,
  // GitHub knows no other.
  GIT_DEFAULT_HASH: "sha1",
  // Of the commits that a merge is put together from: they are seen by nobody.
  GIT_AUTHOR_NAME: "icebranch",
  GIT_AUTHOR_EMAIL: "icebranch@localhost",
  GIT_AUTHOR_DATE: "@0 +0000",
  GIT_COMMITTER_NAME: "icebranch",
  GIT_COMMITTER_EMAIL: "icebranch@localhost",
  GIT_COMMITTER_DATE: "@0 +0000",
};

/** A commit never changes, and so is not asked for twice; a branch may have moved. */
function sourcesOf(git: RunGit, root: string, wanted: Wanted, depth: number): readonly Source[] {
  const ids = new Set((wanted.commits ?? []).filter((id) => !hasHistory(git, root, id, depth)));
  const branches = (wanted.branches ?? []).map((name) => ({
    name,
    from: `refs/heads/${name}`,
    to: `refs/remotes/origin/${name}`,
  }));
  const refs = (wanted.refs ?? []).map((name) => ({ name, from: name, to: name }));
  // With a ref a commit counts as ours when the next fetch tells the server what it may leave out.
  const commits = [...ids].map((id) => ({ name: id, from: id, to: `refs/commits/${id}` }));
  return [...commits, ...branches, ...refs];
}
