/** What of a commit a table does not show: servers exist that answer well and skip a table, or drop a ref. */
import { isMarkKey } from "./marks.ts";
import { findRef, findSnapshot, isAncestor, snapshotId, tableName } from "./refs.ts";
import { schemaLike } from "./schema-updates.ts";
import type { LoadedTable, TableCommit, TableRequirement, TableUpdate } from "./table-metadata.ts";

/** In words, one for each update that did not take. */
export function untaken(commit: TableCommit, table: LoadedTable | undefined): readonly string[] {
  const name = tableName(commit.identifier);
  if (table === undefined) return [`${name} is gone`];
  const isMarked = showsMark(commit, table);
  return commit.updates
    .filter((update) => !took(update, table, commit.requirements, isMarked))
    .map((update) => `${name}: ${describe(update)}`);
}

function took(
  update: TableUpdate,
  { metadata }: LoadedTable,
  requirements: readonly TableRequirement[],
  isMarked: boolean,
): boolean {
  const properties = metadata.properties ?? {};
  const counts = (key: string) => !isMarked || isMarkKey(key);
  switch (update.action) {
    case "set-snapshot-ref": {
      const ref = findRef(metadata, update["ref-name"]);
      if (ref?.type !== update.type) return false;
      const [is, meant] = [snapshotId(ref["snapshot-id"]), snapshotId(update["snapshot-id"])];
      if (is === meant) return true;
      // A writer that went on from there; but not where the ref has never moved.
      const was = asserted(update["ref-name"], requirements);
      return was !== undefined && is !== was && isAncestor(metadata, meant, is) === "yes";
    }
    case "remove-snapshot-ref":
      return findRef(metadata, update["ref-name"]) === undefined;
    case "set-properties":
      return Object.entries(update.updates).every(
        ([key, value]) => properties[key] === value || !counts(key),
      );
    case "remove-properties":
      return update.removals.every((key) => !Object.hasOwn(properties, key) || !counts(key));
    case "add-schema":
      return schemaLike(metadata, update.schema) !== undefined;
    case "set-current-schema":
      return update["schema-id"] === -1 || metadata["current-schema-id"] === update["schema-id"];
    case "add-snapshot": {
      // Two runs give the same snapshot the same id: it is ours only with our own files.
      const found = findSnapshot(metadata, snapshotId(update.snapshot["snapshot-id"]));
      return found?.["manifest-list"] === update.snapshot["manifest-list"];
    }
    case "remove-snapshots":
      return update["snapshot-ids"].every(
        (id) => findSnapshot(metadata, snapshotId(id)) === undefined,
      );
  }
}

/**
 * Whether the mark that it writes is there. A table's properties are written at once, and a connector
 * that goes on from what the commit put its state back to writes that again: it proves nothing.
 */
function showsMark({ updates }: TableCommit, { metadata }: LoadedTable): boolean {
  const marks = updates.flatMap((update) =>
    update.action === "set-properties"
      ? Object.entries(update.updates).filter(([key]) => isMarkKey(key))
      : [],
  );
  return marks.length > 0 && marks.every(([key, value]) => metadata.properties?.[key] === value);
}

/** Where the commit required the ref to be, null for nowhere; undefined where it did not say. */
function asserted(
  ref: string,
  requirements: readonly TableRequirement[],
): string | null | undefined {
  for (const one of requirements)
    if (one.type === "assert-ref-snapshot-id" && one.ref === ref)
      return one["snapshot-id"] === null ? null : snapshotId(one["snapshot-id"]);
  return undefined;
}

function describe(update: TableUpdate): string {
  switch (update.action) {
    case "set-snapshot-ref":
      return `${update["ref-name"]} is not at ${snapshotId(update["snapshot-id"])}`;
    case "remove-snapshot-ref":
      return `${update["ref-name"]} is still there`;
    case "set-properties":
      return `${Object.keys(update.updates).join(", ")} was not written`;
    case "remove-properties":
      return `${update.removals.join(", ")} is still there`;
    case "add-schema":
      return "the new schema is not there";
    case "set-current-schema":
      return "the current schema is another one";
    case "add-snapshot":
      return `snapshot ${snapshotId(update.snapshot["snapshot-id"])} is not there`;
    case "remove-snapshots":
      return `${update["snapshot-ids"].map(snapshotId).join(", ")} is still there`;
  }
}
