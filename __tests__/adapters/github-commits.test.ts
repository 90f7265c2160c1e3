import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gitHubOf, openHub, type PullHub } from "./github-hub.ts";

const text = "new: true\n";

function aCommit(
  { head }: PullHub,
  more: { readonly path?: string; readonly expected?: string } = {},
) {
  return {
    ...{ branch: "bronze", expectedHead: more.expected ?? head },
    message: "Regenerate the workflow\n\nFrom 2 specs.",
    files: [{ path: more.path ?? "argo/workflow.yaml", bytes: Buffer.from(text) }],
  };
}

describe("a commit of files", () => {
  it("is on the branch, signed, with one parent and its message", async () => {
    await using hub = await openHub();
    const { oid, verified } = await gitHubOf(hub).commitFiles(aCommit(hub));
    assert.equal(await hub.tip("bronze"), oid);
    assert.equal(verified, true);
    assert.equal(await hub.git("rev-parse", `${oid}^@`), hub.head);
    assert.equal(await hub.git("show", `${oid}:argo/workflow.yaml`), text.trim());
    const message = await hub.git("log", "-1", "--format=%B", oid);
    assert.match(message, /^Regenerate the workflow\n\nFrom 2 specs\./);
    assert.equal(hub.requests.length, 1);
    assert.deepEqual(hub.violations, []);
  });

  it("is not made where the branch has moved on, nor where it is gone", async () => {
    await using hub = await openHub();
    const commit = aCommit(hub);
    const moved = await hub.commit("bronze", { more: "1" });
    await assert.rejects(gitHubOf(hub).commitFiles(commit), {
      code: "IB612",
      message: "The branch `bronze` is not where it was.",
    });
    assert.equal(await hub.tip("bronze"), moved);
    await hub.deleteBranch("bronze");
    await assert.rejects(gitHubOf(hub).commitFiles(commit), { code: "IB612" });
    const error = { type: "NOT_FOUND", message: "Could not resolve to a Ref" };
    hub.fail({ operation: "createCommitOnBranch", status: 200, body: { errors: [error] } });
    await assert.rejects(gitHubOf(hub).commitFiles(commit), { code: "IB612" });
    assert.deepEqual(hub.violations, []);
  });

  for (const how of ["classic", "ruleset"] as const)
    it(`is refused in GitHub's words where the branch is protected (${how})`, async () => {
      await using hub = await openHub();
      hub.protect("bronze", how);
      await assert.rejects(gitHubOf(hub).commitFiles(aCommit(hub)), {
        code: "IB613",
        message: /GitHub refuses the commit to `bronze`: ".*must be made through a pull request"\./,
        hint: /`workflow-mode: check`/,
      });
      assert.equal(await hub.tip("bronze"), hub.head);
      assert.deepEqual(hub.violations, []);
    });

  it("of a workflow of GitHub Actions needs more than any job's token may have", async () => {
    await using hub = await openHub();
    const commit = aCommit(hub, { path: ".github/workflows/ci.yaml" });
    await assert.rejects(gitHubOf(hub).commitFiles(commit), {
      code: "IB613",
      hint: /`commit-token`.*`workflows: write`/,
    });
    assert.deepEqual(hub.violations, []);
  });

  it("is made with the commit token, which does nothing else", async () => {
    await using hub = await openHub();
    const gitHub = gitHubOf(hub, { commitToken: "ghs_app" });
    await gitHub.conversation(hub.number);
    await gitHub.createComment(hub.number, "x");
    await gitHub.commitFiles(aCommit(hub));
    assert.deepEqual(
      hub.requests.map(({ login, operation, method }) => [login, operation ?? method]),
      [
        ["github-actions[bot]", "repository"],
        ["github-actions[bot]", "POST"],
        ["icebranch-app[bot]", "createCommitOnBranch"],
      ],
    );
    assert.equal(hub.events.at(-1)?.run, "started");
    assert.deepEqual(hub.violations, []);
  });

  for (const [lost, fault] of [
    ["the connection ends after it was made", { drop: true, acted: true }],
    ["GitHub fails after it was made", { status: 502, acted: true }],
    ["the connection ends before it was made", { drop: true }],
  ] as const)
    it(`is made once where ${lost}`, async () => {
      await using hub = await openHub();
      hub.fail({ operation: "createCommitOnBranch", ...fault });
      const { oid, verified } = await gitHubOf(hub).commitFiles(aCommit(hub));
      assert.equal(await hub.tip("bronze"), oid);
      assert.equal(verified, true);
      assert.equal(await hub.git("rev-parse", `${oid}^`), hub.head);
      assert.deepEqual(hub.pendingFaults, []);
      assert.deepEqual(hub.violations, []);
    });

  for (const [what, commits] of [
    ["of another file", [{ more: "1" }]],
    ["of the same file", [{ "argo/workflow.yaml": "theirs: true\n" }]],
    ["of the same file, on a commit of theirs", [{ more: "1" }, { "argo/workflow.yaml": text }]],
  ] as const)
    it(`is not taken for another's ${what} that is there after its answer was lost`, async () => {
      await using hub = await openHub();
      hub.fail({ operation: "createCommitOnBranch", drop: true });
      hub.meanwhile({ operation: "repository" }, async () => {
        for (const files of commits) await hub.commit("bronze", files);
      });
      await assert.rejects(gitHubOf(hub).commitFiles(aCommit(hub)), { code: "IB612" });
      assert.deepEqual(hub.violations, []);
    });

  it("is found again though GitHub first shows the branch as it was", async () => {
    await using hub = await openHub();
    hub.fail({ operation: "createCommitOnBranch", drop: true, acted: true });
    // A copy of the database that lags behind.
    const target = { oid: hub.head, parents: { nodes: [] }, signature: null, f0: null };
    const body = { data: { repository: { ref: { target } } } };
    hub.fail({ operation: "repository", status: 200, body });
    const { oid } = await gitHubOf(hub).commitFiles(aCommit(hub));
    assert.equal(await hub.tip("bronze"), oid);
    assert.deepEqual(hub.violations, []);
  });
});

describe("a merge commit", () => {
  async function merging() {
    const hub = await openHub();
    const merged = await hub.commit("main", {
      ...{ "argo/workflow.yaml": "main: true\n", "lake/new.sql": "SELECT 3\n" },
    });
    const content = { oid: await hub.git("rev-parse", `${merged}:lake/new.sql`) };
    const commit = {
      ...{ branch: "bronze", head: hub.head, merged, message: "Merge main" },
      files: [
        { path: "argo/workflow.yaml", mode: "100644", content: { bytes: Buffer.from(text) } },
        { path: "lake/new.sql", mode: "100755", content },
        { path: "lake/orders.sql", mode: "100644", content: null },
      ],
    };
    return { hub, commit };
  }

  it("has both parents and the files, and moves the branch without force", async () => {
    const { hub, commit } = await merging();
    await using _ = hub;
    const { oid, verified } = await gitHubOf(hub).commitMerge(commit);
    assert.equal(await hub.tip("bronze"), oid);
    assert.equal(verified, true);
    assert.equal(await hub.git("rev-parse", `${oid}^@`), `${commit.head}\n${commit.merged}`);
    assert.equal(
      await hub.git("ls-tree", "-r", "--format=%(objectmode) %(path)", oid),
      "100644 argo/workflow.yaml\n100755 lake/new.sql",
    );
    assert.equal(await hub.git("show", `${oid}:argo/workflow.yaml`), text.trim());
    const patch = hub.requests.find(({ method }) => method === "PATCH");
    assert.deepEqual(patch?.body, { sha: oid, force: false });
    assert.deepEqual(hub.violations, []);
  });

  it("is not made where the branch has moved on or back", async () => {
    const { hub, commit } = await merging();
    await using _ = hub;
    await hub.git("update-ref", "refs/heads/bronze", hub.main);
    await hub.pushed();
    await assert.rejects(gitHubOf(hub).commitMerge(commit), { code: "IB612" });
    assert.ok(hub.requests.every(({ path }) => path === "/graphql"));

    await hub.git("update-ref", "refs/heads/bronze", hub.head);
    const { length } = hub.requests;
    hub.meanwhile({ method: "PATCH" }, () => hub.commit("bronze", { more: "1" }));
    await assert.rejects(gitHubOf(hub).commitMerge(commit), { code: "IB612" });
    assert.ok(hub.requests.length > length + 1);
    assert.equal(await hub.git("log", "-1", "--format=%s", "bronze"), "change");
    assert.deepEqual(hub.violations, []);
  });

  for (const how of ["classic", "ruleset"] as const)
    it(`is refused where the branch is protected (${how})`, async () => {
      const { hub, commit } = await merging();
      await using _ = hub;
      hub.protect("bronze", how);
      await assert.rejects(gitHubOf(hub).commitMerge(commit), {
        code: "IB613",
        message: /must be made through a pull request/,
      });
      assert.equal(await hub.tip("bronze"), hub.head);
      assert.deepEqual(hub.violations, []);
    });

  for (const [status, message] of [
    [403, "Resource not accessible by integration"],
    [404, "Not Found"],
    [
      422,
      "refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yaml` without `workflows` permission",
    ],
  ] as const)
    it(`that brings a workflow of GitHub Actions needs a token that may (${status})`, async () => {
      const { hub, commit } = await merging();
      await using _ = hub;
      const path = ".github/workflows/ci.yaml";
      const files = [{ path, mode: "100644", content: { bytes: Buffer.from("on: push\n") } }];
      hub.fail({ method: "PATCH", status, body: { message } });
      await assert.rejects(gitHubOf(hub).commitMerge({ ...commit, files }), {
        code: "IB613",
        message: "GitHub lets this token commit no workflow of GitHub Actions to `bronze`.",
      });
      assert.deepEqual(hub.violations, []);
    });

  it("is made once where the answer to its last request is lost", async () => {
    const { hub, commit } = await merging();
    await using _ = hub;
    hub.fail({ method: "PATCH", drop: true, acted: true });
    const { oid } = await gitHubOf(hub).commitMerge(commit);
    assert.equal(await hub.tip("bronze"), oid);
    assert.equal(hub.requests.filter(({ method }) => method === "PATCH").length, 1);
    assert.deepEqual(hub.violations, []);
  });

  it("keeps the tree of its head where no file differs", async () => {
    const { hub, commit } = await merging();
    await using _ = hub;
    const { oid } = await gitHubOf(hub).commitMerge({ ...commit, files: [] });
    const tree = (revision: string) => hub.git("rev-parse", `${revision}^{tree}`);
    assert.equal(await tree(oid), await tree(hub.head));
    assert.deepEqual(hub.violations, []);
  });
});
