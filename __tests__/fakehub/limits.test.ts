/** Limits, pages, and whatever goes wrong when a test asks for it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { call, commitOnBranch, graphql, repository } from "./client.ts";
import { primaryRateLimit, secondaryRateLimit } from "./faults.ts";
import { startHub } from "./hub.ts";

async function withPull() {
  const hub = await startHub({ repository: { a: "1\n" } });
  const head = await hub.commit("bronze", { a: "2\n" });
  const number = await hub.openPull({ head: "bronze" });
  return { hub, head, number };
}

describe("a limit", () => {
  it("of 65,536 characters a comment", async () => {
    const { hub } = await withPull();
    await using _ = hub;
    const written = await call(hub, "POST /issues/1/comments", { body: "x".repeat(65_536) });
    assert.equal(written.status, 201);
    const body = { body: "x".repeat(65_537) };
    for (const asked of ["POST /issues/1/comments", `PATCH /issues/comments/${written.body.id}`]) {
      const refused = await call(hub, asked, body);
      assert.equal(refused.status, 422);
      assert.match(
        refused.body.errors[0].message,
        /Body is too long \(maximum is 65536 characters\)/,
      );
    }
    assert.deepEqual(hub.violations, []);
  });

  it("of 100 a page, with links to the others", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    for (let count = 0; count < 130; count++) hub.comment(number, `${count}`);
    const first = await call(hub, `GET /issues/${number}/comments?per_page=200`);
    assert.equal(first.body.length, 100);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const second = await call(hub, `GET ${next.replace(hub.url, "")}`);
    assert.equal(second.body.length, 30);
    assert.match(second.headers.get("link") ?? "", /rel="prev".*rel="first"/);
  });

  it("of 100 records a GraphQL connection, which goes on after its cursor", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    for (let count = 0; count < 130; count++) hub.comment(number, `${count}`);
    const comments = (args: string) =>
      graphql(
        hub,
        repository(
          `pullRequest(number: ${number}) { comments${args} { nodes { body } pageInfo { hasNextPage endCursor } } }`,
        ),
      );
    assert.equal((await comments("")).errors[0].type, "MISSING_PAGINATION_BOUNDARIES");
    assert.equal((await comments("(first: 101)")).errors[0].type, "EXCESSIVE_PAGINATION");
    const first = (await comments("(first: 100)")).data.repository.pullRequest.comments;
    assert.deepEqual([first.nodes.length, first.pageInfo.hasNextPage], [100, true]);
    const after = `(first: 100, after: "${first.pageInfo.endCursor}")`;
    const second = (await comments(after)).data.repository.pullRequest.comments;
    assert.deepEqual([second.nodes.length, second.pageInfo.hasNextPage], [30, false]);
    assert.equal(second.nodes[0].body, "100");
  });

  it("for check runs, which persons cannot write", async () => {
    const { hub, head } = await withPull();
    await using _ = hub;
    const run = { name: "x", head_sha: head };
    assert.equal((await call(hub, "POST /check-runs", run, "ghp_person")).status, 403);
  });
});

describe("a fault", () => {
  it("answers the matching requests as often as it is told, and no other", async () => {
    const { hub } = await withPull();
    await using _ = hub;
    hub.fail({ method: "GET", path: "/pulls", status: 502, times: 2, skip: 1 });
    const statuses = [];
    for (const path of ["/pulls/1", "/pulls/1", "", "/pulls/1", "/pulls/1"])
      statuses.push((await call(hub, `GET ${path}`)).status);
    assert.deepEqual(statuses, [200, 502, 200, 502, 200]);
    assert.deepEqual(hub.pendingFaults, []);
  });

  it("may be a limit of GitHub's, with the headers that say when to come back", async () => {
    const { hub } = await withPull();
    await using _ = hub;
    hub.fail({ path: "/pulls", ...secondaryRateLimit(7) });
    hub.fail({ path: "/pulls", ...secondaryRateLimit(8, 429) });
    hub.fail({ path: "/pulls", ...primaryRateLimit(4_000_000_000) });
    const secondary = await call(hub, "GET /pulls");
    assert.deepEqual([secondary.status, secondary.headers.get("retry-after")], [403, "7"]);
    assert.match(secondary.body.message, /secondary rate limit/);
    assert.equal((await call(hub, "GET /pulls")).status, 429);
    const primary = await call(hub, "GET /pulls");
    assert.equal(primary.headers.get("x-ratelimit-remaining"), "0");
    assert.equal(primary.headers.get("x-ratelimit-reset"), "4000000000");
  });

  it("of an answer that is lost: GitHub may have acted or not", async () => {
    const { hub, number } = await withPull();
    await using _ = hub;
    for (const acted of [false, true]) {
      hub.fail({ method: "POST", drop: true, acted });
      await assert.rejects(call(hub, `POST /issues/${number}/comments`, { body: "x" }));
      assert.equal(hub.comments(number).length, acted ? 1 : 0);
    }
    hub.fail({ method: "POST", status: 502, acted: true });
    assert.equal((await call(hub, `POST /issues/${number}/comments`, { body: "y" })).status, 502);
    assert.equal(hub.comments(number).length, 2);
    assert.deepEqual(
      hub.requests.map(({ status }) => status),
      [0, 0, 502],
    );
  });

  it("is found by GraphQL's operation", async () => {
    const { hub, head } = await withPull();
    await using _ = hub;
    hub.fail({ operation: "createCommitOnBranch", status: 503 });
    hub.fail({ operation: /nameWithOwner/, status: 504 });
    assert.equal((await call(hub, "POST /graphql", { query: repository("id") })).status, 200);
    const asked = { query: repository("nameWithOwner") };
    assert.equal((await call(hub, "POST /graphql", asked)).status, 504);
    await commitOnBranch(hub, { branch: "bronze", head, path: "b", text: "c" });
    assert.equal(hub.requests.at(-1)?.status, 503);
    assert.equal(await hub.tip("bronze"), head);
  });

  it("may be that somebody pushes just before", async () => {
    const { hub, head } = await withPull();
    await using _ = hub;
    const push = () => hub.commit("bronze", { b: "1\n" });
    hub.meanwhile({ operation: "createCommitOnBranch" }, push);
    const { errors } = await commitOnBranch(hub, { branch: "bronze", head, path: "c", text: "d" });
    assert.equal(errors[0].type, "STALE_DATA");
  });

  it("may be that GitHub takes its time", async () => {
    const { hub } = await withPull();
    await using _ = hub;
    hub.fail({ path: "/pulls", delay: 150 });
    const start = performance.now();
    assert.equal((await call(hub, "GET /pulls")).status, 200);
    assert.ok(performance.now() - start >= 145);
  });
});
