/** The whole product, top to bottom. Only `applyPlan` changes anything outside this process. */
import { type Attempt, applyPlan, asFinding } from "./apply.ts";
import { partsOf } from "./commands/parts.ts";
import type { IcebranchError } from "./errors.ts";
import { type Expectation, makePlan } from "./plan/make-plan.ts";
import type { Plan } from "./plan/plan.ts";
import type { Ports } from "./ports.ts";
import { makeReport } from "./report/make.ts";
import type { Report } from "./report/report.ts";
import { describeRun } from "./run-description.ts";
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
  let { plan, attempt } = await once(world);
  for (let tries = 1; attempt?.conflict !== undefined; tries++) {
    const { conflict } = attempt;
    if (tries === maxTries) {
      attempt = { ...attempt, findings: [...attempt.findings, asFinding(conflict)] };
      break;
    }
    if (conflict.code === "IB612") world = await read(await renewed(request, conflict));
    const next = await once(world);
    [plan, attempt] = [joinPlans(plan, next.plan, attempt), joinAttempts(attempt, next.attempt)];
  }
  return makeReport({ ...describeRun(world), plan, outcome: attempt ?? null });
}

/** The pull request has a newer commit: what was to be committed is made again, from that one. */
async function renewed(request: Request, conflict: IcebranchError): Promise<Request> {
  if (request.renew === undefined) throw conflict;
  return request.renew();
}

async function once(world: World): Promise<{ plan: Plan; attempt: Attempt | undefined }> {
  const plan = await planOnce(world);
  const writes =
    !world.inputs.dryRun && world.trigger.verb !== "plan" && world.trigger.access === "write";
  const idle = plan.steps.length + plan.skipped.length === 0;
  const attempt = writes && !idle ? await applyPlan(plan, world) : undefined;
  return { plan, attempt };
}

async function planOnce(world: World): Promise<Plan> {
  const needed = needsFiles(world);
  const ofFiles = needed ? world.head.project.findings : [];
  const broken = ofFiles.some((one) => one.level === "error");
  const parts = broken ? {} : await partsOf(world);
  const graph = parts.graph ?? world.graph;
  const expect: Expectation =
    world.inputs.expectDigest === undefined ? {} : { digest: world.inputs.expectDigest };
  return makePlan(
    {
      branch: parts.branch ?? null,
      dataBranch: parts.dataBranch ?? null,
      changes: world.changes,
      graph,
      catalogs: await world.catalogs.opened(),
      groups: parts.groups ?? [],
      steps: parts.steps ?? [],
      findings: [
        ...world.notices,
        ...ofFiles,
        ...(needed ? graph.findings : []),
        ...(parts.findings ?? []),
      ],
      workflow: parts.workflow ?? null,
    },
    expect,
  );
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
    files: [...before.files, ...(after?.files ?? [])],
    commit: after?.commit ?? before.commit,
    findings: [...before.findings, ...(after?.findings ?? [])],
    conflict: after?.conflict,
  };
}
