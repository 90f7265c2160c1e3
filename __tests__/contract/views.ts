/** What every adapter that keeps materialized views promises. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { currentSchema } from "../../src/iceberg/schema-updates.ts";
import type { ViewMark } from "../../src/iceberg/view-mark.ts";
import { type LoadedView, mainVersion, sqlOf } from "../../src/iceberg/view-metadata.ts";
import { type SeenView, untakenView, type ViewWrite } from "../../src/iceberg/view-write.ts";
import type { ViewColumn } from "../../src/lineage/view-columns.ts";
import { createWrite, pinOf, type ReadyView, updateWrite } from "../../src/plan/view-writes.ts";
import type { Catalog, CatalogViews } from "../../src/ports.ts";
import type { OpenCatalog } from "./catalog.ts";

export const column = (name: string, type: ViewColumn["type"] = "long"): ViewColumn => ({
  ...{ name, type, required: false, from: [] },
});

/** A view of a namespace that is there. */
export function viewIn(namespace: readonly string[], more: Partial<ReadyView> = {}): ReadyView {
  const identifier = { catalog: "bronze", namespace: namespace.join("."), name: "big" };
  return {
    ...{ id: `bronze.${namespace.join(".")}.big`, identifier, file: "bronze/shop/big.sql" },
    ...{ sql: "select id from orders", canonical: "SELECT id FROM orders" },
    columns: [column("id"), column("at", "timestamptz")],
    ...more,
  };
}

export function markOf(version: number): ViewMark {
  return {
    ...{ repository: 42, project: ".", file: "bronze/shop/big.sql", digest: "d", version },
    ...{
      state: "published",
      publish: "abc",
      commit: "c0ffee",
      before: null,
      at: 1_700_000_000_000,
    },
  };
}

export function viewsOf(catalog: Catalog): CatalogViews {
  return "none" in catalog.views ? assert.fail(catalog.views.none) : catalog.views;
}

function viewOf(seen: SeenView): LoadedView {
  return seen.kind === "view" ? seen.view : assert.fail(`no view, but ${seen.kind}`);
}

function change(view: LoadedView, sql: string, columns: readonly ViewColumn[]): ViewWrite {
  const { storage, metadata } = view;
  assert.ok(storage);
  const version = Math.max(...metadata.versions.map((one) => one["version-id"])) + 1;
  const next = viewIn(view.identifier.namespace, { sql, columns });
  return updateWrite(next, { ...view, storage }, markOf(version));
}

function fieldsOf({ storage }: LoadedView) {
  const fields = storage && currentSchema(storage.metadata)?.fields;
  return fields?.map(({ name, type }) => `${name} ${String(type)}`);
}

export function viewsContract(name: string, open: () => Promise<OpenCatalog>): void {
  const made = async (lake: OpenCatalog) => {
    const { namespace } = await lake.makeTable("orders");
    const catalog = await lake.connect();
    const write = createWrite(viewIn(namespace), undefined, markOf(1));
    const seen = await viewsOf(catalog).write(write);
    return { namespace, catalog, write, seen, views: viewsOf(catalog) };
  };

  describe(`${name} keeps materialized views`, () => {
    it("makes a view with the table that stores it, and a new connection sees both", async () => {
      await using lake = await open();
      const { namespace, catalog, write, seen } = await made(lake);
      assert.deepEqual(untakenView(write, seen), []);
      await catalog[Symbol.asyncDispose]();
      await using other = await lake.connect();
      const view = viewOf(await viewsOf(other).load(write.identifier));
      assert.equal(sqlOf(mainVersion(view.metadata)), "select id from orders");
      assert.deepEqual(fieldsOf(view), ["id long", "at timestamptz"]);
      assert.deepEqual(await viewsOf(other).list(namespace), [write.identifier]);
      assert.deepEqual(await viewsOf(other).list(["nowhere"]), []);
      assert.equal(await other.loadTable(write.identifier), undefined);
      assert.notEqual(await other.loadTable(write.storage), undefined);
    });

    it("never makes one where a table or another view has its name, and leaves nothing", async () => {
      await using lake = await open();
      const table = await lake.makeTable("big");
      await using catalog = await lake.connect();
      const write = createWrite(viewIn(table.namespace), undefined, markOf(1));
      assert.equal((await viewsOf(catalog).load(table)).kind, "table");
      await assert.rejects(viewsOf(catalog).write(write), { code: "IB411" });
      await using other = await lake.connect();
      assert.equal(await other.loadTable(write.storage), undefined);
      assert.notEqual(await other.loadTable(table), undefined);
    });

    it("changes both, and the rows that are stored keep their snapshot", async () => {
      await using lake = await open();
      const { catalog, seen, views } = await made(lake);
      const before = viewOf(seen);
      const columns = [column("id"), column("at", "date"), column("more", "string")];
      const write = change(before, "select 2", columns);
      const after = viewOf(await views.write(write));
      assert.deepEqual(untakenView(write, { kind: "view", view: after }), []);
      assert.deepEqual(fieldsOf(after), ["id long", "at date", "more string"]);
      assert.equal(after.metadata.versions.length, 2);
      const uuid = (view: LoadedView) => view.storage?.metadata["table-uuid"];
      assert.equal(uuid(after), uuid(before));
      await catalog[Symbol.asyncDispose]();
    });

    it("refuses a change that was planned before somebody else's, and changes neither", async () => {
      await using lake = await open();
      const { catalog, seen, views } = await made(lake);
      const stale = change(viewOf(seen), "select 3", [column("other")]);
      await views.write(change(viewOf(seen), "select 2", [column("id")]));
      await assert.rejects(views.write(stale), { code: "IB411" });
      const now = viewOf(await views.load(stale.identifier));
      assert.deepEqual(
        [sqlOf(mainVersion(now.metadata)), fieldsOf(now)],
        ["select 2", ["id long"]],
      );
      await catalog[Symbol.asyncDispose]();
    });

    it("takes both away, if nobody has changed them since they were read", async () => {
      await using lake = await open();
      const { catalog, seen, views } = await made(lake);
      const drop = (view: LoadedView): ViewWrite => ({
        ...{ identifier: view.identifier, storage: view.storage?.identifier ?? assert.fail() },
        change: {
          ...{ kind: "drop", before: pinOf(view) },
          storage: { kind: "dropped", metadataLocation: view.storage?.metadataLocation ?? "" },
        },
      });
      const now = viewOf(await views.write(change(viewOf(seen), "select 2", [column("id")])));
      await assert.rejects(views.write(drop(viewOf(seen))), { code: "IB411" });
      assert.equal((await views.load(now.identifier)).kind, "view");
      const gone = await views.write(drop(now));
      assert.deepEqual(gone, { kind: "none", storage: undefined });
      await catalog[Symbol.asyncDispose]();
    });

    it("takes the view away and keeps the table, which a later view goes on with", async () => {
      await using lake = await open();
      const { catalog, seen, views } = await made(lake);
      const { identifier, storage, ...view } = viewOf(seen);
      assert.ok(storage);
      const updates = [
        { action: "set-properties", updates: { "icebranch.view": "undone" } } as const,
      ];
      const commit = { identifier: storage.identifier, requirements: [], updates };
      const left = await views.write({
        ...{ identifier, storage: storage.identifier },
        change: { kind: "drop", before: pinOf(view), storage: { kind: "kept", commit } },
      });
      assert.ok(left.kind === "none" && left.storage !== undefined);
      assert.equal(left.storage.metadata.properties?.["icebranch.view"], "undone");
      const ready = viewIn(identifier.namespace, { columns: [column("id"), column("n")] });
      const again = createWrite(ready, left.storage, markOf(1));
      const after = viewOf(await views.write(again));
      assert.deepEqual(untakenView(again, { kind: "view", view: after }), []);
      assert.equal(after.storage?.metadata["table-uuid"], storage.metadata["table-uuid"]);
      await catalog[Symbol.asyncDispose]();
    });

    it("lets one of several racing writers make a view, and tells the others", async () => {
      await using lake = await open();
      const { namespace } = await lake.makeTable("orders");
      const write = createWrite(viewIn(namespace), undefined, markOf(1));
      const racers = await Promise.all(Array.from({ length: 4 }, () => lake.connect()));
      const results = await Promise.allSettled(racers.map((one) => viewsOf(one).write(write)));
      await Promise.all(racers.map((racer) => racer[Symbol.asyncDispose]()));
      assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
      await using catalog = await lake.connect();
      assert.deepEqual(untakenView(write, await viewsOf(catalog).load(write.identifier)), []);
    });
  });
}
