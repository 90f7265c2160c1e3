/** What a catalog that has branches of its own makes of what is asked of refs. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { markKey } from "../../src/iceberg/marks.ts";
import { branchHead, findRef, isAncestor } from "../../src/iceberg/refs.ts";
import { connectTo, type Engines, openEngines } from "./lake.ts";
import {
  commitOf,
  endBranch,
  headOf,
  makeBranch,
  mark,
  publish,
  remove,
  restoreBranch,
  set,
  undo,
  watchedCatalog,
} from "./nessie-commits.ts";
import { openScene } from "./nessie-scene.ts";

let engines: Engines;
before(() => {
  engines = openEngines();
});
after(() => engines[Symbol.asyncDispose]());
const open = (...tables: readonly string[]) => openScene(engines, ...tables);

describe("a data branch on Nessie", () => {
  it("is one Nessie branch for all of its tables, and the default branch stays as it is", async () => {
    await using scene = await open("orders", "customers");
    const { catalog, branch, lake } = scene;
    const main = await lake.api.hash("main");
    await catalog.commit([
      makeBranch(await scene.load("orders"), branch),
      makeBranch(await scene.load("customers"), branch),
    ]);
    assert.equal(await lake.api.hash(branch), main);
    assert.equal(await lake.api.hash("main"), main);
    assert.equal((await scene.load("orders")).metadata.properties?.[markKey(branch)], "open");
  });

  it("is not on a table of the same Nessie branch that has no mark", async () => {
    await using scene = await open("orders", "customers");
    const { catalog, branch } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("customers", "main", 2);
    assert.equal(findRef((await scene.load("customers")).metadata, branch), undefined);
    await catalog.commit([makeBranch(await scene.load("customers"), branch)]);
    assert.deepEqual(await scene.rows("customers", branch), [1, 2]);
  });

  it("shows what a connector wrote to a table that has no mark", async () => {
    await using scene = await open("orders", "customers");
    const { catalog, branch } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    const head = await scene.sync("customers", branch, 2);
    const { metadata } = await scene.load("customers");
    assert.equal(branchHead(metadata, branch), head);
    assert.equal(isAncestor(metadata, branchHead(metadata, "main") ?? "", head), "yes");
  });

  it("goes with its last table, and not before", async () => {
    await using scene = await open("orders", "customers");
    const { catalog, branch, lake } = scene;
    for (const table of ["orders", "customers"])
      await catalog.commit([makeBranch(await scene.load(table), branch)]);
    await scene.sync("orders", branch, 2);
    await catalog.commit([endBranch(await scene.load("orders"), branch)]);
    assert.equal(findRef((await scene.load("orders")).metadata, branch), undefined);
    assert.notEqual(await lake.api.hash(branch), undefined);
    const drop = [remove(branch), { action: "remove-properties", removals: [markKey(branch)] }];
    const customers = await scene.load("customers");
    await catalog.commit([commitOf(customers, ["main", branch], ...(drop as never[]))]);
    assert.equal(await lake.api.hash(branch), undefined);
    await catalog.commit([restoreBranch(await scene.load("orders"), branch)]);
    assert.deepEqual(await scene.rows("orders", branch), [1, 2]);
  });

  it("comes back with a table that no other branch has", async () => {
    await using scene = await open("orders");
    const { catalog, branch, lake } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await lake.firstSync("fresh", branch, [5]);
    const fresh = await scene.load("fresh");
    await catalog.commit([commitOf(fresh, ["main", branch], mark(branch, "open"))]);
    const both = async (of: typeof endBranch) =>
      catalog.commit([
        of(await scene.load("orders"), branch),
        of(await scene.load("fresh"), branch),
      ]);
    await both(endBranch);
    assert.equal(await lake.api.hash(branch), undefined);
    await both(restoreBranch);
    assert.deepEqual(await scene.rows("fresh", branch), [5]);
  });

  it("is left alone where somebody else wrote to it, though no table needs it", async () => {
    await using scene = await open("orders", "customers");
    const { catalog, branch, lake } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("customers", branch, 7);
    await catalog.commit([endBranch(await scene.load("orders"), branch)]);
    assert.notEqual(await lake.api.hash(branch), undefined);
    assert.deepEqual(await scene.rows("customers", branch), [1, 7]);
  });

  it("is put on the new main whole where nobody else uses it, and table by table else", async () => {
    await using scene = await open("orders", "customers", "views");
    const { catalog, branch, lake } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("orders", "main", 2);
    await scene.sync("views", "main", 3);
    const renewed = async (table: string) => {
      const loaded = await scene.load(table);
      const move = set(branch, headOf(loaded, "main"));
      await catalog.commit([commitOf(loaded, ["main", branch], move, mark(branch, "renewed"))]);
    };
    await renewed("orders");
    assert.equal(await lake.api.hash(branch), await lake.api.hash("main"));
    await catalog.commit([makeBranch(await scene.load("customers"), branch)]);
    await scene.sync("orders", "main", 4);
    await scene.sync("views", "main", 5);
    await renewed("orders");
    assert.deepEqual(await scene.rows("orders", branch), [1, 2, 4]);
    assert.deepEqual(await scene.rows("views", branch), [1, 3]);
    assert.equal(findRef((await scene.load("views")).metadata, branch), undefined);
  });

  it("is on no other table where a run was killed right after it had put it elsewhere", async () => {
    await using scene = await open("orders", "others");
    const { branch } = scene;
    await scene.catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    for (const table of ["orders", "others"]) await scene.sync(table, "main", 2);
    let isDead = false;
    await using mortal = await watchedCatalog(async ({ request }, pass) => {
      assert.ok(!isDead, "killed");
      const answer = await pass();
      isDead = request.method === "PUT";
      return answer;
    });
    const orders = await scene.load("orders");
    const move = commitOf(orders, ["main", branch], set(branch, headOf(orders, "main")));
    await assert.rejects(mortal.commit([move]), /killed/);
    assert.deepEqual(await scene.rows("orders", branch), [1, 2]);
    await scene.sync("others", "main", 3);
    assert.equal(findRef((await scene.load("others")).metadata, branch), undefined);
  });

  it("is never one that somebody else made", async () => {
    await using scene = await open("orders");
    const { catalog, branch, lake } = scene;
    const orders = await scene.load("orders");
    await lake.api.makeBranch(branch);
    const made = await lake.api.hash(branch);
    await assert.rejects(catalog.commit([makeBranch(orders, branch)]), { code: "IB411" });
    assert.notEqual(findRef((await scene.load("orders")).metadata, branch), undefined);
    await scene.lake.writer.ask({ do: "createTable", table: "fresh" });
    await scene.sync("fresh", "main", 1);
    const fresh = makeBranch(await scene.load("fresh"), branch);
    await assert.rejects(catalog.commit([fresh]), { code: "IB402" });
    assert.equal(await lake.api.hash(branch), made);
  });

  it("is refused where Nessie takes no such name, before anything is written", async () => {
    await using scene = await open("orders");
    const { catalog, lake } = scene;
    const refs = await lake.api.refs();
    const orders = await scene.load("orders");
    for (const name of ["1-fix", "deadbeef", "a..b", "head", "icebranch-ledger"])
      await assert.rejects(catalog.commit([makeBranch(orders, name)]), { code: "IB605" }, name);
    assert.deepEqual(await lake.api.refs(), refs);
  });
});

describe("a catalog of Nessie", () => {
  it("never sends an Iceberg commit", async () => {
    await using scene = await open("orders");
    const { branch } = scene;
    const sent: string[] = [];
    await using catalog = await watchedCatalog(({ request, write }, pass) => {
      if (write > 0) sent.push(request.path);
      return pass();
    });
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("orders", branch, 2);
    await catalog.commit([publish(await scene.load("orders"), branch, "p1")]);
    await catalog.commit([undo(await scene.load("orders"), branch, "p1")]);
    assert.ok(sent.length > 8 && sent.every((path) => path.includes("/api/v2/trees")), `${sent}`);
  });

  it("is refused where its address names another branch than the default one", async () => {
    await using scene = await open("orders");
    const { lake, branch } = scene;
    await lake.api.makeBranch(branch);
    const uri = `${lake.config.uri}${encodeURIComponent(branch)}`;
    await using catalog = await connectTo({ ...lake.config, uri }, {});
    await assert.rejects(catalog.listTables([lake.namespace]), { code: "IB420" });
  });

  it("is known by its own word, where the configuration calls it a REST catalog", async () => {
    await using scene = await open("orders");
    const { lake, branch } = scene;
    await using catalog = await connectTo({ ...lake.config, type: "rest" }, {});
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    assert.equal(await lake.api.hash(branch), await lake.api.hash("main"));
  });
});
