import { isCommitId } from "../commit-id.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
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
    ...{ branch, dataBranch, named: false, onto: undefined },
    base: (isForNoMerge(world) ? trigger.head : trigger.base) ?? trigger.head ?? "",
    // A test merge is thrown away; what a merge leaves in history is the pull request's own commit.
    head: (pull?.closed === false ? pull.headCommit : trigger.head) ?? "",
    strict: inputs.strict,
    expireAfterMs: config.branches.expireAfterMs,
    keepUndoMs: config.publish.keepUndoMs,
    now: ports.clock(),
  };
}

/**
 * A data branch that a person names on the production branch: what it is built for is merged already,
 * and must not be taken for a merge that is still to be published.
 */
function isForNoMerge({ trigger, inputs }: World): boolean {
  const { verb, pull, branch, production } = trigger;
  const isNamed = inputs.branch !== undefined && inputs.head === undefined;
  return verb === "build" && pull === undefined && branch === production && isNamed;
}

/** Of no pull request in particular: a run that deals with all of them. */
export function ofEveryPull(context: PlanContext): PlanContext {
  return { ...context, owner: { ...context.owner, pull: null } };
}

async function knownCommits(world: World, state: CatalogState): Promise<ReadonlySet<string>> {
  const marks = [...state.values()].flatMap(({ table }) =>
    [...marksOf(table.metadata).values()].filter((mark) => mark !== "unreadable"),
  );
  return knownOf(world, marks);
}

/** The commits of marks that this repository has. */
export async function knownOf(
  { ports: { git, gitHub }, dir, trigger }: World,
  marks: readonly Pick<Mark, "repository" | "project" | "base">[],
): Promise<ReadonlySet<string>> {
  const named = new Set(marks.map(({ base }) => base).filter(isCommitId));
  const known = new Set<string>();
  for (const oid of named) if ((await git.resolve(oid)) !== undefined) known.add(oid);
  // What was cut off is not here, and GitHub has it if it is ours; only a terminal's marks need it.
  const { head } = trigger;
  if (!git.shallow || gitHub === undefined || head === undefined || !isCommitId(head)) return known;
  const isInDoubt = (mark: (typeof marks)[number]) =>
    mark.repository === null && mark.project === dir;
  const doubts = new Set(marks.filter(isInDoubt).map(({ base }) => base));
  for (const oid of named)
    if (!known.has(oid) && doubts.has(oid) && (await gitHub.compare(oid, head)) !== undefined)
      known.add(oid);
  return known;
}
