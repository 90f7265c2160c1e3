/** A repository of dashtool's, with the workflow file that dashtool wrote and people edited. */
import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { Finding } from "../../src/errors.ts";
import { type TemporaryRepository, temporaryRepository } from "../repository.ts";
import { commandLine } from "./lakehouse.ts";

const file = "argo/workflow.yaml";
const ofDashtool = fileURLToPath(new URL("../fixtures/argo/dashtool/b-views", import.meta.url));
const theirs = await readFile(`${ofDashtool}.yaml`, "utf8");

async function repositoryOfDashtool(workflow: string): Promise<TemporaryRepository> {
  const repository = await temporaryRepository();
  await cp(ofDashtool, repository.root, { recursive: true });
  await repository.commit("dashtool", { [file]: workflow });
  return repository;
}

async function workflow(repository: TemporaryRepository) {
  const { status, printed } = await commandLine(repository.root, ["workflow", "--format=json"]);
  const findings: readonly Finding[] = JSON.parse(printed).findings;
  assert.deepEqual([status, findings.filter(({ level }) => level === "error")], [0, []], printed);
  return {
    text: await readFile(join(repository.root, file), "utf8"),
    said: findings
      .filter(({ code }) => !code.startsWith("IB2"))
      .map(({ code, message }) => `${code} ${message.split(" is ")[0]}`),
  };
}

describe("dashtool's workflow file, committed", () => {
  it("becomes icebranch's without a word, its passwords and its git branch gone", async () => {
    await using repository = await repositoryOfDashtool(theirs);
    const { text, said } = await workflow(repository);
    assert.deepEqual(said, []);
    assert.match(theirs, /postgres:\/\/postgres:postgres@/);
    assert.doesNotMatch(text, /postgres:\/\/postgres:postgres@|"branch":"silver"/);
    assert.match(text, /icebranch\/format: '1'/);
    await repository.commit("icebranch");
    assert.deepEqual(await workflow(repository), { text, said: [] });
  });

  it("keeps what people made of it", async () => {
    const edited = theirs
      .replace("image: dashbook/source-kafka:sql", "image: dashbook/source-kafka:pinned # ours")
      .replace('"group_id":"airbyte"', '"group_id":"mine"')
      .replace("schedule: 0 0 * * *", "schedule: 5 4 * * * # early\n  timezone: Europe/Berlin");
    await using repository = await repositoryOfDashtool(edited);
    const { text, said } = await workflow(repository);
    assert.deepEqual(said.sort(), [
      "IB507 data.source.json/group_id",
      "IB507 spec.workflowSpec.templates.dashbook-source-kafka-sql.container.image",
    ]);
    for (const kept of ["kafka:pinned # ours", '"group_id":"mine"', "timezone: Europe/Berlin"])
      assert.ok(text.includes(kept), kept);
    assert.match(text, /schedules:\n +- 5 4 \* \* \*/);
    await repository.commit("icebranch");
    assert.equal((await workflow(repository)).text, text);
  });

  it("keeps it where the file was never committed before", async () => {
    await using repository = await repositoryOfDashtool("");
    const edited = theirs.replace("source-kafka:sql", "source-kafka:pinned");
    await writeFile(join(repository.root, file), edited);
    const { text, said } = await workflow(repository);
    assert.match(text, /image: dashbook\/source-kafka:pinned/);
    assert.deepEqual(said, [
      "IB507 spec.workflowSpec.templates.dashbook-source-kafka-sql.container.image",
      "IB607 1 file differs from the last commit; the files on disk are what was read.",
    ]);
  });

  it("lets the task and the ConfigMap of a node go that is gone, a password in it or not", async () => {
    await using repository = await repositoryOfDashtool(theirs);
    await repository.commit("Drop a view", { "silver/inventory/order_weight.sql": null });
    const { text, said } = await workflow(repository);
    assert.deepEqual(said, []);
    assert.doesNotMatch(text, /order-weight/);
  });
});
