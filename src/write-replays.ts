/** The files of replayed snapshots: written before the commit that leads to them, removed where none came. */
import { concurrently } from "./concurrently.ts";
import { type Finding, IcebranchError } from "./errors.ts";
import { brokenCommit } from "./iceberg/broken-commit.ts";
import { brokenRequirement } from "./iceberg/commit.ts";
import { findSnapshot, snapshotId, tableName } from "./iceberg/refs.ts";
import type { LoadedTable, Snapshot, TableCommit, TableUpdate } from "./iceberg/table-metadata.ts";
import { leftFiles } from "./plan/left-files.ts";
import type { PlannedCommit } from "./plan/plan.ts";
import type { Catalog, Clock, Ports, TableFiles, WrittenReplay } from "./ports.ts";

export interface ReadyCommits {
  /** With the snapshots as they were written. */
  readonly commits: readonly TableCommit[];
  readonly written: readonly Written[];
}

interface Written extends WrittenReplay {
  /** `catalog.namespace.name`. */
  readonly table: string;
  readonly commit: TableCommit;
  readonly tableFiles: TableFiles;
}

export interface ReplayMeans {
  readonly name: string;
  readonly catalog: Catalog;
  readonly tableFiles: Ports["tableFiles"];
  readonly clock: Clock;
}

/** Throws IB411 where a table is not as it was planned: then nothing is left behind. */
export async function writeReplays(
  planned: readonly PlannedCommit[],
  means: ReplayMeans,
): Promise<ReadyCommits> {
  const written: Written[] = [];
  try {
    const commits = await concurrently(planned, async (one) => {
      if (one.replay === undefined) return one.commit;
      const ready = await writeOne(one.commit, one.replay, means);
      written.push(ready);
      return ready.commit;
    });
    return { commits, written };
  } catch (error) {
    throw await afterRemoving(error, written);
  }
}

async function writeOne(
  commit: TableCommit,
  replay: NonNullable<PlannedCommit["replay"]>,
  { name, catalog, tableFiles, clock }: ReplayMeans,
): Promise<Written> {
  const { identifier, requirements, updates } = commit;
  const table = await catalog.loadTable(identifier);
  const broken = brokenRequirement(table?.metadata, requirements);
  if (table === undefined || broken !== undefined)
    throw notAsPlanned(commit, broken ?? "it does not exist");
  const storage = await catalog.tableStorage(table);
  if ("none" in storage) throw notAsPlanned(commit, storage.none);
  const files = await tableFiles(storage);
  const done = await files.write(table, replay, clock());
  const ready = { identifier, requirements, updates: withSnapshots(updates, done.snapshots) };
  const full = `${name}.${tableName(identifier)}`;
  return { ...done, table: full, commit: ready, tableFiles: files };
}

function notAsPlanned({ identifier }: TableCommit, why: string): IcebranchError {
  return new IcebranchError("IB411", `${tableName(identifier)} is not as it was planned: ${why}.`, {
    hint: "Plan again: nothing was changed.",
  });
}

function withSnapshots(
  updates: readonly TableUpdate[],
  snapshots: readonly Snapshot[],
): readonly TableUpdate[] {
  const byId = new Map(snapshots.map((one) => [snapshotId(one["snapshot-id"]), one]));
  return updates.map((update) => {
    if (update.action !== "add-snapshot") return update;
    const snapshot = byId.get(snapshotId(update.snapshot["snapshot-id"]));
    if (snapshot === undefined) throw new Error("a snapshot was planned and not written");
    return { ...update, snapshot };
  });
}

/**
 * `now`: the tables as the catalog has them after the commit; `isSettled`: whether what they lack of it
 * will not come any more. Says what no snapshot leads to.
 */
export async function tidyReplays(
  written: readonly Written[],
  now: readonly LoadedTable[],
  isSettled: boolean,
): Promise<readonly Finding[]> {
  const byName = new Map(now.map((table) => [tableName(table.identifier), table]));
  const left = await concurrently(written, async (one) => {
    const name = tableName(one.commit.identifier);
    const table = byName.get(name);
    if (table === undefined) return leftFiles(one.table, one.files, "possible");
    const isDone = isThere(one, table);
    if (!isDone && !isSettled) return leftFiles(one.table, one.files, "possible");
    const stays = isDone ? [] : await one.tableFiles.remove(one.files);
    const others = await one.tableFiles.leftOver(table).catch(none);
    return leftFiles(one.table, [...new Set([...stays, ...others])]);
  });
  return left.flat();
}

/**
 * After a commit that failed, as the catalog says. Files go only where nothing can have been accepted: a
 * reader may lag behind, and to take away what `main` leads to is worse than to leave something behind.
 */
export async function undoReplays(
  error: unknown,
  { written, commits }: ReadyCommits,
  catalog: Catalog,
): Promise<readonly Finding[]> {
  const code = error instanceof IcebranchError ? error.code : undefined;
  const isUnknown = code === undefined || code === "IB408" || code === "IB412";
  const now = isUnknown
    ? []
    : await concurrently(commits, (one) => catalog.loadTable(one.identifier).catch(nothing));
  const tables = new Map(
    now.flatMap((table) =>
      table === undefined ? [] : [[tableName(table.identifier), table] as const],
    ),
  );
  // That somebody else was faster must be seen: a conflict may be with an earlier try of our own.
  const isSeen = commits.some((one, index) => {
    const table = now[index];
    return table !== undefined && brokenCommit(table.metadata, one) !== undefined;
  });
  const findings = await concurrently(written, async (one) => {
    const name = tableName(one.commit.identifier);
    const table = tables.get(name);
    if (table !== undefined && isThere(one, table)) return [];
    if (table === undefined || (code === "IB411" && !isSeen))
      return leftFiles(one.table, one.files, "possible");
    return leftFiles(one.table, await one.tableFiles.remove(one.files));
  });
  return findings.flat();
}

function isThere({ snapshots }: WrittenReplay, { metadata }: LoadedTable): boolean {
  return snapshots.some((one) => {
    const found = findSnapshot(metadata, snapshotId(one["snapshot-id"]));
    return found?.["manifest-list"] === one["manifest-list"];
  });
}

async function afterRemoving(error: unknown, written: readonly Written[]): Promise<unknown> {
  const left = await concurrently(written, (one) => one.tableFiles.remove(one.files));
  const stays = left.flat();
  if (stays.length === 0 || !(error instanceof IcebranchError)) return error;
  const { code, message, hint = "" } = error;
  return new IcebranchError(code, `${message} These files were left behind: ${stays.join(", ")}.`, {
    hint,
    cause: error,
  });
}

function none(error: unknown): readonly string[] {
  if (error instanceof IcebranchError) return [];
  throw error;
}

function nothing(error: unknown): undefined {
  if (!(error instanceof IcebranchError)) throw error;
}
