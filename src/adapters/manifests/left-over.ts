import type { LoadedTable } from "../../iceberg/table-metadata.ts";
import type { Storage } from "../../ports.ts";
import { readList } from "./list.ts";
import { metadataFolder, nameOf, ownName } from "./place.ts";

/** Of what replays wrote, what no snapshot of the table leads to. */
export async function leftOverFiles(
  storage: Storage,
  { metadata }: LoadedTable,
): Promise<readonly string[]> {
  const files = (await storage.list(metadataFolder(metadata))).flatMap((location) => {
    const own = ownName(location, metadata);
    return own === undefined ? [] : [{ location, name: nameOf(location), ...own }];
  });
  if (files.length === 0) return [];
  const snapshots = metadata.snapshots ?? [];
  const lists = new Set(snapshots.map((one) => nameOf(one["manifest-list"] ?? "")));
  const live = files.filter(({ name }) => lists.has(name));
  const runs = new Set(live.map(({ run }) => run));
  const doubtful = files.filter(({ kind, name, run }) =>
    kind === "list" ? !lists.has(name) : !runs.has(run),
  );
  const held = await heldManifests(
    storage,
    snapshots,
    new Set(doubtful.filter(({ kind }) => kind === "manifest").map(({ name }) => name)),
  );
  return doubtful.flatMap(({ location, name }) => (held.has(name) ? [] : [location]));
}

/** Of these names, those that a manifest list has: a later snapshot may be all that is left of a replay. */
async function heldManifests(
  storage: Storage,
  snapshots: NonNullable<LoadedTable["metadata"]["snapshots"]>,
  names: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  for (const snapshot of snapshots) {
    if (held.size === names.size) break;
    if (snapshot["manifest-list"] === undefined) continue;
    for (const { path } of await readList(storage, snapshot))
      if (names.has(nameOf(path))) held.add(nameOf(path));
  }
  return held;
}
