/** Data branches that are in each other's way: only one of them is on top of `main` when it is published. */
import type { Finding } from "../errors.ts";
import { marksOf } from "../iceberg/marks.ts";
import { branchHead, isAncestor } from "../iceberg/refs.ts";
import { MAIN, type SnapshotId, type TableMetadata } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { isOfProject, type PlanContext } from "./context.ts";
import { newestCommon } from "./onto.ts";
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

/**
 * A pull request that was stacked on another one's data branch, and goes to `main` now, takes along
 * what it began with.
 */
export function carriedFindings(
  { table, branch, head, onto, rivals }: TablePlan,
  metadata: TableMetadata,
  target: SnapshotId | null,
): readonly Finding[] {
  const isCarried = (rival: Rival) => {
    const common = newestCommon(metadata, head, branchHead(metadata, rival.branch));
    if (common === null) return false;
    return target === null || isAncestor(metadata, common, target) !== "yes";
  };
  return rivals.filter(isCarried).map((rival) => ({
    code: "IB424",
    level: "warning",
    message: `${table}: the data branch ${branch} shares rows that ${onto} has not with ${rival.branch}${whoseText(rival)}, which is in work still: whichever is published first publishes those too.`,
    hint: `Merge that one first; or put this one on ${onto} (icebranch refresh --branch ${shellWord(branch)} --discard), and run its connectors again.`,
  }));
}

function whoseText({ pull }: Rival): string {
  return pull === null ? "" : ` of #${pull}`;
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
    return [
      {
        code: "IB424",
        level: "notice",
        message: `${tables}: the data branch ${rival.branch}${whoseText(rival)} is in work too, and whichever is published second will find that ${plan.onto} has moved.`,
        hint: "Agree which goes first; the other is replayed on top if it only added files, or else put on the new state (icebranch refresh --discard), and its connectors run again.",
      },
    ];
  });
}
