/**
 * The `git` on PATH, 2.25 or newer. One process a question, none kept open; never a shell, never
 * the network: what is not in the repository is reported, not fetched.
 */
import { realpathSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import process from "node:process";
import { IcebranchError } from "../errors.ts";
import type { Git } from "../ports.ts";
import { ignoring } from "./git/ignoring.ts";
import { type Env, gitRunner, type RunGit } from "./git/process.ts";
import { commits, noWorkTree, objects, records } from "./git/reading.ts";

export interface GitRepository extends Git {
  /** The work tree's root, absolute and free of links; the git directory where there is no work tree. */
  readonly root: string;
  /** The folder that it was opened in, below `root` and with `/`: `.` for the root itself. */
  readonly prefix: string;
  readonly hasWorkTree: boolean;
  /** In refs of this work tree alone, which no push takes along; none where there is no work tree. */
  recall(name: string): Promise<Uint8Array | undefined>;
  remember(name: string, bytes: Uint8Array): Promise<void>;
  /** Tracked and untracked paths that no rule ignores; a repository inside is one path, ending in `/`. */
  workTreePaths(folder?: string): Promise<readonly string[]>;
}

type Facts = Pick<GitRepository, "root" | "prefix" | "shallow" | "hasWorkTree">;

/** Throws IB601 where `cwd` is in no repository that git is willing to read. */
export async function gitRepository(
  cwd: string,
  options: { readonly env?: Env } = {},
): Promise<GitRepository> {
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) throw notAFolder(cwd);
  const env = options.env ?? process.env;
  const facts = readFacts(cwd, gitRunner(cwd, env));
  // In the root, since git takes and prints paths relative to where it runs.
  const git = gitRunner(facts.hasWorkTree ? facts.root : cwd, env);
  return {
    ...facts,
    ...commits(git),
    ...objects(git),
    ...ignoring(git, facts.hasWorkTree),
    ...(facts.hasWorkTree ? workTree(git) : noWorkTree),
  };
}

function readFacts(cwd: string, git: RunGit): Facts {
  const asked = ["--is-inside-work-tree", "--is-shallow-repository"];
  // Where there is no work tree, the way up to its root prints no line at all.
  const { stdout } = git(["rev-parse", ...asked, "--show-cdup", "--absolute-git-dir"]);
  const [inside, shallow, ...places] = stdout.toString().replace(/\n$/, "").split("\n");
  const hasWorkTree = inside === "true";
  const here = realpathSync(cwd);
  const root = hasWorkTree ? resolve(here, places[0] ?? "") : places.join("\n");
  return {
    root,
    prefix: (hasWorkTree && relative(root, here).split(sep).join("/")) || ".",
    shallow: shallow === "true",
    hasWorkTree,
  };
}

/** https://git-scm.com/docs/git-worktree#_refs */
const memory = "refs/worktree/icebranch/";

function workTree(
  git: RunGit,
): Pick<GitRepository, "uncommitted" | "workTreePaths" | "recall" | "remember"> {
  return {
    async recall(name) {
      const asked = ["cat-file", "blob", memory + name];
      const { status, stdout } = git(asked, { answers: [0, 128] });
      return status === 0 ? stdout : undefined;
    },
    async remember(name, bytes) {
      const { stdout } = git(["hash-object", "-w", "--stdin"], { input: bytes });
      git(["update-ref", memory + name, stdout.toString().trim()]);
    },
    async uncommitted(folder = ".") {
      const how = ["--porcelain", "-z", "--untracked-files=all", "--no-renames"];
      const { stdout } = git(["status", ...how, "--", folder]);
      return records(stdout).map((record) => record.slice("XY ".length));
    },
    async workTreePaths(folder = ".") {
      const which = ["--cached", "--others", "--exclude-standard"];
      const { stdout } = git(["ls-files", "-z", ...which, "--", folder]);
      // A file in conflict is listed once for each side.
      return [...new Set(records(stdout))];
    },
  };
}

function notAFolder(cwd: string): IcebranchError {
  const hint = "Name a folder inside a git repository.";
  return new IcebranchError("IB601", `${cwd} is not a folder.`, { hint });
}
