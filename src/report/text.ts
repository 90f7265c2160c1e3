import type { ChangeKind } from "../lineage/graph.ts";
import { columnList, columnTexts, plannedBy } from "./columns.ts";
import { count, shortened } from "./count.ts";
import { atomicitySentences, publishing, tableText, tableWord } from "./forecast.ts";
import { mapStrings, visible, withoutCommands } from "./harmless.ts";
import { hang, problemLines, type Sheet, wrap } from "./lines.ts";
import { committedText, problemsOf, rivalAdvice, rivalSentences } from "./merging.ts";
import { nextSteps } from "./next.ts";
import { type Paint, painter } from "./paint.ts";
import type { Report, ReportTable } from "./report.ts";
import { isToCommit, verdictOf } from "./verdict.ts";
import { toldViews, viewWords } from "./view-lines.ts";

/** Lines of the file's change that a terminal shows; `workflow --check` is there for the rest. */
const patchLines = 40;

/** For a person in a terminal: what came of it, then why, then what to do. */
export function renderText(
  report: Report,
  { color, width = 80 }: { readonly color: boolean; readonly width?: number },
): string {
  const sheet = { paint: painter(color), width };
  const safe = mapStrings(report, visible);
  const sections = [
    heading(safe, sheet),
    changes(safe, sheet),
    tables(safe, sheet),
    views(safe, sheet),
    problems(safe, sheet),
    rivals(safe, sheet),
    notIsolated(safe, sheet),
    // The one text of many lines: each is made harmless by itself.
    workflow(safe, report.workflow?.patch ?? "", sheet),
    files(safe, sheet),
    next(safe, sheet),
  ];
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return withoutCommands(`${texts.join("\n\n")}\n`);
}

function heading(report: Report, { paint, width }: Sheet): string[] {
  const { headline, counts, alert } = verdictOf(report);
  const isStopped = report.result === "blocked" || report.result === "failed";
  const colour = isStopped ? "red" : alert === null ? "green" : "yellow";
  return [
    ...wrap(`${headline}.`, width).map((line) => paint("bold", paint(colour, line))),
    ...(counts.length === 0 ? [] : wrap(`${counts.join(", ")}.`, width)),
    ...(alert === null ? [] : wrap(alert, width)),
  ];
}

function problems(report: Report, sheet: Sheet): string[] {
  const findings = problemsOf(report);
  if (findings.length === 0) return [];
  return [sheet.paint("bold", "Problems"), ...findings.flatMap((one) => problemLines(one, sheet))];
}

function changes({ changes }: Report, { paint, width }: Sheet): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map(({ node, kind, change, impact, because }) => [
    sign(change),
    node,
    kind,
    change,
    impact === "none" ? "" : impact,
    because.length === 0 ? "" : `${change === "moved" ? "from" : "by"} ${shortened(because)}`,
  ]);
  const lines = align(rows);
  return [
    paint("bold", "Changes"),
    ...changes.flatMap(({ columns }, index) => [
      lines[index] ?? "",
      ...paragraph(columnTexts(columns).join("; "), width),
    ]),
  ];
}

function paragraph(text: string, width: number): string[] {
  return text === "" ? [] : wrap(text, width, "      ");
}

function sign(change: ChangeKind): string {
  switch (change) {
    case "added":
      return "+";
    case "removed":
      return "-";
    case "modified":
      return "~";
    case "moved":
      return ">";
    case "downstream":
      return ".";
  }
}

function tables(report: Report, sheet: Sheet): string[] {
  if (report.tables.length === 0) return [];
  return [
    sheet.paint("bold", "Tables"),
    ...report.tables.flatMap((table) => tableLines(table, sheet)),
    ...atomicitySentences(report).flatMap((sentence) => wrap(sentence, sheet.width, "  ")),
  ];
}

function tableLines(table: ReportTable, { paint, width }: Sheet): string[] {
  const word = tableWord(table);
  const bad = word === "failed" || (publishing(table.state) === "stops" && table.move === null);
  return [
    `  ${table.table}  ${paint(bad ? "yellow" : "cyan", word)}`,
    ...wrap(tableText(table), width, "      "),
  ];
}

function views(report: Report, { paint, width }: Sheet): string[] {
  const views = toldViews(report);
  if (views.length === 0) return [];
  return [
    `${paint("bold", "Views")}${plannedBy(report)}`,
    ...views.flatMap((view) => {
      const words = [viewWords(view), `reads ${shortened(view.reads) || "no table"}`];
      return [
        `  ${view.node}  ${words.filter((one) => one !== "").join("; ")}`,
        ...paragraph(columnList(view).join(", "), width),
      ];
    }),
  ];
}

function rivals(report: Report, { paint, width }: Sheet): string[] {
  const sentences = rivalSentences(report, (name) => name);
  if (sentences.length === 0) return [];
  return [
    paint("bold", "In work on the same tables"),
    ...sentences.flatMap((sentence) => hang("  - ", wrap(sentence, width, "    "))),
    ...wrap(rivalAdvice, width, "  "),
  ];
}

function notIsolated({ notIsolated }: Report, { paint, width }: Sheet): string[] {
  if (notIsolated.length === 0) return [];
  return [
    paint("bold", "Not isolated by the data branch"),
    ...notIsolated.flatMap((sentence) => hang("  - ", wrap(sentence, width, "    "))),
  ];
}

function workflow(report: Report, patch: string, { paint, width }: Sheet): string[] {
  const { workflow, command } = report;
  if (workflow === null || (!workflow.changed && workflow.conflicts.length === 0)) return [];
  const isNew = patch.startsWith("--- /dev/null");
  // A new file is read in an editor, and the change of an old one where it was asked for.
  const shown =
    patch === "" || isNew || command === "build" ? [] : patch.replace(/\n$/, "").split("\n");
  const left = shown.length - patchLines;
  return [
    paint("bold", "Workflow file"),
    `  ${workflow.path}  ${workflowWord(report, isNew)}`,
    ...workflow.conflicts.flatMap((conflict) => hang("  ! ", wrap(conflict, width, "    "))),
    ...shown.slice(0, patchLines).map((text) => patchLine(visible(text), paint)),
    ...(left > 0 ? [`    … ${count(left, "line")} more; see icebranch workflow --check`] : []),
  ];
}

function workflowWord(report: Report, isNew: boolean): string {
  const { workflow, files, commit } = report;
  if (commit !== null) return committedText(commit, (name) => name);
  if (workflow !== null && files.includes(workflow.path)) {
    if (isToCommit(report)) return "is to be committed";
    if (!report.dryRun) return "written";
  }
  if (isNew) return "is to be made";
  return workflow?.changed ? "changes" : "stays";
}

function patchLine(text: string, paint: Paint): string {
  const line = `    ${text}`.trimEnd();
  if (text.startsWith("+")) return paint("green", line);
  return text.startsWith("-") ? paint("red", line) : line;
}

function files({ files, workflow, dryRun }: Report, { paint }: Sheet): string[] {
  const others = files.filter((path) => path !== workflow?.path);
  return others.length === 0
    ? []
    : [paint("bold", dryRun ? "To be written" : "Written"), ...others.map((path) => `  ${path}`)];
}

function next(report: Report, { paint, width }: Sheet): string[] {
  const steps = nextSteps(report);
  if (steps.length === 0) return [];
  return [
    paint("bold", "Next"),
    ...steps.flatMap(({ why, command }) => [
      ...wrap(command === null ? `${why}.` : `${why}:`, width, "  "),
      ...(command === null ? [] : [`      ${paint("cyan", command)}`]),
    ]),
  ];
}

/** Columns as wide as their widest cell, empty ones left out. */
function align(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return rows.map((row) => {
    const cells = row.flatMap((cell, column) => {
      const width = widths[column] ?? 0;
      return width === 0 ? [] : [cell.padEnd(width)];
    });
    return `  ${cells.join("  ")}`.trimEnd();
  });
}
