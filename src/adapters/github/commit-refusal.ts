import { IcebranchError } from "../../errors.ts";
import { explainRefusal, isForbidden, type Task } from "./refusal.ts";
import type { Refusal } from "./result.ts";

/** IB612 where the branch is not as it was, IB613 where rules forbid the commit, else as any call's. */
export function explainCommit(
  task: Task,
  refusal: Refusal,
  { branch, paths }: { readonly branch: string; readonly paths: readonly string[] },
): IcebranchError {
  if (hasMovedOn(refusal)) return movedOn(branch);
  const workflow = paths.find((path) => path.startsWith(".github/workflows/"));
  if (
    /workflows?`? permission/.test(refusal.message) ||
    (workflow !== undefined && isForbidden(refusal))
  )
    return new IcebranchError(
      "IB613",
      `GitHub lets this token commit no workflow of GitHub Actions to \`${branch}\`.`,
      {
        hint: "Give `commit-token` the token of a GitHub App that has the permission `workflows: write`.",
      },
    );
  if (refusal.status === 401 || isForbidden(refusal)) return explainRefusal(task, refusal);
  return new IcebranchError(
    "IB613",
    `GitHub refuses the commit to \`${branch}\`: "${refusal.message}".`,
    {
      hint: "Let the App of `commit-token` pass the branch's rules, or set `workflow-mode: check` and commit the file yourself.",
    },
  );
}

export function movedOn(branch: string): IcebranchError {
  return new IcebranchError("IB612", `The branch \`${branch}\` is not where it was.`, {
    hint: "Nothing was changed; the run for its new commits does the rest.",
  });
}

/** https://docs.github.com/en/rest/git/refs#update-a-reference; the words are not in its description. */
function hasMovedOn({ status, type, message }: Refusal): boolean {
  if (type === "STALE_DATA") return true;
  if (type === "NOT_FOUND") return !/repository/i.test(message);
  if (status === 422 || status === 409)
    return /not a fast.?forward|reference does not exist|is at .* but expected/i.test(message);
  return /no commit exists|branch .*(?:not exist|not found|not be found)/i.test(message);
}
