/** What a shallow clone keeps a run from seeing. */
import type { Finding } from "../errors.ts";
import { marksOf } from "../iceberg/marks.ts";
import type { CatalogState, PlanContext } from "../plan/context.ts";
import { openBranches } from "../plan/reconcile.ts";
import type { World } from "../world.ts";

/**
 * A terminal's mark is ours if its commit is one of this repository. Where history was cut off that
 * cannot be told, and silence would look as if there were nothing to publish.
 */
export function cutOff(
  world: World,
  state: CatalogState,
  context: PlanContext,
): readonly Finding[] {
  if (!world.ports.git.shallow) return [];
  const ours = new Set(openBranches(state, context).map(({ dataBranch }) => dataBranch));
  const maybe = openBranches(state, { ...context, knownCommits: everyBase(state) });
  return maybe
    .filter(({ dataBranch }) => !ours.has(dataBranch))
    .map(({ branch, tables }) => ({
      code: "IB602",
      level: "warning",
      message: `The data branch of ${branch} on ${tables.join(", ")} was made at a commit that this shallow clone lacks, so it is left alone.`,
      hint: "Run git fetch --unshallow, then the same command again.",
    }));
}

function everyBase(state: CatalogState): ReadonlySet<string> {
  const bases = new Set<string>();
  for (const { table } of state.values())
    for (const mark of marksOf(table.metadata).values())
      if (mark !== "unreadable") bases.add(mark.base);
  return bases;
}
