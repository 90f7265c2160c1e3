/** `1 row`, `1,204 rows`. By hand: the first use of `Intl` costs as much as starting Node does. */
export function count(number: number, noun: string): string {
  const digits = String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${digits} ${noun}${number === 1 ? "" : "s"}`;
}

/** The first names of a long list, and how many more there are. */
export function shortened(
  names: readonly string[],
  show: (name: string) => string = (name) => name,
): string {
  const left = names.length - 4;
  const shown = (left > 1 ? names.slice(0, 4) : names).map(show);
  return (left > 1 ? [...shown, `${left} more`] : shown).join(", ");
}

/** How often each value occurs, in order of first occurrence. */
export function tally<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const numbers = new Map<T, number>();
  for (const value of values) numbers.set(value, (numbers.get(value) ?? 0) + 1);
  return numbers;
}
