/** What follows from a branch that moved, whoever moved it and however. */
import { closePull, pullIsMerged } from "./pulls.ts";
import { type Actor, branchRef, type Pull, raise, type State } from "./state.ts";
import { refreshTestMerge } from "./test-merge.ts";

const none = "0".repeat(40);

/** Compares the repository's branches with what the hub knew of them, and lets follow what follows. */
export async function noticeMoves(state: State, actor: Actor): Promise<void> {
  const now = await state.repository.branches();
  const moved = [...new Set([...state.tips.keys(), ...now.keys()])]
    .map((ref) => ({ ref, before: state.tips.get(ref), after: now.get(ref) }))
    .filter(({ before, after }) => before !== after);
  for (const { ref, after } of moved) {
    if (after === undefined) state.tips.delete(ref);
    else state.tips.set(ref, after);
  }
  for (const move of moved) {
    if (move.ref.startsWith("refs/heads/")) {
      const { ref, before = none, after = none } = move;
      raise(state, actor, { name: "push", ref, before, after });
    }
  }
  for (const { ref, after } of moved) await headMoved(state, actor, ref, after);
  for (const { ref, before, after } of moved) await baseMoved(state, actor, ref, before, after);
}

function open(state: State, wants: (pull: Pull) => boolean): readonly Pull[] {
  return [...state.pulls.values()].filter((pull) => pull.state === "open" && wants(pull));
}

async function headMoved(state: State, actor: Actor, ref: string, after: string | undefined) {
  const from = open(state, ({ head }) => branchRef(head.branch, head.fork) === ref);
  for (const pull of from) {
    if (after === undefined) {
      await closePull(state, pull, actor);
      continue;
    }
    pull.headBefore = pull.head.commit;
    pull.head.commit = after;
    pull.base.commit = state.tips.get(branchRef(pull.base.branch)) ?? pull.base.commit;
    pull.updatedAt = state.tick();
    await refreshTestMerge(state, pull);
    const { number, headBefore: before } = pull;
    raise(state, actor, { name: "pull_request", action: "synchronize", number, before, after });
  }
}

async function baseMoved(
  state: State,
  actor: Actor,
  ref: string,
  before: string | undefined,
  after: string | undefined,
) {
  for (const pull of open(state, ({ base }) => branchRef(base.branch) === ref)) {
    if (after === undefined) await baseGone(state, actor, pull);
    else if (await state.repository.isAncestor(pull.head.commit, after))
      await pullIsMerged(state, pull, actor, await mergeOf(state, pull, before, after));
    else await refreshTestMerge(state, pull);
  }
}

/** GitHub sends the pull request on to where the branch itself went, or closes it. */
async function baseGone(state: State, actor: Actor, pull: Pull): Promise<void> {
  const parent = [...state.pulls.values()].find(
    ({ merged, head }) => merged !== undefined && head.branch === pull.base.branch,
  );
  if (parent === undefined) await closePull(state, pull, actor);
  else await retarget(state, pull, parent.base.branch, actor);
}

export async function retarget(state: State, pull: Pull, branch: string, actor: Actor) {
  pull.changes = { base: { ref: { from: pull.base.branch }, sha: { from: pull.base.commit } } };
  pull.base.branch = branch;
  pull.base.commit = state.tips.get(branchRef(branch)) ?? pull.base.commit;
  pull.updatedAt = state.tick();
  await refreshTestMerge(state, pull);
  raise(state, actor, { name: "pull_request", action: "edited", number: pull.number });
}

/** The commit of the base branch that brought the head: of a push of many, the one that merged it. */
async function mergeOf(state: State, pull: Pull, before: string | undefined, after: string) {
  const { repository } = state;
  const range = before === undefined ? after : `${before}..${after}`;
  const list = await repository.git("rev-list", "--first-parent", "--reverse", range);
  for (const commit of list.split("\n").filter((line) => line !== ""))
    if (await repository.isAncestor(pull.head.commit, commit)) return commit;
  return after;
}
