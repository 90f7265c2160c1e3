/** The files of the store's tables as a replay knows them: every sync adds one file of one row. */
import { IcebranchError } from "../../src/errors.ts";
import { SOURCE } from "../../src/iceberg/held.ts";
import { snapshotId, tableName } from "../../src/iceberg/refs.ts";
import type { SnapshotFiles } from "../../src/iceberg/replay.ts";
import { asLong } from "../../src/iceberg/snapshot-updates.ts";
import type { LoadedTable, Snapshot, SnapshotId } from "../../src/iceberg/table-metadata.ts";
import type { TableFiles } from "../../src/ports.ts";
import type { Store } from "./store.ts";
import { count, type Scene } from "./writers.ts";

/** The sync whose file a snapshot has: its own, or that of what it is a replay of. */
function originOf(store: Store, snapshot: Snapshot): SnapshotId {
  const source = snapshot.summary?.[SOURCE];
  const before = source === undefined ? undefined : store.snapshot(source);
  return before === undefined ? snapshotId(snapshot["snapshot-id"]) : originOf(store, before);
}

/** The rows of a branch, by the syncs that wrote them, whatever has been expired since. */
export function rowsOf(store: Store, head: SnapshotId | null): readonly SnapshotId[] {
  const rows: SnapshotId[] = [];
  for (let next = head; next !== null; ) {
    const snapshot = store.snapshot(next);
    if (snapshot === undefined) break;
    rows.push(originOf(store, snapshot));
    const parent = snapshot["parent-snapshot-id"];
    next = parent === undefined ? null : snapshotId(parent);
  }
  return rows;
}

export function simulatedFiles(scene: Scene, faults: number): TableFiles {
  const { store, random, scheduler, seen } = scene;

  async function call(): Promise<void> {
    await scheduler.point();
    if (random.chance(faults)) throw new IcebranchError("IB410", "The store does not answer.");
  }

  async function create(location: string): Promise<string> {
    await call();
    store.manifests.add(location);
    return location;
  }

  async function remove(locations: readonly string[]): Promise<readonly string[]> {
    const left: string[] = [];
    for (const location of locations)
      await call().then(
        () => store.manifests.delete(location),
        () => left.push(location),
      );
    return left;
  }

  return {
    async read(snapshot): Promise<SnapshotFiles> {
      await call();
      const path = originOf(store, snapshot);
      const file = { path, rows: 1n, size: 1n, specId: 0, partition: "" };
      const added = [{ specId: 0, schemaId: 0, files: [file], source: undefined }];
      return { added, removed: [], changesDeletes: false, encrypted: false, growth: undefined };
    },
    async find(paths, at, { except } = {}) {
      await call();
      const rows = rowsOf(store, snapshotId(at["snapshot-id"]));
      const before = except && rowsOf(store, snapshotId(except["snapshot-id"]));
      return new Set(rows.filter((row) => paths.has(row) && !before?.includes(row)));
    },
    async has() {
      await call();
      return true;
    },
    async write(table, picks, now) {
      const files: string[] = [];
      try {
        const snapshots: Snapshot[] = [];
        const last = BigInt(table.metadata["last-sequence-number"] ?? 0);
        for (const [index, { snapshot }] of picks.entries()) {
          const list = `mem://${tableName(table.identifier)}/icebranch-${store.newSnapshotId()}.avro`;
          files.push(await create(list));
          const sequence = asLong(last + BigInt(index + 1));
          const own = { "manifest-list": list, "sequence-number": sequence, "timestamp-ms": now };
          snapshots.push({ ...snapshot, ...own });
        }
        count(seen, "replays written");
        return { snapshots, files };
      } catch (error) {
        const left = await remove(files);
        if (left.length === 0 || !(error instanceof IcebranchError)) throw error;
        throw new IcebranchError(error.code, `${error.message} Left behind: ${left.join(", ")}.`);
      }
    },
    remove,
    async leftOver(table) {
      await call();
      return leftOver(store, table);
    },
  };
}

function leftOver(store: Store, { identifier, metadata }: LoadedTable): readonly string[] {
  const named = new Set(metadata.snapshots?.map((one) => one["manifest-list"]));
  const folder = `mem://${tableName(identifier)}/`;
  return [...store.manifests].filter((one) => one.startsWith(folder) && !named.has(one));
}

/** Files that no snapshot of the table ever led to. */
export function orphans(store: Store, names: readonly string[]): readonly string[] {
  const used = new Set(
    store.committed().flatMap((id) => store.snapshot(id)?.["manifest-list"] ?? []),
  );
  return [...store.manifests].filter(
    (one) => !used.has(one) && names.some((name) => one.startsWith(`mem://n.${name}/`)),
  );
}
