/** Tables as the pages have them: the first column is words, the others are figures. */

export function headOf(title: string, columns: readonly string[]): string {
  const rule = columns.map((_, column) => (column === 0 ? "---" : "---:"));
  return `\n### ${title}\n\n${rowOf(columns)}\n${rowOf(rule)}`;
}

export function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
