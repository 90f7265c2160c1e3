import assert from "node:assert/strict";
import { chmod, readdir, readFile, stat, symlink, truncate } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { gitRepository } from "../../src/adapters/git.ts";
import { workTree } from "../../src/adapters/work-tree.ts";
import type { WorkTree } from "../../src/ports.ts";
import { type TemporaryRepository, temporaryRepository } from "../repository.ts";

async function open({ root, env }: TemporaryRepository): Promise<WorkTree> {
  return workTree(await gitRepository(root, { env }));
}

async function paths(tree: WorkTree, folder?: string): Promise<readonly string[]> {
  return (await tree.list(folder)).map((file) => file.path);
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe("listing a work tree", () => {
  it("shows tracked and new files, neither ignored nor deleted ones, nothing of .git", async () => {
    await using repository = await temporaryRepository({ ".gitignore": "*.log", a: "", gone: "" });
    await repository.write({ "new dir/ü.sql": "", "noise.log": "", gone: null });
    const tree = await open(repository);
    assert.deepEqual(await paths(tree), [".gitignore", "a", "new dir/ü.sql"]);
    assert.deepEqual(await paths(tree, "new dir"), ["new dir/ü.sql"]);
    assert.deepEqual(await paths(tree, "none"), []);
  });

  it("gives bytes, size and mode", async () => {
    await using repository = await temporaryRepository({ "a.sql": "select 1" });
    await repository.write({ "b.sql": "select 2\r\n" });
    await chmod(join(repository.root, "b.sql"), 0o755);
    const [a, b] = await (await open(repository)).list();
    assert.deepEqual([a?.path, a?.mode, a?.size], ["a.sql", "100644", 8]);
    assert.deepEqual(Uint8Array.from(a?.bytes ?? []), bytes("select 1"));
    assert.equal(b?.mode, "100755");
  });

  it("looks only at what is wanted, and reads it if it is small enough", async () => {
    await using repository = await temporaryRepository({
      ...{ "big.sql": "12345", "x.txt": "1", "y.sql": "1", "folder.sql/z.txt": "1" },
    });
    const wants = (path: string) => path.endsWith(".sql");
    const files = await (await open(repository)).list(".", { wants, maxBytes: 4 });
    assert.deepEqual(
      files.map(({ path, size, bytes }) => [path, size, bytes !== undefined]),
      [
        ["big.sql", 5, false],
        ["y.sql", 1, true],
      ],
    );
  });

  it("does not open a sparse file of 50 MB that is over the limit", async () => {
    await using repository = await temporaryRepository({ x: "1" });
    await repository.write({ "huge.sql": "" });
    await truncate(join(repository.root, "huge.sql"), 50 * 2 ** 20);
    const files = await (await open(repository)).list(".", { maxBytes: 2 ** 20 });
    assert.deepEqual([files[0]?.size, files[0]?.bytes], [50 * 2 ** 20, undefined]);
  });

  it("shows links as links and never what they lead to", async () => {
    await using repository = await temporaryRepository({ "real/x.sql": "1", "was/x.sql": "1" });
    const { root } = repository;
    await repository.write({ was: null });
    await symlink("real", join(root, "was"));
    await symlink("/etc/passwd", join(root, "out.sql"));
    await symlink("nowhere", join(root, "dangling.sql"));
    const files = await (await open(repository)).list();
    assert.deepEqual(
      files.map(({ path, mode, bytes }) => [path, mode, bytes !== undefined]),
      [
        ["dangling.sql", "120000", false],
        ["out.sql", "120000", false],
        ["real/x.sql", "100644", true],
        ["was", "120000", false],
      ],
    );
  });

  it("shows a repository inside as one entry", async () => {
    await using repository = await temporaryRepository({ x: "1" });
    await repository.git("init", "-q", "inner.sql");
    await repository.write({ "inner.sql/file": "1" });
    await repository.git("-C", "inner.sql", "add", ".");
    await repository.git("-C", "inner.sql", "commit", "-q", "-m", "inner");
    const files = await (await open(repository)).list();
    assert.deepEqual(
      files.map(({ path, mode, size }) => [path, mode, size]),
      [
        ["inner.sql", "160000", undefined],
        ["x", "100644", 1],
      ],
    );
  });
});

describe("reading a file", () => {
  it("gives its bytes, or undefined where there is none", async () => {
    await using repository = await temporaryRepository({ "a/x": "1" });
    const tree = await open(repository);
    assert.deepEqual(Uint8Array.from((await tree.read("a/x")) ?? []), bytes("1"));
    assert.equal(await tree.read("a/none"), undefined);
    assert.equal(await tree.read("none/x"), undefined);
  });

  it("refuses links and folders, and finds nothing behind a linked folder", async () => {
    await using repository = await temporaryRepository({ "a/x": "1" });
    await symlink("/etc/passwd", join(repository.root, "link"));
    await symlink("/etc", join(repository.root, "etc"));
    const tree = await open(repository);
    await assert.rejects(tree.read("link"), { code: "IB106", message: /not a regular file/ });
    await assert.rejects(tree.read("a"), { code: "IB106" });
    assert.equal(await tree.read("etc/passwd"), undefined);
  });
});

describe("writing a file", () => {
  it("makes folders, replaces what is there, keeps its mode and leaves nothing beside it", async () => {
    await using repository = await temporaryRepository({ x: "1" });
    const tree = await open(repository);
    const file = join(repository.root, "argo/deep/workflow.yaml");
    await tree.write("argo/deep/workflow.yaml", bytes("one"));
    await chmod(file, 0o640);
    await tree.write("argo/deep/workflow.yaml", bytes("two"));
    assert.equal(await readFile(file, "utf8"), "two");
    assert.equal((await stat(file)).mode & 0o777, 0o640);
    assert.deepEqual(await readdir(join(repository.root, "argo/deep")), ["workflow.yaml"]);
  });

  const outside = [
    "../x",
    "a/../../x",
    "/etc/x",
    "",
    ".",
    "a//x",
    ".git/config",
    "a/.GIT/x",
    "a\0",
  ];
  for (const path of outside) {
    it(`refuses ${JSON.stringify(path)}, which leads out of the repository's files`, async () => {
      await using repository = await temporaryRepository({ "a/y": "1" });
      await assert.rejects((await open(repository)).write(path, bytes("1")), {
        code: "IB608",
        message: /leads out/,
      });
    });
  }

  it("refuses to write through a link, to a folder, and below a file", async () => {
    await using repository = await temporaryRepository({ file: "1", "folder/x": "1" });
    await using other = await temporaryRepository({ target: "kept" });
    await symlink(other.root, join(repository.root, "linked"));
    await symlink(join(other.root, "target"), join(repository.root, "link"));
    const tree = await open(repository);
    const refused = { "linked/target": /it is a link/, link: /it is a link/ };
    const blocked = { folder: /it is not a file/, "file/x": /it is not a folder/ };
    for (const [path, message] of Object.entries({ ...refused, ...blocked }))
      await assert.rejects(tree.write(path, bytes("2")), { code: "IB608", message });
    assert.equal(await readFile(join(other.root, "target"), "utf8"), "kept");
    assert.deepEqual(await other.git("status", "--porcelain"), "");
  });

  it("says so where the folder is read-only, and leaves the old file as it was", async () => {
    await using repository = await temporaryRepository({ "argo/workflow.yaml": "old" });
    await refuses(repository, 0o555);
  });

  const needsSuperuser = { skip: process.geteuid?.() !== 0 && "only the superuser can set it up" };
  it("takes its new file away where the old one may not be replaced", needsSuperuser, async () => {
    await using repository = await temporaryRepository({ "argo/workflow.yaml": "old" });
    // Sticky: anybody may make a file, but replace their own only.
    await refuses(repository, 0o1777);
  });

  it("says so where the name is too long for the disk", async () => {
    await using repository = await temporaryRepository({ x: "1" });
    await assert.rejects((await open(repository)).write("n".repeat(300), bytes("1")), {
      code: "IB608",
      message: /its name is too long/,
    });
  });
});

/** Writes to a folder of that mode, as somebody who is neither its owner nor the superuser. */
async function refuses(repository: TemporaryRepository, mode: number): Promise<void> {
  const tree = await open(repository);
  const folder = join(repository.root, "argo");
  await chmod(join(repository.root, ".."), 0o755);
  await chmod(folder, mode);
  const superuser = process.geteuid?.() === 0;
  if (superuser) process.seteuid?.(65_534);
  try {
    await assert.rejects(tree.write("argo/workflow.yaml", bytes("new")), {
      code: "IB608",
      message: "argo/workflow.yaml cannot be written: its folder is read-only for this user.",
    });
  } finally {
    if (superuser) process.seteuid?.(0);
    await chmod(folder, 0o755);
  }
  assert.equal(await readFile(join(folder, "workflow.yaml"), "utf8"), "old");
  assert.deepEqual(await readdir(folder), ["workflow.yaml"]);
}
