/** One fault in a query, such as people make. */
import type { Choose } from "./choose.ts";

/** Words, quoted names, strings, numbers, and single signs. */
const tokens = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\w+|\s+|./gsu;

const others = ["nope", "SELECT", "(", ")", ",", "'x'", "1", "NULL", "*", "FROM", "sum", "::", "."];

export function mutate(choose: Choose, sql: string): string {
  const all = sql.match(tokens) ?? [];
  const at = choose.below(all.length);
  const other = choose.pick(others);
  const withOne = (...put: readonly string[]) => all.toSpliced(at, 1, ...put).join("");
  return choose.pick([
    () => withOne(other),
    () => withOne(),
    () => withOne(all[at] ?? "", " ", other),
    () => withOne(`${all[at]}x`),
    () => all.slice(0, at).join(""),
    () => withOne(all[choose.below(all.length)] ?? ""),
  ])();
}
