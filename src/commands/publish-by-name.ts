/** Publishing one data branch that a person names. */
import type { Finding } from "../errors.ts";
import type { PullRequest } from "../github-port.ts";
import { marksOf } from "../iceberg/marks.ts";
import { findRef } from "../iceberg/refs.ts";
import { afterCommits } from "../plan/after-commits.ts";
import type { CatalogState, Onto, PlanContext } from "../plan/context.ts";
import { ontoOfBranch } from "../plan/data-branch.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import type { PlannedTable } from "../plan/planned-table.ts";
import { everyTable } from "../plan/written-tables.ts";
import type { World } from "../world.ts";
import { planContext } from "./context.ts";
import { publishOne, readWritten } from "./on-production.ts";
import { productionViews } from "./views.ts";

export async function publishParts(
  world: World,
  branch: string,
  dataBranch: string,
): Promise<Partial<PlanParts>> {
  const state = await readWritten(world);
  const context = await planContext(world, state, branch, dataBranch);
  const explicit = world.inputs.branch !== undefined;
  const written = everyTable(world.graph, state);
  const publish = (onto: Onto | undefined) =>
    publishOne(world, written, state, { ...context, onto }, { explicit });
  const first = await publish(context.onto);
  const pulls = await pullsOf(world, first, gitBranches(first, state, context));
  const onto = ontoOfMerge(world, state, context, pulls);
  const findings = [
    ...(explicit && !isOnSomeTable(state, dataBranch) ? [noDataBranch(dataBranch)] : []),
    ...pulls.filter((one) => isInTheWay(one, first)).map(notMerged),
  ];
  const planned = onto === undefined ? first : await publish(onto);
  const isBlocked = findings.some(({ level }) => level === "error");
  const around = { context: { ...context, head: world.trigger.head ?? "" }, groups: [planned] };
  const after = afterCommits(state, isBlocked ? [] : planned, context.now);
  const views = await productionViews(world, after, { ...around, everywhere: false });
  return {
    ...{ branch, ...views, groups: [planned] },
    findings: [...findings, ...(views.findings ?? [])],
  };
}

/** Those that the data branch is of, as far as GitHub can tell. */
async function pullsOf(
  { ports: { gitHub }, trigger: { production } }: World,
  planned: readonly PlannedTable[],
  branches: readonly string[],
): Promise<readonly PullRequest[]> {
  const numbers = [...new Set(planned.flatMap(({ plan }) => plan.pull ?? []))];
  if (gitHub === undefined || planned.length === 0) return [];
  const known = numbers.length === 0 ? [] : (await gitHub.pulls(numbers)).values();
  const pulls = new Map([...known].map((pull) => [pull.number, pull]));
  for (const branch of branches) {
    const all = await gitHub.pullsFrom(branch);
    const newest = all.find(({ baseBranch }) => baseBranch === production) ?? all[0];
    if (newest !== undefined) pulls.set(newest.number, newest);
  }
  return [...pulls.values()];
}

/** A pull request that was made to another branch since its last run goes where it was merged. */
function ontoOfMerge(
  { trigger: { production } }: World,
  state: CatalogState,
  context: PlanContext,
  [pull, ...others]: readonly PullRequest[],
): Onto | undefined {
  if (pull?.state !== "merged" || others.length > 0) return undefined;
  const { baseBranch: base, number } = pull;
  const own = { dataBranch: context.dataBranch, pull: number };
  return ontoOfBranch(state, context, { base, production }, own);
}

/** An earlier one from a git branch that is used again says nothing of what a terminal built since. */
function isInTheWay({ number, state }: PullRequest, planned: readonly PlannedTable[]): boolean {
  return (
    state === "open" || (state === "closed" && planned.some(({ plan }) => plan.pull === number))
  );
}

/** Where GitHub can tell, nobody's word moves `main` without the merge. */
function notMerged({ number, state, baseBranch }: PullRequest): Finding {
  const how = state === "open" ? "is open still" : "was closed without being merged";
  return {
    code: "IB421",
    level: "error",
    pull: number,
    message: `Pull request #${number} ${how}, so its data branch is not published.`,
    hint: `${state === "open" ? "Merge it" : "Reopen it, and merge it"} into ${baseBranch}: that publishes it.`,
  };
}

/** Of what no pull request has adopted yet: the next run of one from that git branch would. */
function gitBranches(
  planned: readonly PlannedTable[],
  state: CatalogState,
  { branch, dataBranch }: PlanContext,
): readonly string[] {
  const branches = planned.flatMap(({ plan: { table, pull } }) => {
    const found = state.get(table);
    const mark = found && marksOf(found.table.metadata).get(dataBranch);
    if (pull !== null || mark === "unreadable") return [];
    return [mark?.branch ?? branch];
  });
  return [...new Set(branches)];
}

function isOnSomeTable(state: CatalogState, dataBranch: string): boolean {
  return [...state.values()].some(
    ({ table: { metadata } }) =>
      marksOf(metadata).has(dataBranch) || findRef(metadata, dataBranch) !== undefined,
  );
}

function noDataBranch(dataBranch: string): Finding {
  return {
    code: "IB404",
    level: "error",
    message: `No table that this project writes has a data branch ${dataBranch}.`,
    hint: "Check the name: it is the git branch's, as icebranch build was run on it.",
  };
}
