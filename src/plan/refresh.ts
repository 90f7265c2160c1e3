/** Putting a data branch back on the current `main`. */
import type { Finding } from "../errors.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
import { MAIN, type TableMetadata } from "../iceberg/table-metadata.ts";
import type { PlannedTable } from "./build.ts";
import { classify, hasOwnSnapshots } from "./classify.ts";
import { makeRef, openMark, pinRef, pinTable, setBranch, setMark } from "./commits.ts";
import { type CatalogState, isOurs, type PlanContext } from "./context.ts";
import { describeTable } from "./table-plan.ts";
import type { WrittenTable } from "./written-tables.ts";

/** The tag that keeps a snapshot which only a data branch had. */
export function keptTag(dataBranch: string, head: string): string {
  return `icebranch-kept-${dataBranch}-${head}`;
}

/** Snapshots of the branch's own are moved off it only with `discard`, and then kept under a tag. */
export function planRefresh(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
  { discard }: { readonly discard: boolean },
): readonly PlannedTable[] {
  const planned = written.flatMap((one): readonly PlannedTable[] => {
    const found = state.get(one.table);
    if (found === undefined) return [];
    const { metadata, identifier } = found.table;
    const mark = marksOf(metadata).get(context.dataBranch);
    if (!isOurs(mark, context) || mark.state === "closed") return [];
    const plan = describeTable(
      one,
      found,
      context.dataBranch,
      classify(metadata, context.dataBranch, mark),
      mark,
    );
    const own = hasOwnSnapshots(metadata, context.dataBranch);
    if (
      plan.main === null ||
      plan.head === null ||
      (plan.head === plan.main && isCurrent(mark, plan.main))
    )
      return [{ plan, findings: [], commit: undefined }];
    if (own && !discard)
      return [{ plan, findings: [ownRows(one.table, context)], commit: undefined }];
    const commit = {
      identifier,
      requirements: [
        pinTable(metadata),
        pinRef(metadata, context.dataBranch),
        pinRef(metadata, MAIN),
      ],
      updates: updates(metadata, mark, { main: plan.main, head: plan.head, own }, context),
    };
    const move = {
      table: one.table,
      result: "refreshed" as const,
      from: plan.head,
      to: plan.main,
      undo: null,
    };
    return [{ plan, findings: [], commit: { move, commit } }];
  });
  const blocked = planned.some(({ findings }) => findings.length > 0);
  return blocked ? planned.map((one) => ({ ...one, commit: undefined })) : planned;
}

function isCurrent(mark: Mark, main: string): boolean {
  return mark.state === "published" || mark.snapshot === main;
}

/** A receipt stays one: what it says of its publish is what `undo` needs. */
function updates(
  metadata: TableMetadata,
  mark: Mark,
  { main, head, own }: { readonly main: string; readonly head: string; readonly own: boolean },
  context: PlanContext,
) {
  const life = { now: context.now, ms: context.keepUndoMs };
  return [
    ...(own ? [makeRef(metadata, "tag", keptTag(context.dataBranch, head), head, life)] : []),
    setBranch(metadata, context.dataBranch, main),
    ...(mark.state === "published"
      ? []
      : [setMark(context.dataBranch, freshMark(metadata, mark, context))]),
  ];
}

/** Whether the branch is merged is told by the commits that it was built for: those stay. */
function freshMark(metadata: TableMetadata, { branch, base, head }: Mark, context: PlanContext) {
  return { ...openMark(metadata, context), branch, base, head };
}

function ownRows(table: string, context: PlanContext): Finding {
  return {
    code: "IB419",
    level: "error",
    message: `The data branch ${context.dataBranch} of ${table} has rows that main has not.`,
    hint: `Publish them first, or let them go: icebranch refresh --branch ${context.branch} --discard keeps them under a tag.`,
  };
}
