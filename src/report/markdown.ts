import type { Finding } from "../errors.ts";
import { count, shortened } from "./count.ts";
import { atomicitySentences, changedViews, tableText, tableWord } from "./forecast.ts";
import { clip, visible, withoutCommands } from "./harmless.ts";
import { code, fence, prose } from "./markdown-text.ts";
import { draw } from "./mermaid.ts";
import { nextSteps } from "./next.ts";
import type { Report } from "./report.ts";
import { fit, type Section } from "./sections.ts";
import { verdictOf } from "./verdict.ts";

/** Bytes: a comment holds 65,536 characters, a job summary 1 MiB, a check run's text 65,535. */
export const commentLimit = 65_535;
export const summaryLimit = 1_048_576;

/** For a comment on a pull request or a job's summary: the verdict first, what is long folded. */
export function renderMarkdown(
  report: Report,
  { limit = commentLimit }: { readonly limit?: number } = {},
): string {
  const sections = [
    heading(report),
    problems(report),
    tables(report),
    changes(report),
    drawing(report),
    patch(report),
    conflicts(report),
    views(report),
    notIsolated(report),
    next(report),
  ];
  return `${marker(report)}\n${fit(sections, limit - marker(report).length - 1)}`;
}

/** Finds our comment again, and says whether it has to be written anew. Hidden, and never cut. */
export function marker({ project, digest }: Pick<Report, "project" | "digest">): string {
  // Two hyphens, or `>` after them, could end the comment.
  const safe = encodeURIComponent(project.toWellFormed()).replaceAll("-", "%2D");
  return `<!-- icebranch/report/1 project=${clip(safe, 1000)} digest=${clip(digest, 80)} -->`;
}

function heading(report: Report): Section {
  const { headline, counts, alert } = verdictOf(report);
  const kind = report.result === "ok" || report.result === "nothing-to-do" ? "WARNING" : "CAUTION";
  const items = [
    `## icebranch: ${prose(headline)}`,
    ...(counts.length === 0 ? [] : [`\n${counts.join(" · ")}`]),
    ...(alert === null ? [] : [`\n> [!${kind}]\n> ${prose(alert)}`]),
  ];
  return { rank: 0, open: "", items, close: "", leftOut: () => "" };
}

function problems({ findings }: Report): Section {
  return {
    rank: 1,
    open: "### Problems",
    items: findings.map(problem),
    close: "",
    leftOut: (number) => `${count(number, "more problem")} in the JSON report.`,
  };
}

function problem({ level, code: name, file, line, column, message, hint }: Finding): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const texts = [message, ...(hint === undefined ? [] : [hint])].map(prose);
  return `- **${level} ${name}**${place === "" ? "" : ` ${code(place)}`}: ${texts.join(" ")}`;
}

function tables(report: Report): Section {
  const rows = report.tables.map((table) =>
    row([code(table.table), tableWord(table), prose(tableText(table))]),
  );
  const after = atomicitySentences(report).map(prose);
  return {
    rank: 2,
    open: `### Tables\n\n${head(["Table", "State", "What happens"])}`,
    items: rows,
    close: after.length === 0 ? "" : `\n${after.join(" ")}`,
    leftOut: (number) => `${count(number, "more table")} in the JSON report.`,
  };
}

function changes({ changes }: Report): Section {
  const rows = changes.map(({ node, kind, change, impact, because }) =>
    row([code(node), kind, change, impact, shortened(because, code)]),
  );
  return {
    rank: 5,
    open: `### Changes\n\n${head(["Node", "Kind", "Change", "Impact", "Because of"])}`,
    items: rows,
    close: "",
    leftOut: (number) => `${count(number, "more change")} in the JSON report.`,
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

function patch({ workflow }: Report): Section {
  const text = workflow?.changed ? workflow.patch.replace(/\n$/, "") : "";
  const lines = text === "" ? [] : text.split("\n").map((line) => withoutCommands(visible(line)));
  const { open, close } = fence("diff", lines);
  const summary = `<summary>${prose(`What changes in ${workflow?.path ?? ""}`)}</summary>`;
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
    open: "### Left to you in the workflow file",
    items: (workflow?.conflicts ?? []).map((conflict) => `- ${prose(conflict)}`),
    close: "",
    leftOut: (number) => `${count(number, "more place")} in the JSON report.`,
  };
}

function views(report: Report): Section {
  return {
    rank: 8,
    open: "<details><summary>Views (they read main, not the data branch)</summary>\n",
    items: changedViews(report).map(
      ({ node, reads }) => `- ${code(node)} reads ${shortened(reads, code) || "no table"}`,
    ),
    close: "\n</details>",
    leftOut: (number) => `${count(number, "more view")} in the JSON report.`,
  };
}

function notIsolated({ notIsolated }: Report): Section {
  return {
    rank: 4,
    open: "### Not isolated by the data branch",
    items: notIsolated.map((sentence) => `- ${prose(sentence)}`),
    close: "",
    leftOut: (number) => `${count(number, "more sentence")} in the JSON report.`,
  };
}

function next(report: Report): Section {
  return {
    rank: 3,
    open: "### Next",
    items: nextSteps(report).map(({ why, command }) =>
      command === null ? `- ${prose(why)}.` : `- ${prose(why)}: ${code(command)}`,
    ),
    close: "",
    leftOut: (number) => `${count(number, "more step")} in the JSON report.`,
  };
}

function head(names: readonly string[]): string {
  return `${row(names)}\n${row(names.map(() => "---"))}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
