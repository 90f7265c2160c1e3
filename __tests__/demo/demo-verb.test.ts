/** `icebranch demo` as a newcomer runs it: the real verbs, end to end. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, it } from "node:test";

const cli = join(import.meta.dirname, "../../src/cli.ts");

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "icebranch demo "));
});
after(async () => rm(folder, { recursive: true, force: true }));

function demo(name: string) {
  const args = [cli, "demo", "--folder", join(folder, name)];
  return spawnSync(process.execPath, args, { encoding: "utf8", cwd: folder });
}

/** The numbers of rows on main that the demo printed for a table, in order. */
function rowsOnMain(text: string, table: string): readonly string[] {
  const shown = text.matchAll(new RegExp(`bronze.inventory.${table} on main: (\\w+) rows`, "g"));
  return [...shown].map(([, rows]) => rows ?? "");
}

it("moves main to the new rows, back, and forth again, and works twice", () => {
  for (const name of ["first", "second"]) {
    const { status, stdout, stderr } = demo(name);
    assert.equal(status, 0, stdout + stderr);
    // In production, while the branch has more, published, undone, published again.
    assert.deepEqual(rowsOnMain(stdout, "customers"), ["3", "3", "5", "3", "5"]);
    assert.deepEqual(rowsOnMain(stdout, "orders"), ["no", "no", "4", "0", "4"]);
    assert.match(stdout, /customers on add-orders: 5 rows/);
  }
});

it("refuses a folder that holds something", () => {
  const { status, stderr } = demo(".");
  assert.equal(status, 3);
  assert.match(stderr, /not empty/);
});
