/** Pull requests at a runner: the workflow that `init` writes, action.yml and the bundle. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { ingestOf } from "../e2e/lakehouse.ts";
import { ordersPull, spec, ended as wasEnded } from "../github/lake-hub.ts";
import { actLake, ended } from "./act-lake.ts";

const broken = "bronze/inventory/kafka.ingest.json";

it("one line in a workflow, without a checkout: data branch, commit, comment, checks, and the publish", async () => {
  await using lake = await actLake();
  const { hub, house } = lake;
  const number = await ordersPull(lake);
  const head = await hub.tip("bronze");
  const act = async (action: "opened" | "synchronize" | "closed", status = 0) =>
    ended(lake, await lake.act(["pull_request", action, number]), status);
  const body = () => hub.comments(number).map((comment) => comment.body);

  const opened = await act("opened");
  assert.equal(await house.ref("orders", "bronze"), await house.ref("orders", "main"));
  assert.match(opened.log, /\| icebranch [\d.]+: build\. An open pull request has data branches\./);
  assert.match(opened.log, /\| {3}bronze\.inventory\.orders {2}created/);
  assert.match(opened.log, /Summary - <!-- icebranch.*\n## icebranch: Data branch made on 1 table/);
  const commit = opened.outputs["commit-sha"] ?? "";
  assert.equal(await hub.tip("bronze"), commit);
  assert.equal(await hub.tip(`${commit}^`), head);
  assert.equal(await hub.git("diff", "--name-only", head, commit), "argo/workflow.yaml");
  const { outputs } = opened;
  assert.deepEqual(
    [outputs.result, outputs["iceberg-branch"], outputs["branch-created"], outputs.published],
    ["ok", "bronze", "true", "[]"],
  );
  assert.deepEqual(
    hub.checkRuns().map(({ commit: of, conclusion }) => [of, conclusion]),
    [head, commit].map((of) => [of, "success"]),
  );
  assert.equal(hub.comments(number)[0]?.author, "github-actions[bot]");
  assert.match(body().join(), /## icebranch: Plan for data branch bronze/);

  await house.sync("orders", "bronze", [3]);
  await hub.commit("bronze", { "README.md": "hello\n" });
  const pushed = await act("synchronize");
  assert.equal(pushed.outputs["commit-sha"], "");
  assert.equal(body().length, 1);
  assert.match(body().join(), /Merging moves `main` on 1 table/);
  assert.deepEqual(await house.rows("orders"), [1, 2]);

  const merge = await hub.mergePull(number, "squash");
  const closed = await act("closed");
  assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
  assert.equal(closed.outputs.published, '["bronze.inventory.orders"]');
  assert.equal(body().length, 1);
  assert.match(body().join(), /## icebranch: Published: main moved on 1 table/);
  assert.equal(hub.checkRuns(merge)[0]?.conclusion, "success");
});

it("a spec that does not parse fails the job at its line and moves nothing; mended, it is green", async () => {
  await using lake = await actLake();
  const { hub, house } = lake;
  const number = await ordersPull(lake);
  const head = await hub.commit("bronze", { [broken]: "{\n" });
  const red = ended(lake, await lake.act(["pull_request", "opened", number]), 1);
  assert.match(red.log, /::error file=bronze\/inventory\/kafka\.ingest\.json,line=\d+.*IB101/);
  assert.equal(red.outputs.result, "blocked");
  assert.equal(await house.ref("orders", "bronze"), undefined);
  assert.equal(await hub.tip("bronze"), head);
  assert.equal(hub.checkRuns(head)[0]?.conclusion, "failure");
  await hub.commit("bronze", { [broken]: null });
  ended(lake, await lake.act(["pull_request", "synchronize", number]), 0);
  assert.equal(hub.comments(number).length, 1);
  assert.match(hub.comments(number)[0]?.body ?? "", /## icebranch: Plan for data branch bronze/);
});

it("a fork's is judged by its files with a token that only reads; its merge moves nothing", async () => {
  await using lake = await actLake();
  const { hub, house } = lake;
  wasEnded(await lake.on("pull_request", "opened", await ordersPull(lake, "ours")), 0);
  const generated = await hub.git("show", "ours:argo/workflow.yaml");
  const before = await house.metadata("orders");
  const [comments, checks] = [hub.comments(1), hub.checkRuns()];
  const fork = { id: 77, owner: "mallory" };
  const commit = await hub.commit("bronze", { [spec]: ingestOf("orders") }, { fork });
  const number = await hub.openPull({ head: "bronze", commit, fork });
  const act = async (action: "opened" | "synchronize" | "closed", status: number) =>
    ended(lake, await lake.act(["pull_request", action, number], "ghs_fork"), status);

  // Nobody may commit the workflow file for it, so its author is shown the patch.
  const { log, outputs } = await act("opened", 1);
  assert.match(log, /plan\. A run for a fork has no secrets\. No catalog is asked\./);
  assert.match(log, /::error file=argo\/workflow\.yaml.*IB501/);
  assert.match(log, /^\+kind: CronWorkflow$/m);
  assert.equal(outputs.added, '["bronze.inventory.postgres"]');
  await hub.commit("bronze", { "argo/workflow.yaml": `${generated}\n` }, { fork });
  assert.equal((await act("synchronize", 0)).outputs.result, "ok");
  await hub.mergePull(number);
  assert.equal((await act("closed", 0)).outputs.published, "[]");
  assert.deepEqual(await house.metadata("orders"), before);
  assert.deepEqual(hub.comments(number), []);
  assert.deepEqual([hub.comments(1), hub.checkRuns()], [comments, checks]);
});
