/** What a table's state means, in words that need no knowledge of Iceberg's refs. */
import { MAIN } from "../iceberg/table-metadata.ts";
import type { TableMove, TableOutcome, TableStateName } from "../plan/plan.ts";
import { count } from "./count.ts";
import type { Report, ReportTable } from "./report.ts";

/** What publishing would do to `main`, or to the branch below, of a table in this state. */
export function publishing(state: TableStateName): "moves" | "stops" | "waits" | "nothing" {
  switch (state) {
    case "fast-forward":
    case "new-main":
    case "replaced":
    case "replay":
      return "moves";
    case "diverged":
    case "history-expired":
    case "foreign":
    case "missing":
      return "stops";
    case "create":
    case "exists":
    case "pending":
      return "waits";
    case "equal":
    case "behind":
    case "published":
      return "nothing";
  }
}

/** In one or two words: what came of the table, what is to come, or where it stands. */
export function tableWord({ outcome, move, state }: ReportTable): string {
  if (outcome !== null) return outcome.result === "nothing" ? "unchanged" : outcome.result;
  if (move === null) return state;
  return isForeseen(move.result) ? state : `to be ${move.result}`;
}

/** Whether the state itself speaks of what the move does. */
function isForeseen(result: TableMove["result"]): boolean {
  return result === "created" || result === "published" || result === "nothing";
}

/** On one table: what was done or, before that, what will be; and what is known of its schema. */
export function tableText(table: ReportTable): string {
  const happens = table.outcome ? outcomeText(table, table.outcome) : moveText(table);
  if (table.schemaChange === null) return happens;
  const whose = table.ownSchema
    ? "The data branch's schema, and main's once it is published,"
    : "The schema, main's too,";
  return `${happens} ${whose} has ${stopped(table.schemaChange)}`;
}

/** What holds for the tables together, where all or none does not hold for all of them. */
export function atomicitySentences({ catalogs, tables }: Report): string[] {
  const used = catalogs.filter(({ name }) => tables.some(({ catalog }) => catalog === name));
  const loose = used.filter(({ atomic, readOnly }) => !atomic && readOnly === undefined);
  const sentences = loose.map(
    ({ name, type }) => `Catalog ${name} (${type}) moves its tables one after the other.`,
  );
  if (used.length > 1)
    sentences.push("All or none holds within one catalog, not from one to another.");
  return sentences;
}

function outcomeText(table: ReportTable, outcome: Omit<TableOutcome, "table">): string {
  const { from, to } = { from: at(outcome.from), to: at(outcome.to) };
  const { branch } = table;
  switch (outcome.result) {
    case "created":
      return `Branch ${branch} was made at ${to}.`;
    case "adopted":
      return `Branch ${branch} was there already, at ${to}; it is marked as ours now.`;
    case "published":
      return outcome.from === null
        ? `${ontoFirst(table)} was made at ${to}${added(table)}.`
        : `${ontoFirst(table)} moved from ${from} to ${to}${how(table)}${added(table)}.`;
    case "refreshed":
      return `Branch ${branch} moved from ${from} to ${ontoOf(table)}'s ${to}.`;
    case "removed":
      return hadOwn(table)
        ? `Branch ${branch} was removed; it was at ${from}, and a tag keeps what only it had.`
        : `Branch ${branch} was removed; it was at ${from}.`;
    case "undone":
      return `${ontoFirst(table)} went back from ${from} to ${to}.`;
    case "dropped":
      return "The table was dropped from the catalog; its files stay.";
    case "nothing":
      return table.state === "published"
        ? `Branch ${branch} had nothing to publish; ${ontoOf(table)} stays at ${to}.`
        : stateText(table);
    case "skipped":
      return `Left as it was. ${stateText(table)}`;
    case "failed":
      return "Failed; the problems say why.";
  }
}

/** Whether the branch had rows that nobody has published: where it ends, they are put under a tag. */
export function hadOwn({ state, head }: Pick<ReportTable, "state" | "head">): boolean {
  const does = publishing(state);
  return head !== null && (does === "moves" || does === "stops");
}

function moveText(table: ReportTable): string {
  if (table.move === null) return stateText(table);
  const { from, to } = { from: at(table.move.from), to: at(table.move.to) };
  switch (table.move.result) {
    case "created":
    case "published":
    case "nothing":
      return stateText(table);
    case "adopted":
      return `Branch ${table.branch} is there already, at ${to}; it is to be marked as ours.`;
    case "refreshed":
      return `Branch ${table.branch} moves from ${from} to ${ontoOf(table)}'s ${to}.`;
    case "removed":
      return hadOwn(table)
        ? `Branch ${table.branch} is to be removed; it is at ${from}, and a tag is to keep what only it has.`
        : `Branch ${table.branch} is to be removed; it is at ${from}.`;
    case "undone":
      return `${ontoFirst(table)} goes back from ${from} to ${to}.`;
    case "dropped":
      return "The table is to be dropped from the catalog; its files stay.";
  }
}

/** Where the refs stand; the plan's note says what follows from it. */
function stateText(table: ReportTable): string {
  const where = refsText(table);
  return table.note === null ? where : `${where} ${stopped(table.note)}`;
}

function refsText(table: ReportTable): string {
  const { branch, state } = table;
  const onto = ontoOf(table);
  const target = at(table.target ?? table.main);
  const [base, head] = [at(table.base), at(table.head)];
  switch (state) {
    case "create":
      return `Branch ${branch} is to be made at ${madeAt(table)}.`;
    case "exists":
      return `Branch ${branch} is there, at ${head}.`;
    case "pending":
      return `There is no branch ${branch} yet.`;
    case "equal":
      return `${ontoFirst(table)} and branch ${branch} are both at ${target}: nothing to publish.`;
    case "behind":
      return `${ontoFirst(table)} has moved on to ${target}; branch ${branch} is still at ${head}.`;
    case "fast-forward":
    case "replaced":
      if (table.target === null) return `Publishing makes ${onto} at ${head}${added(table)}.`;
      return `Publishing moves ${onto} from ${target} to ${head}${added(table)}.`;
    case "new-main":
      return `Publishing makes ${onto} at ${head}${added(table)}.`;
    case "replay":
      return `What branch ${branch} added since ${base} comes on top of ${onto}'s ${target}${added(table)}.`;
    case "diverged":
      return `${ontoFirst(table)} is at ${target} and branch ${branch} at ${head}, both past ${base}: moving ${onto} would lose rows.`;
    case "history-expired":
      return `${ontoFirst(table)} is at ${target} and branch ${branch} at ${head}.`;
    case "foreign":
      return `There is a branch ${branch}, at ${head}.`;
    case "missing":
      return `There is no branch ${branch}.`;
    case "published":
      return `Branch ${branch} has been published; ${onto} is at ${target}.`;
  }
}

/** A stacked pull request's branch is made at main where its parent has no branch on the table. */
function madeAt(table: ReportTable): string {
  if (table.target === null && table.main !== null) return `main's ${table.main}`;
  return `${ontoOf(table)}'s ${at(table.target)}`;
}

/** The ref that publishing moves, within a sentence. */
export function ontoOf({ onto }: Pick<ReportTable, "onto">): string {
  return onto === MAIN ? MAIN : `data branch ${onto}`;
}

/** The same at a sentence's start, where a ref's own name stays as it is written. */
function ontoFirst(table: ReportTable): string {
  return table.onto === MAIN ? MAIN : `Data branch ${table.onto}`;
}

function how({ state, branch }: ReportTable): string {
  return state === "replay" ? `, which has what branch ${branch} added on top` : "";
}

function added({ added }: ReportTable): string {
  return added ? `: ${count(added.rows, "row")} in ${count(added.files, "file")}` : "";
}

function at(snapshot: string | null): string {
  return snapshot ?? "no snapshot";
}

/** Ends in a full stop, whoever wrote it. */
function stopped(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
