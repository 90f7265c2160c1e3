/** What the action says where it cannot do what is asked, and that its outputs are set all the same. */
import assert from "node:assert/strict";
import { readFile, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { outputs as declared } from "../../src/outputs.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import { temporaryFolder, temporaryRepository } from "../repository.ts";
import { type Asked, ended, type PullRequest, pullRequest, repository } from "./pull-request.ts";
import { runStep } from "./runner.ts";

const spec = { "bronze/inventory/postgres.ingest.json": ingestOf("orders") };
const sha = "1".repeat(40);

async function opened(): Promise<PullRequest> {
  const pr = await pullRequest(spec);
  await pr.house.sync("orders", "main", [1]);
  return pr;
}

describe("a checkout", () => {
  it("that is missing is told, with the step that makes one", async () => {
    const workspace = await temporaryFolder();
    const run = await runStep({ event: "push", workspace, sha });
    await rmdir(workspace);
    assert.match(ended(run, 1).log, /^::error title=IB601.*actions\/checkout/m);
    assert.deepEqual(Object.keys(run.outputs).sort(), Object.keys(declared).sort());
    assert.equal(run.outputs.result, "blocked");
    assert.match(run.summary, /Blocked by 1 error/);
  });

  it("that is shallow is told, with the depth that it needs", async () => {
    await using pr = await opened();
    const run = await pr.pull("opened", { clone: ["--depth=1"] });
    assert.match(ended(run, 1).log, /^::error title=IB602.*fetch-depth: 0/m);
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("of two commits is enough for a pull request", async () => {
    await using pr = await opened();
    ended(await pr.pull("opened", { clone: ["--depth=2"] }), 0);
    assert.notEqual(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("of one commit is enough to check its files", async () => {
    await using pr = await opened();
    const asked: Asked = { clone: ["--depth=1"], with: { command: "check" } };
    assert.equal(ended(await pr.pull("opened", asked), 0).outputs.result, "ok");
  });
});

describe("an event", () => {
  const refused: { event: string; says: RegExp }[] = [
    { event: "issue_comment", says: /does not act on the event `issue_comment`/ },
    { event: "pull_request_target", says: /runs with secrets on what anybody wrote/ },
  ];
  for (const { event, says } of refused)
    it(`called ${event} is refused, with the events that are not`, async () => {
      await using origin = await temporaryRepository({ a: "" });
      const head = await origin.git("rev-parse", "HEAD");
      const run = await runStep({
        event,
        workspace: origin.root,
        sha: head,
        payload: { repository },
      });
      assert.match(ended(run, 1).log, says);
      assert.match(run.log, /^::error title=IB609.*pull_request/m);
    });

  it("whose payload is not there is told", async () => {
    await using origin = await temporaryRepository({ a: "" });
    const env = { GITHUB_EVENT_PATH: join(origin.root, "absent.json") };
    const run = await runStep({ event: "push", workspace: origin.root, sha, env });
    assert.match(ended(run, 1).log, /^::error title=IB609.*payload cannot be read/m);
  });
});

describe("an input", () => {
  it("that is wrong ends the step as wrong usage, all problems at once", async () => {
    await using origin = await temporaryRepository({ a: "" });
    const inputs = { command: "frobnicate", "keep-undo": "long", strict: "yes" };
    const run = await runStep({ event: "push", workspace: origin.root, sha, with: inputs });
    const { log } = ended(run, 2);
    for (const name of ["command", "keep-undo", "strict"]) assert.match(log, new RegExp(name));
    assert.deepEqual(Object.keys(run.outputs).sort(), Object.keys(declared).sort());
  });

  it("that action.yml does not offer is not looked for", async () => {
    await using pr = await opened();
    const { outputs } = ended(
      await pr.pull("opened", { with: { head: "main", format: "xml" } }),
      0,
    );
    assert.equal(outputs.added, '["bronze.inventory.postgres"]');
  });

  it("report-path says where the report is, and so does the output", async () => {
    await using pr = await opened();
    const path = join(pr.house.lake.folder, "report.json");
    const { outputs } = ended(await pr.pull("opened", { with: { "report-path": path } }), 0);
    assert.equal(outputs["report-path"], path);
    const report = JSON.parse(await readFile(path, "utf8"));
    assert.deepEqual(report.pull, { repository: 42, number: 7 });
  });

  it("report-path that cannot be written fails the step, and what was done is still told", async () => {
    await using pr = await opened();
    const asked = { with: { "report-path": "no/such/folder.json" } };
    const { log, outputs } = ended(await pr.pull("opened", asked), 3);
    assert.match(log, /^::error title=IB608/m);
    assert.equal(outputs["branch-created"], "true");
    assert.equal(outputs["report-path"], "");
  });
});

describe("workflow-mode", () => {
  const check: Asked = { with: { "workflow-mode": "check" } };

  it("check fails a pull request whose workflow file is out of date, with the patch", async () => {
    await using pr = await opened();
    const { log, outputs, summary } = ended(await pr.pull("opened", check), 1);
    assert.match(log, /^::error file=argo\/workflow\.yaml,line=1.*IB501/m);
    assert.match(summary, /What changes in argo\/workflow\.yaml/);
    assert.equal(outputs["workflow-changed"], "true");
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("check fails one whose workflow file .gitignore hides, at that line", async () => {
    await using pr = await opened();
    await pr.house.repository.commit("as in the tutorial", { ".gitignore": "# Argo\nargo\n" });
    const { log } = ended(await pr.pull("synchronize", check), 1);
    assert.match(log, /^::error file=\.gitignore,line=2.*IB505/m);
    await pr.house.repository.commit("mended", { ".gitignore": null });
    await pr.house.icebranch("workflow");
    await pr.house.repository.commit("workflow");
    ended(await pr.pull("synchronize", check), 0);
    await pr.house.repository.commit("hidden, but tracked", { ".gitignore": "argo\n" });
    ended(await pr.pull("synchronize", check), 0);
  });

  it("check passes one that brings the file along", async () => {
    await using pr = await opened();
    await pr.house.icebranch("workflow");
    await pr.house.repository.commit("workflow");
    const { outputs } = ended(await pr.pull("synchronize", check), 0);
    assert.equal(outputs["workflow-changed"], "false");
  });

  it("check lets a pull request be that has nothing to do with the project", async () => {
    await using pr = await pullRequest({ "README.md": "" }, spec);
    ended(await pr.pull("opened", check), 0);
  });

  it("check keeps no merged pull request from being published", async () => {
    await using pr = await opened();
    ended(await pr.pull("opened"), 0);
    await pr.house.sync("orders", "bronze", [2]);
    ended(await pr.closeMerged(await pr.merge("squash"), check), 0);
    assert.deepEqual(await pr.house.rows("orders"), [1, 2]);
  });

  it("off says nothing of it", async () => {
    await using pr = await opened();
    const { log, summary, outputs } = ended(await pr.pull("opened"), 0);
    for (const text of [log, summary]) assert.doesNotMatch(text, /IB501|workflow\.yaml/);
    assert.equal(outputs["workflow-changed"], "false");
  });
});
