/** The action as a runner runs it: action.yml, the bundle, inputs, outputs, log and summary. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { type ActRun, type LakeRepository, lakeRepository } from "./lake-repository.ts";

const repository = { id: 42, default_branch: "main", full_name: "octo/lake" };

/** A pull request of `bronze`, number 7; `more` replaces members of it. */
async function pull({ house }: LakeRepository, action: string, more: object = {}) {
  const { repository: git } = house;
  const tip = (branch: string) => git.git("rev-parse", branch);
  const head = { ref: "bronze", sha: await tip("bronze"), repo: { id: 42 } };
  const base = { ref: "main", sha: await tip("main") };
  return { action, repository, pull_request: { number: 7, head, base, ...more } };
}

function ended({ status, log }: ActRun, expected: number): string {
  assert.equal(status, expected, log);
  return log;
}

it("makes the data branch of a pull request, and answers in log, outputs, report and summary", async () => {
  await using lake = await lakeRepository();
  const log = ended(await lake.act("pull_request", await pull(lake, "opened")), 0);
  assert.equal(await lake.house.ref("orders", "bronze"), await lake.house.ref("orders", "main"));
  assert.match(log, /\| icebranch [\d.]+: build\. An open pull request has data branches\./);
  assert.match(log, /\| {3}bronze\.inventory\.orders {2}created/);
  assert.match(log, /\| result=ok\n.*\| branch=bronze\n.*\| published=\[\]\n.*\| 1\n/);
  assert.match(log, /Summary - <!-- icebranch.*\n## icebranch: Data branch made on 1 table/);
});

it("publishes it when the pull request is merged by squash", async () => {
  await using lake = await lakeRepository();
  const { house } = lake;
  ended(await lake.act("pull_request", await pull(lake, "opened")), 0);
  await house.sync("orders", "bronze", [3]);
  await house.repository.checkout("main");
  const merge = await house.repository.squash("bronze");
  const closed = { state: "closed", merged: true, merge_commit_sha: merge };
  const log = ended(await lake.act("pull_request", await pull(lake, "closed", closed)), 0);
  assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
  assert.match(log, /\| published=\["bronze\.inventory\.orders"\]/);
});

it("fails the job on a spec that does not parse, with a command at its line", async () => {
  await using lake = await lakeRepository();
  await lake.house.repository.commit("break", { "bronze/inventory/kafka.ingest.json": "{\n" });
  const log = ended(await lake.act("pull_request", await pull(lake, "synchronize")), 1);
  assert.match(log, /::error file=bronze\/inventory\/kafka\.ingest\.json,line=\d+.*IB101/);
  assert.match(log, /\| result=blocked\n/);
  assert.equal(await lake.house.ref("orders", "bronze"), undefined);
});
