/** Who may choose which catalog is asked, and what of it anybody sees. */
import assert from "node:assert/strict";
import { readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { verbs } from "../../src/verbs.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import { type Files, temporaryFolder } from "../repository.ts";
import { type Asked, ended, type PullRequest, pullRequest } from "./pull-request.ts";

const spec = { "bronze/inventory/postgres.ingest.json": ingestOf("orders") };

async function opened(files: Files = {}, onMain: Files = {}): Promise<PullRequest> {
  const pr = await pullRequest({ ...spec, ...files }, onMain);
  await pr.house.sync("orders", "main", [1]);
  return pr;
}

/** Holds a file that is no database: whoever opens it as a catalog fails. */
let folder = "";
before(async () => {
  folder = await temporaryFolder();
  await writeFile(
    join(folder, "catalog.db"),
    "This is no database, and longer than its header is.",
  );
});
after(async () => rm(folder, { recursive: true }));

function elsewhere(uri: string): Files {
  const password = { password: "LAKE" };
  const config = {
    plugin: "sql",
    catalogUrl: uri,
    bucket: "file:///b",
    secrets: { lake: password },
  };
  return { "dashtool.json": JSON.stringify(config) };
}
const nowhere = () => elsewhere(`sqlite:///${folder}/catalog.db`);

function asksCatalogs(command: string): boolean {
  return !["init", "check", "workflow", "demo"].includes(command);
}

async function forked(pr: PullRequest): Promise<Asked> {
  return { pull: { head: { ref: "bronze", sha: await pr.head(), repo: { id: 43 } } } };
}

describe("a run without secrets", () => {
  it("of a fork opens no catalog, whatever it is told to do", async () => {
    await using pr = await opened({}, nowhere());
    for (const command of ["auto", ...Object.keys(verbs)].filter(asksCatalogs)) {
      const asked = { ...(await forked(pr)), with: { command, branch: "bronze" } };
      assert.match(ended(await pr.pull("opened", asked), 0).log, /No catalog is asked\./);
    }
    assert.match(ended(await pr.pull("opened"), 3).log, /IB410/, "the same, with secrets");
  });

  it("of a fork still says what is wrong with its files", async () => {
    await using pr = await opened({ "bronze/inventory/kafka.ingest.json": "{" });
    const { log, outputs } = ended(await pr.pull("opened", await forked(pr)), 1);
    assert.match(log, /^::error file=bronze\/inventory\/kafka\.ingest\.json,line=1/m);
    assert.equal(outputs.result, "blocked");
  });

  it("of Dependabot makes no data branch", async () => {
    await using pr = await opened();
    ended(await pr.pull("opened", { env: { GITHUB_ACTOR: "dependabot[bot]" } }), 0);
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
  });
});

const connector = "connectors/source-mine.spec.json";
const takes = (type: string) =>
  JSON.stringify({ connectionSpecification: { properties: { host: { type } } } });
const mine = JSON.parse(ingestOf("orders"));
const wrongHost = JSON.stringify({ ...mine, image: "me/source-mine:1", source: { host: 1 } });
const ingestOfMine = { "bronze/inventory/postgres.ingest.json": wrongHost };

describe("a connector's specification", () => {
  it("is used as the default branch has it", async () => {
    await using pr = await opened(ingestOfMine, { [connector]: takes("string") });
    const { log } = ended(await pr.pull("opened"), 1);
    assert.match(log, /^::error file=bronze\/inventory\/postgres\.ingest\.json.*IB103/m);
  });

  for (const [name, onMain] of [
    ["adds", {}],
    ["changes", { [connector]: takes("integer") }],
  ] as const)
    it(`is not used where the pull request ${name} it, be it by a run by hand on its branch`, async () => {
      await using pr = await opened({ ...ingestOfMine, [connector]: takes("string") }, onMain);
      const notice = /^::notice file=connectors\/source-mine\.spec\.json.*IB115/m;
      assert.match(ended(await pr.pull("opened"), 0).log, notice);
      assert.match(ended(await pr.pull("opened", await forked(pr)), 0).log, notice);
      const asked = { ref: "refs/heads/bronze", with: { command: "check" } };
      const { log } = ended(await pr.on("workflow_dispatch", await pr.head(), asked), 0);
      assert.match(log, notice);
    });

  it("is not used where the branch that a pull request is made to has changed it", async () => {
    await using pr = await opened({ ...ingestOfMine, [connector]: takes("string") });
    const { repository: origin } = pr.house;
    await origin.git("branch", "-q", "stack", "bronze");
    const base = { ref: "stack", sha: await pr.head(), repo: { id: 42 } };
    const { log } = ended(await pr.pull("opened", { pull: { base } }), 0);
    assert.match(log, /^::notice file=connectors\/source-mine\.spec\.json.*IB115/m);
  });
});

describe("the configuration in force", () => {
  it("is the default branch's: a pull request that names another catalog does not have it used", async () => {
    await using pr = await opened(nowhere());
    const { log } = ended(await pr.pull("opened"), 0);
    assert.match(log, /^::notice file=dashtool\.json.*IB304/m);
    assert.equal(await pr.house.ref("orders", "bronze"), await pr.house.ref("orders", "main"));
  });

  it("is the default branch's when the pull request is closed too", async () => {
    await using pr = await opened(nowhere());
    ended(await pr.pull("opened"), 0);
    ended(await pr.pull("closed", { pull: { state: "closed" } }), 0);
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("is the default branch's for a run by hand on the branch", async () => {
    await using pr = await opened(nowhere());
    const asked = { ref: "refs/heads/bronze", with: { command: "build" } };
    ended(await pr.on("workflow_dispatch", await pr.head(), asked), 0);
    assert.notEqual(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("is the commit's own while the default branch has none, and a notice says so", async () => {
    await using pr = await opened();
    const { repository: origin } = pr.house;
    const config = await readFile(join(origin.root, "dashtool.json"), "utf8");
    await origin.checkout("main");
    await origin.commit("none yet", { "dashtool.json": null });
    await origin.git("checkout", "-q", "-B", "bronze", "main");
    await origin.commit("all of it", { ...spec, "dashtool.json": config });
    const { log } = ended(await pr.pull("opened"), 0);
    assert.match(log, /`main` has no configuration yet, so the one of this commit is in force\./);
    assert.notEqual(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("asks no catalog while the default branch's has errors, so that mending it can be green", async () => {
    await using pr = await opened();
    const { repository: origin } = pr.house;
    const config = await readFile(join(origin.root, "dashtool.json"), "utf8");
    await origin.checkout("main");
    await origin.commit("broken", { "dashtool.json": "{" });
    await origin.git("checkout", "-q", "-B", "bronze", "main");
    await origin.commit("mended", { ...spec, "dashtool.json": config });
    const { log } = ended(await pr.pull("opened"), 0);
    assert.match(log, /^::warning.*The configuration of `main` has errors/m);
    assert.equal(await pr.house.ref("orders", "bronze"), undefined);
  });

  it("gives way to an input", async () => {
    await using pr = await opened();
    const { log } = ended(await pr.pull("opened", { with: { "main-branch": "trunk" } }), 0);
    assert.match(log, /An open pull request to `main` has data branches made from that one's\./);
  });
});

describe("the report's path", () => {
  it("leads nowhere else, whatever link the pull request has put there", async () => {
    const target = join(folder, "kept.json");
    await writeFile(target, "kept");
    await using pr = await opened();
    const { repository: origin } = pr.house;
    for (const [link, to, path] of [
      ["report.json", target, "report.json"],
      ["reports", folder, "reports/kept.json"],
    ] as const) {
      await symlink(to, join(origin.root, link));
      await origin.commit("link");
      const { log } = ended(await pr.pull("opened", { with: { "report-path": path } }), 3);
      assert.match(log, /^::error title=IB608/m);
      assert.equal(await readFile(target, "utf8"), "kept");
    }
  });
});

describe("a secret", () => {
  it("that the configuration declares is hidden, and in nothing that the run leaves", async () => {
    const secret = folder;
    await using pr = await opened({}, elsewhere("sqlite:///$LAKE/catalog.db"));
    const path = join(pr.house.lake.folder, "report.json");
    const asked = { env: { LAKE: secret }, with: { "report-path": path } };
    const { log, outputs, summary } = ended(await pr.pull("opened", asked), 3);
    assert.match(log, new RegExp(`^::add-mask::${secret}$`, "m"));
    const rest = log.replaceAll(`::add-mask::${secret}`, "");
    const report = await readFile(path, "utf8");
    assert.match(report, /IB410/);
    for (const text of [rest, JSON.stringify(outputs), summary, report])
      assert.ok(!text.includes(secret), text);
  });

  it("that begins with another is hidden to its end", async () => {
    const [start, end] = [folder.slice(0, -4), folder.slice(-4)];
    const secrets = { lake: { start: "START", all: "LAKE" } };
    const uri = "sqlite:///$LAKE/catalog.db";
    const config = { plugin: "sql", catalogUrl: uri, bucket: "file:///b", secrets };
    await using pr = await opened({}, { "dashtool.json": JSON.stringify(config) });
    const { summary } = ended(await pr.pull("opened", { env: { START: start, LAKE: folder } }), 3);
    assert.match(summary, /IB410/);
    assert.ok(!summary.includes(end), summary);
  });

  it("of many lines is hidden where others say one of them", async () => {
    await using pr = await opened({}, elsewhere(`sqlite:///${folder}/catalog.db`));
    const { summary } = ended(await pr.pull("opened", { env: { LAKE: `key\n${folder}\n` } }), 3);
    assert.match(summary, /IB410/);
    assert.ok(!summary.includes(folder), summary);
  });

  it("of the runner cannot be had by naming it in a configuration", async () => {
    await using pr = await opened({}, elsewhere("sqlite:///$GITHUB_WORKSPACE/lake.db"));
    const { log } = ended(await pr.pull("opened"), 1);
    assert.match(log, /IB301/);
  });
});
