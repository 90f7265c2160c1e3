import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type EventTrigger, eventTrigger, type Wishes } from "../../src/github/event-trigger.ts";
import type { Commits } from "../../src/trigger.ts";

const [sha, before, after, baseTip, headTip, merge] = [..."123456"].map((digit) =>
  digit.repeat(40),
);
const none = "0".repeat(40);
const repository = { id: 42, default_branch: "main" };

function pull(action: string, more: object = {}, headRepository: object | null = { id: 42 }) {
  return {
    action,
    repository,
    pull_request: {
      number: 7,
      merged: false,
      draft: false,
      merge_commit_sha: merge,
      head: { ref: "bronze", sha: headTip, repo: headRepository },
      base: { ref: "main", sha: baseTip },
      ...more,
    },
  };
}

function push(ref: string, more: object = {}) {
  return { payload: { repository, ref, before, after, ...more }, env: { GITHUB_REF: ref } };
}

interface Given {
  readonly payload?: object;
  readonly env?: { readonly [name: string]: string };
  readonly wishes?: Partial<Wishes>;
}

function run(event: string, { payload = { repository }, env, wishes }: Given = {}): EventTrigger {
  return eventTrigger(
    event,
    payload,
    { GITHUB_SHA: sha, ...env },
    { command: "auto", branch: undefined, production: undefined, drafts: "check", ...wishes },
  );
}

const testMerge: Commits = {
  kind: "test-merge",
  head: `${sha}`,
  pullHead: `${headTip}`,
  onto: `${baseTip}`,
};
const dependabot = { GITHUB_ACTOR: "dependabot[bot]" };
const onMain = { GITHUB_REF: "refs/heads/main" };
const fork = pull("opened", {}, { id: 43 });
const merged = pull("closed", { merged: true });

const cases: {
  what: string;
  event: string;
  given?: Given;
  expect: [verb: string, access: string, dataBranch: string | undefined];
}[] = [
  ...["opened", "synchronize", "reopened", "ready_for_review", "labeled", "edited"].map(
    (action) => ({
      what: `a pull request that is ${action} gets its data branches`,
      event: "pull_request",
      given: { payload: pull(action) },
      expect: ["build", "write", "bronze"] as [string, string, string],
    }),
  ),
  {
    what: "a draft is only planned",
    event: "pull_request",
    given: { payload: pull("opened", { draft: true }) },
    expect: ["plan", "read", "bronze"],
  },
  {
    what: "a draft is built where drafts are full",
    event: "pull_request",
    given: { payload: pull("opened", { draft: true }), wishes: { drafts: "full" } },
    expect: ["build", "write", "bronze"],
  },
  {
    what: "a fork's pull request never reaches the catalog",
    event: "pull_request",
    given: { payload: fork },
    expect: ["plan", "none", undefined],
  },
  {
    what: "nor does it when the input asks for more",
    event: "pull_request",
    given: { payload: fork, wishes: { command: "build" } },
    expect: ["build", "none", undefined],
  },
  {
    what: "a fork that is gone is a fork",
    event: "pull_request",
    given: { payload: pull("opened", {}, null) },
    expect: ["plan", "none", undefined],
  },
  {
    what: "Dependabot's run has no secrets either",
    event: "pull_request",
    given: { payload: pull("opened"), env: dependabot },
    expect: ["plan", "none", undefined],
  },
  {
    what: "nor has its push to a branch, whatever the input asks for",
    event: "push",
    given: {
      ...push("refs/heads/dependabot/npm"),
      env: { GITHUB_REF: "refs/heads/dependabot/npm", ...dependabot },
      wishes: { command: "build" },
    },
    expect: ["build", "none", "dependabot/npm"],
  },
  {
    what: "a pull request that was a draft is planned when it becomes one again",
    event: "pull_request",
    given: { payload: pull("converted_to_draft", { draft: true }) },
    expect: ["plan", "read", "bronze"],
  },
  {
    what: "a pull request whose base was changed is built for the new one",
    event: "pull_request",
    given: { payload: { ...pull("edited"), changes: { base: { ref: { from: "silver" } } } } },
    expect: ["build", "write", "bronze"],
  },
  {
    what: "a pull request to another branch gets data branches, too",
    event: "pull_request",
    given: { payload: pull("opened", { base: { ref: "silver", sha: baseTip } }) },
    expect: ["build", "write", "bronze"],
  },
  {
    what: "a push that deletes a branch is only checked, though GITHUB_REF is the default branch then",
    event: "push",
    given: { ...push("refs/heads/x", { after: none, deleted: true }), env: onMain },
    expect: ["check", "none", undefined],
  },
  {
    what: "a merged one is published",
    event: "pull_request",
    given: { payload: merged },
    expect: ["build", "write", undefined],
  },
  {
    what: "a merged one of a fork has nothing to publish",
    event: "pull_request",
    given: { payload: pull("closed", { merged: true }, { id: 43 }) },
    expect: ["check", "none", undefined],
  },
  {
    what: "one merged into another branch is published to that one's data branch",
    event: "pull_request",
    given: { payload: pull("closed", { merged: true, base: { ref: "silver", sha: baseTip } }) },
    expect: ["build", "write", undefined],
  },
  {
    what: "one that is closed unmerged is cleaned up",
    event: "pull_request",
    given: { payload: pull("closed") },
    expect: ["clean", "write", "bronze"],
  },
  {
    what: "a label on one that is closed moves nothing",
    event: "pull_request",
    given: { payload: pull("labeled", { state: "closed", merged: true }) },
    expect: ["check", "none", "bronze"],
  },
  {
    what: "a push to the production branch publishes",
    event: "push",
    given: push("refs/heads/main"),
    expect: ["build", "write", undefined],
  },
  {
    what: "a push to any other branch is checked",
    event: "push",
    given: push("refs/heads/bronze"),
    expect: ["check", "none", "bronze"],
  },
  {
    what: "a pushed tag is checked",
    event: "push",
    given: push("refs/tags/main"),
    expect: ["check", "none", undefined],
  },
  {
    what: "the production branch may be another than the default one",
    event: "push",
    given: { ...push("refs/heads/trunk"), wishes: { production: "trunk" } },
    expect: ["build", "write", undefined],
  },
  {
    what: "a run by hand plans",
    event: "workflow_dispatch",
    given: { env: { GITHUB_REF: "refs/heads/bronze" } },
    expect: ["plan", "read", "bronze"],
  },
  {
    what: "a run by hand does what it is asked to",
    event: "workflow_dispatch",
    given: { env: onMain, wishes: { command: "publish", branch: "silver" } },
    expect: ["publish", "write", "silver"],
  },
  {
    what: "a merge queue's run never writes",
    event: "merge_group",
    given: {
      payload: { repository, merge_group: { base_sha: before, head_sha: after } },
      wishes: { command: "build" },
    },
    expect: ["build", "read", undefined],
  },
  {
    what: "a scheduled run puts right what was missed, and looks for drift",
    event: "schedule",
    given: { env: onMain },
    expect: ["build", "write", undefined],
  },
];

describe("on GitHub", () => {
  for (const { what, event, given, expect } of cases) {
    it(what, () => {
      const { verb, access, dataBranch, reason } = run(event, given);
      assert.deepEqual([verb, access, dataBranch], expect);
      assert.match(reason, /^[A-Z].+\.$/);
    });
  }

  const comparisons: { what: string; event: string; given: Given; expect: object }[] = [
    {
      what: "a pull request by its test merge",
      event: "pull_request",
      given: { payload: pull("opened") },
      expect: testMerge,
    },
    {
      what: "a merged one by what the merge brought",
      event: "pull_request",
      given: { payload: merged },
      expect: { kind: "last", head: merge },
    },
    {
      what: "a push by what was before",
      event: "push",
      given: push("refs/heads/main"),
      expect: { kind: "range", base: before, head: after },
    },
    {
      what: "a new branch with nothing",
      event: "push",
      given: push("refs/heads/main", { before: none }),
      expect: { kind: "range", base: undefined, head: after },
    },
    {
      what: "a merge queue's tree with what it is queued on",
      event: "merge_group",
      given: { payload: { repository, merge_group: { base_sha: before, head_sha: after } } },
      expect: { kind: "range", base: before, head: after },
    },
    {
      what: "a run by hand on a branch with where it left the production branch",
      event: "workflow_dispatch",
      given: { env: { GITHUB_REF: "refs/heads/bronze" } },
      expect: { kind: "fork", head: sha, from: "main" },
    },
    {
      what: "a run by hand on the production branch with the commit before",
      event: "workflow_dispatch",
      given: { env: onMain },
      expect: { kind: "last", head: sha },
    },
    {
      what: "nothing where the verb compares nothing",
      event: "pull_request",
      given: { payload: pull("opened"), wishes: { command: "clean" } },
      expect: { kind: "range", base: undefined, head: sha },
    },
  ];
  for (const { what, event, given, expect } of comparisons)
    it(`compares ${what}`, () => assert.deepEqual(run(event, given).commits, expect));

  it("says which pull request it is about", () => {
    assert.deepEqual(run("pull_request", { payload: fork }).pull, {
      ...{ repository: 42, number: 7, closed: false, merged: false, draft: false, fork: true },
      ...{ headBranch: "bronze", headCommit: headTip, baseBranch: "main" },
      ...{ mergeCommit: undefined, reverts: undefined },
    });
  });

  const descriptions: [body: unknown, reverts: number | undefined][] = [
    ["Reverts octo/lake#6", 6],
    ["Reverts #6\n\nIt was too slow.", 6],
    ["This Reverts #6", undefined],
    ["Reverts #6 and more", undefined],
    [null, undefined],
  ];
  for (const [body, reverts] of descriptions)
    it(`reads ${reverts ?? "no pull request that is reverted"} from ${JSON.stringify(body)}`, () => {
      const { pull: found } = run("pull_request", { payload: pull("opened", { body }) });
      assert.equal(found?.reverts, reverts);
    });

  it("says nothing of a pull request on a push", () => {
    assert.equal(run("push", push("refs/heads/main")).pull, undefined);
  });
});

describe("refuses well on GitHub", () => {
  it("pull_request_target, with the reason", () => {
    const given = { payload: fork };
    assert.throws(() => run("pull_request_target", given), { code: "IB609", message: /secrets/ });
  });

  it("an event that it does not act on, naming those that it does", () => {
    assert.throws(() => run("issue_comment"), { code: "IB609", hint: /pull_request, push/ });
  });

  it("a branch name that no ref may have", () => {
    const wishes = { branch: "a..b" };
    assert.throws(() => run("workflow_dispatch", { wishes }), { code: "IB605" });
  });

  const broken: { what: string; event: string; given: Given }[] = [
    { what: "no object", event: "push", given: { payload: [] } },
    { what: "no repository", event: "push", given: { payload: { ref: "x" } } },
    {
      what: "a number as text",
      event: "pull_request",
      given: { payload: pull("opened", { number: "7" }) },
    },
    { what: "no head", event: "pull_request", given: { payload: pull("opened", { head: null }) } },
    {
      what: "an option for a commit",
      event: "push",
      given: push("refs/heads/x", { after: "--all" }),
    },
    { what: "no GITHUB_SHA", event: "schedule", given: { env: { GITHUB_SHA: "" } } },
  ];
  for (const { what, event, given } of broken)
    it(`a payload with ${what}`, () => assert.throws(() => run(event, given), { code: "IB609" }));
});
