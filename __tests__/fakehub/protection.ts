/** Rules that let a branch change through a pull request only. */
import type { State } from "./state.ts";

/** GitHub's words; a ruleset's come with a heading. undefined where the branch is free. */
export function protectionMessage(state: State, ref: string): string | undefined {
  const protection = state.protection.get(ref.replace("refs/heads/", ""));
  const rule = "Changes must be made through a pull request.";
  switch (protection) {
    case undefined:
      return undefined;
    case "classic":
      return rule;
    case "ruleset":
      return `Repository rule violations found\n\n${rule}\n\n`;
  }
}
