/** A folder of tables in S3: it is read and planned, and never written to. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { s3Storage } from "../../src/adapters/storage/s3.ts";
import { states } from "../e2e/lakehouse.ts";
import { configurationText } from "./configuration.ts";
import { copyToS3, openFileLake } from "./file-lakes.ts";
import { openEngines } from "./lake.ts";
import { type House, openHouse } from "./publish-house.ts";
import { diverged } from "./replay-scenarios.ts";
import { s3Of } from "./sql-lakes.ts";

const engines = openEngines();
after(() => engines[Symbol.asyncDispose]());

for (const store of ["moto", "seaweed"] as const)
  describe(`a folder of tables in S3, on ${store}`, () => {
    const files = async ({ lake }: House, table: string) =>
      s3Storage(s3Of(store), { env: {} }).list(
        `${lake.config.uri}/bronze/${lake.namespace}/${table}/metadata/`,
      );

    it("is planned, and a build is refused with the reason", async () => {
      const local = await openFileLake(engines);
      for (const table of ["customers", "orders"]) await local.makeTable(table);
      await using house = await openHouse(await copyToS3(local, store));
      await house.repository.branch(house.branch);
      await house.ingest("customers", "orders");
      const before = [...(await files(house, "orders"))].sort();
      const plan = await house.icebranch(0, "plan");
      assert.equal(states(plan), "customers create, orders create");
      assert.deepEqual(
        plan.findings.map(({ code }) => code),
        ["IB426"],
      );
      const built = await house.icebranch(1, "build");
      assert.ok(built.findings.some(({ code, level }) => code === "IB426" && level === "error"));
      assert.deepEqual([...(await files(house, "orders"))].sort(), before);
    });

    it("has a replay planned, which is refused before a file is written", async () => {
      await using house = await openHouse(await openFileLake(engines));
      await diverged(house);
      const lake = await copyToS3(house.lake, store);
      const text = configurationText(lake.config, { postgres: { password: "POSTGRES_PASSWORD" } });
      await house.repository.commit("Move to S3", { "icebranch.yaml": text });
      const before = [...(await files({ ...house, lake }, "orders"))].sort();
      const dry = await house.icebranch(1, "publish", "--dry-run", `--branch=${house.branch}`);
      assert.equal(states(dry), "customers replay, orders replay");
      const report = await house.icebranch(1, "publish", `--branch=${house.branch}`);
      assert.ok(report.findings.some(({ code, level }) => code === "IB426" && level === "error"));
      assert.deepEqual([...(await files({ ...house, lake }, "orders"))].sort(), before);
    });
  });
