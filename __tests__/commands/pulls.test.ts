/** Pull requests that share a git branch, a name, a table or a stack: nothing of another one moves. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ingestOf } from "../e2e/lakehouse.ts";
import { branchesOf, branchOff, said, spec, type Village, village } from "./village.ts";

/** #7 from `bronze`, built, and synced with row 7. */
async function seven(): Promise<Village> {
  const town = await village();
  await branchOff(town, "bronze");
  await town.open(7, "bronze");
  await town.event("opened", 7);
  await town.house.sync("orders", "bronze", [7]);
  return town;
}

describe("a git branch that is used again", () => {
  it("has its name again once its pull request was published", async () => {
    await using town = await seven();
    await town.merge(7, "squash");
    await town.push();
    const { repository } = town.house;
    await repository.checkout("bronze");
    await repository.git("reset", "-q", "--hard", "main");
    await repository.commit("again", { [spec("orders")]: ingestOf("orders", "more") });
    await town.open(8, "bronze");
    const report = await town.event("opened", 8);
    assert.equal(report.branch, "bronze");
    const { state, pull } = await town.mark("orders", "bronze");
    assert.deepEqual([state, pull], ["open", 8]);
    assert.deepEqual(await town.rows("orders", "main", "bronze"), [
      [1, 7],
      [1, 7],
    ]);
  });

  it("has its number where its last pull request was closed and left rows", async () => {
    await using town = await seven();
    await town.close(7);
    await town.event("closed", 7);
    await town.open(8, "bronze");
    await town.movesOnly(["bronze-8"], async () => {
      const report = await town.event("opened", 8);
      assert.equal(report.branch, "bronze-8");
      assert.equal(report.tables[0]?.branch, "bronze-8");
    });
  });

  it("has two data branches for its two pull requests, each published where its own goes", async () => {
    await using town = await seven();
    await town.house.repository.branch("dev", "main");
    await town.house.repository.commit("dev", { "dev.md": "" });
    await town.open(8, "bronze", "dev");
    await town.movesOnly(["bronze-8"], () => town.event("opened", 8));
    const { onto, pull } = await town.mark("orders", "bronze-8");
    assert.deepEqual([onto, pull], ["dev", 8]);
    await town.house.sync("orders", "bronze-8", [8]);
    await town.merge(8, "squash");
    await town.movesOnly(["bronze-8", "dev"], () => town.event("closed", 8));
    assert.deepEqual(await town.rows("orders", "main", "dev", "bronze"), [[1], [1, 8], [1, 7]]);
    await town.merge(7, "squash");
    await town.movesOnly(["bronze", "main"], () => town.event("closed", 7));
    assert.deepEqual(await town.rows("orders", "main", "dev"), [
      [1, 7],
      [1, 8],
    ]);
  });

  it("that another one's fork also has gets none for the fork", async () => {
    await using town = await seven();
    await town.open(9, "bronze", "main", { fork: true });
    await town.movesOnly([], async () => {
      await town.event("opened", 9);
      await town.close(9);
      await town.event("closed", 9);
      await town.event("closed", 9, { with: { command: "clean" } });
    });
  });
});

describe("a renamed git branch", () => {
  /** #7 from `bronze` was closed by its renaming to `better`, and #8 was made from that. */
  async function renamed(heard: boolean): Promise<Village> {
    const town = await seven();
    await town.close(7);
    if (heard) await town.event("closed", 7);
    await town.house.repository.git("branch", "-m", "bronze", "better");
    await town.house.repository.checkout("better");
    await town.house.repository.commit("more", { "more.md": "" });
    await town.open(8, "better");
    return town;
  }

  for (const heard of [true, false])
    it(`is offered the old data branch${heard ? "" : ", though no run heard of the close"}, and takes it over when told to`, async () => {
      await using town = await renamed(heard);
      await town.movesOnly(["better"], async () => {
        const report = await town.event("opened", 8);
        assert.ok(said(report).includes("IB423 notice"), said(report).join());
        const offer = report.findings.find(({ code }) => code === "IB423");
        assert.match(
          offer?.message ?? "",
          /bronze of bronze\.inventory\.orders .*#7, which is closed/,
        );
        assert.match(
          offer?.hint ?? "",
          /check out better and run icebranch build --branch bronze;/,
        );
      });
      const { status, printed } = await town.house.icebranch("build", "--branch=bronze");
      assert.equal(status, 0, printed);
      const taken = await town.mark("orders", "bronze");
      const { state, branch, pull, repository } = taken;
      assert.deepEqual([state, branch, pull, repository], ["open", "better", null, 42]);
      const report = await town.event("synchronize", 8);
      assert.equal(report.branch, "bronze");
      assert.deepEqual(
        report.tables.map(({ move, pull: whose }) => [move?.result, whose]),
        [["adopted", 8]],
      );
      assert.equal((await town.mark("orders", "bronze")).pull, 8);
      // One is enough: that of the first run, to which nobody wrote, is gone.
      assert.deepEqual(branchesOf(await town.house.metadata("orders")), ["bronze", "main"]);
      assert.deepEqual(said(await town.event("synchronize", 8)), []);
      await town.merge(8, "squash");
      await town.event("closed", 8);
      assert.deepEqual(await town.rows("orders", "main"), [[1, 7]]);
    });

  it("is offered nothing where the old pull request is still open", async () => {
    await using town = await renamed(false);
    await town.open(7, "better");
    assert.ok(!said(await town.event("opened", 8)).includes("IB423 notice"));
  });

  it("is offered nothing by a pull request that it does not go on from", async () => {
    await using town = await renamed(true);
    await branchOff(town, "other", ["orders"]);
    await town.open(9, "other");
    assert.ok(!said(await town.event("opened", 9)).includes("IB423 notice"));
  });

  it("is offered nothing that its target has already", async () => {
    await using town = await renamed(true);
    await town.house.repository.checkout("main");
    await town.house.repository.merge("better");
    await branchOff(town, "next", ["products"]);
    await town.open(9, "next");
    assert.ok(!said(await town.event("opened", 9)).includes("IB423 notice"));
  });

  it("is offered nothing any more once it has rows of its own", async () => {
    await using town = await renamed(true);
    await town.event("opened", 8);
    await town.house.sync("orders", "better", [8]);
    assert.deepEqual(said(await town.event("synchronize", 8)), []);
  });
});

describe("what a terminal built", () => {
  it("is adopted by the pull request from its git branch, and said", async () => {
    await using town = await village();
    await branchOff(town, "bronze");
    await town.house.icebranch("build", "--branch=mine");
    await town.house.sync("orders", "mine", [7]);
    await town.open(7, "bronze");
    await town.movesOnly(["mine"], async () => {
      const report = await town.event("opened", 7);
      assert.equal(report.branch, "mine");
      assert.deepEqual(
        report.tables.map(({ move }) => move?.result),
        ["adopted"],
      );
    });
    const { pull, repository, branch } = await town.mark("orders", "mine");
    assert.deepEqual([pull, repository, branch], [7, 42, "bronze"]);
  });

  it("keeps its git branch where it is restored for a commit of before", async () => {
    await using town = await seven();
    const { base, head } = await town.mark("orders", "bronze");
    await town.house.icebranch("clean", "--branch=bronze");
    await town.house.repository.checkout("main");
    const { status } = await town.house.icebranch(
      ...["build", "--branch=bronze", `--base=${base}`, `--head=${head}`],
    );
    assert.equal(status, 0);
    const { branch, repository, state } = await town.mark("orders", "bronze");
    assert.deepEqual([branch, repository, state], ["bronze", 42, "open"]);
  });
});

describe("a pull request that is made to another branch", () => {
  /** #7 from `dev`, synced with row 7, and #8 from `top` to it, synced with row 8. */
  async function stack(): Promise<Village> {
    const town = await village(["orders", "products"]);
    await branchOff(town, "dev");
    await town.open(7, "dev");
    await town.event("opened", 7);
    await town.house.sync("orders", "dev", [7]);
    await branchOff(town, "top", ["products"], "dev");
    await town.house.repository.commit("both", {
      "bronze/inventory/orders.ingest.json": `${await orders(town)}\n`,
    });
    await town.open(8, "top", "dev");
    return town;
  }
  async function orders({ house }: Village): Promise<string> {
    const spec = JSON.parse(
      await house.repository.git("show", "dev:bronze/inventory/orders.ingest.json"),
    );
    return JSON.stringify({ ...spec, source: { ...spec.source, port: 5433 } });
  }
  async function built(): Promise<Village> {
    const town = await stack();
    await town.movesOnly(["top"], () => town.event("opened", 8));
    await town.house.sync("orders", "top", [8]);
    await town.house.sync("products", "top", [9]);
    return town;
  }

  it("starts from that one's data branch", async () => {
    await using town = await built();
    assert.deepEqual(await town.rows("orders", "top"), [[1, 7, 8]]);
    assert.deepEqual(await town.rows("products", "top", "main"), [[2, 9], [2]]);
    assert.equal((await town.mark("orders", "top")).onto, "dev");
  });

  it("is published to it, and reaches main with it", async () => {
    await using town = await built();
    const merge = await town.merge(8);
    await town.movesOnly(["top", "dev"], () => town.event("closed", 8));
    assert.deepEqual(await town.rows("orders", "main", "dev"), [[1], [1, 7, 8]]);
    assert.deepEqual(await town.rows("products", "main", "dev"), [[2], [2, 9]]);
    assert.equal((await town.mark("products", "top")).publish?.merge, merge);
    await town.merge(7, "squash");
    await town.event("closed", 7);
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7, 8]]);
    assert.deepEqual(await town.rows("products", "main"), [[2, 9]]);
    const ids = [await town.mark("orders", "dev"), await town.mark("products", "dev")];
    assert.deepEqual(
      ids.map(({ state, pull, publish }) => [state, pull, publish?.id === ids[0]?.publish?.id]),
      [
        ["published", 7, true],
        ["published", 7, true],
      ],
    );
  });

  it("reaches main in one run where both closes were missed", async () => {
    await using town = await built();
    await town.merge(8);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await town.merge(7, "squash");
    await town.push();
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7, 8]]);
    assert.deepEqual(await town.rows("products", "main"), [[2, 9]]);
  });

  it("has its receipt again from another run of its close", async () => {
    await using town = await built();
    await town.merge(8);
    await town.event("closed", 8);
    await town.movesOnly([], async () => {
      const { tables, result } = await town.event("closed", 8);
      assert.equal(result, "nothing-to-do");
      assert.deepEqual(
        tables.map(({ state, onto, added }) => [state, onto, added?.rows]),
        [
          ["published", "dev", 1],
          ["published", "dev", 1],
        ],
      );
    });
  });

  it("goes on to main where that one was merged before", async () => {
    await using town = await built();
    await town.merge(7);
    await town.movesOnly(["dev", "main"], () => town.event("closed", 7));
    assert.deepEqual(await town.rows("orders", "main", "top"), [
      [1, 7],
      [1, 7, 8],
    ]);
    await town.open(8, "top", "main");
    await town.movesOnly(["top"], async () => {
      const report = await town.event("reopened", 8);
      assert.deepEqual(
        report.tables.map(({ state, onto, move }) => [state, onto, move?.result]),
        [
          ["fast-forward", "main", "adopted"],
          ["fast-forward", "main", "adopted"],
        ],
      );
    });
    await town.merge(8, "squash");
    await town.movesOnly(["top", "main"], () => town.event("closed", 8));
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7, 8]]);
  });

  it("is replayed on top of that one where it has rows that it lacks, and goes to main with it", async () => {
    await using town = await built();
    await town.house.sync("orders", "dev", [70]);
    await town.merge(8);
    assert.deepEqual(said(await town.event("closed", 8)), []);
    assert.deepEqual(await town.rows("orders", "dev", "main"), [[1, 7, 8, 70], [1]]);
    await town.house.sync("orders", "main", [100]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await town.merge(7, "squash");
    assert.deepEqual(said(await town.push()), []);
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7, 8, 70, 100]]);
    assert.deepEqual(said(await town.push()), []);
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7, 8, 70, 100]]);
  });

  it("brings its own rows alone where that one was replayed before it", async () => {
    await using town = await built();
    await town.house.sync("orders", "main", [100]);
    await town.merge(7);
    await town.event("closed", 7);
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7, 100]]);
    await town.open(8, "top", "main");
    await town.merge(8);
    await town.event("closed", 8);
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7, 8, 100]]);
  });

  it("stops only itself where that one has rows that it lacks, and it does more than add files", async () => {
    await using town = await built();
    await town.house.overwrite("orders", "top", [8]);
    await town.house.sync("orders", "dev", [70]);
    await town.merge(8);
    const report = await town.event("closed", 8);
    assert.deepEqual(said(report), ["IB401 error #8"]);
    assert.deepEqual(await town.rows("orders", "dev", "main"), [[1, 7, 70], [1]]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await town.merge(7, "squash");
    const both = await town.push();
    assert.deepEqual(said(both), ["IB401 error #8"]);
    assert.deepEqual(await town.rows("orders", "main"), [[1, 7, 70]]);
  });

  it("is no rival of that one", async () => {
    await using town = await stack();
    assert.deepEqual(said(await town.event("opened", 8)), []);
    assert.deepEqual(said(await town.event("synchronize", 7)), []);
  });
});

describe("two pull requests on one table", () => {
  it("are told of each other, and the second one is replayed on top of the first", async () => {
    await using town = await seven();
    await branchOff(town, "silver");
    await town.open(8, "silver");
    await town.movesOnly(["silver"], async () => {
      const report = await town.event("opened", 8);
      assert.deepEqual(said(report), ["IB424 notice"]);
      assert.deepEqual(report.tables[0]?.rivals, [{ branch: "bronze", pull: 7 }]);
    });
    await town.house.sync("orders", "silver", [8]);
    await town.merge(7);
    await town.movesOnly(["bronze", "main"], () => town.event("closed", 7));
    await town.merge(8);
    await town.movesOnly(["silver", "main"], () => town.event("closed", 8));
    assert.deepEqual(await town.rows("orders", "main", "silver"), [
      [1, 7, 8],
      [1, 8],
    ]);
  });
});

describe("a revert", () => {
  /** #7 was published; #8 takes its files back. */
  async function reverting(): Promise<Village> {
    const town = await seven();
    await town.merge(7);
    await town.push();
    await town.house.repository.branch("revert-7-bronze", "main");
    await town.house.repository.commit("Revert", { "bronze/inventory/orders.ingest.json": null });
    await town.open(8, "revert-7-bronze");
    return town;
  }
  const body = { pull: { body: "Reverts octo/lake#7" } };

  for (const merged of [false, true])
    it(`${merged ? "that is merged" : "in work"} says that the rows stay, and how to take them back`, async () => {
      await using town = await reverting();
      if (merged) await town.merge(8);
      const { publish } = await town.mark("orders", "bronze");
      let undo: readonly string[] = [];
      await town.movesOnly([], async () => {
        const report = await town.event(merged ? "closed" : "opened", 8, body);
        const finding = report.findings.find(({ code }) => code === "IB425");
        assert.match(finding?.message ?? "", /#7; the rows .* main of bronze\.inventory\.orders/);
        const command = /icebranch (undo .*)\.$/.exec(finding?.hint ?? "")?.[1] ?? "";
        // No file names the catalog any more: the last ingest that wrote to it is gone.
        assert.equal(command, `undo --publish ${publish?.id} --head ${publish?.merge}`);
        undo = command.split(" ");
      });
      await town.house.icebranch(...undo);
      assert.deepEqual(await town.rows("orders", "main"), [[1]]);
    });
});
