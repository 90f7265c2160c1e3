/** What an open pull request gets, event by event. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ingestOf } from "../e2e/lakehouse.ts";
import { ended, type LakeHub, lakeHub, ordersPull, spec } from "./lake-hub.ts";

const view = "silver/inventory/late.sql";

async function opened(lake: LakeHub): Promise<number> {
  const number = await ordersPull(lake);
  ended(await lake.on("pull_request", "opened", number), 0);
  return number;
}

function bodyOf({ hub }: LakeHub, number: number): string {
  return hub.comments(number)[0]?.body ?? "";
}

describe("a pull request that is opened", () => {
  it("gets its data branch, the workflow file, one comment and a check run, without a checkout", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    const head = await hub.tip("bronze");
    const { outputs, log } = ended(await lake.on("pull_request", "opened", number), 0);
    assert.match(log, /icebranch [\d.]+: build\. An open pull request has data branches\./);
    assert.equal(await house.ref("orders", "bronze"), await house.ref("orders", "main"));
    assert.match(await hub.git("show", "bronze:argo/workflow.yaml"), /^kind: CronWorkflow$/m);
    assert.equal(hub.comments(number).length, 1);
    assert.match(bodyOf(lake, number), /## icebranch: Plan for data branch bronze/);
    const commit = outputs["commit-sha"] ?? "";
    assert.equal(await hub.tip("bronze"), commit);
    assert.deepEqual(
      hub.checkRuns().map(({ name, commit: of, conclusion }) => [name, of, conclusion]),
      [
        ["icebranch report", head, "success"],
        ["icebranch report", commit, "success"],
      ],
    );
    assert.equal(outputs["comment-url"]?.startsWith(hub.url), true);
    assert.deepEqual(hub.violations, []);
  });

  it("has a table that does not exist yet made by the first sync", async () => {
    await using lake = await lakeHub();
    await lake.hub.commit("bronze", { [spec]: ingestOf("orders") });
    const number = await lake.hub.openPull({ head: "bronze" });
    ended(await lake.on("pull_request", "opened", number), 0);
    assert.match(bodyOf(lake, number), /pending/);
    assert.match(bodyOf(lake, number), /first sync makes the table and its data branch/);
  });

  it("that changes nothing of the project is green in seconds, without a comment", async () => {
    await using lake = await lakeHub();
    await lake.hub.commit("readme", { "README.md": "hello\n" });
    const number = await lake.hub.openPull({ head: "readme" });
    const { outputs, calls } = ended(await lake.on("pull_request", "opened", number), 0);
    assert.equal(outputs.result, "nothing-to-do");
    assert.equal(lake.hub.comments(number).length, 0);
    assert.equal(lake.hub.checkRuns(await lake.hub.tip("readme"))[0]?.title, "Nothing to do");
    assert.ok(calls.length <= 3, calls.join("\n"));
  });

  it("with a file that does not parse is red at its line, and touches nothing", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    await hub.commit("bronze", { "bronze/inventory/kafka.ingest.json": "{\n" });
    const head = await hub.tip("bronze");
    const { log, report } = ended(await lake.on("pull_request", "opened", number), 1);
    assert.match(log, /^::error file=bronze\/inventory\/kafka\.ingest\.json,line=\d+/m);
    assert.ok(report.changes.some(({ node }) => node === "bronze.inventory.postgres"));
    assert.equal(await house.ref("orders", "bronze"), undefined);
    assert.equal(await hub.tip("bronze"), head);
    assert.equal(hub.checkRuns(head)[0]?.conclusion, "failure");
    assert.match(bodyOf(lake, number), /Blocked by 1 error/);
  });

  it("with dry-run shows in the log what would be done, and writes nothing anywhere", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    const event = await hub.event("pull_request", "opened", number);
    const { log } = ended(await lake.run(event, { with: { "dry-run": "true" } }), 0);
    assert.match(log, /Dry run: data branch to be made on 1 table/);
    assert.equal(await house.ref("orders", "bronze"), undefined);
    assert.equal(hub.comments(number).length + hub.checkRuns().length, 0);
  });

  it("that is a draft is planned, and built once it is ready", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    await house.sync("orders", "main", [1]);
    await hub.commit("bronze", { [spec]: ingestOf("orders") });
    const number = await hub.openPull({ head: "bronze", draft: true });
    const head = await hub.tip("bronze");
    ended(await lake.on("pull_request", "opened", number), 0);
    assert.equal(await house.ref("orders", "bronze"), undefined);
    assert.equal(await hub.tip("bronze"), head);
    assert.match(bodyOf(lake, number), /to be made/);
    assert.match(bodyOf(lake, number), /What changes in argo\/workflow\.yaml/);
    await hub.setDraft(number, false);
    ended(await lake.on("pull_request", "ready_for_review", number), 0);
    assert.equal(await house.ref("orders", "bronze"), await house.ref("orders", "main"));
    assert.notEqual(await hub.tip("bronze"), head);
  });
});

describe("a push to it", () => {
  it("that changes nothing of the project costs two requests, and edits no comment", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await opened(lake);
    const before = hub.comments(number);
    await hub.commit("bronze", { "README.md": "hello\n" });
    const { calls } = ended(await lake.on("pull_request", "synchronize", number), 0);
    assert.deepEqual(hub.comments(number), before);
    assert.deepEqual(calls, ["POST /graphql", "POST /repos/octo/lake/check-runs"]);
    assert.deepEqual(hub.violations, []);
  });

  it("that mends an error turns the same comment green", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    await hub.commit("bronze", { [view]: "SELEC 1" });
    ended(await lake.on("pull_request", "opened", number), 1);
    const [before] = hub.comments(number);
    await hub.commit("bronze", { [view]: "SELECT id FROM bronze.inventory.orders;\n" });
    ended(await lake.on("pull_request", "synchronize", number), 0);
    const after = hub.comments(number);
    assert.deepEqual([after.length, after[0]?.id], [1, before?.id]);
    assert.match(bodyOf(lake, number), /## icebranch: Plan for data branch bronze/);
    assert.doesNotMatch(bodyOf(lake, number), /IB108/);
  });

  it("that takes the change back says so in the comment that is there", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await opened(lake);
    await hub.commit("bronze", { [spec]: null, "argo/workflow.yaml": null });
    ended(await lake.on("pull_request", "synchronize", number), 0);
    assert.match(bodyOf(lake, number), /## icebranch: Nothing to do/);
  });

  it("shows what a sync has brought since", async () => {
    await using lake = await lakeHub();
    const number = await opened(lake);
    await lake.house.sync("orders", "bronze", [3, 4, 5]);
    ended(await lake.on("pull_request", "synchronize", number), 0);
    assert.match(bodyOf(lake, number), /3 rows in 1 file/);
    assert.match(bodyOf(lake, number), /Merging moves `main` on 1 table/);
  });

  it("says who has moved main, and that merging would move nothing", async () => {
    await using lake = await lakeHub();
    const number = await opened(lake);
    await lake.house.overwrite("orders", "bronze", [3]);
    await lake.house.sync("orders", "main", [4]);
    const { outputs } = ended(await lake.on("pull_request", "synchronize", number), 0);
    assert.match(bodyOf(lake, number), /main has moved on by 1 snapshot: .*holds a full refresh/);
    const [check] = lake.hub.checkRuns().slice(-1);
    assert.equal(check?.title, "Nothing was changed: 1 table cannot be published");
    assert.match(bodyOf(lake, number), /refresh --branch bronze --discard/);
    assert.equal(outputs["not-published"], '["bronze.inventory.orders"]');
  });

  it("says that what the data branch added comes on top where main has moved", async () => {
    await using lake = await lakeHub();
    const number = await opened(lake);
    await lake.house.sync("orders", "bronze", [3]);
    await lake.house.sync("orders", "main", [4]);
    ended(await lake.on("pull_request", "synchronize", number), 0);
    const body = bodyOf(lake, number);
    assert.match(
      body,
      /`bronze\.inventory\.orders` \| replay \| What branch bronze added since \d+ comes on top/,
    );
    assert.match(body, /Merging moves `main` on 1 table: .*; 1 row in 1 file come to it\./);
    assert.match(body, /what the branch added is committed again on top of it/);
    const [check] = lake.hub.checkRuns().slice(-1);
    assert.equal(check?.conclusion, "success");
  });
});

describe("a label, a title, an assignee", () => {
  const deeds: { action: "labeled" | "unlabeled" | "edited"; does: (lake: LakeHub) => unknown }[] =
    [
      { action: "labeled", does: ({ hub }) => hub.setLabel(1, "data") },
      { action: "unlabeled", does: ({ hub }) => hub.setLabel(1, "data", false) },
      { action: "edited", does: ({ hub }) => hub.editPull(1, { title: "another title" }) },
    ];
  for (const { action, does } of deeds)
    it(`${action}: the same run again, which changes nothing`, async () => {
      await using lake = await lakeHub();
      const number = await opened(lake);
      if (action === "unlabeled") await lake.hub.setLabel(number, "data");
      await does(lake);
      const before = lake.hub.comments(number);
      const tip = await lake.hub.tip("bronze");
      const { calls } = ended(await lake.on("pull_request", action, number), 0);
      assert.deepEqual(lake.hub.comments(number), before);
      assert.equal(await lake.hub.tip("bronze"), tip);
      assert.deepEqual(calls, ["POST /graphql", "POST /repos/octo/lake/check-runs"]);
    });
});

describe("a pull request from the production branch to another one", () => {
  it("has no data branches, and is green whatever becomes of it", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    await hub.commit("release", { "a.md": "" });
    await hub.commit("main", { "b.md": "" });
    const number = await hub.openPull({ head: "main", base: "release" });
    const { log } = ended(await lake.on("pull_request", "opened", number), 0);
    assert.match(log, /A pull request from `main` itself has no data branches/);
    await hub.closePull(number);
    ended(await lake.on("pull_request", "closed", number), 0);
    await hub.reopenPull(number);
    await hub.mergePull(number);
    ended(await lake.on("pull_request", "closed", number), 0);
  });
});
