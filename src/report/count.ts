/** `1 row`, `1,204 rows`. */
export function count(number: number, noun: string, plural = "s"): string {
  return `${digits(number)} ${noun}${number === 1 ? "" : plural}`;
}

/** By hand: the first use of `Intl` costs as much as starting Node does. */
export function digits(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

const units = ["kB", "MB", "GB", "TB", "PB", "EB"];

/** `512 bytes`, `1.2 MB`, `480 GB`: two digits or three say enough. */
export function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, "byte");
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  const value = bytes / 1000 ** power;
  return `${value < 99.95 ? value.toFixed(1) : digits(Math.round(value))}\u00a0${units[power - 1]}`;
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
