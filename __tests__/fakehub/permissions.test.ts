/** What each kind of token may do, and what GitHub says to one that may not. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { call, commitOnBranch, graphql, repository } from "./client.ts";
import { startHub } from "./hub.ts";
import type { Permissions } from "./permissions.ts";

async function hubWith(permissions: Permissions) {
  const token = { kind: "actions", login: "github-actions[bot]", permissions } as const;
  const hub = await startHub({ repository: { a: "1\n" }, tokens: { ghs_own: token } });
  const head = await hub.commit("bronze", { a: "2\n" });
  await hub.openPull({ head: "bronze" });
  return { hub, head };
}

const rows: readonly (readonly [request: string, body: unknown, accepted: string])[] = [
  ["POST /check-runs", { name: "x", head_sha: "x" }, "checks=write"],
  ["POST /issues/1/comments", { body: "x" }, "issues=write; pull_requests=write"],
  ["GET /pulls/1", undefined, "pull_requests=read"],
  ["GET /compare/main...bronze", undefined, "contents=read"],
  ["PATCH /git/refs/heads/bronze", { sha: "x" }, "contents=write"],
];

describe("a token", () => {
  it("that GitHub does not know is refused", async () => {
    await using hub = await startHub();
    const { status, body } = await call(hub, "GET ", undefined, "ghs_wrong");
    assert.deepEqual([status, body.message], [401, "Bad credentials"]);
  });

  for (const [asked, body, accepted] of rows)
    it(`without a permission for ${asked} is told ${accepted}`, async () => {
      const { hub } = await hubWith({});
      await using _ = hub;
      const { status, headers, body: answer } = await call(hub, asked, body, "ghs_own");
      assert.equal(status, 403);
      assert.equal(answer.message, "Resource not accessible by integration");
      assert.equal(headers.get("x-accepted-github-permissions"), accepted);
      assert.deepEqual(hub.violations, []);
    });

  it("may comment on a pull request with either of two permissions", async () => {
    for (const scope of ["issues", "pull_requests"]) {
      const { hub } = await hubWith({ [scope]: "write" });
      await using _ = hub;
      assert.equal(
        (await call(hub, "POST /issues/1/comments", { body: "x" }, "ghs_own")).status,
        201,
      );
    }
  });

  it("without a permission is refused by GraphQL, field by field", async () => {
    const { hub, head } = await hubWith({ contents: "read" });
    await using _ = hub;
    const query = repository("databaseId pullRequest(number: 1) { title }");
    const { data, errors } = await graphql(hub, query, {}, "ghs_own");
    assert.deepEqual(data, { repository: { databaseId: 42, pullRequest: null } });
    assert.equal(errors[0].type, "FORBIDDEN");
    assert.deepEqual(errors[0].path, ["repository", "pullRequest"]);
    const change = { branch: "bronze", head, path: "a", text: "3" };
    assert.equal((await commitOnBranch(hub, change, "ghs_own")).errors[0].type, "FORBIDDEN");
    assert.deepEqual(hub.violations, []);
  });

  it("of a fork's run reads everything and writes nothing", async () => {
    await using hub = await startHub({ repository: { a: "1\n" } });
    const head = await hub.commit("bronze", { a: "2\n" });
    const number = await hub.openPull({ head: "bronze" });
    for (const path of [`/pulls/${number}`, `/issues/${number}/comments`, "/compare/main...bronze"])
      assert.equal((await call(hub, `GET ${path}`, undefined, "ghs_fork")).status, 200);
    const writes = [
      ["POST /check-runs", { name: "x", head_sha: head }],
      [`POST /issues/${number}/comments`, { body: "x" }],
      ["POST /git/blobs", { content: "x" }],
    ] as const;
    for (const [asked, body] of writes)
      assert.equal((await call(hub, asked, body, "ghs_fork")).status, 403, asked);
    const change = { branch: "bronze", head, path: "a", text: "3" };
    assert.equal((await commitOnBranch(hub, change, "ghs_fork")).data.createCommitOnBranch, null);
  });

  it("is its own viewer, whose comments are told from others'", async () => {
    await using hub = await startHub({ repository: { a: "1\n" } });
    await hub.commit("bronze", { a: "2\n" });
    const number = await hub.openPull({ head: "bronze" });
    hub.comment(number, "a person's");
    await call(hub, `POST /issues/${number}/comments`, { body: "ours" });
    await call(hub, `POST /issues/${number}/comments`, { body: "another's" }, "ghs_app");
    const fields = "nodes { body viewerDidAuthor author { login } databaseId fullDatabaseId }";
    const query = repository(`pullRequest(number: ${number}) { comments(first: 9) { ${fields} } }`);
    const { data } = await graphql(hub, `${query.slice(0, -1)} viewer { login } }`);
    assert.equal(data.viewer.login, "github-actions[bot]");
    const comments: { body: string; viewerDidAuthor: boolean }[] =
      data.repository.pullRequest.comments.nodes;
    assert.deepEqual(
      comments.filter((one) => one.viewerDidAuthor).map(({ body }) => body),
      ["ours"],
    );
    const bot = data.repository.pullRequest.comments.nodes[1];
    assert.deepEqual([bot.author.login, bot.databaseId], ["github-actions", null]);
    assert.ok(Number(bot.fullDatabaseId) > 2 ** 31);
  });
});
