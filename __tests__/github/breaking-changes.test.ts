/** A pull request that changes what others read, from its comment to the label that lets it through. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { ALLOW_BREAKING_LABEL as label } from "../../src/lineage/allowance.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import { ended, type LakeHub, lakeHub, spec } from "./lake-hub.ts";

const silver = "silver/inventory/fact_order.sql";
const gold = "gold/inventory/totals.sql";
const files = {
  [spec]: ingestOf("orders"),
  [silver]: "SELECT id AS order_id, id * 2 AS total FROM bronze.inventory.orders\n",
  [gold]: "SELECT\n  sum(total) AS total\nFROM silver.inventory.fact_order\n",
};

/** The branch `slim` has other views. Answers the pull request's number. */
async function opened(lake: LakeHub, changed: { readonly [path: string]: string }) {
  const { hub, house } = lake;
  await house.sync("orders", "main", [1, 2]);
  await hub.commit("slim", changed);
  return hub.openPull({ head: "slim" });
}

it("a pull request that breaks a gold view by dropping a silver column is stopped at that view's line", async () => {
  await using lake = await lakeHub(files);
  const number = await opened(lake, {
    [silver]: "SELECT id AS order_id FROM bronze.inventory.orders\n",
  });
  const run = ended(await lake.on("pull_request", "opened", number), 1);
  assert.deepEqual(
    run.report.findings.map(({ code, level, file, line }) => [code, level, file, line]),
    [
      ["IB210", "error", gold, 2],
      ["IB212", "error", silver, 1],
    ],
  );
  const [comment] = lake.hub.comments(number);
  for (const said of [
    /## icebranch: Blocked by 2 errors/,
    /1 broken · 1 breaking/,
    /gold\.inventory\.totals does not plan any more, now that silver\.inventory\.fact_order changes/,
    /\| `silver\.inventory\.fact_order` \| view \| modified \| breaking \| {2}\| dropped column total \|/,
    /:::broken/,
  ])
    assert.match(comment?.body ?? "", said);
  assert.match(run.log, /::error file=gold\/inventory\/totals\.sql,line=2/);
  assert.equal(lake.hub.checkRuns()[0]?.conclusion, "failure");
  assert.deepEqual(lake.hub.violations, []);
});

it("a column that others may read goes through with the label, and not without it again", async () => {
  await using lake = await lakeHub(files);
  const { hub } = lake;
  const number = await opened(lake, {
    [silver]: "SELECT id * 2 AS total FROM bronze.inventory.orders\n",
  });
  const levels = async (action: "opened" | "labeled" | "unlabeled", status: number) => {
    const { report } = ended(await lake.on("pull_request", action, number), status);
    return report.findings.filter(({ code }) => code === "IB212").map(({ level }) => level);
  };
  assert.deepEqual(await levels("opened", 1), ["error"]);
  await hub.setLabel(number, label);
  assert.deepEqual(await levels("labeled", 0), ["warning"]);
  assert.match(hub.comments(number)[0]?.body ?? "", /set by octocat, allows it/);
  await hub.setLabel(number, label, false);
  assert.deepEqual(await levels("unlabeled", 1), ["error"]);
  assert.deepEqual(hub.violations, []);
});

it("a fork's pull request is told what it breaks as far as the files say, and no catalog is asked", async () => {
  const fields = [{ name: "id", type: "long", required: true }];
  const beside = "bronze/inventory/postgres.schema.json";
  await using lake = await lakeHub({
    ...files,
    [beside]: JSON.stringify({ tables: { orders: { fields } } }),
  });
  const { hub } = lake;
  const mallory = { id: 77, owner: "mallory" };
  await hub.commit(
    "slim",
    { [silver]: "SELECT id AS total_id FROM bronze.inventory.orders\n" },
    { fork: mallory },
  );
  const number = await hub.openPull({ head: "slim", fork: mallory });
  const { report } = ended(await lake.on("pull_request", "opened", number), 1);
  assert.deepEqual(
    report.findings.map(({ code }) => code).filter((code) => code.startsWith("IB21")),
    ["IB210", "IB212"],
  );
  assert.deepEqual(report.catalogs, []);
});
