/** Walks a plan's steps through the ports. Nothing else changes anything outside this process. */
import { applyView } from "./apply-view.ts";
import type { Catalogs } from "./catalogs.ts";
import { regenerated } from "./commit-message.ts";
import { concurrently, throwIfStopped } from "./concurrently.ts";
import { type Finding, IcebranchError } from "./errors.ts";
import { PartialCommit } from "./iceberg/partial-commit.ts";
import { tableName } from "./iceberg/refs.ts";
import type { LoadedTable, TableCommit } from "./iceberg/table-metadata.ts";
import { untaken } from "./iceberg/untaken.ts";
import { lostSyncs } from "./plan/lost-syncs.ts";
import { movesOf } from "./plan/moves.ts";
import type { GitHubCommit, Outcome, Plan, Step, TableMove, TableOutcome } from "./plan/plan.ts";
import type { ViewOutcome } from "./plan/view-plan.ts";
import type { Catalog, Ports } from "./ports.ts";
import type { SyncGate } from "./sync-gate.ts";

/** What came of one attempt; `conflict` where somebody moved a ref meanwhile, and a new plan may do. */
export interface Attempt extends Outcome {
  readonly conflict: IcebranchError | undefined;
}

export interface Means {
  readonly ports: Pick<Ports, "workTree" | "gitHub" | "stop"> & Partial<Pick<Ports, "kubernetes">>;
  readonly catalogs: Pick<Catalogs, "open">;
  /** Comes back when tables may be written to; undefined where nothing is waited for. */
  readonly gate?: SyncGate;
}

/** Goes on after a step that failed: each step is all or none on its own, and the report says which. */
export async function applyPlan(plan: Plan, { ports, catalogs, gate }: Means): Promise<Attempt> {
  const tables: TableOutcome[] = [];
  const files: string[] = [];
  const objects: string[] = [];
  const findings: Finding[] = [];
  const views: ViewOutcome[] = [];
  const soFar = { tables, views, without: new Set<string>() };
  let commit: GitHubCommit | null = null;
  let conflict: IcebranchError | undefined;
  for (const step of plan.steps) {
    try {
      throwIfStopped(ports.stop);
      if (step.kind === "write-file") {
        await writeFile(step, ports);
        files.push(step.path);
        continue;
      }
      if (step.kind === "apply-manifest") {
        const done = await applyManifest(step, ports);
        objects.push(...done.names);
        findings.push(...done.findings);
        continue;
      }
      if (step.kind === "commit-file") {
        // It is the last step, and starts another run: what failed, or is planned again, comes first.
        const isDone = tables.every(({ result }) => result !== "failed");
        if (isDone) commit = await commitFile(step, ports);
        continue;
      }
      const catalog = await catalogs.open(step.catalog);
      await gate?.();
      if (step.kind === "view") {
        const done = await applyView(step, soFar, catalog);
        findings.push(...done.findings);
        views.push(done.view);
        continue;
      }
      const done = await changeCatalog(step, catalog);
      findings.push(...done.findings);
      tables.push(...done.tables);
    } catch (error) {
      if (!(error instanceof IcebranchError)) throw error;
      if (error.code === "IB411" || error.code === "IB612") conflict ??= error;
      else if (!findings.some(({ message }) => message === error.message))
        findings.push(asFinding(error));
      tables.push(...movesOf(step).map(failed));
      if (step.kind === "view") views.push({ ...step.move, result: "failed", undo: null });
    }
  }
  const all = [...tables, ...skipped(plan)];
  return {
    ...{ applied: true, tables: all, files, commit, findings, conflict },
    ...(views.length === 0 ? {} : { views }),
    ...(objects.length === 0 ? {} : { appliedObjects: objects }),
  };
}

function failed(move: TableMove): TableOutcome {
  return { ...move, result: "failed", undo: null };
}

function skipped(plan: Plan): readonly TableOutcome[] {
  const mains = new Map(plan.tables.map(({ table, main }) => [table, main]));
  return plan.skipped.map((table) => {
    const main = mains.get(table) ?? null;
    return { table, result: "skipped", from: main, to: main, undo: null };
  });
}

/** How an error is shown in a report, beside the findings. */
export function asFinding(error: IcebranchError): Finding {
  return {
    code: error.code,
    level: "error",
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  };
}

async function writeFile(
  { path, bytes, remember }: Extract<Step, { kind: "write-file" }>,
  { workTree }: Pick<Ports, "workTree">,
): Promise<void> {
  if (workTree === undefined)
    throw new IcebranchError("IB608", `${path} cannot be written: this repository is bare.`, {
      hint: "Run icebranch in a work tree.",
    });
  await workTree.write(path, bytes);
  if (remember !== undefined) await workTree.remember(remember.name, remember.bytes);
}

async function applyManifest(
  step: Extract<Step, { kind: "apply-manifest" }>,
  { kubernetes }: Partial<Pick<Ports, "kubernetes">>,
): Promise<{ readonly names: readonly string[]; readonly findings: readonly Finding[] }> {
  if (kubernetes === undefined) throw new Error("an apply was planned without a cluster");
  const answer = await kubernetes.apply(step.bytes, { ...step, dryRun: false });
  const { refusalFindings } = await import("./cluster-refusals.ts");
  return { names: answer.names, findings: refusalFindings(answer, step.path, step.bytes) };
}

async function commitFile(
  { path, bytes, branch, expectedHead }: Extract<Step, { kind: "commit-file" }>,
  { gitHub }: Pick<Ports, "gitHub">,
): Promise<GitHubCommit> {
  if (gitHub === undefined) throw new Error("a commit was planned without GitHub");
  const message = regenerated(path);
  const files = [{ path, bytes }];
  return { path, branch, ...(await gitHub.commitFiles({ branch, expectedHead, message, files })) };
}

async function changeCatalog(
  step: Extract<Step, { kind: "commit" | "drop-table" }>,
  catalog: Catalog,
): Promise<Pick<Outcome, "tables" | "findings">> {
  if (step.kind === "drop-table") {
    await catalog.dropTable(step);
    return { tables: movesOf(step), findings: [] };
  }
  const commits = step.commits.map((one) => one.commit);
  const { now, error } = await commitOrReadBack(catalog, commits);
  const found = new Map(now.map((table) => [tableName(table.identifier), table]));
  const left = commits.map((one) => untaken(one, found.get(tableName(one.identifier))));
  const lost = await concurrently(now, (table) => findLost(step.catalog, table, catalog));
  return {
    tables: movesOf(step).map((move, index) => (left[index]?.length ? failed(move) : move)),
    findings: [
      ...(error === undefined ? notTaken(left.flat()) : [asFinding(error)]),
      ...lost.flat().map((finding): Finding => ({ ...finding, level: "warning" })),
    ],
  };
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
