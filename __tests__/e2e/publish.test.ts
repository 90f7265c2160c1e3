/** Publishing: all tables or none, only what was agreed to, and nothing that is not on the branch. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import {
  ended,
  findingCodes,
  ingestOf,
  type Lakehouse,
  lakehouse,
  lineOf,
  outcomes,
} from "./lakehouse.ts";
import { shopMerged, shopOnBranch, shopPublished, shopSpec, shopSynced } from "./shop.ts";

/** Every byte that counts: the catalog, and the names of all files. */
async function everything({ lake }: Lakehouse) {
  const files = await readdir(lake.folder, { recursive: true });
  return { catalog: await readFile(join(lake.folder, "catalog.db")), files: files.sort() };
}

function change({ lake }: Lakehouse, sql: string): void {
  using database = new DatabaseSync(join(lake.folder, "catalog.db"));
  database.exec(sql);
}

describe("publishing many tables", () => {
  it("moves them all in one transaction, or none of them", async () => {
    const tables = Array.from({ length: 25 }, (_, index) => `t${index}`);
    await using house = await lakehouse();
    for (const table of tables) await house.sync(table, "main", [1]);
    await house.repository.branch("pr");
    await house.repository.commit("Load all", { [shopSpec]: ingestOf(...tables) });
    ended(await house.icebranch("build"), 0);
    for (const table of tables) await house.sync(table, "pr", [2]);
    await house.repository.checkout("main");
    await house.repository.merge("pr");
    change(
      house,
      `create trigger refuse before update on iceberg_tables when new.table_name = 't9'
       begin select raise(abort, 'refused'); end`,
    );
    const before = await everything(house);
    const refused = ended(await house.icebranch("build"), 3);
    assert.deepEqual(findingCodes(refused), ["IB410"]);
    assert.deepEqual(await everything(house), before);
    change(house, "drop trigger refuse");
    ended(await house.icebranch("build"), 0);
    for (const table of tables) assert.deepEqual(await house.rows(table), [1, 2]);
  });

  it("moves nothing where one has diverged and cannot be replayed", async () => {
    await using house = await shopMerged();
    await house.overwrite("orders", "pr", [900]);
    await house.sync("orders", "main", [150]);
    const before = await everything(house);
    ended(await house.icebranch("build"), 1);
    assert.deepEqual(await everything(house), before);
  });

  it("moves the others with --on-diverged=skip, and says that this is not all", async () => {
    await using house = await shopMerged();
    await house.sync("orders", "main", [150]);
    const report = ended(await house.icebranch("build", "--on-diverged=skip"), 4);
    assert.equal(report.result, "partial");
    assert.equal(outcomes(report), "customers published, orders skipped");
    assert.deepEqual(await house.rows("customers"), [1, 2]);
    assert.deepEqual(await house.rows("orders"), [101, 150]);
    assert.deepEqual(await house.rows("orders", "pr"), [101, 102]);
  });

  it("exchanges all rows where the branch holds a full refresh, and says so before", async () => {
    await using house = await shopSynced();
    await house.overwrite("orders", "pr", [900]);
    const plan = ended(await house.icebranch("plan"), 0);
    assert.equal(lineOf(plan, "orders").state, "replaced");
    assert.deepEqual(findingCodes(plan), ["IB405"]);
    await house.repository.checkout("main");
    await house.repository.merge("pr");
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [900]);
  });

  it("keeps main's new rows from a full refresh of the branch", async () => {
    await using house = await shopMerged();
    await house.overwrite("orders", "pr", [900]);
    await house.sync("orders", "main", [150]);
    ended(await house.icebranch("build"), 1);
    assert.deepEqual(await house.rows("orders"), [101, 150]);
  });
});

describe("a branch that is not merged", () => {
  it("is not published by a build of main", async () => {
    await using house = await shopSynced();
    await house.repository.checkout("main");
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("customers"), [1]);
  });

  it("is not published from its own work tree", async () => {
    await using house = await shopSynced();
    for (const argv of [["publish"], ["publish", "--branch=pr"]])
      assert.deepEqual(findingCodes(ended(await house.icebranch(...argv), 1)), ["IB421"]);
    assert.deepEqual(await house.rows("customers"), [1]);
  });
});

describe("what a dry run shows", () => {
  for (const prepare of [shopOnBranch, shopMerged]) {
    it(`is what the real run does, and nothing is written: ${prepare.name}`, async () => {
      await using house = await prepare();
      const before = await everything(house);
      const dry = ended(await house.icebranch("build", "--dry-run"), 0);
      assert.deepEqual(await everything(house), before);
      const real = ended(await house.icebranch("build"), 0);
      assert.equal(dry.digest, real.digest);
      for (const [index, { outcome: _, ...line }] of real.tables.entries())
        assert.deepEqual(
          { ...dry.tables[index], outcome: undefined },
          { ...line, outcome: undefined },
        );
    });
  }

  it("is held to by --expect-digest: another plan is refused", async () => {
    await using house = await shopMerged();
    const agreed = ended(await house.icebranch("publish", "--dry-run"), 0).digest;
    await house.sync("orders", "pr", [103]);
    const refused = ended(await house.icebranch("publish", `--expect-digest=${agreed}`), 1);
    assert.deepEqual(findingCodes(refused), ["IB414"]);
    assert.deepEqual(await house.rows("orders"), [101]);
    ended(await house.icebranch("publish", `--expect-digest=${refused.digest}`), 0);
    assert.deepEqual(await house.rows("orders"), [101, 102, 103]);
  });
});

describe("rows that come after the publish", () => {
  it("stay on the branch, are told of by drift, and can be published", async () => {
    await using house = await shopPublished();
    await house.sync("orders", "pr", [103]);
    assert.equal(ended(await house.icebranch("build"), 0).result, "nothing-to-do");
    assert.deepEqual(await house.rows("orders"), [101, 102]);
    // The sync has dropped the branch's retention, as connectors do: a notice.
    const told = findingCodes(ended(await house.icebranch("drift"), 1));
    assert.deepEqual(told, ["IB409", "IB501", "IB408"]);
    ended(await house.icebranch("publish", "--branch=pr"), 0);
    assert.deepEqual(await house.rows("orders"), [101, 102, 103]);
  });

  it("are told of, and not lost, where the git branch is built again", async () => {
    await using house = await shopPublished();
    await house.sync("orders", "pr", [103]);
    await house.repository.checkout("pr");
    await house.repository.commit("More", { [shopSpec]: ingestOf("customers", "orders", "more") });
    assert.deepEqual(findingCodes(ended(await house.icebranch("build"), 1)), ["IB409"]);
    ended(await house.icebranch("refresh", "--branch=pr", "--discard"), 0);
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders", "pr"), [101, 102]);
  });
});

describe("a git branch that goes on after its merge", () => {
  it("gets its data branch anew on the current main", async () => {
    await using house = await shopPublished();
    const main = await house.sync("orders", "main", [160]);
    const { repository } = house;
    await repository.checkout("pr");
    await repository.commit("More", { [shopSpec]: ingestOf("customers", "orders", "more") });
    ended(await house.icebranch("build"), 0);
    assert.equal(await house.ref("orders", "pr"), main);
    await house.sync("orders", "pr", [104]);
    await repository.checkout("main");
    await repository.merge("pr");
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [101, 102, 104, 160]);
  });
});

describe("two branches on one table", () => {
  /** `pr` and `second`, each with rows of its own on orders, both merged. */
  async function twoBranches(): Promise<Lakehouse> {
    const house = await shopSynced();
    const { repository } = house;
    await repository.branch("second", "main");
    const spec = { "bronze/inventory/second.ingest.json": ingestOf("orders") };
    await repository.commit("Second", spec);
    ended(await house.icebranch("build"), 0);
    await house.sync("orders", "second", [201]);
    await repository.checkout("main");
    return house;
  }

  it("the one that is merged first is published, the other comes on top of it", async () => {
    await using house = await twoBranches();
    await house.repository.merge("second");
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [101, 201]);
    await house.repository.git("merge", "-q", "-s", "ours", "-m", "Merge pr", "pr");
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("orders"), [101, 102, 201]);
    assert.deepEqual(await house.rows("customers"), [1, 2]);
  });

  it("both merged at once: the older goes first, and the other comes on top of it", async () => {
    await using house = await twoBranches();
    await house.repository.merge("second");
    await house.repository.git("merge", "-q", "-s", "ours", "-m", "Merge pr", "pr");
    const report = ended(await house.icebranch("build"), 0);
    assert.deepEqual(
      report.tables.map(({ table, branch, state }) => [table.split(".").at(-1), branch, state]),
      [
        ["customers", "pr", "fast-forward"],
        ["orders", "pr", "fast-forward"],
        ["orders", "second", "replay"],
      ],
    );
    assert.deepEqual(await house.rows("orders"), [101, 102, 201]);
    assert.deepEqual(await house.rows("orders", "second"), [101, 201]);
  });
});
