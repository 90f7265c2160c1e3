/**
 * GitHub starts no run for a pull request that conflicts with its base. Where the workflow file is
 * all that conflicts, it is regenerated from the merged specs, and the merge is committed.
 */
import { setTimeout as wait } from "node:timers/promises";
import { regeneratedText } from "../commands/workflow.ts";
import type { Finding } from "../errors.ts";
import type { MergeCommit, PullRequest } from "../github-port.ts";
import type { RunnerMachine } from "../this-runner.ts";
import type { Trigger } from "../trigger.ts";
import { readWorld } from "../world.ts";
import { bestEffort } from "./best-effort.ts";
import { forecastPull, tellForecast } from "./forecast.ts";
import { obey } from "./policy.ts";
import type { Presentation } from "./present.ts";
import { mostPulls } from "./schedule.ts";
import { addCheckRun } from "./tell.ts";

/** GitHub finds out after a push which pull requests it can merge, once somebody has asked. */
const patience = { times: 3, ms: 2_000 };

export async function mendConflicts(
  machine: RunnerMachine,
  presentation: Presentation,
): Promise<readonly Finding[]> {
  const { trigger, inputs } = presentation.asked.request;
  const isPush = trigger.event === "push" && trigger.branch === trigger.production;
  if (!isPush || trigger.verb !== "build" || inputs.workflowMode !== "commit") return [];
  const findings: Finding[] = [];
  const pulls = await bestEffort(findings, () => conflicting(machine, presentation));
  for (const pull of pulls ?? []) {
    const mended = await bestEffort(findings, () => mend(machine, presentation, pull));
    if (mended === undefined) continue;
    findings.push(mended.finding);
    if (mended.pull === undefined) continue;
    const now = mended.pull;
    const telling = () => tell(machine, presentation, now);
    findings.push(...((await bestEffort(findings, telling)) ?? []));
  }
  return findings;
}

async function conflicting(
  { ports: { stop } }: RunnerMachine,
  { gitHub, asked }: Presentation,
): Promise<readonly PullRequest[]> {
  const baseBranch = asked.request.trigger.production;
  let open = await gitHub.openPulls({ baseBranch, limit: mostPulls });
  for (let times = 0; times < patience.times; times++) {
    if (!open.some(({ mergeable }) => mergeable === "unknown")) break;
    await wait(patience.ms, undefined, { signal: stop }).catch(() => undefined);
    open = await gitHub.openPulls({ baseBranch, limit: mostPulls });
  }
  return open.filter(({ mergeable }) => mergeable === "conflict");
}

type Remote = NonNullable<RunnerMachine["remote"]>;
type Sides = Parameters<Remote["mergeTrees"]>[0];

interface Mended {
  readonly finding: Finding;
  /** As it is after our commit. */
  readonly pull: PullRequest | undefined;
}

/** undefined where something else conflicts as well: that is for a person. */
async function mend(
  machine: RunnerMachine,
  presentation: Presentation,
  pull: PullRequest,
): Promise<Mended | undefined> {
  const { remote } = machine;
  const sides = await sidesOf(machine, presentation, pull);
  if (remote === undefined || sides === undefined) return undefined;
  const merged = await remote.mergeTrees(sides);
  const [path, ...others] = merged?.conflicts ?? [];
  if (merged === undefined || path === undefined || others.length > 0) return undefined;
  const bytes = await regenerate(machine, presentation, pull, merged.tree, sides, path);
  if (bytes === undefined) return undefined;
  if (bytes === "ambiguous") return { finding: byHand(pull, path), pull: undefined };
  const files = await mergedFiles(remote, sides, merged.tree, { path, bytes });
  const { headBranch: branch, headCommit: head, number } = pull;
  const { production } = presentation.asked.request.trigger;
  const message = `Merge ${production}, and regenerate ${path}`;
  const commit = { branch, head, merged: sides.theirs, message, files };
  const { oid } = await presentation.gitHub.commitMerge(commit);
  const finding: Finding = {
    ...{ code: "IB615", level: "notice", pull: number },
    message: `Pull request #${number} conflicted with ${production} in ${path} alone: commit ${oid.slice(0, 12)} merges it, the file made from the merged specs.`,
    hint: "Look at that commit; nothing else is to do.",
  };
  return { finding, pull: { ...pull, headCommit: oid, mergeable: "unknown" } };
}

/** What the merge changes on the pull request's side; GitHub has the blobs of the other one. */
async function mergedFiles(
  remote: Remote,
  { ours, theirs }: Sides,
  tree: string,
  made: { readonly path: string; readonly bytes: Uint8Array },
): Promise<MergeCommit["files"]> {
  const changed = await remote.diffTrees(ours, tree);
  const known = new Set((await remote.diffTrees(ours, theirs)).map(({ oid }) => oid));
  const others = changed.filter(({ path }) => path !== made.path).flatMap(({ oid }) => oid ?? []);
  const blobs = await remote.readBlobs(others.filter((oid) => !known.has(oid)));
  return changed.map(({ path, mode, oid }) => {
    if (path === made.path) return { path, mode: mode ?? "100644", content: { bytes: made.bytes } };
    if (oid === null || mode === null) return { path, mode: "100644", content: null };
    const bytes = blobs.get(oid);
    return { path, mode, content: bytes === undefined ? { oid } : { bytes } };
  });
}

/** The three commits of the merge, brought here. */
async function sidesOf(
  { remote, git }: RunnerMachine,
  { gitHub, asked }: Presentation,
  { headCommit }: PullRequest,
) {
  const tip = asked.request.trigger.head;
  if (remote === undefined || tip === undefined) return undefined;
  const comparison = await gitHub.compare(tip, headCommit);
  if (comparison === undefined) return undefined;
  await remote.fetch({ commits: [headCommit, comparison.mergeBase], depth: 1 });
  const all = await Promise.all([comparison.mergeBase, headCommit].map((one) => git.resolve(one)));
  return all.includes(undefined)
    ? undefined
    : { base: comparison.mergeBase, ours: headCommit, theirs: tip };
}

/**
 * The file made anew from either side's text: where both come out the same, what conflicted was ours
 * to write, and nothing that a person wrote is lost. undefined where the file is not the project's.
 */
async function regenerate(
  machine: RunnerMachine,
  { asked }: Presentation,
  pull: PullRequest,
  tree: string,
  sides: Sides,
  path: string,
): Promise<Uint8Array | "ambiguous" | undefined> {
  const { request, policy } = asked;
  const trigger: Trigger = {
    ...{ ...request.trigger, base: undefined, head: tree, branch: pull.headBranch },
    ...{ verb: "workflow", access: "none" },
  };
  const obeyed = await obey(policy, trigger, machine);
  const world = await readWorld(
    { ...obeyed, inputs: request.inputs, dir: machine.dir },
    machine.ports,
  );
  await using _ = world.catalogs;
  const texts: (string | undefined)[] = [];
  for (const favour of ["ours", "theirs"] as const) {
    const bytes = await machine.remote?.mergeFile(sides, path, favour);
    const from = [sides.ours, sides.theirs];
    texts.push(bytes && (await regeneratedText(world, path, bytes, from)));
  }
  const [ours, theirs] = texts;
  if (ours === undefined || theirs === undefined) return undefined;
  return ours === theirs ? new TextEncoder().encode(ours) : "ambiguous";
}

function byHand({ number }: PullRequest, path: string): Finding {
  return {
    ...{ code: "IB615", level: "warning", pull: number },
    message: `Pull request #${number} conflicts in ${path} where people have edited it on both sides.`,
    hint: "Merge it by hand, then run icebranch workflow and commit the file.",
  };
}

/** The new commit has no run of its own, unless an App's token made it. */
async function tell(
  machine: RunnerMachine,
  presentation: Presentation,
  pull: PullRequest,
): Promise<readonly Finding[]> {
  const report = await forecastPull(machine, presentation, pull);
  const problems = await addCheckRun({ ...presentation, report }, pull.headCommit, {
    jobless: true,
  });
  const told = await tellForecast(presentation, report, pull, undefined);
  return [...problems, ...told];
}
