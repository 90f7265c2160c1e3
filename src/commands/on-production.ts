/** Publishing: every branch that is merged, or one that a person names. */

import { everyNamespace, listNamespaces, loadTables } from "../catalogs.ts";
import { throwIfStopped } from "../concurrently.ts";
import type { Finding } from "../errors.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import { afterCommits } from "../plan/after-commits.ts";
import { planClean } from "../plan/clean.ts";
import type { CatalogState, PlanContext } from "../plan/context.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import { hasError, ofPull, type PlannedTable } from "../plan/planned-table.ts";
import { type PublishOptions, planPublish, requireAtomic } from "../plan/publish.ts";
import { planReceipts, revertFindings } from "../plan/receipts.ts";
import { type DueBranch, type OpenBranch, tablesOfBranch } from "../plan/reconcile.ts";
import {
  type CatalogNamespace,
  everyTable,
  type WrittenTable,
  writtenNamespaces,
} from "../plan/written-tables.ts";
import { shellWord } from "../shell-word.ts";
import type { World } from "../world.ts";
import { namedCatalogs } from "./catalog-names.ts";
import { ofEveryPull, planContext } from "./context.ts";
import { cutOff } from "./cut-off.ts";
import { type Fates, judgeOf } from "./merged.ts";
import { readReplays } from "./read-replays.ts";
import { productionViews } from "./views.ts";

/** Every table of the project's catalogs, with its refs and marks. */
export async function readEverything(world: World): Promise<CatalogState> {
  const namespaces = await everyNamespaceOf(world);
  return loadTables(world.catalogs, await listNamespaces(world.catalogs, namespaces));
}

/** Of all catalogs that the files name, before or now. */
export async function everyNamespaceOf(world: World): Promise<readonly CatalogNamespace[]> {
  const { baseGraph: base } = world;
  const before = base === undefined ? [] : namedCatalogs({ ...world, graph: base });
  return everyNamespace(world.catalogs, [...namedCatalogs(world), ...before]);
}

/** What the project's ingests write, before and now: where its marks are. */
export async function readWritten(world: World): Promise<CatalogState> {
  const nodes = [...world.graph.nodes, ...(world.baseGraph?.nodes ?? [])];
  const namespaces = nodes.flatMap(({ node }) => writtenNamespaces(node));
  return loadTables(world.catalogs, await listNamespaces(world.catalogs, namespaces));
}

/**
 * Makes the catalog agree with what is merged and closed. Each data branch is a group of its own, so
 * that one that cannot be published, or ended, stops only itself.
 */
export async function reconcileParts(world: World): Promise<Partial<PlanParts>> {
  const { trigger } = world;
  // What was merged or closed is in what the files write, but for a run that was missed, and for
  // what a pull request has taken back before its merge.
  const isTaken = trigger.pull?.merged === true && world.mayHaveBranches === true;
  const isThorough = trigger.event === "schedule" || isTaken;
  const state = await (isThorough ? readEverything(world) : readWritten(world));
  const context = ofEveryPull(await planContext(world, state, "", ""));
  const { groups, fates, waiting, after } = await publishMerged(world, state, context);
  const ended = trigger.event === "merge_group" ? [] : endClosed(world, after, context, fates);
  const written = everyTable(world.graph, state);
  const receipts = trigger.pull?.merged
    ? planReceipts(written, state, context, trigger.pull.number)
    : [];
  // At GitHub a pull request's own close says that it was merged, by squash too.
  const notices = trigger.event === "local" ? fates.open.map(stillOpen) : [];
  const reverted = trigger.pull?.reverts;
  const around = {
    context: { ...context, head: trigger.head ?? "" },
    groups,
    everywhere: isThorough,
  };
  const views = await productionViews(world, after, around);
  return {
    ...views,
    groups: [...groups, ...ended, ...(receipts.length > 0 ? [receipts] : [])],
    findings: [
      ...notices,
      ...fates.problems,
      ...fates.endedEarly.map(wasEnded),
      ...waiting.map(waits),
      ...(views.findings ?? []),
      ...cutOff(world, state, context),
      ...(reverted === undefined
        ? []
        : revertFindings(state, context, reverted, namedCatalogs(world))),
    ],
  };
}

interface Published {
  readonly groups: readonly (readonly PlannedTable[])[];
  readonly fates: Fates;
  /** Merged into a git branch whose own data branch was merged before, and could not be published. */
  readonly waiting: readonly DueBranch[];
  /** What the groups leave of the catalog. */
  readonly after: CatalogState;
}

/** In merge order, each planned on what the one before it leaves behind. */
async function publishMerged(
  world: World,
  before: CatalogState,
  context: PlanContext,
): Promise<Published> {
  const judge = await judgeOf(world, before, context);
  const groups: (readonly PlannedTable[])[] = [];
  const waiting: DueBranch[] = [];
  const [done, stuck] = [new Set<string>(), new Set<string>()];
  let state = before;
  let fates = await judge(state);
  for (;;) {
    throwIfStopped(world.ports.stop);
    const one = fates.merged.find((due) => !done.has(nameOf(due)));
    if (one === undefined) return { groups, fates, waiting, after: state };
    done.add(nameOf(one));
    if (stuck.has(one.onto.ref)) {
      // It came after that merge: what is still to go to main must not take it along.
      waiting.push(one);
      continue;
    }
    const planned = await publishDue(world, state, context, one, fates);
    groups.push(planned);
    if (hasError(planned) || planned.some(({ skipped }) => skipped)) stuck.add(one.dataBranch);
    state = afterCommits(state, planned, context.now);
    // What a stacked pull request left on its target is published with that one.
    if (one.onto.ref !== MAIN) fates = await judge(state);
  }
}

function nameOf({ dataBranch, pull, branch }: OpenBranch): string {
  return JSON.stringify([dataBranch, pull, pull === null ? branch : ""]);
}

async function publishDue(
  world: World,
  state: CatalogState,
  context: PlanContext,
  one: DueBranch,
  { merged, open, closed }: Fates,
): Promise<readonly PlannedTable[]> {
  const { branch, dataBranch, onto, mergeCommit: head, mergedAt } = one;
  const own = { ...ofOne(context, one), branch, dataBranch, onto, head };
  const all = [...merged, ...open, ...closed];
  const written = tablesOfBranch(one, everyTable(world.graph, state), state, all);
  const options = { explicit: false, mergedAt };
  return ofPull(await publishOne(world, written, state, own, options), one.pull);
}

function ofOne(context: PlanContext, { pull }: OpenBranch): PlanContext {
  return { ...context, owner: { ...context.owner, pull } };
}

/** GitHub starts no run for a pull request in conflict, not even when it is closed. */
function endClosed(
  { graph }: World,
  state: CatalogState,
  context: PlanContext,
  { closed }: Fates,
): readonly (readonly PlannedTable[])[] {
  let now = state;
  return closed.map((one) => {
    const { branch, dataBranch, tables } = one;
    const own = { ...ofOne(context, one), branch, dataBranch };
    const written = everyTable(graph, now).filter(({ table }) => tables.includes(table));
    const options = { discard: false, dropNew: false };
    const planned = ofPull(planClean(written, now, own, options).tables, one.pull);
    now = afterCommits(now, planned, context.now);
    return planned;
  });
}

/** One data branch, as the configuration has it published. */
export async function publishOne(
  world: World,
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
  options: Omit<PublishOptions, "onDiverged" | "replays">,
): Promise<readonly PlannedTable[]> {
  const { config, catalogs } = world;
  const { onDiverged, atomic } = config.publish;
  const replays = await readReplays(world, written, state, context);
  const planned = planPublish(written, state, context, { onDiverged, replays, ...options });
  return atomic === "require" ? requireAtomic(planned, await catalogs.opened()) : planned;
}

/** A sweep, or a clean, that came before the merge: what it put aside would else go in silence. */
function wasEnded({ branch, dataBranch, pull, commits, tables }: OpenBranch): Finding {
  const { base, head } = commits[0] ?? { base: "BASE", head: branch };
  return {
    code: "IB404",
    level: "warning",
    ...(pull === null ? {} : { pull }),
    message: `${branch} is merged, but its data branch on ${tables.join(", ")} was ended before; tags keep its rows until the sweep.`,
    hint: `To publish them run icebranch build --branch ${shellWord(dataBranch)} --base ${shellWord(base)} --head ${shellWord(head)}, then icebranch publish --branch ${shellWord(dataBranch)} on the production branch; else do nothing.`,
  };
}

function waits({ branch, dataBranch, pull, onto }: DueBranch): Finding {
  return {
    ...{ code: "IB421", level: "warning" },
    ...(pull === null ? {} : { pull }),
    message: `${branch} was merged into ${onto.branch} when that was merged already, and the data branch ${onto.ref} could not be published yet; ${dataBranch} waits for it.`,
    hint: `Mend what keeps ${onto.ref} from being published; the next run goes on with both.`,
  };
}

function stillOpen({ branch, dataBranch, tables }: OpenBranch): Finding {
  return {
    code: "IB421",
    level: "notice",
    message: `${branch} is not merged here; its data branch on ${tables.join(", ")} stays as it is.`,
    hint: `If it was merged by squash or rebase, run icebranch publish --branch ${shellWord(dataBranch)}.`,
  };
}
