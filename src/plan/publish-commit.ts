/** The commit that `publish` makes on one table. */
import { type Mark, undoTag } from "../iceberg/marks.ts";
import { branchHead } from "../iceberg/refs.ts";
import {
  MAIN,
  type SnapshotId,
  type TableMetadata,
  type TableUpdate,
} from "../iceberg/table-metadata.ts";
import { makeRef, redoState, setBranch, setMark } from "./commits.ts";
import type { PlanContext } from "./context.ts";
import { ontoOf, type Target } from "./onto.ts";
import type { Replay } from "./replay.ts";

interface Publishing {
  readonly metadata: TableMetadata;
  readonly mark: Mark;
  readonly target: Target;
  /** The publish's name. */
  readonly id: string;
  /** Whether the target moves; else there is only a receipt to write. */
  readonly moves: boolean;
  /** What is committed again on top of the target, where it does not move to the data branch itself. */
  readonly replay: Replay | undefined;
  readonly mergedAt: number | undefined;
}

/** One commit a table: the target set, its old head tagged, the mark turned into a receipt. */
export function publishUpdates(
  publishing: Publishing,
  context: PlanContext,
): readonly TableUpdate[] {
  const { metadata, mark, target, id, moves, replay } = publishing;
  const { dataBranch } = context;
  const head = branchHead(metadata, dataBranch);
  const receipt = setMark(dataBranch, receiptOf(publishing, head, context));
  if (!moves || head === null) return [receipt];
  const stood = branchHead(metadata, target.ref);
  const life = { now: context.now, ms: context.keepUndoMs };
  return [
    ...(stood === null ? [] : [makeRef(metadata, "tag", undoTag(id), stood, life)]),
    ...(replay?.picks ?? []).map(({ snapshot }) => ({ action: "add-snapshot", snapshot }) as const),
    ...moveTarget(publishing, replay?.head ?? head, context),
    ...(replay === undefined ? [] : lastingBranch(metadata, dataBranch, head)),
    ...redoState(metadata, mark),
    receipt,
  ];
}

/** Its snapshots go with it by our sweep alone: an engine that ends it by its age leaves them behind. */
function lastingBranch(
  metadata: TableMetadata,
  dataBranch: string,
  head: SnapshotId,
): readonly TableUpdate[] {
  const { "max-ref-age-ms": age, ...kept } = setBranch(metadata, dataBranch, head);
  return age === undefined ? [] : [kept];
}

function receiptOf(
  { mark, target, id, moves, replay }: Publishing,
  head: SnapshotId | null,
  { owner, now, head: merge }: PlanContext,
): Mark {
  const { kept: _, stateTakenBack: __, onto: ___, publish: earlier, ...rest } = mark;
  const before = mark.state === "published" && earlier !== undefined ? { before: earlier } : {};
  return {
    ...rest,
    ...ontoOf(target),
    repository: owner.repository ?? mark.repository,
    pull: owner.pull ?? mark.pull,
    state: "published",
    at: now,
    publish: {
      ...{ id, merge, from: target.head },
      to: moves ? (replay?.head ?? head) : target.head,
      ...(replay === undefined || head === null ? {} : { head }),
      ...before,
    },
  };
}

/** Where a stacked pull request's target has no branch on the table, it gets one, made as `build` would. */
function moveTarget(
  { metadata, mark, target, mergedAt }: Publishing,
  head: SnapshotId,
  { owner, head: merge, now, expireAfterMs: ms }: PlanContext,
): readonly TableUpdate[] {
  const { ref } = target;
  const isThere = branchHead(metadata, ref) !== null;
  if (ref === MAIN || target.standing === "there") return [setBranch(metadata, ref, head)];
  const { snapshot, schema, spec, sortOrder, connectorState, project, base } = mark;
  const made: Mark = {
    ...{ repository: owner.repository ?? mark.repository, project, pull: null },
    ...{ state: "open", branch: target.branch, base, head: merge },
    ...{ snapshot, schema, spec, sortOrder, connectorState },
    // A merge of the target that came before this one has not merged this.
    at: mergedAt ?? now,
  };
  return [
    isThere ? setBranch(metadata, ref, head) : makeRef(metadata, "branch", ref, head, { now, ms }),
    setMark(ref, made),
  ];
}
