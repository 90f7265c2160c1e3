/** What became of the pull requests whose data branches are in work: GitHub says it, else git's history. */

import type { Finding } from "../errors.ts";
import type { PullRequest } from "../github-port.ts";
import type { CatalogState, PlanContext } from "../plan/context.ts";
import { ontoOfBranch } from "../plan/data-branch.ts";
import { type DueBranch, inMergeOrder, type OpenBranch, openBranches } from "../plan/reconcile.ts";
import { shellWord } from "../shell-word.ts";
import type { World } from "../world.ts";
import { fateOfFirstSync, numbersIn, writtenFirstSyncs } from "./first-sync.ts";
import {
  type Fate,
  fateByHistory,
  type Judge,
  makeJudge,
  mergedBy,
  open,
  pullNow,
  pullOfBranch,
  queued,
} from "./judge.ts";

export interface Fates {
  /** Merged and not published yet, in the order of their merges. */
  readonly merged: readonly DueBranch[];
  readonly open: readonly OpenBranch[];
  /** Of pull requests that were closed unmerged. */
  readonly closed: readonly OpenBranch[];
  /** Ended before their merge. */
  readonly endedEarly: readonly OpenBranch[];
  /** Why GitHub could not be asked, and whose merge was not that of its data branch. */
  readonly problems: readonly Finding[];
}

/** A function, so that it can be asked again when publishing has changed what the catalog holds. */
export async function judgeOf(
  world: World,
  first: CatalogState,
  context: PlanContext,
): Promise<(state: CatalogState) => Promise<Fates>> {
  const numbers = numbersIn(writtenFirstSyncs(world, first));
  const judge = await makeJudge(world, first, context, numbers);
  return (state) => fatesOf(judge, state, context);
}

export async function mergedBranches(
  world: World,
  state: CatalogState,
  context: PlanContext,
): Promise<Fates> {
  return (await judgeOf(world, state, context))(state);
}

async function fatesOf(judge: Judge, state: CatalogState, context: PlanContext): Promise<Fates> {
  const { production } = judge.world.trigger;
  const merged: DueBranch[] = [];
  const others: { open: OpenBranch[]; closed: OpenBranch[] } = { open: [], closed: [] };
  const endedEarly: OpenBranch[] = [];
  const sort = (one: OpenBranch, fate: Fate) => {
    if (fate.kind !== "merged") return others[fate.kind].push(one);
    const { base, mergeCommit, mergedAt } = fate;
    const own = { ...one, pull: fate.pull ?? one.pull };
    const onto = ontoOfBranch(state, context, { base, production }, own);
    return merged.push({ ...own, onto, mergeCommit, mergedAt });
  };
  const inWork = openBranches(state, context);
  for (const one of inWork) sort(one, await fateOf(judge, one));
  // Those of a data branch that has marks elsewhere go with it.
  const known = new Set([production, ...inWork.map(({ dataBranch }) => dataBranch)]);
  for (const one of writtenFirstSyncs(judge.world, state)) {
    const fate = known.has(one.dataBranch) ? open : await fateOfFirstSync(judge, one);
    if (fate.kind === "merged") sort(one, fate);
  }
  for (const one of openBranches(state, context, "closed"))
    if ((await fateOf(judge, one)).kind === "merged") endedEarly.push(one);
  const { problems } = judge;
  return { merged: inMergeOrder(joinParts(merged)), ...others, endedEarly, problems };
}

/** What a stacked pull request left on a data branch is that one's, though its mark says no number yet. */
function joinParts(due: readonly DueBranch[]): readonly DueBranch[] {
  const groups = Map.groupBy(due, ({ dataBranch, pull, onto }) =>
    JSON.stringify([dataBranch, pull, onto.ref]),
  );
  return [...groups.values()].flatMap((parts) => {
    const [one] = parts;
    if (one === undefined) return [];
    const tables = parts.flatMap((part) => part.tables);
    return [{ ...one, tables, since: Math.min(...parts.map(({ since }) => since)) }];
  });
}

/** A mark with a number is that pull request's, and nobody else's word counts for it. */
async function fateOf(judge: Judge, one: OpenBranch): Promise<Fate> {
  if (one.pull === null) return fateByBranch(judge, one);
  const pull = pullNow(judge, one.pull, judge.pulls.get(one.pull));
  if (pull === undefined || pull.fork) return fateUntold(judge, one, one.pull);
  switch (pull.state) {
    case "merged":
      return mergedBy(judge, pull);
    case "closed":
      return { kind: "closed" };
    case "open":
      // A merge queue asks what merging would do.
      return judge.world.trigger.event === "merge_group" ? fateInQueue(judge, one, pull) : open;
  }
}

/** Another pull request may have brought its first commits along: its last one, which git has too, decides. */
async function fateUntold(judge: Judge, one: OpenBranch, number: number): Promise<Fate> {
  const fate = await fateByHistory(judge, one);
  if (fate.kind !== "merged") return fate;
  const tip = await judge.world.ports.git.resolve(`refs/pull/${number}/head`);
  const isWhole = tip === undefined || (await judge.ancestry(tip, fate.mergeCommit)) === "yes";
  return isWhole ? fate : open;
}

async function fateInQueue(judge: Judge, one: OpenBranch, pull: PullRequest): Promise<Fate> {
  const asked = queued(judge, pull);
  const fate = asked.kind === "merged" ? asked : await fateByHistory(judge, one);
  return fate.kind === "merged" ? { ...fate, pull: pull.number, base: pull.baseBranch } : fate;
}

/** Made by a terminal: the newest pull request from its git branch decides, unless it came before. */
async function fateByBranch(judge: Judge, one: OpenBranch): Promise<Fate> {
  const pull = await pullOfBranch(judge, one.branch);
  const isAsked = judge.world.trigger.event === "merge_group";
  if (pull?.state === "open") return isAsked ? fateInQueue(judge, one, pull) : open;
  if (pull?.state === "merged" && (await isMergeOf(judge, pull, one))) return mergedBy(judge, pull);
  return fateByHistory(judge, one);
}

/**
 * Whether the merge came after the marks, and has their commits: a terminal may have built what was
 * never pushed, and its clock be slow.
 */
async function isMergeOf(judge: Judge, pull: PullRequest, one: OpenBranch): Promise<boolean> {
  const { trigger } = judge.world;
  const isEvents = pull.number === trigger.pull?.number;
  if (pull.baseBranch !== trigger.production && !isEvents) return false;
  if (pull.mergedAt !== undefined && pull.mergedAt < one.until) return false;
  for (const { head } of one.commits)
    if ((await judge.ancestry(head, pull.headCommit)) === "no") {
      judge.problems.push(wasBuiltElsewhere(pull, one, head));
      return false;
    }
  return true;
}

/** Its rows would else wait in silence. */
function wasBuiltElsewhere(
  { number }: PullRequest,
  { dataBranch, tables }: OpenBranch,
  head: string,
): Finding {
  return {
    ...{ code: "IB421", level: "warning", pull: number },
    message: `#${number} is merged, but the data branch ${dataBranch} on ${tables.join(", ")} was built for commit ${head.slice(0, 12)}, which is no part of it; it stays as it is.`,
    hint: `If its rows are wanted all the same, run icebranch publish --branch ${shellWord(dataBranch)}; else end it with icebranch clean --branch ${shellWord(dataBranch)}.`,
  };
}
