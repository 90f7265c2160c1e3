/** Each file that icebranch cannot read or write: one clear error or the right behaviour, and nothing half-written. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readdir, rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { bothIngests, commandLine, dashtoolJson, ended, kafka, lakehouse } from "./lakehouse.ts";
import { assertRefuses } from "./refusal.ts";
import { shopOnBranch, shopPublished, shopSpec } from "./shop.ts";

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
