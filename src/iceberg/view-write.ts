/** What is to become of one materialized view and of the table that stores it. */
import { sameFields } from "./column-ids.ts";
import { tableName } from "./refs.ts";
import { currentSchema } from "./schema-updates.ts";
import type { LoadedTable, TableCommit, TableIdentifier } from "./table-metadata.ts";
import { untaken } from "./untaken.ts";
import type { NewView } from "./view-commit.ts";
import { VIEW_MARK } from "./view-mark.ts";
import {
  findVersion,
  type LoadedView,
  mainVersion,
  REF_MAIN,
  schemaOf,
  sqlOf,
  type ViewUpdate,
} from "./view-metadata.ts";

/** What a catalog has under a view's name. `none`: its storage table may be there all the same. */
export type SeenView =
  | { readonly kind: "view"; readonly view: LoadedView }
  | { readonly kind: "table" }
  | { readonly kind: "none"; readonly storage: LoadedTable | undefined };

/** What the view was when this was planned: whoever writes to it meanwhile keeps it. */
export interface ViewPin {
  readonly uuid: string;
  readonly metadataLocation: string;
}

/** Both or neither, where the catalog can do that; else the storage table first. */
export interface ViewWrite {
  readonly identifier: TableIdentifier;
  readonly storage: TableIdentifier;
  readonly change: ViewChange;
}

export type ViewChange =
  | {
      readonly kind: "create";
      readonly view: NewView;
      readonly storage:
        | {
            readonly kind: "new";
            /** The highest field id. */
            readonly last: number;
            readonly properties: { readonly [key: string]: string };
          }
        /** It is there, of a view that was undone or never finished. */
        | { readonly kind: "kept"; readonly commit: TableCommit };
    }
  | {
      readonly kind: "update";
      readonly before: ViewPin;
      readonly updates: readonly ViewUpdate[];
      readonly storage: TableCommit | undefined;
    }
  | {
      readonly kind: "drop";
      readonly before: ViewPin | undefined;
      readonly storage:
        | { readonly kind: "kept"; readonly commit: TableCommit }
        | { readonly kind: "dropped"; readonly metadataLocation: string }
        | undefined;
    };

/** In words, what of it a catalog does not show. */
export function untakenView(write: ViewWrite, seen: SeenView): readonly string[] {
  const { identifier, change } = write;
  const name = tableName(identifier);
  if (change.kind === "drop") return undropped(write, seen);
  if (seen.kind !== "view") return [`${name} is not there`];
  const { view } = seen;
  if (view.storage === undefined) return [`${tableName(write.storage)} is not there`];
  const kept = change.kind === "update" ? change.storage : commitOf(change.storage);
  return [
    ...viewGaps(name, view, meantOf(change)),
    ...(kept === undefined ? [] : untaken(kept, view.storage)),
  ];
}

function commitOf(storage: Extract<ViewChange, { kind: "create" }>["storage"]) {
  return storage.kind === "kept" ? storage.commit : undefined;
}

interface Meant {
  readonly sql: string | undefined;
  /** undefined where it is the one that was added. */
  readonly version: number | undefined;
  readonly properties: { readonly [key: string]: string };
}

function meantOf(change: Extract<ViewChange, { kind: "create" | "update" }>): Meant {
  if (change.kind === "create") {
    const { version, properties } = change.view;
    return { sql: sqlOf(version), version: undefined, properties };
  }
  let meant: Meant = { sql: undefined, version: undefined, properties: {} };
  for (const update of change.updates) {
    if (update.action === "add-view-version")
      meant = { ...meant, sql: sqlOf(update["view-version"]) };
    if (update.action === "set-current-view-version" && update["view-version-id"] !== -1)
      meant = { ...meant, version: update["view-version-id"] };
    if (update.action === "set-properties")
      meant = { ...meant, properties: { ...meant.properties, ...update.updates } };
  }
  return meant;
}

/** A server may number versions in its own way; what counts is that `main` has this one. */
function viewGaps(
  name: string,
  { metadata, storage }: LoadedView,
  meant: Meant,
): readonly string[] {
  const current = findVersion(metadata, metadata["current-version-id"]);
  const gaps: string[] = [];
  if (current?.["storage-table"] === undefined) gaps.push("its storage-table was not kept");
  if (meant.version !== undefined && current?.["version-id"] !== meant.version)
    gaps.push(`its current version is not ${meant.version}`);
  if (meant.sql !== undefined && sqlOf(current) !== meant.sql) gaps.push("its SQL is another");
  if (metadata.properties?.[VIEW_MARK] !== meant.properties[VIEW_MARK])
    gaps.push(`${VIEW_MARK} was not written`);
  if (meant.properties[REF_MAIN] !== undefined && mainVersion(metadata) !== current)
    gaps.push(`${REF_MAIN} was not written`);
  const [own, stored] = [schemaOf(metadata, current), storage && currentSchema(storage.metadata)];
  if (meant.sql !== undefined && own && stored && !sameFields(own, stored))
    gaps.push("its columns are not those of its storage table");
  return gaps.map((gap) => `${name}: ${gap}`);
}

function undropped({ identifier, storage, change }: ViewWrite, seen: SeenView): readonly string[] {
  if (seen.kind !== "none") return [`${tableName(identifier)} is still there`];
  if (change.kind !== "drop" || change.storage === undefined) return [];
  if (change.storage.kind === "kept") return untaken(change.storage.commit, seen.storage);
  return seen.storage === undefined ? [] : [`${tableName(storage)} is still there`];
}
