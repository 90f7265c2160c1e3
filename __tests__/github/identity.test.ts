/** Whose data branch it is: by pull request, whatever git branches are called and made to. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { marksOf } from "../../src/iceberg/marks.ts";
import { refsOf, snapshotId } from "../../src/iceberg/refs.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import { ended, type LakeHub, lakeHub, ordersPull, spec } from "./lake-hub.ts";

const kafka = "bronze/inventory/kafka.ingest.json";

function bodyOf({ hub }: LakeHub, number: number): string {
  return hub.comments(number)[0]?.body ?? "";
}

/** Where each ref of `orders` is, and what each mark says: all that belongs to somebody. */
async function possessions({ house }: LakeHub, ...but: readonly string[]) {
  const metadata = await house.metadata("orders");
  const refs = Object.entries(refsOf(metadata)).map(([name, ref]) => [
    name,
    snapshotId(ref["snapshot-id"]),
  ]);
  const marks = [...marksOf(metadata)].map(([name, mark]) => [
    name,
    mark === "unreadable" ? mark : [mark.pull, mark.state],
  ]);
  const isOther = ([name]: readonly unknown[]) => !but.includes(String(name));
  return { refs: refs.filter(isOther), marks: marks.filter(isOther) };
}

async function markOf({ house }: LakeHub, name: string) {
  const mark = marksOf(await house.metadata("orders")).get(name);
  return mark === undefined || mark === "unreadable" ? undefined : mark;
}

describe("a name that another pull request holds", () => {
  it("gets the number of the pull request at its end, and the other one loses nothing", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    await hub.commit("silver", { "README.md": "silver\n" });
    const first = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", first), 0);
    await house.sync("orders", "bronze", [3]);
    const before = await possessions(lake);
    const second = await hub.openPull({ head: "bronze", base: "silver" });
    const { outputs } = ended(await lake.on("pull_request", "opened", second), 0);
    const own = `bronze-${second}`;
    assert.equal(outputs["iceberg-branch"], own);
    assert.deepEqual(await possessions(lake, own), before);
    assert.equal((await markOf(lake, own))?.pull, second);
    await hub.closePull(second);
    ended(await lake.on("pull_request", "closed", second), 0);
    assert.deepEqual(await possessions(lake, own), before);
  });

  it("is free again once it is published", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const first = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", first), 0);
    await house.sync("orders", "bronze", [3]);
    await hub.mergePull(first, "merge");
    ended(await lake.on("pull_request", "closed", first), 0);
    await hub.commit("bronze", { [spec]: ingestOf("orders", "products") });
    const second = await hub.openPull({ head: "bronze" });
    const { outputs } = ended(await lake.on("pull_request", "opened", second), 0);
    assert.equal(outputs["iceberg-branch"], "bronze");
    assert.equal((await markOf(lake, "bronze"))?.pull, second);
    assert.equal(await house.ref("orders", "bronze"), await house.ref("orders", "main"));
  });

  it("is not taken over from one that was closed, whose rows are still kept", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const first = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", first), 0);
    await house.sync("orders", "bronze", [3]);
    await hub.closePull(first);
    ended(await lake.on("pull_request", "closed", first), 0);
    const before = await possessions(lake);
    await hub.commit("bronze", { "README.md": "again\n" });
    const second = await hub.openPull({ head: "bronze" });
    const { outputs } = ended(await lake.on("pull_request", "opened", second), 0);
    assert.equal(outputs["iceberg-branch"], `bronze-${second}`);
    assert.deepEqual(await possessions(lake, `bronze-${second}`), before);
  });
});

describe("two pull requests on one table", () => {
  it("name each other, and the second one says so once the first has moved main", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const first = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", first), 0);
    const second = await ordersPull(lake, "silver");
    ended(await lake.on("pull_request", "opened", second), 0);
    assert.match(bodyOf(lake, second), new RegExp(`#${first}\\b`));
    ended(await lake.on("pull_request", "synchronize", first), 0);
    assert.match(bodyOf(lake, first), new RegExp(`#${second}\\b`));
    await house.sync("orders", "bronze", [3]);
    await house.sync("orders", "silver", [4]);
    await hub.mergePull(first);
    ended(await lake.on("push", "main"), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
    assert.deepEqual(await house.rows("orders", "silver"), [1, 2, 4]);
    ended(await lake.on("schedule"), 0);
    assert.match(bodyOf(lake, second), /main has moved on by 1 snapshot/);
  });
});

describe("a pull request that is made to another branch", () => {
  it("keeps its data branch when it is retargeted, and goes where its base goes", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    await hub.commit("silver", { "README.md": "silver\n" });
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    await house.sync("orders", "bronze", [3]);
    await hub.retargetPull(number, "silver");
    ended(await lake.on("pull_request", "edited", number), 0);
    assert.equal((await markOf(lake, "bronze"))?.onto, "silver");
    await hub.mergePull(number);
    ended(await lake.on("pull_request", "closed", number), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2]);
    assert.deepEqual(await house.rows("orders", "silver"), [1, 2, 3]);
  });

  it("is stacked: nothing reaches main before its parent is merged, and then all does", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const parent = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", parent), 0);
    await house.sync("orders", "bronze", [3]);
    await hub.commit("child", { [kafka]: ingestOf("orders") }, { from: "bronze" });
    await hub.commit("child", { [kafka]: null, [spec]: ingestOf("orders", "products") });
    const child = await hub.openPull({ head: "child", base: "bronze" });
    ended(await lake.on("pull_request", "opened", child), 0);
    assert.equal(await house.ref("orders", "child"), await house.ref("orders", "bronze"));
    await house.sync("orders", "child", [4]);
    ended(await lake.on("pull_request", "synchronize", child), 0);
    assert.match(bodyOf(lake, child), /data branch `?bronze/);
    await hub.mergePull(child);
    ended(await lake.on("pull_request", "closed", child), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2]);
    assert.deepEqual(await house.rows("orders", "bronze"), [1, 2, 3, 4]);
    assert.match(bodyOf(lake, child), /Published/);
    await hub.mergePull(parent);
    ended(await lake.on("pull_request", "closed", parent), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2, 3, 4]);
  });
});

describe("a head branch that is renamed", () => {
  it("closes its pull request; the new one is offered the old data branch", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const first = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", first), 0);
    await house.sync("orders", "bronze", [3]);
    await hub.renameBranch("bronze", "gold");
    ended(await lake.on("pull_request", "closed", first), 0);
    const before = await possessions(lake);
    const second = await hub.openPull({ head: "gold" });
    const { log } = ended(await lake.on("pull_request", "opened", second), 0);
    assert.match(log, /IB423.*bronze.*icebranch build --branch bronze/s);
    assert.deepEqual(await possessions(lake, "gold"), before);
    assert.equal(await house.ref("orders", "gold"), await house.ref("orders", "main"));
  });
});

describe("a pull request that reverts another", () => {
  it("takes the files back and no data, and says how to undo that", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const first = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", first), 0);
    await house.sync("orders", "bronze", [3]);
    await hub.mergePull(first, "squash");
    ended(await lake.on("pull_request", "closed", first), 0);
    const before = await possessions(lake);
    await hub.commit(`revert-${first}-bronze`, { [spec]: null, "argo/workflow.yaml": null });
    const body = `Reverts octo/lake#${first}`;
    const second = await hub.openPull({ head: `revert-${first}-bronze`, body });
    ended(await lake.on("pull_request", "opened", second), 0);
    assert.match(bodyOf(lake, second), /IB425.*icebranch undo --publish [0-9a-f]{12}/s);
    await hub.mergePull(second);
    ended(await lake.on("pull_request", "closed", second), 0);
    assert.deepEqual(await possessions(lake), before);
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
  });
});

describe("a data branch that a terminal made", () => {
  it("is adopted by the pull request from the same git branch, which says so", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    const clone = await house.repository.git("clone", "-q", "-b", "bronze", hub.folder, "../clone");
    assert.equal(clone, "");
    const folder = `${house.repository.root}/../clone`;
    assert.equal((await house.icebranchIn(folder, "build", "--base", "origin/main")).status, 0);
    assert.equal((await markOf(lake, "bronze"))?.pull, null);
    const { log } = ended(await lake.on("pull_request", "opened", number), 0);
    assert.match(log, /adopted/);
    const mark = await markOf(lake, "bronze");
    assert.deepEqual([mark?.pull, mark?.repository, mark?.state], [number, 42, "open"]);
  });
});

describe("a fork's pull request whose head is named like a colleague's branch", () => {
  it("moves nothing of the colleague's, when it is opened, closed or merged", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const mine = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", mine), 0);
    await house.sync("orders", "bronze", [3]);
    const before = await possessions(lake);
    const fork = { id: 77, owner: "mallory" };
    const commit = await hub.commit("bronze", { "README.md": "x\n" }, { fork });
    const theirs = await hub.openPull({ head: "bronze", commit, fork });
    const asked = { token: "ghs_fork" };
    ended(await lake.run(await hub.event("pull_request", "opened", theirs), asked), 0);
    await hub.mergePull(theirs);
    ended(await lake.run(await hub.event("pull_request", "closed", theirs), asked), 0);
    ended(await lake.on("push", "main"), 0);
    assert.deepEqual(await possessions(lake), before);
    assert.deepEqual(await house.rows("orders"), [1, 2]);
  });
});
