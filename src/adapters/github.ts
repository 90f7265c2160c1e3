/** GitHub's API for one repository: reads by GraphQL, writes by REST. Loaded only where there is a token. */
import type { GitHub } from "../github-port.ts";
import { type ApiOptions, gitHubApi } from "./github/api.ts";
import { checkRuns } from "./github/check-runs.ts";
import { comments } from "./github/comments.ts";
import { commitFiles } from "./github/commit-files.ts";
import { commitMerge } from "./github/commit-merge.ts";
import { labels } from "./github/labels.ts";
import { pullRequests } from "./github/pull-requests.ts";
import { explainStrange, type Task } from "./github/refusal.ts";

export interface GitHubOptions extends ApiOptions {
  /** Commits are made with it, and nothing else is. */
  readonly commitToken?: string;
}

export function gitHub({ commitToken, ...options }: GitHubOptions): GitHub {
  const api = gitHubApi(options);
  const committing: Task = {
    failed: "The commit cannot be made",
    permission: "contents: write",
    token: commitToken === undefined ? "github-token" : "commit-token",
  };
  const committer = commitToken === undefined ? api : gitHubApi({ ...options, token: commitToken });
  const pulls = pullRequests(api);
  return understood({
    ...pulls,
    ...comments(api, pulls.conversation),
    ...checkRuns(api),
    ...labels(api),
    commitFiles: (commit) => commitFiles(committer, committing, commit),
    commitMerge: (commit) => commitMerge(committer, committing, commit),
  });
}

/** Whoever answers in GitHub's place may say anything: what cannot be read is no mistake of ours. */
function understood(port: GitHub): GitHub {
  const calls = Object.entries(port).map(([name, call]) => [
    name,
    async (...given: readonly never[]) => {
      try {
        return await call(...given);
      } catch (error) {
        throw error instanceof TypeError ? explainStrange(error) : error;
      }
    },
  ]);
  return Object.fromEntries(calls) as GitHub;
}
