/** Walks a plan's steps through the ports. Nothing else changes anything outside this process. */
import type { Catalogs } from "./catalogs.ts";
import { regenerated } from "./commit-message.ts";
import { concurrently, throwIfStopped } from "./concurrently.ts";
import { type Finding, IcebranchError } from "./errors.ts";
import { findRef, snapshotId, tableName } from "./iceberg/refs.ts";
import type { LoadedTable, TableCommit, TableUpdate } from "./iceberg/table-metadata.ts";
import { lostSyncs } from "./plan/drift.ts";
import { movesOf } from "./plan/moves.ts";
import type { GitHubCommit, Outcome, Plan, Step, TableMove, TableOutcome } from "./plan/plan.ts";
import type { Catalog, Ports } from "./ports.ts";

/** What came of one attempt; `conflict` where somebody moved a ref meanwhile, and a new plan may do. */
export interface Attempt extends Outcome {
  readonly conflict: IcebranchError | undefined;
}

export interface Means {
  readonly ports: Pick<Ports, "workTree" | "gitHub" | "stop">;
  readonly catalogs: Pick<Catalogs, "open">;
}

/** Goes on after a step that failed: each step is all or none on its own, and the report says which. */
export async function applyPlan(plan: Plan, { ports, catalogs }: Means): Promise<Attempt> {
  const tables: TableOutcome[] = [];
  const files: string[] = [];
  const findings: Finding[] = [];
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
      if (step.kind === "commit-file") {
        // It is the last step, and starts another run: what failed, or is planned again, comes first.
        const isDone = tables.every(({ result }) => result !== "failed");
        if (isDone) commit = await commitFile(step, ports);
        continue;
      }
      const done = await changeCatalog(step, await catalogs.open(step.catalog));
      findings.push(...done.findings);
      tables.push(...done.tables);
    } catch (error) {
      if (!(error instanceof IcebranchError)) throw error;
      if (error.code === "IB411" || error.code === "IB612") conflict ??= error;
      else if (!findings.some(({ message }) => message === error.message))
        findings.push(asFinding(error));
      tables.push(...movesOf(step).map(failed));
    }
  }
  const all = [...tables, ...skipped(plan)];
  return { applied: true, tables: all, files, commit, findings, conflict };
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
  { path, bytes }: Extract<Step, { kind: "write-file" }>,
  { workTree }: Pick<Ports, "workTree">,
): Promise<void> {
  if (workTree === undefined)
    throw new IcebranchError("IB608", `${path} cannot be written: this repository is bare.`, {
      hint: "Run icebranch in a work tree.",
    });
  await workTree.write(path, bytes);
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
  const now = await commitOrReadBack(catalog, commits);
  const untaken = commits.map((commit, index) => unmet(commit, now[index]));
  const lost = await concurrently(now, (table) => findLost(step.catalog, table, catalog));
  return {
    tables: movesOf(step).map((move, index) => (untaken[index]?.length ? failed(move) : move)),
    findings: [
      ...notTaken(untaken.flat()),
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
    const strays = await catalog.strayMetadata(table);
    return lostSyncs(`${name}.${tableName(table.identifier)}`, table, strays);
  } catch (error) {
    if (!(error instanceof IcebranchError)) throw error;
    return [asFinding(error)];
  }
}

/** A commit whose fate is unknown is never blindly repeated: what the catalog holds decides. */
async function commitOrReadBack(
  catalog: Catalog,
  commits: readonly TableCommit[],
): Promise<readonly LoadedTable[]> {
  try {
    return await catalog.commit(commits);
  } catch (error) {
    if (!(error instanceof IcebranchError && error.code === "IB412")) throw error;
    const now = await concurrently(commits, (commit) => catalog.loadTable(commit.identifier));
    if (commits.every((commit, index) => unmet(commit, now[index]).length === 0))
      return now.filter((table) => table !== undefined);
    throw error;
  }
}

/** What of a commit the table does not show, in words. */
function unmet(commit: TableCommit, table: LoadedTable | undefined): readonly string[] {
  const name = tableName(commit.identifier);
  if (table === undefined) return [`${name} is gone`];
  return commit.updates
    .filter((update) => !took(update, table))
    .map((update) => `${name}: ${describe(update)}`);
}

function took(update: TableUpdate, { metadata }: LoadedTable): boolean {
  const properties = metadata.properties ?? {};
  switch (update.action) {
    case "set-snapshot-ref": {
      const ref = findRef(metadata, update["ref-name"]);
      return (
        ref?.type === update.type &&
        snapshotId(ref["snapshot-id"]) === snapshotId(update["snapshot-id"])
      );
    }
    case "remove-snapshot-ref":
      return findRef(metadata, update["ref-name"]) === undefined;
    case "set-properties":
      return Object.entries(update.updates).every(([key, value]) => properties[key] === value);
    case "remove-properties":
      return update.removals.every((key) => !Object.hasOwn(properties, key));
  }
}

function describe(update: TableUpdate): string {
  switch (update.action) {
    case "set-snapshot-ref":
      return `${update["ref-name"]} is not at ${snapshotId(update["snapshot-id"])}`;
    case "remove-snapshot-ref":
      return `${update["ref-name"]} is still there`;
    case "set-properties":
      return `${Object.keys(update.updates).join(", ")} was not written`;
    case "remove-properties":
      return `${update.removals.join(", ")} is still there`;
  }
}
