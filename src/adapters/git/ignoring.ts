/** Which rule hides a path from git: of the work tree, or of the `.gitignore` files of a commit. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Git, IgnoreRule } from "../../ports.ts";
import type { RunGit } from "./process.ts";

/** A bare repository has no work tree whose rules could be asked. */
export function ignoring(git: RunGit, hasWorkTree: boolean): Pick<Git, "ignoreRule"> {
  return {
    async ignoreRule(path, ignoreFiles) {
      if (ignoreFiles !== undefined) return ruleOfFiles(git, path, ignoreFiles);
      return hasWorkTree ? ruleOf(git, path, []) : undefined;
    },
  };
}

/** git answers for folders on disk only: the rules are put into one of their own. */
function ruleOfFiles(
  git: RunGit,
  path: string,
  files: ReadonlyMap<string, Uint8Array>,
): IgnoreRule | undefined {
  const folder = mkdtempSync(join(tmpdir(), "icebranch-ignore-"));
  try {
    for (const [file, bytes] of files) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), bytes);
    }
    const gitDir = git(["rev-parse", "--absolute-git-dir"]).stdout.toString().trimEnd();
    const there = ["-C", folder, `--git-dir=${gitDir}`, `--work-tree=${folder}`];
    // This machine's own rules say nothing of those who clone the repository.
    return ruleOf(git, path, ["--no-index"], [...there, "-c", "core.excludesFile="]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ruleOf(
  git: RunGit,
  path: string,
  options: readonly string[],
  before: readonly string[] = [],
): IgnoreRule | undefined {
  // It refuses literal paths, and so would take a leading `:` for magic.
  const how = ["--no-literal-pathspecs", "check-ignore", "--verbose", "-z", "--stdin", ...options];
  const { status, stdout } = git([...before, ...how], { input: `./${path}\0`, answers: [0, 1] });
  if (status === 1) return undefined;
  const [file = "", line = "", pattern = ""] = stdout.toString().split("\0");
  // One that takes back what an earlier one hides is told as well.
  return pattern.startsWith("!") ? undefined : { file, line: Number(line), pattern };
}
