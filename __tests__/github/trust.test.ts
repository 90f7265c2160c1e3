/** Runs for people whom nobody trusts. */
import assert from "node:assert/strict";
import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { ingestOf } from "../e2e/lakehouse.ts";
import { temporaryFolder } from "../repository.ts";
import { ended, type LakeHub, lakeHub, ordersPull, spec } from "./lake-hub.ts";
import { breakCatalog, elsewhere, forkPull, mallory, reading, withWorkflow } from "./strangers.ts";

const kafka = "bronze/inventory/kafka.ingest.json";

/** All that others can see of a colleague's pull request, and all that is written anywhere. */
async function seen({ hub, house }: LakeHub, number: number) {
  return {
    orders: await house.metadata("orders"),
    comments: [hub.comments(number), hub.comments(number + 1)],
    checks: hub.checkRuns(),
    bronze: await hub.tip("bronze"),
    branches: await hub.git("for-each-ref", "--format=%(refname)", "refs/heads"),
  };
}

describe("a pull request of a fork", () => {
  for (const gone of [false, true])
    it(`${gone ? "that is gone " : ""}is validated, compared and judged without a catalog or GitHub's API`, async () => {
      await using lake = await lakeHub();
      const { hub } = lake;
      await breakCatalog(lake);
      const config = await elsewhere(lake);
      const files = await withWorkflow(lake, {
        [spec]: ingestOf("orders"),
        "dashtool.json": config,
      });
      const number = await forkPull(lake, files);
      if (gone) await hub.deleteFork(number);
      const event = await hub.event("pull_request", "opened", number);
      const run = ended(await lake.run(event, reading), 0);
      assert.deepEqual(run.calls, []);
      assert.match(run.log, /plan\. A run for a fork has no secrets\. No catalog is asked\./);
      assert.equal(run.outputs.added, '["bronze.inventory.postgres"]');
      assert.equal(run.outputs.result, "ok");
      assert.match(run.summary, /## icebranch: Plan/);
      assert.match(run.summary, /`bronze\.inventory\.postgres` \| ingest \| added/);
      assert.equal(hub.comments(number).length + hub.checkRuns().length, 0);
      assert.deepEqual(hub.violations, []);
    });

  it("opens a catalog where it is a colleague's, so that the test above says something", async () => {
    await using lake = await lakeHub();
    await breakCatalog(lake);
    await lake.hub.commit("bronze", { [spec]: ingestOf("orders") });
    const number = await lake.hub.openPull({ head: "bronze" });
    const { log } = ended(await lake.on("pull_request", "opened", number), 3);
    assert.match(log, /IB410/);
    assert.deepEqual(lake.hub.violations, []);
  });

  it("is red at the line that is wrong", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    await breakCatalog(lake);
    const number = await forkPull(lake, { [spec]: ingestOf("orders"), [kafka]: '{\n  "image": 1' });
    const event = await hub.event("pull_request", "opened", number);
    const { log, summary, calls } = ended(await lake.run(event, reading), 1);
    assert.match(log, /^::error file=bronze\/inventory\/kafka\.ingest\.json,line=2,/m);
    assert.match(summary, /Blocked by \d error/);
    assert.deepEqual(calls, []);
    assert.deepEqual(hub.violations, []);
  });

  it("that lacks the workflow file is red, with the patch", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await forkPull(lake, { [spec]: ingestOf("orders") });
    const event = await hub.event("pull_request", "opened", number);
    const { log, summary, calls } = ended(await lake.run(event, reading), 1);
    assert.match(log, /^::error file=argo\/workflow\.yaml.*IB501/m);
    assert.match(summary, /\+kind: CronWorkflow/);
    assert.deepEqual(calls, []);
    assert.deepEqual(hub.violations, []);
  });

  it("whose head is named like a colleague's branch changes nothing of the colleague's", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    await house.sync("orders", "bronze", [3]);
    const before = await seen(lake, number);
    const off = { ...reading, with: { "workflow-mode": "off" } };
    const clean = { ...reading, with: { command: "clean", branch: "bronze" } };
    const foreign = await forkPull(lake, { [kafka]: ingestOf("products") });
    const steps = [
      { action: "opened", does: async () => {}, asked: off },
      { action: "synchronize", does: () => forkPush(lake), asked: off },
      { action: "labeled", does: () => hub.setLabel(foreign, "data"), asked: clean },
      { action: "closed", does: () => hub.closePull(foreign), asked: off },
      { action: "reopened", does: () => hub.reopenPull(foreign), asked: off },
      { action: "closed", does: () => hub.mergePull(foreign), asked: off },
    ] as const;
    for (const { action, does, asked } of steps) {
      await does();
      const run = await lake.run(await hub.event("pull_request", action, foreign), asked);
      assert.deepEqual(ended(run, 0).calls, [], action);
      assert.deepEqual(await seen(lake, number), before, action);
    }
    ended(await lake.on("push", "main"), 0);
    assert.deepEqual(await seen(lake, number), before);
    assert.deepEqual(await house.rows("orders"), [1, 2]);
    assert.deepEqual(hub.violations, []);
  });
});

async function forkPush({ hub }: LakeHub): Promise<void> {
  await hub.commit("bronze", { "README.md": "more\n" }, { fork: mallory });
}

describe("a run that Dependabot causes", () => {
  const env = { GITHUB_ACTOR: "dependabot[bot]" };
  const cases = [
    { what: "by its pull request", does: "plan. A run for Dependabot has no secrets" },
    { what: "by a push of its branch", does: "check. Only a push to the production branch" },
    { what: "by a push to the production branch", does: "plan. A run for Dependabot" },
  ] as const;
  for (const [index, { what, does }] of cases.entries())
    it(`${what} opens no catalog and asks nothing of GitHub's API`, async () => {
      await using lake = await lakeHub();
      const { hub } = lake;
      await breakCatalog(lake);
      const files = await withWorkflow(lake, { [spec]: ingestOf("orders") });
      await hub.commit("dependabot/npm", files);
      const number = await hub.openPull({ head: "dependabot/npm", author: "dependabot[bot]" });
      if (index === 2) await hub.mergePull(number, "squash");
      const event = await [
        () => hub.event("pull_request", "opened", number),
        () => hub.event("push", "dependabot/npm"),
        () => hub.event("push", "main"),
      ][index]?.();
      const run = ended(await lake.run(event ?? assert.fail(), { ...reading, env }), 0);
      assert.ok(run.log.includes(does), run.log);
      assert.deepEqual(run.calls, []);
      assert.equal(hub.comments(number).length + hub.checkRuns().length, 0);
      assert.deepEqual(hub.violations, []);
    });
});

describe("pull_request_target", () => {
  it("is refused, with nothing brought from the head and nothing written", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    await using git = await loggingGit();
    await house.sync("orders", "main", [1]);
    const number = await forkPull(lake, { [spec]: ingestOf("orders") });
    const before = await seenFrom(lake);
    const opened = await hub.event("pull_request", "opened", number);
    const onMain = { GITHUB_SHA: await hub.tip("main"), GITHUB_REF: "refs/heads/main" };
    const env = { ...onMain, GITHUB_EVENT_NAME: "pull_request_target", PATH: git.path };
    const { log, report, calls } = ended(await lake.run(opened, { env }), 1);
    assert.match(log, /^::error title=IB609.*`pull_request_target` runs with secrets/m);
    assert.equal(report.result, "blocked");
    assert.deepEqual(calls, []);
    const asked = await git.calls();
    for (const foreign of [hub.pull(number).head.commit, opened.sha, "refs/pull", "bronze"])
      assert.ok(!asked.includes(foreign), asked);
    assert.deepEqual(await seenFrom(lake), before);
    assert.deepEqual(hub.violations, []);
  });
});

async function seenFrom({ hub, house }: LakeHub) {
  return {
    orders: await house.metadata("orders"),
    written: hub.comments(1).length + hub.checkRuns().length,
    refs: await hub.git("for-each-ref"),
  };
}

/** A `git` before the real one on PATH that writes down how it is called. */
async function loggingGit() {
  const folder = await temporaryFolder();
  const log = join(folder, "calls");
  const script = `#!/bin/sh\nprintf '%s\\n' "$*" >> '${log}'\nPATH=\${PATH#*:} exec git "$@"\n`;
  await writeFile(join(folder, "git"), script);
  await chmod(join(folder, "git"), 0o755);
  return {
    path: `${folder}:${process.env.PATH}`,
    calls: () => readFile(log, "utf8"),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
