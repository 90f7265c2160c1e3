import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { ended, findingCodes, kafka, lakehouse } from "./lakehouse.ts";

const spec = "bronze/inventory/kafka.ingest.json";

describe("variables of the environment", () => {
  it("of an object store that holds no table may be unset", async () => {
    assert.equal(process.env.AWS_SECRET_ACCESS_KEY, undefined);
    await using shop = await lakehouse();
    const config = JSON.parse(await shop.repository.git("show", "HEAD:dashtool.json"));
    const keys = { aws_access_key_id: "AKIA", aws_region: "us-east-1" };
    await shop.sync("orders", "main", [1]);
    await shop.repository.commit("keys", {
      "dashtool.json": JSON.stringify({ ...config, ...keys }),
    });
    await shop.repository.branch("pr");
    await shop.repository.commit("orders", { [spec]: kafka });
    ended(await shop.icebranch("build"), 0);
    assert.equal(await shop.ref("orders", "pr"), await shop.ref("orders", "main"));
  });

  it("that a spec names without the configuration declaring it are shown by plan", async () => {
    await using shop = await lakehouse();
    await shop.repository.branch("pr");
    const { source, ...rest } = JSON.parse(kafka);
    const text = JSON.stringify({ ...rest, source: { ...source, client_id: "$UNHEARD_OF" } });
    await shop.repository.commit("orders", { [spec]: text });
    const run = await shop.icebranch("plan");
    assert.deepEqual(findingCodes(run.report), ["IB301", "IB306", "IB430"]);
    assert.deepEqual([run.report.findings[0]?.file, run.report.findings[0]?.line], [spec, 1]);
  });
});
