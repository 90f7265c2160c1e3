/** Materialized views of a SQL catalog: a row of their own beside that of the table that stores them. */
import { randomUUID } from "node:crypto";
import { concurrently } from "../../concurrently.ts";
import { compareText, IcebranchError } from "../../errors.ts";
import { nextMetadataLocation } from "../../iceberg/commit.ts";
import type { TableIdentifier } from "../../iceberg/table-metadata.ts";
import { applyViewUpdates, newTableMetadata, newViewMetadata } from "../../iceberg/view-commit.ts";
import { findVersion, storageOf, type ViewMetadata } from "../../iceberg/view-metadata.ts";
import type { SeenView, ViewChange, ViewWrite } from "../../iceberg/view-write.ts";
import type { CatalogViews } from "../../ports.ts";
import { readViewFile } from "./metadata-file.ts";
import { notAsPlanned } from "./not-as-planned.ts";
import {
  assertFits,
  type CommitMeans,
  commitAll,
  loaded,
  rowKey,
  type Together,
} from "./sql-commit.ts";
import type { Row } from "./sql-driver.ts";
import { rowsIn, rowsOf, typeIs } from "./sql-statements.ts";

export interface ViewMeans extends CommitMeans {
  /** The folder that new views and their tables are made in; without a slash at its end. */
  readonly warehouse: string;
}

export function sqlViews(means: ViewMeans): CatalogViews {
  const { name, driver, storage, readTable, rows } = means;

  async function pointerRows(identifier: TableIdentifier): Promise<Row | undefined> {
    const key = rowKey(identifier);
    const found = await driver.query(rowsOf(name, [key]));
    return found.find((row) => isOf(row, name, key.namespace) && row.table_name === key.name);
  }

  async function tableAt(identifier: TableIdentifier) {
    const file = await readTable(identifier, await rows.pointer(rowKey(identifier)));
    return file && loaded(identifier, file);
  }

  async function load(identifier: TableIdentifier): Promise<SeenView> {
    const row = await pointerRows(identifier);
    if (row === undefined) return { kind: "none", storage: await tableAt(storageOf(identifier)) };
    if (!typeIs(row, "VIEW")) return { kind: "table" };
    const file = await readViewFile(storage, String(row.metadata_location));
    if (file === undefined) return { kind: "table" };
    const { location: metadataLocation, metadata } = file;
    const stored = await tableAt(storedBy(identifier, metadata));
    return { kind: "view", view: { identifier, metadataLocation, metadata, storage: stored } };
  }

  /** The tables of a run are read already. Of what cannot be read, whoever asks for it by name is told. */
  async function isView(namespace: readonly string[], row: Row): Promise<boolean> {
    const identifier = { namespace, name: String(row.table_name) };
    try {
      return (await readTable(identifier, String(row.metadata_location))) === undefined;
    } catch (error) {
      if (error instanceof IcebranchError && ["IB413", "IB418"].includes(error.code)) return false;
      throw error;
    }
  }

  return {
    load,
    async list(namespace) {
      const key = namespace.join(".");
      const found = await driver.query(rowsIn(name, [key]));
      const may = found.filter((row) => isOf(row, name, key) && typeIs(row, "VIEW"));
      const views = await concurrently(may, async (row) =>
        row.iceberg_type === "VIEW" || (await isView(namespace, row))
          ? [String(row.table_name)]
          : [],
      );
      return views
        .flat()
        .sort(compareText)
        .map((one) => ({ namespace, name: one }));
    },
    async write(write) {
      rows.forget();
      const together = await togetherOf(write, means);
      await commitAll(commitsOf(write.change), means, together);
      return load(write.identifier);
    },
  };
}

function isOf(row: Row, catalog: string, namespace: string): boolean {
  return row.catalog_name === catalog && row.table_namespace === namespace;
}

function storedBy(identifier: TableIdentifier, metadata: ViewMetadata): TableIdentifier {
  const named = findVersion(metadata, metadata["current-version-id"])?.["storage-table"];
  return named === undefined
    ? storageOf(identifier)
    : { namespace: named.namespace, name: named.name };
}

function commitsOf(change: ViewChange) {
  const { storage } = change;
  if (storage === undefined) return [];
  if ("kind" in storage) return storage.kind === "kept" ? [storage.commit] : [];
  return [storage];
}

async function togetherOf(write: ViewWrite, means: ViewMeans): Promise<Together> {
  const { change } = write;
  switch (change.kind) {
    case "create":
      return created(write, change, means);
    case "update":
      return updated(write, change, means);
    case "drop":
      return dropped(write, change);
  }
}

async function created(
  { identifier, storage }: ViewWrite,
  change: Extract<ViewChange, { kind: "create" }>,
  { warehouse, name, clock, driver }: ViewMeans,
): Promise<Together> {
  const now = clock();
  const folder = [warehouse, name, ...identifier.namespace].join("/");
  const place = (of: TableIdentifier) => {
    const location = `${folder}/${of.name}`;
    return { uuid: randomUUID(), location, now };
  };
  const view = newFile(newViewMetadata(change.view, place(identifier)));
  const { schema } = change.view;
  const table =
    change.storage.kind === "new"
      ? newFile(newTableMetadata({ schema, ...change.storage }, place(storage)))
      : undefined;
  const columns = await driver.columns();
  for (const next of [view, table ?? view])
    assertFits({ identifier, file: undefined, next }, columns);
  const tableRow =
    table === undefined
      ? []
      : [
          {
            identifier: storage,
            ...rowKey(storage),
            ...fresh,
            type: "TABLE" as const,
            to: table.location,
          },
        ];
  return {
    files: [view, ...(table === undefined ? [] : [table])],
    changes: [
      ...tableRow,
      { identifier, ...rowKey(identifier), ...fresh, type: "VIEW", to: view.location },
    ],
  };
}

const fresh = { from: undefined };

function newFile<T extends { readonly location: string }>(metadata: T) {
  const location = `${metadata.location}/metadata/00000-${randomUUID()}.metadata.json`;
  return { location, metadata, gzip: false };
}

async function updated(
  { identifier }: ViewWrite,
  { before, updates }: Extract<ViewChange, { kind: "update" }>,
  { storage, clock, driver }: ViewMeans,
): Promise<Together> {
  // That the row still points there, the swap itself finds out.
  const file = await readViewFile(storage, before.metadataLocation);
  if (file === undefined) throw notAsPlanned(identifier, "it is a table by now");
  const metadata = applyViewUpdates(file.metadata, updates, clock());
  const next = { ...file, location: nextMetadataLocation(file.location, randomUUID()), metadata };
  assertFits({ identifier, file, next }, await driver.columns());
  const swap = { from: file.location, to: next.location };
  return {
    files: [next],
    changes: [{ identifier, ...rowKey(identifier), type: "VIEW", ...swap }],
  };
}

function dropped(
  { identifier, storage: stored }: ViewWrite,
  { before, storage }: Extract<ViewChange, { kind: "drop" }>,
): Together {
  const gone = (of: TableIdentifier, type: "TABLE" | "VIEW", from: string) => ({
    ...{ identifier: of, ...rowKey(of), type, from, to: undefined },
  });
  return {
    files: [],
    changes: [
      ...(before === undefined ? [] : [gone(identifier, "VIEW", before.metadataLocation)]),
      ...(storage?.kind === "dropped" ? [gone(stored, "TABLE", storage.metadataLocation)] : []),
    ],
  };
}
