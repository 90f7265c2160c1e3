/** What is written for a view: its metadata, and that of the table that stores it. */
import { numbered, sameFields } from "../iceberg/column-ids.ts";
import { currentSchema, nextSchemaId, schemaLike } from "../iceberg/schema-updates.ts";
import type {
  LoadedTable,
  NestedField,
  Schema,
  TableCommit,
  TableUpdate,
} from "../iceberg/table-metadata.ts";
import { nextVersionId } from "../iceberg/view-commit.ts";
import { renderViewMark, VIEW_MARK, type ViewMark } from "../iceberg/view-mark.ts";
import {
  type LoadedView,
  mainVersion,
  REF_MAIN,
  schemaOf,
  storageOf,
  type ViewMetadata,
  type ViewUpdate,
  type ViewVersion,
} from "../iceberg/view-metadata.ts";
import type { ViewPin, ViewWrite } from "../iceberg/view-write.ts";
import type { TypedView, ViewColumn } from "../lineage/view-columns.ts";
import { pinTable } from "./commits.ts";

/** A view whose columns are known. */
export interface ReadyView extends TypedView {
  readonly columns: readonly ViewColumn[];
}

function identifierOf({ identifier: { namespace, name } }: Pick<TypedView, "identifier">) {
  return { namespace: namespace.split("."), name };
}

/** `storage`: of ours, from a view that was undone or never finished. */
export function createWrite(
  view: ReadyView,
  storage: LoadedTable | undefined,
  mark: ViewMark,
): ViewWrite {
  const identifier = identifierOf(view);
  const named = storageOf(identifier);
  const { fields, last } = numbered(view.columns, storage && idsOf(storage));
  const version = versionOf(view, {
    id: mark.version,
    schema: 0,
    operation: "create",
    at: mark.at,
  });
  const properties = { [REF_MAIN]: String(mark.version), [VIEW_MARK]: renderViewMark(mark) };
  const made = { schema: schemaOfFields(0, fields), version, properties };
  const own = { [VIEW_MARK]: properties[VIEW_MARK] ?? "" };
  if (storage === undefined)
    return {
      ...{ identifier, storage: named },
      change: { kind: "create", view: made, storage: { kind: "new", last, properties: own } },
    };
  const update: TableUpdate = { action: "set-properties", updates: own };
  const commit = commitOn(storage, [...schemaUpdates(storage, fields, last), update]);
  const change = { kind: "create", view: made, storage: { kind: "kept", commit } } as const;
  return { identifier, storage: named, change };
}

/** The schema that the storage table has or is to have; the view's is the same one. */
export function wantedFields(view: ReadyView, storage: LoadedTable) {
  return numbered(view.columns, idsOf(storage));
}

/** Whether both the view and its storage table have these columns already. */
export function hasFields(
  { metadata, storage }: LoadedView,
  fields: readonly NestedField[],
): boolean {
  const stored = storage && currentSchema(storage.metadata);
  const own = schemaOf(metadata, mainVersion(metadata));
  return [stored, own].every((schema) => schema !== undefined && sameFields(schema, { fields }));
}

/** A new version, which `main` gets at once; rows that are stored stay readable. */
export function updateWrite(
  view: ReadyView,
  { identifier, metadata, metadataLocation, storage }: LoadedView & { storage: LoadedTable },
  mark: ViewMark,
): ViewWrite {
  const { fields, last } = wantedFields(view, storage);
  const known = schemaLike(metadata, { fields });
  const schema = schemaOfFields(nextSchemaId(metadata.schemas), fields);
  const version = versionOf(view, {
    ...{ id: mark.version, schema: known?.["schema-id"] ?? -1 },
    ...{ operation: "replace", at: mark.at },
  });
  const stored = schemaUpdates(storage, fields, last);
  return {
    ...{ identifier, storage: storage.identifier },
    change: {
      kind: "update",
      before: pinOf({ metadata, metadataLocation }),
      updates: [
        ...(known === undefined
          ? [{ action: "add-schema", schema, "last-column-id": last } as const]
          : []),
        {
          action: "add-view-version",
          "view-version": { ...version, "storage-table": { ...storage.identifier } },
        },
        { action: "set-current-view-version", "view-version-id": -1 },
        setProperties({ [REF_MAIN]: String(mark.version), [VIEW_MARK]: renderViewMark(mark) }),
      ],
      storage: stored.length === 0 ? undefined : commitOn(storage, stored),
    },
  };
}

export function newVersionOf(metadata: ViewMetadata | undefined): number {
  return metadata === undefined ? 1 : nextVersionId(metadata);
}

export function pinOf({
  metadata,
  metadataLocation,
}: Pick<LoadedView, "metadata" | "metadataLocation">): ViewPin {
  return { uuid: metadata["view-uuid"], metadataLocation };
}

export function setProperties(updates: {
  readonly [key: string]: string;
}): ViewUpdate & TableUpdate {
  return { action: "set-properties", updates };
}

/** `main` may move meanwhile, as it does when the view is refreshed; its columns may not. */
export function commitOn(
  { identifier, metadata }: LoadedTable,
  updates: readonly TableUpdate[],
): TableCommit {
  const id = metadata["current-schema-id"] ?? 0;
  const requirements = [
    pinTable(metadata),
    { type: "assert-current-schema-id", "current-schema-id": id } as const,
  ];
  return { identifier, requirements, updates };
}

/** None where these are its current columns. */
export function schemaUpdates(
  { metadata }: LoadedTable,
  fields: readonly NestedField[],
  last: number,
): readonly TableUpdate[] {
  const current = currentSchema(metadata);
  if (current !== undefined && sameFields(current, { fields })) return [];
  const known = schemaLike(metadata, { fields });
  const schema = schemaOfFields(nextSchemaId(metadata.schemas ?? []), fields);
  return [
    ...(known === undefined
      ? [{ action: "add-schema", schema, "last-column-id": last } as const]
      : []),
    { action: "set-current-schema", "schema-id": known?.["schema-id"] ?? -1 },
  ];
}

function idsOf({ metadata }: LoadedTable) {
  const fields = currentSchema(metadata)?.fields ?? [];
  return { fields, last: metadata["last-column-id"] ?? 0 };
}

function schemaOfFields(id: number, fields: readonly NestedField[]): Schema {
  return { "schema-id": id, type: "struct", fields };
}

function versionOf(
  { sql, identifier }: ReadyView,
  of: {
    readonly id: number;
    readonly schema: number;
    readonly operation: "create" | "replace";
    readonly at: number;
  },
): ViewVersion {
  const namespace = identifier.namespace.split(".");
  return {
    "version-id": of.id,
    "schema-id": of.schema,
    "timestamp-ms": of.at,
    summary: { operation: of.operation },
    representations: [{ type: "sql", sql, dialect: "ansi" }],
    "default-catalog": identifier.catalog,
    "default-namespace": namespace,
    "storage-table": { namespace, name: storageOf({ namespace, name: identifier.name }).name },
  };
}
