/** Pull requests of people whom nobody trusts, and catalogs that nobody must open. */
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dashtoolJson } from "../e2e/lakehouse.ts";
import type { Files } from "../repository.ts";
import type { LakeHub } from "./lake-hub.ts";

export const mallory = { id: 77, owner: "mallory" };
const workflow = "argo/workflow.yaml";
/** The token of a run for a fork or for Dependabot, whatever its workflow asks for. */
export const reading = { token: "ghs_fork" };

const noDatabase = "This is no database, and longer than its header is.";

/** Whoever opens the catalog from now on fails. */
export async function breakCatalog({ house }: LakeHub): Promise<void> {
  await writeFile(join(house.lake.folder, "catalog.db"), noDatabase);
}

/** A configuration whose catalog is no database. */
export async function elsewhere({ house }: LakeHub): Promise<string> {
  const folder = join(house.lake.folder, "elsewhere");
  await mkdir(folder);
  await writeFile(
    join(folder, "catalog.db"),
    "This is no database, and longer than its header is.",
  );
  return dashtoolJson({ ...house.lake, folder });
}

/** With the workflow file that they make: nothing is left to commit. */
export async function withWorkflow({ house }: LakeHub, files: Files): Promise<Files> {
  await house.repository.write(files);
  assert.equal((await house.icebranch("workflow")).status, 0);
  return { ...files, [workflow]: await readFile(join(house.repository.root, workflow), "utf8") };
}

export async function forkPull({ hub }: LakeHub, files: Files, head = "bronze"): Promise<number> {
  const commit = await hub.commit(head, files, { fork: mallory });
  return hub.openPull({ head, fork: mallory, commit });
}
