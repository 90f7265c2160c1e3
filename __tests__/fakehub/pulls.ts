/** The life of a pull request. */
import { type Actor, branchRef, type Fork, type Pull, raise, type State } from "./state.ts";
import { dropTestMerge, refreshTestMerge } from "./test-merge.ts";

export interface NewPull {
  /** The head branch. */
  readonly head: string;
  /** The default branch unless given. */
  readonly base?: string;
  readonly title?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly author?: string;
  /** The next free one unless given. */
  readonly number?: number;
  /** The repository that the head branch is in; this one unless given. */
  readonly fork?: Fork;
  /** With `fork`: makes the head branch there, at this commit of the bare repository. */
  readonly commit?: string;
}

export async function openPull(state: State, asked: NewPull, actor: Actor): Promise<Pull> {
  const { head: branch, base = state.defaultBranch, fork } = asked;
  if (asked.commit !== undefined)
    await state.repository.git("update-ref", branchRef(branch, fork), asked.commit);
  const commit = await state.repository.commit(branchRef(branch, fork));
  const baseCommit = await state.repository.commit(branchRef(base));
  if (commit === undefined || baseCommit === undefined)
    throw new Error(`fakehub: no branch ${commit === undefined ? branch : base}`);
  state.tips.set(branchRef(branch, fork), commit).set(branchRef(base), baseCommit);
  const createdAt = state.tick();
  const pull: Pull = {
    number: asked.number ?? nextNumber(state),
    author: asked.author ?? fork?.owner ?? actor.login,
    title: asked.title ?? branch,
    body: asked.body ?? "",
    ...{ state: "open", draft: asked.draft ?? false, labels: [] },
    ...{ labelChanges: [], lastLabel: undefined },
    head: { branch, commit, fork },
    base: { branch: base, commit: baseCommit },
    ...{ forkGone: false, testMerge: undefined, mergeable: "MERGEABLE", unknownLeft: 0 },
    ...{ createdAt, updatedAt: createdAt, closedAt: undefined, merged: undefined },
    ...{ headBefore: undefined, changes: {}, group: undefined },
  };
  if (state.pulls.has(pull.number)) throw new Error(`fakehub: there is a #${pull.number} already`);
  state.pulls.set(pull.number, pull);
  await refreshTestMerge(state, pull);
  raise(state, actor, { name: "pull_request", action: "opened", number: pull.number });
  return pull;
}

function nextNumber(state: State): number {
  return Math.max(0, ...state.pulls.keys()) + 1;
}

export async function closePull(state: State, pull: Pull, actor: Actor): Promise<void> {
  mustBe(pull, "open");
  pull.state = "closed";
  pull.closedAt = state.tick();
  pull.updatedAt = pull.closedAt;
  pull.group = undefined;
  await dropTestMerge(state, pull);
  raise(state, actor, { name: "pull_request", action: "closed", number: pull.number });
}

/** GitHub offers it only while the head branch is there. */
export async function reopenPull(state: State, pull: Pull, actor: Actor): Promise<void> {
  mustBe(pull, "closed");
  const commit = state.tips.get(branchRef(pull.head.branch, pull.head.fork));
  if (pull.merged !== undefined || commit === undefined)
    throw new Error(`fakehub: #${pull.number} cannot be reopened`);
  pull.state = "open";
  pull.closedAt = undefined;
  pull.head.commit = commit;
  pull.base.commit = state.tips.get(branchRef(pull.base.branch)) ?? pull.base.commit;
  pull.updatedAt = state.tick();
  await refreshTestMerge(state, pull);
  raise(state, actor, { name: "pull_request", action: "reopened", number: pull.number });
}

/** Its head is in the base branch: by the button, or since somebody pushed the merge. */
export async function pullIsMerged(state: State, pull: Pull, actor: Actor, commit: string) {
  pull.merged = { at: state.tick(), commit, by: actor.login };
  await closePull(state, pull, actor);
}

export function setDraft(state: State, pull: Pull, draft: boolean, actor: Actor): void {
  pull.draft = draft;
  pull.updatedAt = state.tick();
  const action = draft ? "converted_to_draft" : "ready_for_review";
  raise(state, actor, { name: "pull_request", action, number: pull.number });
}

export function editPull(
  state: State,
  pull: Pull,
  text: { readonly title?: string; readonly body?: string },
  actor: Actor,
): void {
  const { title = pull.title, body = pull.body } = text;
  pull.changes = {
    ...(title === pull.title ? {} : { title: { from: pull.title } }),
    ...(body === pull.body ? {} : { body: { from: pull.body } }),
  };
  Object.assign(pull, { title, body, updatedAt: state.tick() });
  raise(state, actor, { name: "pull_request", action: "edited", number: pull.number });
}

export function pullNumbered(state: State, number: number): Pull {
  const pull = state.pulls.get(number);
  if (pull === undefined) throw new Error(`fakehub: there is no #${number}`);
  return pull;
}

function mustBe(pull: Pull, wanted: Pull["state"]): void {
  if (pull.state !== wanted) throw new Error(`fakehub: #${pull.number} is ${pull.state}`);
}
