/** git on a bare repository. Every method is one process or a few; nothing is remembered. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gitProcess } from "./git-process.ts";
import {
  type ImportedCommit,
  importCommit,
  type Signature,
  signed,
  type TreeEntry,
  writeTree,
} from "./git-write.ts";

export interface BareRepository extends AsyncDisposable {
  readonly folder: string;
  /** stdout without the last line's end. Throws with git's words. */
  git(...args: readonly string[]): Promise<string>;
  /** undefined where git fails. */
  attempt(...args: readonly string[]): Promise<string | undefined>;
  /** Moves refs all at once; null takes one away. */
  moveRefs(refs: readonly (readonly [ref: string, to: string | null])[]): Promise<void>;
  bytes(oid: string): Promise<Buffer>;
  /** The commit's id; undefined where there is none of that name. */
  commit(revision: string): Promise<string | undefined>;
  isAncestor(old: string, young: string): Promise<boolean>;
  /** All branches, forks' too, by their whole names. */
  branches(): Promise<ReadonlyMap<string, string>>;
  /** One commit on a branch, by one process. `from` is undefined where it is to have no parent. */
  importCommit(commit: ImportedCommit): Promise<void>;
  writeBlob(bytes: Uint8Array): Promise<string>;
  /** The tree's id. Throws where an entry's object is not there. */
  writeTree(base: string | undefined, entries: readonly TreeEntry[]): Promise<string>;
  /** The tree of the merge; undefined where it conflicts. */
  mergeTree(ours: string, theirs: string): Promise<string | undefined>;
  commitTree(commit: {
    readonly tree: string;
    readonly parents: readonly string[];
    readonly message: string;
    readonly author: Signature;
    readonly committer?: Signature;
  }): Promise<string>;
}

export async function bareRepository(folder: string): Promise<BareRepository> {
  const scratch = await mkdtemp(join(tmpdir(), "fakehub-"));
  const { run, git, attempt } = gitProcess(folder);
  let indexes = 0;
  return {
    ...{ folder, attempt },
    git: (...args) => git(args),
    bytes: async (oid) => (await run(["cat-file", "blob", oid])).stdout,
    commit: (revision) => attempt("rev-parse", "--verify", "--quiet", `${revision}^{commit}`),
    isAncestor: async (old, young) =>
      (await attempt("merge-base", "--is-ancestor", old, young)) !== undefined,
    async branches() {
      const format = "--format=%(objectname) %(refname)";
      const refs = await git(["for-each-ref", format, "refs/heads", "refs/namespaces"]);
      const lines = refs.split("\n").filter((line) => line.includes("refs/heads/"));
      return new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)]));
    },
    async moveRefs(refs) {
      const lines = refs.map(([ref, to]) =>
        to === null ? `delete ${ref}` : `update ${ref} ${to}`,
      );
      await git(["update-ref", "--stdin"], { input: lines.map((line) => `${line}\n`).join("") });
    },
    importCommit: (commit) => importCommit(git, commit),
    writeBlob: (bytes) => git(["hash-object", "-w", "--stdin"], { input: bytes }),
    writeTree: (base, entries) => {
      indexes += 1;
      return writeTree(git, join(scratch, `index-${indexes}`), base, entries);
    },
    async mergeTree(ours, theirs) {
      const merged = await attempt("merge-tree", "--write-tree", "--no-messages", ours, theirs);
      return merged?.split("\n")[0];
    },
    async commitTree({ tree, parents, message, author, committer = author }) {
      const env = { ...signed("AUTHOR", author), ...signed("COMMITTER", committer) };
      const args = parents.flatMap((parent) => ["-p", parent]);
      return git(["commit-tree", tree, ...args], { env, input: message });
    },
    async [Symbol.asyncDispose]() {
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
