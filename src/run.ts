/** The whole product, top to bottom. Only `applyPlan` changes anything outside this process. */
import { type Attempt, applyPlan } from "./apply.ts";
import { partsOf } from "./commands/parts.ts";
import { asFinding, IcebranchError } from "./errors.ts";
import { goneTables } from "./gone-tables.ts";
import { type Expectation, makePlan } from "./plan/make-plan.ts";
import { movesOf } from "./plan/moves.ts";
import { nessieTarget } from "./plan/nessie-target.ts";
import type { Plan } from "./plan/plan.ts";
import { unguardedFindings } from "./plan/unguarded.ts";
import type { Ports } from "./ports.ts";
import { makeReport } from "./report/make.ts";
import type { Report } from "./report/report.ts";
import { describeRun } from "./run-description.ts";
import { type SyncGate, syncGate } from "./sync-gate.ts";
import { type Request, readWorld, type World } from "./world.ts";

/** How often a plan is made again because somebody moved a ref while it was carried out. */
const maxTries = 4;

/** Throws `IcebranchError` where there is nothing to report on: no repository, catalog or configuration. */
export async function run(request: Request, ports: Ports): Promise<Report> {
  await using opened = new AsyncDisposableStack();
  const read = async (asked: Request) => {
    const world = await readWorld(asked, ports);
    opened.use(world.catalogs);
    return world;
  };
  let world = await read(request);
  const gate = syncGate(world);
  let plan = await planOnce(world);
  // What was waited for has written, and a connection that was idle for so long may be dead.
  while (await hadToWait(plan, world, gate)) {
    world = await read(await asItIsNow(request));
    plan = await planOnce(world);
  }
  let attempt = await carriedOut(plan, world, gate);
  for (let tries = 1; attempt?.conflict !== undefined; tries++) {
    const { conflict } = attempt;
    if (tries === maxTries) {
      attempt = { ...attempt, findings: [...attempt.findings, asFinding(conflict)] };
      break;
    }
    if (conflict.code === "IB612") world = await read(await renewed(request, conflict));
    const gone = await goneTables(plan, world.catalogs);
    attempt = { ...attempt, findings: [...attempt.findings, ...gone] };
    const next = await planOnce(world);
    const after = await carriedOut(next, world, gate);
    [plan, attempt] = [joinPlans(plan, next, attempt), joinAttempts(attempt, after)];
  }
  return makeReport({ ...describeRun(world), plan, outcome: attempt ?? null });
}

/** A pull request may have been closed, or have another commit, in the time of a sync. */
async function asItIsNow(request: Request): Promise<Request> {
  const isOpen = request.trigger.pull?.closed === false;
  return (isOpen ? await request.renew?.() : undefined) ?? request;
}

/** The pull request has a newer commit: what was to be committed is made again, from that one. */
async function renewed(request: Request, conflict: IcebranchError): Promise<Request> {
  if (request.renew === undefined) throw conflict;
  return request.renew();
}

function mayWrite({ inputs, trigger }: World): boolean {
  return !inputs.dryRun && trigger.verb !== "plan" && trigger.access === "write";
}

async function hadToWait(plan: Plan, world: World, gate: SyncGate): Promise<boolean> {
  if (!mayWrite(world) || plan.steps.every((step) => movesOf(step).length === 0)) return false;
  try {
    return await gate();
  } catch (error) {
    // It stands at the step that is not carried out.
    if (error instanceof IcebranchError && error.code === "IB428") return false;
    throw error;
  }
}

async function carriedOut(plan: Plan, world: World, gate: SyncGate): Promise<Attempt | undefined> {
  const idle = plan.steps.length + plan.skipped.length === 0;
  return mayWrite(world) && !idle ? applyPlan(plan, { ...world, gate }) : undefined;
}

async function planOnce(world: World): Promise<Plan> {
  const needed = needsFiles(world);
  const ofFiles = needed ? world.head.project.findings : [];
  const broken = ofFiles.some((one) => one.level === "error");
  const parts = broken ? {} : await partsOf(world).catch((error) => withDoubts(error, world));
  const graph = parts.graph ?? world.graph;
  const catalogs = await world.catalogs.opened();
  const undecided = world.config.publish.waitFor === undefined;
  const expect: Expectation =
    world.inputs.expectDigest === undefined ? {} : { digest: world.inputs.expectDigest };
  return makePlan(
    {
      branch: parts.branch ?? null,
      dataBranch: parts.dataBranch ?? null,
      changes: parts.changes ?? world.changes,
      ...(parts.typing && { typing: parts.typing }),
      graph,
      catalogs,
      groups: parts.groups ?? [],
      views: parts.views ?? [],
      steps: parts.steps ?? [],
      findings: [
        ...world.notices,
        ...ofFiles,
        ...(needed ? graph.findings : []),
        ...(parts.findings ?? []),
        ...(undecided ? unguardedFindings(parts.groups ?? [], catalogs) : []),
        ...(namesBranch(world) ? nessieTarget(world.headConfig, catalogs) : []),
      ],
      workflow: parts.workflow ?? null,
      ...(parts.cluster && { cluster: parts.cluster }),
      isForecast: world.trigger.verb === "plan",
    },
    expect,
  );
}

/** A misspelled key of a catalog is told beside what came of it. */
function withDoubts(error: unknown, { config, head }: World): never {
  const doubts = head.project.findings.filter(({ file }) => file === config.file);
  if (!(error instanceof IcebranchError) || doubts.length === 0) throw error;
  const { code, message, hint } = error;
  throw new IcebranchError(code, message, { hint, cause: error, doubts });
}

/** Verbs that make the workflow file of a git branch, which may name its data branch. */
function namesBranch({ trigger: { verb, dataBranch } }: World): boolean {
  const makes = verb === "plan" || verb === "build" || verb === "workflow";
  return makes && dataBranch !== undefined;
}

/** Ending a data branch, or putting `main` back, must not wait until the files are mended. */
function needsFiles({ trigger: { verb }, inForce, head }: World): boolean {
  const configured = (inForce ?? head.project.config) !== undefined;
  return !configured || (verb !== "clean" && verb !== "undo");
}

/** What an earlier attempt did stays in the report of the later one, which finds it done. */
function joinPlans(before: Plan, after: Plan, attempt: Attempt): Plan {
  const done = new Set(
    attempt.tables.filter(({ result }) => result !== "failed").map(({ table }) => table),
  );
  const planned = new Set(after.tables.map(({ table }) => table));
  const kept = before.tables.filter(({ table }) => done.has(table) && !planned.has(table));
  return { ...after, tables: [...kept, ...after.tables] };
}

function joinAttempts(before: Attempt, after: Attempt | undefined): Attempt {
  const done = before.tables.filter(({ result }) => result !== "failed");
  return {
    applied: true,
    tables: [...done, ...(after?.tables ?? [])],
    ...joinViews(before, after),
    files: [...before.files, ...(after?.files ?? [])],
    commit: after?.commit ?? before.commit,
    // What waited is tried again, and says so again where it still does.
    findings: [
      ...before.findings.filter(({ code }) => code !== "IB434"),
      ...(after?.findings ?? []),
    ],
    conflict: after?.conflict,
  };
}

/** A view that waited, or was not as it was planned, is planned again. */
function joinViews(before: Attempt, after: Attempt | undefined): Pick<Attempt, "views"> {
  const done = (before.views ?? []).filter(
    ({ result }) => result !== "failed" && result !== "waits",
  );
  const views = [...done, ...(after?.views ?? [])];
  return views.length === 0 ? {} : { views };
}
