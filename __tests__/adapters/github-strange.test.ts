/** Answers that GitHub's pages do not know: of a proxy in its place, or of one that is out of order. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import { gitHub } from "../../src/adapters/github.ts";
import { IcebranchError } from "../../src/errors.ts";
import type { GitHub } from "../../src/github-port.ts";
import { gitHubOf, openHub } from "./github-hub.ts";

const token = "ghs_unusual~0123.4567/89+ab=";
const [a, b] = ["a".repeat(40), "b".repeat(40)] as const;

interface Says {
  readonly body: unknown;
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
}

/** One that says the same to every request. */
async function whoSays({ body, status = 200, headers = {} }: Says) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    request.resume().on("end", () => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    requests: () => requests,
    gitHub: gitHub({
      ...{ apiUrl, graphqlUrl: `${apiUrl}/graphql`, repository: "octo/lake", token },
      ...{ stop: new AbortController().signal, version: "0.0.0", retryBaseMs: 1 },
    }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const page = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [null] };
const labelled = (event: object, name: unknown = "x") => ({
  labels: { nodes: [null, { name }] },
  timelineItems: { pageInfo: {}, nodes: [null, { label: { name: "x" }, ...event }] },
});
const shapes: readonly unknown[] = [
  ...[{}, null, [], 7, '"x"', "{", "<html>", { data: null }, { data: {} }],
  ...[{ data: { repository: null } }, { data: { repository: {}, createCommitOnBranch: {} } }],
  { data: { repository: { pullRequests: page, pullRequest: { comments: page }, object: {} } } },
  ...[labelled({}), labelled({}, 7), labelled({ label: 7 }), labelled({ actor: 7 })].map(
    (pullRequest) => ({ data: { repository: { pullRequest } } }),
  ),
  ...[{ errors: "no" }, { errors: null, data: null }, { errors: [null] }],
  { errors: [{ message: 7 }] },
];

const merge = { branch: "x", head: a, merged: b, message: "m", files: [] };
const page1 = { conclusion: "success", title: "t", summary: "s", annotations: [] } as const;
const calls: { readonly [name in keyof GitHub]?: (port: GitHub) => Promise<unknown> } = {
  conversation: (port) => port.conversation(1),
  pulls: (port) => port.pulls([1]),
  openPulls: (port) => port.openPulls({ limit: 5 }),
  pullsFrom: (port) => port.pullsFrom("x"),
  compare: (port) => port.compare(a, b),
  labelledBy: (port) => port.labelledBy(1, "x"),
  createComment: (port) => port.createComment(1, "x"),
  createCheckRun: (port) => port.createCheckRun({ name: "x", commit: a, ...page1 }),
  commitFiles: (port) => port.commitFiles({ ...merge, expectedHead: a }),
  commitMerge: (port) => port.commitMerge(merge),
};

describe("an answer of another shape", () => {
  for (const [name, call] of Object.entries(calls))
    it(`is no mistake of ours: ${name}`, async () => {
      for (const body of shapes) {
        await using server = await whoSays({ body });
        const end = await call(server.gitHub).catch((error: unknown) => error);
        const isOurs = end instanceof Error && !(end instanceof IcebranchError);
        assert.ok(!isOurs, `${JSON.stringify(body)}: ${end}`);
      }
    });

  it("which names an account without a login names nobody", async () => {
    const pullRequest = labelled({ actor: { __typename: "Bot" } });
    await using server = await whoSays({ body: { data: { repository: { pullRequest } } } });
    await assert.rejects(server.gitHub.labelledBy(1, "x"), { code: "IB614" });
  });

  it("that always has one more page of comments comes to an end", async () => {
    const pull = {
      ...{ number: 1, state: "OPEN", isDraft: false, isCrossRepository: false, body: "" },
      ...{ headRepository: {}, headRefName: "x", headRefOid: a, baseRefName: "main" },
      ...{ mergedAt: null, mergeCommit: null, mergeable: "UNKNOWN" },
      comments: { pageInfo: { hasNextPage: true, endCursor: "x" }, nodes: [] },
    };
    await using server = await whoSays({ body: { data: { repository: { pullRequest: pull } } } });
    assert.equal((await server.gitHub.conversation(1))?.pull.headCommit, a);
    assert.ok(server.requests() <= 30, String(server.requests()));
  });
});

describe("a token that an answer repeats", () => {
  const message = `${"x ".repeat(145)}${token} and more`;
  it("is not cut in two where the answer is cut", async () => {
    for (const says of [{ status: 422, body: { message } }, { body: { errors: [{ message }] } }]) {
      await using server = await whoSays(says);
      const call = says.status === undefined ? calls.conversation : calls.createComment;
      const error = await call?.(server.gitHub).catch((error: Error) => error);
      assert.ok(error instanceof IcebranchError);
      assert.doesNotMatch(error.message, /ghs_/);
      assert.match(error.message, /x \*\*\*/);
    }
  });
});

describe("a number in a table's properties that no pull request can have", () => {
  it("does not keep the others from being read", async () => {
    await using hub = await openHub();
    const pulls = await gitHubOf(hub).pulls([-1, 0, 1.5, 2 ** 40, Number.NaN, hub.number]);
    assert.deepEqual([...pulls.keys()], [hub.number]);
    assert.deepEqual(hub.violations, []);
  });
});

describe("a GitHub that stays away", () => {
  for (const says of [
    { status: 502, body: {} },
    { status: 429, body: {}, headers: { "retry-after": "1" } },
  ])
    it(`is not waited for by each of fifty calls as by the first (${says.status})`, async () => {
      await using server = await whoSays(says);
      for (let number = 1; number <= 50; number++)
        await assert.rejects(server.gitHub.conversation(number), { code: "IB614" });
      assert.equal(server.requests(), 5);
    });

  it("is asked as often as ever once it has answered again", async () => {
    await using hub = await openHub();
    const port = gitHubOf(hub);
    hub.fail({ path: "/graphql", status: 502, times: 4 });
    for (let times = 0; times < 2; times++)
      await assert.rejects(port.conversation(hub.number), { code: "IB614" });
    await port.conversation(hub.number);
    hub.fail({ path: "/graphql", status: 502, times: 2 });
    await port.conversation(hub.number);
    assert.deepEqual(hub.pendingFaults, []);
  });
});
