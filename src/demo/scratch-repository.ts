/** The demo's git repository: its own identity, and nothing of the user's git configuration. */
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import { dirname, join, sep } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { IcebranchError } from "../errors.ts";

const run = promisify(execFile);

/** Runs git in `folder` and answers what it printed. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", args, { cwd: folder, env: gitEnvironment() }).catch(
    (cause) => {
      throw new IcebranchError("IB610", `git ${args[0]} failed: ${firstLine(cause)}.`, {
        hint: "The demo needs git 2.28 or newer on the PATH.",
        cause,
      });
    },
  );
  return stdout;
}

/** Without `GIT_DIR` and its like, which a hook that starts the demo would pass on. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const name = "icebranch demo";
  const email = "demo@example.com";
  return {
    ...Object.fromEntries(inherited),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}

function firstLine(cause: unknown): string {
  const { stderr, message } = cause as { stderr?: string; message: string };
  return (stderr || message).trim().split("\n")[0] ?? "";
}

export async function commitAll(folder: string, message: string): Promise<void> {
  await git(folder, "add", "--all");
  await git(folder, "commit", "--quiet", "--message", message);
}

/** A folder's text files by their path from it, with `/`, in path order. */
export async function readTexts(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const read = async (path: string) =>
    [path.slice(folder.length + 1).replaceAll(sep, "/"), await readFile(path, "utf8")] as const;
  return new Map(await Promise.all(paths.map(read)));
}

export async function writeTexts(
  folder: string,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [path, text] of texts) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
