/** Who set a label: who may allow what, it decides. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ALLOW_BREAKING_LABEL as label } from "../../src/lineage/allowance.ts";
import { gitHubOf, openHub, type PullHub } from "./github-hub.ts";

interface Case {
  readonly name: string;
  readonly does: (hub: PullHub) => unknown;
  readonly says: { readonly who: string; readonly mayWrite: boolean } | undefined;
}

const set = (hub: PullHub, on = true, by = "octocat") => hub.setLabel(hub.number, label, on, by);

const bronwyn = (mayWrite: boolean) => ({ who: "bronwyn", mayWrite });
const unknown = { who: "somebody unknown", mayWrite: false };

const people: readonly Case[] = [
  ...(["admin", "maintain", "write"] as const).map((role) => byOneWho(role, true)),
  ...(["triage", "read", "none"] as const).map((role) => byOneWho(role, false)),
  byOneWho({ name: "steward", base: "write" }, true),
  byOneWho({ name: "labeller", base: "read" }, false),
  {
    name: "set by somebody who has lost access since",
    async does(hub) {
      hub.setRole("bronwyn", "write");
      await set(hub, true, "bronwyn");
      hub.setRole("bronwyn", "none");
    },
    says: bronwyn(false),
  },
  {
    name: "set by an account that is gone",
    async does(hub) {
      await set(hub, true, "bronwyn");
      hub.deleteAccount("bronwyn");
    },
    says: { who: "an account that is gone", mayWrite: false },
  },
  {
    name: "set by a workflow",
    does: (hub) => set(hub, true, "github-actions[bot]"),
    says: { who: "the bot github-actions", mayWrite: false },
  },
  {
    name: "set by a bot, of whose name there is a person who may write",
    async does(hub) {
      hub.setRole("bronwyn", "admin");
      await set(hub, true, "bronwyn[bot]");
    },
    says: { who: "the bot bronwyn", mayWrite: false },
  },
  {
    name: "set by what GitHub shows as a person, though it is none",
    async does(hub) {
      await set(hub, true, "Copilot");
      hub.fail({ path: "/Copilot/", status: 404, body: { message: "Copilot is not a user" } });
    },
    says: { who: "Copilot", mayWrite: false },
  },
];

function byOneWho(role: Parameters<PullHub["setRole"]>[1], mayWrite: boolean): Case {
  return {
    name: `set by somebody whose role is ${typeof role === "string" ? role : `${role.name}, made of ${role.base}`}`,
    async does(hub) {
      hub.setRole("bronwyn", role);
      await set(hub, true, "bronwyn");
    },
    says: bronwyn(mayWrite),
  };
}

const times: readonly Case[] = [
  { name: "never set", does: () => {}, says: undefined },
  { name: "another one alone", does: (hub) => hub.setLabel(hub.number, "data"), says: undefined },
  {
    name: "set by one who may write and removed again",
    async does(hub) {
      await set(hub);
      await set(hub, false);
    },
    says: undefined,
  },
  {
    name: "set by one who may write, and after its removal by one who may not",
    async does(hub) {
      await set(hub);
      await set(hub, false, "bronwyn");
      await set(hub, true, "bronwyn");
    },
    says: bronwyn(false),
  },
  {
    name: "set by one who may not, and after its removal by one who may write",
    async does(hub) {
      await set(hub, true, "bronwyn");
      await set(hub, false);
      await set(hub);
    },
    says: { who: "octocat", mayWrite: true },
  },
  {
    name: "in other letters' case, which is the same label to GitHub",
    does: (hub) => hub.setLabel(hub.number, label.toUpperCase()),
    says: { who: "octocat", mayWrite: true },
  },
  {
    name: "another one that was given its name since",
    async does(hub) {
      await hub.setLabel(hub.number, "data");
      hub.renameLabel("data", label);
    },
    says: unknown,
  },
  {
    name: "another one that was given its name, after it was set and removed",
    async does(hub) {
      await set(hub);
      await set(hub, false);
      await hub.setLabel(hub.number, "data", true, "bronwyn");
      hub.renameLabel("data", label);
    },
    says: unknown,
  },
  {
    name: "before 150 others came and went",
    async does(hub) {
      await set(hub);
      for (let n = 0; n < 150; n++) await hub.setLabel(hub.number, "data", n % 2 === 0, "bronwyn");
    },
    says: { who: "octocat", mayWrite: true },
  },
];

describe("a label of a pull request", () => {
  for (const { name, does, says } of [...people, ...times])
    it(name, async () => {
      await using hub = await openHub();
      await does(hub);
      assert.deepEqual(await gitHubOf(hub).labelledBy(hub.number, label), says);
      assert.deepEqual(hub.violations, []);
    });

  it("of a pull request that is not there is none", async () => {
    await using hub = await openHub();
    assert.equal(await gitHubOf(hub).labelledBy(999, label), undefined);
    assert.deepEqual(hub.violations, []);
  });

  it("costs one request where it is not set or a bot set it, two where a person did", async () => {
    await using hub = await openHub();
    const gitHub = gitHubOf(hub);
    const counts: number[] = [];
    for (const by of [undefined, "github-actions[bot]", "octocat"]) {
      if (by !== undefined) await set(hub, true, by);
      const before = hub.requests.length;
      await gitHub.labelledBy(hub.number, label);
      counts.push(hub.requests.length - before);
    }
    assert.deepEqual(counts, [1, 1, 2]);
  });

  it("under more events than are looked through was set by nobody who is known", async () => {
    await using hub = await openHub();
    await set(hub);
    for (let n = 0; n < 1000; n++) await hub.setLabel(hub.number, "data", n % 2 === 0);
    assert.deepEqual(await gitHubOf(hub).labelledBy(hub.number, label), unknown);
    assert.equal(hub.requests.length, 10);
  });

  it("is asked with a token that reads, and needs to be told what to add to another", async () => {
    await using hub = await openHub();
    await set(hub);
    const says = await gitHubOf(hub, "ghs_fork").labelledBy(hub.number, label);
    assert.deepEqual(says, { who: "octocat", mayWrite: true });
    await assert.rejects(gitHubOf(hub, "ghs_none").labelledBy(hub.number, label), {
      code: "IB611",
      message: "The pull request's labels cannot be read, since the token lacks a permission.",
      hint: /`pull-requests: read`/,
    });
    const message = "Must have push access to view collaborator permission.";
    hub.fail({ path: "/collaborators/", status: 403, body: { message } });
    await assert.rejects(gitHubOf(hub).labelledBy(hub.number, label), {
      code: "IB611",
      message: /^Whether who set a label has write access cannot be asked, since/,
      hint: /`contents: write`/,
    });
    assert.deepEqual(hub.violations, []);
  });
});
