/** One step's commits to a catalog: their files first, then the commits, then a look at what the catalog holds. */
import { concurrently } from "./concurrently.ts";
import { asFinding, type Finding, IcebranchError } from "./errors.ts";
import { PartialCommit } from "./iceberg/partial-commit.ts";
import { tableName } from "./iceberg/refs.ts";
import type { LoadedTable, TableCommit } from "./iceberg/table-metadata.ts";
import { untaken } from "./iceberg/untaken.ts";
import { lostSyncs } from "./plan/lost-syncs.ts";
import { movesOf } from "./plan/moves.ts";
import type { Outcome, Step, TableMove, TableOutcome } from "./plan/plan.ts";
import type { Catalog, Ports } from "./ports.ts";
import type { ReadyCommits } from "./write-replays.ts";

/** What writing the files of a replay takes. */
export type FileMeans = Partial<Pick<Ports, "tableFiles" | "clock">>;

export async function changeCatalog(
  step: Extract<Step, { kind: "commit" | "drop-table" }>,
  catalog: Catalog,
  means: FileMeans,
  findings: Finding[],
): Promise<Pick<Outcome, "tables" | "findings">> {
  if (step.kind === "drop-table") {
    await catalog.dropTable(step);
    return { tables: movesOf(step), findings: [] };
  }
  const ready = await withFiles(step, catalog, means);
  const { commits, written } = ready;
  const { now, error } = await commitOrReadBack(catalog, commits).catch(async (failure) => {
    if (written.length > 0) {
      const { undoReplays } = await import("./write-replays.ts");
      findings.push(...(await undoReplays(failure, ready, catalog)));
    }
    throw failure;
  });
  const found = new Map(now.map((table) => [tableName(table.identifier), table]));
  const left = commits.map((one) => untaken(one, found.get(tableName(one.identifier))));
  const lost = await concurrently(now, (table) => findLost(step.catalog, table, catalog));
  return {
    tables: movesOf(step).map((move, index) => (left[index]?.length ? failed(move) : move)),
    findings: [
      ...(error === undefined ? notTaken(left.flat()) : [asFinding(error)]),
      ...(written.length === 0
        ? []
        : await (await import("./write-replays.ts")).tidyReplays(
            written,
            now,
            error?.code === "IB422",
          )),
      ...lost.flat().map((finding): Finding => ({ ...finding, level: "warning" })),
    ],
  };
}

/** What a replay adds has files, which are there before the commit that leads to them. */
async function withFiles(
  { catalog: name, commits: planned }: Extract<Step, { kind: "commit" }>,
  catalog: Catalog,
  { tableFiles, clock }: FileMeans,
): Promise<ReadyCommits> {
  if (planned.every(({ replay }) => replay === undefined))
    return { commits: planned.map(({ commit }) => commit), written: [] };
  if (tableFiles === undefined || clock === undefined)
    throw new Error("a replay was planned without a way to the files");
  const { writeReplays } = await import("./write-replays.ts");
  return writeReplays(planned, { name, catalog, tableFiles, clock });
}

/** Servers exist that answer well and skip a table, or drop a ref. */
function notTaken(updates: readonly string[]): readonly Finding[] {
  if (updates.length === 0) return [];
  return [
    {
      code: "IB408",
      level: "error",
      message: `The catalog accepted a write and did not do it: ${updates.join("; ")}.`,
      hint: "Run icebranch drift to see what the catalog holds.",
    },
  ];
}

/** The commit is done by then: a folder that cannot be looked into does not make it fail. */
async function findLost(
  name: string,
  table: LoadedTable,
  catalog: Catalog,
): Promise<readonly Finding[]> {
  try {
    const strays = await catalog.strayMetadata(table, "latest");
    // Of what was left before the table was as this commit found it, `drift` tells.
    const since = Number(table.metadata["metadata-log"]?.at(-1)?.["timestamp-ms"] ?? 0);
    const period = { since, now: Number(table.metadata["last-updated-ms"]) };
    return lostSyncs(`${name}.${tableName(table.identifier)}`, table, strays, period);
  } catch (error) {
    if (!(error instanceof IcebranchError)) throw error;
    return [asFinding(error)];
  }
}

/** What came of a commit: the tables as they are, and an error where only some of them moved. */
interface Committed {
  readonly now: readonly LoadedTable[];
  readonly error?: IcebranchError;
}

/** A commit whose fate is unknown is never blindly repeated: what the catalog holds decides. */
async function commitOrReadBack(
  catalog: Catalog,
  commits: readonly TableCommit[],
): Promise<Committed> {
  try {
    return { now: await catalog.commit(commits) };
  } catch (error) {
    if (error instanceof PartialCommit) return { now: error.now, error };
    if (!(error instanceof IcebranchError && error.code === "IB412")) throw error;
    const now = await concurrently(commits, (commit) => catalog.loadTable(commit.identifier)).catch(
      () => Promise.reject(error),
    );
    const taken = commits.filter((commit, index) => untaken(commit, now[index]).length === 0);
    if (taken.length === 0) throw error;
    const there = now.filter((table) => table !== undefined);
    return taken.length === commits.length ? { now: there } : { now: there, error };
  }
}

export function failed(move: TableMove): TableOutcome {
  return { ...move, result: "failed", undo: null };
}
