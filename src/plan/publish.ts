/** Moving `main` of all tables of a data branch, all or none. */

import { compareText, type Finding } from "../errors.ts";
import { type Mark, marksOf, undoTag } from "../iceberg/marks.ts";
import { branchHead } from "../iceberg/refs.ts";
import { MAIN, type TableMetadata, type TableUpdate } from "../iceberg/table-metadata.ts";
import { shellWord } from "../shell-word.ts";
import { classify, type Forecast, hasOwnSnapshots } from "./classify.ts";
import {
  makeRef,
  openMark,
  pinRef,
  pinShape,
  pinTable,
  redoState,
  setBranch,
  setMark,
} from "./commits.ts";
import { type CatalogState, type CatalogTable, isOurs, type PlanContext } from "./context.ts";
import { hexDigest } from "./digest.ts";
import type { Plan } from "./plan.ts";
import { allOrNone, type PlannedTable } from "./planned-table.ts";
import { describeTable, schemaChange, schemaFindings } from "./table-plan.ts";
import type { WrittenTable } from "./written-tables.ts";

/** A table whose data branch is to be published. */
interface Candidate {
  readonly written: WrittenTable;
  readonly found: CatalogTable;
  readonly mark: Mark;
  readonly forecast: Forecast;
}

export interface PublishOptions {
  readonly onDiverged: "fail" | "skip" | "replay";
  /** Whether the branch was named by a person: then what was undone, and late rows, count too. */
  readonly explicit: boolean;
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
  const publish = publishId(candidates, context);
  return allOrNone(candidates.map((one) => planCandidate(one, publish, context, options)));
}

/** Named by what it does, so that two runs that race give it the same name. */
function publishId(candidates: readonly Candidate[], { dataBranch }: PlanContext): string {
  const moves = candidates.map(({ written, found: { table } }) =>
    [
      written.table,
      branchHead(table.metadata, MAIN) ?? "-",
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
  const make = (one: Mark, base = one.snapshot): Candidate => ({
    written,
    found,
    mark: one,
    forecast: classify(metadata, context.dataBranch, { snapshot: base }),
  });
  // Made by a first sync after the last build: ours by its name and by the absence of main.
  if (mark === undefined)
    return written.nodes.length > 0 && head !== null && main === null
      ? make(openMark(metadata, context))
      : undefined;
  if (!isOurs(mark, context)) return undefined;
  switch (mark.state) {
    case "open":
      return make(mark);
    case "undone":
      return explicit ? make(mark) : undefined;
    case "published":
      return explicit && hasOwnSnapshots(metadata, context.dataBranch)
        ? make(mark, mark.publish?.to ?? null)
        : undefined;
    case "closed":
      return undefined;
  }
}

function planCandidate(
  { written, found, mark, forecast }: Candidate,
  publish: string,
  context: PlanContext,
  options: PublishOptions,
): PlannedTable {
  const { metadata } = found.table;
  const plan = describeTable(written, found, context.dataBranch, forecast, mark);
  const refused = refusal(written.table, forecast, plan.note, context, options);
  const findings = [
    ...(refused === undefined ? [] : [refused]),
    ...schemaFindings(written.table, written.nodes, schemaChange(metadata, mark)),
  ];
  if (refused?.level === "warning") return { plan, findings, commit: undefined, skipped: true };
  if (refused !== undefined) return { plan, findings, commit: undefined };
  const moves = forecast !== "equal" && forecast !== "behind";
  const commit = {
    identifier: found.table.identifier,
    requirements: [
      pinTable(metadata),
      pinRef(metadata, MAIN),
      pinRef(metadata, context.dataBranch),
      ...pinShape(metadata),
    ],
    updates: updates(metadata, mark, publish, moves, context),
  };
  const move = {
    table: written.table,
    result: moves ? ("published" as const) : ("nothing" as const),
    from: plan.main,
    to: moves ? plan.head : plan.main,
    undo: moves ? `icebranch undo --publish ${publish}` : null,
  };
  return { plan, findings, commit: { move, commit } };
}

/** One commit a table: `main` set, the old main tagged, the mark turned into a receipt. */
function updates(
  metadata: TableMetadata,
  mark: Mark,
  id: string,
  moves: boolean,
  context: PlanContext,
): readonly TableUpdate[] {
  const from = branchHead(metadata, MAIN);
  const head = branchHead(metadata, context.dataBranch);
  const to = moves ? head : from;
  const life = { now: context.now, ms: context.keepUndoMs };
  const { kept: _, stateTakenBack: __, publish: earlier, ...kept } = mark;
  const before = mark.state === "published" && earlier !== undefined ? { before: earlier } : {};
  const receipt = setMark(context.dataBranch, {
    ...kept,
    state: "published",
    at: context.now,
    publish: { id, merge: context.head, from, to, ...before },
  });
  if (!moves || head === null) return [receipt];
  return [
    ...(from === null ? [] : [makeRef(metadata, "tag", undoTag(id), from, life)]),
    setBranch(metadata, MAIN, head),
    ...redoState(metadata, mark),
    receipt,
  ];
}

/** Why this table's main must not move; undefined where it may, or need not. */
function refusal(
  table: string,
  forecast: Forecast,
  note: string | null,
  context: PlanContext,
  { onDiverged }: PublishOptions,
): Finding | undefined {
  const level = onDiverged === "skip" ? "warning" : "error";
  const later = onDiverged === "replay" ? "This version cannot replay. " : "";
  const hint = `${later}Put the data branch on the current main (icebranch refresh --branch ${shellWord(context.branch)} --discard), run the connectors on it again, then publish.`;
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
        hint: `End what is left of the data branch (icebranch clean --branch ${shellWord(context.branch)}), or make it again (icebranch build) and run the connectors.`,
      };
    case "equal":
    case "behind":
    case "fast-forward":
    case "new-main":
    case "replaced":
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
