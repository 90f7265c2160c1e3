/** What a scheduled run puts right, and what it leaves. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { refsOf } from "../../src/iceberg/refs.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import { type Asked, ended, type LakeHub, lakeHub, ordersPull } from "./lake-hub.ts";

const kafka = "bronze/inventory/kafka.ingest.json";

/** Production has an ingest of its own, and a workflow file that fits it. */
async function production(): Promise<LakeHub> {
  const lake = await lakeHub();
  const { hub } = lake;
  await hub.commit("first", { [kafka]: ingestOf("products") });
  const number = await hub.openPull({ head: "first" });
  ended(await lake.on("pull_request", "opened", number), 0);
  await hub.mergePull(number);
  return lake;
}

async function scheduled(lake: LakeHub, asked: Asked = {}) {
  return lake.run(await lake.hub.event("schedule"), asked);
}

async function refs({ house }: LakeHub): Promise<readonly string[]> {
  return Object.keys(refsOf(await house.metadata("orders"))).map((name) =>
    name.replace(/^icebranch-(kept|undo)-.*/, "$1"),
  );
}

describe("a scheduled run", () => {
  it("that finds all well says so, and writes nothing", async () => {
    await using lake = await production();
    const { hub } = lake;
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    const before = [hub.comments(number), hub.checkRuns(), await lake.house.metadata("orders")];
    const { log, outputs, calls } = ended(await scheduled(lake), 0);
    assert.match(log, /No differences\./);
    assert.equal(outputs.result, "ok");
    const after = [hub.comments(number), hub.checkRuns(), await lake.house.metadata("orders")];
    assert.deepEqual(after, before);
    assert.ok(
      calls.every((call) => call === "POST /graphql"),
      calls.join("\n"),
    );
    assert.deepEqual(hub.violations, []);
  });

  it("renews the forecast of an open pull request after main has moved, and only then", async () => {
    await using lake = await production();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    await house.sync("orders", "bronze", [3]);
    await house.sync("orders", "main", [4]);
    ended(await scheduled(lake), 0);
    const [comment] = hub.comments(number);
    assert.match(
      comment?.body ?? "",
      /\| replay \|.* comes on top .* main has moved on by 1 snapshot/,
    );
    ended(await scheduled(lake), 0);
    assert.deepEqual(hub.comments(number), [comment]);
  });

  it("does not turn a comment red for a workflow file that the next push has committed", async () => {
    await using lake = await production();
    const { hub } = lake;
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    const later = await ordersPull(lake, "later");
    await hub.commit("later", { "bronze/inventory/aa.ingest.json": ingestOf("shelves") });
    ended(await lake.on("pull_request", "opened", later), 0);
    await hub.mergePull(number);
    await hub.commit("main", { "bronze/inventory/zz.ingest.json": ingestOf("boxes") });
    await scheduled(lake);
    assert.doesNotMatch(hub.comments(later)[0]?.body ?? "", /Blocked/);
  });

  it("leaves the comments of forks and of pull requests that have none", async () => {
    await using lake = await production();
    const { hub } = lake;
    await hub.commit("readme", { "README.md": "x\n" });
    const plain = await hub.openPull({ head: "readme" });
    const fork = { id: 77, owner: "mallory" };
    const commit = await hub.commit("theirs", { "README.md": "y\n" }, { fork });
    const forked = await hub.openPull({ head: "theirs", commit, fork });
    ended(await scheduled(lake), 0);
    assert.equal(hub.comments(plain).length + hub.comments(forked).length, 0);
  });

  it("ends a data branch that is past its time, whose rows a tag keeps", async () => {
    await using lake = await production();
    const { house } = lake;
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    await house.sync("orders", "bronze", [3]);
    await setTimeout(1_001);
    const { report } = await scheduled(lake, { with: { "expire-after": "1s" } });
    assert.deepEqual(await refs(lake), ["main", "kept"]);
    assert.ok(report.tables.some(({ outcome }) => outcome?.result === "removed"));
  });

  it("ends undo tag and receipt when a publish cannot be undone any more", async () => {
    await using lake = await production();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    await house.sync("orders", "bronze", [3]);
    await hub.mergePull(number);
    ended(await lake.on("push", "main"), 0);
    assert.deepEqual((await refs(lake)).toSorted(), ["bronze", "main", "undo"]);
    const [receipt] = hub.comments(number);
    await setTimeout(1_001);
    await scheduled(lake, { with: { "keep-undo": "1s" } });
    assert.deepEqual(await refs(lake), ["main"]);
    assert.deepEqual(hub.comments(number), [receipt]);
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
  });

  it("is red where catalog and repository differ", async () => {
    await using lake = await production();
    await lake.hub.commit("main", { [kafka]: ingestOf("products", "shelves") });
    const { log } = ended(await scheduled(lake), 1);
    assert.match(log, /1 difference/);
    assert.match(log, /IB501/);
  });
});
