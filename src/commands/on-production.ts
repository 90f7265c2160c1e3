/** Publishing: every branch that is merged, or one that a person names. */

import { everyNamespace, listNamespaces, loadTables } from "../catalogs.ts";
import type { Finding } from "../errors.ts";
import { marksOf } from "../iceberg/marks.ts";
import { findRef } from "../iceberg/refs.ts";
import { afterCommits } from "../plan/after-commits.ts";
import { dataBranchName } from "../plan/branch-name.ts";
import type { CatalogState, PlanContext } from "../plan/context.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import type { PlannedTable } from "../plan/planned-table.ts";
import { planPublish, requireAtomic } from "../plan/publish.ts";
import { firstSyncBranches, type OpenBranch, openBranches } from "../plan/reconcile.ts";
import { everyTable, writtenNamespaces } from "../plan/written-tables.ts";
import { shellWord } from "../shell-word.ts";
import { branchTip } from "../trigger.ts";
import type { World } from "../world.ts";
import { planContext } from "./context.ts";
import { cutOff } from "./cut-off.ts";

/** Every table of the project's catalogs, with its refs and marks. */
export async function readEverything(world: World): Promise<CatalogState> {
  const nodes = [...world.graph.nodes, ...(world.baseGraph?.nodes ?? [])].map(({ node }) => node);
  const names = [
    ...world.catalogs.named,
    ...nodes.filter(({ kind }) => kind === "ingest").map(({ identifier }) => identifier.catalog),
  ];
  const namespaces = await everyNamespace(world.catalogs, names);
  return loadTables(world.catalogs, await listNamespaces(world.catalogs, namespaces));
}

/** What the project's ingests write, before and now: where its marks are. */
async function readWritten(world: World): Promise<CatalogState> {
  const nodes = [...world.graph.nodes, ...(world.baseGraph?.nodes ?? [])];
  const namespaces = nodes.flatMap(({ node }) => writtenNamespaces(node));
  return loadTables(world.catalogs, await listNamespaces(world.catalogs, namespaces));
}

export async function reconcileParts(world: World): Promise<Partial<PlanParts>> {
  let state = await readWritten(world);
  const context = await planContext(world, state, "", "");
  const { merged, open } = await mergedBranches(world, state, context);
  const groups: (readonly PlannedTable[])[] = [];
  for (const { branch, dataBranch } of merged) {
    const planned = await publishOne(world, state, { ...context, branch, dataBranch }, false);
    groups.push(planned);
    // The next branch is planned on what this one leaves behind.
    state = afterCommits(state, planned, context.now);
  }
  // At GitHub a pull request's own close says that it was merged, by squash too.
  const notices = world.trigger.event === "local" ? open.map(stillOpen) : [];
  const ended = await endedEarly(world, state, context);
  return { groups, findings: [...notices, ...ended, ...cutOff(world, state, context)] };
}

export async function publishParts(
  world: World,
  branch: string,
  dataBranch: string,
): Promise<Partial<PlanParts>> {
  const state = await readWritten(world);
  const context = await planContext(world, state, branch, dataBranch);
  const explicit = world.inputs.branch !== undefined;
  const planned = await publishOne(world, state, context, explicit);
  const findings = explicit && !isOnSomeTable(state, dataBranch) ? [noDataBranch(dataBranch)] : [];
  return { branch, groups: [planned], findings };
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

async function publishOne(
  { graph, config, catalogs }: World,
  state: CatalogState,
  context: PlanContext,
  explicit: boolean,
): Promise<readonly PlannedTable[]> {
  const { onDiverged, atomic } = config.publish;
  const planned = planPublish(everyTable(graph, state), state, context, { onDiverged, explicit });
  return atomic === "require" ? requireAtomic(planned, await catalogs.opened()) : planned;
}

/**
 * Merged, seen from here: the commit of the mark is in the production branch's history and was not
 * there when the branch was built. A squash leaves no such trace: then the branch is named, by a
 * person or by the pull request's own close.
 */
export async function mergedBranches(
  world: World,
  state: CatalogState,
  context: PlanContext,
): Promise<{ readonly merged: readonly OpenBranch[]; readonly open: readonly OpenBranch[] }> {
  const production = await productionCommit(world);
  const merged: OpenBranch[] = [];
  const open: OpenBranch[] = [];
  for (const one of openBranches(state, context))
    ((await isMerged(world, one, production)) ? merged : open).push(one);
  const known = new Set([...merged, ...open].map((one) => one.dataBranch));
  const written = new Set(
    everyTable(world.graph, state)
      .filter(({ nodes }) => nodes.length > 0)
      .map(({ table }) => table),
  );
  for (const [name, tables] of firstSyncBranches(state)) {
    if (known.has(name) || !tables.some((table) => written.has(table))) continue;
    const one = { branch: name, dataBranch: name, commits: [], since: context.now, tables };
    if (await isMergedByName(world, name, production)) merged.push(one);
  }
  return { merged, open };
}

/** From another branch `drift` and the sweep look at production all the same. */
async function productionCommit({ ports: { git }, trigger }: World): Promise<string> {
  const head = trigger.head ?? "HEAD";
  if (trigger.branch === trigger.production || trigger.event === "merge_group") return head;
  return (await branchTip(git, trigger.production)) ?? head;
}

async function isMerged(
  { ports: { git }, trigger }: World,
  { branch, commits }: OpenBranch,
  production: string,
) {
  if (trigger.pull?.merged && trigger.pull.headBranch === branch) return true;
  for (const { base, head } of commits) {
    if ((await git.resolve(head)) === undefined) return false;
    if (!(await git.isAncestor(head, production))) return false;
    if ((await git.resolve(base)) === undefined || (await git.isAncestor(head, base))) return false;
  }
  return true;
}

/** A branch that only first syncs know has no mark to say its commit; git's own branch does. */
async function isMergedByName(
  { ports: { git }, trigger }: World,
  name: string,
  production: string,
) {
  if (name === trigger.production) return false;
  const { pull } = trigger;
  if (pull?.merged && dataBranchName(pull.headBranch) === name) return true;
  const tip = await branchTip(git, name);
  return tip !== undefined && git.isAncestor(tip, production);
}

/** A sweep, or a clean, that came before the merge: what it put aside would else go in silence. */
async function endedEarly(
  world: World,
  state: CatalogState,
  context: PlanContext,
): Promise<readonly Finding[]> {
  const production = await productionCommit(world);
  const findings: Finding[] = [];
  for (const one of openBranches(state, context, "closed"))
    if (await isMerged(world, one, production)) findings.push(wasEnded(one));
  return findings;
}

function wasEnded({ branch, dataBranch, commits, tables }: OpenBranch): Finding {
  const { base, head } = commits[0] ?? { base: "BASE", head: branch };
  return {
    code: "IB404",
    level: "warning",
    message: `${branch} is merged, but its data branch on ${tables.join(", ")} was ended before; tags keep its rows until the sweep.`,
    hint: `To publish them run icebranch build --branch ${shellWord(dataBranch)} --base ${shellWord(base)} --head ${shellWord(head)}, then icebranch build on the production branch; else do nothing.`,
  };
}

function stillOpen({ branch, tables }: OpenBranch): Finding {
  return {
    code: "IB421",
    level: "notice",
    message: `${branch} is not merged here; its data branch on ${tables.join(", ")} stays as it is.`,
    hint: `If it was merged by squash or rebase, run icebranch publish --branch ${shellWord(branch)}.`,
  };
}
