/** Pull requests that conflict with production in the generated file, for which GitHub starts no run. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ingestOf } from "../e2e/lakehouse.ts";
import { ended, type LakeHub, lakeHub } from "./lake-hub.ts";

const path = "argo/workflow.yaml";
const specOf = (name: string) => `bronze/inventory/${name}.ingest.json`;

/** A pull request that adds an ingest, its workflow file committed. */
async function adding(lake: LakeHub, name: string): Promise<number> {
  const { hub } = lake;
  await hub.commit(name, { [specOf(name)]: ingestOf(name) });
  const number = await hub.openPull({ head: name });
  ended(await lake.on("pull_request", "opened", number), 0);
  return number;
}

/** Two that each add an ingest, one merged: the other conflicts. */
async function inConflict(lake: LakeHub): Promise<number> {
  const first = await adding(lake, "aa");
  const second = await adding(lake, "bb");
  await lake.hub.mergePull(first);
  assert.equal(lake.hub.pull(second).mergeable, "CONFLICTING");
  return second;
}

describe("a pull request that conflicts in the workflow file alone", () => {
  it("is merged with production, the file made from the merged specs", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await inConflict(lake);
    const [head, main] = [await hub.tip("bb"), await hub.tip("main")];
    const { log } = ended(await lake.on("push", "main"), 0);
    assert.match(log, /IB615/);
    const commit = await hub.tip("bb");
    assert.deepEqual([await hub.tip("bb^1"), await hub.tip("bb^2")], [head, main]);
    const text = await hub.git("show", `bb:${path}`);
    assert.match(text, /bronze-inventory-aa/);
    assert.match(text, /bronze-inventory-bb/);
    assert.doesNotMatch(text, /<<<<|>>>>/);
    assert.equal(hub.pull(number).mergeable, "MERGEABLE");
    assert.equal(hub.checkRuns(commit)[0]?.conclusion, "success");
    assert.deepEqual(hub.violations, []);
    ended(await lake.on("pull_request", "synchronize", number), 0);
    assert.equal(await hub.tip("bb"), commit);
  });

  it("is waited for while GitHub does not know yet whether it conflicts", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await inConflict(lake);
    hub.hesitate(1);
    ended(await lake.on("push", "main"), 0);
    assert.equal(hub.pull(number).mergeable, "MERGEABLE");
  });

  it("is left to people where they have edited the file in the same place on both sides", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await inConflict(lake);
    const schedule = async (branch: string, cron: string) => {
      const text = await hub.git("show", `${branch}:${path}`);
      await hub.commit(branch, { [path]: `${text.replace(/0 0 \* \* \*/, cron)}\n` });
    };
    await schedule("bb", "5 5 * * *");
    await schedule("main", "7 7 * * *");
    const head = await hub.tip("bb");
    const { log } = ended(await lake.on("push", "main"), 0);
    assert.match(log, /^::warning.*IB615.*both sides/m);
    assert.equal(await hub.tip("bb"), head);
    assert.equal(hub.pull(number).mergeable, "CONFLICTING");
  });

  it("is not forced where somebody pushes meanwhile", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    await inConflict(lake);
    hub.meanwhile({ method: "PATCH", path: "/git/refs/" }, () =>
      hub.commit("bb", { "README.md": "mine\n" }),
    );
    ended(await lake.on("push", "main"), 0);
    assert.equal(await hub.git("show", "bb:README.md"), "mine");
    assert.equal(await hub.git("show", "-s", "--format=%s", "bb"), "change");
  });

  it("is let be where workflow-mode is not commit", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    await inConflict(lake);
    const head = await hub.tip("bb");
    const push = await hub.event("push", "main");
    ended(await lake.run(push, { with: { "workflow-mode": "check" } }), 0);
    assert.equal(await hub.tip("bb"), head);
  });
});

describe("a pull request that conflicts elsewhere as well", () => {
  it("is left to people", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    await inConflict(lake);
    await hub.commit("main", { "README.md": "main\n" });
    await hub.commit("bb", { "README.md": "bb\n" });
    const head = await hub.tip("bb");
    ended(await lake.on("push", "main"), 0);
    assert.equal(await hub.tip("bb"), head);
  });
});
