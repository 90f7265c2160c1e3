import type { Step, TableMove } from "./plan.ts";

/** What a step does to tables, one by one. */
export function movesOf(step: Step): readonly TableMove[] {
  switch (step.kind) {
    case "commit":
      return step.commits.map(({ move }) => move);
    case "drop-table":
      return [step.move];
    case "view":
    case "apply-manifest":
    case "write-file":
    case "commit-file":
      return [];
  }
}
