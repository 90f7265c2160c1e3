/** Where a data branch is made from and published to, on one table. */
import type { Finding } from "../errors.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
import { branchHead, findRef, history, snapshotId } from "../iceberg/refs.ts";
import { MAIN, type SnapshotId, type TableMetadata } from "../iceberg/table-metadata.ts";
import { hasOwnSnapshots } from "./classify.ts";
import { isOfProject, type Onto, type Owning, type PlanContext } from "./context.ts";

export interface Target {
  /** `main`, or the data branch of the git branch that a stacked pull request is made to. */
  readonly ref: string;
  /** That git branch: whose mark it is where publishing makes the ref. */
  readonly branch: string;
  /** Where a data branch starts, and what it is compared with: `ref` or, without it, `main`. */
  readonly head: SnapshotId | null;
  /**
   * absent: publishing makes the ref. ended, late-rows and foreign are in the way of that: it was
   * closed, has rows that came after its own publish, or is not that git branch's.
   */
  readonly standing: "main" | "there" | "absent" | "ended" | "late-rows" | "foreign";
}

/** What the run says, before what the mark says: pull requests are made to another branch at times. */
export function targetOf(
  metadata: TableMetadata,
  mark: Pick<Mark, "onto"> | undefined,
  context: Owning & Pick<PlanContext, "onto">,
): Target {
  const ref = context.onto?.ref ?? mark?.onto ?? MAIN;
  const main = branchHead(metadata, MAIN);
  if (ref === MAIN)
    return { ref, branch: context.onto?.branch ?? MAIN, head: main, standing: MAIN };
  const there = marksOf(metadata).get(ref);
  const known = there === undefined || there === "unreadable" ? ref : there.branch;
  const branch = context.onto?.branch ?? known;
  const standing = standingOf(metadata, { ref, branch }, context);
  return { ref, branch, head: standing === "there" ? branchHead(metadata, ref) : main, standing };
}

function standingOf(
  metadata: TableMetadata,
  { ref, branch }: Onto,
  owning: Owning,
): Target["standing"] {
  const mark = marksOf(metadata).get(ref);
  const head = branchHead(metadata, ref);
  // Somebody's tag.
  if (head === null && findRef(metadata, ref) !== undefined) return "foreign";
  // Without a mark it is a first sync's, and a table that has a main has none such.
  if (mark === undefined)
    return head === null ? "absent" : branchHead(metadata, MAIN) === null ? "there" : "foreign";
  if (!isOfProject(mark, owning)) return "foreign";
  switch (mark.state) {
    case "published":
      return hasOwnSnapshots(metadata, ref, mark.onto) ? "late-rows" : "absent";
    case "closed":
      return head === null && mark.branch === branch ? "ended" : "foreign";
    case "open":
    case "undone":
      if (mark.branch !== branch) return "foreign";
      return head === null ? "absent" : "there";
  }
}

/** A mark with another target, and what the branch has in common with it. */
export function withTarget(
  mark: Mark,
  metadata: TableMetadata,
  head: SnapshotId | null,
  target: Pick<Target, "ref" | "head">,
): Mark {
  if (target.ref === (mark.onto ?? MAIN)) return mark;
  const { onto: _, ...rest } = mark;
  const snapshot = newestCommon(metadata, head, target.head);
  return { ...rest, ...ontoOf(target), snapshot };
}

/** What a mark says of its target. */
export function ontoOf({ ref }: Pick<Target, "ref">): Pick<Mark, "onto"> {
  return ref === MAIN ? {} : { onto: ref };
}

/** The last snapshot that both have; null where they have none in common. */
export function newestCommon(
  metadata: TableMetadata,
  a: SnapshotId | null,
  b: SnapshotId | null,
): SnapshotId | null {
  if (a === null || b === null) return null;
  const ids = (head: SnapshotId) =>
    history(metadata, head).snapshots.map((one) => snapshotId(one["snapshot-id"]));
  const known = new Set(ids(b));
  return ids(a).find((id) => known.has(id)) ?? null;
}

/** Why nothing can be published to the target; undefined where it can. */
export function targetFinding(
  table: string,
  { ref, branch, standing }: Target,
  level: Finding["level"],
): Finding | undefined {
  switch (standing) {
    case "main":
    case "there":
    case "absent":
      return undefined;
    case "ended":
      return {
        ...{ code: "IB404", level },
        message: `${table} cannot be published to the data branch ${ref}: that one was ended.`,
        hint: `Run icebranch build on ${branch}, which brings it back.`,
      };
    case "late-rows":
      return {
        ...{ code: "IB409", level },
        message: `${table} cannot be published to the data branch ${ref}: a sync wrote to that one after its own publish.`,
        hint: `Publish those rows first, or put them aside with icebranch refresh --discard on ${branch}.`,
      };
    case "foreign":
      return {
        ...{ code: "IB402", level },
        message: `${table} cannot be published to the branch ${ref}: icebranch did not make it for ${branch}.`,
        hint: "Rename that git branch, or remove the Iceberg branch if nobody needs it.",
      };
  }
}
