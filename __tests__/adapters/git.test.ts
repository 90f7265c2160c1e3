import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmod, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { type GitRepository, gitRepository } from "../../src/adapters/git.ts";
import { type TemporaryRepository, temporaryFolder, temporaryRepository } from "../repository.ts";

const odd = [
  'a "quoted" name.sql',
  "two\nlines.sql",
  "Grüße/日本 語.sql",
  "-rf",
  ":(top)x",
  "a*b",
  "axb",
];

function open(repository: TemporaryRepository, below = "."): Promise<GitRepository> {
  return gitRepository(join(repository.root, below), { env: repository.env });
}

async function text(git: GitRepository, oid: string): Promise<string> {
  return Buffer.from((await git.readBlobs([oid])).get(oid) ?? "absent").toString();
}

describe("a git repository", () => {
  it("lists a commit's files with mode, id and size, in path order", async () => {
    await using repository = await temporaryRepository({ "b.sql": "select 1", "a/x.sql": "" });
    await symlink("b.sql", join(repository.root, "link.sql"));
    const commit = await repository.commit("a link");
    const files = await (await open(repository)).listFiles(commit);
    assert.deepEqual(
      files.map(({ path, mode, size }) => [path, mode, size]),
      [
        ["a/x.sql", "100644", 0],
        ["b.sql", "100644", 8],
        ["link.sql", "120000", 5],
      ],
    );
    assert.equal(files[1]?.oid, await repository.git("rev-parse", "HEAD:b.sql"));
  });

  it("lists one folder, and nothing for a folder that is absent or a file", async () => {
    await using repository = await temporaryRepository({ "a/x": "1", "ab/y": "2", z: "3" });
    const git = await open(repository);
    const list = async (folder: string) => (await git.listFiles("HEAD", folder)).map((f) => f.path);
    assert.deepEqual(await list("a"), ["a/x"]);
    assert.deepEqual(await list("."), ["a/x", "ab/y", "z"]);
    assert.deepEqual(await list("none"), []);
    assert.deepEqual(await list("z"), []);
  });

  it("names the newest commits that changed a file, and none where there are none", async () => {
    await using repository = await temporaryRepository({ file: "1", other: "1" });
    await repository.commit("other", { other: "2" });
    const second = await repository.commit("file", { file: "2" });
    await repository.commit("other again", { other: "3" });
    const third = await repository.commit("file again", { file: "3" });
    const git = await open(repository);
    assert.deepEqual(await git.changesOf("file", "HEAD", 2), [third, second]);
    assert.equal((await git.changesOf("file", second, 9)).length, 2);
    assert.deepEqual(await git.changesOf("none", "HEAD", 2), []);
    await using empty = await temporaryRepository();
    assert.deepEqual(await (await open(empty)).changesOf("file", "HEAD", 2), []);
  });

  it("remembers bytes for one work tree, which no clone and no push has", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    const git = await open(repository);
    assert.equal(await git.recall("made"), undefined);
    await git.remember("made", new TextEncoder().encode("one"));
    await git.remember("made", new TextEncoder().encode("two"));
    assert.equal(String(await git.recall("made")), "two");
    await using clone = await repository.clone();
    assert.equal(await (await open(clone)).recall("made"), undefined);
    await repository.git("worktree", "add", "-q", join(repository.root, "..", "beside"), "-b", "b");
    assert.equal(await (await open(repository, "../beside")).recall("made"), undefined);
    await rm(join(repository.root, "..", "beside"), { recursive: true });
  });

  it("shows a submodule as a path without a size", async () => {
    await using repository = await temporaryRepository({ x: "1" });
    const commit = await repository.git("rev-parse", "HEAD");
    await repository.git("update-index", "--add", "--cacheinfo", `160000,${commit},lib.sql`);
    await repository.git("commit", "-q", "-m", "submodule");
    const files = await (await open(repository)).listFiles("HEAD", undefined);
    assert.deepEqual(files[0], { path: "lib.sql", mode: "160000", oid: commit, size: undefined });
  });

  it("takes paths as they are: quotes, line ends, accents, what looks like an option or magic", async () => {
    await using repository = await temporaryRepository(
      Object.fromEntries(odd.map((path) => [path, path])),
    );
    const git = await open(repository);
    const files = await git.listFiles("HEAD");
    assert.deepEqual(files.map((file) => file.path).toSorted(), odd.toSorted());
    for (const { path, oid } of files) assert.equal(await text(git, oid), path);

    await repository.write(Object.fromEntries(odd.map((path) => [path, "changed"])));
    assert.deepEqual((await git.uncommitted()).toSorted(), odd.toSorted());
    assert.deepEqual((await git.workTreePaths()).toSorted(), odd.toSorted());
    assert.deepEqual(await git.uncommitted("a*b"), ["a*b"]);
    assert.deepEqual(await git.workTreePaths("Grüße"), ["Grüße/日本 語.sql"]);
  });

  it("reads blobs by id, each once, with every byte as it is", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await using repository = await temporaryRepository({ bytes, empty: "", again: bytes });
    const git = await open(repository);
    const oids = (await git.listFiles("HEAD")).map((file) => file.oid);
    const blobs = await git.readBlobs(oids);
    assert.deepEqual([...blobs.keys()].toSorted(), [...new Set(oids)].toSorted());
    const read = blobs.get(oids[1] ?? "");
    assert.deepEqual(Uint8Array.from(read ?? []), bytes);
    assert.equal((await git.readBlobs([])).size, 0);
  });

  it("reads ten thousand files within seconds", async () => {
    await using repository = await temporaryRepository();
    const paths = Array.from({ length: 10_000 }, (_, index) => `ns${index % 100}/t${index}.sql`);
    const files = paths.map((path) => `M 100644 inline ${path}\ndata ${path.length}\n${path}\n`);
    const commit = "commit refs/heads/main\ncommitter T <t@example.com> 0 +0000\ndata 0\n";
    const input = `${commit}${files.join("")}`;
    execFileSync("git", ["fast-import", "--quiet"], { cwd: repository.root, input });
    const start = performance.now();
    const git = await open(repository);
    const listed = await git.listFiles("main");
    const blobs = await git.readBlobs(listed.map((file) => file.oid));
    assert.ok(performance.now() - start < 20_000);
    for (const { path, oid } of listed)
      assert.equal(Buffer.from(blobs.get(oid) ?? []).toString(), path);
  });

  it("resolves branches, tags, ids and expressions to a commit, all else to nothing", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    const first = await repository.git("rev-parse", "HEAD");
    await repository.git("tag", "-a", "v1", "-m", "annotated");
    const second = await repository.commit("second", { file: "2" });
    const git = await open(repository);
    for (const revision of ["HEAD", "main", second, second.slice(0, 10), "refs/heads/main"])
      assert.equal(await git.resolve(revision), second, revision);
    for (const revision of ["HEAD^1", "main~1", "v1"])
      assert.equal(await git.resolve(revision), first, revision);
    const none = [
      "nope",
      "",
      "HEAD^2",
      "^HEAD",
      "HEAD~1..HEAD",
      "HEAD:file",
      "--all",
      "a b",
      "a\nb",
      "a\0b",
    ];
    for (const revision of [...none, "0".repeat(40), "d".repeat(40)])
      assert.equal(await git.resolve(revision), undefined, revision);
  });

  it("finds merge bases and ancestors", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    const fork = await repository.git("rev-parse", "HEAD");
    await repository.branch("bronze");
    const head = await repository.commit("on the branch", { branch: "1" });
    await repository.checkout("main");
    const main = await repository.commit("on main", { main: "1" });
    await repository.git("checkout", "-q", "--orphan", "other");
    const orphan = await repository.commit("unrelated");
    const git = await open(repository);
    assert.equal(await git.mergeBase("main", head), fork);
    assert.equal(await git.mergeBase(main, orphan), undefined);
    assert.equal(await git.isAncestor(fork, main), true);
    assert.equal(await git.isAncestor(head, main), false);
    await assert.rejects(git.isAncestor("d".repeat(40), main), { code: "IB602" });
    await assert.rejects(git.mergeBase("--all", main), { code: "IB602" });
  });

  it("names uncommitted paths, untracked ones included, ignored ones not", async () => {
    await using repository = await temporaryRepository({
      ".gitignore": "*.log",
      "a/x": "1",
      y: "1",
    });
    const git = await open(repository);
    assert.deepEqual(await git.uncommitted(), []);
    await repository.write({ "a/x": "2", y: null, "new/deep/z": "", "noise.log": "" });
    await repository.git("add", "a/x");
    assert.deepEqual(await git.uncommitted(), ["a/x", "y", "new/deep/z"]);
    assert.deepEqual(await git.uncommitted("a"), ["a/x"]);
  });

  it("names a file in conflict once", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    await repository.branch("bronze");
    await repository.commit("ours", { file: "2" });
    await repository.checkout("main");
    await repository.commit("theirs", { file: "3" });
    await assert.rejects(repository.merge("bronze"));
    const git = await open(repository);
    assert.deepEqual(await git.workTreePaths(), ["file"]);
    assert.deepEqual(await git.uncommitted(), ["file"]);
  });

  it("knows what the ignore rules hide; a tracked file is never hidden", async () => {
    await using repository = await temporaryRepository({ "argo/kept.yaml": "" });
    await repository.write({ ".gitignore": "argo/\n:odd\n" });
    const git = await open(repository);
    assert.deepEqual(await git.ignoreRule("argo/workflow.yaml"), {
      ...{ file: ".gitignore", line: 1, pattern: "argo/" },
    });
    assert.equal(await git.ignoreRule("argo/kept.yaml"), undefined);
    assert.equal(await git.ignoreRule("other.yaml"), undefined);
    assert.equal((await git.ignoreRule(":odd"))?.line, 2);
  });

  it("knows what a commit's ignore rules hide, wherever it is asked", async () => {
    await using repository = await temporaryRepository({ x: "1" });
    await using bare = await repository.clone("--bare");
    await repository.write({ ".gitignore": "*\n" });
    const rules = (files: { readonly [path: string]: string }) =>
      new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
    for (const git of [await open(repository), await open(bare)]) {
      assert.deepEqual(
        await git.ignoreRule("lake/argo/w.yaml", rules({ ".gitignore": "#\nargo" })),
        {
          ...{ file: ".gitignore", line: 2, pattern: "argo" },
        },
      );
      const inner = rules({ "lake/.gitignore": "/argo/*\n!w.yaml\n" });
      assert.equal((await git.ignoreRule("lake/argo/v.yaml", inner))?.file, "lake/.gitignore");
      assert.equal(await git.ignoreRule("lake/argo/w.yaml", inner), undefined);
      assert.equal(await git.ignoreRule("lake/argo/w.yaml", new Map()), undefined);
    }
  });
});

describe("where it is opened", () => {
  it("a subdirectory is the prefix, and every path still counts from the root", async () => {
    await using repository = await temporaryRepository({ "lake house/bronze/x": "1", y: "1" });
    const git = await open(repository, "lake house/bronze");
    assert.equal(git.root, repository.root);
    assert.equal(git.prefix, "lake house/bronze");
    await repository.write({ y: "2" });
    assert.deepEqual(await git.uncommitted(), ["y"]);
    assert.deepEqual(
      (await git.listFiles("HEAD", "lake house")).map((f) => f.path),
      ["lake house/bronze/x"],
    );
    assert.equal((await open(repository)).prefix, ".");
  });

  it("a linked folder leads to the same root", async () => {
    await using repository = await temporaryRepository({ "deep/x": "1" });
    const link = `${repository.root}-link`;
    await symlink(join(repository.root, "deep"), link);
    const git = await gitRepository(link, { env: repository.env });
    assert.deepEqual([git.root, git.prefix], [repository.root, "deep"]);
  });

  it("a worktree has its own root and branch", async () => {
    await using repository = await temporaryRepository({ x: "1" });
    const root = `${repository.root}-worktree`;
    await repository.git("worktree", "add", "-q", "-b", "feature/x", root);
    const git = await gitRepository(root, { env: repository.env });
    assert.deepEqual([git.root, await git.currentBranch()], [root, "feature/x"]);
    await writeFile(join(root, "x"), "2");
    assert.deepEqual(await git.uncommitted(), ["x"]);
    assert.deepEqual(await (await open(repository)).uncommitted(), []);
  });

  it("a bare repository reads commits and has no work tree", async () => {
    await using repository = await temporaryRepository({ x: "1" });
    await using bare = await repository.clone("--bare");
    const git = await open(bare);
    assert.deepEqual([git.hasWorkTree, git.root, git.prefix], [false, bare.root, "."]);
    assert.equal((await git.listFiles("main")).length, 1);
    assert.deepEqual(await git.uncommitted(), []);
    assert.deepEqual(await git.workTreePaths(), []);
    assert.equal(await git.ignoreRule("x"), undefined);
  });

  it("a detached HEAD has no current branch", async () => {
    await using repository = await temporaryRepository({ x: "1" });
    await repository.git("checkout", "-q", "--detach");
    const git = await open(repository);
    assert.equal(await git.currentBranch(), undefined);
    assert.ok(await git.resolve("HEAD"));
  });

  it("an empty repository has a branch and no commit", async () => {
    await using repository = await temporaryRepository();
    await repository.write({ x: "1" });
    const git = await open(repository);
    assert.equal(await git.currentBranch(), "main");
    assert.equal(await git.resolve("HEAD"), undefined);
    assert.deepEqual(await git.uncommitted(), ["x"]);
  });

  it("a SHA-256 repository works alike", async () => {
    await using repository = await temporaryRepository({ x: "1" }, ["--object-format=sha256"]);
    const git = await open(repository);
    const [file] = await git.listFiles("HEAD");
    assert.equal(file?.oid.length, 64);
    assert.equal(await text(git, file?.oid ?? ""), "1");
  });

  it("a home in which git finds settings of its own changes nothing that is read", async () => {
    await using repository = await temporaryRepository({ "Grüße.sql": "1", "b.sql": "1" });
    const settings = ["core.quotePath=true", "status.relativePaths=true", "status.branch=true"];
    for (const setting of settings) await repository.git("config", ...setting.split("="));
    await repository.git("mv", "b.sql", "c.sql");
    const git = await gitRepository(repository.root, {
      env: {
        ...repository.env,
        GIT_LITERAL_PATHSPECS: "0",
        GIT_GLOB_PATHSPECS: "1",
        LANG: "de_DE",
      },
    });
    assert.deepEqual(
      (await git.listFiles("HEAD")).map((f) => f.path),
      ["Grüße.sql", "b.sql"].toSorted(),
    );
    assert.deepEqual((await git.uncommitted()).toSorted(), ["b.sql", "c.sql"]);
  });
});

describe("refuses well", () => {
  it("a folder in no repository", async () => {
    const folder = await temporaryFolder();
    try {
      await assert.rejects(gitRepository(folder), { code: "IB601", hint: /git init/ });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("a folder that does not exist, or is a file", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    await assert.rejects(open(repository, "none"), { code: "IB601", message: /is not a folder/ });
    await assert.rejects(open(repository, "file"), { code: "IB601", message: /is not a folder/ });
  });

  it("a machine without git", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    const env = { ...repository.env, PATH: join(repository.root, "none") };
    await assert.rejects(gitRepository(repository.root, { env }), {
      code: "IB601",
      message: /`git` was not found/,
    });
  });

  it("what git says of an address, without its password", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    const folder = join(repository.root, "bin");
    const says = "fatal: unable to access 'https://ann:pass@word@example.com/lake'";
    await repository.write({ "bin/git": `#!/bin/sh\necho "${says}" >&2\nexit 128\n` });
    await chmod(join(folder, "git"), 0o755);
    const env = { ...repository.env, PATH: `${folder}:${process.env.PATH}` };
    await assert.rejects(gitRepository(repository.root, { env }), {
      code: "IB610",
      message: "git rev-parse failed: unable to access 'https://***@example.com/lake'.",
    });
  });

  it("a repository of another user, with the command that allows it", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    const env = { ...repository.env, GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    await assert.rejects(gitRepository(repository.root, { env }), {
      code: "IB601",
      message: /another user owns it/,
      hint: /git config --global --add safe\.directory .+repository`/,
    });
  });

  it("a commit that a shallow clone does not have", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    const first = await repository.git("rev-parse", "HEAD");
    await repository.commit("second", { file: "2" });
    await using shallow = await repository.clone("--depth=1");
    const git = await open(shallow);
    assert.equal(git.shallow, true);
    assert.equal(await git.resolve(first), undefined);
    assert.equal(await git.resolve("HEAD^"), undefined);
    await assert.rejects(git.listFiles(first), { code: "IB602", hint: /fetch --unshallow/ });
    assert.equal((await open(repository)).shallow, false);
  });

  it("a file that a partial clone does not have, without asking the network for it", async () => {
    await using repository = await temporaryRepository({ "a.sql": "1" });
    await repository.git("config", "uploadpack.allowFilter", "true");
    await using partial = await repository.clone("--filter=blob:none", "--no-checkout");
    const git = await open(partial);
    const [file] = await git.listFiles("HEAD");
    assert.deepEqual([file?.path, file?.size], ["a.sql", undefined]);
    await assert.rejects(git.readBlobs([file?.oid ?? ""]), { code: "IB602", hint: /no-filter/ });
    const missing = await partial.git("rev-list", "--objects", "--missing=print", "HEAD");
    assert.match(missing, new RegExp(`^\\?${file?.oid}$`, "m"));
  });

  it("an id that names no object", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    await assert.rejects((await open(repository)).readBlobs(["d".repeat(40)]), { code: "IB602" });
  });

  it("a broken repository, with git's own words but for passwords", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    const git = await open(repository);
    await writeFile(join(repository.root, ".git", "index"), "not an index");
    await assert.rejects(git.uncommitted(), {
      code: "IB610",
      message: /^git status failed: .*index/,
    });
    await repository.git("config", "core.repositoryFormatVersion", "1");
    await repository.git("config", "extensions.objectFormat", "https://user:secret@host/x");
    await assert.rejects(open(repository), {
      code: "IB610",
      message: /^git rev-parse failed: .*https:\/\/\*\*\*@host\/x/,
    });
  });
});
