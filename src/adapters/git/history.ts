/** How far back history is here. `shallow` is git's own file of the commits whose parents are cut off. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunGit } from "./process.ts";
import { parseBatch } from "./reading.ts";

/** Whether a commit is here with that many commits of its history, or all that there are. */
export function hasHistory(git: RunGit, root: string, commit: string, depth: number): boolean {
  const cut = new Set(cutCommits(root));
  let level: readonly string[] = [commit];
  for (let deep = 1; level.length > 0; deep++) {
    if (!level.every((one) => isHere(git, one))) return false;
    if (deep >= depth || cut.size === 0) return true;
    if (level.some((one) => cut.has(one))) return false;
    const { stdout } = git(["rev-list", "--no-walk", "--parents", ...level]);
    level = stdout
      .toString()
      .split(/\s+/)
      .filter((one) => one !== "" && !level.includes(one));
  }
  return true;
}

function isHere(git: RunGit, commit: string): boolean {
  const asked = ["cat-file", "-e", `${commit}^{commit}`];
  return /^[0-9a-f]+$/.test(commit) && git(asked, { answers: [0, 1, 128] }).status === 0;
}

/**
 * A fetch of some depth cuts history off there, though what comes before may be here: borrowed, or
 * fetched earlier. Then the commit is joined to its parents again.
 */
export function joinHistory(git: RunGit, root: string): void {
  const cut = cutCommits(root);
  if (cut.length === 0) return;
  const found = parseBatch(git(["cat-file", "--batch"], { input: lines(cut) }).stdout, "commit");
  const parents = new Map([...found].map(([commit, bytes]) => [commit, parentsOf(bytes)]));
  const here = present(git, [...parents.values()].flat());
  const left = cut.filter((commit) => !parents.get(commit)?.every((parent) => here.has(parent)));
  if (left.length === cut.length) return;
  if (left.length > 0) writeFileSync(join(root, "shallow"), lines(left));
  else rmSync(join(root, "shallow"));
}

function cutCommits(root: string): readonly string[] {
  try {
    return readFileSync(join(root, "shallow"), "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
}

/** As the commit itself says: git's own commands show a cut one as if it had none. */
function parentsOf(commit: Uint8Array): readonly string[] {
  const header = Buffer.from(commit).toString("latin1").split("\n\n")[0] ?? "";
  return [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent);
}

function present(git: RunGit, commits: readonly string[]): ReadonlySet<string> {
  if (commits.length === 0) return new Set();
  const { stdout } = git(["cat-file", "--batch-check"], { input: lines(commits) });
  const known = stdout.toString().matchAll(/^(\w+) commit \d+$/gm);
  return new Set([...known].map(([, commit = ""]) => commit));
}

function lines(all: readonly string[]): string {
  return all.map((one) => `${one}\n`).join("");
}
