/** A commit of files, which GitHub makes on the tip that it is told, and signs. */
import { createHash } from "node:crypto";
import type { FileCommit, GitHub } from "../../github-port.ts";
import type { Api } from "./api.ts";
import { explainCommit } from "./commit-refusal.ts";
import type { Task } from "./refusal.ts";

type Made = Awaited<ReturnType<GitHub["commitFiles"]>>;

const mutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid signature { isValid } } }
}`;

interface CommitNode {
  readonly oid: string;
  readonly signature: { readonly isValid: boolean } | null;
}

export async function commitFiles(api: Api, task: Task, commit: FileCommit): Promise<Made> {
  const [headline = "", ...rest] = commit.message.split("\n");
  const body = rest.join("\n").trim();
  const input = {
    branch: {
      repositoryNameWithOwner: `${api.owner}/${api.repo}`,
      branchName: commit.branch,
    },
    expectedHeadOid: commit.expectedHead,
    message: { headline, ...(body === "" ? {} : { body }) },
    fileChanges: {
      additions: commit.files.map(({ path, bytes }) => ({
        path,
        contents: Buffer.from(bytes).toString("base64"),
      })),
    },
  };
  type Data = { readonly createCommitOnBranch: { readonly commit: CommitNode } };
  const answer = await api.tryGraphql<Data>(task, {
    query: mutation,
    variables: { input },
    async recover() {
      const made = await findOurs(api, task, commit);
      return made && { createCommitOnBranch: { commit: made } };
    },
  });
  if (answer.kind === "refused")
    throw explainCommit(task, answer, {
      branch: commit.branch,
      paths: commit.files.map(({ path }) => path),
    });
  return madeOf(answer.data.createCommitOnBranch.commit);
}

function madeOf({ oid, signature }: CommitNode): Made {
  return { oid, verified: signature?.isValid ?? false };
}

/** The branch's tip, if it is the commit that we asked for: made on the same head, with our files. */
async function findOurs(
  api: Api,
  task: Task,
  { branch, expectedHead, files }: FileCommit,
): Promise<CommitNode | undefined> {
  const declared = files.map((_, index) => `, $p${index}: String!`).join("");
  const asked = files.map((_, index) => `f${index}: file(path: $p${index}) { oid }`).join(" ");
  const query = `query ($owner: String!, $repo: String!, $ref: String!${declared}) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) {
      target { oid ... on Commit { parents(first: 2) { nodes { oid } } signature { isValid } ${asked} } }
    }
  }
}`;
  const paths = Object.fromEntries(files.map(({ path }, index) => [`p${index}`, path]));
  const ref = `refs/heads/${branch}`;
  const variables = { owner: api.owner, repo: api.repo, ref, ...paths };
  type Target = CommitNode & {
    readonly parents: { readonly nodes: readonly { readonly oid: string }[] };
    readonly [file: `f${number}`]: { readonly oid: string } | null;
  };
  const data = await api.graphql<{
    readonly repository: { readonly ref: { readonly target: Target } | null };
  }>(task, { query, variables });
  const tip = data.repository.ref?.target;
  if (tip === undefined) return undefined;
  const ours =
    tip.parents.nodes.length === 1 &&
    tip.parents.nodes[0]?.oid === expectedHead &&
    files.every(({ bytes }, index) => tip[`f${index}`]?.oid === blobId(bytes));
  return ours ? tip : undefined;
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function blobId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
