import { marksOf } from "../iceberg/marks.ts";
import type { CatalogState, PlanContext } from "../plan/context.ts";
import type { World } from "../world.ts";

/** What the planners know of this run. Marks name commits; git says which of them are ours. */
export async function planContext(
  world: World,
  state: CatalogState,
  branch: string,
  dataBranch: string,
): Promise<PlanContext> {
  const { trigger, dir, config, inputs, ports } = world;
  const { pull } = trigger;
  return {
    owner: {
      repository: trigger.repository ?? null,
      project: dir,
      pull: pull?.number ?? null,
    },
    knownCommits: await knownCommits(world, state),
    ...{ branch, dataBranch },
    base: trigger.base ?? trigger.head ?? "",
    // A test merge is thrown away; what a merge leaves in history is the pull request's own commit.
    head: (pull?.closed === false ? pull.headCommit : trigger.head) ?? "",
    strict: inputs.strict,
    expireAfterMs: config.branches.expireAfterMs,
    keepUndoMs: config.publish.keepUndoMs,
    now: ports.clock(),
  };
}

async function knownCommits(
  { ports: { git } }: World,
  state: CatalogState,
): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (const { table } of state.values())
    for (const mark of marksOf(table.metadata).values())
      if (mark !== "unreadable" && /^[0-9a-f]{40,64}$/.test(mark.base)) named.add(mark.base);
  const known = new Set<string>();
  for (const oid of named) if ((await git.resolve(oid)) !== undefined) known.add(oid);
  return known;
}
