/** What GitHub and git say of merges: each question is asked once a run. */
import { asFinding, type Finding, IcebranchError } from "../errors.ts";
import type { PullRequest } from "../github-port.ts";
import type { CatalogState, PlanContext } from "../plan/context.ts";
import { type OpenBranch, openBranches } from "../plan/reconcile.ts";
import { branchTip } from "../trigger.ts";
import type { World } from "../world.ts";
import { type Ancestry, ancestryOf } from "./ancestry.ts";

export interface Judge {
  readonly world: World;
  readonly pulls: ReadonlyMap<number, PullRequest>;
  readonly pullsFrom: (branch: string) => Promise<readonly PullRequest[]>;
  /** What was found on the way: questions that the token may not ask, merges of something else. */
  readonly problems: Finding[];
  readonly ancestry: Ancestry;
  /** The production branch's last commit; undefined where it is not here. */
  readonly production: string | undefined;
}

export type Fate =
  | { readonly kind: "open" | "closed" }
  | {
      readonly kind: "merged";
      /** The pull request that says so; null where history does. */
      readonly pull: number | null;
      /** The git branch that it was merged into, and its commit. */
      readonly base: string;
      readonly mergeCommit: string;
      /** In milliseconds since 1970, where that is known. */
      readonly mergedAt: number | undefined;
    };

export const open: Fate = { kind: "open" };

/** `more`: numbers that names ask for, beside those that marks have. */
export async function makeJudge(
  world: World,
  state: CatalogState,
  context: PlanContext,
  more: readonly number[],
): Promise<Judge> {
  const { gitHub } = world.ports;
  const all = [...openBranches(state, context), ...openBranches(state, context, "closed")];
  const numbers = [...new Set([...all.flatMap(({ pull }) => pull ?? []), ...more])];
  const asked = new Map<string, Promise<readonly PullRequest[]>>();
  const problems: Finding[] = [];
  return {
    ...{ world, problems },
    pulls:
      gitHub === undefined || numbers.length === 0
        ? new Map()
        : await ifAllowed(problems, new Map(), () => gitHub.pulls(numbers)),
    pullsFrom(branch) {
      const ask = () => gitHub?.pullsFrom(branch) ?? Promise.resolve([]);
      const known = asked.get(branch) ?? ifAllowed(problems, [], ask);
      asked.set(branch, known);
      return known;
    },
    ancestry: ancestryOf(world),
    production: await productionCommit(world),
  };
}

/** Without the permission git's history decides, as in a terminal. */
export async function ifAllowed<T>(
  problems: Finding[],
  otherwise: T,
  question: () => Promise<T>,
): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (!(error instanceof IcebranchError && error.code === "IB611")) throw error;
    const { message } = error;
    if (problems.every((one) => one.message !== message))
      problems.push({ ...asFinding(error), level: "warning" });
    return otherwise;
  }
}

/** From another branch `drift` and the sweep look at production all the same. */
async function productionCommit({ ports: { git }, trigger }: World): Promise<string | undefined> {
  const head = trigger.head ?? "HEAD";
  const { pull } = trigger;
  const isElsewhere = pull !== undefined && pull.baseBranch !== trigger.production;
  if (trigger.event === "merge_group") return head;
  if (trigger.branch === trigger.production && !isElsewhere) return head;
  return (await branchTip(git, trigger.production)) ?? (isElsewhere ? undefined : head);
}

/**
 * A pull request by its number. The event knows of its own one's merge before GitHub's API does; of
 * no other one does it know anything, whatever its branch is called.
 */
export function pullNow(
  { world: { trigger, ports } }: Judge,
  number: number,
  known: PullRequest | undefined,
): PullRequest | undefined {
  const { pull } = trigger;
  const isEvents = pull !== undefined && pull.number === number && pull.merged && !pull.fork;
  if (!isEvents || known?.state === "merged") return known;
  return {
    ...{ number, draft: pull.draft, fork: pull.fork, mergeable: "unknown" },
    ...{ headBranch: pull.headBranch, headCommit: pull.headCommit, baseBranch: pull.baseBranch },
    ...{ state: "merged", mergeCommit: pull.mergeCommit, body: "" },
    mergedAt: known === undefined ? undefined : ports.clock(),
  };
}

/**
 * The newest pull request from a git branch, one to the production branch before others. Never a
 * fork's: its branches may be called as ours are.
 */
export async function pullOfBranch(judge: Judge, branch: string): Promise<PullRequest | undefined> {
  const { trigger } = judge.world;
  const all = (await judge.pullsFrom(branch)).filter(({ fork }) => !fork);
  const now = all.map((one) => pullNow(judge, one.number, one) ?? one);
  const isEvents = trigger.pull?.headBranch === branch;
  const event = isEvents ? pullNow(judge, trigger.pull.number, undefined) : undefined;
  return now.find(({ baseBranch }) => baseBranch === trigger.production) ?? now[0] ?? event;
}

export function mergedBy({ world, production }: Judge, pull: PullRequest): Fate {
  const { number, baseBranch: base, mergedAt } = pull;
  const tip = base === world.trigger.production ? production : undefined;
  const mergeCommit = pull.mergeCommit ?? tip ?? pull.headCommit;
  return { kind: "merged", pull: number, base, mergeCommit, mergedAt };
}

/** What a merge queue asks about is judged as if it were merged: after a squash history says nothing. */
export function queued({ world: { trigger }, production }: Judge, pull: PullRequest): Fate {
  if (pull.number !== trigger.queued || pull.fork || production === undefined) return open;
  return { ...mergedIntoProduction({ trigger }, production), pull: pull.number };
}

/**
 * Merged, seen from git: the commit of each mark is in the production branch's history and was not
 * there when the branch was built. A squash leaves no such trace.
 */
export async function fateByHistory(judge: Judge, { commits }: OpenBranch): Promise<Fate> {
  const { ancestry, production } = judge;
  if (commits.length === 0 || production === undefined) return open;
  for (const { base, head } of commits) {
    if ((await ancestry(head, production)) !== "yes") return open;
    if ((await ancestry(head, base)) !== "no") return open;
  }
  return mergedIntoProduction(judge.world, production);
}

export function mergedIntoProduction(
  { trigger }: Pick<World, "trigger">,
  mergeCommit: string,
): Extract<Fate, { kind: "merged" }> {
  return {
    ...{ kind: "merged", pull: null, base: trigger.production },
    ...{ mergeCommit, mergedAt: undefined },
  };
}
