/** Whatever GitHub does not describe is told, of requests and of the hub's own answers. */
import assert from "node:assert/strict";
import { get } from "node:http";
import { after, describe, it } from "node:test";
import { request } from "@octokit/request";
import { call, commitOnBranch, graphql, repository } from "./client.ts";
import { startHub } from "./hub.ts";

async function withPull() {
  const hub = await startHub({
    repository: { "lake/orders.sql": "SELECT 1\n", "argo/workflow.yaml": "old: true\n" },
  });
  const head = await hub.commit("bronze", { "lake/items.sql": "SELECT 2\n" });
  const number = await hub.openPull({ head: "bronze" });
  return { hub, head, number };
}

/** One for all rows of a table. */
let hubOfTables: ReturnType<typeof withPull> | undefined;
function shared() {
  hubOfTables ??= withPull();
  return hubOfTables;
}
after(async () => (await hubOfTables)?.hub[Symbol.asyncDispose]());

const annotation = {
  path: "a",
  start_line: 1,
  end_line: 1,
  annotation_level: "warning",
  message: "x",
};
const output = { title: "t", summary: "s" };

const wrong: readonly (readonly [what: string, request: string, body: unknown, told: RegExp])[] = [
  ["no name", "POST /check-runs", { head_sha: "x" }, /body must have required property 'name'/],
  [
    "a word that is none of the conclusions",
    "POST /check-runs",
    { name: "x", head_sha: "x", conclusion: "ok" },
    /conclusion must be equal to one of the allowed values \(.*success/,
  ],
  [
    "a property that GitHub would ignore",
    "POST /check-runs",
    { name: "x", head_sha: "x", conclussion: "success" },
    /body: conclussion is unknown/,
  ],
  [
    "such a property further in",
    "POST /check-runs",
    { name: "x", head_sha: "x", output: { ...output, annotations: [{ ...annotation, line: 1 }] } },
    /annotations\/0: line is unknown/,
  ],
  [
    "51 annotations",
    "POST /check-runs",
    { name: "x", head_sha: "x", output: { ...output, annotations: Array(51).fill(annotation) } },
    /annotations must NOT have more than 50 items/,
  ],
  [
    "a summary of 65,536 characters",
    "PATCH /check-runs/1",
    { output: { summary: "x".repeat(65_536) } },
    /summary must NOT have more than 65535 characters/,
  ],
  [
    "a query that GitHub does not know",
    "GET /pulls/1/files?perpage=3",
    undefined,
    /perpage is unknown/,
  ],
  ["a state that is none", "GET /pulls?state=merged", undefined, /query state must be equal/],
  ["a number that is none", "GET /pulls/seven", undefined, /path pull_number must be integer/],
  ["an address that GitHub does not have", "GET /nope", undefined, /GitHub has no such operation/],
  ["an operation that the hub does not have", "GET /branches", undefined, /but this hub does not/],
  ["a comment without text", "POST /issues/1/comments", {}, /required property 'body'/],
  ["a body where none is taken", "DELETE /issues/comments/1", { body: "x" }, /takes no body/],
];

describe("a wrong request", () => {
  for (const [what, asked, body, told] of wrong)
    it(`${what}: ${asked}`, async () => {
      const { hub } = await shared();
      const before = hub.violations.length;
      const { status } = await call(hub, asked, body);
      assert.match(hub.violations.slice(before).join("\n"), told);
      assert.ok(status >= 400, String(status));
    });

  it("a field that GraphQL does not have", async () => {
    await using hub = await startHub();
    const { errors } = await graphql(hub, repository("nme"));
    assert.match(errors[0].message, /Cannot query field "nme"/);
    assert.match(hub.violations.join(), /Cannot query field "nme"/);
  });

  it("a GraphQL field that GitHub has and the hub does not", async () => {
    await using hub = await startHub();
    await graphql(hub, repository("stargazerCount"));
    await graphql(hub, repository("issues(first: 1) { totalCount }"));
    assert.equal(hub.violations.length, 2);
    for (const told of hub.violations) assert.match(told, /but this hub does not/);
  });

  it("a GraphQL variable of another type", async () => {
    await using hub = await startHub();
    const query =
      'query ($n: Int!) { repository(owner: "octo", name: "lake") { pullRequest(number: $n) { id } } }';
    await graphql(hub, query, { n: "one" });
    assert.match(hub.violations.join(), /Variable "\$n" got invalid value "one"/);
  });

  it("no User-Agent", async () => {
    await using hub = await startHub();
    const headers = { authorization: "token ghs_actions" };
    const status = await new Promise((resolve) =>
      get(`${hub.url}/repos/octo/lake`, { headers }, (answer) => resolve(answer.statusCode)),
    );
    assert.equal(status, 403);
    assert.match(hub.violations.join(), /User-Agent/);
  });
});

describe("every answer is as GitHub describes it", () => {
  for (const path of [
    ...["", "/pulls", "/pulls?state=all&head=octo:bronze&base=main", "/pulls/1", "/pulls/1/files"],
    ...["/pulls/1/commits", "/compare/main...bronze", "/commits/bronze", "/commits/bronze/pulls"],
    ...["/commits?sha=bronze&path=lake/orders.sql&per_page=3"],
    ...["/contents/argo/workflow.yaml?ref=bronze", "/contents/lake?ref=main", "/issues/1/comments"],
    ...["/git/ref/heads/bronze", "/commits/main/check-runs"],
    ...["/collaborators/octocat/permission", "/collaborators/mallory/permission"],
  ])
    it(`GET ${path === "" ? "the repository" : path}`, async () => {
      const { hub } = await shared();
      const before = hub.violations.length;
      assert.equal((await call(hub, `GET ${path}`)).status, 200);
      assert.deepEqual(hub.violations.slice(before), []);
    });

  it("of a pull request that is merged, of one in conflict, and of one whose fork is gone", async () => {
    const { hub, head } = await withPull();
    await using _ = hub;
    const fork = { id: 77, owner: "mallory" };
    const theirs = await hub.openPull({ head: "bronze", commit: head, fork });
    await hub.deleteFork(theirs);
    await hub.mergePull(1);
    await hub.commit("clash", { "lake/orders.sql": "SELECT 3\n" }, { from: `${head}^` });
    await hub.commit("main", { "lake/orders.sql": "SELECT 4\n" });
    const clash = await hub.openPull({ head: "clash" });
    const states = [];
    for (const number of [1, clash]) {
      const { body } = await call(hub, `GET /pulls/${number}`);
      states.push([body.merged, body.mergeable, body.mergeable_state]);
    }
    assert.deepEqual(states, [
      [true, null, "unknown"],
      [false, false, "dirty"],
    ]);
    const gone = await call(hub, `GET /pulls/${theirs}`);
    assert.equal(gone.body.head.repo, null);
    assert.deepEqual(hub.violations, []);
  });

  it("or it is told", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    await hub.editPull(number, { title: 7 as never });
    await call(hub, `GET /pulls/${number}`);
    assert.match(hub.violations.join(), /the hub's own answer 200\/title must be string/);
  });

  it("is understood by Octokit", async () => {
    const { hub, head, number } = await withPull();
    await using _ = hub;
    const octokit = request.defaults({
      baseUrl: hub.url,
      headers: { authorization: "token ghs_actions", "user-agent": "test" },
      ...{ owner: "octo", repo: "lake" },
    });
    const run = await octokit("POST /repos/{owner}/{repo}/check-runs", {
      ...{ owner: "octo", repo: "lake", name: "icebranch", head_sha: head, conclusion: "success" },
      output,
    });
    const place = { owner: "octo", repo: "lake", check_run_id: run.data.id };
    await octokit("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
      ...place,
      output: { ...output, annotations: [{ ...annotation, annotation_level: "warning" }] },
    });
    const comment = await octokit("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...{ owner: "octo", repo: "lake", issue_number: number, body: "hello" },
    });
    await octokit("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", {
      ...{ owner: "octo", repo: "lake", comment_id: comment.data.id },
    });
    assert.deepEqual(hub.violations, []);
    assert.equal(hub.checkRuns(head)[0]?.annotations.length, 1);
    assert.deepEqual(hub.comments(number), []);
  });
});

describe("the log of requests", () => {
  it("names GraphQL's operations and counts bytes", async () => {
    const { hub, head } = await withPull();
    await using _ = hub;
    await commitOnBranch(hub, { branch: "bronze", head, path: "a", text: "b" });
    const [logged] = hub.requests;
    assert.equal(logged?.operation, "createCommitOnBranch");
    assert.equal(logged.login, "github-actions[bot]");
    assert.equal(logged.status, 200);
    assert.ok(logged.sent > 200 && logged.received > 80, `${logged.sent} ${logged.received}`);
  });
});
