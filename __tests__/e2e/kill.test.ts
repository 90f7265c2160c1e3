/** A run that is killed in the middle of any write leaves all as it was or all done, and the next run finishes. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { marksOf } from "../../src/iceberg/marks.ts";
import { refsOf, snapshotId } from "../../src/iceberg/refs.ts";
import { killedRun } from "./killed-run.ts";
import { ended, type Lakehouse } from "./lakehouse.ts";
import { shopMerged, shopOnBranch, shopPublished, shopSynced, shopTables } from "./shop.ts";

let scratch = "";
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), "icebranch-kill-"));
});
after(async () => rm(scratch, { recursive: true, force: true }));

interface Scene {
  readonly verb: string;
  readonly argv: readonly string[];
  /** Every how many-th write it is killed: all verbs write in the same way. */
  readonly every: number;
  /** Plays what comes before. */
  readonly prepare: () => Promise<Lakehouse>;
}

const scenes: readonly Scene[] = [
  { verb: "build", argv: ["build"], every: 3, prepare: shopOnBranch },
  { verb: "publish", argv: ["publish"], every: 1, prepare: shopMerged },
  { verb: "undo", argv: ["undo"], every: 3, prepare: shopPublished },
  { verb: "refresh", argv: ["refresh", "--discard"], every: 3, prepare: shopSynced },
  { verb: "clean", argv: ["clean"], every: 3, prepare: shopSynced },
];

/** All of the lakehouse that must not depend on when a run was killed, and nothing else. */
async function picture(house: Lakehouse): Promise<{ readonly [table: string]: unknown }> {
  const shown: { [table: string]: unknown } = {};
  for (const table of shopTables) {
    const metadata = await house.metadata(table);
    const refs = Object.entries(refsOf(metadata)).map(([name, ref]) => [
      name,
      snapshotId(ref["snapshot-id"]),
    ]);
    const marks = [...marksOf(metadata)].map(([name, mark]) => [
      name,
      mark === "unreadable" ? mark : { ...mark, at: 0 },
    ]);
    shown[table] = { refs: refs.sort(), marks, rows: await house.rows(table) };
  }
  return shown;
}

/** By view: its SQL of `main`, and the names of its table's columns. */
async function viewPicture(folder: string): Promise<{ readonly [view: string]: unknown }> {
  using database = new DatabaseSync(join(folder, "catalog.db"), { readOnly: true });
  const rows = database
    .prepare(
      "select table_name, metadata_location from iceberg_tables where catalog_name = 'silver'",
    )
    .all();
  const at = new Map(rows.map((row) => [String(row.table_name), String(row.metadata_location)]));
  const shown: { [view: string]: unknown } = {};
  for (const name of new Set([...at.keys()].map((one) => one.replace("__storage", "")))) {
    const read = async (location: string | undefined) =>
      location === undefined
        ? undefined
        : JSON.parse(await readFile(location.replace("file://", ""), "utf8"));
    const [view, storage] = [await read(at.get(name)), await read(at.get(`${name}__storage`))];
    const version = view?.versions.find(
      (one: { "version-id": number }) => String(one["version-id"]) === view.properties["ref-main"],
    );
    const schema = storage?.schemas.find(
      (one: { "schema-id": number }) => one["schema-id"] === storage["current-schema-id"],
    );
    shown[name] = [
      version?.representations[0].sql,
      schema?.fields.map((field: { name: string }) => field.name),
    ];
  }
  return shown;
}

describe("a run that is killed in the middle of a write", () => {
  for (const { verb, argv, every, prepare } of scenes) {
    it(`leaves all as it was or all done: ${verb}`, async () => {
      await using house = await prepare();
      const { folder } = house.lake;
      const backup = join(scratch, verb);
      await cp(folder, backup, { recursive: true });
      const before = await picture(house);
      ended(await house.icebranch(...argv), 0);
      const done = await picture(house);
      assert.notDeepEqual(done, before);
      let at = 1;
      for (; ; at += every) {
        await rm(folder, { recursive: true });
        await cp(backup, folder, { recursive: true });
        if (!(await killedRun(house.repository.root, argv, at))) break;
        const now = await picture(house);
        if (!isDeepStrictEqual(now, done)) assert.deepEqual(now, before, `killed at ${at}`);
        ended(await house.icebranch(...argv), 0);
        assert.deepEqual(await picture(house), done, `run again after a kill at ${at}`);
      }
      assert.ok(at > 10, `it ended before write ${at}`);
    });
  }

  it("leaves each view with the table that stores it, or neither, and the next run makes the rest", async () => {
    const sql = (more: string) => `select id${more} from bronze.inventory.orders`;
    await using house = await shopPublished();
    await house.repository.commit("Views", {
      "silver/inventory/old.sql": sql(""),
    });
    ended(await house.icebranch("build"), 0);
    await house.repository.commit("More", {
      "silver/inventory/old.sql": sql(", id * 2 as twice"),
      "silver/inventory/new.sql": sql(""),
    });
    const { folder } = house.lake;
    const backup = join(scratch, "views");
    await cp(folder, backup, { recursive: true });
    const before = await viewPicture(folder);
    ended(await house.icebranch("build"), 0);
    const done = await viewPicture(folder);
    let at = 1;
    for (; ; at += 2) {
      await rm(folder, { recursive: true });
      await cp(backup, folder, { recursive: true });
      if (!(await killedRun(house.repository.root, ["build"], at))) break;
      const now = await viewPicture(folder);
      for (const view of ["old", "new"])
        if (!isDeepStrictEqual(now[view], done[view]))
          assert.deepEqual(now[view], before[view], `${view}, killed at ${at}`);
      ended(await house.icebranch("build"), 0);
      assert.deepEqual(await viewPicture(folder), done, `run again after a kill at ${at}`);
    }
    assert.ok(at > 6, `it ended before write ${at}`);
  });

  it("leaves the old workflow file or the new one", async () => {
    await using house = await shopOnBranch();
    const file = join(house.repository.root, "argo/workflow.yaml");
    await house.repository.write({ "argo/workflow.yaml": null });
    let at = 1;
    while (await killedRun(house.repository.root, ["workflow"], at)) {
      await assert.rejects(readFile(file), { code: "ENOENT" }, `killed at ${at}`);
      at++;
    }
    assert.ok(at > 3, `it ended before write ${at}`);
    ended(await house.icebranch("workflow", "--check"), 0);
  });
});

it("reads a catalog whose last writer was killed in the middle of its commit", async () => {
  await using house = await shopOnBranch();
  const catalog = join(house.lake.folder, "catalog.db");
  const child = spawn(process.execPath, ["--input-type=module", "-e", torn(catalog)]);
  await once(child, "exit");
  assert.ok(existsSync(`${catalog}-journal`));
  ended(await house.icebranch("build"), 0);
  assert.equal(await house.ref("orders", "pr"), await house.ref("orders", "main"));
});

/** More changes than fit into its memory go into the file before the commit. */
function torn(catalog: string): string {
  return `
    import { DatabaseSync } from "node:sqlite";
    const database = new DatabaseSync(${JSON.stringify(catalog)});
    database.exec("create table filler (text); pragma cache_size = 1; begin immediate");
    database.exec("update iceberg_tables set metadata_location = 'nowhere'");
    for (let i = 0; i < 99; i++)
      database.prepare("insert into filler values (?)").run("x".repeat(4000));
    process.kill(process.pid, "SIGKILL");`;
}
