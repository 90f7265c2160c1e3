/** What git's objects and refs say: the same for a user's clone and for what we fetch ourselves. */
import type { Git, GitFile } from "../../ports.ts";
import { notHere, type RunGit } from "./process.ts";

export function commits(
  git: RunGit,
): Pick<Git, "resolve" | "mergeBase" | "isAncestor" | "changesOf" | "currentBranch"> {
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
    async changesOf(path, from, limit) {
      const asked = ["log", "--format=%H", `--max-count=${limit}`, commitArgument(from)];
      // There may be no commit yet.
      const { stdout } = git([...asked, "--", path], { answers: [0, 128] });
      return stdout
        .toString()
        .split("\n")
        .filter((oid) => oid !== "");
    },
    async currentBranch() {
      const { stdout } = git(["symbolic-ref", "--quiet", "HEAD"], { answers: [0, 1] });
      return /^refs\/heads\/(.+)$/m.exec(stdout.toString())?.[1];
    },
  };
}

export function objects(git: RunGit): Pick<Git, "listFiles" | "readBlobs"> {
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
      return parseBatch(stdout, "blob");
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

/** The answers of a repository that has no files. */
export const noWorkTree = {
  uncommitted: async () => [],
  workTreePaths: async () => [],
  recall: async () => undefined,
  remember: async () => undefined,
};

/** A commit's name in a place where git would also take an option. */
export function commitArgument(commit: string): string {
  if (!commit.startsWith("-")) return commit;
  throw notHere(`There is no commit ${commit}.`);
}

export function records(stdout: Buffer): readonly string[] {
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
export function parseBatch(
  stdout: Buffer,
  expected: "blob" | "commit",
): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (let start = 0; start < stdout.length; ) {
    const lineEnd = stdout.indexOf("\n", start);
    const [oid = "", type, size] = stdout.toString("latin1", start, lineEnd).split(" ");
    if (type !== expected)
      throw notHere(`The ${noun[expected]} with id ${oid} is not in this clone.`);
    const end = lineEnd + 1 + Number(size);
    found.set(oid, stdout.subarray(lineEnd + 1, end));
    start = end + 1;
  }
  return found;
}

const noun = { blob: "file", commit: "commit" } as const;
