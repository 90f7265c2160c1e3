/** Merging without a work tree and without history, and what differs between two trees. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunGit } from "./process.ts";
import { commitArgument, records } from "./reading.ts";

/** Commits, or trees. */
export interface Sides {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface TreeChange {
  readonly path: string;
  /** As it is afterwards; null where it is gone. */
  readonly mode: string | null;
  readonly oid: string | null;
}

export interface MergeableTrees {
  /**
   * What merging gives, files in conflict with marks inside, and the paths of those. Nothing of the
   * sides' history is needed. undefined where git cannot: before 2.38.
   */
  mergeTrees(
    sides: Sides,
  ): Promise<{ readonly tree: string; readonly conflicts: readonly string[] } | undefined>;
  /** One file merged, each conflict as one side has it. undefined where a side has no such file. */
  mergeFile(sides: Sides, path: string, favour: "ours" | "theirs"): Promise<Uint8Array | undefined>;
  /** The first line of a commit's message. */
  subjectOf(commit: string): Promise<string>;
  /** In path order. */
  diffTrees(before: string, after: string): Promise<readonly TreeChange[]>;
}

export function mergeableTrees(git: RunGit, root: string): MergeableTrees {
  return {
    async mergeTrees({ base, ours, theirs }) {
      const start = commitTree(git, base);
      const [left, right] = [commitTree(git, ours, start), commitTree(git, theirs, start)];
      const how = ["--write-tree", "--name-only", "--no-messages", "-z"];
      const merge = ["merge-tree", ...how, left, right];
      const { status, stdout } = git(merge, { answers: [0, 1, 129] });
      // How it answers options that it does not know.
      if (status === 129) return undefined;
      const [tree = "", ...conflicts] = records(stdout);
      return { tree, conflicts };
    },
    mergeFile: async (sides, path, favour) => mergeFile(git, root, { sides, path, favour }),
    async subjectOf(commit) {
      const asked = ["show", "--no-patch", "--format=%s", commitArgument(commit), "--"];
      return git(asked).stdout.toString().trimEnd();
    },
    async diffTrees(before, after) {
      const [a, b] = [commitArgument(before), commitArgument(after)];
      const { stdout } = git(["diff-tree", "-r", "-z", "--raw", "--no-renames", a, b]);
      const fields = records(stdout);
      return fields.flatMap((field, index) =>
        index % 2 === 0 ? [parseChange(field, fields[index + 1] ?? "")] : [],
      );
    },
  };
}

/** The same tree on the same parent is the same commit. */
function commitTree(git: RunGit, treeish: string, ...parents: readonly string[]): string {
  const on = parents.flatMap((parent) => ["-p", parent]);
  const asked = ["commit-tree", ...on, "-m", "side", `${commitArgument(treeish)}^{tree}`];
  return git(asked).stdout.toString().trim();
}

function mergeFile(
  git: RunGit,
  root: string,
  { sides, path, favour }: { sides: Sides; path: string; favour: "ours" | "theirs" },
): Uint8Array | undefined {
  const ours = blobAt(git, sides.ours, path);
  const theirs = blobAt(git, sides.theirs, path);
  if (ours === undefined || theirs === undefined) return undefined;
  // Where both have added it, it comes from an empty one.
  const versions = [ours, blobAt(git, sides.base, path) ?? new Uint8Array(), theirs];
  const folder = mkdtempSync(join(root, "merge-"));
  try {
    const files = versions.map((bytes, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, bytes);
      return file;
    });
    const merge = ["merge-file", "--stdout", "--quiet", `--${favour}`, ...files];
    // 255: bytes that are no text.
    const { status, stdout } = git(merge, { answers: [0, 255] });
    return status === 0 ? stdout : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function blobAt(git: RunGit, treeish: string, path: string): Uint8Array | undefined {
  const asked = ["cat-file", "blob", `${commitArgument(treeish)}:${path}`];
  const { status, stdout } = git(asked, { answers: [0, 128] });
  return status === 0 ? stdout : undefined;
}

/** `:MODE MODE OID OID STATUS`, then the path. */
function parseChange(field: string, path: string): TreeChange {
  const [, mode = "", , oid = ""] = field.split(" ");
  const isGone = mode === "000000";
  return { path, mode: isGone ? null : mode, oid: isGone ? null : oid };
}
