import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import {
  type FetchedOptions,
  type FetchedRepository,
  fetchedRepository,
} from "../../src/adapters/git/fetched.ts";
import { type TemporaryRepository, temporaryFolder, temporaryRepository } from "../repository.ts";
import { type GitServer, gitServer } from "./git-server.ts";

interface Place extends AsyncDisposable {
  readonly origin: TemporaryRepository;
  readonly server: GitServer;
  /** The runner's temporary folder. */
  readonly folder: string;
  open(more?: Partial<FetchedOptions>): Promise<FetchedRepository>;
}

/** A server of a repository that has `files` on main, and somewhere to fetch it to. */
async function place(files: { readonly [path: string]: string | Uint8Array }): Promise<Place> {
  const origin = await temporaryRepository(files);
  const server = await gitServer(origin);
  const folder = await temporaryFolder();
  const { url, token } = server;
  const stop = new AbortController().signal;
  return {
    ...{ origin, server, folder },
    open: (more = {}) =>
      fetchedRepository({ url, token, folder, stop, env: origin.env, retryBaseMs: 1, ...more }),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await origin[Symbol.asyncDispose]();
    },
  };
}

async function read(git: FetchedRepository, commit: string, path: string): Promise<string> {
  const file = (await git.listFiles(commit)).find((one) => one.path === path);
  assert.ok(file, `${path} is not in ${commit}`);
  return Buffer.from((await git.readBlobs([file.oid])).get(file.oid) ?? "absent").toString();
}

function received({ answers }: GitServer): number {
  return answers.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The bytes of every file below a folder, as one hash. */
async function fingerprint(folder: string): Promise<string> {
  const hash = createHash("sha256");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  for (const file of files.toSorted()) hash.update(`${file}\0`).update(await readFile(file));
  return hash.digest("hex");
}

/** The arguments of every process that names `text` in one. */
function argumentsNaming(text: string): readonly string[] {
  return readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid) && pid !== String(process.pid))
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8");
      } catch {
        return [];
      }
    })
    .filter((line) => line.includes(text));
}

describe("a repository that is fetched", () => {
  it("brings a commit by its id and what came before it, without any checkout", async () => {
    await using here = await place({ "a.sql": "1" });
    const before = await here.origin.commit("second", { "a.sql": "2" });
    const head = await here.origin.commit("third", { "b.sql": "3" });
    await using git = await here.open();
    assert.deepEqual(await git.fetch({ commits: [head], depth: 2 }), { missing: [] });
    assert.equal(await git.resolve(`${head}^1`), before);
    assert.equal(await read(git, before, "a.sql"), "2");
    assert.equal(await read(git, head, "b.sql"), "3");
    assert.equal(await git.resolve(`${head}~2`), undefined);
    assert.equal(git.shallow, true);
  });

  it("keeps a branch where a clone has it, and another ref under its own name", async () => {
    await using here = await place({ x: "1" });
    const main = await here.origin.git("rev-parse", "HEAD");
    await here.origin.branch("feature/x");
    const head = await here.origin.commit("more", { y: "2" });
    await here.origin.git("update-ref", "refs/pull/7/merge", head);
    await using git = await here.open();
    await git.fetch({ branches: ["main", "feature/x"], refs: ["refs/pull/7/merge"] });
    assert.equal(await git.resolve("refs/remotes/origin/main"), main);
    assert.equal(await git.resolve("refs/remotes/origin/feature/x"), head);
    assert.equal(await git.resolve("refs/pull/7/merge"), head);
    assert.equal(await git.currentBranch(), undefined);
    assert.equal(await git.resolve("HEAD"), undefined);
  });

  it("sees a branch that has moved, and asks for a commit once", async () => {
    await using here = await place({ x: "1" });
    await using git = await here.open();
    const first = await here.origin.git("rev-parse", "HEAD");
    await git.fetch({ branches: ["main"], commits: [first], depth: 2 });
    const second = await here.origin.commit("second", { x: "2" });
    await git.fetch({ branches: ["main"] });
    assert.equal(await git.resolve("refs/remotes/origin/main"), second);
    const asked = here.server.answers.length;
    await git.fetch({ commits: [first, second], depth: 2 });
    assert.equal(here.server.answers.length, asked);
  });

  it("tells what the server lacks, and brings the rest", async () => {
    await using here = await place({ x: "1" });
    const head = await here.origin.git("rev-parse", "HEAD");
    const nowhere = "1".repeat(40);
    await using git = await here.open();
    const { missing } = await git.fetch({
      commits: [nowhere, head, "0".repeat(40)],
      branches: ["none", "a:refs/heads/b", "*"],
    });
    assert.deepEqual(missing, [nowhere, "0".repeat(40), "none", "a:refs/heads/b", "*"]);
    assert.equal(await git.resolve(head), head);
  });

  it("takes what is asked of it at once in turns, one that fails or not", async () => {
    await using here = await place({ x: "1" });
    const first = await here.origin.git("rev-parse", "HEAD");
    const commits = [first];
    for (const text of ["2", "3", "4", "5"])
      commits.push(await here.origin.commit(text, { x: text }));
    await using git = await here.open();
    here.server.faults.push(403);
    const failing = assert.rejects(git.fetch({ branches: ["main"] }), { code: "IB611" });
    await Promise.all(commits.map((commit) => git.fetch({ commits: [commit] })));
    await failing;
    assert.equal(await git.mergeBase(first, commits.at(-1) ?? ""), first);
  });

  it("is gone when it is done with", async () => {
    await using here = await place({ x: "1" });
    const git = await here.open();
    await git.fetch({ branches: ["main"] });
    assert.equal((await readdir(here.folder)).length, 1);
    await git[Symbol.asyncDispose]();
    assert.deepEqual(await readdir(here.folder), []);
  });
});

describe("a checkout beside it", () => {
  const large = 200_000;

  it("has its objects borrowed where it is shallow, and not a byte of it changed", async () => {
    await using here = await place({ "large.bin": randomBytes(large), x: "1" });
    const before = await here.origin.git("rev-parse", "HEAD");
    const head = await here.origin.commit("second", { x: "2" });
    await using checkout = await here.origin.clone("--depth=1");
    const untouched = await fingerprint(checkout.root);
    await using git = await here.open({ checkout: checkout.root });
    assert.equal(await read(git, head, "x"), "2");
    assert.equal(await git.resolve(`${head}^1`), undefined);

    await git.fetch({ commits: [head], depth: 2 });
    assert.equal(await git.resolve(`${head}^1`), before);
    assert.equal(await read(git, before, "x"), "1");
    assert.ok(received(here.server) < 2_000, `${received(here.server)} bytes`);
    assert.equal(await fingerprint(checkout.root), untouched);
  });

  it("is asked first: what it has costs no request", async () => {
    await using here = await place({ x: "1" });
    const head = await here.origin.commit("second", { x: "2" });
    await using checkout = await here.origin.clone();
    await using git = await here.open({ checkout: checkout.root });
    await git.fetch({ commits: [head], depth: 2 });
    assert.deepEqual(here.server.answers, []);
  });

  it("keeps its whole history, whatever depth is fetched", async () => {
    await using here = await place({ x: "1" });
    const fork = await here.origin.commit("second", { x: "2" });
    await using checkout = await here.origin.clone();
    await here.origin.branch("feature");
    const head = await here.origin.commit("third", { y: "3" });
    await here.origin.checkout("main");
    const main = await here.origin.commit("fourth", { x: "4" });
    await using git = await here.open({ checkout: checkout.root });
    await git.fetch({ commits: [head], branches: ["main"], depth: 1 });
    assert.equal(await git.mergeBase(head, main), fork);
    assert.equal(git.shallow, false);
  });

  it("is not borrowed from where it lacks files of its commits", async () => {
    await using here = await place({ x: "1" });
    const head = await here.origin.git("rev-parse", "HEAD");
    await here.origin.git("config", "uploadpack.allowFilter", "true");
    await using checkout = await here.origin.clone("--filter=blob:none", "--no-checkout");
    await using git = await here.open({ checkout: checkout.root });
    await git.fetch({ commits: [head] });
    assert.equal(await read(git, head, "x"), "1");
  });

  it("need not be a repository", async () => {
    await using here = await place({ x: "1" });
    await using git = await here.open({ checkout: here.folder });
    assert.deepEqual(await git.fetch({ branches: ["main"] }), { missing: [] });
  });

  it("is not mistaken for it where the surroundings name a repository of theirs", async () => {
    await using here = await place({ x: "1" });
    await using other = await temporaryRepository({ y: "1" });
    const env = {
      ...here.origin.env,
      GIT_DIR: join(other.root, ".git"),
      GIT_WORK_TREE: other.root,
    };
    const untouched = await fingerprint(other.root);
    await using git = await here.open({ env });
    await git.fetch({ branches: ["main"] });
    assert.equal(await read(git, "refs/remotes/origin/main", "x"), "1");
    assert.equal(await fingerprint(other.root), untouched);
  });
});

describe("the token", () => {
  it("is in no process's arguments and in no file", async () => {
    await using here = await place({ x: "1" });
    const stop = new AbortController();
    await using git = await here.open({ stop: stop.signal });
    here.server.faults.push("hang");
    const fetching = git.fetch({ branches: ["main"] });
    const failed = assert.rejects(fetching, { code: "IB904" });
    let seen: readonly string[] = [];
    while (!seen.some((line) => line.includes("remote-http"))) {
      await setTimeout(5);
      seen = argumentsNaming(here.server.url);
    }
    stop.abort();
    await failed;
    const basic = Buffer.from(`x-access-token:${here.server.token}`).toString("base64");
    for (const secret of [here.server.token, basic]) {
      assert.ok(!seen.join("\n").includes(secret));
      for (const file of await readdir(git.root, { recursive: true, withFileTypes: true }))
        if (file.isFile())
          assert.ok(!readFileSync(join(file.parentPath, file.name), "latin1").includes(secret));
    }
  });

  it("goes to no other server, though this one or the user's configuration points there", async () => {
    await using here = await place({ x: "1" });
    await using elsewhere = await place({ x: "2" });
    const config = join(here.folder, "gitconfig");
    const { url } = here.server;
    writeFileSync(config, `[url "${elsewhere.server.url}"]\n\tinsteadOf = ${url}\n`);
    await using git = await here.open({ env: { ...here.origin.env, GIT_CONFIG_GLOBAL: config } });
    await git.fetch({ branches: ["main"] });
    assert.equal(await read(git, "refs/remotes/origin/main", "x"), "1");

    const redirect = `${elsewhere.server.url}/info/refs?service=git-upload-pack`;
    here.server.faults.push({ redirect });
    await assert.rejects(git.fetch({ branches: ["main"] }), { code: "IB610" });
    assert.deepEqual(elsewhere.server.answers, []);
  });

  it("is sent alone: a header that the user's configuration adds would be one too many", async () => {
    await using here = await place({ x: "1" });
    const config = join(here.folder, "gitconfig");
    writeFileSync(config, `[http]\n\textraHeader = AUTHORIZATION: basic nobody\n`);
    await using git = await here.open({ env: { ...here.origin.env, GIT_CONFIG_GLOBAL: config } });
    assert.deepEqual(await git.fetch({ branches: ["main"] }), { missing: [] });
  });

  it("is all that is tried: no program is asked for another password", async () => {
    await using here = await place({ x: "1" });
    const asked = join(here.folder, "asked");
    const program = join(here.folder, "program");
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${asked}\necho other\n`, { mode: 0o755 });
    const config = join(here.folder, "gitconfig");
    writeFileSync(config, `[credential]\n\thelper = ${program}\n[core]\n\taskPass = ${program}\n`);
    const programs = { GIT_ASKPASS: program, SSH_ASKPASS: program, GIT_CONFIG_GLOBAL: config };
    const env = { ...here.origin.env, ...programs };
    await using git = await here.open({ env, token: "ghs_WRONG_0123456789" });
    await assert.rejects(git.fetch({ branches: ["main"] }), { code: "IB611" });
    assert.equal(existsSync(asked), false);
  });

  it("is not told where it is refused", async () => {
    await using here = await place({ x: "1" });
    await using git = await here.open({ token: "ghs_WRONG_0123456789" });
    await assert.rejects(git.fetch({ branches: ["main"] }), (error: Error & { hint?: string }) => {
      assert.equal((error as { code?: string }).code, "IB611");
      assert.match(error.hint ?? "", /^Give `github-token` a token that is valid/);
      assert.doesNotMatch(`${error.stack} ${error.hint} ${error.cause}`, /WRONG/);
      return true;
    });
  });
});

describe("a server in trouble", () => {
  it("is asked again where it fails for a moment", async () => {
    await using here = await place({ x: "1" });
    here.server.faults.push(503, 503);
    await using git = await here.open();
    assert.deepEqual(await git.fetch({ branches: ["main"] }), { missing: [] });
  });

  it("is given up after three failures, said in one sentence", async () => {
    await using here = await place({ x: "1" });
    here.server.faults.push(503, 503, 503);
    await using git = await here.open();
    await assert.rejects(git.fetch({ branches: ["main"] }), {
      code: "IB610",
      message: /^http:.*\/octo\/lake could not be fetched: unable to access .* 503\.$/,
    });
    assert.deepEqual(here.server.faults, []);
  });

  it("is not waited for without end, and leaves no process behind", async () => {
    await using here = await place({ x: "1" });
    here.server.faults.push("hang");
    await using git = await here.open({ timeoutMs: 300 });
    await assert.rejects(git.fetch({ branches: ["main"] }), {
      code: "IB610",
      message: /could not be fetched within 1 s/,
    });
    await setTimeout(50);
    assert.deepEqual(argumentsNaming(here.server.url), []);
  });

  it("is let go of at once when the run is asked to stop", async () => {
    await using here = await place({ x: "1" });
    here.server.faults.push("hang");
    const stop = new AbortController();
    await using git = await here.open({ stop: stop.signal });
    const began = Date.now();
    const fetching = assert.rejects(git.fetch({ branches: ["main"] }), { code: "IB904" });
    await setTimeout(50);
    stop.abort();
    await fetching;
    assert.ok(Date.now() - began < 10_000);
    await assert.rejects(git.fetch({ branches: ["main"] }), { code: "IB904" });
  });
});

describe("merging without history", () => {
  async function sides(
    files: { readonly [path: string]: string },
    ours: { readonly [path: string]: string | null },
    theirs: { readonly [path: string]: string | null },
  ) {
    const here = await place(files);
    const base = await here.origin.git("rev-parse", "HEAD");
    await here.origin.branch("theirs");
    const right = await here.origin.commit("theirs", theirs);
    await here.origin.checkout("main");
    const left = await here.origin.commit("ours", ours);
    const git = await here.open();
    await git.fetch({ commits: [base, left, right] });
    return {
      ...{ git, sides: { base, ours: left, theirs: right } },
      async [Symbol.asyncDispose]() {
        await git[Symbol.asyncDispose]();
        await here[Symbol.asyncDispose]();
      },
    };
  }
  const lines = (...all: readonly string[]) => all.map((one) => `${one}\n`).join("");

  it("joins what each side did, by file and within files", async () => {
    const before = lines("1", "2", "3", "4", "5", "6", "7");
    await using both = await sides(
      { x: before, gone: "1" },
      { x: before.replace("1", "one"), new: "ours" },
      { x: before.replace("7", "seven"), gone: null },
    );
    const merged = await both.git.mergeTrees(both.sides);
    assert.deepEqual(merged?.conflicts, []);
    assert.deepEqual(await both.git.diffTrees(both.sides.ours, merged?.tree ?? ""), [
      { path: "gone", mode: null, oid: null },
      {
        ...{ path: "x", mode: "100644" },
        oid: blobId(before.replace("1", "one").replace("7", "seven")),
      },
    ]);
  });

  it("names the files in conflict, each once, whatever they are called", async () => {
    const odd = 'two\nlines "é".yaml';
    await using both = await sides(
      { [odd]: "1\n", same: "1\n", "b/deleted": "1\n" },
      { [odd]: "2\n", same: "2\n", "b/deleted": null, added: "2\n" },
      { [odd]: "3\n", same: "2\n", "b/deleted": "3\n", added: "3\n" },
    );
    const merged = await both.git.mergeTrees(both.sides);
    assert.deepEqual(merged?.conflicts.toSorted(), ["added", "b/deleted", odd]);
  });

  it("gives one file as either side would have its conflicts, and both sides' other lines", async () => {
    const before = lines("1", "2", "3", "4", "5", "6", "7");
    await using both = await sides(
      { x: before },
      { x: before.replace("1", "one").replace("4", "four"), mine: "" },
      { x: before.replace("7", "seven").replace("4", "vier") },
    );
    const text = async (favour: "ours" | "theirs", path = "x") => {
      const bytes = await both.git.mergeFile(both.sides, path, favour);
      return bytes && Buffer.from(bytes).toString();
    };
    assert.equal(await text("ours"), lines("one", "2", "3", "four", "5", "6", "seven"));
    assert.equal(await text("theirs"), lines("one", "2", "3", "vier", "5", "6", "seven"));
    assert.equal(await text("ours", "mine"), undefined);
  });
});

function blobId(text: string): string {
  return createHash("sha1")
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest("hex");
}
