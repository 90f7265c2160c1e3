/** What each verb plans. Only its own room is loaded: no run waits for what another verb needs. */

import { IcebranchError } from "../errors.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import { shellWord } from "../shell-word.ts";

import { asksCatalog, branchTip, comparesCommits, isOnProduction } from "../trigger.ts";
import type { World } from "../world.ts";

const onBranch = () => import("./on-branch.ts");
const onDemand = () => import("./on-demand.ts");
const onProduction = () => import("./on-production.ts");
const byName = () => import("./publish-by-name.ts");
const catalogGraph = () => import("./catalog-graph.ts");
const views = () => import("./typed-views.ts");
const workflow = () => import("./workflow.ts");

export async function partsOf(world: World): Promise<Partial<PlanParts>> {
  const { trigger, inputs } = world;
  const { verb } = trigger;
  if (trigger.access === "none" && asksCatalog(verb))
    return comparesCommits(verb) ? filesOfChange(world) : {};
  switch (verb) {
    case "check":
      return (await views()).viewsOfFiles(world);
    case "init":
    case "demo":
      return {};
    case "workflow":
      return (await workflow()).workflowParts(world);
    case "apply":
      return (await import("./apply-file.ts")).applyParts(world);
    case "plan":
    case "build":
      if (trigger.dataBranch !== undefined && !trigger.pull?.merged)
        return (await onBranch()).branchParts(world, builtBranch(world), trigger.dataBranch);
      if (trigger.event === "merge_group") return queueParts(world);
      // One that is merged into another branch is published there, and nothing else is taken for merged.
      if (!trigger.pull?.merged) await requireMerged(world);
      return (await onProduction()).reconcileParts(world);
    case "publish":
      await requireMerged(world);
      if (trigger.dataBranch === undefined) return (await onProduction()).reconcileParts(world);
      return (await byName()).publishParts(world, gitBranch(world), trigger.dataBranch);
    case "refresh":
      return (await onDemand()).refreshParts(world, gitBranch(world), named(world));
    case "clean":
      return inputs.sweep
        ? (await onDemand()).sweepParts(world)
        : (await onDemand()).cleanParts(world, gitBranch(world), named(world));
    case "undo":
      return (await import("./undo.ts")).undoParts(world);
    case "drift":
      return (await onDemand()).driftParts(world);
  }
}

/** As far as the files alone tell: no catalog is asked. */
async function filesOfChange(world: World): Promise<Partial<PlanParts>> {
  const file = await (await workflow()).workflowOfChange(world);
  const changed = await (await views()).viewsOfChange(world, undefined);
  return { ...file, ...changed, findings: [...(file.findings ?? []), ...(changed.findings ?? [])] };
}

/** A merge queue asks before the merge: what it would publish, and whether the files fit together. */
async function queueParts(world: World): Promise<Partial<PlanParts>> {
  const { findings = [], ...publishing } = await (await onProduction()).reconcileParts(world);
  const file = await (await workflow()).workflowOfChange(world);
  const overTables = await (await catalogGraph()).catalogGraphs(world);
  const changed = await (await views()).viewsOfChange(overTables, new Map());
  return {
    ...{ ...publishing, ...file, ...changed, graph: overTables.graph },
    findings: [...findings, ...(file.findings ?? []), ...(changed.findings ?? [])],
  };
}

/** The git branch that is built, be its data branch named or not: there the mark says who goes on with it. */
function builtBranch(world: World): string {
  const { trigger } = world;
  const isAtHand = trigger.pull === undefined && trigger.branch !== trigger.production;
  return (isAtHand ? trigger.branch : undefined) ?? gitBranch(world);
}

/** The git branch whose data branch is meant. */
function gitBranch({ inputs, trigger }: World): string {
  return inputs.branch ?? trigger.pull?.headBranch ?? trigger.branch ?? "";
}

function named({ trigger }: World): string {
  if (trigger.dataBranch !== undefined) return trigger.dataBranch;
  throw new IcebranchError("IB606", "No branch says whose data branch is meant.", {
    hint: "Name it with --branch.",
  });
}

/**
 * `main` moves after a merge only: what is checked out is, or is part of, the production branch. A
 * detached HEAD may be any commit, and an event that of an open pull request. That a squash is this
 * branch's, the one who names it says. A run that cannot write may look at what would be.
 */
async function requireMerged({ trigger, ports: { git } }: World): Promise<void> {
  if (trigger.access !== "write" || isOnProduction(trigger)) return;
  const tip = await branchTip(git, trigger.production);
  const head = trigger.head ?? "HEAD";
  if (tip !== undefined && (await git.isAncestor(head, tip))) return;
  throw new IcebranchError(
    "IB421",
    `${trigger.branch ?? head.slice(0, 12)} is not merged into ${trigger.production}.`,
    {
      hint: `Merge it, check out ${trigger.production}, and run icebranch publish --branch ${shellWord(trigger.branch ?? "NAME")} there.`,
    },
  );
}
