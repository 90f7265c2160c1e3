/** A commit to several tables of a catalog that can move only one at a time. */
import { setTimeout } from "node:timers/promises";
import { concurrently } from "../../concurrently.ts";
import { compareText, IcebranchError } from "../../errors.ts";
import { brokenCommit } from "../../iceberg/broken-commit.ts";
import { hasWritten, inverseCommit } from "../../iceberg/inverse.ts";
import { PartialCommit } from "../../iceberg/partial-commit.ts";
import { tableName } from "../../iceberg/refs.ts";
import type { LoadedTable, TableCommit, TableIdentifier } from "../../iceberg/table-metadata.ts";
import { untaken } from "../../iceberg/untaken.ts";
import { notAsPlanned } from "./not-as-planned.ts";

export interface OneByOne {
  /** As the catalog has it at this moment. */
  load(identifier: TableIdentifier): Promise<LoadedTable | undefined>;
  /**
   * Throws IB411 where a requirement does not hold, or somebody else was faster, and nothing was
   * changed. The answer is what the catalog holds after it.
   */
  commitOne(commit: TableCommit): Promise<LoadedTable>;
  /** Lets some time pass before the next of so many tries; as long as `pause` does unless given. */
  pause?(tries: number): Promise<void>;
}

/** A table that was committed to, and as it was before. */
export interface Trodden {
  readonly commit: TableCommit;
  readonly before: LoadedTable;
  /** Whether the table has shown the whole commit since. */
  readonly took: boolean;
}

/** How often a table is tried again because others write to it for other reasons. */
const maxTries = 6;
const firstPauseMs = 50;

/**
 * Moves the tables in order of their names, after all requirements were seen to hold. Where one
 * cannot be moved, those that were are put back, `trodden` ones too, each by compare-and-swap, and
 * the error says why: IB411 where a table has changed. Throws `PartialCommit` where there is no way
 * back. The answers are in the order of the commits.
 */
export async function commitInTurn(
  commits: readonly TableCommit[],
  catalog: OneByOne,
  trodden: readonly Trodden[] = [],
): Promise<readonly LoadedTable[]> {
  const path = [...trodden];
  const moved = new Map<TableCommit, LoadedTable>();
  try {
    const found = new Map(
      await concurrently(commits, async (one) => [one, await loadAsPlanned(one, catalog)] as const),
    );
    for (const commit of commits.toSorted(byName)) {
      const { before, after } = await commitPatiently(commit, found.get(commit), catalog);
      const missing = untaken(commit, after);
      path.push({ commit, before, took: missing.length === 0 });
      moved.set(commit, after);
      if (missing.length > 0) throw notDone(missing);
    }
  } catch (error) {
    throw await afterGoingBack(error, path, catalog);
  }
  return commits.flatMap((commit) => moved.get(commit) ?? []);
}

function byName(a: TableCommit, b: TableCommit): number {
  return compareText(tableName(a.identifier), tableName(b.identifier));
}

/** Throws IB411 where the table is not as it was planned. */
async function loadAsPlanned(commit: TableCommit, catalog: OneByOne): Promise<LoadedTable> {
  const table = await catalog.load(commit.identifier);
  const broken = brokenCommit(table?.metadata, commit);
  if (broken === undefined && table !== undefined) return table;
  throw notAsPlanned(commit.identifier, broken ?? "it does not exist");
}

async function commitPatiently(
  commit: TableCommit,
  found: LoadedTable | undefined,
  catalog: OneByOne,
): Promise<{ readonly before: LoadedTable; readonly after: LoadedTable }> {
  let before = found ?? (await loadAsPlanned(commit, catalog));
  for (let tries = 1; ; tries++) {
    try {
      return { before, after: await catalog.commitOne(commit) };
    } catch (error) {
      if (!isConflict(error) || tries === maxTries) throw error;
      await (catalog.pause ?? pause)(tries);
      before = await loadAsPlanned(commit, catalog);
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof IcebranchError && error.code === "IB411";
}

/** The catalog said well done, and the table does not show it. */
export function notDone(missing: readonly string[]): IcebranchError {
  return new IcebranchError(
    "IB408",
    `The catalog accepted a write and did not do it: ${missing.join("; ")}.`,
    { hint: "Run icebranch drift to see what the catalog holds." },
  );
}

/** What is to be thrown in the place of `error`, once everything that can be put back is. */
export async function afterGoingBack(
  error: unknown,
  path: readonly Trodden[],
  catalog: OneByOne,
): Promise<unknown> {
  if (!(error instanceof IcebranchError) || path.length === 0) return error;
  // Nobody knows what holds, or nobody answers: to go back may be the wrong way.
  if (error.code === "IB412") return error;
  if (error.code === "IB410") return unsettled(error);
  try {
    const stuck: string[] = [];
    for (const one of path.toReversed()) {
      const why = await putBack(one, catalog);
      if (why !== undefined) stuck.push(`${tableName(one.commit.identifier)}: ${why}`);
    }
    if (stuck.length === 0) return error;
    const now = await concurrently(path, ({ commit }) => catalog.load(commit.identifier));
    return new PartialCommit(
      `Not every table was moved: ${sentence(error.message)}. What had moved could not be put back (${stuck.join("; ")}).`,
      now.filter((table) => table !== undefined),
    );
  } catch (failed) {
    return failed instanceof IcebranchError ? unsettled(failed) : failed;
  }
}

function unsettled(error: IcebranchError): IcebranchError {
  return new IcebranchError(
    "IB412",
    `Some of the tables may have been moved, and others not: ${sentence(error.message)}.`,
    { hint: "Run again: what was done is found, and the rest goes on from there.", cause: error },
  );
}

function sentence(message: string): string {
  return message.replace(/\.$/, "");
}

/** undefined once the table is as it was, or never changed; otherwise why it is not. */
async function putBack(
  { commit, before, took }: Trodden,
  catalog: OneByOne,
): Promise<string | undefined> {
  for (let tries = 1; tries <= maxTries; tries++) {
    const now = await catalog.load(commit.identifier);
    if (now === undefined) return "it is gone";
    const written = hasWritten(before.metadata, now.metadata, commit);
    if (written === false || (written === undefined && !took))
      return took ? "it has been written to since" : undefined;
    const { commit: back, passed } = inverseCommit(before.metadata, now.metadata, commit);
    if (took && passed.length > 0) return `${passed.join(", ")} has been moved since`;
    if (back.updates.length === 0) return undefined;
    try {
      const missing = untaken(back, await catalog.commitOne(back));
      return missing.length === 0 ? undefined : "the catalog did not do it";
    } catch (error) {
      if (!isConflict(error)) throw error;
      await (catalog.pause ?? pause)(tries);
    }
  }
  return "others were faster";
}

/** Between a half and one and a half, so that two runs do not meet again. */
export async function pause(tries: number): Promise<void> {
  await setTimeout(firstPauseMs * 2 ** (tries - 1) * (0.5 + Math.random()));
}
