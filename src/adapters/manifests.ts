/** Manifests and manifest lists of Iceberg tables, read and written. https://iceberg.apache.org/spec/#manifests */
import type { Storage, TableFiles } from "../ports.ts";
import { findLive } from "./manifests/find.ts";
import { leftOverFiles } from "./manifests/left-over.ts";
import { snapshotFiles } from "./manifests/snapshot-files.ts";
import { writeReplay } from "./manifests/write.ts";
import { removeAll } from "./manifests/written-files.ts";

export function tableFiles(storage: Storage): TableFiles {
  return {
    read: (snapshot, parent) => snapshotFiles(storage, snapshot, parent),
    find: (paths, at, { except } = {}) => findLive(storage, paths, at, except),
    has: (location) => storage.has(location),
    write: (table, picks, now) => writeReplay(storage, table, picks, now),
    remove: (locations) => removeAll(storage, locations),
    leftOver: (table) => leftOverFiles(storage, table),
  };
}
