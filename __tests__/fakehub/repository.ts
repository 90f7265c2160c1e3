/** Commits that a test wants to be there, made without a work tree. */
import { mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { branchRef, type Fork, type State } from "./state.ts";
import { signature } from "./test-merge.ts";

/** Text or bytes by path; null takes the file away. */
export interface Files {
  readonly [path: string]: string | Uint8Array | null;
}

export interface NewCommit {
  readonly message?: string;
  readonly author?: string;
  /** Where a new branch starts: the default branch unless given; `null`: at no commit. */
  readonly from?: string | null;
  readonly fork?: Fork;
  /** The paths that are to be executable. */
  readonly executable?: readonly string[];
}

export async function emptyFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), "fakehub-repository-")));
}

/** One commit on a branch, which is made where there is none. Answers the commit's id. */
export async function commitFiles(
  state: State,
  branch: string,
  files: Files,
  asked: NewCommit,
): Promise<string> {
  const { repository } = state;
  const ref = branchRef(branch, asked.fork);
  const start = asked.from === null ? undefined : (asked.from ?? branchRef(state.defaultBranch));
  const from =
    (await repository.commit(ref)) ??
    (start === undefined ? undefined : await repository.commit(start));
  await repository.importCommit({
    ...{ ref, from, message: asked.message ?? "change" },
    author: signature(asked.author ?? "octocat", state.tick()),
    files: Object.entries(files).map(([path, content]) => ({
      path,
      mode: asked.executable?.includes(path) === true ? "100755" : "100644",
      bytes: content === null ? null : Buffer.from(content),
    })),
  });
  return repository.git("rev-parse", ref);
}
