/** What is shipped: what each door loads of it, its licences, and that anybody can make it again. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { proxyTo } from "../adapters/proxy.ts";
import { ingestOf, lakehouse } from "../e2e/lakehouse.ts";
import { lakeHub, ordersPull, spec } from "../github/lake-hub.ts";
import { temporaryFolder, temporaryRepository } from "../repository.ts";
import { bundle, packagesIn, startAction, startBundled } from "./bundled-action.ts";

const root = join(import.meta.dirname, "../..");
const files = readdirSync(bundle);

/** Whatever of these packages a run has loaded. */
async function loadedOf(loaded: readonly string[], ofGitHub: RegExp): Promise<readonly string[]> {
  const packages = await Promise.all(loaded.map(packagesIn));
  return [...new Set(packages.flat())].filter((name) => ofGitHub.test(name));
}

describe("the action", () => {
  it("loads GitHub's client where it has a token, and a proxy's only where there is one", async () => {
    await using lake = await lakeHub();
    const event = await lake.hub.event("pull_request", "opened", await ordersPull(lake));
    const { status, log, loaded } = await (await startAction(lake, event)).done;
    assert.equal(status, 0, log);
    assert.ok((await loadedOf(loaded, /^@octokit\//)).includes("@octokit/request"));
    assert.deepEqual(await loadedOf(loaded, /^undici$/), []);
    assert.deepEqual(lake.hub.violations, []);
  });

  it("loads neither without a token", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    await hub.commit("main", { [spec]: ingestOf("orders") });
    await using checkout = await temporaryRepository(undefined);
    await checkout.git("fetch", "-q", hub.folder, "main:refs/remotes/origin/main");
    await checkout.git("checkout", "-q", "--detach", "origin/main");
    const given = { "INPUT_GITHUB-TOKEN": "", GITHUB_WORKSPACE: checkout.root };
    const { status, log, loaded } = await (
      await startAction(lake, await hub.event("workflow_dispatch", "main"), given)
    ).done;
    assert.equal(status, 0, log);
    assert.match(log, /plan\. A run by hand shows the plan/);
    assert.deepEqual(await loadedOf(loaded, /^(@octokit\/.*|undici)$/), []);
  });

  it("asks GitHub through the proxy that the environment names", async () => {
    await using lake = await lakeHub();
    await using proxy = await proxyTo(Number(new URL(lake.hub.url).port));
    const event = await lake.hub.event("pull_request", "opened", await ordersPull(lake));
    const name = "http://api.github.test";
    const { status, log, loaded } = await (
      await startAction(lake, event, {
        ...{ GITHUB_API_URL: name, GITHUB_GRAPHQL_URL: `${name}/graphql` },
        ...{ http_proxy: proxy.url, no_proxy: "127.0.0.1" },
      })
    ).done;
    assert.equal(status, 0, log);
    assert.deepEqual([...new Set(proxy.asked)], ["api.github.test:80"]);
    assert.deepEqual(await loadedOf(loaded, /^undici$/), ["undici"]);
    assert.equal(lake.hub.checkRuns().length, 2);
    assert.deepEqual(lake.hub.violations, []);
  });
});

const unused = /^(@octokit\/.*|@actions\/.*|undici|@aws-sdk\/.*|@smithy\/.*|pg|mysql2)$/;

it("the terminal loads nothing of GitHub's, nor of stores and databases that are not used", async () => {
  await using house = await lakehouse();
  const { repository } = house;
  await house.sync("orders", "main", [1]);
  await repository.branch("bronze");
  await repository.commit("orders", { [spec]: ingestOf("orders") });
  const run = (...argv: string[]) => startBundled("cli.js", argv, repository.root, {}).done;
  const verbs = ["--help", "check", "plan", "build", "refresh", "workflow", "publish", "undo"];
  for (const verb of [...verbs, "drift", "clean", "init"]) {
    const { status, log, loaded } = await run(verb, ...(verb === "--help" ? [] : ["--dry-run"]));
    assert.ok(status === 0 || status === 1, `${verb}: ${status}\n${log}`);
    assert.ok(loaded.includes("core.js"), `${verb}: ${loaded}`);
    assert.deepEqual(await loadedOf(loaded, unused), [], verb);
  }
});

describe("the bundle", () => {
  it("is the same bytes each time, under names that a reader of a diff can follow", async (t) => {
    const again = await temporaryFolder();
    t.after(() => rmSync(again, { recursive: true, force: true }));
    const rolldown = join(root, "node_modules/.bin/rolldown");
    const args = [rolldown, "-c", "rolldown.config.ts", "-d", again, "--log-level", "silent"];
    execFileSync(process.execPath, args, { cwd: root });
    assert.deepEqual(readdirSync(again), files);
    for (const file of files) {
      assert.match(
        file,
        /^((THIRD_PARTY|PLANNER)_NOTICES\.txt|[a-z][a-z0-9_-]*(\.compiled)?\.(js|json|wasm\.br))$/,
      );
      assert.ok(readFileSync(join(again, file)).equals(readFileSync(join(bundle, file))), file);
    }
  });

  it("has the licence of every package that it has a part of", async () => {
    const notices = readFileSync(join(bundle, "THIRD_PARTY_NOTICES.txt"), "utf8");
    const code = files.filter((file) => file.endsWith(".js"));
    const packages = new Set((await Promise.all(code.map(packagesIn))).flat());
    for (const expected of ["@actions/core", "@octokit/request", "undici", "yaml"])
      assert.ok(packages.has(expected), expected);
    for (const name of packages) {
      const section = notices.split(/^-{80}$/m).find((one) => one.trim().startsWith(`${name} `));
      assert.match(section ?? "", /Licence: \S+\n\n[\s\S]*(copyright|permission)/i, name);
    }
  });
});
