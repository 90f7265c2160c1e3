/** Nothing is written to a table while a Workflow of the project runs, where the configuration wants that. */
import type { CronWorkflowName } from "./argo/cron-workflows.ts";
import { throwIfStopped } from "./concurrently.ts";
import { IcebranchError } from "./errors.ts";
import type { RunningWorkflow } from "./kubernetes-port.ts";
import { inFolder, type ReadProject } from "./read-project.ts";
import type { World } from "./world.ts";

const pollMs = 10_000;

/** Each is a question to the cluster, and the file is what somebody wrote. */
const maxNames = 20;

/**
 * Comes back when none runs: what is done right then is done while none does. The answer is whether
 * it had to wait. Throws IB428 when the time for waiting is over, which is one for the whole run.
 */
export type SyncGate = () => Promise<boolean>;

export function syncGate(world: World): SyncGate {
  const { publish } = world.config;
  switch (publish.waitFor) {
    case "argo":
      return argoGate(world, publish.waitTimeoutMs);
    case "none":
    case undefined:
      return async () => false;
  }
}

function argoGate(world: World, timeoutMs: number): SyncGate {
  const { clock, pause, progress, stop } = world.ports;
  let names: Promise<readonly CronWorkflowName[]> | undefined;
  let left = timeoutMs;
  return async () => {
    names ??= cronWorkflows(world);
    let told = "";
    for (;;) {
      throwIfStopped(stop);
      const running = await runningOf(world, await names);
      if (running.length === 0) return told !== "";
      if (left <= 0) throw stillRunning(running, timeoutMs);
      const text = `Waiting for ${listed(running)} to end, up to ${minutes(left)} more.`;
      if (told !== listed(running)) progress(text);
      told = listed(running);
      const began = clock();
      await pause(Math.min(pollMs, left), stop);
      left -= clock() - began;
    }
  };
}

/**
 * Those of the production branch's file, which is what runs, and of the one at hand: but not of an
 * open pull request's, whose author could have any Workflow of the cluster named in the comment.
 */
async function cronWorkflows(world: World): Promise<readonly CronWorkflowName[]> {
  const { base, trigger } = world;
  const isOpen = base !== undefined && trigger.pull !== undefined && !trigger.pull.closed;
  const head = isOpen ? base : world.head;
  // It brings a YAML parser with it, which a run without a gate does not need.
  const { cronWorkflowsOf } = await import("./argo/cron-workflows.ts");
  const texts = [base && (await workflowText(world, base)), await workflowText(world, head)];
  const known = texts.filter((text) => text !== undefined);
  const found = (known.length > 0 ? known : [undefined]).flatMap((text) => {
    const names = cronWorkflowsOf(text);
    if (names === undefined) throw notReadable(world.config.workflow.path);
    return names;
  });
  const distinct = new Map(found.map((one) => [`${one.namespace}/${one.name}`, one]));
  if (distinct.size > maxNames) throw tooMany(distinct.size);
  return [...distinct.values()];
}

async function workflowText(
  { config, dir, ports }: World,
  { files }: ReadProject,
): Promise<string | undefined> {
  const file = files.get(inFolder(dir, config.workflow.path));
  const bytes = file && (await ports.git.readBlobs([file.oid])).get(file.oid);
  return bytes && new TextDecoder().decode(bytes);
}

async function runningOf(
  { ports: { kubernetes } }: World,
  names: readonly CronWorkflowName[],
): Promise<readonly RunningWorkflow[]> {
  const all = await Promise.all(names.map((cron) => kubernetes.runningWorkflows(cron)));
  return all.flat();
}

/** A sync of one that is not asked for would be lost without a word. */
function tooMany(count: number): IcebranchError {
  return new IcebranchError(
    "IB428",
    `Nobody can tell whether a sync is running: the workflow files name ${count} CronWorkflows, and at most ${maxNames} are asked for.`,
    { hint: "Keep other CronWorkflows in files of their own, or set publish.wait-for to none." },
  );
}

function notReadable(path: string): IcebranchError {
  return new IcebranchError(
    "IB428",
    `Nobody can tell whether a sync is running: ${path} has a CronWorkflow that cannot be read.`,
    { hint: "Mend the file, or set publish.wait-for to none." },
  );
}

function stillRunning(running: readonly RunningWorkflow[], timeoutMs: number): IcebranchError {
  return new IcebranchError(
    "IB428",
    `After ${minutes(timeoutMs)} of waiting ${listed(running)} ${running.length === 1 ? "is" : "are"} running still, so nothing more was written.`,
    { hint: "Run again when it has ended, or wait longer: publish.wait-timeout." },
  );
}

const namedWorkflows = 3;

function listed(running: readonly RunningWorkflow[]): string {
  const names = running.map(({ name, phase }) => `${name} (${phase ?? "not begun"})`);
  const more = names.length - namedWorkflows;
  const named = names.slice(0, namedWorkflows).join(", ");
  return more > 0 ? `${named} and ${more} more` : named;
}

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
