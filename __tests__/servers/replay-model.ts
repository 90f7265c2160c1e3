/** A table as a naive model has it: snapshots with the rows of their files, and no file is read. */

/** A file, by the rows that it holds. */
export interface ModelFile {
  readonly spec: string;
  readonly partition: string;
  readonly rows: readonly number[];
}

export type Kind = "append" | "replace" | "replace-partitions" | "delete";

export interface ModelSnapshot {
  readonly label: string;
  readonly parent: string | null;
  readonly kind: Kind;
  readonly added: readonly ModelFile[];
  readonly removed: readonly ModelFile[];
  readonly live: readonly ModelFile[];
  /** Rows that delete files take from the live ones. */
  readonly deleted: ReadonlySet<number>;
  /** What it was picked from. */
  readonly source?: string;
}

export interface ModelTable {
  version: 1 | 2 | 3;
  /** Of the partition spec in force. */
  fields: readonly string[];
  /** Besides `id` and `region`, with their types. */
  columns: { readonly [column: string]: string };
  /** By row, the columns that it was written with. */
  readonly written: Map<number, { readonly [column: string]: string }>;
  readonly snapshots: Map<string, ModelSnapshot>;
  readonly refs: Map<string, string>;
  readonly expired: Set<string>;
  /** Whether a column was renamed or dropped since the data branches were made. */
  isBroken: boolean;
  /** Removed from the storage. */
  readonly lost: Set<ModelFile>;
  /** Where each data branch was made; its head at its last publish since. */
  readonly bases: Map<string, string>;
  rows: number;
  labels: number;
}

export function newTable(
  version: ModelTable["version"],
  fields: ModelTable["fields"],
  columns: ModelTable["columns"],
): ModelTable {
  return {
    ...{ version, fields, columns, isBroken: false, rows: 0, labels: 0 },
    ...{ written: new Map(), snapshots: new Map(), refs: new Map() },
    ...{ expired: new Set(), lost: new Set(), bases: new Map() },
  };
}

export function headOf(table: ModelTable, ref: string): ModelSnapshot | undefined {
  return table.snapshots.get(table.refs.get(ref) ?? "");
}

/** The ids that a ref shows. */
export function rowsOf(table: ModelTable, ref: string): readonly number[] {
  const head = headOf(table, ref);
  const rows = head?.live.flatMap((file) => file.rows) ?? [];
  return rows.filter((row) => !head?.deleted.has(row)).sort((a, b) => a - b);
}

/** Numbers that no row has yet. */
export function newRows(table: ModelTable, count: number): readonly number[] {
  const rows = Array.from({ length: count }, (_, index) => table.rows + index + 1);
  table.rows += count;
  for (const row of rows) table.written.set(row, table.columns);
  return rows;
}

/** One file a partition, for each of the lists. */
export function filesOf(table: ModelTable, lists: readonly (readonly number[])[]): ModelFile[] {
  const spec = table.fields.join();
  return lists.flatMap((rows) => {
    const byPartition = Map.groupBy(rows, (row) =>
      table.fields.map((field) => partitionOf(field, row)).join("/"),
    );
    return [...byPartition].map(([partition, own]) => ({ spec, partition, rows: own }));
  });
}

export interface Change {
  readonly kind: Kind;
  readonly added?: readonly ModelFile[];
  readonly removed?: readonly ModelFile[];
  /** In delete files. */
  readonly deleted?: readonly number[];
  readonly source?: string;
}

/** Puts a snapshot on top of a ref. Answers its label. */
export function commit(
  table: ModelTable,
  ref: string,
  { kind, added = [], removed = [], deleted = [], source }: Change,
): string {
  const parent = headOf(table, ref);
  const label = `s${++table.labels}`;
  const gone = new Set(removed);
  table.snapshots.set(label, {
    ...{ label, kind, added, removed, parent: parent?.label ?? null },
    live: [...(parent?.live ?? []).filter((file) => !gone.has(file)), ...added],
    deleted: new Set([...(parent?.deleted ?? []), ...deleted]),
    ...(source === undefined ? {} : { source }),
  });
  table.refs.set(ref, label);
  return label;
}

/** Labels from a snapshot to its root; where one is expired it is the last, since its child names it. */
export function chainOf(
  table: ModelTable,
  label: string | null,
): { readonly labels: readonly string[]; readonly isCut: boolean } {
  const labels: string[] = [];
  for (let next = label; next !== null; ) {
    labels.push(next);
    if (table.expired.has(next)) return { labels, isCut: true };
    next = table.snapshots.get(next)?.parent ?? null;
  }
  return { labels, isCut: false };
}

/** What a row has in a column that it was written with. */
export function cellOf(column: string, type: string, row: number): string | number {
  if (column === "id") return row;
  if (column === "region") return row % 2 === 0 ? "south" : "north";
  switch (type) {
    case "string":
      return `s${row}`;
    case "long":
      return row * 1000;
    case "int":
      return row;
    case "double":
      return row + 0.5;
    case "timestamp":
      return timestamp(row);
    default:
      throw new Error(`No value of type ${type}`);
  }
}

function timestamp(row: number): string {
  const at = new Date(Date.UTC(2026, 0, 1, row * 6));
  return at.toISOString().slice(0, "2026-01-01T00:00".length);
}

/** https://iceberg.apache.org/spec/#partition-transforms */
export function partitionOf(field: string, row: number): string {
  const [, transform = "", width = ""] = /^(\w+)(?:\[(\d+)\])?/.exec(field) ?? [];
  switch (transform) {
    case "region":
      return row % 2 === 0 ? "south" : "north";
    case "bucket":
      return String((murmur3(row) & 0x7fffffff) % Number(width));
    case "truncate":
      return String(row - (row % Number(width)));
    case "day":
      return timestamp(row).slice(0, "2026-01-01".length);
    default:
      throw new Error(`No transform ${field}`);
  }
}

/** Of eight bytes, the number's own and zeros. https://iceberg.apache.org/spec/#appendix-b-32-bit-hash-requirements */
function murmur3(row: number): number {
  const rotate = (x: number, by: number) => (x << by) | (x >>> (32 - by));
  let hash = 0;
  for (const word of [row, 0]) {
    const mixed = Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
    hash = Math.imul(rotate(hash ^ mixed, 13), 5) + 0xe6546b64;
  }
  hash = Math.imul(hash ^ 8 ^ ((hash ^ 8) >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
