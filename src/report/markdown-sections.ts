/** The parts of a page that are not tables, and the order in which all parts stand. */
import type { Finding } from "../errors.ts";
import { columnList, plannedBy } from "./columns.ts";
import { count, shortened } from "./count.ts";
import { visible, withoutCommands } from "./harmless.ts";
import { changes, dataDifferences, tables } from "./markdown-tables.ts";
import { code, fence, prose } from "./markdown-text.ts";
import {
  committedText,
  mergingSentences,
  problemsOf,
  rivalAdvice,
  rivalSentences,
} from "./merging.ts";
import { draw } from "./mermaid.ts";
import { nextSteps } from "./next.ts";
import type { Report } from "./report.ts";
import type { Section } from "./sections.ts";
import { verdictOf } from "./verdict.ts";
import { toldViews, viewWords } from "./view-lines.ts";

/** What everybody reads: it stands first, and gets room first. */
export function verdictSections(report: Report): readonly Section[] {
  return [heading(report), alertBox(report), problems(report)];
}

export function commentSections(report: Report): readonly Section[] {
  return [
    tables(report),
    merging(report),
    rivals(report),
    dataDifferences(report),
    changes(report),
    drawing(report),
    commit(report),
    patch(report),
    conflicts(report),
    views(report),
    notIsolated(report),
    next(report),
  ];
}

function heading(report: Report): Section {
  const { headline, counts } = verdictOf(report);
  const items = [
    `## icebranch: ${prose(headline)}`,
    ...(counts.length === 0 ? [] : [`\n${counts.join(" · ")}`]),
  ];
  return { rank: 0, open: "", items, close: "", leftOut: () => "" };
}

/** Only where a person must act. */
function alertBox(report: Report): Section {
  const { alert } = verdictOf(report);
  const kind = report.result === "ok" || report.result === "nothing-to-do" ? "WARNING" : "CAUTION";
  const items = alert === null ? [] : [`> [!${kind}]\n> ${prose(alert)}`];
  return { rank: 0, open: "", items, close: "", leftOut: () => "" };
}

function problems(report: Report): Section {
  return {
    rank: 1,
    share: 0.7,
    open: "### Problems\n",
    items: problemsOf(report).map(problem),
    close: "",
    leftOut: (number) => `${count(number, "more problem")} in the JSON report.`,
  };
}

function problem({ level, code: name, file, line, column, message, hint }: Finding): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const texts = [message, ...(hint === undefined ? [] : [hint])].map(prose);
  return `- **${level} ${name}**${place === "" ? "" : ` ${code(place)}`}: ${texts.join(" ")}`;
}

function merging(report: Report): Section {
  return {
    rank: 0,
    open: `### ${report.pull === null ? "When it is merged" : "When this is merged"}\n`,
    items: mergingSentences(report, code).map((sentence) => `- ${sentence}`),
    close: "",
    leftOut: (number) => `${count(number, "more sentence")} on the merge in the JSON report.`,
  };
}

function rivals(report: Report): Section {
  return {
    rank: 3,
    open: "### In work on the same tables\n",
    items: rivalSentences(report, code).map((sentence) => `- ${sentence}`),
    close: `\n${rivalAdvice}`,
    leftOut: (number) => `${count(number, "more data branch", "es")} in the JSON report.`,
  };
}

/** All or nothing: half a drawing would show edges that lead nowhere. */
function drawing(report: Report): Section {
  const { lines, left } = draw(report);
  const { open, close } = fence("mermaid", lines);
  const more = left === 0 ? "" : `\n\n${count(left, "more node")} not drawn.`;
  return {
    rank: 6,
    open: "",
    items: lines.length === 0 ? [] : [`${open}\n${lines.join("\n")}\n${close}${more}`],
    close: "",
    leftOut: () => "The drawing found no room here.",
  };
}

function commit({ commit }: Report): Section {
  const items =
    commit === null ? [] : [`GitHub ${committedText(commit, code)}: ${code(commit.path)}.`];
  return { rank: 3, open: "### Workflow file\n", items, close: "", leftOut: () => "" };
}

/** What is to be written where nobody has yet; else what merging the file brings. */
function patch({ workflow, commit }: Report): Section {
  const isToDo = workflow?.changed === true && commit === null;
  const text = (isToDo ? workflow.patch : (workflow?.merging ?? "")).replace(/\n$/, "");
  const lines = text === "" ? [] : text.split("\n").map((line) => withoutCommands(visible(line)));
  const { open, close } = fence("diff", lines);
  const what = isToDo ? "What changes in" : "What merging changes in";
  const summary = `<summary>${prose(`${what} ${workflow?.path ?? ""}`)}</summary>`;
  return {
    rank: 7,
    open: `<details>${summary}\n\n${open}`,
    items: lines,
    close: `${close}\n\n</details>`,
    leftOut: (number) =>
      `${count(number, "more line")} of the workflow file's change: ${code("icebranch workflow --check")} shows them.`,
  };
}

function conflicts({ workflow }: Report): Section {
  return {
    rank: 3,
    open: "### Left to you in the workflow file\n",
    items: (workflow?.conflicts ?? []).map((conflict) => `- ${prose(conflict)}`),
    close: "",
    leftOut: (number) => `${count(number, "more place")} in the JSON report.`,
  };
}

function views(report: Report): Section {
  return {
    rank: 8,
    open: `<details><summary>${prose(`Views${plannedBy(report)}`)}</summary>\n`,
    items: toldViews(report).map((view) => {
      const words = viewWords(view);
      const reads = `reads ${shortened(view.reads, code) || "no table"}`;
      const columns = columnList(view);
      const has = columns.length === 0 ? "" : `: ${shortened(columns, code)}`;
      return `- ${code(view.node)} ${words === "" ? reads : `${words}; ${reads}`}${has}`;
    }),
    close: "\n</details>",
    leftOut: (number) => `${count(number, "more view")} in the JSON report.`,
  };
}

function notIsolated({ notIsolated }: Report): Section {
  return {
    rank: 4,
    open: "### Not isolated by the data branch\n",
    items: notIsolated.map((sentence) => `- ${prose(sentence)}`),
    close: "",
    leftOut: (number) => `${count(number, "more sentence")} in the JSON report.`,
  };
}

/** A command stands in a block of its own: GitHub puts a button there that copies it. */
function next(report: Report): Section {
  return {
    rank: 2,
    open: "### Next\n",
    items: nextSteps(report).map(({ why, command }) =>
      command === null ? `- ${prose(why)}.` : `- ${prose(why)}:\n${commandBlock(command)}`,
    ),
    close: "",
    leftOut: (number) => `${count(number, "more step")} in the JSON report.`,
  };
}

function commandBlock(command: string): string {
  const line = withoutCommands(visible(command));
  const { open, close } = fence("sh", [line]);
  return `  ${open}\n  ${line}\n  ${close}`;
}
