/** When a run's event is not the newest word on its pull request any more. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { staleReason } from "../../src/github/stale-run.ts";
import type { PullRequest } from "../../src/github-port.ts";
import type { Pull } from "../../src/trigger.ts";

const commit = "a".repeat(40);
const opened: Pull = {
  ...{ repository: 42, number: 7, closed: false, merged: false, draft: false, fork: false },
  ...{ headBranch: "bronze", headCommit: commit, baseBranch: "main" },
  ...{ mergeCommit: undefined, reverts: undefined },
};
const open: PullRequest = {
  ...{ number: 7, state: "open", draft: false, fork: false, mergeable: "yes" },
  ...{ headBranch: "bronze", headCommit: commit, baseBranch: "main", body: "" },
  ...{ mergedAt: undefined, mergeCommit: undefined },
};
const closed: Pull = { ...opened, closed: true };
const merged: Pull = { ...closed, merged: true };

const cases: { what: string; event: Pull; now: PullRequest; expect: RegExp | undefined }[] = [
  { what: "nothing has happened since", event: opened, now: open, expect: undefined },
  {
    what: "somebody has pushed since",
    event: opened,
    now: { ...open, headCommit: "b".repeat(40) },
    expect: /another last commit since, b{12}\./,
  },
  {
    what: "it was made to another branch since",
    event: opened,
    now: { ...open, baseBranch: "silver" },
    expect: /another branch since/,
  },
  { what: "it became a draft", event: opened, now: { ...open, draft: true }, expect: /is a draft/ },
  {
    what: "it was a draft",
    event: { ...opened, draft: true },
    now: open,
    expect: /is no draft any more/,
  },
  {
    what: "it was closed since",
    event: opened,
    now: { ...open, state: "closed" },
    expect: /closed/,
  },
  {
    what: "it was merged since",
    event: opened,
    now: { ...open, state: "merged" },
    expect: /merged/,
  },
  {
    what: "it is closed still",
    event: closed,
    now: { ...open, state: "closed" },
    expect: undefined,
  },
  { what: "it was reopened since", event: closed, now: open, expect: /is open again/ },
  {
    what: "it was reopened and merged since",
    event: closed,
    now: { ...open, state: "merged" },
    expect: /is merged since/,
  },
  {
    what: "a push to the branch came after its close",
    event: closed,
    now: { ...open, state: "closed", headCommit: "b".repeat(40) },
    expect: undefined,
  },
  {
    what: "it was merged, which lasts",
    event: merged,
    now: { ...open, state: "merged" },
    expect: undefined,
  },
];

describe("a run on a pull request", () => {
  for (const { what, event, now, expect } of cases)
    it(`${expect === undefined ? "goes on" : "writes nothing"} where ${what}`, () => {
      const reason = staleReason(event, now);
      if (expect === undefined) assert.equal(reason, undefined);
      else assert.match(reason ?? "", expect);
    });
});
