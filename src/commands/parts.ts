/** What each verb plans. */
import { IcebranchError } from "../errors.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import type { World } from "../world.ts";
import { branchParts } from "./on-branch.ts";
import { cleanParts, driftParts, refreshParts, sweepParts, undoParts } from "./on-demand.ts";
import { publishParts, reconcileParts } from "./on-production.ts";
import { workflowParts } from "./workflow.ts";

export async function partsOf(world: World): Promise<Partial<PlanParts>> {
  const { trigger, inputs } = world;
  const { verb } = trigger;
  switch (verb) {
    case "check":
    case "init":
    case "demo":
      return {};
    case "workflow":
      return workflowParts(world);
    case "plan":
    case "build":
      return trigger.dataBranch === undefined
        ? reconcileParts(world)
        : branchParts(world, gitBranch(world), trigger.dataBranch);
    case "publish":
      if (trigger.dataBranch === undefined) return reconcileParts(world);
      await requireMerged(world);
      return publishParts(world, gitBranch(world), trigger.dataBranch);
    case "refresh":
      return refreshParts(world, gitBranch(world), named(world));
    case "clean":
      return inputs.sweep ? sweepParts(world) : cleanParts(world, gitBranch(world), named(world));
    case "undo":
      return undoParts(world);
    case "drift":
      return driftParts(world);
  }
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
 * `main` moves after a merge only. In a terminal that is: what is checked out is, or is part of,
 * the production branch. That a squash is this branch's, the one who names it says.
 */
async function requireMerged({ trigger, ports: { git } }: World): Promise<void> {
  if (trigger.event !== "local" || trigger.branch === trigger.production) return;
  const tip =
    (await git.resolve(`refs/heads/${trigger.production}`)) ??
    (await git.resolve(`refs/remotes/origin/${trigger.production}`));
  const head = trigger.head ?? "HEAD";
  if (tip !== undefined && (await git.isAncestor(head, tip))) return;
  throw new IcebranchError(
    "IB421",
    `${trigger.branch ?? head} is not merged into ${trigger.production}.`,
    {
      hint: `Merge it, check out ${trigger.production}, and run icebranch publish --branch ${trigger.branch ?? "NAME"} there.`,
    },
  );
}
