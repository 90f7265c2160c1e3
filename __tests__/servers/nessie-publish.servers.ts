/** Publishing on Nessie: one commit, or one merge where a table is new, and nothing that was not planned. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { markKey } from "../../src/iceberg/marks.ts";
import { addedBetween, branchHead, findSnapshot, isAncestor } from "../../src/iceberg/refs.ts";
import type { LoadedTable } from "../../src/iceberg/table-metadata.ts";
import { type Engines, openEngines } from "./lake.ts";
import { endBranch, makeBranch, publish, undo, watchedCatalog } from "./nessie-commits.ts";
import type { NessieLake } from "./nessie-lakes.ts";
import { openScene, type Scene } from "./nessie-scene.ts";

let engines: Engines;
before(() => {
  engines = openEngines();
});
after(() => engines[Symbol.asyncDispose]());
const open = (...tables: readonly string[]) => openScene(engines, ...tables);

/** The commits of a Nessie branch since a hash. */
async function commitsSince({ lake: { api } }: Scene, branch: string, hash: string | undefined) {
  const log = await api.get(`trees/${encodeURIComponent(branch)}/history?limit-hash=${hash}`);
  return (log.logEntries as readonly unknown[]).length - 1;
}

/** What icebranch's own branch says of tables that are about to move. */
async function intents({ lake }: Scene): Promise<readonly string[]> {
  const { entries } = await lake.api.get("trees/icebranch-ledger/entries?content=true");
  type Entry = { readonly content: { readonly properties: { readonly [key: string]: string } } };
  const own = (entries as readonly Entry[]).map(({ content }) => content.properties);
  return own.flatMap(({ table, next = "" }) => (table?.includes(lake.namespace) ? [next] : []));
}

describe("a publish on Nessie", () => {
  it("is one commit of the planned tables, though others moved on both branches", async () => {
    await using scene = await open("orders", "customers", "others");
    const { catalog, branch, lake } = scene;
    const planned = ["orders", "customers"] as const;
    await catalog.commit(
      await Promise.all(planned.map(async (one) => makeBranch(await scene.load(one), branch))),
    );
    for (const table of [...planned, "others"]) await scene.sync(table, branch, 2);
    await scene.sync("others", "main", 3);
    const main = await lake.api.hash("main");
    const commits = planned.map(async (one) => publish(await scene.load(one), branch, "p1"));
    await catalog.commit(await Promise.all(commits));
    assert.equal(await commitsSince(scene, "main", main), 1);
    for (const table of planned) assert.deepEqual(await scene.rows(table), [1, 2]);
    assert.deepEqual(await scene.rows("others"), [1, 3]);
  });

  it("moves nothing, and names the table, where one moved in the last moment", async () => {
    await using scene = await open("orders", "customers");
    const { branch, lake } = scene;
    const tables = ["orders", "customers"];
    const each = (of: (table: LoadedTable) => ReturnType<typeof makeBranch>) =>
      Promise.all(tables.map(async (one) => of(await scene.load(one))));
    await scene.catalog.commit(await each((table) => makeBranch(table, branch)));
    for (const table of tables) await scene.sync(table, branch, 2);
    const commits = await each((table) => publish(table, branch, "p1"));
    let isRaced = false;
    await using racing = await watchedCatalog(async ({ request }, pass) => {
      if (!isRaced && /main%40.*commit$/.test(request.path)) {
        isRaced = true;
        await scene.sync("customers", "main", 9);
      }
      return pass();
    });
    const said = { code: "IB411", message: new RegExp(`${lake.namespace}\\.customers is not as`) };
    await assert.rejects(racing.commit(commits), said);
    assert.deepEqual(await scene.rows("orders"), [1]);
    assert.deepEqual(await scene.rows("customers"), [1, 9]);
    assert.deepEqual(await intents(scene), ["[]", "[]"]);
  });

  it("keeps what another run does to the same table at the same time", async () => {
    await using scene = await open("orders");
    const { catalog, branch } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("orders", branch, 2);
    const publishing = publish(await scene.load("orders"), branch, "p1");
    let isInside = false;
    await using slow = await watchedCatalog(async ({ request }, pass) => {
      if (!isInside && /main%40.*commit$/.test(request.path)) {
        isInside = true;
        await catalog.commit([makeBranch(await scene.load("orders"), `${branch}-other`)]);
      }
      return pass();
    });
    await slow.commit([publishing]);
    const { properties, refs } = (await scene.load("orders")).metadata;
    assert.equal(properties?.[markKey(branch)], "published p1");
    assert.equal(properties?.[markKey(`${branch}-other`)], "open");
    assert.ok(refs?.["icebranch-undo-p1"] && refs[`${branch}-other`]);
  });

  it("refuses to take back another schema or property that the default branch got since", async () => {
    await using scene = await open("orders");
    const { catalog, branch, lake } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    const head = await scene.sync("orders", branch, 2);
    await lake.writer.ask({ do: "setProperties", table: "orders", properties: { owner: "ada" } });
    const orders = await scene.load("orders");
    const main = branchHead(orders.metadata, "main") ?? "";
    assert.equal(isAncestor(orders.metadata, main, head), "no");
    await assert.rejects(catalog.commit([publish(orders, branch, "p1")]), { code: "IB411" });
    assert.equal((await scene.load("orders")).metadata.properties?.owner, "ada");
    assert.deepEqual(await scene.rows("orders"), [1]);
  });

  it("goes on from what somebody merged into the data branch", async () => {
    await using scene = await open("orders");
    const { catalog, branch, lake } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    for (const id of [7, 8]) await scene.sync("orders", "main", id);
    const ref = encodeURIComponent(`${branch}@${await lake.api.hash(branch)}`);
    const from = { fromRefName: "main", fromHash: await lake.api.hash("main") };
    const merge = await lake.api.send("POST", `trees/${ref}/history/merge`, from);
    assert.equal(merge.status, 200);
    const head = await scene.sync("orders", branch, 9);
    const { metadata } = await scene.load("orders");
    const main = branchHead(metadata, "main") ?? "";
    assert.deepEqual(addedBetween(metadata, main, head), { rows: 1, files: 1 });
    assert.equal(findSnapshot(metadata, main)?.summary?.operation, "append");
    await catalog.commit([publish(await scene.load("orders"), branch, "p1")]);
    assert.deepEqual(await scene.rows("orders"), [1, 7, 8, 9]);
  });

  it("can be undone, done again, and undone again", async () => {
    await using scene = await open("orders");
    const { catalog, branch } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("orders", branch, 2);
    for (const id of ["p1", "p2"]) {
      await catalog.commit([publish(await scene.load("orders"), branch, id)]);
      assert.deepEqual(await scene.rows("orders"), [1, 2]);
      await catalog.commit([undo(await scene.load("orders"), branch, id)]);
      assert.deepEqual(await scene.rows("orders"), [1]);
    }
  });

  it("is undone only where nobody gave the table another property since", async () => {
    await using scene = await open("orders");
    const { catalog, branch, lake } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("orders", branch, 2);
    await catalog.commit([publish(await scene.load("orders"), branch, "p1")]);
    await lake.writer.ask({ do: "setProperties", table: "orders", properties: { owner: "ada" } });
    const back = undo(await scene.load("orders"), branch, "p1");
    await assert.rejects(catalog.commit([back]), { code: "IB411" });
    assert.deepEqual(await scene.rows("orders"), [1, 2]);
  });

  it("brings a new table with Nessie's own id of it, and an undo empties it", async () => {
    await using scene = await open("orders");
    const { catalog, branch, lake } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("orders", branch, 2);
    await lake.firstSync("fresh", branch, [5]);
    assert.equal(branchHead((await scene.load("fresh")).metadata, "main"), null);
    const both = async (of: (table: LoadedTable) => ReturnType<typeof makeBranch>) =>
      catalog.commit([of(await scene.load("orders")), of(await scene.load("fresh"))]);
    await both((table) => publish(table, branch, "p1"));
    assert.deepEqual([await scene.rows("orders"), await scene.rows("fresh")], [[1, 2], [5]]);
    assert.equal(await contentId(lake, "main", "fresh"), await contentId(lake, branch, "fresh"));
    await both((table) => undo(table, branch, "p1"));
    assert.deepEqual([await scene.rows("orders"), await scene.rows("fresh")], [[1], []]);
    await both((table) => publish(table, branch, "p2"));
    assert.deepEqual([await scene.rows("orders"), await scene.rows("fresh")], [[1, 2], [5]]);
  });
});

async function contentId({ api, namespace }: NessieLake, ref: string, table: string) {
  const key = `${namespace}.${table}`;
  const { content } = await api.get(`trees/${encodeURIComponent(ref)}/contents/${key}`);
  return (content as { readonly id: string }).id;
}

describe("a data branch on another one, on Nessie", () => {
  const child = ({ branch }: Scene) => `${branch}-child`;

  /** orders has row 2 on the parent, and row 3 on top of that on the child. */
  async function stack(scene: Scene): Promise<void> {
    const { catalog, branch } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("orders", branch, 2);
    await catalog.commit([makeBranch(await scene.load("orders"), child(scene), branch)]);
    await scene.sync("orders", child(scene), 3);
  }

  it("begins where that one is, and goes there first", async () => {
    await using scene = await open("orders");
    const { catalog, branch, lake } = scene;
    await stack(scene);
    await lake.firstSync("fresh", child(scene), [9]);
    const onto = async (table: string) =>
      publish(await scene.load(table), child(scene), "c1", branch);
    await catalog.commit([await onto("orders"), await onto("fresh")]);
    assert.deepEqual(await scene.rows("orders", branch), [1, 2, 3]);
    assert.deepEqual(await scene.rows("fresh", branch), [9]);
    assert.deepEqual(await scene.rows("orders"), [1]);
    await catalog.commit([publish(await scene.load("orders"), branch, "p1")]);
    assert.deepEqual(await scene.rows("orders"), [1, 2, 3]);
  });

  it("leaves its history to that one when it ends", async () => {
    await using scene = await open("orders");
    const { catalog, branch } = scene;
    await stack(scene);
    await catalog.commit([publish(await scene.load("orders"), child(scene), "c1", branch)]);
    await catalog.commit([endBranch(await scene.load("orders"), child(scene))]);
    const { metadata } = await scene.load("orders");
    const [main, head] = [branchHead(metadata, "main") ?? "", branchHead(metadata, branch) ?? ""];
    assert.equal(isAncestor(metadata, main, head), "yes");
    assert.deepEqual(addedBetween(metadata, main, head), { rows: 2, files: 2 });
  });

  it("is not on top of main where main has moved on from under that one", async () => {
    await using scene = await open("orders");
    const { catalog, branch } = scene;
    await catalog.commit([makeBranch(await scene.load("orders"), branch)]);
    await scene.sync("orders", branch, 2);
    await scene.sync("orders", "main", 7);
    await catalog.commit([makeBranch(await scene.load("orders"), child(scene), branch)]);
    const head = await scene.sync("orders", child(scene), 3);
    const orders = await scene.load("orders");
    const main = branchHead(orders.metadata, "main") ?? "";
    assert.equal(isAncestor(orders.metadata, main, head), "no");
    const over = publish(orders, child(scene), "c1");
    await assert.rejects(catalog.commit([over]), { code: "IB411" });
    assert.deepEqual(await scene.rows("orders"), [1, 7]);
  });
});
