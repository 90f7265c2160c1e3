/** Whether one table's data branch can be committed again on top of where it is published to. */
import type { Finding } from "../errors.ts";
import { gainedSince } from "../iceberg/held.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
import { branchHead } from "../iceberg/refs.ts";
import type { TableMetadata } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { classify } from "./classify.ts";
import { connectorState, isTakenBackSince, restoreState } from "./commits.ts";
import { type CatalogState, type CatalogTable, isOurs, type PlanContext } from "./context.ts";
import { type Target, targetOf, withTarget } from "./onto.ts";
import type { TablePlan } from "./plan.ts";
import { planReplay, type Replay, type Replays } from "./replay.ts";
import {
  type Refused,
  type ReplayStart,
  type ReplayWalk,
  replacesPartitions,
  walkReplay,
} from "./replay-walk.ts";
import { snapshotsText } from "./snapshot-words.ts";
import type { WrittenTable } from "./written-tables.ts";

/** A table whose files have to be read before it can be said what publishing does to it. */
export interface ReplayQuestion {
  readonly table: string;
  readonly found: CatalogTable;
  readonly walk: ReplayWalk;
}

/** Where publishing may be a replay, and the metadata has nothing against it. */
export function replayQuestions(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
): readonly ReplayQuestion[] {
  return written.flatMap(({ table }) => {
    const found = state.get(table);
    if (found === undefined) return [];
    const { metadata } = found.table;
    const mark = marksOf(metadata).get(context.dataBranch);
    if (!isOurs(mark, context) || mark.state === "closed") return [];
    const target = targetOf(metadata, mark, context);
    if (classify(metadata, context.dataBranch, mark, target.head) !== "diverged") return [];
    const walk = walkOf(metadata, context.dataBranch, mark, target);
    return "why" in walk ? [] : [{ table, found, walk }];
  });
}

/** The metadata's word alone. */
function walkOf(
  metadata: TableMetadata,
  dataBranch: string,
  mark: Mark,
  target: Target,
): ReplayWalk | Refused {
  const start = startOf(metadata, dataBranch, mark, target);
  return "why" in start ? start : walkReplay(metadata, dataBranch, start, target.head);
}

/** What came before has been published, or was there when the branch was made. */
function startOf(
  metadata: TableMetadata,
  dataBranch: string,
  mark: Mark,
  target: Target,
): ReplayStart | Refused {
  const { state, publish } = mark;
  if (state === "published" && publish !== undefined)
    return { base: publish.head ?? publish.to, onTarget: publish.to };
  const head = branchHead(metadata, dataBranch);
  const { snapshot } = withTarget(mark, metadata, head, target);
  if (snapshot === null && mark.snapshot !== null)
    return { why: `The data branch has no snapshot in common with ${target.ref}.` };
  return { base: snapshot, onTarget: snapshot };
}

/** The table, its mark and its target, as a plan is made for it. */
export interface Diverged {
  readonly table: string;
  readonly metadata: TableMetadata;
  readonly mark: Mark;
  readonly target: Target;
  /** undefined where it is not to be replayed. */
  readonly replays: Replays | undefined;
}

/** What publishing does, once it is known whether a diverged data branch can be replayed. */
export interface Foreseen<State> {
  /** A data branch that was only compacted has no row that is not there. */
  readonly state: State | "replay" | "behind";
  readonly tried: Replay | Refused | undefined;
  readonly replay: Replay | undefined;
}

/** `state`: as the refs alone have it. */
export function foresee<State extends string>(
  state: State,
  diverged: Diverged,
  context: PlanContext,
): Foreseen<State> {
  const tried = state === "diverged" ? replayOf(diverged, context) : undefined;
  if (tried === undefined || "why" in tried) return { state, tried, replay: undefined };
  return { state: tried.picks.length === 0 ? "behind" : "replay", tried, replay: tried };
}

/** undefined where nobody asked for it. */
function replayOf(
  { table, metadata, mark, target, replays }: Diverged,
  { dataBranch, now }: PlanContext,
): Replay | Refused | undefined {
  if (replays === undefined) return undefined;
  const walk = walkOf(metadata, dataBranch, mark, target);
  if ("why" in walk) return walk;
  const why = readAgain(metadata, mark);
  if (why !== undefined) return { why };
  const facts = replays.get(table);
  if (facts === undefined) return { why: "Its files were not read." };
  if ("unknown" in facts) return { why: facts.unknown, mend: facts.mend };
  return planReplay(metadata, walk, facts, now);
}

/** Rows of a data branch whose state was taken back are the next sync's to read: it has. */
function readAgain(metadata: TableMetadata, mark: Mark): string | undefined {
  const isMoved = mark.stateTakenBack !== undefined && restoreState(metadata, mark).length > 0;
  return isMoved
    ? "The connector's state was taken back when the data branch was ended or undone, and a sync has moved it since: that one has read the rows of the data branch again."
    : undefined;
}

/** What nobody can tell from the table: whether somebody has read the replayed rows already, or will once more. */
export function replayFindings(
  plan: TablePlan,
  metadata: TableMetadata,
  mark: Mark,
): readonly Finding[] {
  return [...overwritten(plan, metadata), ...takenBack(plan, metadata, mark)];
}

function overwritten(
  { table, branch, onto, target, base }: TablePlan,
  metadata: TableMetadata,
): readonly Finding[] {
  if (target === null) return [];
  const found = gainedSince(metadata, target, base).find(
    (one) => one.summary?.operation === "overwrite" && !replacesPartitions(one),
  );
  if (found === undefined) return [];
  return [
    {
      code: "IB437",
      level: "warning",
      message: `${table}: ${onto} has been overwritten since ${branch} was made (snapshot ${found["snapshot-id"]}, ${snapshotsText([found])}); if that was a full refresh, it has read the rows of ${branch} already.`,
      hint: compare(branch),
    },
  ];
}

function compare(branch: string): string {
  return `Compare the two branches before publishing, and where rows are on both, put them aside (icebranch refresh --branch ${shellWord(branch)} --discard); once it is published, icebranch undo takes them back.`;
}

function takenBack(
  { table, branch, onto }: TablePlan,
  metadata: TableMetadata,
  mark: Mark,
): readonly Finding[] {
  const hasState = Object.keys(connectorState(metadata)).length > 0;
  if (!hasState || !isTakenBackSince(metadata, branch, mark)) return [];
  return [
    {
      code: "IB437",
      level: "warning",
      message: `${table}: the end of another data branch has taken the connector's state back since ${branch} was made, so that a sync of ${onto} may have read rows of ${branch} once more, or may yet.`,
      hint: compare(branch),
    },
  ];
}
