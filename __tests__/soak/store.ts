/** What a catalog and a folder hold, with everything that ever was in them: the truth that laws ask. */
import { metadataNumber } from "../../src/iceberg/commit.ts";
import { findSnapshot, snapshotId, tableName } from "../../src/iceberg/refs.ts";
import type {
  LoadedTable,
  Snapshot,
  SnapshotId,
  TableIdentifier,
  TableMetadata,
} from "../../src/iceberg/table-metadata.ts";

export interface Pointed {
  readonly name: string;
  readonly location: string;
  readonly metadata: TableMetadata;
}

/** One step of somebody's: all of it at once. */
export interface Swap {
  readonly by: string;
  /** The commit of several tables that it is part of. */
  readonly commit?: object;
  readonly tables: readonly { readonly before: Pointed; readonly after: Pointed }[];
}

export interface Store {
  readonly names: readonly string[];
  current(name: string): Pointed;
  /** Of a file that is or was there. */
  file(location: string): TableMetadata | undefined;
  list(folder: string): readonly string[];
  write(location: string, metadata: TableMetadata): void;
  remove(location: string): void;
  /** Moves all pointers, if each is where it was read; then the listener is told. */
  swap(swap: Swap): boolean;
  newSnapshotId(): number;
  /** A location of a new file; some writers give a number that is in use. */
  newLocation(name: string, number: number): string;
  /** Whether `ancestor` was before `descendant`, whatever has been expired since. */
  isAncestor(ancestor: SnapshotId, descendant: SnapshotId): boolean;
  /** The first snapshot of a history. */
  rootOf(id: SnapshotId): Snapshot | undefined;
  /** Who moved the table's pointer last. */
  lastBy(name: string): string | undefined;
  /** Whether a table ever had it. */
  wasCommitted(id: SnapshotId): boolean;
  /** One that a table has or had. */
  snapshot(id: SnapshotId): Snapshot | undefined;
  committed(): readonly SnapshotId[];
  /** Locations of manifest lists that a replay wrote and nobody has removed. */
  readonly manifests: Set<string>;
}

export const identifierOf = (name: string): TableIdentifier => ({ namespace: ["n"], name });

export function loadedOf({ name, location, metadata }: Pointed): LoadedTable {
  return { identifier: identifierOf(name), metadataLocation: location, metadata };
}

export function nameOf(identifier: TableIdentifier): string {
  return tableName(identifier).slice("n.".length);
}

export function storeOf(
  tables: { readonly [name: string]: TableMetadata },
  onSwap: (swap: Swap) => void,
): Store {
  const files = new Map<string, TableMetadata>();
  const pointers = new Map<string, string>();
  const born = new Map<SnapshotId, Snapshot>();
  const committed = new Set<SnapshotId>();
  const movers = new Map<string, string>();
  let [ids, numbers] = [100, 0];
  const newLocation = (name: string, number: number) =>
    `mem://lake/${name}/metadata/${String(number).padStart(5, "0")}-${++numbers}.metadata.json`;
  const current = (name: string): Pointed => {
    const location = pointers.get(name) ?? "";
    return { name, location, metadata: files.get(location) as TableMetadata };
  };
  const write = (location: string, metadata: TableMetadata) => {
    files.set(location, metadata);
    // Two runs give the same replay the same id; what was committed is the one that counts.
    for (const one of metadata.snapshots ?? [])
      if (!committed.has(snapshotId(one["snapshot-id"])))
        born.set(snapshotId(one["snapshot-id"]), one);
  };
  const point = (name: string, location: string) => {
    pointers.set(name, location);
    for (const one of files.get(location)?.snapshots ?? []) {
      committed.add(snapshotId(one["snapshot-id"]));
      born.set(snapshotId(one["snapshot-id"]), one);
    }
  };
  const parentOf = (id: SnapshotId) => {
    const parent = born.get(id)?.["parent-snapshot-id"];
    return parent === undefined ? undefined : snapshotId(parent);
  };
  for (const [name, metadata] of Object.entries(tables)) {
    const location = newLocation(name, 0);
    write(location, metadata);
    point(name, location);
  }
  return {
    names: Object.keys(tables),
    ...{ current, write, newLocation },
    file: (location) => files.get(location),
    list: (folder) => [...files.keys()].filter((location) => location.startsWith(folder)),
    remove: (location) => void files.delete(location),
    swap(swap) {
      const isAsRead = swap.tables.every(
        ({ before }) => pointers.get(before.name) === before.location,
      );
      if (!isAsRead) return false;
      for (const { after } of swap.tables) {
        point(after.name, after.location);
        movers.set(after.name, swap.by);
      }
      onSwap(swap);
      return true;
    },
    newSnapshotId: () => ++ids,
    isAncestor(ancestor, descendant) {
      for (let id: SnapshotId | undefined = descendant; id !== undefined; id = parentOf(id))
        if (id === ancestor) return true;
      return false;
    },
    rootOf(id) {
      let root = id;
      for (let up = parentOf(root); up !== undefined; up = parentOf(root)) root = up;
      return born.get(root);
    },
    lastBy: (name) => movers.get(name),
    wasCommitted: (id) => committed.has(id),
    snapshot: (id) => born.get(id),
    committed: () => [...committed],
    manifests: new Set(),
  };
}

/** As Java and pyiceberg number a new file, and keep the log of those before. */
export function logged(before: Pointed, metadata: TableMetadata): TableMetadata {
  const entry = {
    "timestamp-ms": before.metadata["last-updated-ms"],
    "metadata-file": before.location,
  };
  return { ...metadata, "metadata-log": [...(before.metadata["metadata-log"] ?? []), entry] };
}

export function nextNumber({ location }: Pointed): number {
  return metadataNumber(location) + 1;
}

/** As the metadata has it: an id of 63 bits is no double. */
export function idIn(metadata: TableMetadata, id: SnapshotId) {
  return findSnapshot(metadata, id)?.["snapshot-id"] ?? Number(id);
}
