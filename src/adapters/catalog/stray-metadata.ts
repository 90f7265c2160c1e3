/** Metadata files in a table's folder that nothing points at: what writers that lost a race leave. */
import { compareText, IcebranchError } from "../../errors.ts";
import { metadataNumber } from "../../iceberg/commit.ts";
import type { LoadedTable } from "../../iceberg/table-metadata.ts";
import type { Storage, StraysSought } from "../../ports.ts";
import { type MetadataFile, readMetadataFile } from "./metadata-file.ts";

/** How many files of one table are read: each is as large as the table's history is long. */
const maxReads = 20;

interface Candidate {
  readonly location: string;
  readonly number: number;
  /** Whether another file has its number: what loses a race has that of what won it. */
  readonly isDouble: boolean;
}

/**
 * One listing of the folder, then at most 20 files. Some writers keep no log of the files that were
 * the table's, so what is likely comes first: numbers that two files have, then the highest.
 */
export async function readStrays(
  storage: Storage,
  table: LoadedTable,
  sought: StraysSought,
): Promise<readonly LoadedTable[]> {
  const own = table.metadataLocation;
  const files = (await storage.list(own.slice(0, own.lastIndexOf("/") + 1))).filter(isMetadata);
  const strays: LoadedTable[] = [];
  // One after the other: several tables are looked at at once, and each file may be large.
  for (const { location } of candidates(files, table, sought).slice(0, maxReads)) {
    const file = await readIfWhole(storage, location);
    if (file !== undefined)
      strays.push({
        identifier: table.identifier,
        metadataLocation: location,
        metadata: file.metadata,
      });
  }
  return strays;
}

function candidates(
  files: readonly string[],
  { metadata, metadataLocation }: LoadedTable,
  sought: StraysSought,
): readonly Candidate[] {
  const log = metadata["metadata-log"] ?? [];
  // By name: a location's beginning is not spelled alike by all writers, as in s3: and s3a:.
  const known = new Set(
    [metadataLocation, ...log.map((one) => one["metadata-file"])].map(fileName),
  );
  const numbers = Map.groupBy(files, metadataNumber);
  const least = sought === "latest" ? leastNumber(metadataLocation, metadata) : 0;
  return files
    .filter((location) => !known.has(fileName(location)))
    .map((location) => {
      const number = metadataNumber(location);
      return { location, number, isDouble: (numbers.get(number)?.length ?? 0) > 1 };
    })
    .filter(({ number }) => number >= least)
    .sort(
      (a, b) =>
        Number(b.isDouble) - Number(a.isDouble) ||
        b.number - a.number ||
        compareText(a.location, b.location),
    );
}

/**
 * Of a file whose writer began where the table's last snapshot was the last one. Most writers count
 * files; dashtool's library numbers a file as its last snapshot.
 */
function leastNumber(location: string, metadata: LoadedTable["metadata"]): number {
  const own = metadataNumber(location);
  const last = metadata["last-sequence-number"];
  return last === undefined ? own : Math.min(own, Number(last) + 1);
}

function isMetadata(location: string): boolean {
  return /\.metadata\.json(\.gz)?$/.test(location);
}

function fileName(location: string): string {
  return location.slice(location.lastIndexOf("/") + 1);
}

/**
 * A half-written file is what a killed writer leaves: it holds no snapshot that was committed. One
 * that cannot be read for another reason may, and silence would look as if there were none.
 */
async function readIfWhole(storage: Storage, location: string): Promise<MetadataFile | undefined> {
  try {
    return await readMetadataFile(storage, location);
  } catch (error) {
    const isNone = error instanceof IcebranchError && ["IB413", "IB418"].includes(error.code);
    if (isNone) return undefined;
    throw error;
  }
}
