/** A commit to a SQL catalog: new metadata files first, then all pointers in one transaction. */
import { randomUUID } from "node:crypto";
import { concurrently } from "../../concurrently.ts";
import { compareText, IcebranchError } from "../../errors.ts";
import { brokenCommit } from "../../iceberg/broken-commit.ts";
import { applyUpdates, nextMetadataLocation } from "../../iceberg/commit.ts";
import { tableName } from "../../iceberg/refs.ts";
import type { LoadedTable, TableCommit, TableIdentifier } from "../../iceberg/table-metadata.ts";
import type { Clock, Storage } from "../../ports.ts";
import { pause } from "./in-turn.ts";
import { encodeMetadata, type MetadataFile, type ViewFile } from "./metadata-file.ts";
import { notAsPlanned } from "./not-as-planned.ts";
import type { RowChange, RowKey, SqlDriver, Swap } from "./sql-driver.ts";
import type { CatalogRows } from "./sql-rows.ts";

export interface CommitMeans {
  readonly name: string;
  readonly driver: SqlDriver;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly rows: CatalogRows;
  readTable(
    identifier: TableIdentifier,
    location: string | undefined,
  ): Promise<MetadataFile | undefined>;
}

export interface Committed {
  readonly identifier: TableIdentifier;
  /** As it now is, and where it was before. */
  readonly file: MetadataFile;
  readonly before: string;
}

/** How often a commit is tried again because others moved the same rows for other reasons. */
const maxTries = 10;

/** What is changed in the same transaction, and is not tried again once somebody else has changed it. */
export interface Together {
  readonly files: readonly (MetadataFile | ViewFile)[];
  readonly changes: readonly (RowChange & { readonly identifier: TableIdentifier })[];
}

const alone: Together = { files: [], changes: [] };

export async function commitAll(
  commits: readonly TableCommit[],
  means: CommitMeans,
  together: Together = alone,
): Promise<readonly Committed[]> {
  // Nothing points at these: one that stays does no harm, and hides no other error.
  const files = new Set<string>();
  let prepared: readonly Prepared[] = [];
  try {
    for (let tries = 1; ; tries++) {
      prepared = await prepareAll(commits, prepared, means);
      const wanted = [...together.files, ...prepared.flatMap(({ next }) => next ?? [])];
      await writeFiles(wanted, files, means.storage);
      const unmoved = await swapAll(prepared, means, together);
      if (unmoved === undefined) return prepared.map(committed);
      if (tries === maxTries) throw outrun(unmoved);
      await pause(Math.min(tries, 4));
    }
  } catch (error) {
    // Where the commit may have happened, the catalog may point at these files.
    if (!(error instanceof IcebranchError && error.code === "IB412"))
      await removeFiles([...files], files, means.storage);
    throw error;
  }
}

type Place = Pick<MetadataFile, "location">;

interface Prepared {
  readonly identifier: TableIdentifier;
  readonly file: MetadataFile;
  /** undefined where the updates change nothing. */
  readonly next: MetadataFile | undefined;
}

function committed({ identifier, file, next }: Prepared): Committed {
  return { identifier, file: next ?? file, before: file.location };
}

/** All requirements are looked at. A table that stands where it stood at the last try stays as it was prepared. */
async function prepareAll(
  commits: readonly TableCommit[],
  before: readonly Prepared[],
  { rows, driver, readTable, clock }: CommitMeans,
): Promise<readonly Prepared[]> {
  const pointers = await rows.pointers(commits.map(({ identifier }) => rowKey(identifier)));
  const columns = await driver.columns();
  return concurrently([...commits.entries()], async ([index, commit]) => {
    const last = before[index];
    if (last !== undefined && last.file.location === pointers[index]) return last;
    const file = await readTable(commit.identifier, pointers[index]);
    const prepared = prepare(commit, file, clock());
    assertFits(prepared, columns);
    return prepared;
  });
}

function prepare(commit: TableCommit, file: MetadataFile | undefined, now: number): Prepared {
  const { identifier, updates } = commit;
  const broken = brokenCommit(file?.metadata, commit);
  if (broken !== undefined || file === undefined)
    throw notAsPlanned(identifier, broken ?? "it does not exist");
  const metadata = applyUpdates(file.metadata, updates, { now, previousLocation: file.location });
  if (metadata === file.metadata) return { identifier, file, next: undefined };
  const location = nextMetadataLocation(file.location, randomUUID());
  return { identifier, file, next: { location, metadata, gzip: file.gzip } };
}

/** MySQL cuts off what is too long for a column, and dashtool's are shorter than the others'. */
export function assertFits(
  {
    identifier,
    file,
    next,
  }: Pick<Prepared, "identifier"> & {
    readonly file: Place | undefined;
    readonly next: Place | undefined;
  },
  columns: ReadonlyMap<string, number | undefined>,
): void {
  if (next === undefined) return;
  for (const [column, place] of [
    ["metadata_location", next],
    ["previous_metadata_location", file],
  ] as const) {
    const { location } = place ?? { location: "" };
    const length = [...location].length;
    const most = columns.get(column);
    if (most === undefined || length <= most) continue;
    throw new IcebranchError(
      "IB426",
      `The location of a metadata file of ${tableName(identifier)} has ${length} characters, and the catalog's column ${column} takes ${most}.`,
      {
        hint: "Widen both columns of iceberg_tables to varchar(1000), as pyiceberg and Java have them.",
      },
    );
  }
}

/** `files`: those that were written before, and at the end those that are wanted. */
async function writeFiles(
  wanted: readonly (MetadataFile | ViewFile)[],
  files: Set<string>,
  storage: Storage,
): Promise<void> {
  const locations = new Set(wanted.map(({ location }) => location));
  await removeFiles(
    [...files].filter((location) => !locations.has(location)),
    files,
    storage,
  );
  const missing = wanted.filter(({ location }) => !files.has(location));
  for (const { location } of missing) files.add(location);
  await concurrently(missing, ({ location, metadata, gzip }) =>
    storage.create(location, encodeMetadata(metadata, gzip)),
  );
}

async function removeFiles(
  locations: readonly string[],
  files: Set<string>,
  storage: Storage,
): Promise<void> {
  await concurrently(locations, async (location) => {
    files.delete(location);
    await storage.remove(location).catch(() => undefined);
  });
}

/** In one order for everybody, so that two of them do not wait for each other. The answer is a table that did not move. */
async function swapAll(
  prepared: readonly Prepared[],
  { name, driver }: CommitMeans,
  together: Together,
): Promise<TableIdentifier | undefined> {
  const swaps = prepared
    .flatMap(({ identifier, file, next }) =>
      next === undefined
        ? []
        : [{ identifier, ...rowKey(identifier), from: file.location, to: next.location }],
    )
    .sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name));
  if (together.changes.length > 0) return changeAll(swaps, together.changes, { name, driver });
  if (swaps.length === 0) return undefined;
  const answer = await driver.swap(name, swaps);
  if (answer === "committed") return undefined;
  return swaps[answer]?.identifier ?? { namespace: [], name };
}

/** Throws IB411 where it is what was planned by its place that is not there any more. */
async function changeAll(
  swaps: readonly (Swap & { readonly identifier: TableIdentifier })[],
  changes: Together["changes"],
  { name, driver }: Pick<CommitMeans, "name" | "driver">,
): Promise<TableIdentifier | undefined> {
  const all = [...swaps.map((swap) => ({ ...swap, type: "TABLE" as const })), ...changes];
  const answer = await driver.change(name, all);
  if (answer === "committed") return undefined;
  const { identifier } = all[answer] ?? { identifier: { namespace: [], name: "" } };
  if (answer < swaps.length) return identifier;
  throw notAsPlanned(identifier, "somebody made it, took it away, or wrote to it");
}

export function rowKey({ namespace, name }: TableIdentifier): RowKey {
  return { namespace: namespace.join("."), name };
}

export function loaded(identifier: TableIdentifier, file: MetadataFile): LoadedTable {
  return { identifier, metadataLocation: file.location, metadata: file.metadata };
}

function outrun(identifier: TableIdentifier): IcebranchError {
  return new IcebranchError(
    "IB411",
    `${tableName(identifier)} was changed by others each of the ${maxTries} times that this commit was tried.`,
    { hint: "Run again when fewer writers are at work: nothing was changed." },
  );
}
