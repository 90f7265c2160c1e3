/** What the files of diverged tables say: whether their data branches can be committed again. */
import { concurrently } from "../concurrently.ts";
import { IcebranchError } from "../errors.ts";
import { gainedSince, parentOf } from "../iceberg/held.ts";
import { findSnapshot, history, idOf } from "../iceberg/refs.ts";
import type { SnapshotFiles } from "../iceberg/replay.ts";
import type { Snapshot, SnapshotId, TableMetadata } from "../iceberg/table-metadata.ts";
import type { CatalogState, PlanContext } from "../plan/context.ts";
import type { ReplayFacts, Replays, Unread } from "../plan/replay.ts";
import { type ReplayQuestion, replayQuestions } from "../plan/replay-table.ts";
import { type ReplayWalk, replacesPartitions } from "../plan/replay-walk.ts";
import type { WrittenTable } from "../plan/written-tables.ts";
import type { TableFiles } from "../ports.ts";
import type { World } from "../world.ts";

/** undefined where the configuration has nothing replayed. */
export async function readReplays(
  world: Pick<World, "config" | "catalogs" | "ports">,
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
): Promise<Replays | undefined> {
  if (world.config.publish.onDiverged !== "replay") return undefined;
  const questions = replayQuestions(written, state, context);
  const answers = await concurrently(
    questions,
    async (one) => [one.table, await answerOrDoubt(world, one)] as const,
  );
  return new Map(answers);
}

/** A file that cannot be read keeps one table from being replayed, and no run from its end. */
async function answerOrDoubt(
  world: Pick<World, "catalogs" | "ports">,
  question: ReplayQuestion,
): Promise<ReplayFacts | Unread> {
  const { catalog: name, table } = question.found;
  try {
    const catalog = await world.catalogs.open(name);
    const storage = await catalog.tableStorage(table);
    if ("none" in storage) return { unknown: `It cannot be replayed: ${storage.none}.` };
    return await answer(question, await world.ports.tableFiles(storage));
  } catch (error) {
    if (!(error instanceof IcebranchError) || error.code === "IB904") throw error;
    return { unknown: `Its files cannot be read: ${error.message}`, mend: error.hint };
  }
}

async function answer({ found, walk }: ReplayQuestion, files: TableFiles): Promise<ReplayFacts> {
  const { metadata } = found.table;
  const all = [...walk.picks, ...walk.compactions, ...gained(metadata, walk)];
  const read = await readAll(metadata, all, files);
  const picked = walk.picks.flatMap((one) => read.get(idOf(one)) ?? []);
  const added = picked.flatMap((one) => one.added.flatMap((manifest) => manifest.files));
  const removed = picked.flatMap((one) => one.removed);
  const at = lastWritten(metadata, walk.target);
  const find = (paths: readonly string[], except?: Snapshot) =>
    at === undefined || paths.length === 0
      ? new Set<string>()
      : files.find(new Set(paths), at, except === undefined ? {} : { except });
  const paths = added.map(({ path }) => path);
  return {
    files: read,
    there: await find(paths, commonSnapshot(metadata, walk)),
    stillThere: await find(removed.map(({ path }) => path)),
    gone: await goneOf(walk, read, new Set(paths), files),
  };
}

async function readAll(
  metadata: TableMetadata,
  snapshots: readonly Snapshot[],
  files: TableFiles,
): Promise<ReadonlyMap<SnapshotId, SnapshotFiles>> {
  const read = await concurrently(snapshots, async (one) => {
    const parent = parentOf(one);
    const before = parent === null ? undefined : (findSnapshot(metadata, parent) ?? "expired");
    return [idOf(one), await files.read(one, before)] as const;
  });
  return new Map(read);
}

/** What the target got since, where a pick replaces partitions and nobody else may have written to them. */
function gained(metadata: TableMetadata, { picks, target }: ReplayWalk): readonly Snapshot[] {
  const replacing = picks.find(replacesPartitions);
  if (replacing === undefined) return [];
  return gainedSince(metadata, target, parentOf(replacing)).filter(hasList);
}

/** The newest snapshot of the target that is there already: another one may be planned on top of it. */
function lastWritten(metadata: TableMetadata, target: SnapshotId): Snapshot | undefined {
  return history(metadata, target).snapshots.find(hasList);
}

function hasList({ "manifest-list": list }: Snapshot): boolean {
  return list !== undefined && list !== "";
}

/** What the data branch began with, as far as that is still there. */
function commonSnapshot(metadata: TableMetadata, { picks }: ReplayWalk): Snapshot | undefined {
  const [first] = picks;
  const parent = first === undefined ? null : parentOf(first);
  const found = parent === null ? undefined : findSnapshot(metadata, parent);
  return found !== undefined && hasList(found) ? found : undefined;
}

/** Whoever compacts may remove the files that came before. */
async function goneOf(
  { compactions }: ReplayWalk,
  read: ReadonlyMap<SnapshotId, SnapshotFiles>,
  added: ReadonlySet<string>,
  files: TableFiles,
): Promise<ReadonlySet<string>> {
  const replaced = compactions
    .flatMap((one) => read.get(idOf(one))?.removed.map(({ path }) => path) ?? [])
    .filter((path) => added.has(path));
  const gone = await concurrently(replaced, async (path) =>
    (await files.has(path)) ? [] : [path],
  );
  return new Set(gone.flat());
}
