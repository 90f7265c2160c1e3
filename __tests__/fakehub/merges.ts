/** The three ways of the merge button, and the merge queue. */
import { noticeMoves } from "./branches.ts";
import { pullIsMerged } from "./pulls.ts";
import { type Actor, branchRef, type Pull, raise, type State } from "./state.ts";
import { gitHub, signature } from "./test-merge.ts";

/** `queue`: with the commit that the merge queue made. */
export type MergeMethod = "merge" | "squash" | "rebase" | "queue";

/** Answers the commit that GitHub shows as the merge: with `rebase` the last one. */
export async function mergePull(
  state: State,
  pull: Pull,
  how: MergeMethod,
  actor: Actor,
): Promise<string> {
  if (pull.state !== "open") throw new Error(`fakehub: #${pull.number} is ${pull.state}`);
  const base = tip(state, pull.base.branch);
  const commit = await mergeCommit(state, pull, how, base, actor);
  await state.repository.git("update-ref", branchRef(pull.base.branch), commit, base);
  // Before the push is noticed, which would look like one that merged it from outside.
  await pullIsMerged(state, pull, actor, commit);
  await noticeMoves(state, actor);
  return commit;
}

function mergeCommit(state: State, pull: Pull, how: MergeMethod, base: string, actor: Actor) {
  switch (how) {
    case "merge":
      return commitOfMerge(state, pull, [base, pull.head.commit], actor);
    case "squash":
      return commitOfMerge(state, pull, [base], actor);
    case "rebase":
      return rebased(state, pull, base);
    case "queue":
      if (pull.group?.base !== base) throw new Error(`fakehub: #${pull.number} is not queued`);
      return Promise.resolve(pull.group.head);
  }
}

async function commitOfMerge(state: State, pull: Pull, parents: readonly string[], actor: Actor) {
  const { number, head, title } = pull;
  const [base = ""] = parents;
  const tree = await state.repository.mergeTree(base, head.commit);
  if (tree === undefined) throw new Error(`fakehub: #${number} conflicts with its base`);
  const owner = head.fork?.owner ?? state.owner;
  const message =
    parents.length === 1
      ? `${title} (#${number})`
      : `Merge pull request #${number} from ${owner}/${head.branch}\n\n${title}`;
  return sign(state, tree, parents, message, actor.login);
}

/** A pull request of a merge queue: the commit that is tested, on a branch of its own. */
export async function queuePull(state: State, pull: Pull, actor: Actor): Promise<string> {
  const base = tip(state, pull.base.branch);
  const head = await commitOfMerge(state, pull, [base, pull.head.commit], actor);
  pull.group = { base, head };
  const branch = groupBranch(pull, base);
  await state.repository.git("update-ref", branchRef(branch), head);
  state.tips.set(branchRef(branch), head);
  raise(state, actor, { name: "merge_group", action: "checks_requested", number: pull.number });
  return head;
}

export function groupBranch(pull: Pull, base: string): string {
  return `gh-readonly-queue/${pull.base.branch}/pr-${pull.number}-${base}`;
}

/** Each commit again on top of the base, its author kept. */
async function rebased(state: State, pull: Pull, base: string): Promise<string> {
  const { repository } = state;
  const range = `${base}..${pull.head.commit}`;
  const list = await repository.git("rev-list", "--no-merges", "--reverse", range);
  let onto = base;
  for (const commit of list.split("\n").filter((line) => line !== "")) {
    const tree = await cherryPick(state, commit, onto);
    const format = "--format=%an%n%ae%n%aI%n%B";
    const shown = await repository.git("show", "-s", format, commit);
    const [name = "", email = "", date = "", ...lines] = shown.split("\n");
    const author = { name, email, date };
    const committer = { ...gitHub, date: state.tick() };
    const message = lines.join("\n").trim();
    onto = await repository.commitTree({ tree, parents: [onto], message, author, committer });
  }
  return onto;
}

/** git before 2.40 cannot be told a merge base: three commits are made that have the right one. */
async function cherryPick(state: State, commit: string, onto: string): Promise<string> {
  const { repository } = state;
  const author = { ...gitHub, date: state.tick() };
  async function on(revision: string, parents: readonly string[]) {
    const tree = await repository.git("rev-parse", `${revision}^{tree}`);
    return repository.commitTree({ tree, parents, message: "cherry-pick", author });
  }
  const before = await on(`${commit}^`, []);
  const tree = await repository.mergeTree(await on(onto, [before]), await on(commit, [before]));
  if (tree === undefined) throw new Error(`fakehub: ${commit} cannot be rebased`);
  return tree;
}

/** A commit by GitHub's own hand, which it signs. */
export async function sign(
  state: State,
  tree: string,
  parents: readonly string[],
  message: string,
  login: string,
): Promise<string> {
  const date = state.tick();
  const committer = { ...gitHub, date };
  const author = signature(login, date);
  const commit = await state.repository.commitTree({ tree, parents, message, author, committer });
  state.verified.add(commit);
  return commit;
}

function tip(state: State, branch: string): string {
  const commit = state.tips.get(branchRef(branch));
  if (commit === undefined) throw new Error(`fakehub: no branch ${branch}`);
  return commit;
}
