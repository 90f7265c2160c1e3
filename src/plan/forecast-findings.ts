import type { Finding } from "../errors.ts";
import { shellWord } from "../shell-word.ts";
import type { PlanContext } from "./context.ts";
import type { TablePlan } from "./plan.ts";

/** Nothing that icebranch may do mends it: without a mark the branch is not its own. */
export function apartFinding({ table, branch, onto }: TablePlan, level: Finding["level"]): Finding {
  return {
    code: "IB401",
    level,
    message: `${table}: a sync made the branch ${branch} without the rows of ${onto}, so that publishing it would lose those.`,
    hint: `Remove the branch ${branch} from the table with your engine, run icebranch build, then the connectors again; or publish nothing of this table.`,
  };
}

/** main moves every night: what cannot be published today is a warning while the change is in work. */
export function forecastFindings(plan: TablePlan, context: PlanContext): readonly Finding[] {
  if (plan.state === "diverged" || plan.state === "history-expired")
    return [
      {
        code: plan.state === "diverged" ? "IB401" : "IB403",
        level: context.strict ? "error" : "warning",
        message: `${plan.table} cannot be published as it stands: ${plan.note ?? ""}`,
        hint: `Put the data branch on the current ${plan.onto} (icebranch refresh --branch ${shellWord(plan.branch)} --discard) and run the connectors again.`,
      },
    ];
  if (plan.state === "replaced")
    return [
      {
        code: "IB405",
        level: "warning",
        message: `Publishing ${plan.table} exchanges all of its rows: the data branch holds a full refresh.`,
        hint: "Compare the two branches before you merge.",
      },
    ];
  return [];
}
