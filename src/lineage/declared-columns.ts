/** What a table's columns will be, where a change declares others than its base did. */
import type { Columns } from "../iceberg/table-metadata.ts";

/**
 * What the change declares anew is done to the table as the catalog has it: what neither declaration
 * says, as the columns that a connector adds, is no change. A first declaration only describes a
 * table that is there.
 */
export function asDeclared(
  inCatalog: Columns | undefined,
  old: Columns | undefined,
  now: Columns | undefined,
): Columns | undefined {
  if (inCatalog === undefined) return now;
  if (old === undefined || now === undefined) return inCatalog;
  const [before, after] = [byName(old), byName(now)];
  const isChanged = (name: string) =>
    JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name));
  const there = new Set(inCatalog.map(({ name }) => name));
  return [
    ...inCatalog.flatMap((column) => {
      const { name } = column;
      return isChanged(name) ? (after.get(name) ?? []) : [column];
    }),
    ...now.filter(({ name }) => !there.has(name) && isChanged(name)),
  ];
}

function byName(columns: Columns): ReadonlyMap<string, Columns[number]> {
  return new Map(columns.map((column) => [column.name, column]));
}
