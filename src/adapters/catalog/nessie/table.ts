/** A table as the rest of icebranch knows it: Nessie's branches as refs of one table's metadata. */
import { concurrently } from "../../../concurrently.ts";
import { compareText } from "../../../errors.ts";
import { snapshotId } from "../../../iceberg/refs.ts";
import type { LoadedTable, Long } from "../../../iceberg/table-metadata.ts";
import { identifierOf, type Key, keyText, type NessieRef } from "./content.ts";
import type { Intent, TableEntry } from "./ledger.ts";
import { cutLine, extendLine, type KnownById, mainLine, type Version } from "./line.ts";
import type { Place, Places } from "./places.ts";
import { currentOf, type NessieReader, type TableFile, type View, versionOf } from "./reader.ts";
import { resolveEntry } from "./resolve.ts";
import { keptTags, lastLocation, type TableState } from "./state.ts";
import { locationOf, virtualMetadata } from "./virtual-metadata.ts";

/** A data branch, or somebody's branch or tag, on the table. */
export interface BranchOfTable extends Place {
  readonly location: string;
  readonly head: Long | null;
  /** Empty where it is not ours to know. */
  readonly line: readonly Version[];
  /** What a writer left there last, since icebranch put it there. */
  readonly written: TableFile | undefined;
}

type Written = Pick<BranchOfTable, "line" | "written">;

export interface NessieTable {
  readonly key: Key;
  readonly loaded: LoadedTable;
  readonly entry: TableEntry | undefined;
  readonly state: TableState;
  /** What other runs are about to do, or were when they were killed. */
  readonly open: readonly Intent[];
  /** What the default branch has. */
  readonly main: TableFile | undefined;
  readonly branches: ReadonlyMap<string, BranchOfTable>;
}

/** undefined where there is no table of that name on any branch. */
export async function readTable(
  reader: NessieReader,
  places: Places,
  view: View,
  key: Key,
): Promise<NessieTable | undefined> {
  const entry = view.ledger.tables.get(keyText(key));
  const { state, open } = await resolveEntry(reader, view, entry);
  const main = await reader.table(view.main, key);
  const found = await places.of(view, key, state, main !== undefined);
  const branches = await concurrently(found, (place) =>
    readBranch({ reader, places, view, key, main }, place),
  );
  const file = main ?? (await fileOfNew(reader, key, branches, keeperOfNew(view, state)));
  if (file === undefined) return undefined;
  const sinceBranched = await mainHistory(reader, view, key, main, branches);
  const metadata = virtualMetadata({
    state,
    isOnMain: main !== undefined,
    file,
    branches,
    sinceBranched,
    view,
  });
  const metadataLocation = locationOf(file, branches);
  const shapes = new Map(
    branches.flatMap(({ ref, written }) => (written ? [[ref.name, written.metadata]] : [])),
  );
  const loaded = { identifier: identifierOf(key), metadataLocation, metadata, shapes };
  const byName = new Map(branches.map((branch) => [branch.ref.name, branch]));
  return { key, loaded, entry, state, open, main, branches: byName };
}

/** Whether a table that the default branch does not have is on another one. */
export async function isThere(
  reader: NessieReader,
  places: Places,
  view: View,
  key: Key,
): Promise<boolean> {
  const { state } = await resolveEntry(reader, view, view.ledger.tables.get(keyText(key)));
  if (keeperOfNew(view, state) !== undefined) return true;
  return (await places.of(view, key, state, false)).length > 0;
}

/** What keeps a new table whose data branch was ended; one that has been on the default branch was dropped. */
function keeperOfNew(view: View, state: TableState): NessieRef | undefined {
  const [kept] = state.landed === null ? Object.values(keptTags(state, view)) : [];
  return kept && { name: kept.keeper, type: "TAG", hash: kept.hash };
}

interface Reading {
  readonly reader: NessieReader;
  readonly places: Places;
  readonly view: View;
  readonly key: Key;
  readonly main: TableFile | undefined;
}

async function readBranch(reading: Reading, place: Place): Promise<BranchOfTable> {
  const { content } = place;
  const { main } = reading;
  const location = content?.metadataLocation ?? main?.location ?? "";
  const head = content === undefined ? main && currentOf(main) : content.snapshotId;
  const isEmpty = head === undefined || head === null || snapshotId(head) === "-1";
  const isToBeKnown = place.tracked !== undefined || place.isOurs || main === undefined;
  const known = isToBeKnown && (await lineOf(reading, place, location));
  return {
    ...{ ...place, location, head: isEmpty ? null : head },
    ...(known || { line: [], written: undefined }),
  };
}

/** From where icebranch put it, or where the branch began, what writers made of it since. */
async function lineOf(
  { reader, places, view, key, main }: Reading,
  { ref, tracked, content }: Place,
  location: string,
): Promise<Written> {
  const start = tracked?.line;
  const asPut = (line: readonly Version[]) => ({ line, written: undefined });
  if (start === undefined && content === undefined && main !== undefined)
    return asPut([versionOf(main)]);
  const last = tracked && lastLocation(tracked);
  if (start !== undefined && last === location) return asPut(start);
  const { entries, whole, since } = await places.history(view, ref);
  const name = keyText(key);
  const changes = entries.flatMap(({ hash, ours, isMerge, operations }) => {
    const change = operations.find((one) => keyText(one.key) === name);
    const isOurs = ours !== undefined || change?.content?.metadataLocation === last;
    return change === undefined ? [] : [{ hash, isOurs, isMerged: isMerge }];
  });
  // What icebranch did itself, and what it found, is in the line already.
  const own = changes.findIndex(({ isOurs }) => isOurs);
  const foreign = (own < 0 ? changes : changes.slice(0, own)).reverse();
  const read = await concurrently(foreign, async ({ hash, isMerged }) => {
    const file = await reader.table({ ...ref, hash }, key);
    return file && { file, version: { ...versionOf(file), isMerged } };
  });
  const found = read.filter((one) => one !== undefined);
  const versions = found.map(({ version }) => version);
  const written = found.at(-1)?.file;
  const isKnown = whole || own >= 0;
  if (!isKnown) return { line: cutLine(extendLine([], versions)), written };
  const base = since === undefined ? undefined : await reader.table({ ...ref, hash: since }, key);
  const first = start ?? (base === undefined ? [] : [versionOf(base)]);
  return { line: extendLine(first, versions), written };
}

/** A table that no default branch has: what a data branch says of it, before what others' branches do. */
async function fileOfNew(
  reader: NessieReader,
  key: Key,
  branches: readonly BranchOfTable[],
  keeper: NessieRef | undefined,
): Promise<TableFile | undefined> {
  const rank = ({ tracked, isOurs }: BranchOfTable) => (tracked ? 0 : isOurs ? 1 : 2);
  const [first] = [...branches].sort(
    (a, b) => rank(a) - rank(b) || compareText(a.ref.name, b.ref.name),
  );
  const ref = first?.ref ?? keeper;
  return ref && reader.table(ref, key);
}

/**
 * Asked only where the default branch has moved since some data branch was put on it. The longest
 * answer has all the others in it.
 */
async function mainHistory(
  reader: NessieReader,
  view: View,
  key: Key,
  main: TableFile | undefined,
  branches: readonly BranchOfTable[],
): Promise<readonly KnownById[] | "unknown"> {
  const starts = branches
    .flatMap(({ tracked }) => tracked?.main ?? [])
    .filter(({ location }) => main !== undefined && location !== main.location);
  if (main === undefined || starts.length === 0) return [];
  const read = await Promise.all(
    starts.map(async (start) => ({ start, ...(await reader.history(view.main, [start.hash])) })),
  );
  if (read.some(({ whole }) => !whole)) return "unknown";
  const [longest] = read.sort((a, b) => b.entries.length - a.entries.length);
  if (longest === undefined) return [];
  const name = keyText(key);
  const versions = longest.entries.flatMap(({ time, operations }) => {
    const change = operations.find((one) => keyText(one.key) === name);
    if (change === undefined) return [];
    const { content } = change;
    const isEmpty = content === undefined || snapshotId(content.snapshotId) === "-1";
    return [{ head: isEmpty ? null : content.snapshotId, time }];
  });
  return mainLine(longest.start.head, versions.reverse());
}
