/** Walks a plan's steps through the ports. Nothing else changes anything outside this process. */
import { applyView } from "./apply-view.ts";
import type { Catalogs } from "./catalogs.ts";
import { changeCatalog, failed } from "./change-catalog.ts";
import { regenerated } from "./commit-message.ts";
import { throwIfStopped } from "./concurrently.ts";
import { asFinding, type Finding, IcebranchError } from "./errors.ts";
import { movesOf } from "./plan/moves.ts";
import type { GitHubCommit, Outcome, Plan, Step, TableOutcome } from "./plan/plan.ts";
import type { ViewOutcome } from "./plan/view-plan.ts";
import type { Ports } from "./ports.ts";
import type { SyncGate } from "./sync-gate.ts";

/** What came of one attempt; `conflict` where somebody moved a ref meanwhile, and a new plan may do. */
export interface Attempt extends Outcome {
  readonly conflict: IcebranchError | undefined;
}

export interface Means {
  readonly ports: Pick<Ports, "workTree" | "gitHub" | "stop"> &
    Partial<Pick<Ports, "kubernetes" | "tableFiles" | "clock">>;
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
      const done = await changeCatalog(step, catalog, ports, findings);
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

function skipped(plan: Plan): readonly TableOutcome[] {
  const mains = new Map(plan.tables.map(({ table, main }) => [table, main]));
  return plan.skipped.map((table) => {
    const main = mains.get(table) ?? null;
    return { table, result: "skipped", from: main, to: main, undo: null };
  });
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
