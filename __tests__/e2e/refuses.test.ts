/** Each thing that icebranch cannot work with: one clear error or the right behaviour, and nothing half-written. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { temporaryRepository } from "../repository.ts";
import {
  bothIngests,
  commandLine,
  dashtoolJson,
  ended,
  findingCodes,
  kafka,
  type Lakehouse,
  lakehouse,
  outcomes,
} from "./lakehouse.ts";
import { shopOnBranch, shopPublished, shopSpec } from "./shop.ts";

/** Every file's bytes below the lake and the work tree, by path. */
async function bytesOf({ lake, repository }: Lakehouse): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const root of [lake.folder, repository.root])
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (path.includes("/.git/")) continue;
      all.set(path, entry.isFile() ? await readFile(path, "base64") : "");
    }
  return all;
}

/** Runs it in `folder`: it must end so, say only this, and change no byte. */
async function assertRefuses(
  house: Lakehouse,
  argv: readonly string[],
  expected: { readonly code: string; readonly status: number; readonly says: RegExp },
  folder = house.repository.root,
): Promise<void> {
  const before = await bytesOf(house);
  const report = ended(await house.icebranchIn(folder, ...argv), expected.status);
  assert.deepEqual(findingCodes(report), [expected.code]);
  const [finding] = report.findings;
  assert.match(`${finding?.file} ${finding?.message} ${finding?.hint}`, expected.says);
  const { status, printed } = await commandLine(folder, argv);
  assert.equal(status, expected.status);
  assert.doesNotMatch(printed, /\n {4}at /);
  assert.deepEqual(await bytesOf(house), before);
}

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
  });

  it("uncommitted changes are not built; check and workflow read them, and say so", async () => {
    await using house = await shopOnBranch();
    await house.repository.write({ [shopSpec]: "{ broken" });
    ended(await house.icebranch("build"), 0);
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
    assert.deepEqual(await bytesOf(house), before);
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

/** The tests may run as a user whom no mode stops, so a file stands where a folder is needed. */
describe("a place that cannot be written", () => {
  it("a table's folder: no other table gets its branch either", async () => {
    await using house = await shopOnBranch();
    const folder = join(house.lake.folder, "warehouse/inventory/orders/metadata");
    const [last = ""] = (await readdir(folder)).filter((name) => name.startsWith("00001"));
    await rename(join(folder, last), join(folder, "1.metadata.json"));
    // So long a path that the file can be read, and none with a longer name be made.
    const dots = "/.".repeat((4080 - folder.length - "/1.metadata.json".length) / 2);
    using database = new DatabaseSync(join(house.lake.folder, "catalog.db"));
    database
      .prepare("update iceberg_tables set metadata_location = ? where table_name = 'orders'")
      .run(`${folder}${dots}/1.metadata.json`);
    ended(await house.icebranch("build", "--dry-run"), 0);
    await assertRefuses(house, ["build"], { code: "IB608", status: 3, says: /ENAMETOOLONG/ });
  });

  it("the workflow file", async () => {
    await using house = await shopOnBranch();
    await house.repository.commit("A file", { argo: "not a folder" });
    const expected = { code: "IB608", status: 3, says: /argo is not a folder|argo cannot be/ };
    await assertRefuses(house, ["workflow"], expected);
  });

  it("the report: what was done is printed all the same", async () => {
    await using house = await shopOnBranch();
    const argv = ["build", "--report=nowhere/report.json"];
    const { status, printed } = await commandLine(house.repository.root, argv);
    assert.equal(status, 3);
    assert.match(printed, /orders[\s\S]*nowhere\/report\.json/);
    assert.equal(await house.ref("orders", "pr"), await house.ref("orders", "main"));
  });
});

describe("the files of a project", () => {
  it("10,000 specs are read, and planned, in seconds", async () => {
    await using house = await lakehouse();
    const { root, env } = house.repository;
    const commit = [
      "commit refs/heads/pr",
      "committer T <t@example.com> 1 +0000",
      "data 4",
      "Many",
    ];
    const files = Array.from({ length: 10_000 }, (_, index) => {
      const spec = kafka.replace('"orders"', `"t${index}"`);
      const path = `bronze/ns${index % 100}/kafka${index}.ingest.json`;
      return `M 100644 inline ${path}\ndata ${spec.length}\n${spec}`;
    });
    const input = [...commit, "from refs/heads/main^0", ...files, ""].join("\n");
    execFileSync("git", ["fast-import", "--quiet"], { cwd: root, env, input });
    const start = performance.now();
    const report = ended(await house.icebranch("plan", "--head=pr"), 0);
    assert.equal(report.changes.length, 10_000);
    assert.ok(performance.now() - start < 20_000);
  });

  it("a spec of 50 MB is named, and not read", async () => {
    await using house = await lakehouse();
    await house.repository.branch("pr");
    const path = "bronze/inventory/huge.ingest.json";
    await house.repository.commit("Huge", { [path]: Buffer.alloc(50 << 20, " ") });
    await assertRefuses(house, ["build"], { code: "IB106", status: 1, says: /huge/ });
    await assertRefuses(house, ["check"], { code: "IB106", status: 1, says: /huge/ });
  });

  it("a symlink and a directory that are named like specs", async () => {
    await using house = await lakehouse(bothIngests);
    const { repository } = house;
    await repository.branch("pr");
    const folder = join(repository.root, "bronze/inventory");
    await symlink("/etc/passwd", join(folder, "link.ingest.json"));
    await mkdir(join(folder, "folder.sql"));
    await repository.commit("Odd", { "bronze/inventory/folder.sql/readme.txt": "hello" });
    const says = /link\.ingest\.json/;
    await assertRefuses(house, ["build"], { code: "IB106", status: 1, says });
    await assertRefuses(house, ["check"], { code: "IB106", status: 1, says });
    await repository.commit("No link", { "bronze/inventory/link.ingest.json": null });
    ended(await house.icebranch("build"), 0);
  });
});

it("two projects in one repository keep out of each other's branches", async () => {
  await using house = await shopPublished();
  const { repository } = house;
  await repository.branch("both");
  const other = { "other/dashtool.json": dashtoolJson(house.lake) };
  await repository.commit("Another project", { ...other, [`other/${shopSpec}`]: kafka });
  ended(await house.icebranch("build", "--project=other"), 0);
  assert.equal(await house.ref("orders", "both"), await house.ref("orders", "main"));
  assert.equal(await house.ref("customers", "both"), undefined);
  ended(await house.icebranch("clean", "--branch=both"), 0);
  assert.ok(await house.ref("orders", "both"));
  ended(await house.icebranch("clean", "--branch=both", "--project=other"), 0);
  assert.equal(await house.ref("orders", "both"), undefined);
});
