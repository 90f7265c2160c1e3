/** What the production branch declares, its catalogs have: views are made, changed, put back and left. */
import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { viewMarkOf } from "../../src/iceberg/view-mark.ts";
import { mainVersion, sqlOf } from "../../src/iceberg/view-metadata.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import type { Report } from "../../src/report/report.ts";
import { renderText } from "../../src/report/text.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import { file, id, identifier, type Town, townOf } from "./views-town.ts";
import { said, spec } from "./village.ts";

const narrower = "select id from bronze.inventory.orders where id > 1";

function stateOf({ views }: Report) {
  const found = views.find(({ node }) => node === id);
  return [found?.state, found?.outcome?.result];
}

function undoOf({ views }: Report): string {
  const undo = views.find(({ node }) => node === id)?.outcome?.undo;
  return undo?.replace("icebranch undo --publish ", "") ?? assert.fail("nothing to undo");
}

async function sqlNow(town: Town) {
  return sqlOf(mainVersion((await town.view()).metadata));
}

describe("a view that the production branch declares", () => {
  it("is made with the table that stores it, and a second run finds nothing to do", async () => {
    await using town = await townOf();
    assert.deepEqual(stateOf(await town.push()), ["create", "created"]);
    const { metadata, storage } = await town.view();
    assert.equal(metadata.properties?.["ref-main"], String(metadata["current-version-id"]));
    assert.deepEqual(mainVersion(metadata)?.["storage-table"], {
      ...{ namespace: ["shop"], name: "big__storage" },
    });
    assert.deepEqual(storage?.metadata.schemas, metadata.schemas);
    const again = await town.push();
    assert.deepEqual(stateOf(again), ["equal", undefined]);
    assert.equal(again.result, "nothing-to-do");
  });

  it("is not made before its columns are known, which is said", async () => {
    await using town = await townOf("select id from bronze.inventory.parcels");
    const report = await town.push({ [spec("parcels")]: ingestOf("parcels") });
    assert.deepEqual([stateOf(report), said(report)], [["unknown", undefined], ["IB434 notice"]]);
    assert.deepEqual(await town.seen(), { kind: "none", storage: undefined });
  });

  it("of a table that is nowhere is told once, as a warning, and of one that only the catalog has not at all", async () => {
    const loose = "select id from bronze.inventory.orders";
    await using town = await townOf(loose);
    const report = await town.push({ [spec("orders")]: ingestOf("other") });
    assert.deepEqual([stateOf(report), said(report)[0]], [["create", "created"], undefined]);
    const gone = await town.push({ [file]: "select id from bronze.inventory.gone" });
    assert.deepEqual([gone.result, said(gone)], ["nothing-to-do", ["IB203 warning"]]);
    assert.match(gone.findings[0]?.message ?? "", /There is no table bronze\.inventory\.gone/);
    const nowhere = await town.push({ [file]: "select id from nowhere.inventory.gone" });
    assert.deepEqual([nowhere.result, said(nowhere)], ["nothing-to-do", ["IB203 warning"]]);
  });

  it("gets a new version where its SQL says something else, and none where it is only written otherwise", async () => {
    await using town = await townOf();
    await town.push();
    const written = "select   id -- all of them\nfrom bronze.inventory.orders";
    assert.deepEqual(stateOf(await town.push({ [file]: written })), ["equal", undefined]);
    assert.deepEqual(stateOf(await town.push({ [file]: narrower })), ["update", "updated"]);
    const { metadata } = await town.view();
    assert.deepEqual([await sqlNow(town), metadata.versions.length], [narrower, 2]);
  });

  it("keeps a column's id while its type is the same, and never uses one again", async () => {
    await using town = await townOf();
    const push = (columns: string) =>
      town.push({ [file]: `select ${columns} from bronze.inventory.orders` });
    const ids = async () => {
      const { storage } = await town.view();
      const { schemas, "current-schema-id": at } = storage?.metadata ?? assert.fail();
      const fields = schemas?.find((schema) => schema["schema-id"] === at)?.fields;
      return fields?.map((field) => `${field.name} ${field.id}`);
    };
    await push("id, id as total");
    assert.deepEqual(await ids(), ["id 1", "total 2"]);
    await push("cast(id as varchar) as total, id");
    assert.deepEqual(await ids(), ["total 3", "id 1"]);
    await push("id");
    await push("id, id as total");
    assert.deepEqual(await ids(), ["id 1", "total 4"]);
  });

  it("is forecast on a branch, and made by the merge and not before", async () => {
    await using town = await townOf();
    const { village } = town;
    const report = await town.seven({ [file]: narrower });
    assert.deepEqual(stateOf(report), ["create", undefined]);
    assert.deepEqual(await town.seen(), { kind: "none", storage: undefined });
    await village.merge(7);
    await village.event("closed", 7);
    assert.equal(await sqlNow(town), narrower);
  });

  it("stays where a table that it reads could not be published, and is made by the next run", async () => {
    await using town = await townOf();
    const { village } = town;
    await town.seven();
    await village.house.overwrite("orders", "bronze", [7]);
    await village.house.sync("orders", "main", [8]);
    await village.merge(7);
    const report = await village.event("closed", 7);
    assert.deepEqual(stateOf(report), ["waits", undefined]);
    assert.deepEqual(await town.seen(), { kind: "none", storage: undefined });
  });

  it("is not made by a merge into another branch, nor by what a merge queue asks", async () => {
    await using town = await townOf();
    const { village } = town;
    await town.seven({ [file]: narrower });
    await village.queue(7);
    await village.house.repository.branch("more");
    await village.house.repository.commit("More", { [file]: `${narrower}0` });
    await village.open(8, "more", "bronze");
    await village.merge(8);
    await village.event("closed", 8);
    assert.deepEqual(await town.seen(), { kind: "none", storage: undefined });
  });

  it("is not put back by a run of an older commit", async () => {
    await using town = await townOf();
    const { repository } = town.village.house;
    await town.push();
    const old = await repository.git("rev-parse", "HEAD");
    await town.push({ [file]: narrower });
    await repository.git("branch", "-f", "newer");
    await repository.git("reset", "-q", "--hard", old);
    const report = await town.village.push();
    assert.deepEqual([stateOf(report), said(report)], [["newer", undefined], ["IB434 notice"]]);
    assert.equal(await sqlNow(town), narrower);
  });
});

describe("a name that somebody else has", () => {
  it("is left alone, and the rest of the run goes on", async () => {
    await using town = await townOf();
    const { house } = town.village;
    const table = house.lake.address("big");
    await house.lake.table("big");
    const { DatabaseSync } = await import("node:sqlite");
    using database = new DatabaseSync(table.catalogFile);
    const moved = "set catalog_name = 'silver', table_namespace = 'shop' where table_name = 'big'";
    database.exec(`update iceberg_tables ${moved}`);
    const report = await town.push();
    assert.deepEqual([stateOf(report), said(report)], [["foreign", undefined], ["IB433 warning"]]);
    assert.equal((await town.seen()).kind, "table");
  });
});

describe("drift", () => {
  it("tells of a view that is missing, and of one whose SQL is another, and changes nothing", async () => {
    await using town = await townOf();
    const { house } = town.village;
    const drift = async () => {
      const { report } = await house.icebranch("drift");
      return report.findings.filter(({ code }) => code === "IB435").map(({ message }) => message);
    };
    assert.deepEqual(await drift(), [`The view ${id} is not in its catalog.`]);
    assert.deepEqual(await town.seen(), { kind: "none", storage: undefined });
    await town.push();
    assert.deepEqual(await drift(), []);
    await house.repository.commit("Narrower", { [file]: narrower });
    assert.deepEqual(await drift(), [`The view ${id} is not as its file says.`]);
  });
});

describe("undo", () => {
  it("puts a view that was changed back, columns too, and the next run leaves it until its SQL changes", async () => {
    await using town = await townOf();
    await town.push();
    const before = await town.view();
    const two = "select id, cast(id as varchar) as more from bronze.inventory.orders";
    const publish = undoOf(await town.push({ [file]: two }));
    const { status, printed } = await town.undo("--publish", publish);
    assert.equal(status, 0, printed);
    const after = await town.view();
    assert.equal(after.metadata["current-version-id"], before.metadata["current-version-id"]);
    assert.equal(after.metadata.properties?.["ref-main"], before.metadata.properties?.["ref-main"]);
    assert.equal(after.storage?.metadata["current-schema-id"], 0);
    const left = await town.push();
    assert.deepEqual([stateOf(left), said(left)], [["undone", undefined], ["IB434 notice"]]);
    const other = `${narrower}0`;
    assert.deepEqual(stateOf(await town.push({ [file]: other })), ["update", "updated"]);
    assert.equal(await sqlNow(town), other);
  });

  it("holds until the SQL is another, also where that is what the undo came back to", async () => {
    await using town = await townOf();
    await town.push();
    const first = await sqlNow(town);
    const publish = undoOf(await town.push({ [file]: narrower }));
    assert.equal((await town.undo("--publish", publish)).status, 0);
    assert.deepEqual(stateOf(await town.push({ [file]: first ?? "" })), ["update", "updated"]);
    assert.deepEqual(stateOf(await town.push()), ["equal", undefined]);
    assert.deepEqual(stateOf(await town.push({ [file]: narrower })), ["update", "updated"]);
    assert.equal(await sqlNow(town), narrower);
  });

  it("keeps a view that reads the undone one from being made on columns that are not there", async () => {
    await using town = await townOf();
    await town.push();
    const two = "select id, id as more from bronze.inventory.orders";
    const publish = undoOf(await town.push({ [file]: two }));
    assert.equal((await town.undo("--publish", publish)).status, 0);
    const report = await town.push({ "silver/shop/top.sql": "select more from silver.shop.big" });
    const top = report.views.find(({ node }) => node === "silver.shop.top");
    assert.deepEqual([top?.state, top?.outcome?.result], ["waits", undefined]);
    assert.deepEqual(said(report), ["IB434 warning", "IB434 notice"]);
  });

  it("takes away a view that was made, keeps its rows, and goes on from them when its SQL changes", async () => {
    await using town = await townOf();
    const publish = undoOf(await town.push());
    const made = await town.view();
    assert.equal((await town.undo()).status, 0);
    const seen = await town.seen();
    assert.ok(seen.kind === "none" && seen.storage !== undefined);
    const mark = viewMarkOf(seen.storage.metadata);
    assert.ok(mark !== undefined && mark !== "unreadable");
    assert.deepEqual([mark.state, mark.publish], ["undone", publish]);
    assert.deepEqual(stateOf(await town.push()), ["undone", undefined]);
    assert.deepEqual(stateOf(await town.push({ [file]: narrower })), ["create", "created"]);
    const uuid = made.storage?.metadata["table-uuid"];
    assert.equal((await town.view()).storage?.metadata["table-uuid"], uuid);
  });

  it("takes tables and the view that was changed with them back by one name", async () => {
    await using town = await townOf();
    const { village } = town;
    await town.push();
    await town.seven({ [file]: narrower });
    await village.merge(7);
    const report = await village.event("closed", 7);
    const { publish } = await village.mark("orders", "bronze");
    assert.equal(undoOf(report), publish?.id);
    assert.equal((await town.undo("--publish", undoOf(report))).status, 0);
    assert.deepEqual(await village.rows("orders", "main"), [[1]]);
    assert.equal(await sqlNow(town), "select id from bronze.inventory.orders");
    // No run that nobody asks makes it again; who publishes the tables by name wants it too.
    assert.deepEqual(stateOf(await town.push()), ["undone", undefined]);
    const again = await village.house.icebranch("publish", "--branch", "bronze");
    assert.deepEqual(stateOf(again.report), ["update", "updated"], again.printed);
    assert.deepEqual(await village.rows("orders", "main"), [[1, 7]]);
    assert.equal(await sqlNow(town), narrower);
  });
});

describe("a view whose file is gone", () => {
  it("is reported and stays, until it is asked to be dropped; its files stay", async () => {
    await using town = await townOf();
    await town.push();
    const { metadata } = await town.view();
    const reported = await town.push({ [file]: null });
    assert.deepEqual([stateOf(reported), said(reported)], [["left", undefined], ["IB432 warning"]]);
    const dropped = await town.push({ [file]: null }, { drop: true });
    assert.deepEqual(stateOf(dropped), ["drop", "dropped"]);
    assert.deepEqual(await town.seen(), { kind: "none", storage: undefined });
    const folder = join(metadata.location.replace("file://", ""), "metadata");
    assert.equal(readdirSync(folder).length, 1);
    assert.equal(identifier.name, "big");
  });
});

describe("the table that an undone view left", () => {
  it("is named once its file is gone, and dropped when that is asked for", async () => {
    await using town = await townOf();
    await town.push();
    assert.equal((await town.undo()).status, 0);
    const reported = await town.push({ [file]: null });
    assert.deepEqual([stateOf(reported), said(reported)], [["left", undefined], ["IB432 warning"]]);
    assert.deepEqual(stateOf(await town.push({}, { drop: true })), ["drop", "dropped"]);
    assert.deepEqual(await town.seen(), { kind: "none", storage: undefined });
  });
});

describe("the report of a run that changes views", () => {
  it("has a line for each, in the terminal and in the comment", async () => {
    await using town = await townOf();
    const report = await town.push();
    assert.match(
      renderText(report, { color: false, width: 100 }),
      /silver\.shop\.big +made, version 1; reads/,
    );
    assert.match(renderMarkdown(report), /- `silver\.shop\.big` made, version 1; reads/);
    assert.match(renderMarkdown(report), /1 view changed/);
    const next = new RegExp(
      `To put back silver\\.shop\\.big:\\n.*\\n.*--publish ${undoOf(report)}`,
    );
    assert.match(renderMarkdown(report), next);
  });
});

describe("a catalog that views cannot be read from", () => {
  it("keeps no table from being published, and is told", async () => {
    await using town = await townOf();
    await town.push();
    const { metadataLocation } = await town.view();
    await town.seven({ [file]: narrower });
    await town.village.merge(7);
    rmSync(metadataLocation.replace("file://", ""));
    const report = await town.village.event("closed", 7);
    assert.deepEqual(said(report), ["IB413 warning"]);
    assert.deepEqual(await town.village.rows("orders", "main"), [[1, 7]]);
  });
});
