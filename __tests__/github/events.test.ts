/** What each event does, in the order of a pull request's life. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ingestOf } from "../e2e/lakehouse.ts";
import type { PullAction } from "../fakehub/payloads.ts";
import type { RunEvent } from "../fakehub/run-event.ts";
import { changesBy } from "./changes.ts";
import { ended, type LakeHub, lakeHub, spec } from "./lake-hub.ts";

const kafka = "bronze/inventory/kafka.ingest.json";

interface Row {
  readonly when: string;
  /** What happens before the event. */
  readonly does?: (lake: LakeHub) => Promise<unknown>;
  readonly event: (lake: LakeHub) => Promise<RunEvent>;
  readonly verb: string;
  /** One word each of `catalog comment check commit`. */
  readonly changes: string;
}

function pull(action: PullAction): Row["event"] {
  return ({ hub }) => hub.event("pull_request", action, 1);
}

const life: readonly Row[] = [
  {
    when: "pull_request opened as a draft",
    does: ({ hub }) => hub.openPull({ head: "bronze", draft: true }),
    event: pull("opened"),
    ...{ verb: "plan", changes: "comment check" },
  },
  {
    when: "pull_request ready_for_review",
    does: ({ hub }) => hub.setDraft(1, false),
    event: pull("ready_for_review"),
    ...{ verb: "build", changes: "catalog comment check commit" },
  },
  {
    when: "pull_request synchronize",
    does: ({ hub }) => hub.commit("bronze", { [kafka]: ingestOf("products") }),
    event: pull("synchronize"),
    ...{ verb: "build", changes: "catalog comment check commit" },
  },
  {
    when: "pull_request labeled",
    does: ({ hub }) => hub.setLabel(1, "data"),
    event: pull("labeled"),
    ...{ verb: "build", changes: "check" },
  },
  {
    when: "pull_request unlabeled",
    does: ({ hub }) => hub.setLabel(1, "data", false),
    event: pull("unlabeled"),
    ...{ verb: "build", changes: "check" },
  },
  {
    when: "pull_request edited, its title",
    does: ({ hub }) => hub.editPull(1, { title: "another" }),
    event: pull("edited"),
    ...{ verb: "build", changes: "check" },
  },
  {
    when: "pull_request edited, its base",
    does: ({ hub }) => hub.retargetPull(1, "next"),
    event: pull("edited"),
    ...{ verb: "build", changes: "catalog comment check" },
  },
  {
    when: "pull_request edited, its base back again",
    does: ({ hub }) => hub.retargetPull(1, "main"),
    event: pull("edited"),
    ...{ verb: "build", changes: "catalog comment check" },
  },
  {
    when: "pull_request converted_to_draft",
    does: ({ hub }) => hub.setDraft(1, true),
    event: pull("converted_to_draft"),
    ...{ verb: "plan", changes: "check" },
  },
  {
    when: "pull_request closed, not merged",
    does: ({ hub }) => hub.setDraft(1, false).then(() => hub.closePull(1)),
    event: pull("closed"),
    ...{ verb: "clean", changes: "catalog comment" },
  },
  {
    when: "pull_request reopened",
    does: ({ hub }) => hub.reopenPull(1),
    event: pull("reopened"),
    ...{ verb: "build", changes: "catalog comment check" },
  },
  {
    when: "push to its branch",
    event: ({ hub }) => hub.event("push", "bronze"),
    ...{ verb: "check", changes: "" },
  },
  {
    when: "push of a tag",
    event: async ({ hub }) => tagged(await hub.event("push", "bronze")),
    ...{ verb: "check", changes: "" },
  },
  {
    when: "push that deletes a branch",
    does: ({ hub }) => hub.deleteBranch("next"),
    event: (lake) => deleted(lake, "next"),
    ...{ verb: "check", changes: "" },
  },
  {
    when: "workflow_dispatch on its branch",
    event: ({ hub }) => hub.event("workflow_dispatch", "bronze"),
    ...{ verb: "plan", changes: "" },
  },
  {
    when: "merge_group checks_requested",
    does: ({ house, hub }) => house.sync("orders", "bronze", [3]).then(() => hub.queuePull(1)),
    event: ({ hub }) => hub.event("merge_group", "checks_requested", 1),
    ...{ verb: "plan", changes: "check" },
  },
  {
    when: "pull_request closed, merged",
    does: ({ hub }) => hub.mergePull(1, "queue"),
    event: pull("closed"),
    ...{ verb: "build", changes: "catalog comment check" },
  },
  {
    when: "push to the production branch, whose merge is published",
    event: ({ hub }) => hub.event("push", "main"),
    ...{ verb: "build", changes: "" },
  },
  {
    when: "push to the production branch, of what nobody reviewed",
    does: ({ hub }) => hub.commit("main", { "README.md": "x\n" }),
    event: ({ hub }) => hub.event("push", "main"),
    ...{ verb: "build", changes: "" },
  },
  {
    when: "schedule",
    event: ({ hub }) => hub.event("schedule"),
    ...{ verb: "drift", changes: "" },
  },
  {
    when: "workflow_dispatch on the production branch",
    event: ({ hub }) => hub.event("workflow_dispatch"),
    ...{ verb: "plan", changes: "" },
  },
];

/** A tag is no branch, whatever commit it names. */
function tagged(event: RunEvent): RunEvent {
  const ref = "refs/tags/bronze";
  const env = { ...event.env, GITHUB_REF: ref, GITHUB_REF_TYPE: "tag" };
  return { ...event, ref, env, payload: { ...event.payload, ref, created: true } };
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#push */
async function deleted({ hub }: LakeHub, branch: string): Promise<RunEvent> {
  const event = await hub.event("push", branch);
  const env = { ...event.env, GITHUB_SHA: await hub.tip("main"), GITHUB_REF: "refs/heads/main" };
  return { ...event, env };
}

describe("in the life of a pull request", () => {
  let lake: LakeHub;
  before(async () => {
    lake = await lakeHub();
    for (const table of ["orders", "products"]) await lake.house.sync(table, "main", [1, 2]);
    await lake.hub.commit("next", { "README.md": "next\n" });
    await lake.hub.commit("bronze", { [spec]: ingestOf("orders") });
  });
  after(() => lake[Symbol.asyncDispose]());

  for (const { when, does, event, verb, changes } of life)
    it(`${when}: ${verb}, which changes ${changes || "nothing"}`, async () => {
      await does?.(lake);
      const started = await event(lake);
      const done = await changesBy(lake, ["orders", "products"], () => lake.run(started));
      assert.equal(ended(done.run, 0).report.command, verb, done.run.log);
      assert.equal(done.changes, changes, done.run.log);
      assert.ok(lake.hub.comments(1).length <= 1);
      assert.deepEqual(lake.hub.violations, []);
    });
});
