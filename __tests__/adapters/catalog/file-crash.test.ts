/** Writers of a warehouse without a catalog that are killed, that race, or whose disk refuses. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { refsOf } from "../../../src/iceberg/refs.ts";
import { type HadoopLake, hadoopLake } from "./hadoop-lake.ts";

const here = import.meta.dirname;
const killHook = join(here, "file-kill-hook.ts");
const table = { namespace: ["inventory"], name: "orders" };

interface Ended {
  readonly status: number | null;
  readonly stderr: string;
}

/** A process of its own that makes these branches on `inventory.orders`. */
async function committer(
  lake: HadoopLake,
  branches: readonly string[],
  more: { readonly preload?: string; readonly killAt?: number } = {},
): Promise<Ended> {
  const preload = more.preload === undefined ? [] : ["--import", more.preload];
  const script = join(here, "file-committer.ts");
  const env = { ...process.env, ICEBRANCH_TEST_KILL_AT: String(more.killAt ?? 0) };
  const argv = [...preload, script, lake.warehouse, "orders", ...branches];
  const child = spawn(process.execPath, argv, { env, stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const [status] = await once(child, "close");
  return { status, stderr };
}

async function branchesOf(lake: HadoopLake): Promise<readonly string[]> {
  const loaded = await lake.connect().loadTable(table);
  return Object.keys(refsOf(loaded?.metadata ?? assert.fail("no table"))).sort();
}

describe("a writer of a folder that is killed", () => {
  it("leaves the old version or the new one, and the next writer goes on from it", async () => {
    await using lake = await hadoopLake();
    await lake.makeTable("orders");
    const backup = `${lake.warehouse}-backup`;
    await cp(lake.warehouse, backup, { recursive: true });
    const seen = new Set<string>();
    let at = 1;
    for (; ; at++) {
      await rm(lake.warehouse, { recursive: true });
      await cp(backup, lake.warehouse, { recursive: true });
      const killed = await committer(lake, ["pr"], { preload: killHook, killAt: at });
      if (killed.status === 0) break;
      assert.equal(killed.status, null, killed.stderr);
      const found = (await branchesOf(lake)).join();
      assert.ok(["main", "main,pr"].includes(found), `killed at ${at}: ${found}`);
      seen.add(found);
      const { status, stderr } = await committer(lake, ["later"]);
      assert.equal(status, 0, stderr);
      assert.equal((await branchesOf(lake)).join(), `later,${found}`, `killed at ${at}`);
      const hint = readFileSync(join(lake.metadata("orders"), "version-hint.text"), "utf8");
      assert.equal(hint, found === "main" ? "3" : "4", `killed at ${at}`);
    }
    assert.deepEqual([...seen], ["main", "main,pr"]);
    assert.ok(at > 8, `it ended before change ${at}`);
  });
});

describe("writers of one folder at once", () => {
  it("lose nothing of each other's", async () => {
    await using lake = await hadoopLake();
    await lake.makeTable("orders");
    const names = Array.from({ length: 4 }, (_, writer) =>
      Array.from({ length: 15 }, (_, index) => `w${writer}-${index}`),
    );
    const ended = await Promise.all(names.map((branches) => committer(lake, branches)));
    for (const { status, stderr } of ended) assert.equal(status, 0, stderr);
    assert.deepEqual(await branchesOf(lake), ["main", ...names.flat()].sort());
    const left = readdirSync(lake.metadata("orders"));
    assert.deepEqual(
      left.filter((name) => name.endsWith(".tmp")),
      [],
    );
    const versions = left.filter((name) => /^v\d+\.metadata\.json$/.test(name));
    assert.equal(versions.length, 2 + 60);
    const hint = readFileSync(join(lake.metadata("orders"), "version-hint.text"), "utf8");
    assert.equal(hint, "62");
  });
});

/** Gives a file its second name, or not, and says otherwise. */
function linkThat(does: "nothing" | "its work", code: string): string {
  const hook = `
    import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    const { link } = fs.promises;
    fs.promises.link = async (from, to) => {
      if (${does === "its work"}) await link(from, to);
      throw Object.assign(new Error("refused"), { code: ${JSON.stringify(code)} });
    };
    syncBuiltinESMExports();`;
  return `data:text/javascript,${encodeURIComponent(hook)}`;
}

describe("a disk that refuses a file its second name", () => {
  for (const [name, code, expect] of [
    ["has none to give", "EPERM", /'IB426'/],
    ["is full", "ENOSPC", /'IB608'/],
    ["may not be written", "EACCES", /'IB608'/],
  ] as const)
    it(`since it ${name} is told, and nothing is changed`, async () => {
      await using lake = await hadoopLake();
      await lake.makeTable("orders");
      const before = readdirSync(lake.metadata("orders"));
      const ended = await committer(lake, ["pr"], { preload: linkThat("nothing", code) });
      assert.notEqual(ended.status, 0);
      assert.match(ended.stderr, expect);
      assert.deepEqual(await branchesOf(lake), ["main"]);
      assert.deepEqual(readdirSync(lake.metadata("orders")), before);
    });

  it("though it has given it has given it, as a server does whose first answer was lost", async () => {
    await using lake = await hadoopLake();
    await lake.makeTable("orders");
    const ended = await committer(lake, ["pr"], { preload: linkThat("its work", "EEXIST") });
    assert.equal(ended.status, 0, ended.stderr);
    assert.deepEqual(await branchesOf(lake), ["main", "pr"]);
  });
});
