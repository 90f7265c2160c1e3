/** Writing of trees and commits without a work tree. */
import type { GitProcess } from "./git-process.ts";

/** As git writes it: `NAME <EMAIL>`. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601. */
  readonly date: string;
}

/** `oid: null` takes the path away. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly oid: string | null;
}

export interface ImportedCommit {
  readonly ref: string;
  /** undefined where it is to have no parent. */
  readonly from: string | undefined;
  readonly message: string;
  readonly author: Signature;
  readonly files: readonly {
    readonly path: string;
    readonly mode: string;
    /** null takes the file away. */
    readonly bytes: Uint8Array | null;
  }[];
}

type Git = GitProcess["git"];

export async function writeTree(
  git: Git,
  index: string,
  base: string | undefined,
  entries: readonly TreeEntry[],
): Promise<string> {
  const env = { GIT_INDEX_FILE: index };
  await git(base === undefined ? ["read-tree", "--empty"] : ["read-tree", base], { env });
  const whole = await Promise.all(entries.map((entry) => spreadTree(git, base, entry)));
  const input = whole.flat().map(indexLine).join("");
  await git(["update-index", "-z", "--index-info"], { env, input });
  return git(["write-tree"], { env });
}

/** An index holds files only: a tree is what it had at that path gone, and its own files there. */
async function spreadTree(
  git: Git,
  base: string | undefined,
  entry: TreeEntry,
): Promise<TreeEntry[]> {
  const { path, mode, oid } = entry;
  if (mode !== "040000") return [entry];
  const had = base === undefined ? "" : await git(["ls-tree", "-rz", base, "--", `${path}/`]);
  const has = oid === null ? "" : await git(["ls-tree", "-rz", oid]);
  const gone = parseTree(had).map((file) => ({ ...file, oid: null }));
  return [...gone, ...parseTree(has).map((file) => ({ ...file, path: `${path}/${file.path}` }))];
}

export async function importCommit(git: Git, commit: ImportedCommit): Promise<void> {
  const { ref, from, message, files } = commit;
  const { name, email, date } = commit.author;
  const seconds = Math.floor(Date.parse(date) / 1000);
  const lines = [
    ...[`commit ${ref}\n`, `committer ${name} <${email}> ${seconds} +0000\n`, data(message)],
    ...(from === undefined ? [] : [`from ${from}\n`]),
    ...files.flatMap(({ path, mode, bytes }) =>
      bytes === null
        ? [`D ${JSON.stringify(path)}\n`]
        : [`M ${mode} inline ${JSON.stringify(path)}\n`, data(bytes)],
    ),
  ];
  const input = Buffer.concat(lines.map((line) => Buffer.from(line)));
  await git(["fast-import", "--quiet", "--force"], { input });
}

/** fast-import's way to say bytes of any kind. */
function data(content: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")]);
}

/** What `git ls-tree -z` says. */
export function parseTree(listing: string): { path: string; mode: string; oid: string }[] {
  return listing
    .split("\0")
    .filter((line) => line !== "")
    .map((line) => {
      const [meta = "", path = ""] = line.split("\t");
      const [mode = "", , oid = ""] = meta.split(" ");
      return { path, mode, oid };
    });
}

/** An index line of mode 0 takes its path away. */
function indexLine({ mode, oid, path }: TreeEntry): string {
  return oid === null ? `0 ${"0".repeat(40)}\t${path}\0` : `${mode} ${oid}\t${path}\0`;
}

export function signed(who: "AUTHOR" | "COMMITTER", { name, email, date }: Signature) {
  return {
    [`GIT_${who}_NAME`]: name,
    [`GIT_${who}_EMAIL`]: email,
    [`GIT_${who}_DATE`]: date,
  };
}
