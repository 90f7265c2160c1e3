/**
 * The `git` on PATH, 2.25 or newer. One process a question, none kept open; never a shell, never
 * the network: what is not in the repository is reported, not fetched.
 */
import { realpathSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import process from "node:process";
import { IcebranchError } from "../errors.ts";
import type { Git, GitFile } from "../ports.ts";
import { type Env, gitRunner, notHere, type RunGit } from "./git/process.ts";

export interface GitRepository extends Git {
  /** The work tree's root, absolute and free of links; the git directory where there is no work tree. */
  readonly root: string;
  /** The folder that it was opened in, below `root` and with `/`: `.` for the root itself. */
  readonly prefix: string;
  readonly hasWorkTree: boolean;
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

function commits(git: RunGit): Pick<Git, "resolve" | "mergeBase" | "isAncestor" | "currentBranch"> {
  return {
    async resolve(revision) {
      // An option and an exclusion (`^main`) are understood by git, but name no commit.
      if (/^[-^]|\0/.test(revision)) return undefined;
      const asked = ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`];
      const { status, stdout } = git(asked, { answers: [0, 1] });
      return status === 0 ? stdout.toString().trim() : undefined;
    },
    async mergeBase(a, b) {
      const asked = ["merge-base", commitArgument(a), commitArgument(b)];
      const { stdout } = git(asked, { answers: [0, 1] });
      return stdout.toString().split("\n")[0] || undefined;
    },
    async isAncestor(ancestor, descendant) {
      const asked = [commitArgument(ancestor), commitArgument(descendant)];
      const { status } = git(["merge-base", "--is-ancestor", ...asked], { answers: [0, 1] });
      return status === 0;
    },
    async currentBranch() {
      const { stdout } = git(["symbolic-ref", "--quiet", "HEAD"], { answers: [0, 1] });
      return /^refs\/heads\/(.+)$/m.exec(stdout.toString())?.[1];
    },
  };
}

function objects(git: RunGit): Pick<Git, "listFiles" | "readBlobs"> {
  return {
    async listFiles(commit, folder) {
      const below = folder === undefined || folder === "." ? [] : [`${folder}/`];
      const tree = [commitArgument(commit), "--", ...below];
      return records(lsTree(git, tree)).map(parseTreeEntry);
    },
    async readBlobs(oids) {
      const wanted = [...new Set(oids)];
      if (wanted.length === 0) return new Map();
      const input = `${wanted.join("\n")}\n`;
      const { stdout } = git(["cat-file", "--batch", "--buffer"], { input });
      return parseBatch(stdout);
    },
  };
}

function lsTree(git: RunGit, tree: readonly string[]): Buffer {
  try {
    return git(["ls-tree", "-r", "-l", "-z", "--full-tree", ...tree]).stdout;
  } catch {
    // A clone without some blobs cannot tell their sizes.
    return git(["ls-tree", "-r", "-z", "--full-tree", ...tree]).stdout;
  }
}

function workTree(git: RunGit): Pick<GitRepository, "uncommitted" | "isIgnored" | "workTreePaths"> {
  return {
    async uncommitted(folder = ".") {
      const how = ["--porcelain", "-z", "--untracked-files=all", "--no-renames"];
      const { stdout } = git(["status", ...how, "--", folder]);
      return records(stdout).map((record) => record.slice("XY ".length));
    },
    async isIgnored(path) {
      // It refuses literal paths, and so would take a leading `:` for magic.
      const asked = ["--no-literal-pathspecs", "check-ignore", "--quiet", "--", `./${path}`];
      return git(asked, { answers: [0, 1] }).status === 0;
    },
    async workTreePaths(folder = ".") {
      const which = ["--cached", "--others", "--exclude-standard"];
      const { stdout } = git(["ls-files", "-z", ...which, "--", folder]);
      // A file in conflict is listed once for each side.
      return [...new Set(records(stdout))];
    },
  };
}

const noWorkTree: ReturnType<typeof workTree> = {
  uncommitted: async () => [],
  isIgnored: async () => false,
  workTreePaths: async () => [],
};

/** A commit's name in a place where git would also take an option. */
function commitArgument(commit: string): string {
  if (!commit.startsWith("-")) return commit;
  throw notHere(`There is no commit ${commit}.`);
}

function notAFolder(cwd: string): IcebranchError {
  const hint = "Name a folder inside a git repository.";
  return new IcebranchError("IB601", `${cwd} is not a folder.`, { hint });
}

function records(stdout: Buffer): readonly string[] {
  return stdout.toString().split("\0").slice(0, -1);
}

/** `MODE TYPE OID[ SIZE]\tPATH`, the size right-aligned, `-` for what has none. */
function parseTreeEntry(record: string): GitFile {
  const tab = record.indexOf("\t");
  const [mode = "", , oid = "", size = "-"] = record.slice(0, tab).split(/ +/);
  return {
    path: record.slice(tab + 1),
    mode,
    oid,
    size: /^\d+$/.test(size) ? Number(size) : undefined,
  };
}

/** `OID TYPE SIZE\nBYTES\n` for each object that is here, `OID missing\n` for one that is not. */
function parseBatch(stdout: Buffer): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  for (let start = 0; start < stdout.length; ) {
    const lineEnd = stdout.indexOf("\n", start);
    const [oid = "", type, size] = stdout.toString("latin1", start, lineEnd).split(" ");
    if (type !== "blob") throw notHere(`The file with id ${oid} is not in this clone.`);
    const end = lineEnd + 1 + Number(size);
    blobs.set(oid, stdout.subarray(lineEnd + 1, end));
    start = end + 1;
  }
  return blobs;
}
