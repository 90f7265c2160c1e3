/** Moving `main`, or what a pull request is stacked on, of all tables of a data branch, all or none. */

import { compareText, type Finding } from "../errors.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
import { branchHead } from "../iceberg/refs.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { classify, type Forecast, hasLateRows, isSecondRoot } from "./classify.ts";
import { openMark, pinRefs, pinShape, pinTable } from "./commits.ts";
import { type CatalogState, type CatalogTable, isOurs, type PlanContext } from "./context.ts";
import { hexDigest } from "./digest.ts";
import { apartFinding, stuckHint } from "./forecast-findings.ts";
import { type Target, targetFinding, targetOf } from "./onto.ts";
import type { Plan, TablePlan } from "./plan.ts";
import { allOrNone, type PlannedTable } from "./planned-table.ts";
import { publishUpdates } from "./publish-commit.ts";
import type { Replay, Replays } from "./replay.ts";
import { foresee, replayFindings } from "./replay-table.ts";
import type { Refused } from "./replay-walk.ts";
import { shapeChange, shapeFindings } from "./shape-change.ts";
import { describeTable } from "./table-plan.ts";
import type { WrittenTable } from "./written-tables.ts";

/** A table whose data branch is to be published. */
interface Candidate {
  readonly written: WrittenTable;
  readonly found: CatalogTable;
  readonly mark: Mark;
  readonly target: Target;
  readonly forecast: Forecast;
}

export interface PublishOptions {
  readonly onDiverged: "fail" | "skip" | "replay";
  /** What the files of diverged tables say, where they are to be replayed. */
  readonly replays?: Replays | undefined;
  /** Whether the branch was named by a person: then what was undone, and late rows, count too. */
  readonly explicit: boolean;
  /** When its pull request was merged, in milliseconds since 1970, where that is known. */
  readonly mergedAt?: number | undefined;
}

/**
 * From marks and refs, never from commits: squash, rebase, queue and merge commit are one case.
 * `context.head` is the commit of the production branch that is published for.
 */
export function planPublish(
  written: readonly WrittenTable[],
  state: CatalogState,
  context: PlanContext,
  options: PublishOptions,
): readonly PlannedTable[] {
  const candidates = written
    .map((one) => candidate(one, state.get(one.table), context, options))
    .filter((one) => one !== undefined);
  const publish = begunPublish(candidates, state, context) ?? publishId(candidates, context);
  return allOrNone(candidates.map((one) => planCandidate(one, publish, context, options)));
}

/**
 * The name of a publish of the same merge that ended before all of its tables were moved, as it may
 * between two catalogs: one undo takes back all of it. Not once main has moved on from there, since
 * that undo is over.
 */
function begunPublish(
  candidates: readonly Candidate[],
  state: CatalogState,
  context: PlanContext,
): string | undefined {
  // What was published before, and is again, is another one.
  if (candidates.some(({ mark }) => mark.state !== "open")) return undefined;
  const begun = [...state.values()].flatMap(({ table: { metadata } }) => {
    const mark = marksOf(metadata).get(context.dataBranch);
    if (!isOurs(mark, context) || mark.state !== "published") return [];
    const { publish, onto = MAIN } = mark;
    if (publish?.merge !== context.head || publish.from === publish.to) return [];
    return [{ id: publish.id, isThere: branchHead(metadata, onto) === publish.to }];
  });
  const ids = begun.map(({ id }) => id).sort(compareText);
  return begun.every(({ isThere }) => isThere) ? ids[0] : undefined;
}

/** Named by what it does, so that two runs that race give it the same name. */
function publishId(candidates: readonly Candidate[], { dataBranch }: PlanContext): string {
  const moves = candidates.map(({ written, found: { table }, target }) =>
    [
      written.table,
      ...(target.ref === MAIN ? [] : [target.ref]),
      branchHead(table.metadata, target.ref) ?? "-",
      branchHead(table.metadata, dataBranch) ?? "-",
    ].join(" "),
  );
  return hexDigest([dataBranch, ...moves.sort(compareText)].join("\n")).slice(0, 12);
}

function candidate(
  written: WrittenTable,
  found: CatalogTable | undefined,
  context: PlanContext,
  { explicit }: PublishOptions,
): Candidate | undefined {
  if (found === undefined) return undefined;
  const { metadata } = found.table;
  const mark = marksOf(metadata).get(context.dataBranch);
  const head = branchHead(metadata, context.dataBranch);
  const main = branchHead(metadata, MAIN);
  const make = (one: Mark, base = one.snapshot): Candidate => {
    const target = targetOf(metadata, one, context);
    const forecast = classify(metadata, context.dataBranch, { snapshot: base }, target.head);
    return { written, found, mark: one, target, forecast };
  };
  // Made by a first sync after the last build: ours by its name and by the absence of main.
  if (mark === undefined) {
    const isApart = isSecondRoot(metadata, context.dataBranch);
    if (written.nodes.length === 0 || head === null || (main !== null && !isApart))
      return undefined;
    const own = openMark(metadata, context, targetOf(metadata, undefined, context));
    return make(isApart ? { ...own, snapshot: null } : own);
  }
  if (!isOurs(mark, context)) return undefined;
  switch (mark.state) {
    case "open":
      return make(mark);
    case "undone":
      return explicit ? make(mark) : undefined;
    case "published":
      return explicit && hasLateRows(metadata, context.dataBranch, mark)
        ? make(mark, mark.publish?.head ?? mark.publish?.to ?? null)
        : undefined;
    case "closed":
      return undefined;
  }
}

function planCandidate(
  candidate: Candidate,
  publish: string,
  context: PlanContext,
  options: PublishOptions,
): PlannedTable {
  const { written, found, mark, target } = candidate;
  const { metadata } = found.table;
  const { mergedAt, replays } = options;
  const diverged = { table: written.table, metadata, mark, target, replays };
  const { state: forecast, tried, replay } = foresee(candidate.forecast, diverged, context);
  const described = describeTable(written, found, context.dataBranch, forecast, mark, {
    ...target,
    tried,
  });
  const plan = { ...described, pull: context.owner.pull ?? described.pull };
  const level = options.onDiverged === "skip" ? "warning" : "error";
  const isApart = isSecondRoot(metadata, context.dataBranch);
  const why = isApart ? apartFinding(plan, level) : refusal(plan, forecast, level, tried);
  const refused = targetFinding(written.table, target, level) ?? why;
  const findings = [
    ...(refused === undefined ? [] : [refused]),
    ...shapeFindings(
      written.table,
      written.nodes,
      shapeChange(found.table, context.dataBranch, mark),
    ),
    ...(replay === undefined ? [] : replayFindings(plan, metadata, mark)),
  ];
  if (refused?.level === "warning") return { plan, findings, commit: undefined, skipped: true };
  if (refused !== undefined) return { plan, findings, commit: undefined };
  const moves = forecast !== "equal" && forecast !== "behind";
  const to = replay?.head ?? plan.head;
  const commit = {
    identifier: found.table.identifier,
    requirements: [
      pinTable(metadata),
      ...pinRefs(metadata, context.dataBranch, target.ref),
      ...pinShape(metadata),
    ],
    updates: publishUpdates(
      { metadata, mark, target, moves, replay, id: publish, mergedAt },
      context,
    ),
  };
  const move = {
    table: written.table,
    result: moves ? ("published" as const) : ("nothing" as const),
    from: target.head,
    to: moves ? to : target.head,
    undo: moves && target.ref === MAIN ? `icebranch undo --publish ${publish}` : null,
  };
  const writes = moves && replay !== undefined ? { replay: replay.picks } : {};
  return { plan, findings, commit: { move, commit, ...writes } };
}

/** Why this table's main must not move; undefined where it may, or need not. */
function refusal(
  plan: TablePlan,
  forecast: Forecast | "replay",
  level: Finding["level"],
  tried: Replay | Refused | undefined,
): Finding | undefined {
  const { table, branch, note } = plan;
  const hint = stuckHint(plan, tried);
  switch (forecast) {
    case "diverged":
      return { code: "IB401", level, message: `${table} was not published: ${note ?? ""}`, hint };
    case "history-expired":
      return { code: "IB403", level, message: `${table} was not published: ${note ?? ""}`, hint };
    case "missing":
      return {
        code: "IB404",
        level,
        message: `${table} was not published: ${note ?? ""}`,
        hint: `End what is left of the data branch (icebranch clean --branch ${shellWord(branch)}), or make it again (icebranch build) and run the connectors.`,
      };
    case "equal":
    case "behind":
    case "fast-forward":
    case "new-main":
    case "replaced":
    case "replay":
      return undefined;
  }
}

/** `atomic: require`: tables of several catalogs, or of one that moves them in turn, are not published. */
export function requireAtomic(
  planned: readonly PlannedTable[],
  catalogs: Plan["catalogs"],
): readonly PlannedTable[] {
  const moving = planned.filter(({ commit }) => commit !== undefined);
  const names = [...new Set(moving.map(({ plan }) => plan.catalog))];
  const oneByOne = catalogs.filter(({ name, atomic }) => names.includes(name) && !atomic);
  if (moving.length < 2 || (names.length < 2 && oneByOne.length === 0)) return planned;
  const finding: Finding = {
    code: "IB422",
    level: "error",
    message: `The tables of ${names.join(", ")} cannot be moved all or none, and publish.atomic requires it.`,
    hint: "Keep the tables in one catalog, or set publish.atomic to prefer: then it is all or none in each catalog.",
  };
  return allOrNone(
    planned.map((one, index) =>
      index === 0 ? { ...one, findings: [...one.findings, finding] } : one,
    ),
  );
}
