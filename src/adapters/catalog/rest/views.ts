/** Views of a REST catalog: no transaction holds a view, so each write is one step, read back. */
import { IcebranchError } from "../../../errors.ts";
import type { Json, JsonObject } from "../../../iceberg/json.ts";
import { tableName } from "../../../iceberg/refs.ts";
import { currentSchema } from "../../../iceberg/schema-updates.ts";
import type { LoadedTable, Schema, TableIdentifier } from "../../../iceberg/table-metadata.ts";
import {
  asViewMetadata,
  findVersion,
  type LoadedView,
  REF_MAIN,
  storageOf,
  type ViewUpdate,
} from "../../../iceberg/view-metadata.ts";
import type { SeenView, ViewChange, ViewPin, ViewWrite } from "../../../iceberg/view-write.ts";
import type { Catalog, CatalogViews } from "../../../ports.ts";
import { notAsPlanned } from "../not-as-planned.ts";
import type { Asking } from "./asking.ts";
import type { Paths } from "./paths.ts";
import type { Reading } from "./reading.ts";

export interface RestViewMeans {
  readonly name: string;
  readonly asking: Asking;
  readonly paths: Paths;
  readonly tables: Reading;
  readonly catalog: Pick<Catalog, "commit" | "dropTable">;
}

export function restViews(means: RestViewMeans): CatalogViews {
  const load = (identifier: TableIdentifier) => loadView(identifier, means);
  return {
    load,
    list: (namespace) => means.tables.listViews(namespace),
    async write(write) {
      const { change } = write;
      switch (change.kind) {
        case "create":
          await create(write, change, means);
          break;
        case "update":
          await update(write, change, means);
          break;
        case "drop":
          await drop(write, change, means);
          break;
      }
      return load(write.identifier);
    },
  };
}

async function loadView(
  identifier: TableIdentifier,
  { asking, paths, tables }: RestViewMeans,
): Promise<SeenView> {
  const body = await asking.get(paths.view(identifier), `load the view ${tableName(identifier)}`);
  if (body === undefined) {
    if ((await tables.load(identifier)) !== undefined) return { kind: "table" };
    return { kind: "none", storage: await tables.load(storageOf(identifier)) };
  }
  const location = body["metadata-location"];
  const metadataLocation = typeof location === "string" ? location : "";
  const metadata = asViewMetadata(body.metadata ?? null, metadataLocation);
  const current = findVersion(metadata, metadata["current-version-id"]);
  const named = current?.["storage-table"];
  const at =
    named === undefined ? storageOf(identifier) : { namespace: named.namespace, name: named.name };
  const storage = await tables.load(at);
  return { kind: "view", view: { identifier, metadataLocation, metadata, storage } };
}

/** Storage first: a view without it cannot be read. What is made and does not hold is removed again. */
async function create(
  { identifier, storage }: ViewWrite,
  change: Extract<ViewChange, { kind: "create" }>,
  means: RestViewMeans,
): Promise<void> {
  const { asking, paths, catalog } = means;
  const isNew = change.storage.kind === "new";
  const table = isNew
    ? await createStorage(storage, change, means)
    : (await catalog.commit([commitOf(change)]))[0];
  if (table === undefined) throw notAsPlanned(storage, "it is gone");
  const { version, properties } = change.view;
  // A server numbers a new table's columns in its own way, and the view is of those columns.
  const schema = { ...currentSchema(table.metadata), "schema-id": 0 } as Schema;
  const body = { name: identifier.name, schema, "view-version": version, properties };
  let made: LoadedView | undefined;
  try {
    await asking.post(paths.views(identifier.namespace), body, {
      what: `make the view ${tableName(identifier)}`,
      identifier,
    });
    made = await viewAt(identifier, means);
    await pointMain(made, means);
    if (currentOf(made)?.["storage-table"] === undefined) throw dropsStorage(means.name);
  } catch (error) {
    const isOpen = error instanceof IcebranchError && error.code === "IB412";
    if (!isOpen) {
      if (made !== undefined) await asking.remove(paths.view(identifier), "drop what was made");
      if (isNew) await catalog.dropTable(table);
    }
    throw error;
  }
}

function commitOf({ storage }: Extract<ViewChange, { kind: "create" }>) {
  if (storage.kind === "kept") return storage.commit;
  throw new Error("a table that is made has no commit");
}

async function createStorage(
  storage: TableIdentifier,
  { view, storage: kept }: Extract<ViewChange, { kind: "create" }>,
  { asking, paths, tables }: RestViewMeans,
): Promise<LoadedTable> {
  const own = kept.kind === "new" ? kept.properties : {};
  const body = {
    name: storage.name,
    schema: view.schema,
    "partition-spec": { "spec-id": 0, fields: [] },
    "write-order": { "order-id": 0, fields: [] },
    "stage-create": false,
    properties: { "format-version": "2", ...own },
  };
  await asking.post(paths.tables(storage.namespace), body, {
    what: `make the table ${tableName(storage)}`,
    identifier: storage,
    inNamespace: storage.namespace,
  });
  const table = await tables.load(storage);
  if (table !== undefined) return table;
  throw notAsPlanned(storage, "it is gone");
}

async function update(
  write: ViewWrite,
  { before, updates, storage }: Extract<ViewChange, { kind: "update" }>,
  means: RestViewMeans,
): Promise<void> {
  const { identifier } = write;
  await assertPinned(identifier, before, means);
  const [table] = storage === undefined ? [] : await means.catalog.commit([storage]);
  const fields = table && currentSchema(table.metadata)?.fields;
  const sent = updates.map((one) =>
    one.action === "add-schema" && fields ? { ...one, schema: { ...one.schema, fields } } : one,
  );
  await send(identifier, before.uuid, sent, means);
  const view = await viewAt(identifier, means);
  if (currentOf(view)?.["storage-table"] === undefined) throw dropsStorage(means.name);
  await pointMain(view, means);
}

/** The specification lets a view's commit require nothing but its uuid: the look before is all there is. */
async function assertPinned(
  identifier: TableIdentifier,
  { uuid, metadataLocation }: ViewPin,
  means: RestViewMeans,
): Promise<void> {
  const { metadata, metadataLocation: now } = await viewAt(identifier, means);
  if (metadata["view-uuid"] !== uuid || now !== metadataLocation)
    throw notAsPlanned(identifier, "somebody wrote to it");
}

async function viewAt(identifier: TableIdentifier, means: RestViewMeans): Promise<LoadedView> {
  const seen = await loadView(identifier, means);
  if (seen.kind === "view") return seen.view;
  throw notAsPlanned(identifier, "it is gone");
}

function currentOf({ metadata }: LoadedView) {
  return findVersion(metadata, metadata["current-version-id"]);
}

/** A server may give a version another number than it was sent with. */
async function pointMain(
  { identifier, metadata }: LoadedView,
  means: RestViewMeans,
): Promise<void> {
  const id = String(metadata["current-version-id"]);
  const ref = metadata.properties?.[REF_MAIN];
  if (ref === undefined || ref === id) return;
  const updates = { [REF_MAIN]: id };
  await send(identifier, metadata["view-uuid"], [{ action: "set-properties", updates }], means);
}

async function send(
  identifier: TableIdentifier,
  uuid: string,
  updates: readonly ViewUpdate[],
  { asking, paths }: RestViewMeans,
): Promise<void> {
  const { namespace, name } = identifier;
  const requirements = [{ type: "assert-view-uuid", uuid }];
  const body = { identifier: { namespace, name }, requirements, updates } as unknown as JsonObject;
  await asking.post(paths.view(identifier), body as Json, {
    what: `change the view ${tableName(identifier)}`,
    identifier,
  });
}

async function drop(
  { identifier, storage: stored }: ViewWrite,
  { before, storage }: Extract<ViewChange, { kind: "drop" }>,
  means: RestViewMeans,
): Promise<void> {
  const { asking, paths, tables, catalog } = means;
  if (before !== undefined) await assertPinned(identifier, before, means);
  if (storage?.kind === "kept") await catalog.commit([storage.commit]);
  if (before !== undefined)
    await asking.remove(paths.view(identifier), `drop the view ${tableName(identifier)}`);
  if (storage?.kind !== "dropped") return;
  const table = await tables.load(stored);
  if (table?.metadataLocation !== storage.metadataLocation)
    throw notAsPlanned(stored, "somebody wrote to it");
  await catalog.dropTable(table);
}

function dropsStorage(catalog: string): IcebranchError {
  return new IcebranchError(
    "IB431",
    `The catalog ${catalog} keeps views and drops their storage-table, so that none of them is materialized.`,
    {
      hint: "What was made is removed again; use a catalog that keeps unknown keys of a view, or refresh the views by other means.",
    },
  );
}
