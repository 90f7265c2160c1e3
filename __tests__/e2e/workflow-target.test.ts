/** What the connectors of the workflow file are told to write to. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { ended } from "./lakehouse.ts";
import { shopOnBranch } from "./shop.ts";

async function branchesInFile(root: string): Promise<readonly string[]> {
  const text = await readFile(join(root, "argo", "workflow.yaml"), "utf8");
  return [...text.matchAll(/"branch": ?"([^"]*)"/g)].map(([, branch]) => branch ?? "");
}

describe("the branch in the workflow file", () => {
  it("is main, or with workflow.target head the data branch", async () => {
    await using house = await shopOnBranch();
    const { root } = house.repository;
    ended(await house.icebranch("workflow"), 0);
    assert.deepEqual([...new Set(await branchesInFile(root))], ["main"]);
    ended(await house.icebranch("workflow", "--workflow-target=head"), 0);
    assert.deepEqual([...new Set(await branchesInFile(root))], ["pr"]);
  });

  it("is never a data branch on Nessie, whose connectors would write to main", async () => {
    await using house = await shopOnBranch();
    const nessie = { type: "nessie", uri: "http://127.0.0.1:9/iceberg/" };
    await house.repository.git("rm", "-q", "dashtool.json");
    await house.repository.commit("Nessie", {
      "icebranch.yaml": JSON.stringify({ catalogs: { default: nessie } }),
    });
    ended(await house.icebranch("workflow"), 0);
    const { report } = await house.icebranch("workflow", "--workflow-target=head");
    const errors = report.findings.filter(({ level }) => level === "error");
    assert.deepEqual(
      errors.map(({ code }) => code),
      ["IB420"],
    );
    assert.deepEqual([...new Set(await branchesInFile(house.repository.root))], ["main"]);
  });
});
