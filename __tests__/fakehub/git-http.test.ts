/** git's own protocol, as the runner's checkout and icebranch's fetches speak it. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { gitEnv } from "./git-process.ts";
import { startHub } from "./hub.ts";
import { emptyFolder } from "./repository.ts";

const run = promisify(execFile);

async function clientFolder() {
  const folder = await emptyFolder();
  async function git(token: string | undefined, ...args: readonly string[]): Promise<string> {
    const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
    const header = `http.extraheader=AUTHORIZATION: basic ${basic}`;
    const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"];
    const all = [...(token === undefined ? [] : ["-c", header]), ...identity, ...args];
    const env = { ...gitEnv(), GIT_TERMINAL_PROMPT: "0" };
    return (await run("git", all, { cwd: folder, env })).stdout.trim();
  }
  return {
    ...{ folder, git },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function withPull() {
  const hub = await startHub({ repository: { a: "1\n" } });
  const head = await hub.commit("bronze", { a: "2\n" });
  const number = await hub.openPull({ head: "bronze" });
  return { hub, head, number, remote: `${hub.url}/octo/lake` };
}

describe("git over HTTP", () => {
  it("clones with a token, with and without .git, and not without one", async () => {
    const { hub, head, remote } = await withPull();
    await using _ = hub;
    await using client = await clientFolder();
    await client.git("ghs_fork", "clone", "-q", "-b", "bronze", remote, "clone");
    const clone = join(client.folder, "clone");
    assert.equal(await client.git("ghs_fork", "-C", clone, "rev-parse", "HEAD"), head);
    await client.git("ghs_fork", "clone", "-q", `${remote}.git`, "second");
    await assert.rejects(client.git(undefined, "clone", "-q", remote, "third"));
    await assert.rejects(client.git("ghs_wrong", "clone", "-q", remote, "fourth"));
    const refs = await client.git("ghs_fork", "ls-remote", remote);
    assert.match(refs, /refs\/pull\/1\/head\n.*refs\/pull\/1\/merge/);
  });

  it("fetches a commit by its id alone, shallow and without blobs, though no ref has it", async () => {
    const { hub, number, remote } = await withPull();
    await using _ = hub;
    await using client = await clientFolder();
    const { sha } = await hub.event("pull_request", "opened", number);
    await hub.closePull(number);
    await client.git("ghs_actions", "init", "-q", ".");
    const asked = ["fetch", "-q", "--depth=1", "--filter=blob:none", remote, sha];
    await client.git("ghs_actions", ...asked);
    assert.equal(await client.git(undefined, "rev-parse", "FETCH_HEAD"), sha);
    assert.equal(await client.git(undefined, "rev-list", "--count", "FETCH_HEAD"), "1");
    const missing = ["rev-list", "--objects", "--missing=print", "FETCH_HEAD"];
    assert.match(await client.git(undefined, ...missing), /^\?/m);
    // The protocol's first version asks whether the server allows it.
    await client.git("ghs_actions", "-c", "protocol.version=0", ...asked);
  });

  it("takes a push, from which everything follows", async () => {
    const { hub, number, remote } = await withPull();
    await using _ = hub;
    await using client = await clientFolder();
    await client.git("ghs_app", "clone", "-q", "-b", "bronze", remote, ".");
    await client.git("ghs_app", "commit", "-q", "--allow-empty", "-m", "more");
    await client.git("ghs_app", "push", "-q", "origin", "bronze");
    const tip = await client.git(undefined, "rev-parse", "HEAD");
    assert.equal(hub.pull(number).head.commit, tip);
    assert.equal(await hub.git("rev-parse", `refs/pull/${number}/merge^2`), tip);
    const [push, synchronize] = hub.events.slice(-2);
    assert.deepEqual([push?.by, push?.run], ["icebranch-app[bot]", "started"]);
    assert.equal(synchronize?.action, "synchronize");
  });

  it("takes none to a protected branch, to GitHub's own refs, or with a token that reads", async () => {
    const { hub, head, remote } = await withPull();
    await using _ = hub;
    await using client = await clientFolder();
    await client.git("ghs_app", "clone", "-q", "-b", "bronze", remote, ".");
    hub.protect("main", "classic");
    const push = (token: string, to: string) =>
      client.git(token, "push", "-q", "origin", `bronze:${to}`);
    await assert.rejects(push("ghs_app", "main"), /GH006: Protected branch update failed/);
    await assert.rejects(push("ghs_app", "refs/pull/1/head"), /deny updating a hidden ref/);
    await assert.rejects(push("ghs_fork", "other"), /403/);
    assert.notEqual(await hub.tip("main"), head);
  });

  it("shows a fork as a repository of its own", async () => {
    const { hub, head, remote } = await withPull();
    await using _ = hub;
    await using client = await clientFolder();
    const fork = { id: 77, owner: "mallory" };
    const commit = await hub.commit("theirs", { a: "3\n" }, { fork, from: head });
    const theirs = remote.replace("/octo/", "/mallory/");
    const branches = (url: string) => client.git("ghs_actions", "ls-remote", "--refs", url);
    assert.equal(await branches(theirs), `${commit}\trefs/heads/theirs`);
    assert.doesNotMatch(await branches(remote), /theirs/);
    await assert.rejects(branches(remote.replace("/octo/", "/nobody/")), /not found/);
  });
});
