/** What is merged is published and what was closed is ended, whichever run comes to know of it first. */
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import type { Report } from "../../src/report/report.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import { branchesOf, branchOff, said, spec, type Village, village } from "./village.ts";

/** #7 from `bronze`, built, and synced with row 7. */
async function seven(tables: readonly string[] = ["orders"]): Promise<Village> {
  const town = await village(["orders", "products"]);
  await branchOff(town, "bronze", tables);
  await town.open(7, "bronze");
  await town.event("opened", 7);
  for (const table of tables) await town.house.sync(table, "bronze", [7]);
  return town;
}

/** #8 from another git branch, on a table of its own or the same one. */
async function andEight(town: Village, table: string): Promise<void> {
  await branchOff(town, "silver", [table]);
  await town.open(8, "silver");
  await town.event("opened", 8);
  await town.house.sync(table, "silver", [8]);
}

function undoOf({ tables }: Report): readonly (string | null | undefined)[] {
  return tables.map(({ outcome }) => outcome?.undo);
}

describe("a merged pull request", () => {
  for (const how of ["merge", "squash"] as const)
    for (const run of ["event", "push"] as const)
      it(`is published by the ${run === "push" ? "push" : "close"} that a ${how} causes`, async () => {
        await using town = await seven();
        const merge = await town.merge(7, how);
        const before = await town.mark("orders", "bronze");
        await town.movesOnly(["bronze", "main"], () =>
          run === "push" ? town.push() : town.event("closed", 7),
        );
        assert.deepEqual(await town.rows("orders", "main"), [[1, 7]]);
        const { state, pull, publish } = await town.mark("orders", "bronze");
        assert.deepEqual([state, pull, publish?.merge], ["published", 7, merge]);
        assert.equal(before.state, "open");
      });

  it("has one receipt, however many runs race", async () => {
    await using town = await seven();
    const merge = await town.merge(7, "squash");
    const runs = await Promise.all([town.event("closed", 7), town.push(), town.event("closed", 7)]);
    const mark = await town.mark("orders", "bronze");
    assert.equal(mark.publish?.merge, merge);
    const commands = new Set(runs.flatMap(undoOf).filter((one) => typeof one === "string"));
    assert.deepEqual([...commands], [`icebranch undo --publish ${mark.publish?.id}`]);
    for (const { result, findings } of runs) {
      assert.ok(result === "ok" || result === "nothing-to-do", result);
      assert.deepEqual(findings, []);
    }
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7]]);
  });

  it("has its receipt again from another run of its close, which does nothing", async () => {
    await using town = await seven();
    await town.merge(7);
    const first = await town.push();
    await town.movesOnly([], async () => {
      const again = await town.event("closed", 7);
      assert.equal(again.result, "nothing-to-do");
      const [row] = again.tables;
      const { publish } = await town.mark("orders", "bronze");
      assert.deepEqual(
        [row?.state, row?.pull, row?.onto, row?.move],
        ["published", 7, "main", null],
      );
      assert.deepEqual(row?.receipt, { id: publish?.id, from: publish?.from, to: publish?.to });
      assert.deepEqual(row?.added, { rows: 1, files: 1 });
      assert.equal(again.tables.length, 1);
    });
    assert.equal(first.tables[0]?.receipt, null);
  });

  it("is published with all others that are merged, in the order of their merges", async () => {
    await using town = await seven(["orders"]);
    // #8 starts where #7 is not yet, is merged after it, and so has to wait.
    await andEight(town, "orders");
    await town.merge(8);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await town.merge(7);
    const report = await town.push();
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7, 8]]);
    assert.deepEqual(said(report), []);
    const state = (pull: number) => report.tables.find((one) => one.pull === pull)?.state;
    assert.deepEqual([state(8), state(7)], ["fast-forward", "replay"]);
  });

  it("that cannot be published stops only itself", async () => {
    await using town = await seven();
    await andEight(town, "products");
    await town.house.overwrite("orders", "bronze", [7]);
    await town.house.sync("orders", "main", [50]);
    await town.merge(7);
    await town.merge(8);
    const report = await town.push();
    assert.deepEqual(said(report), ["IB401 error #7"]);
    assert.deepEqual(await town.rows("orders", "main"), [[1, 50]]);
    assert.deepEqual(await town.rows("products", "main"), [[2, 8]]);
    assert.deepEqual(
      report.tables.map(({ table, pull }) => [table.split(".").at(-1), pull]).sort(),
      [
        ["orders", 7],
        ["products", 8],
      ],
    );
  });

  it("waits while it is open, though git has its commit in the production branch", async () => {
    await using town = await seven();
    await town.house.repository.checkout("main");
    await town.house.repository.merge("bronze");
    await town.movesOnly([], () => town.push());
    assert.equal((await town.mark("orders", "bronze")).state, "open");
  });

  it("is published by its close though the workflow names a data branch for every run", async () => {
    await using town = await seven();
    await town.merge(7);
    await town.event("closed", 7, { with: { branch: "bronze" } });
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7]]);
  });

  for (const fetched of [false, true])
    it(`is seen by a clone that was cut off${fetched ? ", and has its last commit," : ""} as GitHub knows how commits descend`, async () => {
      await using town = await village();
      const { house } = town;
      await branchOff(town, "bronze");
      await house.icebranch("build");
      await house.sync("orders", "bronze", [7]);
      await house.repository.checkout("main");
      await house.repository.merge("bronze");
      await house.repository.commit("Later");
      await house.repository.commit("And later");
      await using shallow = await house.repository.clone("--depth=2");
      if (fetched) await shallow.git("fetch", "-q", "--depth=1", "origin", "bronze");
      await town.movesOnly([], () => town.push({ folder: shallow.root, withoutGitHub: true }));
      await town.movesOnly(["bronze", "main"], () => town.push({ folder: shallow.root }));
      assert.deepEqual(await town.rows("orders", "main"), [[1, 7]]);
    });

  it("is what a merge queue asks about before the merge, and nothing moves", async () => {
    await using town = await seven();
    await andEight(town, "products");
    await town.close(8);
    await town.movesOnly([], async () => {
      const report = await town.queue(7);
      assert.deepEqual(
        report.tables.map(({ state, pull, move }) => [state, pull, move?.result]),
        [["fast-forward", 7, "published"]],
      );
    });
  });
});

describe("a pull request that was closed unmerged", () => {
  it("is ended by the next push: GitHub starts no run for one in conflict", async () => {
    await using town = await seven();
    await andEight(town, "orders");
    await town.close(7);
    await town.house.repository.checkout("main");
    await town.house.repository.commit("meanwhile", { [spec("products")]: ingestOf("products") });
    const head = await town.house.ref("orders", "bronze");
    await town.movesOnly(["bronze"], async () => {
      const report = await town.push();
      assert.deepEqual(said(report), []);
    });
    assert.deepEqual(await town.rows("orders", "main", "silver"), [[1], [1, 8]]);
    assert.deepEqual(await town.rows("orders", `icebranch-kept-bronze-${head}`), [[1, 7]]);
    const { state, pull } = await town.mark("orders", "bronze");
    assert.deepEqual([state, pull], ["closed", 7]);
  });

  it("is ended by a scheduled run, though no file of main writes where its data branch is", async () => {
    await using town = await seven();
    await town.close(7);
    await town.house.repository.checkout("main");
    const elsewhere = { "bronze/other/load.ingest.json": ingestOf("load") };
    await town.house.repository.commit("meanwhile", elsewhere);
    await town.movesOnly([], () => town.push());
    await town.movesOnly(["bronze"], () => town.schedule());
    assert.deepEqual(branchesOf(await town.house.metadata("orders")), ["main"]);
  });

  it("that cannot be ended keeps no other one from being published", async () => {
    await using town = await seven();
    await andEight(town, "products");
    const moved = { properties: { "airbyte.state": "9" } };
    await town.house.sync("orders", "bronze", [9], moved);
    await town.house.sync("orders", "main", [50]);
    await town.close(7);
    await town.merge(8);
    const report = await town.push();
    assert.deepEqual(said(report), ["IB415 error #7"]);
    assert.deepEqual(await town.rows("products", "main"), [[2, 8]]);
    assert.deepEqual(await town.rows("orders", "bronze"), [[1, 7, 9]]);
  });

  it("is not ended when it is open again", async () => {
    await using town = await seven();
    await town.close(7);
    await town.open(7, "bronze");
    await town.house.repository.checkout("main");
    await town.house.repository.commit("meanwhile", { [spec("products")]: ingestOf("products") });
    await town.movesOnly([], () => town.push());
    await town.movesOnly([], () => town.push({ withoutGitHub: true }));
    await town.movesOnly([], () => town.schedule());
  });

  it("loses on its close what has its number, by whatever name, and nothing else", async () => {
    await using town = await seven(["orders", "products"]);
    await town.open(9, "bronze", "main");
    await town.event("opened", 9);
    assert.ok(branchesOf(await town.house.metadata("orders")).includes("bronze-9"));
    await town.house.repository.checkout("bronze");
    await town.house.icebranch("build", "--branch=mine");
    await town.close(9);
    await town.movesOnly(["bronze-9"], () => town.event("closed", 9));
    assert.deepEqual(branchesOf(await town.house.metadata("orders")), ["bronze", "main", "mine"]);
    await town.close(7);
    await town.movesOnly(["bronze"], () => town.event("closed", 7));
    assert.deepEqual(branchesOf(await town.house.metadata("products")), ["main", "mine"]);
  });

  it("gets its rows back when it is reopened, though its git branch has another data branch by then", async () => {
    await using town = await seven();
    await town.close(7);
    await town.event("closed", 7);
    await town.open(9, "bronze");
    await town.event("opened", 9);
    await town.open(7, "bronze");
    await town.movesOnly(["bronze"], () => town.event("reopened", 7));
    assert.deepEqual(await town.rows("orders", "bronze", "bronze-9"), [[1, 7], [1]]);
  });
});

describe("who says that a data branch is merged", () => {
  it("is no other pull request from the same git branch", async () => {
    for (const withoutGitHub of [undefined, true] as const) {
      await using town = await seven();
      await town.open(9, "bronze", "main");
      await town.merge(9, "squash");
      await town.movesOnly([], () =>
        town.event("closed", 9, withoutGitHub === undefined ? {} : { withoutGitHub }),
      );
      assert.deepEqual(await town.rows("orders", "main"), [[1]]);
    }
  });

  it("is no fork's pull request whose git branch is called alike", async () => {
    for (const withoutGitHub of [undefined, true] as const) {
      const asked = withoutGitHub === undefined ? {} : { withoutGitHub };
      await using town = await village();
      await branchOff(town, "bronze");
      await town.house.icebranch("build");
      await town.house.sync("orders", "bronze", [7]);
      await town.open(9, "bronze", "main", { fork: true });
      await town.merge(9, "squash");
      const further = { verb: "build", access: "write", branch: "main" } as const;
      await town.movesOnly([], async () => {
        await town.event("closed", 9, { ...asked, trigger: further });
        await town.push(asked);
      });
    }
  });

  it("is no merge from before the data branch was made", async () => {
    await using town = await village();
    await branchOff(town, "bronze");
    await town.open(7, "bronze");
    await town.merge(7, "squash");
    await new Promise((resolve) => setTimeout(resolve, 5));
    await town.house.repository.checkout("bronze");
    await town.house.repository.commit("more", { "more.md": "" });
    await town.house.icebranch("build");
    await town.house.sync("orders", "bronze", [7]);
    await town.movesOnly([], async () => {
      await town.push();
      // Somebody runs the old close again.
      await town.event("closed", 7);
      await town.event("closed", 7, { withoutGitHub: true });
    });
    assert.equal((await town.mark("orders", "bronze")).pull, null);
  });

  it("is the pull request that came of a git branch which only a terminal had built", async () => {
    await using town = await village();
    await branchOff(town, "bronze");
    await town.house.icebranch("build");
    await town.house.sync("orders", "bronze", [7]);
    await town.open(7, "bronze", "main", { draft: true });
    const merge = await town.merge(7, "squash");
    await town.movesOnly(["bronze", "main"], () => town.push());
    const { state, pull, publish, repository } = await town.mark("orders", "bronze");
    assert.deepEqual([state, pull, publish?.merge, repository], ["published", 7, merge, 42]);
  });

  it("is its own close, without a token and after a squash", async () => {
    await using town = await village();
    await branchOff(town, "bronze");
    await town.house.icebranch("build");
    await town.house.sync("orders", "bronze", [7]);
    await town.open(7, "bronze");
    await town.merge(7, "squash");
    await town.event("closed", 7, { withoutGitHub: true });
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7]]);
  });
});

describe("what a first sync made of a new table", () => {
  /** #7 adds an ingest of a table that is not there yet; its first sync makes it. */
  async function pending(): Promise<Village> {
    const town = await village(["orders"]);
    await branchOff(town, "bronze", ["fresh"]);
    await town.open(7, "bronze");
    await town.event("opened", 7);
    await town.house.sync("fresh", "bronze", [5]);
    return town;
  }

  it("is published with its pull request, though no run has marked it", async () => {
    await using town = await pending();
    const merge = await town.merge(7, "squash");
    await town.push();
    assert.deepEqual(await town.rows("fresh", "main"), [[5]]);
    const { pull, publish } = await town.mark("fresh", "bronze");
    assert.deepEqual([pull, publish?.merge], [7, merge]);
  });

  it("waits for its pull request, though git has it in the production branch", async () => {
    await using town = await pending();
    await town.house.repository.checkout("main");
    await town.house.repository.merge("bronze");
    await town.push();
    assert.deepEqual(branchesOf(await town.house.metadata("fresh")), ["bronze"]);
  });

  it("is not published by a fork's merge", async () => {
    await using town = await pending();
    town.pulls.delete(7);
    await town.open(9, "bronze", "main", { fork: true });
    await town.merge(9, "squash");
    await town.push();
    assert.deepEqual(branchesOf(await town.house.metadata("fresh")), ["bronze"]);
  });

  it("is not published by a merge that came before it", async () => {
    await using town = await pending();
    const early = { state: "merged", mergedAt: 1_000, mergeCommit: "0".repeat(40) } as const;
    await town.open(7, "bronze", "main", early);
    await town.house.repository.checkout("main");
    await town.house.repository.squash("bronze");
    await town.push();
    assert.deepEqual(branchesOf(await town.house.metadata("fresh")), ["bronze"]);
  });
});

describe("the sweep", () => {
  function later(t: TestContext, days: number): void {
    t.mock.timers.enable({ apis: ["Date"], now: Date.now() + days * 86_400_000 });
  }

  it("ends what is past its time, but for what is merged and could not be published", async (t) => {
    await using town = await seven();
    await andEight(town, "products");
    await town.house.overwrite("orders", "bronze", [7]);
    await town.house.sync("orders", "main", [50]);
    await town.merge(7, "squash");
    await town.push();
    later(t, 20);
    await town.movesOnly(["silver"], () =>
      town.push({ with: { command: "clean", sweep: "true" } }),
    );
    assert.deepEqual(await town.rows("orders", "bronze"), [[7]]);
    assert.deepEqual(branchesOf(await town.house.metadata("products")), ["main"]);
  });
});

describe("a data branch that was ended before its merge", () => {
  it("is told of, with the commands that publish it after all, after a squash too", async () => {
    await using town = await seven();
    await town.house.icebranch("clean", "--branch=bronze");
    await town.merge(7, "squash");
    const report = await town.push();
    assert.deepEqual(said(report), ["IB404 warning #7"]);
    const hint = report.findings[0]?.hint ?? "";
    for (const command of hint.matchAll(/icebranch ((?:build|publish) .*?)(?=,| on the)/g))
      await town.house.icebranch(...(command[1] ?? "").split(" "));
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7]]);
  });
});
