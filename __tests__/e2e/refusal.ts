/** A run that refuses: it says why in one finding, and leaves every byte as it was. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { commandLine, ended, findingCodes, type Lakehouse } from "./lakehouse.ts";

/** Every file's bytes below the lake and the work tree, by path. */
export async function bytesOf({
  lake,
  repository,
}: Lakehouse): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const root of [lake.folder, repository.root])
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (path.includes("/.git/")) continue;
      all.set(path, entry.isFile() ? await readFile(path, "base64") : "");
    }
  return all;
}

/** Runs it in `folder`: it must end so, say only this, and change no byte. */
export async function assertRefuses(
  house: Lakehouse,
  argv: readonly string[],
  expected: { readonly code: string; readonly status: number; readonly says: RegExp },
  folder = house.repository.root,
): Promise<void> {
  const before = await bytesOf(house);
  const report = ended(await house.icebranchIn(folder, ...argv), expected.status);
  assert.deepEqual(findingCodes(report), [expected.code]);
  const [finding] = report.findings;
  assert.match(`${finding?.file} ${finding?.message} ${finding?.hint}`, expected.says);
  const { status, printed } = await commandLine(folder, argv);
  assert.equal(status, expected.status);
  assert.doesNotMatch(printed, /\n {4}at /);
  assert.deepEqual(await bytesOf(house), before);
}
