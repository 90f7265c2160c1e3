/** The parts of a page that are tables. */
import { columnTexts } from "./columns.ts";
import { count, shortened } from "./count.ts";
import { dataDiff } from "./data-diff.ts";
import { atomicitySentences, ontoOf, tableText, tableWord } from "./forecast.ts";
import { code, prose } from "./markdown-text.ts";
import type { Report } from "./report.ts";
import type { Section } from "./sections.ts";

export function tables(report: Report): Section {
  const rows = report.tables.map((table) =>
    row([code(table.table), tableWord(table), prose(tableText(table))]),
  );
  const after = atomicitySentences(report).map(prose);
  return {
    rank: 2,
    open: `### Tables\n\n${head(["Table", "State", "Details"])}`,
    items: rows,
    close: after.length === 0 ? "" : `\n${after.join(" ")}`,
    leftOut: (number) => `${count(number, "more table")} in the JSON report.`,
  };
}

export function dataDifferences(report: Report): Section {
  const { differences, same } = dataDiff(report);
  const hasSchema = differences.some(({ schema }) => schema !== "");
  const rows = differences.map(({ table, rows, files, size, schema }) =>
    row([code(table), rows, files, size, ...(hasSchema ? [prose(schema)] : [])]),
  );
  const names = ["Table", "Rows", "Files", "Size", ...(hasSchema ? ["Schema"] : [])];
  const summary = `<summary>${prose(`Rows, files and size: ${sidesOf(report)}`)}</summary>`;
  return {
    rank: 5,
    open: `<details>${summary}\n\n${head(names, [1, 2, 3])}`,
    items: rows,
    close: `${same === 0 ? "" : `\n${count(same, "more table")}: no difference.\n`}\n</details>`,
    leftOut: (number) => `${count(number, "more comparison")} in the JSON report.`,
  };
}

function sidesOf({ tables }: Report): string {
  const before = shortened([...new Set(tables.map(ontoOf))]);
  const after = shortened([...new Set(tables.map(({ branch }) => branch))]);
  return `${before} compared with data branch ${after}`;
}

export function changes({ changes }: Report): Section {
  const hasColumns = changes.some(({ columns }) => columns !== undefined);
  const rows = changes.map(({ node, kind, change, impact, because, columns }) =>
    row([
      ...[code(node), kind, change, impact, shortened(because, code)],
      ...(hasColumns ? [prose(shortened(columnTexts(columns)))] : []),
    ]),
  );
  const names = ["Node", "Kind", "Change", "Impact", "Because of"];
  return {
    rank: 5,
    open: `### Changes\n\n${head(hasColumns ? [...names, "Columns"] : names)}`,
    items: rows,
    close: "",
    leftOut: (number) => `${count(number, "more change")} in the JSON report.`,
  };
}

/** `numbers`: the columns that stand at the right. */
function head(names: readonly string[], numbers: readonly number[] = []): string {
  return `${row(names)}\n${row(names.map((_, column) => (numbers.includes(column) ? "---:" : "---")))}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
