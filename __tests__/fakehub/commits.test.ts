/** Commits and branches that are written through the API. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { call, commitOnBranch } from "./client.ts";
import { type Hub, startHub } from "./hub.ts";

async function withPull() {
  const hub = await startHub({ repository: { "run.sh": "#!/bin/sh\n", "a.sql": "1\n" } });
  const head = await hub.commit(
    "bronze",
    { "run.sh": "#!/bin/sh\n:\n" },
    { executable: ["run.sh"] },
  );
  const number = await hub.openPull({ head: "bronze" });
  return { hub, head, number };
}

/** What the runs of a commit by this token would be: of the push, and of the pull request. */
async function runsAfterCommit(token: string): Promise<readonly string[]> {
  const { hub, head } = await withPull();
  await using _ = hub;
  const before = hub.events.length;
  await commitOnBranch(hub, { branch: "bronze", head, path: "a.sql", text: "2\n" }, token);
  return hub.events.slice(before).map(({ name, action, run }) => `${name} ${action}: ${run}`);
}

describe("createCommitOnBranch", () => {
  it("makes a signed commit of the token's owner, and keeps a file's mode", async () => {
    const { hub, head, number } = await withPull();
    await using _ = hub;
    const { data } = await commitOnBranch(hub, {
      branch: "bronze",
      head,
      path: "run.sh",
      text: "2",
    });
    const { oid, signature } = data.createCommitOnBranch.commit;
    assert.equal(signature.isValid, true);
    assert.equal(await hub.tip("bronze"), oid);
    assert.equal(hub.pull(number).head.commit, oid);
    assert.match(await hub.git("ls-tree", "bronze", "run.sh"), /^100755 /);
    const names = await hub.git("show", "-s", "--format=%an, %cn", "bronze");
    assert.equal(names, "github-actions[bot], GitHub");
  });

  it("is refused where the branch is not where one thinks", async () => {
    const { hub, head } = await withPull();
    await using _ = hub;
    const tip = await hub.commit("bronze", { "b.sql": "1\n" });
    const answer = await commitOnBranch(hub, { branch: "bronze", head, path: "c", text: "d" });
    assert.equal(answer.errors[0].type, "STALE_DATA");
    assert.equal(await hub.tip("bronze"), tip);
  });

  for (const [how, type] of [
    ["classic", "BRANCH_PROTECTION_RULE_VIOLATION"],
    ["ruleset", "UNPROCESSABLE"],
  ] as const)
    it(`is refused on a branch with ${how} protection`, async () => {
      const { hub, head } = await withPull();
      await using _ = hub;
      hub.protect("bronze", how);
      const { errors } = await commitOnBranch(hub, {
        branch: "bronze",
        head,
        path: "c",
        text: "d",
      });
      assert.equal(errors[0].type, type);
      assert.match(errors[0].message, /Changes must be made through a pull request/);
      hub.protect("bronze", undefined);
      const next = await commitOnBranch(hub, { branch: "bronze", head, path: "c", text: "d" });
      assert.equal(next.errors, undefined);
    });

  it("is refused for a workflow of GitHub Actions without the permission `workflows`", async () => {
    const { hub, head } = await withPull();
    await using _ = hub;
    const change = { branch: "bronze", head, path: ".github/workflows/x.yml", text: "on: push\n" };
    assert.match((await commitOnBranch(hub, change)).errors[0].message, /`workflows` permission/);
  });
});

describe("who commits decides what runs", () => {
  it("GITHUB_TOKEN starts no push run, and one of the pull request that waits", async () => {
    assert.deepEqual(await runsAfterCommit("ghs_actions"), [
      "push undefined: suppressed",
      "pull_request synchronize: awaiting-approval",
    ]);
  });
  for (const token of ["ghs_app", "ghp_person"])
    it(`${token} starts both`, async () => {
      assert.deepEqual(await runsAfterCommit(token), [
        "push undefined: started",
        "pull_request synchronize: started",
      ]);
    });
});

/** A commit of one file on top of the branch, through git's own objects. */
async function gitCommit(hub: Hub, parents: readonly string[], more = {}, token?: string) {
  const tree = await call(
    hub,
    "POST /git/trees",
    {
      base_tree: parents[0],
      tree: [
        { path: "dir/new.sql", mode: "100644", type: "blob", content: "new\n" },
        { path: "a.sql", mode: "100644", type: "blob", sha: null },
      ],
    },
    token,
  );
  const body = { message: "by hand", tree: tree.body.sha, parents, ...more };
  return (await call(hub, "POST /git/commits", body, token)).body;
}

describe("git's objects through the API", () => {
  it("make a merge commit, which the branch goes on to without force", async () => {
    const { hub, head, number } = await withPull();
    await using _ = hub;
    const main = await hub.commit("main", { "d.sql": "4\n" });
    const commit = await gitCommit(hub, [head, main]);
    assert.equal(commit.verification.verified, true);
    const moved = await call(hub, "PATCH /git/refs/heads/bronze", {
      sha: commit.sha,
      force: false,
    });
    assert.equal(moved.status, 200);
    assert.equal(hub.pull(number).head.commit, commit.sha);
    const names = await hub.git("ls-tree", "-r", "--name-only", "bronze");
    assert.deepEqual(names.split("\n"), ["dir/new.sql", "run.sh"]);
    assert.deepEqual(hub.violations, []);
  });

  it("are signed by GitHub only for a bot that leaves author and committer to it", async () => {
    const { hub, head } = await withPull();
    await using _ = hub;
    const author = { name: "Ann", email: "ann@example.com" };
    const own = await gitCommit(hub, [head], { author });
    assert.equal(own.verification.verified, false);
    assert.equal(own.author.name, "Ann");
    assert.equal((await gitCommit(hub, [head], {}, "ghp_person")).verification.verified, false);
  });

  it("move no branch that has gone another way, is protected, or is not there", async () => {
    const { hub, head } = await withPull();
    await using _ = hub;
    const aside = await gitCommit(hub, [await hub.tip("main")]);
    const said = async (ref: string, sha: string) =>
      (await call(hub, `PATCH /git/refs/heads/${ref}`, { sha })).body.message;
    assert.equal(await said("bronze", aside.sha), "Update is not a fast forward");
    assert.equal(await said("nowhere", aside.sha), "Reference does not exist");
    hub.protect("bronze", "ruleset");
    const next = await gitCommit(hub, [head]);
    assert.match(await said("bronze", next.sha), /Repository rule violations found/);
    assert.equal(await hub.tip("bronze"), head);
  });

  it("refuse to take away a file that is not there", async () => {
    const { hub, head } = await withPull();
    await using _ = hub;
    const tree = [{ path: "none", mode: "100644", type: "blob", sha: null }];
    const { status, body } = await call(hub, "POST /git/trees", { base_tree: head, tree });
    assert.deepEqual([status, body.message], [422, "GitRPC::BadObjectState"]);
  });
});
