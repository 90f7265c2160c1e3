/**
 * Table metadata drawn as a history: `"1 < 2 < 3; 2 < 4; main=3 pr=4 tag:old=1"`. A snapshot that
 * is nobody's child is a root; `!` after an id makes it an `overwrite`, `%` one that replaces
 * partitions, `~` a compaction, `-` a `delete`, `(1)` a replay of snapshot 1; `?` cuts it from its
 * parent, as snapshot expiry does. Snapshot n was made n seconds after 1970 and adds n rows in one file.
 */
import type { Snapshot, SnapshotRef, TableMetadata } from "../src/iceberg/table-metadata.ts";

export function aTable(history: string, more: Partial<TableMetadata> = {}): TableMetadata {
  const parts = history.split(";").map((part) => part.trim());
  const refs: { [name: string]: SnapshotRef } = {};
  const snapshots = new Map<string, Snapshot>();
  for (const part of parts.filter((text) => text !== ""))
    if (part.includes("=")) readRefs(part, refs);
    else readChain(part, snapshots);
  const main = refs.main?.["snapshot-id"];
  return {
    "format-version": 2,
    "table-uuid": "11111111-2222-3333-4444-555555555555",
    location: "file:///lake/orders",
    "last-updated-ms": 5_000,
    "last-sequence-number": snapshots.size,
    schemas: [{ type: "struct", "schema-id": 0, fields: [] }],
    "current-schema-id": 0,
    "default-spec-id": 0,
    "default-sort-order-id": 0,
    properties: {},
    ...(main === undefined ? {} : { "current-snapshot-id": main }),
    snapshots: [...snapshots.values()],
    refs,
    ...more,
  };
}

function readRefs(part: string, refs: { [name: string]: SnapshotRef }): void {
  for (const ref of part.split(/\s+/)) {
    const [name = "", id = ""] = ref.split("=");
    const type = name.startsWith("tag:") ? "tag" : "branch";
    refs[name.replace("tag:", "")] = { "snapshot-id": Number(id), type };
  }
}

function readChain(part: string, snapshots: Map<string, Snapshot>): void {
  let parent: number | undefined;
  for (const link of part.split("<").map((text) => text.trim())) {
    const id = Number.parseInt(link, 10);
    if (!snapshots.has(String(id)))
      snapshots.set(String(id), {
        "snapshot-id": id,
        ...(link.includes("?") ? { "parent-snapshot-id": 999_999 } : {}),
        ...(parent === undefined || link.includes("?") ? {} : { "parent-snapshot-id": parent }),
        "timestamp-ms": id * 1_000,
        summary: {
          operation: operationOf(link),
          ...(link.includes("%") ? { "replace-partitions": "true" } : {}),
          ...sourceOf(link),
          "added-records": String(id),
          "added-data-files": "1",
        },
      });
    parent = id;
  }
}

function operationOf(link: string): string {
  const flags = { "!": "overwrite", "%": "overwrite", "~": "replace", "-": "delete" };
  return Object.entries(flags).find(([flag]) => link.includes(flag))?.[1] ?? "append";
}

function sourceOf(link: string): { readonly [key: string]: string } {
  const source = /\((\d+)\)/.exec(link)?.[1];
  return source === undefined ? {} : { "source-snapshot-id": source };
}
