/** Files that have something in common which should be one's own. */
import type { Code, Finding, Location } from "../errors.ts";
import { errorAt, warningAt } from "./finding.ts";

export type Group<T> = readonly [T, ...T[]];

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, Group<T>> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** One finding for each of a group of two or more, which names up to three of the others. */
export function tellEach<T extends { readonly file: string }>(
  group: Group<T>,
  code: Code,
  place: (item: T) => Location,
  words: {
    readonly message: (others: string) => string;
    readonly hint: string;
    /** Where it is only doubtful. */
    readonly level?: "warning";
  },
): Finding[] {
  if (group.length < 2) return [];
  return group.map((item) => {
    const others = group.slice(0, 4).filter((other) => other !== item);
    const named = others.slice(0, 3).map(({ file }) => file);
    const more = group.length - 1 - named.length;
    const list = more > 0 ? `${named.join(", ")} and ${more} more` : named.join(" and ");
    const at = words.level === undefined ? errorAt : warningAt;
    return at(place(item), code, words.message(list), words.hint);
  });
}
