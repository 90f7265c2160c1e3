/** From an event to what a run of it is asked to do. */

import { regenerated } from "../commit-message.ts";
import type { Finding } from "../errors.ts";
import { eventTrigger } from "../event-trigger.ts";
import type { Inputs } from "../inputs.ts";
import { obey, type Policy, readPolicy } from "../policy.ts";
import type { GitHub, PullRequest } from "../ports.ts";
import { wantsFile } from "../project/read.ts";
import { isOurComment } from "../report/comment.ts";
import { staleReason } from "../stale-run.ts";
import type { RunnerMachine } from "../this-runner.ts";
import { type Commits, findCommits, type Pull, type Trigger } from "../trigger.ts";
import type { Request } from "../world.ts";
import { bestEffort } from "./best-effort.ts";
import { type GitHubEvent, wantedCommits } from "./event.ts";
import type { Runner } from "./runner.ts";

export type Conversation = NonNullable<Awaited<ReturnType<GitHub["conversation"]>>>;

/** What an event asks for, before any catalog is asked. */
export interface Asked {
  readonly request: Request;
  readonly policy: Policy;
  /** The event's pull request, as GitHub has it; undefined where it was not asked. */
  readonly conversation: Conversation | undefined;
  /** Whether the pull request is open with the change that this run has looked at. */
  isCurrent(now: PullRequest): Promise<boolean>;
  /**
   * Whether GitHub may be told of the run: not by one without a token or without secrets, nor by one
   * that another run has overtaken.
   */
  readonly speaks: boolean;
}

/** Throws IB602, IB605, IB609. */
export async function readRequest(
  machine: RunnerMachine,
  event: GitHubEvent,
  inputs: Inputs,
  { env }: Runner,
): Promise<Asked> {
  const { commits: wanted, branches } = wantedCommits(event, env);
  await machine.remote?.fetch({ commits: wanted, branches, depth: 2 });
  const policy = await readPolicy(machine, { payload: event.payload, env });
  const asked = eventTrigger(event.name, event.payload, env, wishesOf(policy, inputs));
  const { commits, ...rest } = asked;
  await bringProduction(machine, rest.production, branches);
  const problems: Finding[] = [];
  const conversation = await ask(machine, rest, problems);
  const ours = await sameChange(machine, rest.pull, conversation?.pull);
  const pull = rest.pull && ours ? { ...rest.pull, headCommit: ours.headCommit } : rest.pull;
  const stale = conversation && pull && staleReason(pull, conversation.pull);
  const found =
    ours && stale === undefined
      ? await testMergeOf(machine, ours)
      : await findCommits(machine.git, commitsOf(commits, rest));
  const trigger = { ...rest, pull, ...found };
  const allowed = await obey(
    policy,
    stale === undefined ? trigger : halted(trigger, stale),
    machine,
  );
  const notices = [...allowed.notices, ...problems];
  const mayHaveBranches = conversation?.comments.some(({ body }) =>
    isOurComment(body, machine.dir),
  );
  const request = {
    ...{ ...allowed, notices, inputs, dir: machine.dir },
    mayHaveBranches: mayHaveBranches ?? true,
  };
  const heads = new Set(pull === undefined ? [] : [pull.headCommit]);
  const isTrusted = machine.ports.gitHub !== undefined && rest.access !== "none";
  return {
    request: { ...request, renew: () => renew(machine, request, heads) },
    ...{ policy, conversation },
    isCurrent: async (now) => now.state === "open" && isHead(machine, heads, now.headCommit),
    speaks: isTrusted && stale === undefined && !inputs.dryRun,
  };
}

async function isHead(
  machine: RunnerMachine,
  heads: ReadonlySet<string>,
  commit: string,
): Promise<boolean> {
  if (heads.has(commit)) return true;
  for (const head of heads) if (await addsWorkflowFilesOnly(machine, head, commit)) return true;
  return false;
}

function wishesOf(policy: Policy, inputs: Inputs) {
  const config = policy.kind === "in-force" ? policy.config : undefined;
  return {
    command: inputs.command,
    branch: inputs.branch,
    production: inputs.config.main ?? config?.main,
    drafts: inputs.config.drafts ?? config?.branches.drafts ?? "check",
  } as const;
}

async function bringProduction(
  { remote }: RunnerMachine,
  production: string,
  known: readonly string[],
): Promise<void> {
  if (known.includes(production)) return;
  await remote?.fetch({ branches: [production], depth: 2 });
}

/** A run without secrets has a token that reads, but nothing to write that a newer run would. */
async function ask(
  { ports: { gitHub } }: RunnerMachine,
  { pull, access }: Pick<Trigger, "pull" | "access">,
  problems: Finding[],
): Promise<Conversation | undefined> {
  if (gitHub === undefined || pull === undefined || access === "none") return undefined;
  return bestEffort(problems, () => gitHub.conversation(pull.number));
}

/** The pull request where it has moved on since the event, but by our own commits alone. */
async function sameChange(
  machine: RunnerMachine,
  event: Pull | undefined,
  now: PullRequest | undefined,
): Promise<PullRequest | undefined> {
  if (event === undefined || event.closed || now?.state !== "open") return undefined;
  if (now.headCommit === event.headCommit) return undefined;
  return (await addsWorkflowFilesOnly(machine, event.headCommit, now.headCommit)) ? now : undefined;
}

/** How many commits of ours may have come since an event: one for each project of the repository. */
const mostOwnCommits = 20;

/**
 * Whether all that came since `before` are commits of a workflow file, as icebranch makes them: of
 * this project's, or of another one's in the repository. A run of the commit before can then go on,
 * or be run again, as if it were of the last one.
 */
async function addsWorkflowFilesOnly(
  { remote, dir }: RunnerMachine,
  before: string,
  now: string,
): Promise<boolean> {
  if (remote === undefined) return false;
  await remote.fetch({ commits: [now], depth: mostOwnCommits });
  let commit: string | undefined = now;
  for (let count = 0; count < mostOwnCommits && commit !== undefined; count++) {
    if (commit === before) return true;
    const isMerge = (await remote.resolve(`${commit}^2`)) !== undefined;
    const parent: string | undefined = await remote.resolve(`${commit}^`);
    if (parent === undefined || isMerge) return false;
    const [changed, ...more] = await remote.diffTrees(parent, commit);
    if (changed === undefined || more.length > 0 || wantsFile(changed.path, dir)) return false;
    if ((await remote.subjectOf(commit)) !== regenerated(changed.path)) return false;
    commit = parent;
  }
  return false;
}

/**
 * What is merged is published as the production branch has it now, whichever run comes to do it. A
 * stacked pull request is merged into another branch, whose files say where its tables are.
 */
function commitsOf(commits: Commits, asked: TriggerStart): Commits {
  const { verb, branch, production, event, pull } = asked;
  const reconciles = verb === "build" && branch === production && event !== "merge_group";
  const isStacked = pull !== undefined && pull.baseBranch !== production;
  if (!reconciles || isStacked) return commits;
  const base = commits.kind === "range" ? commits.base : undefined;
  return { kind: "tip", branch: production, head: commits.head, base };
}

type TriggerStart = Omit<Trigger, "base" | "head">;

/** The files are looked at all the same: a job that is required has its verdict. */
function halted(trigger: Trigger, why: string): Trigger {
  const reason = `${why} Another run does the work; this one writes nothing.`;
  return { ...trigger, verb: "check", access: "none", reason };
}

/** The newest commit of a pull request that has one more while its workflow file was being committed. */
async function renew(
  machine: RunnerMachine,
  request: Request,
  heads: Set<string>,
): Promise<Request> {
  const { pull } = request.trigger;
  const { gitHub } = machine.ports;
  const now = pull && (await gitHub?.conversation(pull.number))?.pull;
  if (pull === undefined || now === undefined || now.state !== "open")
    return {
      ...request,
      trigger: halted(request.trigger, "The pull request is not open any more."),
    };
  const { base, head } = await testMergeOf(machine, now);
  heads.add(now.headCommit);
  const trigger = { ...request.trigger, base, head, pull: { ...pull, headCommit: now.headCommit } };
  return { ...request, trigger };
}

/**
 * What merging the pull request as it is would give, and the commit of the base branch that this is
 * counted from. GitHub makes test merges a moment after a push; until then its head stands in.
 */
export async function testMergeOf(
  { remote, git }: RunnerMachine,
  { number, headCommit, baseBranch }: PullRequest,
): Promise<{ readonly base: string | undefined; readonly head: string }> {
  const ref = `refs/pull/${number}/merge`;
  await remote?.fetch({ refs: [ref], commits: [headCommit], branches: [baseBranch], depth: 2 });
  const merge = await git.resolve(ref);
  const isCurrent = merge !== undefined && (await git.resolve(`${merge}^2`)) === headCommit;
  if (isCurrent) return { base: await git.resolve(`${merge}^1`), head: merge };
  const tip = await git.resolve(`refs/remotes/origin/${baseBranch}`);
  return { base: tip && (await git.mergeBase(headCommit, tip)), head: headCommit };
}
