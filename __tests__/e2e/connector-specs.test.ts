/** Which of a user's own connector specifications a run in a terminal goes by: a change does not choose its own. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { runCommandLine } from "../../src/terminal.ts";
import { type TemporaryRepository, temporaryFolder, temporaryRepository } from "../repository.ts";

const file = "connectors/source-mine.spec.json";
const takes = (type: string) =>
  JSON.stringify({ connectionSpecification: { properties: { host: { type } } } });
const lake = await temporaryFolder();
const project = {
  "icebranch.yaml": `catalogs:\n  default: { type: file, uri: "${lake}" }\n`,
  "bronze/shop/orders.ingest.json": JSON.stringify({
    image: "me/source-mine:1",
    source: { host: 1 },
    destination: {},
  }),
};

/** `IB103 error`, one a finding, of those that are about the connector. */
async function told({ root, env }: TemporaryRepository, ...argv: string[]): Promise<string[]> {
  const report = join(root, "..", "report.json");
  const print = () => {};
  const terminal = { cwd: root, env, color: false, out: print, err: print };
  const demo = () => assert.fail("no demo here");
  await runCommandLine([...argv, "--report", report], { ...terminal, demo });
  const { findings } = JSON.parse(await readFile(report, "utf8"));
  const own = ["IB103", "IB113", "IB114", "IB115", "IB305"];
  return findings
    .filter(({ code }: { code: string }) => own.includes(code))
    .map(({ code, level }: { code: string; level: string }) => `${code} ${level}`);
}

const used = ["IB103 error"];
const notUsed = ["IB115 notice"];

describe("a connector specification in a terminal", () => {
  it("is used on the production branch, committed or not", async () => {
    await using repository = await temporaryRepository(project);
    assert.deepEqual(await told(repository, "check"), ["IB114 notice"]);
    await repository.write({ [file]: takes("string") });
    assert.deepEqual(await told(repository, "check"), used);
    await repository.commit("specification");
    assert.deepEqual(await told(repository, "check"), used);
    assert.deepEqual(await told(repository, "plan"), used);
  });

  it("says where secrets stand, which are not to be written out unless the configuration allows it", async () => {
    const secretive = JSON.stringify({
      connectionSpecification: { properties: { zugang: { type: "string", airbyte_secret: true } } },
    });
    const ingest = (zugang: string) =>
      JSON.stringify({ image: "me/source-mine:1", source: { zugang }, destination: {} });
    const path = "bronze/shop/orders.ingest.json";
    await using repository = await temporaryRepository({ ...project, [file]: secretive });
    await repository.commit("a secret", { [path]: ingest("hunter2") });
    assert.deepEqual(await told(repository, "check"), ["IB305 error"]);
    await repository.commit("a reference", { [path]: ingest("$ZUGANG") });
    assert.deepEqual(await told(repository, "check"), []);
    await repository.commit("allowed", {
      [path]: ingest("hunter2"),
      "icebranch.yaml": `${project["icebranch.yaml"]}allowed-literals: ["${path}#/source/zugang"]\n`,
    });
    assert.deepEqual(await told(repository, "check"), []);
  });

  it("is used before the first commit", async () => {
    await using repository = await temporaryRepository();
    await repository.write({ ...project, [file]: takes("string") });
    assert.deepEqual(await told(repository, "check"), used);
  });

  it("is used on a branch as it was where that left the production branch", async () => {
    await using repository = await temporaryRepository({ ...project, [file]: takes("string") });
    await repository.branch("bronze");
    await repository.commit("more", { "bronze/shop/more.sql": "select 1 as one" });
    await repository.checkout("main");
    await repository.commit("moved on", { [file]: takes("integer") });
    await repository.checkout("bronze");
    for (const argv of [["check"], ["plan"], ["check", "--head", "bronze"]])
      assert.deepEqual(await told(repository, ...argv), used, argv.join(" "));
  });

  for (const [name, before, after] of [
    ["adds", null, takes("integer")],
    ["changes", takes("string"), takes("integer")],
  ] as const)
    it(`is not used where the branch ${name} it, but as a file that is not committed`, async () => {
      await using repository = await temporaryRepository({ ...project, [file]: before });
      await repository.branch("bronze");
      await repository.commit("specification", { [file]: after });
      for (const argv of [["check"], ["plan"], ["check", "--head", "bronze"]])
        assert.deepEqual(await told(repository, ...argv), notUsed, argv.join(" "));
      await repository.write({ [file]: takes("string") });
      assert.deepEqual(await told(repository, "check"), used);
      assert.deepEqual(await told(repository, "plan"), notUsed);
    });

  it("is not used where this clone has no production branch to compare with", async () => {
    await using repository = await temporaryRepository({ ...project, [file]: takes("string") });
    await repository.git("branch", "-q", "-m", "bronze");
    assert.deepEqual(await told(repository, "check"), notUsed);
  });

  it("is found beside the configuration of a project in a folder", async () => {
    const inFolder = Object.entries({ ...project, [file]: takes("string") });
    const files = Object.fromEntries(inFolder.map(([path, text]) => [`lake/${path}`, text]));
    await using repository = await temporaryRepository({ ...files, [file]: takes("integer") });
    await repository.branch("bronze");
    assert.deepEqual(await told(repository, "check", "--project", "lake"), used);
    await repository.commit("specification", { [`lake/${file}`]: takes("integer") });
    assert.deepEqual(await told(repository, "check", "--project", "lake"), notUsed);
  });
});
