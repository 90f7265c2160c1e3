/** What GitHub is told before a merge is what the merge then does. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ingestOf } from "../e2e/lakehouse.ts";
import { ended, lakeHub, ordersPull, spec } from "./lake-hub.ts";

describe("a pull request that has taken its specs back", () => {
  it("is published by its close, as its comment says", async () => {
    await using lake = await lakeHub({ "bronze/sales/products.ingest.json": ingestOf("products") });
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    await house.sync("orders", "bronze", [3]);
    await hub.commit("bronze", { [spec]: null, "a.md": "" });
    ended(await lake.on("pull_request", "synchronize", number), 0);
    const { body = "" } = hub.comments(number)[0] ?? {};
    assert.match(body, /Merging moves `main` on 1 table: `bronze\.inventory\.orders`/);
    await hub.mergePull(number, "squash");
    ended(await lake.on("pull_request", "closed", number), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
  });
});

describe("a merge queue", () => {
  it("that squashes says what the merge will move, of which history has no trace", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    await house.sync("orders", "bronze", [3]);
    const group = await hub.queuePull(number);
    const me = ["-c", "user.name=GitHub", "-c", "user.email=noreply@github.com"];
    const tree = [`${group}^{tree}`, "-p", await hub.tip("main"), "-m", "squash"];
    const squash = (await hub.git(...me, "commit-tree", ...tree)).trim();
    const refs = await hub.git(
      "for-each-ref",
      "--format=%(refname)",
      "refs/heads/gh-readonly-queue",
    );
    await hub.git("update-ref", refs.trim(), squash);
    const event = await hub.event("merge_group", "checks_requested", number);
    const text = JSON.stringify(event).replaceAll(group, squash);
    const { report } = ended(await lake.run(JSON.parse(text)), 0);
    assert.deepEqual(
      report.tables.map(({ table, state, pull }) => [table, state, pull]),
      [["bronze.inventory.orders", "fast-forward", number]],
    );
  });

  it("of another branch than production says nothing of main", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    await hub.commit("dev", { "dev.md": "" });
    await house.sync("orders", "main", [1, 2]);
    await hub.commit("top", { [spec]: ingestOf("orders") }, { from: "dev" });
    const number = await hub.openPull({ head: "top", base: "dev" });
    ended(await lake.on("pull_request", "opened", number), 0);
    await house.sync("orders", "top", [8]);
    await hub.queuePull(number);
    const { report, log } = ended(await lake.on("merge_group", "checks_requested", number), 0);
    assert.deepEqual(report.tables, []);
    assert.match(log, /No catalog is asked/);
  });
});
