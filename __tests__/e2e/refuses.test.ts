/** Each repository, configuration and catalog that icebranch cannot work with: one clear error or the right behaviour. */
import assert from "node:assert/strict";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { temporaryRepository } from "../repository.ts";
import {
  commandLine,
  dashtoolJson,
  ended,
  findingCodes,
  kafka,
  lakehouse,
  outcomes,
} from "./lakehouse.ts";
import { assertRefuses, bytesOf } from "./refusal.ts";
import { shopOnBranch, shopSpec } from "./shop.ts";

describe("git", () => {
  it("no repository", async () => {
    await using house = await shopOnBranch();
    const expected = { code: "IB601", status: 1, says: /not in a git repository.*git init/ };
    await assertRefuses(house, ["build"], expected, house.lake.folder);
  });

  it("no commit yet", async () => {
    await using house = await shopOnBranch();
    await using empty = await temporaryRepository();
    const expected = { code: "IB602", status: 1, says: /no commit yet/ };
    await assertRefuses(house, ["build"], expected, empty.root);
  });

  it("a shallow clone that lacks the base", async () => {
    await using house = await shopOnBranch();
    await using shallow = await house.repository.clone("--depth=1", "--branch=pr");
    const expected = { code: "IB602", status: 1, says: /main.*--unshallow/ };
    await assertRefuses(house, ["build"], expected, shallow.root);
  });

  it("a detached HEAD: the data branch cannot be guessed, but named", async () => {
    await using house = await shopOnBranch();
    await house.repository.git("checkout", "-q", "--detach");
    const expected = { code: "IB606", status: 1, says: /--branch/ };
    await assertRefuses(house, ["build"], expected);
    ended(await house.icebranch("build", "--branch=pr"), 0);
    assert.equal(await house.ref("orders", "pr"), await house.ref("orders", "main"));
  });

  it("a --head that does not exist", async () => {
    await using house = await shopOnBranch();
    const expected = { code: "IB602", status: 1, says: /nope is not in this clone/ };
    await assertRefuses(house, ["plan", "--head=nope"], expected);
  });

  for (const name of ["a..b", "-x", "a b", "main", "x.lock", "HEAD", "a//b"]) {
    it(`a branch name that no ref may have: ${name}`, async () => {
      await using house = await shopOnBranch();
      const expected = { code: "IB605", status: 1, says: /branch/ };
      await assertRefuses(house, ["build", `--branch=${name}`], expected);
    });
  }

  it("a branch whose name engines cannot read gets one that they can", async () => {
    await using house = await shopOnBranch("größe/#7");
    const report = ended(await house.icebranch("build"), 0);
    assert.match(report.branch ?? "", /^gro.e\/-7-[0-9a-f]{10}$/);
    assert.ok(await house.ref("orders", report.branch ?? ""));
  });

  it("a work tree, and a subdirectory of one, are as good as the clone", async () => {
    await using house = await shopOnBranch();
    const { repository } = house;
    await repository.checkout("main");
    const tree = join(repository.root, "../tree");
    await repository.git("worktree", "add", "-q", tree, "pr");
    const report = await house.icebranchIn(join(tree, "bronze"), "build", "--project=..");
    assert.equal(outcomes(ended(report, 0)), "customers created, orders created");
    assert.equal(ended(await house.icebranchIn(tree, "build"), 0).result, "nothing-to-do");
  });

  it("a project in a subdirectory", async () => {
    await using house = await lakehouse({ "dashtool.json": null });
    await house.sync("orders", "main", [1]);
    await house.repository.branch("pr");
    const files = { "lake/dashtool.json": dashtoolJson(house.lake) };
    await house.repository.commit("In a folder", {
      ...files,
      "lake/bronze/inventory/kafka.ingest.json": kafka,
    });
    const folder = join(house.repository.root, "lake");
    ended(await house.icebranchIn(folder, "build"), 0);
    assert.equal(await house.ref("orders", "pr"), await house.ref("orders", "main"));
    const again = await house.icebranch("build", "--project=lake");
    assert.equal(ended(again, 0).result, "nothing-to-do");
    const { printed } = await commandLine(folder, ["check"]);
    assert.match(printed, /icebranch plan\n$/, "a command to copy is for the folder it is read in");
    const above = await commandLine(house.repository.root, ["check", "--project=lake"]);
    assert.match(above.printed, /icebranch plan --project lake\n$/);
  });

  it("uncommitted changes are not built; check and workflow read them, and say so", async () => {
    await using house = await shopOnBranch();
    await house.repository.write({ [shopSpec]: "{ broken", "lake/catalog.db": "not ours" });
    const built = ended(await house.icebranch("build"), 0);
    const notice = built.findings.find(({ code }) => code === "IB607");
    assert.match(notice?.message ?? "", /^1 file differs .*the commit is what was read/);
    for (const verb of ["check", "workflow"]) {
      const codes = findingCodes(ended(await house.icebranch(verb), 1));
      assert.ok(codes.includes("IB101") && codes.includes("IB607"), codes.join());
    }
  });
});

describe("the configuration", () => {
  it("there is none", async () => {
    await using house = await shopOnBranch();
    await house.repository.commit("None", { "dashtool.json": null });
    const expected = { code: "IB603", status: 1, says: /icebranch init/ };
    await assertRefuses(house, ["build"], expected);
  });

  it("there is none in a subdirectory: that is said, not what its files lack there", async () => {
    await using house = await shopOnBranch();
    const folder = join(house.repository.root, "bronze");
    const expected = { code: "IB603", status: 1, says: /in bronze\..*--project/ };
    await assertRefuses(house, ["build"], expected, folder);
  });

  it("there are two", async () => {
    await using house = await shopOnBranch();
    await house.repository.commit("Two", { "icebranch.yaml": "catalogs: {}\n" });
    const before = await bytesOf(house);
    const report = ended(await house.icebranch("build"), 1);
    assert.ok(findingCodes(report).includes("IB604"));
    assert.deepEqual(await bytesOf(house), before);
  });
});

describe("the catalog", () => {
  it("is not to be had because a key is misspelled: the key is named beside what came of it", async () => {
    await using house = await shopOnBranch();
    await rm(join(house.repository.root, "dashtool.json"));
    await house.repository.commit("Another configuration", {
      "icebranch.yaml": "catalogs: { default: { type: rest, uri: nowhere, warehous: x } }",
    });
    const report = ended(await house.icebranch("plan"), 1);
    assert.deepEqual(findingCodes(report), ["IB103", "IB104"]);
    assert.equal(report.findings[1]?.hint, "Did you mean `warehouse`?");
  });

  it("is no database", async () => {
    await using house = await shopOnBranch();
    await writeFile(join(house.lake.folder, "catalog.db"), "not a database, but text ".repeat(99));
    const expected = { code: "IB410", status: 3, says: /catalog\.db cannot be used/ };
    await assertRefuses(house, ["build"], expected);
  });

  it("is a folder", async () => {
    await using house = await shopOnBranch();
    await rm(join(house.lake.folder, "catalog.db"));
    await mkdir(join(house.lake.folder, "catalog.db"));
    await assertRefuses(house, ["build"], { code: "IB410", status: 3, says: /catalog\.db/ });
  });

  it("is not there yet: every table is pending, and none is made", async () => {
    await using house = await shopOnBranch();
    await rm(join(house.lake.folder, "catalog.db"));
    const before = await bytesOf(house);
    const report = ended(await house.icebranch("build"), 0);
    assert.deepEqual(new Set(report.tables.map(({ state }) => state)), new Set(["pending"]));
    assert.deepEqual(findingCodes(report), ["IB430"]);
    assert.deepEqual(await bytesOf(house), before);
  });

  it("has its tables under another name: that is said, by plan and by drift", async () => {
    await using house = await shopOnBranch();
    using database = new DatabaseSync(join(house.lake.folder, "catalog.db"));
    database.exec("update iceberg_tables set catalog_name = 'lake'");
    for (const verb of ["plan", "drift"]) {
      const { report } = await house.icebranch(verb);
      const found = report.findings.find(({ code }) => code === "IB430");
      assert.equal(found?.level, "warning", verb);
      assert.match(`${found?.message} ${found?.hint}`, /those of lake\..*catalog-name/, verb);
    }
  });

  it("points at a file that is gone, or torn", async () => {
    await using house = await shopOnBranch();
    const folder = join(house.lake.folder, "warehouse/inventory/orders/metadata");
    const files = (await readdir(folder)).filter((name) => name.endsWith(".metadata.json"));
    for (const name of files) await writeFile(join(folder, name), '{"format-version": 2, ');
    await assertRefuses(house, ["build"], { code: "IB418", status: 3, says: /is not JSON/ });
    for (const name of files) await rm(join(folder, name));
    await assertRefuses(house, ["build"], { code: "IB413", status: 3, says: /is gone/ });
  });

  it("is locked by another program", async () => {
    await using house = await shopOnBranch();
    using other = new DatabaseSync(join(house.lake.folder, "catalog.db"));
    other.exec("begin exclusive");
    const { report, status } = await house.icebranch("build");
    other.exec("rollback");
    assert.equal(status, 3);
    assert.deepEqual(findingCodes(report), ["IB410"]);
    assert.match(report.findings[0]?.message ?? "", /locked by another program/);
    assert.equal(await house.ref("orders", "pr"), undefined);
  });
});
