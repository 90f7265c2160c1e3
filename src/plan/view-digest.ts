import type { Json } from "../iceberg/json.ts";
import type { TableCommit, TableUpdate } from "../iceberg/table-metadata.ts";
import { VIEW_MARK } from "../iceberg/view-mark.ts";
import type { ViewUpdate, ViewVersion } from "../iceberg/view-metadata.ts";
import type { ViewStep } from "./view-context.ts";

/** What a step does to a view, and from which version: the same on every machine and at any time. */
export function viewDigest({ write: { change }, move }: ViewStep): readonly Json[] {
  const from = [change.kind, move.from, move.to];
  switch (change.kind) {
    case "create": {
      const { schema, version, properties } = change.view;
      const stored = change.storage.kind === "kept" ? commitDigest(change.storage.commit) : null;
      return [...from, schema, versionDigest(version), propertiesDigest(properties), stored];
    }
    case "update": {
      const stored = change.storage === undefined ? null : commitDigest(change.storage);
      return [...from, change.before.uuid, change.updates.map(updateDigest), stored];
    }
    case "drop": {
      const { before, storage } = change;
      const stored = storage?.kind === "kept" ? commitDigest(storage.commit) : null;
      return [...from, before?.uuid ?? null, storage?.kind ?? null, stored];
    }
  }
}

function commitDigest({ requirements, updates }: TableCommit): Json {
  return [requirements as unknown as Json, updates.map(updateDigest)];
}

function updateDigest(update: ViewUpdate | TableUpdate): Json {
  switch (update.action) {
    case "set-properties":
      return [update.action, propertiesDigest(update.updates)];
    case "add-view-version":
      return [update.action, versionDigest(update["view-version"])];
    case "add-schema":
    case "set-current-schema":
    case "set-current-view-version":
    case "remove-properties":
    case "set-snapshot-ref":
    case "remove-snapshot-ref":
    case "add-snapshot":
    case "remove-snapshots":
      return update as unknown as Json;
  }
}

function versionDigest({ "timestamp-ms": _, ...version }: ViewVersion): Json {
  return version as Json;
}

/** The mark holds the time it was made. */
function propertiesDigest(properties: { readonly [key: string]: string }): Json {
  return Object.entries(properties).filter(([key]) => key !== VIEW_MARK);
}
