/** The refs that GitHub keeps for a pull request: its head, and the merge that nobody keeps. */
import type { Signature } from "./git-write.ts";
import { branchRef, type Pull, type State } from "./state.ts";

export const gitHub = { name: "GitHub", email: "noreply@github.com" };

export function signature(login: string, date: string): Signature {
  return { name: login, email: `${login.replace("[bot]", "")}@users.noreply.github.com`, date };
}

/** Called whenever the head or the base branch moved. */
export async function refreshTestMerge(state: State, pull: Pull): Promise<void> {
  const { repository } = state;
  const { number, head } = pull;
  const base = state.tips.get(branchRef(pull.base.branch)) ?? pull.base.commit;
  const tree = await repository.mergeTree(base, head.commit);
  pull.mergeable = tree === undefined ? "CONFLICTING" : "MERGEABLE";
  pull.unknownLeft = state.unknownAnswers;
  pull.testMerge =
    tree === undefined
      ? undefined
      : await repository.commitTree({
          ...{ tree, parents: [base, head.commit] },
          message: `Merge ${head.commit} into ${base}`,
          author: signature(pull.author, state.tick()),
          committer: { ...gitHub, date: state.tick() },
        });
  await repository.moveRefs([
    [`refs/pull/${number}/head`, head.commit],
    [`refs/pull/${number}/merge`, pull.testMerge ?? null],
  ]);
}

/** The commit stays, so that a run can still fetch it by its id. */
export async function dropTestMerge(state: State, pull: Pull): Promise<void> {
  await state.repository.moveRefs([[`refs/pull/${pull.number}/merge`, null]]);
}

/** What GitHub answers now; the question itself may be what makes it find out. */
export function askMergeable(pull: Pull): "MERGEABLE" | "CONFLICTING" | "UNKNOWN" {
  if (pull.merged !== undefined) return "UNKNOWN";
  if (pull.unknownLeft === 0) return pull.mergeable;
  pull.unknownLeft -= 1;
  return "UNKNOWN";
}
