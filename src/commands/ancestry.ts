/** How commits descend from each other, by git or, where a clone was cut off, by GitHub. */
import { isCommitId } from "../commit-id.ts";
import type { World } from "../world.ts";

export type Ancestry = (ancestor: string, descendant: string) => Promise<"yes" | "no" | "unknown">;

/** Each pair is asked once a run. */
export function ancestryOf({ ports }: Pick<World, "ports">): Ancestry {
  const answers = new Map<string, ReturnType<Ancestry>>();
  return (ancestor, descendant) => {
    const key = `${ancestor} ${descendant}`;
    const answer = answers.get(key) ?? ask(ports, ancestor, descendant);
    answers.set(key, answer);
    return answer;
  };
}

async function ask(
  { git, gitHub }: World["ports"],
  ancestor: string,
  descendant: string,
): ReturnType<Ancestry> {
  const here = [await git.resolve(ancestor), await git.resolve(descendant)];
  if (here.every((commit) => commit !== undefined)) {
    if (await git.isAncestor(ancestor, descendant)) return "yes";
    if (!git.shallow || gitHub === undefined) return "no";
  }
  // Of a commit whose history is here, what is not here is none.
  const otherwise = here[1] !== undefined && !git.shallow ? "no" : "unknown";
  if (gitHub === undefined || ![ancestor, descendant].every(isCommitId)) return otherwise;
  const compared = await gitHub.compare(descendant, ancestor);
  if (compared === undefined) return otherwise;
  return compared.status === "behind" || compared.status === "identical" ? "yes" : "no";
}
