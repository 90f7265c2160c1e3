/** Real git repositories in temporary folders, apart from the user's configuration and clock. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Text or bytes by path; `null` takes the file away. */
export interface Files {
  readonly [path: string]: string | Uint8Array | null;
}

export interface TemporaryRepository extends AsyncDisposable {
  /** Absolute and free of links: the work tree, or the bare repository. */
  readonly root: string;
  /** The environment that its `git` runs in, for programs under test that call `git` themselves. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs `git` in the root; the answer is its stdout without the last line's end. */
  git(...args: readonly string[]): Promise<string>;
  write(files: Files): Promise<void>;
  /** Writes the files, commits all that differs, be it nothing, and answers the commit's id. */
  commit(message: string, files?: Files): Promise<string>;
  /** Checks out a new branch, from HEAD unless another start is given. */
  branch(name: string, start?: string): Promise<void>;
  checkout(revision: string): Promise<void>;
  /** A merge commit of `branch` on the branch checked out, as GitHub's default makes it. */
  merge(branch: string): Promise<string>;
  fastForward(branch: string): Promise<string>;
  /** One new commit with all that `branch` changed. */
  squash(branch: string): Promise<string>;
  /** A clone in a folder of its own. The arguments are `git clone`'s: `--depth=1`, `--bare`. */
  clone(...args: readonly string[]): Promise<TemporaryRepository>;
}

/** On branch `main`; the files, where given, are its first commit. `init`: `git init`'s arguments. */
export async function temporaryRepository(
  files?: Files,
  init: readonly string[] = [],
): Promise<TemporaryRepository> {
  const repository = repositoryIn(await temporaryFolder());
  const { root, env } = repository;
  await run("git", ["init", "-q", "-b", "main", ...init, root], { env });
  if (files !== undefined) await repository.commit("first", files);
  return repository;
}

/** Absolute and free of links, so that it can be compared with what git answers. */
export async function temporaryFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), "icebranch-test-")));
}

function repositoryIn(folder: string): TemporaryRepository {
  const root = join(folder, "repository");
  const env = isolatedEnv();
  let seconds = 1_700_000_000;

  async function git(...args: readonly string[]): Promise<string> {
    // A second between commits: equal contents at equal times would be one commit, not two.
    seconds += 1;
    const date = `${seconds} +0000`;
    const dated = { ...env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const { stdout } = await run("git", [...args], { cwd: root, env: dated, maxBuffer: 2 ** 30 });
    return stdout.replace(/\n$/, "");
  }
  async function head(): Promise<string> {
    return git("rev-parse", "HEAD");
  }
  async function commit(message: string, files: Files = {}): Promise<string> {
    await writeFiles(root, files);
    await git("add", "--all");
    await git("commit", "-q", "--allow-empty", "-m", message);
    return head();
  }

  return {
    root,
    env,
    git,
    commit,
    write: (files) => writeFiles(root, files),
    async branch(name, start = "HEAD") {
      await git("checkout", "-q", "-b", name, start);
    },
    async checkout(revision) {
      await git("checkout", "-q", revision);
    },
    async merge(branch) {
      await git("merge", "-q", "--no-ff", "-m", `Merge ${branch}`, branch);
      return head();
    },
    async fastForward(branch) {
      await git("merge", "-q", "--ff-only", branch);
      return head();
    },
    async squash(branch) {
      await git("merge", "-q", "--squash", branch);
      return commit(`Squash ${branch}`);
    },
    async clone(...args) {
      const clone = repositoryIn(await temporaryFolder());
      // As a URL: from a plain path git copies everything and ignores `--depth`.
      await git("clone", "-q", ...args, pathToFileURL(root).href, clone.root);
      return clone;
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writeFiles(root: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    if (content === null) {
      await rm(file, { recursive: true, force: true });
    } else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
}

/** Without the variables that a git hook or the user's own configuration would bring in. */
function isolatedEnv(): NodeJS.ProcessEnv {
  const outside = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return {
    ...Object.fromEntries(outside),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Test",
    GIT_AUTHOR_EMAIL: "test@example.com",
    GIT_COMMITTER_NAME: "Test",
    GIT_COMMITTER_EMAIL: "test@example.com",
  };
}
