/** Which known names someone may have meant. */
import { compareText } from "../errors.ts";

/** Nobody types longer ones, and comparing two takes the product of their lengths. */
const MAX_LENGTH = 300;

/** Up to `limit` candidates within a third of the name's length in edits, the nearest first. */
export function nearestNames(name: string, candidates: Iterable<string>, limit = 1): string[] {
  if (name.length > MAX_LENGTH) return [];
  const reach = Math.max(1, Math.floor(name.length / 3));
  const found: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > reach) continue;
    const distance = editDistance(fold(name), fold(candidate), reach);
    if (distance <= reach) found.push({ candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance || compareText(a.candidate, b.candidate));
  return found.slice(0, limit).map(({ candidate }) => candidate);
}

/** `catalogUrl` and `catalog-url` are one word in two spellings. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, "");
}

/** Insertions, deletions, replacements and swaps of neighbours from `a` to `b`; anything above `reach` once it is certain. */
function editDistance(a: string, b: string, reach: number): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = cell(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? cell(before, j - 2) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(replaced, swapped, cell(row, j) + 1, cell(next, j - 1) + 1));
    }
    if (Math.min(...next, ...row) > reach) return reach + 1;
    [before, row] = [row, next];
  }
  return cell(row, b.length);
}

function cell(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
