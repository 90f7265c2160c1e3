/** Dashtool's tutorial word for word, with `icebranch` in its place. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import {
  bothIngests,
  ended,
  findingCodes,
  type Lakehouse,
  lakehouse,
  lineOf,
  outcomes,
  states,
} from "./lakehouse.ts";

/** On git branch `bronze`: customers and products have rows on main, orders does not exist. */
async function bronzeBranch(): Promise<Lakehouse> {
  const house = await lakehouse();
  await house.sync("customers", "main", [1, 2]);
  await house.sync("products", "main", [10]);
  await house.repository.branch("bronze");
  await house.repository.commit("Add the ingests", bothIngests);
  return house;
}

/** Built, and synced once: orders is new, customers has more rows, products has none of its own. */
async function syncedBranch(): Promise<Lakehouse> {
  const house = await bronzeBranch();
  ended(await house.icebranch("build"), 0);
  await house.sync("customers", "bronze", [3]);
  await house.sync("orders", "bronze", [100, 101]);
  return house;
}

async function assertPublished(house: Lakehouse): Promise<void> {
  assert.deepEqual(await house.rows("customers"), [1, 2, 3]);
  assert.deepEqual(await house.rows("orders"), [100, 101]);
  assert.deepEqual(await house.rows("products"), [10]);
  for (const table of ["customers", "orders", "products"])
    assert.equal(await house.ref(table, "main"), await house.ref(table, "bronze"));
}

describe("icebranch build on the branch", () => {
  it("gives the tables that exist a branch at main's snapshot, and waits for the others", async () => {
    await using house = await bronzeBranch();
    const report = ended(await house.icebranch("build"), 0);
    assert.equal(states(report), "customers create, orders pending, products create");
    assert.equal(outcomes(report), "customers created, orders -, products created");
    for (const table of ["customers", "products"])
      assert.equal(await house.ref(table, "bronze"), await house.ref(table, "main"));
  });

  it("does nothing a second time", async () => {
    await using house = await bronzeBranch();
    await house.icebranch("build");
    const before = await house.metadata("customers");
    const report = ended(await house.icebranch("build"), 0);
    assert.equal(report.result, "nothing-to-do");
    assert.deepEqual(await house.metadata("customers"), before);
  });

  it("adopts the branch that a first sync made, and leaves main absent", async () => {
    await using house = await syncedBranch();
    const report = ended(await house.icebranch("build"), 0);
    assert.equal(lineOf(report, "orders").outcome?.result, "adopted");
    assert.equal(await house.ref("orders", "main"), undefined);
    assert.equal((await house.icebranch("build")).report.result, "nothing-to-do");
  });

  it("sees a table that the connector makes by surprise", async () => {
    await using house = await bronzeBranch();
    await house.icebranch("build");
    await house.sync("addresses", "bronze", [7]);
    const report = ended(await house.icebranch("build"), 0);
    assert.equal(lineOf(report, "addresses").outcome?.result, "adopted");
  });
});

describe("icebranch workflow", () => {
  it("writes a file that says main, and says it the same after the merge", async () => {
    await using house = await bronzeBranch();
    const { repository } = house;
    ended(await house.icebranch("workflow"), 0);
    const written = await readFile(join(repository.root, "argo/workflow.yaml"), "utf8");
    assert.match(written, /"branch": ?"main"/);
    assert.doesNotMatch(written, /"branch": ?"bronze"/);
    await repository.commit("Write the workflow");
    await repository.checkout("main");
    await repository.fastForward("bronze");
    assert.equal(ended(await house.icebranch("workflow"), 0).result, "nothing-to-do");
    ended(await house.icebranch("workflow", "--check"), 0);
  });
});

interface Merge {
  readonly name: string;
  merge(house: Lakehouse): Promise<unknown>;
  readonly publish: readonly string[];
}

const merges: readonly Merge[] = [
  {
    name: "fast-forward",
    merge: ({ repository }) => repository.fastForward("bronze"),
    publish: ["build"],
  },
  {
    name: "merge commit",
    merge: ({ repository }) => repository.merge("bronze"),
    publish: ["build"],
  },
  {
    name: "squash",
    merge: ({ repository }) => repository.squash("bronze"),
    publish: ["publish", "--branch=bronze"],
  },
  {
    name: "rebase",
    merge: async ({ repository }) => {
      await repository.commit("meanwhile", { "README.md": "hello" });
      await repository.git("cherry-pick", "bronze");
    },
    publish: ["publish", "--branch=bronze"],
  },
];

describe("icebranch build after the merge", () => {
  for (const { name, merge, publish } of merges) {
    it(`moves main to the branch's snapshot: ${name}`, async () => {
      await using house = await syncedBranch();
      await house.icebranch("build");
      await house.repository.checkout("main");
      await merge(house);
      const report = ended(await house.icebranch(...publish), 0);
      assert.equal(outcomes(report), "customers published, orders published, products nothing");
      await assertPublished(house);
      assert.equal((await house.icebranch(...publish)).report.result, "nothing-to-do");
      assert.equal((await house.icebranch("build")).report.result, "nothing-to-do");
    });
  }

  it("moves main in a fresh clone, whatever the old one knows", async () => {
    await using house = await syncedBranch();
    await house.icebranch("build");
    await house.repository.checkout("main");
    await house.repository.merge("bronze");
    await using clone = await house.repository.clone();
    ended(await house.icebranchIn(clone.root, "build"), 0);
    await assertPublished(house);
  });

  it("moves main of a table that nobody built after its first sync", async () => {
    await using house = await syncedBranch();
    await house.repository.checkout("main");
    await house.repository.fastForward("bronze");
    ended(await house.icebranch("build"), 0);
    await assertPublished(house);
  });

  it("says that a squash needs the branch's name, and how", async () => {
    await using house = await syncedBranch();
    await house.repository.checkout("main");
    await house.repository.squash("bronze");
    const report = ended(await house.icebranch("build"), 0);
    assert.equal(report.result, "nothing-to-do");
    assert.match(report.findings[0]?.hint ?? "", /icebranch publish --branch bronze/);
    assert.deepEqual(await house.rows("customers"), [1, 2]);
  });
});

describe("main has moved meanwhile", () => {
  it("moves nothing, exits 1, and says which table, who is ahead and what to do", async () => {
    await using house = await syncedBranch();
    await house.icebranch("build");
    const ahead = await house.sync("customers", "main", [50, 51]);
    await house.repository.checkout("main");
    await house.repository.fastForward("bronze");
    const report = ended(await house.icebranch("build", "--on-diverged=fail"), 1);
    const [finding] = report.findings;
    assert.equal(finding?.code, "IB401");
    assert.match(finding?.message ?? "", /bronze\.inventory\.customers/);
    assert.match(finding?.message ?? "", new RegExp(`snapshot ${ahead}, append of 2 rows`));
    assert.match(finding?.hint ?? "", /icebranch refresh --branch bronze --discard/);
    assert.equal(await house.ref("customers", "main"), ahead);
    assert.equal(await house.ref("orders", "main"), undefined);
  });

  it("is mended by what the report says", async () => {
    await using house = await syncedBranch();
    await house.icebranch("build");
    await house.sync("customers", "main", [50]);
    await house.repository.checkout("main");
    await house.repository.fastForward("bronze");
    ended(await house.icebranch("build", "--on-diverged=fail"), 1);
    ended(await house.icebranch("refresh", "--branch=bronze", "--discard"), 0);
    await house.sync("customers", "bronze", [3]);
    ended(await house.icebranch("build"), 0);
    assert.deepEqual(await house.rows("customers"), [1, 2, 3, 50]);
    assert.deepEqual(await house.rows("orders"), [100, 101]);
  });

  it("is a warning while the branch is in work, and an error with --strict", async () => {
    await using house = await syncedBranch();
    await house.overwrite("customers", "bronze", [3]);
    await house.sync("customers", "main", [50]);
    const plan = ended(await house.icebranch("plan"), 0);
    assert.deepEqual(findingCodes(plan), ["IB401"]);
    ended(await house.icebranch("plan", "--strict"), 1);
  });

  it("blocks nothing where no sync wrote to the branch", async () => {
    await using house = await syncedBranch();
    await house.icebranch("build");
    const ahead = await house.sync("products", "main", [11]);
    await house.repository.checkout("main");
    await house.repository.fastForward("bronze");
    const report = ended(await house.icebranch("build"), 0);
    assert.equal(lineOf(report, "products").state, "behind");
    assert.equal(await house.ref("products", "main"), ahead);
    assert.deepEqual(await house.rows("customers"), [1, 2, 3]);
  });
});
