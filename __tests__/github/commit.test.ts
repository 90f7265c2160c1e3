/** The commit of the workflow file: one, on the head that it was made from, and none where nothing differs. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dashtoolJson, ingestOf } from "../e2e/lakehouse.ts";
import { ended, type LakeHub, lakeHub, ordersPull, spec } from "./lake-hub.ts";

const path = "argo/workflow.yaml";
const kafka = "bronze/inventory/kafka.ingest.json";

function commits({ hub }: LakeHub): number {
  return hub.requests.filter(({ operation }) => operation === "createCommitOnBranch").length;
}

describe("the workflow file of a pull request", () => {
  it("is committed once, verified, alone, on the head", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    const head = await hub.tip("bronze");
    const { outputs } = ended(await lake.on("pull_request", "opened", number), 0);
    assert.equal(await hub.tip("bronze^"), head);
    assert.equal(await hub.git("diff", "--name-only", head, "bronze"), path);
    assert.equal(outputs["commit-verified"], "true");
    ended(await lake.on("pull_request", "synchronize", number), 0);
    assert.equal(commits(lake), 1);
    assert.equal(await hub.tip("bronze^"), head);
  });

  it("keeps what people wrote in it", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    const text = await hub.git("show", `bronze:${path}`);
    const edited = text.replace("0 0 * * *", "30 5 * * 1 # Mondays");
    await hub.commit("bronze", { [path]: `${edited}\n`, [kafka]: ingestOf("products") });
    ended(await lake.on("pull_request", "synchronize", number), 0);
    const after = await hub.git("show", `bronze:${path}`);
    assert.match(after, /30 5 \* \* 1 # Mondays/);
    assert.match(after, /bronze-inventory-kafka/);
  });

  it("is made again where somebody pushes while it is being committed", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    hub.meanwhile({ operation: "createCommitOnBranch" }, () =>
      hub.commit("bronze", { [kafka]: ingestOf("products") }),
    );
    const { report } = ended(await lake.on("pull_request", "opened", number), 0);
    assert.match(await hub.git("show", `bronze:${path}`), /bronze-inventory-kafka/);
    assert.equal(report.commit?.oid, await hub.tip("bronze"));
    assert.equal(hub.comments(number).length, 1);
    assert.deepEqual(hub.violations, []);
  });

  it("is given up where somebody is faster each time, without force", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    let pushes = 0;
    const does = () => hub.commit("bronze", { "README.md": `${pushes++}\n` });
    hub.fail({ operation: "createCommitOnBranch", does, times: 9 });
    const { report } = await lake.on("pull_request", "opened", number);
    assert.ok(report.findings.some(({ code, level }) => code === "IB612" && level === "error"));
    assert.notEqual(report.result, "ok");
    assert.equal(pushes, 4);
    assert.equal(await hub.git("show", "bronze:README.md"), "3");
    await assert.rejects(hub.git("show", `bronze:${path}`));
  });

  for (const how of ["classic", "ruleset"] as const)
    it(`is shown as a patch where a rule (${how}) protects the head`, async () => {
      await using lake = await lakeHub();
      const { hub } = lake;
      const number = await ordersPull(lake);
      hub.protect("bronze", how);
      const { report, summary } = await lake.on("pull_request", "opened", number);
      assert.ok(report.findings.some(({ code }) => code === "IB613"));
      assert.ok(report.result === "blocked" || report.result === "partial", report.result);
      assert.match(summary, /\+kind: CronWorkflow/);
      assert.match(hub.comments(number)[0]?.body ?? "", /\+kind: CronWorkflow/);
    });

  it("fails the run, with the patch, where workflow-mode is check", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    const event = await hub.event("pull_request", "opened", number);
    const run = ended(await lake.run(event, { with: { "workflow-mode": "check" } }), 1);
    assert.match(run.log, /^::error file=argo\/workflow\.yaml.*IB501/m);
    assert.match(hub.comments(number)[0]?.body ?? "", /\+kind: CronWorkflow/);
    assert.equal(commits(lake), 0);
  });

  it("is let be where workflow-mode is off", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    const event = await hub.event("pull_request", "opened", number);
    ended(await lake.run(event, { with: { "workflow-mode": "off" } }), 0);
    await assert.rejects(hub.git("show", `bronze:${path}`));
  });

  it("is red, naming the line to add, where the token may not commit", async () => {
    const permissions = { contents: "read", pull_requests: "write", checks: "write" } as const;
    const login = "github-actions[bot]";
    const tokens = { ghs_actions: { kind: "actions", login, permissions } } as const;
    await using lake = await lakeHub({}, { tokens });
    const number = await ordersPull(lake);
    const { report, log } = await lake.on("pull_request", "opened", number);
    assert.notEqual(report.result, "ok");
    assert.match(log, /IB611.*contents: write/s);
  });
});

describe("a commit by", () => {
  it("the workflow's own token has our check run, and a notice on the others", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    const { log, outputs } = ended(await lake.on("pull_request", "opened", number), 0);
    assert.equal(hub.checkRuns(outputs["commit-sha"])[0]?.conclusion, "success");
    assert.match(log, /^::notice title=IB616/m);
    const runs = hub.events.filter(({ run }) => run === "awaiting-approval");
    assert.equal(runs.length, 1);
  });

  it("an App's token starts a run, which finds nothing to commit", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    const asked = { with: { "commit-token": "ghs_app" } };
    const opened = await hub.event("pull_request", "opened", number);
    const { log } = ended(await lake.run(opened, asked), 0);
    assert.doesNotMatch(log, /IB616/);
    const started = hub.events.filter(
      ({ name, run }) => name === "pull_request" && run === "started",
    );
    assert.equal(started.at(-1)?.action, "synchronize");
    const [before] = hub.comments(number);
    const next = await hub.event("pull_request", "synchronize", number);
    ended(await lake.run(next, asked), 0);
    assert.equal(commits(lake), 1);
    assert.deepEqual(hub.comments(number), [before]);
  });
});

describe("the files of several projects", () => {
  it("are committed by the jobs of one run, each by its own", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const projects = ["one", "two", "three"];
    const each = (name: string, text: string) =>
      Object.fromEntries(projects.map((project) => [`${project}/${name}`, text]));
    await hub.commit("main", each("dashtool.json", dashtoolJson(house.lake)));
    await hub.commit("bronze", each(spec, ingestOf("orders")));
    const event = await hub.event("pull_request", "opened", await hub.openPull({ head: "bronze" }));
    const runs = projects.map((project) => lake.run(event, { with: { project } }));
    for (const run of await Promise.all(runs)) ended(run, 0);
    const added = await hub.git("diff", "--name-only", "bronze~3", "bronze");
    assert.deepEqual(
      added.split("\n"),
      [...projects].sort().map((one) => `${one}/${path}`),
    );
  });
});

describe("a file that fits already", () => {
  it("is not committed again", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    ended(await lake.on("pull_request", "opened", number), 0);
    const text = await hub.git("show", `bronze:${path}`);
    await hub.mergePull(number, "squash");
    await hub.commit("other", { [spec]: ingestOf("orders"), "README.md": "x\n" }, { from: "main" });
    assert.equal(await hub.git("show", `other:${path}`), text);
    const second = await hub.openPull({ head: "other" });
    ended(await lake.on("pull_request", "opened", second), 0);
    assert.equal(commits(lake), 1);
  });
});
