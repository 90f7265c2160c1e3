/** What must not get lost on Nessie where a run is killed, an answer is hidden, or somebody is faster. */
import assert from "node:assert/strict";
import { after, before, describe, it, mock } from "node:test";
import { IcebranchError } from "../../src/errors.ts";
import { findRef } from "../../src/iceberg/refs.ts";
import { faultProxy } from "./fault-proxy.ts";
import { connectTo, type Engines, openEngines } from "./lake.ts";
import {
  commitOf,
  headOf,
  makeBranch,
  mark,
  publish,
  set,
  watchedCatalog,
} from "./nessie-commits.ts";
import { openScene } from "./nessie-scene.ts";
import { server } from "./servers.ts";

let engines: Engines;
before(() => {
  engines = openEngines();
});
after(() => engines[Symbol.asyncDispose]());
const open = (...tables: readonly string[]) => openScene(engines, ...tables);

const hours = 3_600_000;

describe("on Nessie", () => {
  it("a new table's publish that a gateway hides is found done, with its receipt and its undo tag", async () => {
    await using scene = await open("orders");
    const { branch, lake } = scene;
    await scene.catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("orders", branch, 2);
    await lake.firstSync("fresh", branch, [5]);
    await using proxy = await faultProxy(new URL(server("nessie").uri).origin);
    let merges = 0;
    proxy.rule = ({ path }) => (/history\/merge$/.test(path) && merges++ === 0 ? -503 : undefined);
    await using catalog = await connectTo({ ...lake.config, uri: `${proxy.origin}/iceberg/` }, {});
    const both = [await scene.load("orders"), await scene.load("fresh")];
    await catalog.commit(both.map((table) => publish(table, branch, "p1")));
    assert.equal(merges, 2);
    assert.deepEqual([await scene.rows("orders"), await scene.rows("fresh")], [[1, 2], [5]]);
    const { metadata } = await scene.load("orders");
    assert.ok(findRef(metadata, "icebranch-undo-p1"));
    assert.equal(metadata.properties?.[`icebranch.branch.${branch}`], "published p1");
  });

  it("rows that a killed run had put aside stay, however late others tidy up", async () => {
    await using scene = await open("orders", "others");
    const { branch } = scene;
    await scene.catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("orders", branch, 2);
    await scene.sync("orders", "main", 3);
    let isDead = false;
    await using mortal = await watchedCatalog(async ({ request: { method, path } }, pass) => {
      assert.ok(!isDead, "killed");
      const answer = await pass();
      const isMove = method === "PUT" || path.endsWith("/history/commit");
      isDead = isMove && path.includes(encodeURIComponent(branch));
      return answer;
    });
    const orders = await scene.load("orders");
    const aside = set("icebranch-kept-rows", headOf(orders, branch), "tag");
    const renewed = set(branch, headOf(orders, "main"));
    const commit = commitOf(orders, ["main", branch], aside, renewed, mark(branch, "renewed"));
    await assert.rejects(mortal.commit([commit]), /killed/);
    mock.timers.enable({ apis: ["Date"], now: Date.now() + 2 * hours });
    try {
      await scene.catalog.commit([makeBranch(await scene.load("others"), `${branch}-other`)]);
    } finally {
      mock.timers.reset();
    }
    assert.ok(findRef((await scene.load("orders")).metadata, "icebranch-kept-rows"));
  });

  it("a branch that somebody made in the last moment is not taken for ours, and stays", async () => {
    await using scene = await open("orders", "others");
    const { branch, lake } = scene;
    await using slow = await watchedCatalog(async ({ request: { path, query } }, pass) => {
      if (path.endsWith("/trees") && query?.name === branch) await lake.api.makeBranch(branch);
      return pass();
    });
    const commit = async () => makeBranch(await scene.load("orders"), branch);
    await assert.rejects(slow.commit([await commit()]), { code: "IB411" });
    await scene.catalog.commit([makeBranch(await scene.load("others"), `${branch}-other`)]);
    assert.notEqual(await lake.api.hash(branch), undefined);
    await assert.rejects(scene.catalog.commit([await commit()]), { code: "IB402" });
  });

  it("what a killed run only meant to do is not taken for done once another run has made the branch", async () => {
    await using scene = await open("orders");
    const { branch } = scene;
    await using mortal = await watchedCatalog(async ({ request: { path, query } }, pass) => {
      assert.ok(!path.endsWith("/trees") || query?.name !== branch, "killed");
      return pass();
    });
    const made = async (says: string) => {
      const orders = await scene.load("orders");
      const start = set(branch, headOf(orders, "main"));
      return commitOf(orders, ["main", branch], start, mark(branch, says));
    };
    await assert.rejects(mortal.commit([await made("first")]), /killed/);
    await scene.sync("orders", "main", 2);
    await scene.catalog.commit([await made("second")]);
    const { metadata } = await scene.load("orders");
    assert.equal(metadata.properties?.[`icebranch.branch.${branch}`], "second");
    await scene.sync("orders", branch, 3);
    await scene.catalog.commit([publish(await scene.load("orders"), branch, "p1")]);
    assert.deepEqual(await scene.rows("orders"), [1, 2, 3]);
  });

  it("a publish after which nothing can be read has an unknown fate, and is not called failed", async () => {
    await using scene = await open("orders");
    const { branch } = scene;
    await scene.catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("orders", branch, 2);
    let isCut = false;
    await using cut = await watchedCatalog(async ({ request: { path } }, pass) => {
      if (isCut) throw new IcebranchError("IB410", "no answer");
      const answer = await pass();
      isCut = /main%40\w+\/history\/commit$/.test(path);
      return answer;
    });
    const commit = publish(await scene.load("orders"), branch, "p1");
    await assert.rejects(cut.commit([commit]), { code: "IB412" });
    assert.deepEqual(await scene.rows("orders"), [1, 2]);
  });
});
