/** From an event to what a run of it is asked to do. */

import type { Finding } from "../errors.ts";
import type { GitHub, PullRequest } from "../github-port.ts";
import type { Inputs } from "../inputs.ts";
import { isOurComment } from "../report/comment.ts";
import type { RunnerMachine } from "../this-runner.ts";
import { type Commits, findCommits, type Trigger } from "../trigger.ts";
import type { Request } from "../world.ts";
import { bestEffort } from "./best-effort.ts";
import { type GitHubEvent, wantedCommits } from "./event.ts";
import { eventTrigger } from "./event-trigger.ts";
import { obey, type Policy, readPolicy } from "./policy.ts";
import { headByGit, isHead, sameChange, testMergeOf } from "./pull-commits.ts";
import type { Runner } from "./runner.ts";
import { newerCommit, staleReason } from "./stale-run.ts";

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
  const wishes = wishesOf(policy, inputs);
  const { commits, ...start } = eventTrigger(event.name, event.payload, env, wishes);
  await bringProduction(machine, start.production, branches);
  const problems: Finding[] = [];
  const conversation = await ask(machine, start, problems);
  const { pull, stale, found } = await asItIsNow(machine, start, conversation?.pull);
  const trigger = {
    ...{ ...start, pull },
    ...(found ?? (await findCommits(machine.git, commitsOf(commits, start)))),
  };
  const asked = stale === undefined ? trigger : halted(trigger, stale);
  const allowed = await obey(policy, asked, machine);
  const request = {
    ...{ ...allowed, notices: [...allowed.notices, ...problems], inputs, dir: machine.dir },
    mayHaveBranches: hasOurComment(conversation, machine.dir) ?? true,
  };
  const heads = new Set(pull === undefined ? [] : [pull.headCommit]);
  const isTrusted = machine.ports.gitHub !== undefined && start.access !== "none";
  return {
    request: { ...request, renew: () => renew(machine, request, heads) },
    ...{ policy, conversation },
    isCurrent: async (now) => now.state === "open" && isHead(machine, heads, now.headCommit),
    speaks: isTrusted && stale === undefined && !inputs.dryRun,
  };
}

/** The event's pull request where only our own commits came since; why not to go on where more did. */
async function asItIsNow(
  machine: RunnerMachine,
  { pull, access }: TriggerStart,
  now: PullRequest | undefined,
) {
  const nothing = { pull, stale: undefined, found: undefined };
  if (pull === undefined || access === "none") return nothing;
  if (now === undefined) {
    const head = pull.closed ? undefined : await headByGit(machine, pull);
    const isOld = head !== undefined && head !== pull.headCommit;
    return isOld ? { ...nothing, stale: newerCommit(pull.number, head) } : nothing;
  }
  const ours = await sameChange(machine, pull, now);
  const current = ours === undefined ? pull : { ...pull, headCommit: ours.headCommit };
  const stale = staleReason(current, now);
  const found = ours && stale === undefined ? await testMergeOf(machine, ours) : undefined;
  return { pull: current, stale, found };
}

function hasOurComment(conversation: Conversation | undefined, dir: string): boolean | undefined {
  return conversation?.comments.some(({ body }) => isOurComment(body, dir));
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
  const stale = staleReason({ ...pull, headCommit: now.headCommit }, now);
  if (stale !== undefined) return { ...request, trigger: halted(request.trigger, stale) };
  const { base, head } = await testMergeOf(machine, now);
  heads.add(now.headCommit);
  const trigger = { ...request.trigger, base, head, pull: { ...pull, headCommit: now.headCommit } };
  return { ...request, trigger };
}
