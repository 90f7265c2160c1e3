/** What became of the pull requests whose data branches are in work: GitHub says it, else git's history. */

import type { Finding } from "../errors.ts";
import type { CatalogState, PlanContext } from "../plan/context.ts";
import { ontoOfBranch } from "../plan/data-branch.ts";
import { type DueBranch, inMergeOrder, type OpenBranch, openBranches } from "../plan/reconcile.ts";
import type { PullRequest } from "../ports.ts";
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
} from "./judge.ts";

export interface Fates {
  /** Merged and not published yet, in the order of their merges. */
  readonly merged: readonly DueBranch[];
  readonly open: readonly OpenBranch[];
  /** Of pull requests that were closed unmerged. */
  readonly closed: readonly OpenBranch[];
  /** Ended before their merge. */
  readonly endedEarly: readonly OpenBranch[];
  /** Why GitHub could not be asked, where the token may not. */
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
  if (pull === undefined || pull.fork) return fateByHistory(judge, one);
  switch (pull.state) {
    case "merged":
      return mergedBy(judge, pull);
    case "closed":
      return { kind: "closed" };
    case "open":
      // A merge queue asks what merging would do.
      return judge.world.trigger.event === "merge_group" ? fateByHistory(judge, one) : open;
  }
}

/** Made by a terminal: the newest pull request from its git branch decides, unless it came before. */
async function fateByBranch(judge: Judge, one: OpenBranch): Promise<Fate> {
  const pull = await pullOfBranch(judge, one.branch);
  const isAsked = judge.world.trigger.event === "merge_group";
  if (pull?.state === "open" && !isAsked) return open;
  if (pull?.state === "merged" && (await isMergeOf(judge, pull, one))) return mergedBy(judge, pull);
  return fateByHistory(judge, one);
}

/** Whether the merge came after the marks; where nobody tells when it was, whether it has their commits. */
async function isMergeOf(judge: Judge, pull: PullRequest, one: OpenBranch): Promise<boolean> {
  const { trigger } = judge.world;
  const isEvents = pull.number === trigger.pull?.number;
  if (pull.baseBranch !== trigger.production && !isEvents) return false;
  if (pull.mergedAt !== undefined) return pull.mergedAt >= one.until;
  for (const { head } of one.commits)
    if ((await judge.ancestry(head, pull.headCommit)) === "no") return false;
  return true;
}
