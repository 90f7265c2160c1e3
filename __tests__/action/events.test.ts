/** What becomes of the tables, event by event, as the action runs. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { marksOf } from "../../src/iceberg/marks.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import type { Files } from "../repository.ts";
import { ended, type PullRequest, pullRequest, repository } from "./pull-request.ts";

const spec = "bronze/inventory/postgres.ingest.json";

/** A pull request for `orders`, which has rows on `main`. */
async function opened(onMain: Files = {}): Promise<PullRequest> {
  const pr = await pullRequest({ [spec]: ingestOf("orders") }, onMain);
  await pr.house.sync("orders", "main", [1, 2]);
  return pr;
}

/** Built, and synced since. */
async function synced(onMain: Files = {}): Promise<PullRequest> {
  const pr = await opened(onMain);
  ended(await pr.pull("opened"), 0);
  await pr.house.sync("orders", "bronze", [3]);
  return pr;
}

async function mainAndBranch({ house }: PullRequest) {
  return [await house.ref("orders", "main"), await house.ref("orders", "bronze")];
}

describe("a pull request", () => {
  for (const action of ["opened", "synchronize", "reopened", "ready_for_review"])
    it(`that is ${action} gets its data branch`, async () => {
      await using pr = await opened();
      const { log, outputs } = ended(await pr.pull(action), 0);
      const [main, branch] = await mainAndBranch(pr);
      assert.equal(branch, main);
      assert.match(log, /icebranch [\d.]+: build\. An open pull request has data branches\./);
      assert.equal(outputs.result, "ok");
      assert.equal(outputs["iceberg-branch"], "bronze");
      assert.equal(outputs["branch-created"], "true");
      assert.equal(outputs.added, '["bronze.inventory.postgres"]');
      assert.match(outputs["plan-digest"] ?? "", /^sha256:/);
    });

  it("leaves its number and its own last commit on the table", async () => {
    await using pr = await opened();
    await pr.pull("opened");
    const mark = marksOf(await pr.house.metadata("orders")).get("bronze");
    assert.ok(mark !== undefined && mark !== "unreadable");
    assert.deepEqual([mark.repository, mark.pull, mark.head], [42, 7, await pr.head()]);
  });

  it("is left alone by a second run", async () => {
    await using pr = await synced();
    const before = await pr.house.metadata("orders");
    const { outputs } = ended(await pr.pull("synchronize"), 0);
    assert.equal(outputs.result, "nothing-to-do");
    assert.equal(outputs["branch-created"], "false");
    assert.equal(outputs["not-published"], '["bronze.inventory.orders"]');
    assert.deepEqual(await pr.house.metadata("orders"), before);
  });

  it("that is a draft is only planned", async () => {
    await using pr = await opened();
    const { log, outputs } = ended(await pr.pull("opened", { pull: { draft: true } }), 0);
    assert.match(log, /plan\. A draft is only planned\. The catalog is only read\./);
    assert.equal(outputs["iceberg-branch"], "bronze");
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("with dry-run shows what would be done", async () => {
    await using pr = await opened();
    const { log } = ended(await pr.pull("opened", { with: { "dry-run": "true" } }), 0);
    assert.match(log, /Dry run: data branch to be made on 1 table/);
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("that is closed unmerged loses its data branch, and has it back when it is reopened", async () => {
    await using pr = await synced();
    ended(await pr.pull("closed", { pull: { state: "closed" } }), 0);
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
    assert.deepEqual(await pr.house.rows("orders"), [1, 2]);
    ended(await pr.pull("reopened"), 0);
    assert.deepEqual(await pr.house.rows("orders", "bronze"), [1, 2, 3]);
  });

  it("loses its data branch when it is closed, though its files no longer parse", async () => {
    await using pr = await synced({ "bronze/inventory/shop.ingest.json": ingestOf("products") });
    await pr.house.repository.commit("break", { [spec]: "{" });
    ended(await pr.pull("closed", { pull: { state: "closed" } }), 0);
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("that gets a label after its close gets no data branch again", async () => {
    await using pr = await opened();
    const { log } = ended(await pr.pull("labeled", { pull: { state: "closed" } }), 0);
    assert.match(log, /check\. The pull request is closed already\./);
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
  });
});

describe("a merged pull request", () => {
  for (const how of ["squash", "merge"] as const)
    it(`is published when it is closed by ${how}`, async () => {
      await using pr = await synced();
      const merge = await pr.merge(how);
      const { outputs } = ended(await pr.closeMerged(merge), 0);
      assert.deepEqual(await pr.house.rows("orders"), [1, 2, 3]);
      assert.equal(outputs.published, '["bronze.inventory.orders"]');
      const again = ended(await pr.closeMerged(merge), 0);
      assert.equal(again.outputs.result, "nothing-to-do");
    });

  it("is published by the push, where that run comes first", async () => {
    await using pr = await synced();
    const before = await pr.house.repository.git("rev-parse", "main");
    const merge = await pr.merge("merge");
    const { log, outputs } = ended(await pr.push(before), 0);
    assert.match(log, /A push to the production branch publishes what was merged\./);
    assert.equal(outputs.published, '["bronze.inventory.orders"]');
    assert.equal(ended(await pr.closeMerged(merge), 0).outputs.result, "nothing-to-do");
  });

  it("comes on top where main has rows of its own", async () => {
    await using pr = await synced();
    const before = await pr.house.rows("orders", "bronze");
    await pr.house.sync("orders", "main", [9]);
    const { outputs } = ended(await pr.closeMerged(await pr.merge("squash")), 0);
    assert.deepEqual(await pr.house.rows("orders"), [...before, 9]);
    assert.equal(outputs.published, '["bronze.inventory.orders"]');
  });

  it("moves nothing where main has rows of its own and its own are a full refresh, and says so", async () => {
    await using pr = await synced();
    await pr.house.overwrite("orders", "bronze", [3]);
    await pr.house.sync("orders", "main", [9]);
    const { outputs, log } = ended(await pr.closeMerged(await pr.merge("squash")), 1);
    assert.deepEqual(await pr.house.rows("orders"), [1, 2, 9]);
    assert.equal(outputs.result, "blocked");
    assert.match(log, /^::error title=IB401/m);
  });
});

describe("a pull request that is not merged into main", () => {
  const publish = { with: { command: "publish" } };

  it("is not published, whatever the workflow asks for", async () => {
    await using pr = await synced();
    const { log } = ended(await pr.pull("synchronize", publish), 1);
    assert.match(log, /^::error title=IB421/m);
    const asked = { ref: "refs/heads/bronze", ...publish };
    ended(await pr.on("workflow_dispatch", await pr.head(), asked), 1);
    assert.deepEqual(await pr.house.rows("orders"), [1, 2]);
  });

  it("is not published where it is merged into another branch", async () => {
    await using pr = await synced();
    const { repository: origin } = pr.house;
    await origin.branch("dev", "main");
    const merge = await origin.merge("bronze");
    const pull = {
      ...{ merged: true, state: "closed", merge_commit_sha: merge },
      base: { ref: "dev", sha: await origin.git("rev-parse", "main") },
    };
    await origin.checkout("bronze");
    ended(await pr.pull("closed", { pull, ...publish }), 1);
    assert.deepEqual(await pr.house.rows("orders"), [1, 2]);
  });

  it("is not published by a pull request from main to the branch that it was merged into", async () => {
    await using pr = await synced();
    const { repository: origin } = pr.house;
    await origin.branch("dev", "main");
    const merge = await origin.merge("bronze");
    const refs = {
      head: { ref: "main", sha: await origin.git("rev-parse", "main"), repo: { id: 42 } },
      base: { ref: "dev", sha: merge },
    };
    await origin.checkout("bronze");
    for (const command of ["build", "publish"])
      ended(await pr.pull("opened", { pull: refs, sha: merge, with: { command } }), 1);
    assert.deepEqual(await pr.house.rows("orders"), [1, 2]);
  });
});

describe("other events", () => {
  it("a push of main leaves the data branches of open pull requests alone, without a word", async () => {
    await using pr = await synced();
    const { house } = pr;
    await house.repository.checkout("main");
    const before = await house.repository.git("rev-parse", "HEAD");
    await house.repository.commit("meanwhile", { "README.md": "" });
    const { log, outputs } = ended(await pr.push(before), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2]);
    assert.equal(outputs.result, "nothing-to-do");
    assert.doesNotMatch(log, /^::(error|warning|notice)/m);
  });

  it("a run by hand shows the plan of its branch", async () => {
    await using pr = await opened();
    const asked = { ref: "refs/heads/bronze" };
    const { log } = ended(await pr.on("workflow_dispatch", await pr.head(), asked), 0);
    assert.match(log, /plan\. A run by hand shows the plan/);
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("a run by hand publishes the branch that it names", async () => {
    await using pr = await synced();
    const merge = await pr.merge("squash");
    const asked = { with: { command: "publish", branch: "bronze" } };
    ended(await pr.on("workflow_dispatch", merge, asked), 0);
    assert.deepEqual(await pr.house.rows("orders"), [1, 2, 3]);
  });

  it("a merge queue asks and writes nothing, even where it is told to", async () => {
    await using pr = await opened();
    const base = await pr.house.repository.git("rev-parse", "main");
    const head = await pr.head();
    const merge_group = { base_sha: base, head_sha: head };
    const asked = { payload: { repository, merge_group }, with: { command: "build" } };
    ended(await pr.on("merge_group", head, asked), 0);
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("a scheduled run looks for drift", async () => {
    await using pr = await opened();
    const run = await pr.on("schedule", await pr.house.repository.git("rev-parse", "main"));
    assert.match(
      ended(run, 0).log,
      /build\. A scheduled run publishes what was missed, sweeps, and looks for drift\./,
    );
  });
});
