/** Rows as lines of text in columns. */
import type { Row } from "./parquet-file.ts";

/** The column names, then the rows by their first column; numbers are set right. */
export function rowTable(rows: readonly Row[]): readonly string[] {
  const columns = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => columns.map((column) => cellText(row[column]))).sort(byFirst);
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const isNumeric = columns.map((column) => rows.every((row) => isNumber(row[column])));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => {
        const width = widths[index] ?? 0;
        return isNumeric[index] ? text.padStart(width) : text.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [line(columns), ...cells.map(line)];
}

function cellText(value: Row[string] | undefined): string {
  if (value === null || value === undefined) return "-";
  return value instanceof Date ? value.toISOString().slice(0, 16).replace("T", " ") : String(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" || typeof value === "bigint";
}

function byFirst([a = ""]: readonly string[], [b = ""]: readonly string[]): number {
  return a.localeCompare(b, "en", { numeric: true });
}
