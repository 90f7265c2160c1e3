/** Somebody else writes between the moment when icebranch looks and the moment when it commits. */
import assert from "node:assert/strict";
import { rename } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import type { Catalog } from "../../src/ports.ts";
import type { Report } from "../../src/report/report.ts";
import { ended, findingCodes, type Lakehouse, outcomes } from "./lakehouse.ts";
import { orphans } from "./orphans.ts";
import { racing } from "./racing.ts";
import { shopDiverged, shopMerged, shopOnBranch, shopSynced, shopTables } from "./shop.ts";

describe("somebody who commits between plan and publish", () => {
  it("to main: what the data branch added comes on top of that", async () => {
    await using house = await shopMerged();
    const report = await racing(house, "build", () => house.sync("orders", "main", [150]));
    assert.deepEqual([report.result, findingCodes(report)], ["ok", []]);
    assert.deepEqual(await house.rows("customers"), [1, 2]);
    assert.deepEqual(await house.rows("orders"), [101, 102, 150]);
  });

  it("to main, by a full refresh of the branch: nothing moves, and the report says who was first", async () => {
    await using house = await shopMerged();
    await house.overwrite("orders", "pr", [900]);
    const report = await racing(house, "build", () => house.sync("orders", "main", [150]));
    assert.equal(report.result, "blocked");
    assert.deepEqual(findingCodes(report), ["IB401"]);
    assert.deepEqual(await house.rows("customers"), [1]);
    assert.deepEqual(await house.rows("orders"), [101, 150]);
  });

  for (const branch of ["main", "pr", "elsewhere"])
    it(`to ${branch}, when the files of a replay are written: it is written again, and those go`, async () => {
      await using house = await shopDiverged();
      const report = await racing(house, "build", () => house.sync("orders", branch, [150]));
      assert.deepEqual([report.result, findingCodes(report)], ["ok", []]);
      assert.deepEqual(await house.rows("customers"), [1, 2, 3]);
      const others = branch === "elsewhere" ? [] : [150];
      assert.deepEqual(await house.rows("orders"), [101, 102, 103, 104, ...others]);
      assert.deepEqual(await orphans(house, "orders"), []);
    });

  it("nobody, and a replay's commit ends in an error that is not ours: its files stay", async () => {
    await using house = await shopDiverged();
    const nobody = async () => undefined;
    const broken = (catalog: Catalog): Catalog => ({
      ...catalog,
      commit: () => Promise.reject(new Error("unheard of")),
    });
    const report = await racing(house, "build", nobody, 0, broken).catch((error) => error);
    assert.match(JSON.stringify(report.message ?? report.findings), /unheard of|IB901/);
    assert.equal((await orphans(house, "orders")).length, 4);
  });

  it("the same replay: one does it, the other finds it done, and its files go", async () => {
    await using house = await shopDiverged();
    const report = await racing(house, "build", () => house.icebranch("build"));
    assert.equal(report.result, "nothing-to-do");
    assert.deepEqual(await house.rows("orders"), [101, 102, 103, 104]);
    for (const table of shopTables) assert.deepEqual(await orphans(house, table), []);
  });

  it("to the data branch: what was written is published too", async () => {
    await using house = await shopMerged();
    const report = await racing(house, "build", () => house.sync("orders", "pr", [103]));
    assert.equal(report.result, "ok");
    assert.deepEqual(await house.rows("orders"), [101, 102, 103]);
  });

  it("to another branch: both stay", async () => {
    await using house = await shopMerged();
    await racing(house, "build", () => house.sync("orders", "elsewhere", [170]));
    assert.deepEqual(await house.rows("orders"), [101, 102]);
    assert.deepEqual(await house.rows("orders", "elsewhere"), [170]);
  });

  it("the same publish: one does it, the other finds it done", async () => {
    await using house = await shopMerged();
    const report = await racing(house, "build", () => house.icebranch("build"));
    assert.equal(report.result, "nothing-to-do");
    assert.deepEqual(await house.rows("orders"), [101, 102]);
    assert.deepEqual(await house.rows("customers"), [1, 2]);
  });

  it("again and again: it gives up after some tries, and nothing has moved", async () => {
    await using house = await shopMerged();
    let id = 200;
    const report = await racing(house, "build", () => house.sync("orders", "pr", [id++]), 99);
    assert.equal(report.result, "failed");
    assert.deepEqual(findingCodes(report), ["IB411"]);
    assert.equal(outcomes(report), "customers failed, orders failed");
    assert.deepEqual(await house.rows("customers"), [1]);
    assert.deepEqual(await house.rows("orders"), [101]);
  });
});

describe("somebody who drops a table between plan and publish", () => {
  const drop = ({ lake }: Lakehouse) => {
    using database = new DatabaseSync(lake.address("orders").catalogFile);
    database.exec("delete from iceberg_tables where table_name = 'orders'");
  };

  it("is told of, and the other tables are published", async () => {
    await using house = await shopMerged();
    const report = await racing(house, "build", async () => drop(house));
    assert.equal(outcomes(report), "customers published");
    assert.deepEqual(await house.rows("customers"), [1, 2]);
    assert.deepEqual(
      report.findings.map(({ code, level }) => `${code} ${level}`),
      ["IB413 warning"],
    );
    assert.match(
      report.findings[0]?.message ?? "",
      /orders was dropped while this ran.* branch pr/,
    );
  });

  it("and makes another one of its name: that one's main is not moved", async () => {
    await using house = await shopMerged();
    const report = await racing(house, "build", async () => {
      drop(house);
      await rename(
        `${house.lake.folder}/warehouse/inventory/orders`,
        `${house.lake.folder}/warehouse/inventory/old`,
      );
      await house.sync("orders", "main", [900]);
      await house.sync("orders", "pr", [901]);
    });
    assert.match(
      report.findings.map(({ message }) => message).join(),
      /orders was replaced by another table/,
    );
    assert.deepEqual(await house.rows("orders"), [900]);
    assert.deepEqual(await house.rows("orders", "pr"), [901]);
  });
});

describe("somebody who commits while data branches are made", () => {
  it("to main: the branch begins where main is now", async () => {
    await using house = await shopOnBranch();
    const report = await racing(house, "build", () => house.sync("orders", "main", [150]));
    assert.equal(outcomes(report), "customers created, orders created");
    assert.equal(await house.ref("orders", "pr"), await house.ref("orders", "main"));
  });

  it("to a branch of the same name: it is theirs, and it is said that main's rows are not on it", async () => {
    await using house = await shopOnBranch();
    const report = await racing(house, "build", () => house.sync("orders", "pr", [150]));
    assert.deepEqual(findingCodes(report), ["IB401"]);
    assert.match(report.findings[0]?.message ?? "", /branch pr without the rows of main/);
    assert.deepEqual(await house.rows("orders", "pr"), [150]);
    assert.equal(await house.ref("customers", "pr"), undefined);
  });
});

describe("a connector that does not look", () => {
  /** It loses its sync to the build that publishes. */
  async function losing(house: Lakehouse): Promise<void> {
    const { repository } = house;
    await repository.checkout("main");
    await repository.merge("pr");
    await house.sync("orders", "pr", [103], {
      careless: true,
      properties: { "airbyte.stream_state": "103" },
      beforeCommit: async () => {
        ended(await house.icebranch("build"), 0);
      },
    });
  }
  const lostIn = ({ findings }: Report) => findings.filter(({ code }) => code === "IB407");
  const nobody = async () => {};
  /** An hour later: by then whatever was under way has ended. */
  const nightly = (house: Lakehouse) =>
    racing(
      house,
      "drift",
      nobody,
      0,
      (catalog) => catalog,
      () => Date.now() + 3_600_000,
    );

  it("loses its sync to a build, and drift finds it", async () => {
    await using house = await shopSynced();
    await losing(house);
    assert.deepEqual(await house.rows("orders", "pr"), [101, 102]);
    const [young] = lostIn(ended(await house.icebranch("drift"), 1));
    assert.match(young?.message ?? "", /orders: a sync of the branch pr may be lost/);
    const [lost, ...others] = lostIn(await nightly(house));
    assert.deepEqual(others, []);
    assert.equal(lost?.level, "error");
    assert.match(lost?.message ?? "", /orders: a sync of the branch pr was lost.* 1 row in 1 file/);
    assert.match(lost?.hint ?? "", /behind these rows, so it reads them again/);
  });

  it("reads the rows again when it runs again, and the finding is one of the past", async () => {
    await using house = await shopSynced();
    await losing(house);
    await house.sync("orders", "pr", [103], { properties: { "airbyte.stream_state": "103" } });
    assert.deepEqual(
      lostIn(await nightly(house)).map(({ level }) => level),
      ["notice"],
    );
  });

  it("is not suspected of what was committed while drift looked", async () => {
    await using house = await shopSynced();
    let left = 1;
    const report = await racing(
      house,
      "drift",
      async () => {},
      0,
      (catalog) => ({
        ...catalog,
        async strayMetadata(table, sought) {
          if (left-- > 0) await house.sync("orders", "pr", [104]);
          return catalog.strayMetadata(table, sought);
        },
      }),
    );
    assert.deepEqual(await house.rows("orders", "pr"), [101, 102, 104]);
    assert.deepEqual(lostIn(report), []);
  });
});
