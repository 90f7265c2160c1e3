/** Data branches that are in each other's way: only one of them is on top of `main` when it is published. */
import type { Finding } from "../errors.ts";
import { marksOf } from "../iceberg/marks.ts";
import { MAIN, type TableMetadata } from "../iceberg/table-metadata.ts";
import { isOfProject, type PlanContext } from "./context.ts";
import type { TablePlan } from "./plan.ts";
import type { PlannedTable } from "./planned-table.ts";

type Rival = TablePlan["rivals"][number];

/** Ours, in work, and to be published to the same ref: so neither a stack's parent nor its children. */
export function rivalsOf(
  metadata: TableMetadata,
  onto: string,
  context: PlanContext,
): readonly Rival[] {
  const { pull } = context.owner;
  return [...marksOf(metadata)].flatMap(([branch, mark]) => {
    if (branch === context.dataBranch || !isOfProject(mark, context)) return [];
    const isOwn = pull !== null && mark.pull === pull;
    const isRival = mark.state === "open" && (mark.onto ?? MAIN) === onto && !isOwn;
    return isRival ? [{ branch, pull: mark.pull }] : [];
  });
}

/** One a rival, with all the tables that it shares. */
export function rivalFindings(planned: readonly PlannedTable[]): readonly Finding[] {
  const pairs = planned.flatMap(({ plan }) => plan.rivals.map((rival) => ({ rival, plan })));
  const groups = Map.groupBy(pairs, ({ rival }) => `${rival.pull} ${rival.branch}`);
  return [...groups.values()].flatMap((group): readonly Finding[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { rival, plan } = first;
    const tables = group.map((one) => one.plan.table).join(", ");
    const whose = rival.pull === null ? "" : ` of #${rival.pull}`;
    return [
      {
        code: "IB424",
        level: "notice",
        message: `${tables}: the data branch ${rival.branch}${whose} is in work too, and whichever is published second will find that ${plan.onto} has moved.`,
        hint: "Agree which goes first; the other is put on the new state afterwards (icebranch refresh --discard), and its connectors run again.",
      },
    ];
  });
}
