import type { Finding } from "../errors.ts";
import { shellWord } from "../shell-word.ts";
import type { PlanContext } from "./context.ts";
import type { TablePlan } from "./plan.ts";
import type { Replay } from "./replay.ts";
import type { Refused } from "./replay-walk.ts";

/** Nothing that icebranch may do mends it: without a mark the branch is not its own. */
export function apartFinding({ table, branch, onto }: TablePlan, level: Finding["level"]): Finding {
  return {
    code: "IB401",
    level,
    message: `${table}: a sync made the branch ${branch} without the rows of ${onto}, so that publishing it would lose those.`,
    hint: `Remove the branch ${branch} from the table with your engine, run icebranch build, then the connectors again; or publish nothing of this table.`,
  };
}

/** What is to be done about a table whose data branch cannot be published. */
export function stuckHint(
  { onto, branch }: TablePlan,
  tried: Replay | Refused | undefined,
): string {
  if (tried !== undefined && "why" in tried && tried.mend !== undefined)
    return `${tried.mend.replace(/\.?$/, ".")} Then run it again: the data branch is as it was.`;
  const replay =
    tried === undefined
      ? " Or have what it only added committed on top: --on-diverged replay."
      : "";
  return `Put the data branch on the current ${onto} (icebranch refresh --branch ${shellWord(branch)} --discard), run the connectors on it again, then publish.${replay}`;
}

/** main moves every night: what cannot be published today is a warning while the change is in work. */
export function forecastFindings(
  plan: TablePlan,
  context: PlanContext,
  tried?: Replay | Refused,
): readonly Finding[] {
  if (plan.state === "diverged" || plan.state === "history-expired")
    return [
      {
        code: plan.state === "diverged" ? "IB401" : "IB403",
        level: context.strict ? "error" : "warning",
        message: `${plan.table} cannot be published as it stands: ${plan.note ?? ""}`,
        hint: stuckHint(plan, tried),
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
