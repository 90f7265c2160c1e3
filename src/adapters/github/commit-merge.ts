/**
 * A merge commit. GraphQL's mutation makes none of two parents, so it is put together from git's own
 * objects. Until the last call, which moves the branch, they belong to nothing and may be made twice.
 */
import { concurrently } from "../../concurrently.ts";
import type { GitHub, MergeCommit } from "../../github-port.ts";
import type { Api, Recover, Send } from "./api.ts";
import { explainCommit, movedOn } from "./commit-refusal.ts";
import type { Task } from "./refusal.ts";

export async function commitMerge(
  api: Api,
  task: Task,
  commit: MergeCommit,
): ReturnType<GitHub["commitMerge"]> {
  const call = caller(api, task, commit);
  const { owner, repo } = api;
  const { tip, tree: headTree } = await readBranch(api, task, commit);
  // Though it is not forced, GitHub would bring back commits that somebody took off the branch.
  if (tip !== commit.head || headTree === undefined) throw movedOn(commit.branch);
  const tree = await writeTree(api, call, commit, headTree);
  const { sha, verification } = await call((request) =>
    request("POST /repos/{owner}/{repo}/git/commits", {
      ...{ owner, repo, tree, message: commit.message },
      parents: [commit.head, commit.merged],
    }),
  );
  await call<object>(
    (request) =>
      request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", {
        ...{ owner, repo, ref: `heads/${commit.branch}`, sha },
        force: false,
      }),
    async () => ((await readBranch(api, task, commit)).tip === sha ? {} : undefined),
  );
  return { oid: sha, verified: verification?.verified ?? false };
}

type Call = <T>(send: Send<T>, recover?: Recover<T>) => Promise<T>;

function caller(api: Api, task: Task, { branch, files }: MergeCommit): Call {
  return async (send, recover) => {
    const answer = await api.tryRest(task, send, recover);
    if (answer.kind === "answer") return answer.data;
    throw explainCommit(task, answer, { branch, paths: files.map(({ path }) => path) });
  };
}

const branchQuery = `query ($owner: String!, $repo: String!, $ref: String!, $head: GitObjectID!) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) { target { oid } }
    object(oid: $head) { ... on Commit { tree { oid } } }
  }
}`;

/** Where the branch is, and the tree of the commit that it is taken to be at. */
async function readBranch(
  api: Api,
  task: Task,
  { branch, head }: MergeCommit,
): Promise<{ readonly tip: string | undefined; readonly tree: string | undefined }> {
  type Data = {
    readonly repository: {
      readonly ref: { readonly target: { readonly oid: string } } | null;
      readonly object: { readonly tree?: { readonly oid: string } } | null;
    };
  };
  const { owner, repo } = api;
  const variables = { owner, repo, ref: `refs/heads/${branch}`, head };
  const { repository } = await api.graphql<Data>(task, { query: branchQuery, variables });
  return { tip: repository.ref?.target.oid, tree: repository.object?.tree?.oid };
}

async function writeTree(
  { owner, repo }: Api,
  call: Call,
  { files }: MergeCommit,
  base_tree: string,
): Promise<string> {
  if (files.length === 0) return base_tree;
  const tree = await concurrently(files, async ({ path, mode, content }) => ({
    path,
    // A mode of Git's that GitHub's description lists one by one.
    mode: mode as "100644",
    type: mode === "160000" ? ("commit" as const) : ("blob" as const),
    sha: content === null ? null : "oid" in content ? content.oid : await blob(content.bytes),
  }));
  const answer = await call((request) =>
    request("POST /repos/{owner}/{repo}/git/trees", { owner, repo, base_tree, tree }),
  );
  return answer.sha;

  async function blob(bytes: Uint8Array): Promise<string> {
    const content = Buffer.from(bytes).toString("base64");
    const route = "POST /repos/{owner}/{repo}/git/blobs";
    const made = await call((request) =>
      request(route, { owner, repo, content, encoding: "base64" }),
    );
    return made.sha;
  }
}
