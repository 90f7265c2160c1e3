/** From an event to whether a breaking change is allowed. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { breakingAllowance } from "../../src/commands/allow-breaking.ts";
import type { Finding } from "../../src/errors.ts";
import { eventTrigger } from "../../src/github/event-trigger.ts";
import { ALLOW_BREAKING_LABEL as label } from "../../src/lineage/allowance.ts";
import { gitHubOf, openHub, type PullHub } from "../adapters/github-hub.ts";
import type { EventArguments } from "../fakehub/payloads.ts";

const mallory = { id: 77, owner: "mallory" };
const nobody = { kind: "nobody" };
const byOctocat = { kind: "allowed", by: `The label ${label}, set by octocat,` };

interface Asked {
  readonly event: EventArguments;
  readonly allowBreaking?: boolean;
  readonly token?: string;
  readonly actor?: string;
}

async function ask(hub: PullHub, { event, allowBreaking = false, token, actor }: Asked) {
  const { name, payload, env } = await hub.event(...event);
  const runner = actor === undefined ? env : { ...env, GITHUB_ACTOR: actor };
  const wishes = { command: "auto", branch: undefined, production: undefined } as const;
  const trigger = eventTrigger(name, payload, runner, { ...wishes, drafts: "check" });
  const problems: Finding[] = [];
  const before = hub.requests.length;
  const gitHub = token === "" ? undefined : gitHubOf(hub, token ?? "ghs_actions");
  const given = { inputs: { allowBreaking }, trigger, ports: { gitHub } };
  const allowance = await breakingAllowance(given, problems);
  assert.deepEqual(hub.violations, []);
  return { allowance, problems, requests: hub.requests.length - before };
}

describe("a breaking change", () => {
  it("is allowed by nobody where neither label nor input says so", async () => {
    await using hub = await openHub();
    const asked = await ask(hub, { event: ["pull_request", "opened", hub.number] });
    assert.deepEqual(asked, { allowance: nobody, problems: [], requests: 1 });
  });

  it("is allowed by the input, without a word to GitHub", async () => {
    await using hub = await openHub();
    const event: EventArguments = ["pull_request", "opened", hub.number];
    const { allowance, requests } = await ask(hub, { event, allowBreaking: true });
    assert.deepEqual([allowance, requests], [{ kind: "allowed", by: "allow-breaking" }, 0]);
  });

  it("is allowed by the label from the run that it causes, until that of its removal", async () => {
    await using hub = await openHub();
    await hub.setLabel(hub.number, label);
    const labelled = await ask(hub, { event: ["pull_request", "labeled", hub.number] });
    assert.deepEqual(labelled.allowance, byOctocat);
    await hub.setLabel(hub.number, label, false);
    const bare = await ask(hub, { event: ["pull_request", "unlabeled", hub.number] });
    assert.deepEqual(bare.allowance, nobody);
  });

  it("is not allowed by somebody who may set labels, but not write", async () => {
    await using hub = await openHub();
    hub.setRole("bronwyn", "triage");
    await hub.setLabel(hub.number, label, true, "bronwyn");
    const { allowance } = await ask(hub, { event: ["pull_request", "labeled", hub.number] });
    assert.deepEqual(allowance, { kind: "not-entitled", who: "bronwyn" });
  });

  it("is allowed in a merge queue, and after the merge, by the pull request's label", async () => {
    await using hub = await openHub();
    await hub.setLabel(hub.number, label);
    await hub.queuePull(hub.number);
    const queued = await ask(hub, { event: ["merge_group", "checks_requested", hub.number] });
    assert.deepEqual(queued.allowance, byOctocat);
    await hub.mergePull(hub.number);
    const merged = await ask(hub, { event: ["pull_request", "closed", hub.number] });
    assert.deepEqual(merged.allowance, byOctocat);
  });

  it("of a fork, or by Dependabot, is allowed by no label, and GitHub is not asked", async () => {
    await using hub = await openHub();
    const theirs = await hub.openPull({ head: "bronze", fork: mallory, commit: hub.head });
    for (const number of [theirs, hub.number]) {
      await hub.setLabel(number, label);
      const event: EventArguments = ["pull_request", "labeled", number];
      const more = number === theirs ? {} : { actor: "dependabot[bot]" };
      const { allowance, requests } = await ask(hub, { event, token: "ghs_fork", ...more });
      assert.deepEqual([allowance, requests], [nobody, 0]);
    }
  });

  it("is allowed by nobody without a token, nor outside of a pull request", async () => {
    await using hub = await openHub();
    await hub.setLabel(hub.number, label);
    const event: EventArguments = ["pull_request", "labeled", hub.number];
    assert.deepEqual((await ask(hub, { event, token: "" })).allowance, nobody);
    const byHand = await ask(hub, { event: ["workflow_dispatch", "bronze"] });
    assert.deepEqual(byHand, { allowance: nobody, problems: [], requests: 0 });
  });

  it("stays what it is where the token may not ask, and the line to add is told", async () => {
    await using hub = await openHub();
    await hub.setLabel(hub.number, label);
    const event: EventArguments = ["pull_request", "labeled", hub.number];
    const { allowance, problems } = await ask(hub, { event, token: "ghs_none" });
    assert.deepEqual(allowance, nobody);
    assert.deepEqual(
      problems.map(({ code, level, hint }) => ({ code, level, hint })),
      [
        {
          ...{ code: "IB611", level: "warning" },
          hint: "Add `pull-requests: read` under `permissions:` of the job in the workflow file.",
        },
      ],
    );
  });
});
