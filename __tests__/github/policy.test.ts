/** Whose configuration is in force, event by event: the tip of the default branch has the word. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gitRepository } from "../../src/adapters/git.ts";
import { readPolicy } from "../../src/github/policy.ts";
import { temporaryRepository } from "../repository.ts";

const repository = { id: 42, default_branch: "main" };
const from = (url: string) => ({
  "dashtool.json": JSON.stringify({ plugin: "sql", catalogUrl: url, bucket: "s3://b" }),
});

/** What an event says of commits and branches, as GitHub does; `sha`: of the branch that asks. */
const events: {
  event: string;
  payload: (sha: string, base: string) => object;
  ref: string;
}[] = [
  ...(["opened", "synchronize", "edited", "closed"] as const).map((action) => ({
    event: `pull_request ${action}`,
    payload: (sha: string, base: string) => ({
      ...{ action, pull_request: { head: { ref: "evil", sha }, base: { ref: "main", sha: base } } },
    }),
    ref: "refs/pull/7/merge",
  })),
  {
    event: "pull_request that is stacked on another one's branch",
    payload: (sha) => ({
      pull_request: { head: { ref: "evil", sha }, base: { ref: "evil", sha } },
    }),
    ref: "refs/pull/7/merge",
  },
  {
    event: "push to main",
    payload: (sha) => ({ ref: "refs/heads/main", after: sha }),
    ref: "refs/heads/main",
  },
  {
    event: "push to another branch",
    payload: (sha) => ({ ref: "refs/heads/evil", after: sha }),
    ref: "refs/heads/evil",
  },
  {
    event: "merge_group",
    payload: (sha, base) => ({
      merge_group: { head_sha: sha, base_sha: base, base_ref: "refs/heads/main" },
    }),
    ref: "refs/heads/gh-readonly-queue/main/pr-7",
  },
  { event: "schedule", payload: () => ({ schedule: "0 4 * * *" }), ref: "refs/heads/main" },
  {
    event: "workflow_dispatch on a branch",
    payload: () => ({ ref: "refs/heads/evil" }),
    ref: "refs/heads/evil",
  },
];

describe("the configuration in force is that of the default branch's tip, on", () => {
  for (const { event, payload, ref } of events)
    it(event, async () => {
      await using origin = await temporaryRepository(from("sqlite:///old.db"));
      await origin.branch("evil");
      const sha = await origin.commit("elsewhere", from("postgres://mallory.example/db"));
      await origin.checkout("main");
      const base = await origin.git("rev-parse", "main");
      await origin.commit("moved on", from("sqlite:///now.db"));
      await origin.checkout("evil");
      const git = await gitRepository(origin.root, { env: origin.env });
      const policy = await readPolicy({ dir: ".", ports: { git } } as never, {
        payload: { repository, ...payload(sha, base) } as never,
        env: { GITHUB_REF: ref, GITHUB_SHA: sha },
      });
      assert.equal(policy.kind, "in-force");
      const { catalogs } = policy.kind === "in-force" ? policy.config : assert.fail();
      assert.match(JSON.stringify(catalogs), /now\.db/);
      assert.doesNotMatch(JSON.stringify(catalogs), /mallory/);
    });
});
