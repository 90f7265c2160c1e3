/**
 * Views in Iceberg's own words, and those of materialized views that dashtool's library adds: a
 * version's `storage-table` and the property `ref-<branch>`. A key we do not know survives a rewrite.
 * https://iceberg.apache.org/view-spec/
 */
import { IcebranchError } from "../errors.ts";
import { type Json, type JsonObject, parseJson } from "./json.ts";
import {
  type LoadedTable,
  type Long,
  MAIN,
  type Schema,
  type TableIdentifier,
} from "./table-metadata.ts";

export interface ViewRepresentation extends JsonObject {
  readonly type: string;
  readonly sql: string;
  readonly dialect: string;
}

/** Where a materialized view keeps its rows. */
export interface StorageTable extends JsonObject {
  readonly namespace: readonly string[];
  readonly name: string;
}

export interface ViewVersion extends JsonObject {
  readonly "version-id": number;
  readonly "schema-id": number;
  readonly "timestamp-ms": Long;
  readonly summary?: { readonly [key: string]: string };
  readonly representations: readonly ViewRepresentation[];
  readonly "default-catalog"?: string | null;
  readonly "default-namespace": readonly string[];
  readonly "storage-table"?: StorageTable;
}

export interface ViewMetadata extends JsonObject {
  readonly "view-uuid": string;
  readonly "format-version": number;
  readonly location: string;
  readonly "current-version-id": number;
  readonly versions: readonly ViewVersion[];
  readonly "version-log": readonly JsonObject[];
  readonly schemas: readonly Schema[];
  readonly properties?: { readonly [key: string]: string };
}

/** The part of `components/schemas/ViewUpdate` that icebranch sends. -1 stands for the last one added. */
export type ViewUpdate =
  | { readonly action: "add-schema"; readonly schema: Schema; readonly "last-column-id": number }
  | { readonly action: "add-view-version"; readonly "view-version": ViewVersion }
  | { readonly action: "set-current-view-version"; readonly "view-version-id": number }
  | { readonly action: "set-properties"; readonly updates: { readonly [key: string]: string } }
  | { readonly action: "remove-properties"; readonly removals: readonly string[] };

export interface LoadedView {
  readonly identifier: TableIdentifier;
  readonly metadataLocation: string;
  readonly metadata: ViewMetadata;
  /** The table that its current version names, or the one that would be its own; undefined where there is none. */
  readonly storage: LoadedTable | undefined;
}

/** Readers that know branches take the version that it names, else the current one. */
export const REF_MAIN = `ref-${MAIN}`;

/** As dashtool's library names it. */
export function storageOf({ namespace, name }: TableIdentifier): TableIdentifier {
  return { namespace, name: `${name}__storage` };
}

/** Whether it is its own table that a view names: whoever points it at another one has that changed by nobody. */
export function hasOwnStorage({ identifier, metadata }: LoadedView): boolean {
  const named = findVersion(metadata, metadata["current-version-id"])?.["storage-table"];
  const own = storageOf(identifier);
  if (named === undefined) return true;
  return named.name === own.name && named.namespace.join(".") === own.namespace.join(".");
}

export function findVersion(metadata: ViewMetadata, id: number): ViewVersion | undefined {
  return metadata.versions.find((version) => version["version-id"] === id);
}

/** The version that readers of `main` get. */
export function mainVersion(metadata: ViewMetadata): ViewVersion | undefined {
  const named = metadata.properties?.[REF_MAIN];
  const ref = named !== undefined && /^\d+$/.test(named) ? Number(named) : undefined;
  return findVersion(metadata, ref ?? metadata["current-version-id"]);
}

/** Its SQL; undefined where it has none. */
export function sqlOf(version: ViewVersion | undefined): string | undefined {
  const found = version?.representations.find(({ type }) => type === "sql");
  return typeof found?.sql === "string" ? found.sql : undefined;
}

export function schemaOf(
  metadata: ViewMetadata,
  version: ViewVersion | undefined,
): Schema | undefined {
  return metadata.schemas.find((schema) => schema["schema-id"] === version?.["schema-id"]);
}

/** Reads a metadata file's text. Throws IB418 where it is not view metadata that we understand. */
export function parseViewMetadata(text: string, location: string): ViewMetadata {
  try {
    return asViewMetadata(parseJson(text), location);
  } catch (cause) {
    if (cause instanceof IcebranchError) throw cause;
    throw unreadable(location, "it is not JSON", cause);
  }
}

/** The same, of JSON that is parsed already. */
export function asViewMetadata(json: Json, location: string): ViewMetadata {
  const metadata = (isObject(json) ? json : {}) as { readonly [key: string]: Json };
  const version = metadata["format-version"];
  if (version !== 1)
    throw unreadable(location, `its format-version is ${String(version)}, and 1 is known`);
  if (typeof metadata["view-uuid"] !== "string") throw unreadable(location, "it has no view-uuid");
  if (typeof metadata["current-version-id"] !== "number")
    throw unreadable(location, "it has no current-version-id");
  if (!isListOf(metadata.versions, isVersion))
    throw unreadable(location, "its versions cannot be understood");
  if (!isListOf(metadata.schemas, isObject))
    throw unreadable(location, "its schemas are not a list");
  return metadata as unknown as ViewMetadata;
}

function isVersion(json: Json): boolean {
  const version = (isObject(json) ? json : {}) as { readonly [key: string]: Json };
  return (
    typeof version["version-id"] === "number" &&
    typeof version["schema-id"] === "number" &&
    isListOf(version.representations, isObject)
  );
}

function isListOf(json: Json, isMember: (json: Json) => boolean): boolean {
  return Array.isArray(json) && json.every(isMember);
}

function isObject(json: Json): boolean {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function unreadable(location: string, why: string, cause?: unknown): IcebranchError {
  return new IcebranchError("IB418", `The view metadata ${location} cannot be read: ${why}.`, {
    hint: "Check that the file is whole and was written by an Iceberg writer of view format version 1.",
    cause,
  });
}
