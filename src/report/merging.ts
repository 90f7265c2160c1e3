/** What a change comes to beside its own tables: the merge, other branches, the commit. */
import { MAIN } from "../iceberg/table-metadata.ts";
import { count, shortened } from "./count.ts";
import { publishing } from "./forecast.ts";
import type { Report, ReportTable } from "./report.ts";

/** How a name is shown: as code in Markdown, as it is in a terminal. */
export type ShowName = (name: string) => string;

/** What GitHub did with the workflow file; it links the commit's id where it shows one. */
export function committedText(
  { branch, oid, verified }: NonNullable<Report["commit"]>,
  show: ShowName,
): string {
  const signed = verified ? "verified" : "not verified";
  return `committed to ${show(branch)} as ${oid.slice(0, 7)} (${signed})`;
}

/** A sentence a kind; empty where the report is not about a change that is still to be merged. */
export function mergingSentences(report: Report, show: ShowName): string[] {
  const { branch, command, result, tables } = report;
  const isAhead = branch !== null && (command === "plan" || command === "build");
  // Before the files are mended, nobody has asked the catalog.
  if (!isAhead || (tables.length === 0 && result !== "ok" && result !== "nothing-to-do")) return [];
  const kinds = Map.groupBy(tables, ({ state }) => publishing(state));
  const stops = kinds.get("stops") ?? [];
  return [
    ...movesText(kinds.get("moves") ?? [], stops.length > 0, show),
    ...exchangesText(tables, show),
    ...replaysText(tables, show),
    ...stopsText(
      stops,
      tables.some(({ state }) => state === "replay"),
      show,
    ),
    ...waitsText(kinds.get("waits") ?? [], show),
    ...stackText(tables, show),
  ];
}

function movesText(moving: readonly ReportTable[], isStopped: boolean, show: ShowName): string[] {
  if (moving.length === 0) return ["Merging moves no table."];
  const verb = isStopped ? "would move" : "moves";
  return [...Map.groupBy(moving, ({ onto }) => onto)].map(([onto, tables]) => {
    const names = namesOf(tables, show);
    const number = count(tables.length, "table");
    return `Merging ${verb} ${ontoText(onto, show)} on ${number}: ${names}${addedText(tables)}.`;
  });
}

/** Only a whole sum is worth telling. */
function addedText(tables: readonly ReportTable[]): string {
  const all = tables.flatMap(({ added }) => added ?? []);
  if (all.length < tables.length) return "";
  const rows = all.reduce((sum, { rows }) => sum + rows, 0);
  const files = all.reduce((sum, { files }) => sum + files, 0);
  return `; ${count(rows, "row")} in ${count(files, "file")} come to it`;
}

function exchangesText(tables: readonly ReportTable[], show: ShowName): string[] {
  const exchanged = tables.filter(({ state }) => state === "replaced");
  if (exchanged.length === 0) return [];
  return [`A full refresh: all rows of ${namesOf(exchanged, show)} are exchanged.`];
}

function replaysText(tables: readonly ReportTable[], show: ShowName): string[] {
  const replayed = tables.filter(({ state }) => state === "replay");
  return [...Map.groupBy(replayed, ({ onto }) => onto)].map(
    ([onto, all]) =>
      `On ${namesOf(all, show)} ${ontoText(onto, show)} has moved on since the data branch was made: what the branch added is committed again on top of it.`,
  );
}

/** `skip` leaves alone what it could replay, too. */
function stopsText(tables: readonly ReportTable[], hasReplays: boolean, show: ShowName): string[] {
  if (tables.length === 0) return [];
  const skip = hasReplays ? "" : `, unless ${show("on-diverged: skip")} is set`;
  return [
    `As things stand ${namesOf(tables, show)} cannot be published; then nothing moves${skip}.`,
  ];
}

function waitsText(tables: readonly ReportTable[], show: ShowName): string[] {
  if (tables.length === 0) return [];
  return [
    `No sync has written to the data branch of ${namesOf(tables, show)} yet: so far there is nothing to move.`,
  ];
}

function stackText(tables: readonly ReportTable[], show: ShowName): string[] {
  const parents = [...new Set(tables.map(({ onto }) => onto))].filter((onto) => onto !== MAIN);
  return parents.map(
    (onto) =>
      `This pull request is stacked: nothing of it reaches ${show(MAIN)} before the pull request of data branch ${show(onto)} is merged.`,
  );
}

/** Each other data branch, and the tables that it shares with this one. */
export function rivalSentences({ tables }: Report, show: ShowName): string[] {
  const all = tables.flatMap(({ table, rivals }) => rivals.map((rival) => ({ table, ...rival })));
  const others = Map.groupBy(all, ({ branch, pull }) => `${pull} ${branch}`);
  return [...others.values()].map((shared) => {
    const { branch, pull } = shared[0] ?? { branch: "", pull: null };
    const names = [...new Set(shared.map(({ table }) => table))];
    return `Data branch ${show(branch)}${pullText(pull)}: ${shortened(names, show)}.`;
  });
}

/** A live link at GitHub: the number is a number, whatever stands in the table's properties. */
function pullText(pull: number | null): string {
  return pull !== null && Number.isSafeInteger(pull) && pull > 0 ? ` of #${pull}` : "";
}

export const rivalAdvice =
  "Agree which goes first: where both have written, the second one is replayed on top if it only added files, or else has to start again from what the first one leaves.";

/** A notice of two data branches on a table is told at length under a heading of its own. */
export function problemsOf({ findings, tables }: Report): Report["findings"] {
  const isTold = tables.some(({ rivals }) => rivals.length > 0);
  return isTold ? findings.filter(({ code }) => code !== "IB424") : findings;
}

function ontoText(onto: string, show: ShowName): string {
  return onto === MAIN ? show(MAIN) : `data branch ${show(onto)}`;
}

function namesOf(tables: readonly ReportTable[], show: ShowName): string {
  return shortened(
    tables.map(({ table }) => table),
    show,
  );
}
