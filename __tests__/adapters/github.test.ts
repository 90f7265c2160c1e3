import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { primaryRateLimit, secondaryRateLimit } from "../fakehub/faults.ts";
import { gitHubOf, openHub } from "./github-hub.ts";

describe("a pull request's conversation", () => {
  it("has the token's own comments of every page, and nobody else's", async () => {
    await using hub = await openHub();
    const { number } = hub;
    const marker = "<!-- icebranch -->";
    for (let index = 0; index < 249; index++) hub.comment(number, `${index} ${marker}`);
    hub.comment(number, `${marker} forged`, "mallory");
    const gitHub = gitHubOf(hub);
    const { id } = await gitHub.createComment(number, `${marker} ours`);
    const before = hub.requests.length;
    const conversation = await gitHub.conversation(number);
    assert.deepEqual(
      conversation?.comments.map((comment) => [comment.id, comment.body]),
      [[id, `${marker} ours`]],
    );
    assert.equal(hub.requests.length - before, 3);
    assert.deepEqual(hub.violations, []);
  });

  it("costs one request, and tells the pull request as it is now", async () => {
    await using hub = await openHub();
    const gitHub = gitHubOf(hub);
    const { pull, comments } = (await gitHub.conversation(hub.number)) ?? assert.fail();
    assert.deepEqual(comments, []);
    assert.deepEqual(pull, {
      ...{ number: hub.number, state: "open", draft: false, fork: false, mergeable: "yes" },
      ...{ headBranch: "bronze", headCommit: hub.head, baseBranch: "main" },
      ...{ mergedAt: undefined, mergeCommit: undefined, body: "" },
    });
    assert.equal(hub.requests.length, 1);

    const mergeCommit = await hub.mergePull(hub.number, "squash");
    const merged = (await gitHub.conversation(hub.number))?.pull;
    assert.equal(merged?.state, "merged");
    assert.equal(merged?.mergeCommit, mergeCommit);
    assert.ok(Math.abs((merged?.mergedAt ?? 0) - Date.now()) < 2 * 3_600_000);
    assert.deepEqual(hub.violations, []);
  });

  it("is none where there is no such pull request", async () => {
    await using hub = await openHub();
    assert.equal(await gitHubOf(hub).conversation(999), undefined);
    assert.deepEqual(hub.violations, []);
  });
});

describe("pull requests", () => {
  it("are read 50 a request, those that are not there left out", async () => {
    await using hub = await openHub();
    const other = await hub.openPull({
      head: "silver",
      commit: await hub.commit("silver", { y: "1" }),
    });
    const numbers = [hub.number, other, ...Array.from({ length: 58 }, (_, index) => 100 + index)];
    const pulls = await gitHubOf(hub).pulls(numbers);
    assert.deepEqual([...pulls.keys()], [hub.number, other]);
    assert.equal(pulls.get(other)?.headBranch, "silver");
    assert.equal(hub.requests.length, 2);
    assert.equal((await gitHubOf(hub).pulls([])).size, 0);
    assert.deepEqual(hub.violations, []);
  });

  it("that are open are listed newest first, up to a limit, of one base where it is named", async () => {
    await using hub = await openHub();
    await hub.commit("silver", { y: "1" });
    const silver = await hub.openPull({ head: "silver" });
    await hub.commit("gold", { z: "1" });
    const gold = await hub.openPull({ head: "gold", base: "silver" });
    const closed = await hub.openPull({ head: "silver", base: "gold" });
    await hub.closePull(closed);
    const list = async (options: { baseBranch?: string; limit: number }) =>
      (await gitHubOf(hub).openPulls(options)).map((pull) => pull.number);
    assert.deepEqual(await list({ limit: 10 }), [gold, silver, hub.number]);
    assert.deepEqual(await list({ limit: 2 }), [gold, silver]);
    assert.deepEqual(await list({ limit: 10, baseBranch: "main" }), [silver, hub.number]);
    assert.deepEqual(hub.violations, []);
  });

  it("of a branch are those of this repository, however many forks name one alike", async () => {
    await using hub = await openHub();
    await hub.closePull(hub.number);
    for (let index = 0; index < 21; index++)
      await hub.openPull({
        ...{ head: "bronze", fork: { id: 100 + index, owner: `mallory${index}` } },
        commit: hub.head,
      });
    const again = await hub.openPull({ head: "bronze" });
    const pulls = await gitHubOf(hub).pullsFrom("bronze");
    assert.deepEqual(
      pulls.map(({ number, state, fork }) => ({ number, state, fork })),
      [
        { number: again, state: "open", fork: false },
        { number: hub.number, state: "closed", fork: false },
      ],
    );
    assert.deepEqual(hub.violations, []);
  });

  it("come from a fork where the head's repository is gone", async () => {
    await using hub = await openHub();
    const fork = { id: 77, owner: "mallory" };
    const number = await hub.openPull({ head: "bronze", fork, commit: hub.head });
    await hub.deleteFork(number);
    assert.equal((await gitHubOf(hub).pulls([number])).get(number)?.fork, true);

    // It need not be told as one.
    const own = { ...aNode, isCrossRepository: false, headRepository: null };
    hub.fail({ path: "/graphql", status: 200, body: { data: { repository: { p1: own } } } });
    assert.equal((await gitHubOf(hub).pulls([1])).get(1)?.fork, true);
    assert.deepEqual(hub.violations, []);
  });
});

/** A pull request as GraphQL shows it. */
const aNode = {
  ...{ number: 1, state: "OPEN", isDraft: false, headRefName: "x", headRefOid: "1".repeat(40) },
  ...{ baseRefName: "main", mergedAt: null, mergeCommit: null, mergeable: "UNKNOWN" },
};

describe("two commits", () => {
  it("are compared by where they parted", async () => {
    await using hub = await openHub();
    const base = await hub.tip("main~0");
    const main = await hub.commit("main", { other: "1" });
    const gitHub = gitHubOf(hub);
    assert.deepEqual(await gitHub.compare(main, hub.head), { mergeBase: base, status: "diverged" });
    assert.deepEqual(await gitHub.compare(hub.head, base), { mergeBase: base, status: "behind" });
    assert.equal(await gitHub.compare(main, "1".repeat(40)), undefined);
    assert.deepEqual(hub.violations, []);
  });
});

describe("a comment", () => {
  it("is written, edited in place and removed, twice without complaint", async () => {
    await using hub = await openHub();
    const gitHub = gitHubOf(hub);
    const { id, url } = await gitHub.createComment(hub.number, "one");
    assert.match(url, /^http/);
    await gitHub.updateComment(id, "two");
    assert.deepEqual(
      hub.comments(hub.number).map(({ body, author }) => [body, author]),
      [["two", "github-actions[bot]"]],
    );
    await gitHub.removeComment(id);
    await gitHub.removeComment(id);
    assert.deepEqual(hub.comments(hub.number), []);
    assert.deepEqual(hub.violations, []);
  });

  for (const [lost, fault] of [
    ["the connection ends after it was written", { drop: true, acted: true }],
    ["GitHub fails after it was written", { status: 502, acted: true }],
    ["the connection ends before it was written", { drop: true }],
    ["GitHub fails before it was written", { status: 500 }],
  ] as const)
    it(`is there once where ${lost}`, async () => {
      await using hub = await openHub();
      hub.fail({ method: "POST", path: "/comments", ...fault });
      const { id } = await gitHubOf(hub).createComment(hub.number, "one\r\ntwo\n");
      assert.deepEqual(
        hub.comments(hub.number).map((comment) => String(comment.id)),
        [id],
      );
      assert.deepEqual(hub.pendingFaults, []);
      assert.deepEqual(hub.violations, []);
    });
});

describe("a check run", () => {
  const run = {
    ...{ name: "icebranch", conclusion: "success", title: "all well", summary: "**all** well" },
    annotations: [],
  } as const;

  it("has 130 annotations in three requests, each once", async () => {
    await using hub = await openHub();
    const annotations = Array.from({ length: 130 }, (_, index) => ({
      ...{ path: "lake/orders.sql", line: index + 1, column: index % 2 === 0 ? 3 : undefined },
      ...({ level: "warning", title: "IB104", message: `the ${index}th` } as const),
    }));
    // The second request is done, but its answer lost.
    hub.fail({ method: "PATCH", path: "/check-runs/", drop: true, acted: true });
    const url = await gitHubOf(hub).createCheckRun({
      ...{ ...run, commit: hub.head, annotations, conclusion: "failure", text: "more" },
    });
    assert.match(url, /^http/);
    const [made, ...others] = hub.checkRuns(hub.head);
    assert.deepEqual(others, []);
    assert.equal(made?.conclusion, "failure");
    assert.equal(made?.title, "all well");
    assert.equal(made?.text, "more");
    assert.deepEqual(
      made?.annotations.map(({ start_line, start_column, message }) => [
        start_line,
        start_column,
        message,
      ]),
      annotations.map(({ line, column, message }) => [line, column, message]),
    );
    const writes = hub.requests.filter(({ method }) => method !== "GET");
    assert.deepEqual(
      writes.map(({ method }) => method),
      ["POST", "PATCH", "PATCH"],
    );
    assert.deepEqual(hub.violations, []);
  });
});

describe("a token without a permission", () => {
  const cases: {
    readonly what: string;
    readonly does: (hub: Awaited<ReturnType<typeof openHub>>) => Promise<unknown>;
    readonly message: string;
    readonly line: string;
  }[] = [
    {
      what: "a comment",
      does: (hub) => gitHubOf(hub, "ghs_fork").createComment(hub.number, "x"),
      message: "The comment cannot be written, since the token lacks a permission.",
      line: "pull-requests: write",
    },
    {
      what: "a check run",
      does: (hub) =>
        gitHubOf(hub, "ghs_fork").createCheckRun({
          ...{ name: "icebranch", commit: hub.head, conclusion: "success", title: "t" },
          ...{ summary: "s", annotations: [] },
        }),
      message: "The check run cannot be written, since the token lacks a permission.",
      line: "checks: write",
    },
    {
      what: "a commit",
      does: (hub) => gitHubOf(hub, "ghs_fork").commitFiles(aCommit(hub)),
      message: "The commit cannot be made, since the token lacks a permission.",
      line: "contents: write",
    },
    {
      what: "a merge commit",
      does: (hub) =>
        gitHubOf(hub, "ghs_fork").commitMerge({
          ...{ branch: "bronze", head: hub.head, merged: hub.main, message: "m" },
          files: [{ path: "x", mode: "100644", content: { bytes: Buffer.from("x") } }],
        }),
      message: "The commit cannot be made, since the token lacks a permission.",
      line: "contents: write",
    },
    {
      what: "the pull request and its comments",
      does: (hub) => gitHubOf(hub, "ghs_none").conversation(hub.number),
      message: "The pull request cannot be read, since the token lacks a permission.",
      line: "pull-requests: write",
    },
    {
      what: "the open pull requests",
      does: (hub) => gitHubOf(hub, "ghs_none").openPulls({ limit: 1 }),
      message: "The pull request cannot be read, since the token lacks a permission.",
      line: "pull-requests: read",
    },
  ];
  for (const { what, does, message, line } of cases)
    it(`is told the line to add for ${what}`, async () => {
      await using hub = await openHub();
      await assert.rejects(does(hub), {
        ...{ code: "IB611", message },
        hint: `Add \`${line}\` under \`permissions:\` of the job in the workflow file.`,
      });
      assert.deepEqual(hub.violations, []);
    });

  it("is told the permission that GitHub names, where ours is not among them", async () => {
    await using hub = await openHub();
    hub.fail({
      ...{ method: "POST", path: "/comments", status: 403 },
      headers: {
        "x-accepted-github-permissions": "metadata=read,merge_queues=write; contents=write",
      },
      body: { message: "Resource not accessible by integration" },
    });
    await assert.rejects(gitHubOf(hub).createComment(hub.number, "x"), {
      code: "IB611",
      hint: /^Add `merge-queues: write` under/,
    });
  });

  it("is no token at all where GitHub does not know it", async () => {
    await using hub = await openHub();
    await assert.rejects(gitHubOf(hub, "ghs_expired").createComment(hub.number, "x"), {
      code: "IB611",
      message: "The comment cannot be written, since GitHub does not know the token.",
      hint: /`github-token`/,
    });
    await assert.rejects(gitHubOf(hub, "ghs_expired").conversation(hub.number), { code: "IB611" });
    const commitToken = "ghs_expired";
    await assert.rejects(gitHubOf(hub, { commitToken }).commitFiles(aCommit(hub)), {
      code: "IB611",
      hint: /`commit-token`/,
    });
  });

  it("is nothing that another refusal is taken for", async () => {
    await using hub = await openHub();
    const message = "Unable to create comment because issue is locked.";
    hub.fail({ method: "POST", path: "/comments", status: 403, body: { message } });
    await assert.rejects(gitHubOf(hub).createComment(hub.number, "x"), {
      code: "IB614",
      message: `The comment cannot be written: GitHub says "${message.replace(/\.$/, "")}".`,
    });
    await assert.rejects(gitHubOf(hub).createComment(hub.number, "x".repeat(65_537)), {
      code: "IB614",
      message: /Body is too long \(maximum is 65536 characters\)/,
    });
  });
});

function aCommit({ head }: { readonly head: string }) {
  return {
    ...{ branch: "bronze", expectedHead: head, message: "Regenerate" },
    files: [{ path: "argo/workflow.yaml", bytes: Buffer.from("a: 1\n") }],
  };
}

describe("GitHub in trouble", () => {
  for (const [name, fault] of [
    ["fails twice", { status: 500, times: 2 }],
    ["is not there twice", { drop: true, times: 2 }],
    ["asks for patience", { ...secondaryRateLimit(30), times: 2 }],
    ["asks for patience with another status", { ...secondaryRateLimit(30, 429), times: 2 }],
    [
      "asks for patience by a header alone",
      { status: 403, headers: { "retry-after": "5" }, body: { message: "Forbidden" } },
    ],
    ["has no requests left for some seconds", primaryRateLimit(Date.now() / 1000 + 20)],
    ["answers with a page", { status: 502, body: "<html>", times: 2 }],
    [
      "does not finish a query",
      {
        ...{ status: 200, times: 2 },
        body: { errors: [{ message: "Something went wrong while executing your query." }] },
      },
    ],
    [
      "has no query left",
      { status: 200, body: { errors: [{ type: "RATE_LIMITED", message: "API rate limit" }] } },
    ],
  ] as const)
    it(`is asked again where it ${name}`, async () => {
      await using hub = await openHub();
      hub.fail({ method: "POST", path: "/graphql", ...fault });
      assert.ok(await gitHubOf(hub).conversation(hub.number));
      assert.deepEqual(hub.pendingFaults, []);
      assert.deepEqual(hub.violations, []);
    });

  it("is asked three times, and then let be", async () => {
    await using hub = await openHub();
    hub.fail({ path: "/graphql", status: 503, times: 9 });
    await assert.rejects(gitHubOf(hub).conversation(hub.number), {
      code: "IB614",
      message: "The pull request cannot be read: GitHub did not answer (status 503).",
    });
    assert.equal(hub.requests.length, 3);
  });

  it("is not waited for beyond a minute, and the error says when it will answer", async () => {
    await using hub = await openHub();
    const reset = Math.ceil(Date.now() / 1000) + 1200;
    hub.fail({ path: "/graphql", ...primaryRateLimit(reset) });
    const until = new Date((reset + 1) * 1000).toISOString().slice(11, 15);
    await assert.rejects(gitHubOf(hub).conversation(hub.number), {
      code: "IB614",
      message: new RegExp(`takes no more requests of this token before ${until}\\d UTC`),
    });
    assert.equal(hub.requests.length, 1);
  });

  it("is waited for as long as it says, before it is asked again", async () => {
    await using hub = await openHub();
    hub.fail({ path: "/graphql", ...secondaryRateLimit(2) });
    const began = Date.now();
    await gitHubOf(hub, { retryBaseMs: 100 }).conversation(hub.number);
    assert.ok(Date.now() - began >= 200);
  });

  it("is given no more than its time for one answer", async () => {
    await using hub = await openHub();
    const gitHub = gitHubOf(hub, { timeoutMs: 500 });
    // The first query takes longer: the hub reads GitHub's schema.
    await gitHubOf(hub).conversation(hub.number);
    hub.fail({ path: "/graphql", delay: 2_500 });
    const began = Date.now();
    assert.ok(await gitHub.conversation(hub.number));
    assert.ok(Date.now() - began < 2_400);
    assert.deepEqual(hub.pendingFaults, []);
  });

  it("is let go of at once when the run is asked to stop, and not asked again", async () => {
    await using hub = await openHub();
    const stop = new AbortController();
    const gitHub = gitHubOf(hub, { stop: stop.signal, retryBaseMs: 1000 });
    const began = Date.now();
    const expectStop = (call: Promise<unknown>) => assert.rejects(call, { code: "IB904" });
    hub.fail({ path: "/graphql", delay: 300 });
    hub.fail({ path: "/comments", ...secondaryRateLimit(50) });
    const waiting = [
      expectStop(gitHub.conversation(hub.number)),
      expectStop(gitHub.createComment(hub.number, "x")),
    ];
    setTimeout(() => stop.abort(), 100);
    await Promise.all(waiting);
    assert.ok(Date.now() - began < 2_000);
    const asked = hub.requests.length;
    await expectStop(gitHub.conversation(hub.number));
    assert.ok(hub.requests.length <= asked + 1);
    assert.deepEqual(hub.comments(hub.number), []);
  });
});

describe("what is said", () => {
  it("holds no token, and nothing is printed", async (t) => {
    await using hub = await openHub();
    const written: string[] = [];
    for (const stream of [process.stdout, process.stderr])
      t.mock.method(stream, "write", (text: string) => written.push(text));
    const token = "ghs_actions";
    const echo = { message: `You sent ${token} as a token` };
    hub.fail({ method: "POST", path: "/comments", status: 422, body: echo });
    hub.fail({
      ...{ method: "PATCH", path: "/comments", status: 500, times: 3 },
      headers: { deprecation: "true", sunset: "tomorrow" },
    });
    const gitHub = gitHubOf(hub);
    const errors = [
      await gitHub.createComment(hub.number, "x").catch((error) => error),
      await gitHub.updateComment("1", "x").catch((error) => error),
    ];
    t.mock.restoreAll();
    assert.deepEqual(written, []);
    for (const error of errors) {
      assert.equal(error.code, "IB614");
      assert.doesNotMatch(`${error.stack} ${error.hint} ${String(error.cause)}`, /ghs_actions/);
    }
  });
});
