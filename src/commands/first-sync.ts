/** Branches that only first syncs know: no mark says whose they are, their names and git's branches do. */

import type { PullRequest } from "../github-port.ts";
import { dataBranchName } from "../plan/branch-name.ts";
import type { CatalogState } from "../plan/context.ts";
import { firstSyncBranches, type OpenBranch } from "../plan/reconcile.ts";
import { everyTable } from "../plan/written-tables.ts";
import { branchTip } from "../trigger.ts";
import type { World } from "../world.ts";
import {
  type Fate,
  type Judge,
  mergedBy,
  mergedIntoProduction,
  open,
  pullNow,
  pullOfBranch,
  queued,
} from "./judge.ts";

/** Only of tables that the project's ingests write: others' first syncs are not ours to publish. */
export function writtenFirstSyncs({ graph }: World, state: CatalogState): readonly OpenBranch[] {
  const written = new Set(
    everyTable(graph, state)
      .filter(({ nodes }) => nodes.length > 0)
      .map(({ table }) => table),
  );
  return firstSyncBranches(state).filter(({ tables }) => tables.some((one) => written.has(one)));
}

export async function fateOfFirstSync(judge: Judge, one: OpenBranch): Promise<Fate> {
  const { production, world } = judge;
  const pulls = await pullsOfName(judge, one.dataBranch);
  // `bronze-17` may be #17's from `bronze`, or that of a git branch which is called so.
  if (pulls.some(({ state }) => state === "open") && world.trigger.event !== "merge_group")
    return open;
  const asked = pulls.map((pull) => queued(judge, pull)).find(({ kind }) => kind === "merged");
  if (asked !== undefined) return asked;
  const merged = pulls.find((pull) => pull.state === "merged" && isSince(pull, one));
  if (merged !== undefined) return mergedBy(judge, merged);
  const tip = await branchTip(world.ports.git, one.dataBranch);
  if (tip === undefined || production === undefined) return open;
  const isMerged = (await judge.ancestry(tip, production)) === "yes";
  return isMerged ? mergedIntoProduction(world, production) : open;
}

/** A name that was merged before is used again: that merge is not of what was synced since. */
function isSince({ mergedAt }: PullRequest, { until }: OpenBranch): boolean {
  return mergedAt === undefined || mergedAt >= until;
}

/** Pull requests to production whose data branch would be called so, by git branch or with the number. */
async function pullsOfName(judge: Judge, name: string): Promise<readonly PullRequest[]> {
  const { trigger } = judge.world;
  const numbers = [numberIn(name), trigger.pull?.number].filter((one) => one !== undefined);
  const numbered = numbers.map((number) => pullNow(judge, number, judge.pulls.get(number)));
  return [...numbered, await pullOfBranch(judge, name)].flatMap((pull) => {
    if (pull === undefined || pull.fork || pull.baseBranch !== trigger.production) return [];
    const { headBranch, number } = pull;
    const names = [dataBranchName(headBranch), dataBranchName(headBranch, number)];
    return names.includes(name) ? [pull] : [];
  });
}

/** Numbers that the names of first syncs' branches end in: `bronze-17`. */
export function numbersIn(branches: readonly OpenBranch[]): readonly number[] {
  return branches.flatMap(({ dataBranch }) => numberIn(dataBranch) ?? []);
}

function numberIn(name: string): number | undefined {
  const digits = /-(\d{1,9})$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
