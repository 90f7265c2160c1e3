/** Writing of git objects and branches. */

import { type Answer, type Call, failed, type Handler } from "./answer.ts";
import { noticeMoves } from "./branches.ts";
import { gitCommitView } from "./git-views.ts";
import type { TreeEntry } from "./git-write.ts";
import { protectionMessage } from "./protection.ts";
import { fullName } from "./state.ts";
import { gitHub, signature } from "./test-merge.ts";
import { refView } from "./views.ts";

interface Person {
  readonly name?: string;
  readonly email?: string;
  readonly date?: string;
}

interface CommitRequest {
  readonly message: string;
  readonly tree: string;
  readonly parents?: readonly string[];
  readonly author?: Person;
  readonly committer?: Person;
  readonly signature?: string;
}

interface TreeRequest {
  readonly base_tree?: string;
  readonly tree: readonly {
    readonly path?: string;
    readonly mode?: string;
    readonly sha?: string | null;
    readonly content?: string;
  }[];
}

export const gitHandlers: { readonly [operation: string]: Handler } = {
  async "post /git/blobs"({ state, body }) {
    const { content, encoding = "utf-8" } = body as { content: string; encoding?: string };
    const bytes = Buffer.from(content, encoding === "base64" ? "base64" : "utf8");
    const sha = await state.repository.writeBlob(bytes);
    const url = `${state.url}/repos/${fullName(state)}/git/blobs/${sha}`;
    return { status: 201, body: { sha, url } };
  },
  "post /git/trees": createTree,
  "post /git/commits": createCommit,
  "patch /git/refs/{ref}": updateRef,
};

async function createTree({ state, body }: Call): Promise<Answer> {
  const { base_tree: base, tree } = body as TreeRequest;
  if (tree.length === 0) return failed(422, "Invalid tree info");
  const entries: TreeEntry[] = [];
  for (const { path = "", mode = "", sha, content } of tree) {
    if (path === "" || mode === "" || (sha === undefined) === (content === undefined))
      return failed(422, "Must supply either tree.sha or tree.content, but not both");
    const oid =
      sha === undefined ? await state.repository.writeBlob(Buffer.from(content ?? "")) : sha;
    const type = oid === null ? "gone" : await state.repository.attempt("cat-file", "-t", oid);
    const wanted = mode === "040000" ? "tree" : "blob";
    if (mode !== "160000" && type !== wanted && type !== "gone")
      return failed(422, `tree.sha ${oid} is not a valid ${wanted}`);
    if (oid === null && !(await isThere(state.repository, base, path)))
      return failed(422, "GitRPC::BadObjectState");
    entries.push({ path, mode, oid });
  }
  if (
    base !== undefined &&
    (await state.repository.attempt("cat-file", "-e", `${base}^{tree}`)) === undefined
  )
    return failed(422, "base_tree is not a valid tree oid");
  const sha = await state.repository.writeTree(base, entries);
  const url = `${state.url}/repos/${fullName(state)}/git/trees/${sha}`;
  return { status: 201, body: { sha, url, truncated: false, tree: await listTree(state, sha) } };
}

async function isThere(
  repository: Call["state"]["repository"],
  base: string | undefined,
  path: string,
) {
  return (await repository.attempt("cat-file", "-e", `${base}:${path}`)) !== undefined;
}

async function listTree(state: Call["state"], tree: string) {
  const lines = (await state.repository.git("ls-tree", "-lz", tree)).split("\0");
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const [meta = "", path = ""] = line.split("\t");
      const [mode = "", type = "", sha = "", size = ""] = meta.split(/ +/);
      const url = `${state.url}/repos/${fullName(state)}/git/${type}s/${sha}`;
      return { path, mode, type, sha, url, ...(size === "-" ? {} : { size: Number(size) }) };
    });
}

/** GitHub signs it where a bot makes it and leaves author and committer to GitHub. */
async function createCommit({ state, token, body }: Call): Promise<Answer> {
  const { repository } = state;
  const { message, tree, parents = [], ...request } = body as CommitRequest;
  if ((await repository.attempt("cat-file", "-e", `${tree}^{tree}`)) === undefined)
    return failed(422, "Tree SHA does not exist");
  for (const parent of parents)
    if ((await repository.commit(parent)) !== parent)
      return failed(422, `Parent SHA does not exist or is not a commit object`);
  const plain = request.author === undefined && request.committer === undefined;
  const signs = token.kind !== "pat" && plain && request.signature === undefined;
  const date = state.tick();
  const own = signature(token.login, date);
  const author = { ...own, ...request.author };
  const committer = { ...(signs ? { ...gitHub, date } : author), ...request.committer };
  const oid = await repository.commitTree({ tree, parents, message, author, committer });
  if (signs) state.verified.add(oid);
  return { status: 201, body: await gitCommitView(state, oid) };
}

async function updateRef({ state, token, params, body }: Call): Promise<Answer> {
  const { repository } = state;
  const ref = `refs/${params.ref}`;
  const { sha, force = false } = body as { readonly sha: string; readonly force?: boolean };
  const before = await repository.commit(ref);
  if (before === undefined) return failed(422, "Reference does not exist");
  if ((await repository.commit(sha)) !== sha) return failed(422, "Object does not exist");
  const protection = protectionMessage(state, ref);
  if (protection !== undefined) return failed(422, protection);
  if (!force && !(await repository.isAncestor(before, sha)))
    return failed(422, "Update is not a fast forward");
  await repository.git("update-ref", ref, sha, before);
  await noticeMoves(state, token);
  return { status: 200, body: refView(state, ref, sha) };
}
