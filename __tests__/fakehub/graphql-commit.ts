/** The mutation `createCommitOnBranch`: one signed commit of files, if the branch is where one thinks. */
import { noticeMoves } from "./branches.ts";
import type { JsonObject } from "./extract.ts";
import { parseTree, type TreeEntry } from "./git-write.ts";
import { commitNode, GraphQLFailure, mustHave, refNode, type Viewer } from "./graphql-nodes.ts";
import { sign } from "./merges.ts";
import { may } from "./permissions.ts";
import { protectionMessage } from "./protection.ts";
import { fullName, type State } from "./state.ts";

interface CommitInput {
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly clientMutationId?: string | null;
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
}

export async function createCommitOnBranch(
  viewer: Viewer,
  input: CommitInput,
): Promise<JsonObject> {
  const { state, token } = viewer;
  mustHave(viewer, "contents", "write");
  const ref = refOf(state, input.branch);
  const head = await state.repository.commit(ref);
  if (head === undefined)
    throw new GraphQLFailure("NOT_FOUND", `No commit exists with specified ref: ${ref}`);
  const expected = input.expectedHeadOid;
  if (head !== expected)
    throw new GraphQLFailure(
      "STALE_DATA",
      `Expected branch to point to "${expected}" but it did not.  Pull and try again.`,
    );
  refuseProtected(state, ref);
  refuseWorkflows(viewer, input);
  const tree = await state.repository.writeTree(head, await entriesOf(state, head, input));
  const { headline, body } = input.message;
  const message = [headline, body].filter((part) => part != null && part !== "").join("\n\n");
  // GitHub signs for bots; whether for a personal access token depends on whose it is.
  const commit = await sign(state, tree, [head], message, token.login);
  if (token.kind === "pat") state.verified.delete(commit);
  await state.repository.git("update-ref", ref, commit, head);
  await noticeMoves(state, token);
  return {
    clientMutationId: input.clientMutationId ?? null,
    commit: () => commitNode(state, commit),
    ref: () => refNode(state, ref),
  };
}

function refOf(state: State, branch: CommitInput["branch"]): string {
  if (branch.id != null) return branch.id.replace(/^REF_/, "");
  const { repositoryNameWithOwner: repository, branchName = "" } = branch;
  if (repository !== fullName(state))
    throw new GraphQLFailure(
      "NOT_FOUND",
      `Could not resolve to a Repository with the name '${repository}'.`,
    );
  return `refs/heads/${(branchName ?? "").replace(/^refs\/heads\//, "")}`;
}

function refuseProtected(state: State, ref: string): void {
  const message = protectionMessage(state, ref);
  if (message === undefined) return;
  const classic = state.protection.get(ref.replace("refs/heads/", "")) === "classic";
  throw new GraphQLFailure(classic ? "BRANCH_PROTECTION_RULE_VIOLATION" : "UNPROCESSABLE", message);
}

/** A permission that GITHUB_TOKEN cannot have. */
function refuseWorkflows({ token }: Viewer, { fileChanges }: CommitInput): void {
  const paths = [...(fileChanges?.additions ?? []), ...(fileChanges?.deletions ?? [])];
  const workflow = paths.find(({ path }) => path.startsWith(".github/workflows/"));
  if (workflow === undefined || may(token, "workflows", "write")) return;
  throw new GraphQLFailure(
    "FORBIDDEN",
    `refusing to allow a GitHub App to create or update workflow \`${workflow.path}\` without \`workflows\` permission`,
  );
}

/** There is no way to say a mode: a file that is there keeps its own. */
async function entriesOf(state: State, head: string, { fileChanges }: CommitInput) {
  const { repository } = state;
  const entries: TreeEntry[] = [];
  for (const { path } of fileChanges?.deletions ?? []) {
    if ((await repository.attempt("cat-file", "-e", `${head}:${path}`)) === undefined)
      throw new GraphQLFailure(
        "UNPROCESSABLE",
        `A path was requested for deletion which does not exist as of commit oid \`${head}\`: ${path}`,
      );
    entries.push({ path, mode: "100644", oid: null });
  }
  for (const { path, contents } of fileChanges?.additions ?? []) {
    const bytes = Buffer.from(contents, "base64");
    if (bytes.toString("base64") !== contents.replace(/\s/g, ""))
      throw new GraphQLFailure("UNPROCESSABLE", `The contents of ${path} are not base64.`);
    const [file] = parseTree(await repository.git("ls-tree", "-z", head, "--", path));
    const oid = await repository.writeBlob(bytes);
    entries.push({ path, mode: file?.mode ?? "100644", oid });
  }
  return entries;
}
